#include <linli/cases/search_sources.h>
#include <linli/search/permissions.h>
#include <linli/search/service.h>

#include "house.h"

#include <gmock/gmock.h>

namespace linli::cases {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Matters in the one box.
class MatterSearchTest : public CaseTest {
protected:
    void SetUp() override {
        CaseTest::SetUp();
        relay.subscribe({.name = "search.index",
                         .hears = {std::string(CaseReported::name), std::string(CaseMoved::name)},
                         .handle = [&](db::WriteTx& tx, const events::Envelope& envelope) {
                             const Uuid id = envelope.address.aggregate;
                             index.refresh(tx, tenant, search::Kind::matter, {&id, 1});
                             index.refresh(tx, tenant, search::Kind::file, files_of(tx, tenant, CaseId(id)));
                         }});
    }
    std::vector<Uuid> found(int user, const std::string& text) {
        const auto hits = box.find(as(user, search::may_find), {text, {search::Kind::matter}, 10}).value();
        std::vector<Uuid> out;
        for (const auto& group : hits.groups)
            for (const auto& hit : group.items) out.push_back(hit.record_id);
        return out;
    }
    std::vector<std::unique_ptr<search::Source>> sources = search_sources();
    search::Index index{database(), vault, {sources[0].get(), sources[1].get()}};
    search::SearchService box{database(), audit, index};
};
LINLI_BOTH_ENGINES(MatterSearchTest);

TEST_P(MatterSearchTest, AMatterIsFoundByThoseWhoMayReadIt) {
    const auto made = report("楼道里垃圾堆了好几天没人清");
    const auto id = made.id.uuid();
    EXPECT_THAT(found(worker, "垃圾"), ElementsAre(id));
    EXPECT_THAT(found(clerk, "laji"), ElementsAre(id));
    EXPECT_THAT(found(clerk, "楼到里垃圾"), ElementsAre(id)) << "a character that sounds alike";
    EXPECT_THAT(found(operator_, made.number), ElementsAre(id));
    EXPECT_THAT(found(other_worker, "垃圾"), IsEmpty()) << "another community";
    EXPECT_THAT(found(fund_handler, "垃圾"), IsEmpty()) << "another department";
}

TEST_P(MatterSearchTest, ADepartmentFindsWhatItIsToDo) {
    const auto made = report("消防栓坏了一直漏水");
    EXPECT_THAT(found(handler, "消防栓"), ElementsAre(made.id.uuid()));
    EXPECT_THAT(found(fund_handler, "消防栓"), IsEmpty());
    index.rebuild(tenant);
    EXPECT_TRUE(index.sweep(tenant, {}, 1).finished);
    EXPECT_THAT(found(handler, "消防栓"), ElementsAre(made.id.uuid()));
}

}  // namespace
}  // namespace linli::cases
