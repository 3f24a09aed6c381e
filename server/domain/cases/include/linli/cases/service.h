#pragma once

#include <linli/access/posts.h>
#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/calendar.h>
#include <linli/base/ids.h>
#include <linli/cases/autopsy.h>
#include <linli/cases/clocks.h>
#include <linli/cases/closing.h>
#include <linli/cases/listing.h>
#include <linli/cases/measures.h>
#include <linli/cases/overlaps.h>
#include <linli/cases/overview.h>
#include <linli/cases/published.h>
#include <linli/cases/stages.h>
#include <linli/cases/timeline.h>
#include <linli/cases/types.h>
#include <linli/cases/unnamed.h>
#include <linli/cases/visits.h>
#include <linli/db/database.h>
#include <linli/files/files.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace linli::events {
class Outbox;
}
namespace linli::evidence {
class EvidenceLog;
}
namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}

namespace linli::cases {

class Duplicates;
class Forwarding;
class ItemBook;
class JointHandling;
class ReasonLists;
class Supervising;
class Understanding;

/// What the case service works with; everything outlives it.
struct CaseParts {
    db::Database& database;
    const Clock& clock;
    IdSource& ids;
    events::Outbox& outbox;
    evidence::EvidenceLog& evidence;
    files::Files& files;
    audit::Audit& audit;
    vault::Vault& vault;
    Understanding& understanding;
    const api::CursorSealer& cursors;
    const WorkingCalendar& office;
    /// Port: the name of a staff member as other staff may read it (identity plugs in).
    std::function<std::string(db::ReadTx&, TenantId, UserId)> name_of;
    /// Port: the telephone of a resident who reported by themselves (identity plugs in).
    std::function<std::optional<std::string>(db::ReadTx&, TenantId, UserId)> telephone_of;
    bool with_evidence = true;  ///< false only in the benchmark that measures what evidence costs
    /// Port: who outside still waits for the answer; nothing: nobody (the channels room plugs in).
    const ClosingGate* closing = nullptr;
};

/// A photo or paper of a case in the hand of somebody who may see it.
struct OpenFile {
    files::File file;
    std::unique_ptr<files::Reader> served;
};

/// Reports, dispatches, handles, answers and rates the matters of a community.
///
/// Each writing call is one transaction: the case, the step, the event, the evidence leaf and the audit line are stored
/// together or not at all. Synchronous; called on a worker thread. Thread-safe.
/// @throws db::StoreFault when the store fails (nothing is kept).
class CaseService {
public:
    explicit CaseService(CaseParts parts);
    ~CaseService();

    /// Stores a new matter and starts its response clock. Idempotent by `in.id`: the same report again answers what
    /// is stored. Understanding follows after the answer. @refuses id_taken, clock_skew, unknown_item, unknown_file.
    /// @source INC-05, INC-14
    Result<Case> report(const access::Scope& scope, const ReportCase& in);
    /// The same for somebody who called or came by; the contact is sealed. @source ARC-16, ACC-04
    /// @param answer_by promised to the reporter by somebody outside: the solution clock never runs longer
    Result<Case> report_on_behalf(const access::Scope& scope, const ReportOnBehalf& in,
                                  std::optional<Instant> answer_by = {});

    /// A report whose reporter stays unnamed; neither the case nor a step, an event or an audit line leads to the
    /// account that sent it. Idempotent by id, words and seed. A protected one is for its guardian and its owner alone.
    /// @refuses id_taken, clock_skew, unknown_item, would_name_you, seed_needed, access::not_signed_in
    /// (pseudonymous: it is proven once), organisation::no_such_organisation. @source beyond 8
    Result<UnnamedReceipt> report_unnamed(const access::Scope& scope, const ReportUnnamed& in);
    /// The matter as its unnamed reporter sees it. An unknown number and a wrong code are the same answer.
    /// @refuses access::not_found
    Result<TrackedMatter> track(TenantId tenant, const TrackingKey& key);
    /// What the unnamed reporter says further. @refuses access::not_found, step_not_allowed
    Result<TrackedMatter> answer_tracked(TenantId tenant, const TrackedAnswer& in);
    /// @refuses access::not_found, step_not_allowed
    Result<TrackedMatter> rate_tracked(TenantId tenant, const TrackedRating& in);
    /// As long as every reporter may object after a result. @refuses access::not_found, step_not_allowed,
    /// changed_meanwhile, reopen_too_late
    Result<TrackedMatter> reopen_tracked(TenantId tenant, const ReopenTracked& in);
    /// Asks a second person, in another role, to agree that who reported an unnamed matter is shown.
    /// @refuses access::not_found
    Result<Unsealing> ask_unsealing(const access::Scope& scope, const AskUnsealing& in);
    /// @refuses access::not_found, consent_needed (for the one who asked, their role, and a second decision)
    Result<Unsealing> decide_unsealing(const access::Scope& scope, UnsealingId id, const DecideUnsealing& in);
    /// The latest hundred. For those who ask and decide.
    Unsealings unsealings(const access::Scope& scope);
    /// What was sealed, for the one who asked, for a day after the consent. The desk has audited the purpose before.
    /// @refuses access::not_found, consent_needed
    Result<SealedReporter> unsealed(const access::Scope& scope, UnsealingId id);

