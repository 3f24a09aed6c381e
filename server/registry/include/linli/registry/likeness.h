#pragma once

#include <linli/access/scope.h>
#include <linli/db/database.h>
#include <linli/json/field.h>
#include <linli/matching/matcher.h>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace linli::vault {
class Vault;
}

/// How people on record are compared with each other: by which weights, whom with whom, and what came of it.
/// Everything here works over whole registers and answers rooms, not callers; who may see a pair is theirs to decide.
/// @source DAT-27, DAT-40
namespace linli::registry {

using MatchingModelId = Id<struct MatchingModelTag>;

/// From 0.95 on one person, from 0.2 on worth a look; as `matching::Thresholds`.
enum class Band { same, likely, unlikely };
constexpr std::array<std::string_view, 3> words(Band) { return {"same", "likely", "unlikely"}; }
Band band_of(matching::Decision decision);

/// One step of the sum that made the probability.
struct LikenessStep {
    std::string step, level;
    double bits = 0;
    std::string text;  ///< zh-CN, personal values masked
    static constexpr std::string_view schema_name = "LikenessStep";
    static constexpr auto fields() {
        using S = LikenessStep;
        return std::tuple{json::field("step", &S::step, "比较项"), json::field("level", &S::level, "一致程度"),
                          json::field("bits", &S::bits, "权重（比特）"), json::field("text", &S::text, "说明（脱敏）")};
    }
};
std::vector<LikenessStep> steps_of(const matching::Judgement& judged);

/// The weights in use: those that were put into use, else those that come with the program. One read of a key; the
/// weights themselves are kept in memory. Thread-safe. @throws db::StoreFault
std::shared_ptr<const matching::Model> matching_model(db::ReadTx& tx, TenantId tenant);
/// Nothing for the weights that come with the program.
std::optional<MatchingModelId> model_in_use(db::ReadTx& tx, TenantId tenant);
/// From the end of this transaction on people are compared by `model`.
void use_matching_model(db::WriteTx& tx, TenantId tenant, MatchingModelId id, const matching::Model& model,
                        Instant now);

/// Two people on record who may be one.
struct LikePair {
    PersonId a, b;  ///< a < b
    double probability = 0;
    Band band = Band::unlikely;
    area::Ancestors place;  ///< what lies above both
};
/// Part of a walk over a register.
struct LikePairs {
    std::vector<LikePair> items;   ///< a pair may come twice in a walk
    std::optional<PersonId> last;  ///< where to go on; nothing at the end
    std::size_t people = 0;
};
/// Up to `limit` people after `after`, each with those on record who share a key with them, from `likely` on. Who was
/// said to be somebody else is left out. A fixed number of statements for each 64 keys.
LikePairs like_pairs(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, PersonId after, std::int64_t limit);

/// A record as it is compared, in the clear: for a job, never for an answer.
struct MatchingRow {
    PersonId id;
    area::Ancestors place;
    matching::Record record;
};
/// Those of `ids` who count (not merged, not withdrawn), in the order of their ids.
std::vector<MatchingRow> matching_rows(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                       std::span<const PersonId> ids);
/// Up to `limit` people after `after`, oldest record first.
std::vector<PersonId> people_after(db::ReadTx& tx, TenantId tenant, PersonId after, std::int64_t limit);
/// Everybody on record; counts every row, for jobs.
std::size_t people_count(db::ReadTx& tx, TenantId tenant);
/// Pairs of which somebody said, while entering one of them, that they are two people: the newest `most`.
std::vector<std::pair<PersonId, PersonId>> distinct_pairs(db::ReadTx& tx, TenantId tenant, std::int64_t most);

}  // namespace linli::registry
