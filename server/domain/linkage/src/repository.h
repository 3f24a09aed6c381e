#pragma once

#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/linkage/models.h>
#include <linli/linkage/views.h>

#include <string>
#include <utility>
#include <vector>

/// SQL of the linkage room.
namespace linli::linkage::repository {

/// A pair as it is kept.
struct StoredPair {
    Pair pair;
    PersonId a, b;
    area::Ancestors place;
};
std::optional<api::PageKey> pairs(db::ReadTx& tx, const access::Scope& scope, const ListPairs& in,
                                  const std::optional<api::PageKey>& after, std::vector<StoredPair>& out);
std::optional<StoredPair> pair(db::ReadTx& tx, const access::Scope& scope, PairId id);
/// @return false when it was changed meanwhile
bool decide(db::WriteTx& tx, TenantId tenant, const StoredPair& seen, PairState to, std::optional<UserId> by,
            const std::optional<std::string>& note, Instant now);
/// The pair of these two, whatever its state.
std::optional<std::pair<PairId, PairState>> pair_of(db::ReadTx& tx, TenantId tenant, PersonId a, PersonId b);
/// Says that the two are one because they were merged, or takes that back.
void set_state(db::WriteTx& tx, TenantId tenant, PairId id, PairState to, std::optional<Instant> decided);

/// New pairs, and those that are known with the probability of today; one that was gone is open again.
void meet(db::WriteTx& tx, TenantId tenant, WalkId walk, const std::vector<registry::LikePair>& met, IdSource& ids,
          Instant now);
/// Open pairs that a walk did not meet. @return how many
std::int64_t close_unmet(db::WriteTx& tx, TenantId tenant, WalkId walk);

struct StoredWalk {
    Walk walk;
    PersonId after;
};
std::optional<StoredWalk> walk_under_way(db::ReadTx& tx, TenantId tenant);
std::optional<Walk> latest_walk(db::ReadTx& tx, TenantId tenant);
/// @return false when one is under way
bool begin(db::WriteTx& tx, TenantId tenant, WalkId id, Instant now);
/// @return false when somebody else went on from there
bool advance(db::WriteTx& tx, TenantId tenant, const StoredWalk& from, PersonId to, std::size_t people,
             std::size_t pairs);
void end(db::WriteTx& tx, TenantId tenant, WalkId id, Instant now);
/// A walk that is under way starts from the first person again.
void restart(db::WriteTx& tx, TenantId tenant);

/// What people said of two records.
struct Verdicts {
    PersonId a, b;
    bool same = false;
};
/// The newest `most` that say one thing.
std::vector<Verdicts> verdicts(db::ReadTx& tx, TenantId tenant, bool same, std::int64_t most);
std::int64_t count_verdicts(db::ReadTx& tx, TenantId tenant, PairState state);

/// @return false when one is asked for already
bool ask(db::WriteTx& tx, TenantId tenant, registry::MatchingModelId id, std::optional<UserId> by, Instant now);
std::optional<registry::MatchingModelId> asked(db::ReadTx& tx, TenantId tenant);
/// @return false when it was trained meanwhile
bool keep(db::WriteTx& tx, TenantId tenant, const LearntModel& model, Instant now);
std::vector<LearntModel> models(db::ReadTx& tx, TenantId tenant, std::int64_t most);
std::optional<LearntModel> model(db::ReadTx& tx, TenantId tenant, registry::MatchingModelId id);
/// The one in use before is replaced. @return false when it is not ready any more
bool put_into_use(db::WriteTx& tx, TenantId tenant, registry::MatchingModelId id, std::optional<UserId> by,
                  Instant now);

}  // namespace linli::linkage::repository
