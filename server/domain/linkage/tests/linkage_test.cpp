#include <linli/base/codes.h>
#include <linli/linkage/permissions.h>
#include <linli/linkage/service.h>
#include <linli/linkage/sql.h>
#include <linli/registry/entry.h>

#include <linli/testing/registry_house.h>

#include <gmock/gmock.h>

namespace linli::linkage {
namespace {

using access::Role;
using area::Level;
using registry::ChangesFixture;
using registry::PersonRow;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class LinkageTest : public ChangesFixture {
protected:
    LinkageTest() : ChangesFixture({&linkage::sql()}) {}
    /// Without the household of the others: all of them have the number of the standard's example.
    void SetUp() override { clock.advance(std::chrono::hours(1)); }

    access::Scope judge(Level level = Level::community) { return clerk(may_judge, level); }
    access::Scope administrator(const access::Permission& permission) {
        return admit(permission, actor(Role::administrator, district, Level::district));
    }
    /// Somebody once more, without a number, named alike.
    PersonRow again(const PersonRow& p, const area::Ancestors& place) {
        auto out = person(place);
        out.name = p.name;
        out.sex = p.sex;
        out.birth = p.birth;
        out.phone = p.phone;
        out.address = p.address;
        out.id_number.clear();
        keep(out);
        return out;
    }
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
    void walk(std::int64_t batch = 2) {
        linkage.begin_walk(tenant);
        while (linkage.walk_some(tenant, batch) > 0) {
        }
    }
    std::vector<Pair> listed(PairState state = PairState::open, Level level = Level::community) {
        return linkage.pairs(judge(level), {state, PairOrder::likely, {}, 20}).value().items;
    }
    Result<Pair> say(const Pair& pair, Verdict verdict) {
        return linkage.judge(judge(), pair.id, {verdict, pair.version, {}});
    }

    LinkageService linkage{{database(), clock, ids, vault, audit, evidence, *cursors}};
};
LINLI_BOTH_ENGINES(LinkageTest);

TEST_P(LinkageTest, AWalkFindsWhoMayBeOneAndSaysWhy) {
    const auto p = neighbour(first);
    const auto twin = again(p, first);
    walk();
    const auto found = listed();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].a->id, std::min(p.id, twin.id));
    EXPECT_EQ(found[0].b->id, std::max(p.id, twin.id));
    EXPECT_THAT(found[0].steps, IsEmpty()) << "a list names no steps";
    const auto one = linkage.pair(judge(), found[0].id).value();
    EXPECT_GT(one.probability, 0.5);
    EXPECT_FALSE(one.steps.empty());
    EXPECT_EQ(one.a->id_number, codes::mask_id_number(p.id_number));
    EXPECT_EQ(one.a->phone, "136****2222");
    walk();
    EXPECT_THAT(listed(), SizeIs(1)) << "another night finds the same pair, once";
}

TEST_P(LinkageTest, TwoCommunitiesAreJudgedAboveBoth) {
    again(neighbour(first), second);
    walk();
    const auto below = linkage.pairs(admit(may_judge, actor(Role::clerk, first.grid, Level::grid)), {});
    EXPECT_THAT(below.value().items, IsEmpty()) << "one of the two lives in another grid";
    const auto found = listed();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(
        linkage.pair(admit(may_judge, actor(Role::clerk, first.grid, Level::grid)), found[0].id).is(access::not_found));
}

TEST_P(LinkageTest, AVerdictIsKeptAndCanBeSaidAnew) {
    const auto p = neighbour(first);
    const auto twin = again(p, first);
    walk();
    const auto open = listed().front();
    const auto two = say(open, Verdict::different).value();
    EXPECT_EQ(two.state, PairState::different);
    EXPECT_EQ(two.version, open.version + 1);
    EXPECT_TRUE(say(open, Verdict::same).is(pair_changed)) << "somebody else was faster";
    EXPECT_EQ(say(open, Verdict::different).value().version, two.version) << "the same word again changes nothing";
    walk();
    EXPECT_THAT(listed(), IsEmpty()) << "what was decided is not asked again";
    EXPECT_EQ(linkage.models(administrator(may_read_models)).labels_two, 1);

    const auto one = say(two, Verdict::same).value();
    EXPECT_EQ(one.state, PairState::same);
    EXPECT_EQ(linkage.models(administrator(may_read_models)).labels_same, 1);
    const auto kept = database().read([&](db::ReadTx& tx) { return registry::distinct_pairs(tx, tenant, 10); });
    EXPECT_THAT(kept, IsEmpty()) << "whoever enters one of them is asked again";
}

