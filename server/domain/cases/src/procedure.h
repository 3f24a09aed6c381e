#pragma once

#include <linli/access/scope.h>
#include <linli/cases/service.h>
#include <linli/events/outbox.h>

#include "dispatching.h"
#include "items.h"
#include "owners.h"
#include "repository.h"
#include "repository_dispatch.h"

#include <boost/json/fwd.hpp>

namespace linli::cases {

/// The kind of the leaf that each step leaves.
inline constexpr std::string_view step_evidence = "cases.step";

/// Applies steps to records: the rules of rules.h on stored cases, each step written with its event, its evidence leaf
/// and its audit line. Used inside one write transaction; the caller owns it. Thread-safe.
class Procedure {
public:
    Procedure(const CaseParts& parts, ItemBook& items) : parts_(parts), items_(items) {}

    /// First step of a fresh record (already inserted with version 1).
    void open(db::WriteTx& tx, const access::Scope& scope, const repository::Record& record,
              const std::vector<FileId>& files) const;
    /// Changes `record` by `in` and stores it. @refuses what CaseService::take_step refuses.
    Outcome take(db::WriteTx& tx, const access::Scope& scope, repository::Record& record, const TakeStep& wanted) const;
    /// The reporter's verdict: solved closes the matter, unsolved sends it on at once while that is still possible.
    /// @refuses what CaseService::rate refuses.
    Outcome rate(db::WriteTx& tx, const access::Scope& scope, repository::Record& record, const RateCase& in) const;
    /// Closes a resolved matter to which nobody objected in time. @return false while a platform is waited for, or
    /// while the matter is under supervision
    bool settle(db::WriteTx& tx, const access::Scope& scope, repository::Record& record) const;
    /// What the caller may do next, with what holds it up. Reads little: a matter has few steps.
    std::vector<PossibleStep> possible(db::ReadTx& tx, const access::Scope& scope,
                                       const repository::Record& record) const;
    /// A matter that left the caller's scope by the caller's own last step: they may still take that step back.
    /// @return nothing for every other matter.
    std::optional<repository::Record> given_away(db::ReadTx& tx, const access::Scope& scope, CaseId id) const;
    /// Sends a matter to its owner. @refuses unknown_item, no_such_assignee, place_needed.
    Outcome dispatch_to(db::WriteTx& tx, const access::Scope& scope, repository::Record& record,
                        const TakeStep& in) const;
    /// Puts `owner` in charge.
    static void put_in_charge(repository::Record& record, const Owner& owner);
    /// Sets the clocks of an item, counted from the report.
    void start_clocks(repository::Record& record, const Item& item) const;
    /// Stores the changed record as its next version with its step. @refuses changed_meanwhile
    Outcome store(db::WriteTx& tx, const access::Scope& scope, repository::Record& record, repository::StepRow step,
                  const std::vector<FileId>& files) const;
    const WorkingCalendar& calendar_of(const Item& item) const;
    /// Finds item, place and owner of a reported matter, then dispatches it or hands it to a named dispatcher.
    void understand(db::WriteTx& tx, const access::Scope& scope, repository::Record& record) const;

