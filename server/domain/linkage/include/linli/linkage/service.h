#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/linkage/models.h>
#include <linli/linkage/problems.h>
#include <linli/linkage/views.h>

#include <stop_token>

namespace linli::audit {
class Audit;
}
namespace linli::evidence {
class EvidenceLog;
}
namespace linli::vault {
class Vault;
}

/// Record linkage with people in the loop: who may be one, what people say of it, and what that teaches.
/// @source DAT-27
namespace linli::linkage {

/// What the room works with; everything outlives it.
struct LinkageParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    IdSource& ids;
    vault::Vault& vault;
    audit::Audit& audit;
    evidence::EvidenceLog& evidence;
    const api::CursorSealer& cursors;
};

/// How much one training reads. A sample takes whole communities, so that two records of one person stay together.
struct TrainingOptions {
    std::size_t most_people = 300'000;  ///< about 350 bytes each
    std::size_t most_labels = 20'000;   ///< of each kind, the newest
};

/// Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class LinkageService {
public:
    explicit LinkageService(LinkageParts parts, TrainingOptions options = {}) : parts_(parts), options_(options) {}

    /// Pairs inside the caller's scope. @refuses api::bad_cursor, audit::overloaded
    Result<api::Page<Pair>> pairs(const access::Scope& scope, const ListPairs& in);
    /// As the records stand now, explained by the weights in use. @refuses access::not_found, audit::overloaded
    Result<Pair> pair(const access::Scope& scope, PairId id);
    /// The last word counts; the same word again changes nothing. "Different" is kept with the people, too, so that
    /// nobody is asked again at entry. Records are merged by a request of their own. @refuses access::not_found,
    /// pair_changed, pair_gone
    Result<Pair> judge(const access::Scope& scope, PairId id, const JudgePair& in);

    ModelShelf models(const access::Scope& scope);
    /// Trained by the next `train_once`. @refuses training_waits
    Result<LearntModel> ask_for_model(const access::Scope& scope);
    /// People are compared by it from now on, and a walk looks for pairs anew. @refuses access::not_found,
    /// model_not_ready, model_worse
    Result<LearntModel> publish(const access::Scope& scope, registry::MatchingModelId id);

    /// Begins a walk unless one is under way. @return whether it began
    bool begin_walk(TenantId tenant);
    /// The same where none ever began: a register that was there before does not wait for the night.
    bool begin_first_walk(TenantId tenant);
    /// Looks at up to `batch` people of the walk that is under way; what a kill interrupts is done again.
    /// @return people looked at; 0 when none is under way or it has just ended
    std::size_t walk_some(TenantId tenant, std::int64_t batch = 200);
    /// Trains the model that was asked for. A stop leaves it to the next call. @return whether there was one
    bool train_once(TenantId tenant, const std::stop_token& stop = {});

private:
    LinkageParts parts_;
    TrainingOptions options_;
};

/// Pairs follow a merge: the two are one. @return what is needed to take it back
std::vector<std::string> pair_merged(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into, Instant now);
void pair_parted(db::WriteTx& tx, TenantId tenant, PersonId from, PersonId into, const std::vector<std::string>& rows);

}  // namespace linli::linkage