TEST_P(LinkageTest, MergingAnswersThePairAndTakingItBackOpensIt) {
    const auto p = neighbour(first);
    const auto twin = again(p, first);
    walk();
    const auto pair = listed().front();
    const auto moved =
        database().write([&](db::WriteTx& tx) { return pair_merged(tx, tenant, twin.id, p.id, clock.now()); });
    EXPECT_THAT(moved, SizeIs(1));
    EXPECT_THAT(listed(PairState::same), SizeIs(1));
    database().write([&](db::WriteTx& tx) { pair_parted(tx, tenant, twin.id, p.id, moved); });
    EXPECT_EQ(listed().front().id, pair.id);
}

TEST_P(LinkageTest, WhoDoesNotResembleAnyMoreIsGone) {
    const auto p = neighbour(first);
    const auto twin = again(p, first);
    walk();
    ASSERT_THAT(listed(), SizeIs(1));
    auto in = about(registry::ChangeKind::merge, p.id);
    in.other_id = twin.id.uuid();
    ASSERT_TRUE(changes.merge(clerk(registry::may_merge), in).ok());
    const auto pair = listed().front();
    EXPECT_FALSE(pair.a && pair.b) << "one of the two does not count any more";
    EXPECT_TRUE(say(pair, Verdict::same).is(pair_gone));
    walk();
    EXPECT_THAT(listed(), IsEmpty());
    EXPECT_THAT(listed(PairState::gone), SizeIs(1));
}

TEST_P(LinkageTest, AModelIsLearntScoredAndPutIntoUse) {
    again(neighbour(first), first);
    walk();
    ASSERT_TRUE(say(listed().front(), Verdict::same).ok());
    const auto asked = linkage.ask_for_model(administrator(may_train)).value();
    EXPECT_TRUE(linkage.ask_for_model(administrator(may_train)).is(training_waits));
    EXPECT_TRUE(linkage.publish(administrator(may_train), asked.id).is(model_not_ready));
    EXPECT_TRUE(linkage.train_once(tenant));
    EXPECT_FALSE(linkage.train_once(tenant)) << "nobody asked for another";
    const auto ready = linkage.models(administrator(may_read_models)).items.front();
    EXPECT_EQ(ready.state, ModelState::ready);
    EXPECT_EQ(ready.labels_same, 1);
    EXPECT_EQ(ready.people, 2);
    ASSERT_TRUE(ready.card && ready.scores);

    EXPECT_EQ(linkage.publish(administrator(may_train), asked.id).value().state, ModelState::in_use);
    const auto used = database().read([&](db::ReadTx& tx) { return registry::matching_model(tx, tenant)->card(); });
    EXPECT_EQ(used.labels, 1);
    const auto shelf = linkage.models(administrator(may_read_models));
    ASSERT_TRUE(shelf.walk);
    EXPECT_EQ(shelf.walk->state, WalkState::under_way) << "pairs are looked for by the new weights";
    EXPECT_TRUE(linkage.publish(administrator(may_train), ids.next<registry::MatchingModelId>()).is(access::not_found));
}

TEST_P(LinkageTest, AModelThatContradictsPeopleMoreIsNotPutIntoUse) {
    again(neighbour(first), first);
    const auto asked = linkage.ask_for_model(administrator(may_train)).value();
    ASSERT_TRUE(linkage.train_once(tenant));
    database().write([&](db::WriteTx& tx) {
        tx.exec(
            "UPDATE linkage_model SET score = :score WHERE tenant_id = :tenant AND model_id = :id",
            {{"tenant", tenant},
             {"id", asked.id},
             {"score", R"({"in_use":{"same_found":9,"same_doubtful":0,"same_missed":1,"two_joined":0,"two_doubtful":0,)"
                       R"("two_parted":5},"learnt":{"same_found":8,"same_doubtful":0,"same_missed":1,"two_joined":1,)"
                       R"("two_doubtful":0,"two_parted":5}})"}});
    });
    EXPECT_TRUE(linkage.publish(administrator(may_train), asked.id).is(model_worse));
}

}  // namespace
}  // namespace linli::linkage