    /// @refuses access::not_found
    Result<Case> find(const access::Scope& scope, CaseId id);
    /// Newest first. Never looks through more than open matters, one index range or a bounded period.
    /// @refuses api::bad_cursor, too_wide, no_such_place
    Result<api::Page<CaseLine>> list(const access::Scope& scope, const ListCases& in);
    /// The state of many matters without who reported and who handles them, for rooms that publish; those outside the
    /// scope are left out. At most 1,000. One query for 128 of them, never one for each.
    std::vector<PublishedCase> published(const access::Scope& scope, std::span<const CaseId> ids);
    /// Reporters see the public steps without names of staff; staff see all. @refuses access::not_found @source INC-11
    Result<Timeline> timeline(const access::Scope& scope, CaseId id);
    Result<Suggestions> suggestions(const access::Scope& scope, CaseId id);

    /// Takes the next step of the procedure on the version the caller saw; `undo` takes back one's own last step within
    /// fifteen minutes while nobody acted on it, also when that step gave the matter away.
    /// @refuses access::not_found, changed_meanwhile, step_not_allowed, not_yours, unknown_item, no_such_assignee,
    /// place_needed, result_needed, reason_needed, nothing_to_undo, reopen_too_late, unknown_file,
    /// not_delivered, under_supervision, outside_awaited, unknown_reason (a result that does not solve it, a refusal).
    Result<Case> take_step(const access::Scope& scope, CaseId id, const TakeStep& in);
    /// The reporter's verdict on the result that stands, once: solved closes the matter, unsolved sends it on at once
    /// while that is possible; also after somebody else closed it. @refuses access::not_found, changed_meanwhile,
    /// step_not_allowed, not_yours (also for whoever handled it). @source INC-11
    Result<Case> rate(const access::Scope& scope, CaseId id, const RateCase& in);

    /// Who reported, in full. The desk has audited the purpose before. @refuses access::not_found, identity_sealed
    Result<Contact> contact(const access::Scope& scope, CaseId id);
    /// The printed receipt as a page for A5 paper with number, promise and QR code. @refuses access::not_found
    Result<std::string> receipt(const access::Scope& scope, CaseId id);
    /// Photos and papers with the step they came with. Place and time of a photo are for staff; reporters see what
    /// came with steps that they see. @refuses access::not_found, audit::overloaded @source INC-07, INC-11
    Result<CaseFiles> files(const access::Scope& scope, CaseId id);
    /// The served copy of one of them. @refuses access::not_found, audit::overloaded
    Result<OpenFile> open_file(const access::Scope& scope, CaseId id, FileId file);
    /// The proof pack of every step (reporters: of the steps they see), for `linli verify` without this server; the
    /// export is audited before the answer. @refuses access::not_found, evidence::not_numbered_yet @source ARC-03
    Result<std::string> proof(const access::Scope& scope, CaseId id);
    /// Whether `actor` may see a file that is attached to this case: the answer of the room that owns the subject.
    bool may_see_file(db::ReadTx& tx, const access::Actor& actor, CaseId id, FileId file);
    /// What scopes compare of a case, for the explainer. @return nothing for an unknown one.
    std::optional<access::RowKeys> row_keys(db::ReadTx& tx, TenantId tenant, CaseId id);
    /// The responsibility list of the tenant; residents see what they can pick.
    ItemList items(const access::Scope& scope);
    /// Items in use that are asked for in the same words, with owners and explanation; worked out once an edition of
    /// the list. @source DAT-56
    ItemOverlaps item_overlaps(const access::Scope& scope);
    /// Proposals, merges and hot issues of the same cases; lives as long as the service.
    Duplicates& duplicates();
    /// Sub-tasks of the same cases; lives as long as the service.
    JointHandling& joint();
    /// Supervision of the same cases; lives as long as the service.
    Supervising& supervising();
    /// Matters of ours before bodies outside; lives as long as the service.
    Forwarding& forwarding();
    /// Lists of reasons of the tenant; live as long as the service.
    ReasonLists& reasons();
    /// How the understanding is set, what it works with, and how often people decided otherwise in the scope.
    UnderstandingOverview overview(const access::Scope& scope);

