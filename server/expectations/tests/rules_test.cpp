#include "rows.h"

#include <linli/base/codes.h>

#include <gmock/gmock.h>

#include <functional>

namespace linli::expectations {
namespace {

using test::day;
using test::id;
using test::Little;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Signal signal(std::string_view kind, const Person& about, std::string_view on) {
    Signal s;
    s.id = id(7, 1);
    s.kind = kind;
    s.source = "公安分局";
    s.on = day(on);
    s.name = about.name;
    s.id_number = about.id_number;
    return s;
}

Signal seen(const Person& about, std::uint8_t door, std::string_view source) {
    auto s = signal("sighting", about, "2026-10-20");
    s.id_number.clear();
    s.phone = about.phone;
    s.dwelling = id(3, door);
    s.source = source;
    return s;
}

TEST(Rules, ARightCommunityHasNoFindings) { EXPECT_THAT(test::told(Little().examine()), IsEmpty()); }

/// One change, one finding, one class: nothing else is said of the same cause.
struct Case {
    std::string_view name;
    std::function<void(Little&)> spoil;
    std::string_view told;
};

const Case cases[] = {
    {"a name with a stray sign", [](Little& l) { l.people[0].name += "1"; }, "person_name/1/name"},
    {"a name in brackets", [](Little& l) { l.people[0].name += "（新）"; }, "person_name/1/name"},
    {"no name", [](Little& l) { l.people[0].name.clear(); }, "not_null/1/name"},
    {"a digit too few in the phone", [](Little& l) { l.people[0].phone.pop_back(); }, "phone/1/phone"},
    {"a full-width phone", [](Little& l) { l.people[0].phone = "１３８００１３８００１"; }, "half_width/1/phone"},
    {"a digit too few in the number", [](Little& l) { l.people[0].id_number.erase(8, 1); },
     "id_number_shape/1/id_number"},
    {"blanks in the number", [](Little& l) { l.people[0].id_number.insert(6, " "); }, "without_spaces/1/id_number"},
    {"a wrong digit", [](Little& l) { l.people[0].id_number[15] = l.people[0].id_number[15] == '9' ? '1' : '9'; },
     "id_number_checksum/2/id_number"},
    {"an unknown province",
     [](Little& l) {
         auto first = "160105" + l.people[0].id_number.substr(6, 11);
         l.people[0].id_number = first + codes::id_number_check(first);
     },
     "id_area_known/3/id_number"},
    {"a code that had ended",
     [](Little& l) {
         auto first = "110103" + l.people[2].id_number.substr(6, 11);
         first.replace(6, 4, "2014");
         l.people[2].id_number = first + codes::id_number_check(first);
         l.people[2].birth = day("2014-09-09");
         l.people[2].since = day("2015-01-01");
     },
     "id_area_in_force/3/id_number"},
    {"another birth", [](Little& l) { l.people[0].birth = day("1980-02-03"); }, "birth_agrees_with_id/4/birth"},
    {"another sex", [](Little& l) { l.people[3].sex = "male"; }, "sex_agrees_with_id/4/sex"},
    {"a word that is no code", [](Little& l) { l.people[0].presence = "在"; }, "in_list/3/presence"},
    {"a door that is not there",
     [](Little& l) {
         l.people[0].dwelling = {};
         l.relations[0].dwelling = {};
     },
     "address_resolves/6/address"},
    {"somebody who died", [](Little& l) { l.signals = {signal("death_record", l.people[0], "2026-07-01")}; },
     "deceased_active/7/status"},
    {"somebody who moved", [](Little& l) { l.signals = {signal("migration_record", l.people[0], "2026-07-01")}; },
     "moved_out_active/8/status"},
    {"no head", [](Little& l) { l.people[0].kin = "other"; }, "household_has_head/9/kin"},
    {"two heads", [](Little& l) { l.people[1].kin = "head"; }, "household_one_head/9/kin"},
    {"a daughter of her own age", [](Little& l) { l.people[1].kin = "daughter"; }, "generations_plausible/9/kin"},
    {"a father younger than his child", [](Little& l) { l.people[2].kin = "father"; }, "generations_plausible/9/kin"},
    {"a son who is a woman", [](Little& l) { l.people[2].kin = "daughter"; }, "kin_agrees_with_sex/9/kin"},
    {"a running meter in an empty home",
     [](Little& l) {
         auto s = signal("water_month", {}, "2026-10-31");
         s.dwelling = id(3, 3);
         s.litres = 5'200;
         l.signals = {s};
     },
     "vacant_but_running/10/use"},
    {"rented to nobody", [](Little& l) { l.dwellings[2].use = "rented"; }, "rented_without_tenant/10/use"},
    {"not confirmed for years", [](Little& l) { l.people[0].confirmed = day("2021-01-01"); }, "not_stale/11/confirmed"},
    {"since tomorrow", [](Little& l) { l.people[0].since = day("2027-01-01"); }, "date_not_in_future/11/since"},
    {"seen elsewhere",
     [](Little& l) {
         l.signals = {seen(l.people[0], 2, "快递驿站"), seen(l.people[0], 2, "社区活动"),
                      seen(l.people[0], 2, "快递驿站")};
     },
     "observed_elsewhere/12/address"},
    {"a row twice",
     [](Little& l) {
         l.relations.push_back(l.relations[0]);
         l.relations.back().id = id(4, 9);
     },
     "relation_unique/5/id"},
    {"a second home",
     [](Little& l) {
         l.relations.push_back(l.relations[0]);
         l.relations.back().id = id(4, 9);
         l.relations.back().dwelling = id(3, 2);
         l.relations.back().kind = "family";
     },
     "lives_in_one_place/9/lives_here"},
    {"a home before the move",
     [](Little& l) {
         l.relations.push_back(l.relations[0]);
         l.relations.back().id = id(4, 9);
         l.relations.back().dwelling = id(3, 2);
         l.relations.back().kind = "tenant";
         l.relations.back().from = day("2008-01-01");
         l.signals = {signal("migration_record", l.people[0], "2010-05-01")};
     },
     "relation_after_move/8/lives_here"},
    {"an owner with a lease",
     [](Little& l) {
         l.relations[3].kind = "owner";
         auto s = signal("rental_contract", l.people[3], "2010-05-01");
         s.dwelling = id(3, 2);
         l.signals = {s};
     },
     "kind_agrees_with_contract/10/kind"},
    {"before the house", [](Little& l) { l.relations[0].from = day("1999-01-01"); }, "relation_after_built/11/since"},
    {"an end before the beginning", [](Little& l) { l.relations[0].until = day("2009-01-01"); }, "date_order/11/since"},
    {"a door that is not there, on one side only", [](Little& l) { l.relations[0].dwelling = {}; },
     "address_resolves/6/address"},
    {"a wrong door beside what is seen",
     [](Little& l) {
         l.relations[0].dwelling = id(3, 3);
         l.signals = {seen(l.people[0], 1, "快递驿站"), seen(l.people[0], 1, "社区活动")};
     },
     "relation_observed_elsewhere/12/dwelling"},
    {"a credit code with a slip", [](Little& l) { l.merchants[0].uscc[15] = '7'; }, "uscc_checksum/2/uscc"},
};

TEST(Rules, OneCauseIsOneFindingOfItsClass) {
    for (const auto& c : cases) {
        Little little;
        c.spoil(little);
        EXPECT_THAT(test::told(little.examine()), ElementsAre(std::string(c.told))) << c.name;
    }
}

TEST(Rules, DuplicatesNameTheWeakerRowAndItsTwin) {
    Little little;
    little.people.push_back(little.people[0]);
    auto& copy = little.people.back();
    copy.id = id(1, 9);
    copy.kin = "other";
    copy.id_number = copy.id_number.substr(0, 6) + copy.id_number.substr(8, 9);  // first generation
    auto findings = little.examine();
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].row, id(1, 9));
    EXPECT_THAT(findings[0].related, ElementsAre(id(1, 1)));
    EXPECT_EQ(findings[0].error, ErrorClass::duplicate);
    copy.id_number.clear();
    findings = little.examine();
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, "same_person_without_number");
}

