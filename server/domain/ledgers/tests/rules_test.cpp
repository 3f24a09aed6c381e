#include <linli/reference/list.h>

#include "house.h"
#include "rules.h"

namespace linli::ledgers {
namespace {

Condition age(std::optional<int> from, std::optional<int> until) {
    return {.fact = "age", .any = {}, .from = from, .until = until};
}

Facts born(std::string_view birth) {
    Facts out;
    out.person.emplace();
    out.person->row.birth = day(birth);
    out.person->row.since = day("1900-01-01");
    return out;
}

struct AgeCase {
    const char* birth;
    const char* as_of;
    int from;
    bool listed;
};
/// The birthday by the calendar; somebody of 29 February completes a year on 1 March when that year has no such day.
const AgeCase ages[] = {
    {"1946-11-22", "2026-11-21", 80, false}, {"1946-11-22", "2026-11-22", 80, true},
    {"1946-11-22", "2026-11-23", 80, true},  {"1948-02-29", "2028-02-28", 80, false},
    {"1948-02-29", "2028-02-29", 80, true},  {"1936-02-29", "2026-02-28", 90, false},
    {"1936-02-29", "2026-03-01", 90, true},  {"1926-01-01", "2025-12-31", 100, false},
    {"1926-01-01", "2026-01-01", 100, true}, {"1946-12-31", "2026-12-30", 80, false},
};

TEST(ReferenceDay, AgesAreDerivedOnTheDay) {
    for (const auto& one : ages)
        EXPECT_EQ(holds(age(one.from, {}), born(one.birth), day(one.as_of)), one.listed)
            << one.birth << " " << one.as_of;
    EXPECT_EQ(birthday_of(day("1936-02-29"), 90), day("2026-03-01"));
    EXPECT_EQ(birthday_of(day("1948-02-29"), 80), day("2028-02-29"));
}

TEST(ReferenceDay, WhereASearchBeginsNeverLosesAnybody) {
    Definition d;
    for (int from = 0; from <= 100; from += 10)
        for (const auto* as_of : {"2026-02-28", "2028-02-29", "2026-03-01", "2027-12-31"}) {
            d.conditions = {age(from, from + 6)};
            const auto seek = seek_of(d, day(as_of));
            for (int shift = -3; shift <= 3; ++shift)
                for (const int years : {from, from + 7}) {
                    const auto edge = day(as_of).year() - years;
                    const auto birth = Date::of(edge, 3, 1)->plus_days(shift);
                    if (birth > day(as_of) || !holds(d.conditions[0], born(birth.text()), day(as_of))) continue;
                    EXPECT_TRUE(birth <= *seek.born_until && *seek.born_from <= birth) << birth.text() << " " << as_of;
                }
        }
}

TEST(Tiers, FollowTheAgeOnTheDay) {
    const auto& tiers = reference::built_in_list(*reference::shape_of(reference::lists::allowance_tiers));
    const std::pair<int, std::string> expected[] = {{79, ""},
                                                    {80, "longevity_80"},
                                                    {89, "longevity_80"},
                                                    {90, "longevity_90"},
                                                    {99, "longevity_90"},
                                                    {100, "longevity_100"},
                                                    {112, "longevity_100"}};
    for (const auto& [years, code] : expected) {
        const auto* found = tier_of(tiers, "longevity", years);
        EXPECT_EQ(found == nullptr ? "" : found->code, code) << years;
    }
    EXPECT_EQ(tier_of(tiers, "height", 80), nullptr);
    for (const auto& one : tiers.entries()) EXPECT_FALSE(one.text("basis").empty()) << one.code;
}

struct StandCase {
    const char* what;
    std::optional<registry::Standing> standing;
    std::optional<std::string_view> on;
    const char* since;
    const char* as_of;
    bool stands;
};
const StandCase standings[] = {
    {"lives here", {}, {}, "2020-01-01", "2026-03-01", true},
    {"comes tomorrow", {}, {}, "2026-03-02", "2026-03-01", false},
    {"comes today", {}, {}, "2026-03-01", "2026-03-01", true},
    {"died today", registry::Standing::deceased, "2026-03-01", "2020-01-01", "2026-03-01", false},
    {"died tomorrow", registry::Standing::deceased, "2026-03-02", "2020-01-01", "2026-03-01", true},
    {"moved out long ago", registry::Standing::moved_out, "2021-01-01", "2020-01-01", "2026-03-01", false},
    {"was a double", registry::Standing::merged, {}, "2020-01-01", "2026-03-01", false},
    {"was a mistake", registry::Standing::withdrawn, "2026-04-01", "2020-01-01", "2026-03-01", false},
};

TEST(ReferenceDay, OnlyWhoStandsThenIsListed) {
    for (const auto& one : standings) {
        auto facts = born("1950-05-05");
        facts.person->standing = one.standing;
        if (one.on) facts.person->standing_on = day(*one.on);
        facts.person->row.since = day(one.since);
        EXPECT_EQ(stands_on(facts, day(one.as_of)), one.stands) << one.what;
    }
    EXPECT_FALSE(stands_on(born("2026-03-02"), day("2026-03-01"))) << "not born yet";
}

registry::KnownRelation relation(registry::RelationKind kind, bool lives_here, std::string_view from) {
    registry::KnownRelation r;
    r.row.kind = kind;
    r.row.lives_here = lives_here;
    r.row.from = day(from);
    r.row.source = "property_list";
    return r;
}

TEST(Separation, NamesSignsForAndAgainstAndDecidesNothing) {
    auto facts = born("1980-05-05");
    facts.person->row.confirmed = day("2026-01-10");
    const auto today = day("2026-03-01");
    EXPECT_FALSE(separation_of(facts, today).suspected());
    EXPECT_EQ(separation_of(facts, today).against.size(), 1U) << "confirmed within a year";
    EXPECT_EQ(separation_of(facts, day("2027-02-01")).against.size(), 0U) << "that was long ago";
    facts.relations.push_back(relation(registry::RelationKind::registered_not_living, false, "2025-06-01"));
    facts.relations.push_back(relation(registry::RelationKind::owner, true, "2019-06-01"));
    const auto both = separation_of(facts, today);
    EXPECT_TRUE(both.suspected());
    EXPECT_EQ(both.with.size(), 1U);
    EXPECT_EQ(both.against.size(), 2U);
    EXPECT_FALSE(separation_of(facts, day("2025-05-31")).suspected()) << "the sign was not there yet";
    facts.person->row.presence = registry::Presence::registered_only;
    EXPECT_EQ(separation_of(facts, today).with.size(), 2U);
}

}  // namespace
}  // namespace linli::ledgers
