#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/cases/service.h>
#include <linli/db/database.h>
#include <linli/worklists/data_errors.h>
#include <linli/worklists/day.h>
#include <linli/worklists/handover.h>
#include <linli/worklists/problems.h>
#include <linli/worklists/staffing.h>
#include <linli/worklists/workload.h>

#include <functional>
#include <span>

namespace linli::audit {
class Audit;
}
namespace linli::evidence {
class EvidenceLog;
}

namespace linli::worklists {

/// An answer that a platform does not take, as far as a day needs it.
struct WaitingAnswer {
    Uuid id;
    cases::CaseId case_id;
    std::string platform;   ///< as people call it
    bool to_agree = false;  ///< a colleague wants it given up
    Instant since{};
};

/// What the room works with; everything outlives it.
struct WorklistParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    audit::Audit& audit;
    evidence::EvidenceLog& evidence;
    const api::CursorSealer& cursors;
    cases::CaseService& cases;
    /// Port: the name of a staff member as other staff may read it (identity plugs in).
    std::function<std::string(db::ReadTx&, TenantId, UserId)> name_of;
    /// Port: called in the transaction in which it happens, with both names filled in.
    std::function<void(db::WriteTx&, TenantId, HandoverNews, const Handover&)> tell{};
    /// Port: answers that wait for this person, or for a second one whom they may be (channels plugs in); at most 100.
    std::function<std::vector<WaitingAnswer>(const access::Actor&)> waiting_answers{};
};

/// What staff have to do, did, and hand on. Everything is read from what other rooms keep, by the caller's own
/// permissions there; this room keeps disputes and handovers alone. Synchronous; thread-safe.
/// @throws db::StoreFault when the store fails
class WorklistService {
public:
    explicit WorklistService(WorklistParts parts) : parts_(std::move(parts)) {}

    /// The caller's work and what nobody else can do, ranked, with the reasons. At most 600 matters and 200 of each
    /// other kind.
    Day day(const access::Scope& scope);

    /// What the caller did. @refuses period_too_long
    Result<Load> load(const access::Scope& scope, const AskLoad& in);
    /// What one of the caller's own days is counted from; at most 1,000.
    Traces traces(const access::Scope& scope, const AskTraces& in);
    /// Counts of a team in the caller's reach, by post. @refuses period_too_long, access::not_found
    Result<Loads> loads(const access::Scope& scope, const AskLoads& in);
    /// How much of a team's work data errors cause, week by week; names nobody. @refuses access::not_found,
    /// team_too_large
    Result<DataErrorShare> data_errors(const access::Scope& scope, const AskDataErrors& in);
    /// Residents and open work for each worker, one level below, and how that changed. @refuses access::not_found,
    /// team_too_large
    Result<Staffing> staffing(const access::Scope& scope, const AskStaffing& in);
    /// Idempotent by id. @refuses not_yet_done, disputed_already
    Result<Dispute> dispute(const access::Scope& scope, const MakeDispute& in);
    /// Open ones in the caller's reach and the latest decided: 200 together.
    Disputes disputes(const access::Scope& scope);
    /// @refuses access::not_found, own_matter, decided_already
    Result<Dispute> decide(const access::Scope& scope, DisputeId id, const DecideDispute& in);

    /// What a handover of the caller would say now; nothing is kept.
    ShiftSummary summary(const access::Scope& scope);
    /// Idempotent by id. @refuses no_such_colleague, handover_open
    Result<Handover> offer(const access::Scope& scope, const OfferHandover& in);
    /// Who leaves takes it back; who was asked accepts or declines. @refuses access::not_found, answered_already,
    /// cases::reason_needed
    Result<Handover> move(const access::Scope& scope, HandoverId id, const MoveHandover& in);
    /// Those of the caller, newest first. @refuses api::bad_cursor
    Result<api::Page<HandoverLine>> handovers(const access::Scope& scope, const ListHandovers& in);
    /// @refuses access::not_found
    Result<Handover> handover(const access::Scope& scope, HandoverId id);
    /// Tells of handovers that nobody signed for half an hour, each once however many processes run it; a hundred at a
    /// time. @return how many
    int remind(TenantId tenant);

private:
    Staffing staffing_of_body(const access::Scope& scope, int months);
    /// Matters for which the caller answers, at most 600. @param at_least set when there are more
    std::vector<cases::CaseLine> matters(const access::Scope& scope, bool& at_least);
    /// Evidence and audit of a handover as it stands.
    void sign(db::WriteTx& tx, const access::Scope& scope, const Handover& handover) const;
    void tell(db::WriteTx& tx, TenantId tenant, HandoverNews news, const Handover& handover) const;
    void fill_names(db::ReadTx& tx, TenantId tenant, Handover& out) const;
    WorklistParts parts_;
};

}  // namespace linli::worklists