TEST(Rules, ACrowdIsNamedByThoseWhoBelongElsewhere) {
    Little little;
    little.dwellings[0].area_dm2 = 6'000;
    for (std::uint8_t n = 10; n < 16; ++n) {
        auto guest = little.people[3];
        guest.id = id(1, n);
        guest.kin = "other";
        guest.id_number.clear();
        guest.phone.clear();
        guest.dwelling = id(3, 1);
        little.people.push_back(guest);
    }
    const auto findings = little.examine();
    ASSERT_EQ(findings.size(), 6U);
    for (const auto& f : findings) {
        EXPECT_EQ(f.error, ErrorClass::dwelling_contradiction);
        EXPECT_EQ(f.table, Table::person);
    }
}

/// DAT-29: thirty on record, twenty-nine came, and the number of the thirtieth is wrong.
TEST(Rules, TheOneWhoDidNotComeAndHasABadNumberIsToBeVerified) {
    Little little;
    const auto model = little.people[3];
    little.people.clear();
    little.relations.clear();
    for (std::uint8_t n = 1; n <= 12; ++n) {
        auto p = model;
        p.id = id(1, n);
        p.kin = n == 1 ? "head" : "other";
        p.name = n == 5 ? "赵六" : "张三";
        p.id_number = "110105199001050" + std::to_string(10 + n);
        p.id_number += codes::id_number_check(p.id_number);
        p.phone = "139001380" + std::to_string(10 + n);
        p.sex = n % 2 == 1 ? "male" : "female";
        p.dwelling = id(3, n < 7 ? 2 : 1);
        p.household = id(2, n < 7 ? 2 : 1);
        if (n == 7) p.kin = "head";
        little.people.push_back(p);
    }
    little.dwellings[0].area_dm2 = little.dwellings[1].area_dm2 = 12'000;
    auto& ghost = little.people[4];
    ghost.id_number[15] = ghost.id_number[15] == '9' ? '1' : '9';
    for (const auto& p : little.people) {
        if (p.id == ghost.id) continue;
        auto s = signal("attendance", p, "2026-10-26");
        s.dwelling = p.dwelling;
        little.signals.push_back(s);
    }
    EXPECT_THAT(test::told(little.examine()), ElementsAre("absent_with_bad_number/12/id_number"));
    little.signals.pop_back();  // two are missing: then it is only a wrong number
    EXPECT_THAT(test::told(little.examine()), ElementsAre("id_number_checksum/2/id_number"));
}

