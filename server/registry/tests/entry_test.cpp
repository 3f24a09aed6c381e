#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/registry/bulk.h>
#include <linli/registry/entry.h>

#include "changes_fixture.h"

#include <gmock/gmock.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

namespace linli::registry {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class EntryTest : public ChangesFixture {
protected:
    EntryService entry{{database(), clock, vault, audit, *cursors}};

    /// Somebody of their own, with a valid number.
    PersonRow neighbour(const area::Ancestors& place) {
        auto p = person(place);
        p.name = "欧阳明珠";
        p.birth = Date::parse("1985-06-17").value();
        p.id_number = "110101198506170060";
        p.phone = "13611112222";
        p.address = "书香苑3号楼1单元302";
        keep(p);
        return p;
    }
    EntryQuestion asked(const PersonRow& p) { return question_of(p); }
    EntryAnswer check(const EntryQuestion& in) { return entry.check(worker(may_check_person, first), in).value(); }
    ProposeChange arrival(const PersonRow& p) {
        auto in = about(ChangeKind::move_in, ids.next<PersonId>());
        in.dwelling_id = homes[1].id;
        in.relation_kind = RelationKind::tenant;
        in.values = {{"person.name", p.name},
                     {"person.sex", std::string(word(p.sex))},
                     {"person.birth_on", p.birth.text()},
                     {"person.phone", p.phone}};
        return in;
    }
    std::int64_t count(const std::string& sql) {
        return database()
            .read([&](db::ReadTx& tx) {
                return tx.one("SELECT count(*) AS n FROM " + sql, {},
                              [](const db::Row& row) { return row.get<std::int64_t>("n"); });
            })
            .value();
    }
};
LINLI_BOTH_ENGINES(EntryTest);

TEST_P(EntryTest, EverySlipIsFoundThroughAKeyAndExplained) {
    const auto p = neighbour(first);
    struct Case {
        const char* what;
        EntryQuestion in;
        Band at_least;
    };
    const auto all = asked(p);
    auto slip = all, homophone = all, sound = all, spare = all, poor = all;
    slip.id_number = "110101198506170600";  // two digits swapped: the check fails
    slip.phone.clear();
    homophone.name = "欧阳明朱", homophone.id_number.clear();
    sound.birth_date = "1985-07-16", sound.id_number.clear(), sound.address.clear();
    spare = {p.name, "", "", "", "", p.address};
    poor = {"", "", p.phone, "", "", ""};
    const Case cases[] = {{"as written", all, Band::same},
                          {"a slip in the number", slip, Band::same},
                          {"a homophone", homophone, Band::same},
                          {"another birth day", sound, Band::likely},
                          {"name and door alone", spare, Band::likely}};
    for (const auto& one : cases) {
        const auto answer = check(one.in);
        ASSERT_THAT(answer.items, Not(IsEmpty())) << one.what;
        EXPECT_EQ(answer.items.front().id, p.id) << one.what;
        EXPECT_LE(answer.items.front().band, one.at_least) << one.what << " " << answer.items.front().probability;
        EXPECT_THAT(answer.items.front().steps, SizeIs(::testing::Ge(7u))) << "prior and six fields";
    }
    EXPECT_THAT(check(poor).items, Not(Contains(::testing::Field(&Likeness::band, Band::same))))
        << "a telephone is often that of the family";
    const auto stranger = check({"司徒建国", "", "13900001111", "1960-01-01", "男", "幸福里9号楼2单元801"});
    EXPECT_THAT(stranger.items, IsEmpty());
}

TEST_P(EntryTest, ValuesAreMaskedAndTheEmptyQuestionIsRefused) {
    const auto p = neighbour(first);
    const auto one = check(asked(p)).items.front();
    EXPECT_EQ(one.id_number, "110***********0060");
    EXPECT_EQ(one.phone, "136****2222");
    EXPECT_THAT(one.name, Not(HasSubstr("明珠")));
    for (const auto& step : one.steps) EXPECT_THAT(step.text, Not(HasSubstr("13611112222")));
    const auto refused = entry.check(worker(may_check_person, first), {"", "", "", "1985-06-17", "男", ""});
    EXPECT_TRUE(refused.is(json::invalid_fields));
}

TEST_P(EntryTest, WhoeverIsElsewhereIsNotMentioned) {
    const auto p = neighbour(second);
    EXPECT_THAT(check(asked(p)).items, IsEmpty());
    EXPECT_FALSE(check(asked(p)).too_many);
    EXPECT_THAT(entry.check(clerk(may_check_person), asked(p)).value().items, SizeIs(1)) << "the community holds both";
}

TEST_P(EntryTest, KeysFollowTheRecord) {
    const auto p = neighbour(first);
    const auto scope = visitor();
    auto moved = asked(p);
    moved.id_number.clear(), moved.phone.clear(), moved.birth_date.clear(), moved.sex.clear();
    ASSERT_THAT(check(moved).items, SizeIs(1));
    auto renamed = correct(p.id, "person.name", "欧阳翠花");
    ASSERT_EQ(changes.propose(clerk(may_propose), renamed).value().state, RequestState::proposed);
    const auto decided =
        changes.decide(clerk(may_approve, area::Level::district), renamed.id, {RequestAction::approve, "", 1});
    ASSERT_EQ(decided.value().state, RequestState::applied);
    EXPECT_THAT(check(moved).items, IsEmpty()) << "the old name leads nowhere";
    moved.name = "欧阳翠花";
    EXPECT_THAT(check(moved).items, SizeIs(1));
    database().write([&](db::WriteTx& tx) { withdraw(tx, tenant, std::vector{p.id}, {}, clock.now()); });
    EXPECT_EQ(count("registry_entry_key k WHERE NOT EXISTS (SELECT 1 FROM registry_person p WHERE p.person_id ="
                    " k.person_id)"),
              0);
}

TEST_P(EntryTest, AnArrivalThatIsHereAlreadyNeedsAWord) {
    const auto p = neighbour(first);
    auto in = arrival(p);
    const auto refused = changes.propose(visitor(), in);
    ASSERT_TRUE(refused.is(likely_duplicate));
    ASSERT_THAT(refused.problem().errors, SizeIs(1));
    EXPECT_EQ(refused.problem().errors[0].message, p.id.text());
    EXPECT_EQ(count("registry_request"), 0) << "nothing is kept of what was refused";
    in.distinct_from = {p.id};
    const auto made = changes.propose(visitor(), in).value();
    EXPECT_EQ(count("registry_distinct"), 1);
    if (made.state == RequestState::proposed) {
        const auto applied = changes.decide(clerk(may_approve), in.id, {RequestAction::approve, "", made.version});
        ASSERT_TRUE(applied.ok());
    }
    EXPECT_EQ(read(PersonId(in.record_id)).name, p.name);
}

TEST_P(EntryTest, WhoeverAgreesSeesFurther) {
    const auto p = neighbour(second);
    const auto in = arrival(p);
    const auto made = changes.propose(visitor(), in).value();
    ASSERT_EQ(made.state, RequestState::proposed) << "somebody else's grid: the community sees both";
    EXPECT_EQ(made.needed, 1);
    const DecideRequest plain{RequestAction::approve, "", made.version};
    EXPECT_TRUE(changes.decide(clerk(may_approve), in.id, plain).is(likely_duplicate));
    auto word = plain;
    word.distinct_from = {p.id};
    EXPECT_EQ(changes.decide(clerk(may_approve), in.id, word).value().state, RequestState::applied);
    EXPECT_EQ(count("registry_distinct"), 1);
}

TEST_P(EntryTest, PeopleOfBeforeGetTheirKeysInBatches) {
    const auto p = neighbour(first);
    database().write([&](db::WriteTx& tx) {
        tx.exec("DELETE FROM registry_entry_key WHERE tenant_id = :tenant", {{"tenant", tenant}});
        tx.exec(
            "INSERT INTO registry_job (tenant_id, name, state, done, changed_at_ms) VALUES (:tenant, 'entry-keys',"
            " 'under_way', 0, 0)",
            {{"tenant", tenant}});
    });
    EXPECT_EQ(entry.index_some(tenant, 2), 2);
    EXPECT_EQ(entry.index_some(tenant, 2), 1);
    EXPECT_EQ(entry.index_some(tenant, 2), 0);
    EXPECT_EQ(count("registry_job WHERE state = 'done' AND done = 3"), 1);
    EXPECT_THAT(check(asked(p)).items, Not(IsEmpty()));
}

TEST_P(EntryTest, AKeyOfTooManyPeopleIsPassedOver) {
    std::vector<PersonRow> crowd;
    for (int i = 0; i < 130; ++i) {
        auto p = person(first);
        p.name = "张伟";
        p.birth = Date::parse("1970-01-01").value().plus_days(i);
        p.id_number.clear(), p.phone.clear();
        p.address = "书香苑" + std::to_string(i) + "号楼1单元101";
        crowd.push_back(p);
    }
    keep({.people = crowd});
    const auto answer = check({"张伟", "", "", "1970-02-02", "女", ""});
    EXPECT_TRUE(answer.too_many);
    EXPECT_THAT(answer.items, IsEmpty());
    const auto narrow = check({"张伟", "", "", "1970-02-02", "女", "书香苑32号楼1单元101"});
    ASSERT_THAT(narrow.items, Not(IsEmpty()));
    EXPECT_EQ(narrow.items.front().id, crowd[32].id);
}

/// People of a district: common surnames and given names, numbers with their check, doors of compounds.
std::vector<PersonRow> townspeople(std::size_t count, std::mt19937& dice, IdSource& ids, const area::Ancestors& place) {
    static const auto given =
        text::to_u32(std::string_view("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅建国志海波峰鑫宇晨欣怡"));
    static const auto family =
        text::to_u32(std::string_view("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"));
    std::vector<PersonRow> out(count);
    for (auto& p : out) {
        p.id = ids.next<PersonId>();
        std::u32string name{family[dice() % family.size()], given[dice() % given.size()]};
        if (dice() % 5 != 0) name += given[dice() % given.size()];
        p.name = text::from_u32(name);
        p.sex = dice() % 2 == 0 ? Sex::male : Sex::female;
        p.birth = Date::parse("1930-01-01").value().plus_days(static_cast<int>(dice() % 33'000));
        auto day = p.birth.text();
        std::erase(day, '-');
        p.id_number = "110105" + day + std::to_string(100 + dice() % 450 * 2 + (p.sex == Sex::male ? 1 : 0));
        p.id_number += codes::id_number_check(p.id_number);
        p.phone = "13" + std::to_string(100'000'000 + dice() % 900'000'000);
        p.address = "书香苑" + std::to_string(1 + dice() % 900) + "号楼" + std::to_string(1 + dice() % 4) + "单元" +
                    std::to_string(101 + dice() % 2'400) + "室";
        p.since = p.confirmed = p.birth;
        p.source = "community_register";
        p.place = place;
    }
    return out;
}

/// `LINLI_ENTRY_PEOPLE=1000000` prints what one question takes among a million people.
TEST_P(EntryTest, AmongManyPeopleTheRightOneIsFoundSoon) {
    const char* wanted = std::getenv("LINLI_ENTRY_PEOPLE");
    const auto all = wanted == nullptr ? std::size_t{2'000} : static_cast<std::size_t>(std::stoll(wanted));
    std::mt19937 dice(7);
    std::vector<PersonRow> known;
    for (std::size_t done = 0; done < all; done += 2'000) {
        const auto some = townspeople(std::min<std::size_t>(2'000, all - done), dice, ids, first);
        keep({.people = some});
        for (std::size_t i = 0; i < some.size(); i += all / 1'000) known.push_back(some[i]);
    }
    const auto scope = clerk(may_check_person, area::Level::district);
    std::vector<double> times;
    std::size_t found = 0;
    for (const auto& p : known) {
        auto in = question_of(p);
        const auto kind = dice() % 3;
        if (kind == 0) in.id_number.clear();
        if (kind == 1) std::swap(in.id_number[15], in.id_number[16]), in.phone.clear();
        if (kind == 2) in.id_number.clear(), in.address.clear(), in.sex.clear();
        const auto began = std::chrono::steady_clock::now();
        const auto items = entry.check(scope, in).value().items;
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
        found += std::any_of(items.begin(), items.end(), [&](const Likeness& one) { return one.id == p.id; }) ? 1 : 0;
    }
    std::sort(times.begin(), times.end());
    EXPECT_GT(found, known.size() * 97 / 100);
    if (wanted != nullptr)
        std::cout << "among " << all << " people: median " << times[times.size() / 2] << " ms, p95 "
                  << times[times.size() * 95 / 100] << " ms, found " << found << " of " << known.size() << "\n";
}

}  // namespace
}  // namespace linli::registry