    /// Subscriber of CaseReported: finds item, place and owner, then dispatches or hands to a named human.
    void understand(db::WriteTx& tx, TenantId tenant, CaseId id);
    /// Takes up a list or a model that somebody stored meanwhile. One or two small queries when there is none.
    void refresh(db::ReadTx& tx, TenantId tenant);
    /// Takes a matter that is offered to the caller's post; of two who try, one has it.
    /// @refuses access::not_found, already_taken @source INC-15
    Result<Case> grab(const access::Scope& scope, CaseId id);
    /// Gives what no pool took in time to the next in turn, and what deputies hold back to who returned.
    /// @return how many were looked at
    int carry_on(TenantId tenant);
    /// Closes up to 200 resolved matters to which nobody objected while that was possible, or which were rated before
    /// every platform had acknowledged the result. Those still waited for stay. @return how many
    int settle(TenantId tenant);
    /// Raises the warnings, breaches and rungs that are due, up to `most`; each once, however many processes run it.
    /// One short read when there is none. @return how many @source INC-12, AS-05
    int raise_alarms(TenantId tenant, int most = 500);
    /// Opens holes for years without holidays that a promise reaches and for supervisions that nobody inherits, and
    /// closes what was filled. @return closed ones
    int check_holes(TenantId tenant);

    /// Running promises in scope that are near their end or broken, counted up to 5,000. @source INC-20, INC-26
    AlarmOverview alarms(const access::Scope& scope);
    /// Broken promises that climbed to the caller and still run, the oldest first; at most 100. Nothing of the matters
    /// themselves: who was told reads them by their own permissions. @source INC-20, AS-05
    std::vector<AlarmLine> climbed(const access::Scope& scope);
    /// Clocks of a matter and what they raised; for staff. @refuses access::not_found
    Result<CaseClocks> clocks(const access::Scope& scope, CaseId id);
    /// The trace of a matter in five stages; for staff. @refuses access::not_found @source INC-06
    Result<MatterStages> stages(const access::Scope& scope, CaseId id);
    /// Open matters in scope by stage and place. @refuses no_such_place @source INC-06
    Result<StageCounts> stage_counts(const access::Scope& scope, const AskStageCounts& in);
    /// What the sources promise as shares, each with its definition and what it is a share of. @refuses no_such_place
    /// @source INC-17, INC-20, INC-34
    Result<Measures> measures(const access::Scope& scope, const AskMeasures& in);
    /// Who held a matter how long and why, from its steps and alarms; for staff. @refuses access::not_found
    Result<Autopsy> autopsy(const access::Scope& scope, CaseId id);
    /// Results in scope that somebody who did not handle them should ask about. @source DSH-06
    Visits visits(const access::Scope& scope);
    /// One attempt of such a return visit; "not satisfied" sends the matter on while that is possible.
    /// @refuses access::not_found, no_visit, not_yours (whoever handled it), reason_needed, changed_meanwhile
    Result<Visit> report_visit(const access::Scope& scope, CaseId id, const ReportVisit& in);
    /// What results and refusals in scope were worth, and why they did not solve it. @source INC-11
    ResolutionCounts resolutions(const access::Scope& scope, const CountResolutions& in);
    /// What is missing in the organisation: open ones first.
    Holes holes(const access::Scope& scope);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Stores an edition of the responsibility list; items that are not on it retire. Running servers take it up with the
/// next report, or within a minute. @source INC-21
void store_items(db::WriteTx& tx, TenantId tenant, const std::vector<Item>& items);
void store_classes(db::WriteTx& tx, TenantId tenant, const std::vector<ItemClass>& classes);
/// Reads items.csv and classes.csv (see data/responsibility/README.md). @refuses bad_list naming line and column.
inline constexpr ProblemType bad_list{"cases/bad-list", 422, "责任清单文件有误", "The responsibility list has errors"};
Result<std::vector<Item>> read_items_csv(std::string_view text);
Result<std::vector<ItemClass>> read_classes_csv(std::string_view text);

}  // namespace linli::cases