TEST(Rules, AFindingQuotesNoPersonalValue) {
    for (const auto& c : cases) {
        Little little;
        c.spoil(little);
        for (const auto& finding : little.examine())
            for (const auto& p : little.people)
                for (const auto& value : {p.name, p.phone, p.id_number, p.address}) {
                    if (value.size() > 6) {
                        EXPECT_THAT(finding.why, Not(HasSubstr(value))) << c.name;
                    }
                }
    }
}

TEST(SafeFix, MendsOnlyWhatIsBeyondDoubt) {
    struct Fix {
        std::string_view field, value, fixed;
    };
    constexpr Fix fixes[] = {{"id_number", "110105 19491231 002x", "11010519491231002X"},
                             {"id_number", "11010519491231002X", ""},
                             {"id_number", "110105194912310021", ""},  // who knows which digit
                             {"id_number", "110105491231002", "11010519491231002X"},
                             {"phone", "１３８００１３８０００", "13800138000"},
                             {"phone", "+86 138-0013-8000", "13800138000"},
                             {"phone", "1380013800", ""},
                             {"birth", "1990年1月5日", "1990-01-05"},
                             {"birth", "32878", "1990-01-05"},
                             {"birth", "1990", ""},
                             {"name", "　王桂兰 ", "王桂兰"},
                             {"name", "王桂兰", ""},
                             {"nothing", "王桂兰 ", ""}};
    for (const auto& f : fixes)
        EXPECT_EQ(safe_fix(Table::person, f.field, f.value).value_or(""), f.fixed) << f.field << " " << f.value;
}

}  // namespace
}  // namespace linli::expectations
