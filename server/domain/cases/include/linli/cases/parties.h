#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/cases/joint.h>
#include <linli/cases/resolution.h>
#include <linli/cases/supervision.h>
#include <linli/cases/words.h>
#include <linli/db/database.h>

#include <optional>
#include <string>
#include <vector>

namespace linli::vault {
class Vault;
}

/// What a room needs that tells people about a matter. @source MSG-01, INC-19, INC-25
namespace linli::cases {

/// Whom a step of a matter concerns, and what it says to them. Holds a telephone in the clear: nothing of it belongs in
/// logs, events or evidence.
struct Parties {
    std::string number;
    State state = State::reported;
    Channel channel = Channel::app;
    ReporterIdentity identity = ReporterIdentity::named;
    std::optional<UserId> owner;       ///< as it stands now
    UserId reporter;                   ///< who entered it, when `contact` is somebody else
    std::optional<PersonId> contact;   ///< somebody for whom it was entered
    std::optional<std::string> phone;  ///< of the contact
    std::optional<CaseId> master;      ///< under which it is answered
    Instant respond_by{};
    std::optional<Instant> solve_by;
    std::optional<std::string> result;
    std::optional<CaseResolution> resolution;  ///< of the result or the refusal that stands

    // Of the step that was asked for; nothing when it is not there.
    std::optional<UserId> actor;
    std::optional<std::string> note;  ///< when the reporter may read it
    bool hands_over = false;          ///< nobody was put in charge by a later step
    bool takes_back_answer = false;   ///< it undid a result or a refusal
};

/// Whom a sub-task concerns.
struct Helpers {
    std::string number;       ///< of the matter on which it was asked
    std::string helper_name;  ///< the body or person as it was called when it was asked
    SubtaskState state = SubtaskState::asked;
    std::optional<UserId> owner;  ///< of the matter under which it is answered
    std::vector<UserId> asked;    ///< the person, or whoever handles matters of the body now; at most twenty
};

/// Whom a supervision concerns.
struct Overseen {
    std::string number;  ///< of the matter as it is answered
    std::string level;   ///< zh-CN
    SupervisionState state = SupervisionState::asked;
    std::optional<UserId> owner;
    UserId supervisor;
};

/// @return nothing for an unknown supervision. @throws db::StoreFault
std::optional<Overseen> overseen(db::ReadTx& tx, TenantId tenant, SupervisionId id);
/// @return nothing for an unknown sub-task. @throws db::StoreFault
std::optional<Helpers> helpers(db::ReadTx& tx, TenantId tenant, SubtaskId id, Instant now);
/// @param version of the step @return nothing for an unknown matter. @throws db::StoreFault
std::optional<Parties> parties(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, CaseId id, std::int64_t version);

}  // namespace linli::cases