    /// Takes an offered matter. @refuses already_taken
    Outcome grab(db::WriteTx& tx, const access::Scope& scope, repository::Record& record) const;
    /// What nobody took in time goes to the next in turn; without anybody a dispatcher decides.
    void end_offer(db::WriteTx& tx, const access::Scope& scope, const repository::OfferRow& offer) const;
    /// A taking that was taken back, or a merge that was undone: the pool gets some minutes more.
    void offer_again(db::WriteTx& tx, TenantId tenant, const repository::Record& record) const;
    /// Puts a protected matter into the hands of a guardian; nobody there is an administrator's task.
    void guard(db::WriteTx& tx, TenantId tenant, repository::Record& record,
               const std::optional<UserId>& not_them = {}) const;
    /// The same for one that had nobody until now.
    void guard_again(db::WriteTx& tx, const access::Scope& scope, repository::Record& record) const;
    /// A matter goes back to its owner when the deputy's time is over, or on to the next deputy.
    void end_stand_in(db::WriteTx& tx, const access::Scope& scope, const repository::StandIn& row) const;

private:
    /// Whether anybody outside or above still has to agree that the matter ends.
    bool held_open(db::ReadTx& tx, TenantId tenant, const repository::Record& record) const;
    /// Platforms that have not acknowledged the result yet.
    std::vector<std::string> waited_for(db::ReadTx& tx, TenantId tenant, const repository::Record& record) const;
    /// Nobody closes what a platform waits for or what is under supervision, withdraws what others wait for, or answers
    /// what helpers or bodies outside still work on. @refuses not_delivered, under_supervision, others_wait,
    /// subtasks_open, outside_awaited
    Outcome check_others(db::ReadTx& tx, TenantId tenant, const repository::Record& record, Action action) const;
    /// Keeps what giving the matter away costs. @return whether it goes to an arbiter. @refuses decision_binds,
    /// unknown_reason
    Result<bool> charge(db::WriteTx& tx, const access::Scope& scope, const repository::Record& record,
                        const TakeStep& in) const;
    /// Keeps what a result or a refusal is worth, with its reason. @refuses step_not_allowed, unknown_reason
    Outcome conclude(db::WriteTx& tx, const access::Scope& scope, const repository::Record& record,
                     const TakeStep& in) const;
    Outcome to_arbiter(db::WriteTx& tx, const access::Scope& scope, repository::Record& record,
                       const TakeStep& in) const;
    /// Whom a person named, else whom the rules name.
    Choice chosen(db::WriteTx& tx, TenantId tenant, const repository::Record& record, const Item& item,
                  const TakeStep& in) const;
    /// Only the arbiter decides a dispute, with a reason; the decision binds. @refuses not_yours, reason_needed
    Outcome check_arbiter(db::WriteTx& tx, const access::Scope& scope, const repository::Record& record,
                          const TakeStep& in) const;
    /// Fills in what could be understood. @return why a human must look, or none.
    TriageReason understood(db::WriteTx& tx, const access::Scope& scope, repository::Record& record,
                            std::optional<Choice>& choice) const;
    void find_place(db::ReadTx& tx, TenantId tenant, repository::Record& record, std::string_view text) const;
    /// The item: the reporter's choice, or the first proposal when it is sure enough and the tenant wants that.
    std::optional<Item> find_item(db::WriteTx& tx, TenantId tenant, const repository::Record& record,
                                  std::string_view text, TriageReason& reason) const;
    Outcome confirm_place(db::ReadTx& tx, TenantId tenant, repository::Record& record, const Place& place) const;
    /// Whether procedure, hand and moment allow a step, whatever it still needs to be told.
    bool fits(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record, Action action) const;
    /// Whether the last step that stands is the caller's own, fresh, and one that can be taken back.
    bool may_take_back(const std::vector<repository::StepRow>& steps, UserId user) const;
    bool right_hand(const access::Scope& scope, const repository::Record& record, Action action) const;
    Outcome apply(db::WriteTx& tx, const access::Scope& scope, repository::Record& record, const TakeStep& in) const;
    Outcome undo(db::WriteTx& tx, const access::Scope& scope, repository::Record& record, const TakeStep& in) const;
    Outcome send_back(db::WriteTx& tx, const access::Scope& scope, repository::Record& record) const;
    Outcome rate_followed(db::WriteTx& tx, const access::Scope& scope, repository::Record& record,
                          const RateCase& in) const;
    Outcome reopen(db::WriteTx& tx, const access::Scope& scope, repository::Record& record) const;
    void resume(db::ReadTx& tx, TenantId tenant, repository::Record& record) const;
    void journal(db::WriteTx& tx, const access::Scope& scope, const repository::Record& record,
                 const repository::StepRow& step, const std::vector<FileId>& files) const;
    /// The hashes of the originals, so that a photo is proven with the step it came with.
    boost::json::array file_hashes(db::ReadTx& tx, TenantId tenant, CaseId id, const std::vector<FileId>& files) const;
    const CaseParts& parts_;
    ItemBook& items_;
    mutable Dispatching dispatching_;  // thread-safe: remembers what it understood
};

/// Whether the caller answers for the matter, in person or in the post that does.
bool is_owner(const access::Scope& scope, const repository::Record& record);
/// Whether the caller dispatches where the matter lies: not only by role. A guardian does for what is guarded.
bool dispatches(const access::Scope& scope, const repository::Record& record);
/// Where events about a case are heard.
events::Address address(TenantId tenant, const repository::Record& record);
/// What undo restores, as JSON text.
std::string snapshot(const repository::Record& record);
/// Puts a snapshot back. @throws InvariantBroken for a text that snapshot() did not write.
void restore(repository::Record& record, std::string_view snapshot);

}  // namespace linli::cases
