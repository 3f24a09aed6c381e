#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/expectations/suite.h>
#include <linli/quality/measures.h>
#include <linli/quality/reconcile.h>
#include <linli/quality/views.h>

#include <functional>
#include <stop_token>

namespace linli::audit {
class Audit;
}
namespace linli::reference {
class Reference;
}
namespace linli::registry {
class ChangeService;
class FieldWriter;
}  // namespace linli::registry
namespace linli::vault {
class Vault;
}

namespace linli::quality {

/// What quality works with; everything outlives it.
struct QualityParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    IdSource& ids;
    vault::Vault& vault;
    audit::Audit& audit;
    const registry::FieldWriter& writer;  ///< the one door through which fields of the registry change
    reference::Reference& reference;
    const api::CursorSealer& cursors;
    const expectations::Suite& suite;
    registry::ChangeService* changes = nullptr;  ///< takes what was found at the door further; none: it is only kept
};

/// What one run did.
struct RunResult {
    RunId id;
    Date as_of;
    std::int64_t communities = 0, rows = 0, invalid_rows = 0, findings = 0, opened = 0, closed = 0;
    static constexpr std::string_view schema_name = "QualityRun";
    static constexpr auto fields() {
        using R = RunResult;
        return std::tuple{json::field("run_id", &R::id, "检查编号"),
                          json::field("as_of", &R::as_of, "检查日期"),
                          json::field("communities", &R::communities, "社区数"),
                          json::field("rows", &R::rows, "人员记录"),
                          json::field("invalid_rows", &R::invalid_rows, "有问题的人员记录"),
                          json::field("findings", &R::findings, "问题数"),
                          json::field("opened", &R::opened, "新问题"),
                          json::field("closed", &R::closed, "已消失的问题")};
    }
};

/// What a run tells while it goes: every finding that stands, and after each community how far it is.
struct RunListener {
    std::function<void(const expectations::Finding&)> found{};
    std::function<void(AreaId community, const RunResult& so_far)> progress{};
};

/// Examines the register, keeps what is wrong, asks at the door, and writes right values with their record.
///
/// Each writing call is one transaction; a run is one for each community, so that it holds nobody up and can be
/// stopped between two of them. Synchronous; thread-safe. @throws db::StoreFault when the store fails. @source DAT-23,
/// DAT-24, DAT-27…DAT-29
class QualityService {
public:
    explicit QualityService(QualityParts parts) : parts_(parts) {}

    /// Examines every community of the tenant. Findings of earlier runs are found again, closed when they are gone and
    /// opened again when they come back; those somebody accepted stay accepted. What needs asking becomes a task.
    /// Memory is bounded by the largest community. @refuses already_running
    Result<RunResult> run(TenantId tenant, RunCause cause, Date as_of, const RunListener& listener = {},
                          const std::stop_token& stop = {});
    /// Writes, with its record, every value that is beyond doubt (`fix`), in the name of the system: what somebody took
    /// back stays theirs to decide. Some at a time, so that it holds nobody up. @return how many @source DAT-24
    std::int64_t cleanse(TenantId tenant, const std::stop_token& stop = {});
    /// Drops signals whose purpose has ended, up to 5,000. @return how many @source SEC-06
    std::int64_t forget_signals(TenantId tenant);

    /// Newest first. @refuses api::bad_cursor, audit::overloaded
    Result<api::Page<Finding>> findings(const access::Scope& scope, const ListFindings& in);
    /// @refuses access::not_found, audit::overloaded
    Result<Finding> finding(const access::Scope& scope, FindingId id);
    /// Writes the value that is beyond doubt. @refuses access::not_found, nothing_to_fix
    Result<Correction> fix(const access::Scope& scope, FindingId id);
    /// Brings the value before the last correction back. @refuses access::not_found, nothing_to_undo
    Result<Correction> undo(const access::Scope& scope, FindingId id);

    /// Newest first. @refuses api::bad_cursor, audit::overloaded
    Result<api::Page<Task>> tasks(const access::Scope& scope, const ListTasks& in);
    /// @refuses access::not_found, audit::overloaded
    Result<Task> task(const access::Scope& scope, TaskId id);
    /// The next step of a task; an outcome closes the finding, and `corrected` with a value writes it, when it meets
    /// the rules. @refuses access::not_found, changed_meanwhile, step_not_allowed, outcome_needed, value_not_right,
    /// approval_needed Who moved out or died becomes a change request of the registry in the same transaction, with
    /// the approval that the kind asks for; until it is applied the finding stays. @refuses registry::one_head_needed,
    /// registry::no_such_part
    Result<Task> take_step(const access::Scope& scope, TaskId id, const TakeTaskStep& in);

    /// Holds a list from outside against the register of a staircase: each difference with what speaks for the record
    /// and what against it, and a verification task. @refuses access::not_found @source DAT-29
    Result<Reconciliation> reconcile(const access::Scope& scope, const ReconcileList& in);

    /// Plans a measure for a community. @refuses access::not_found
    Result<Measure> plan_measure(const access::Scope& scope, const NewMeasure& in);
    /// Newest first. @refuses api::bad_cursor
    Result<api::Page<Measure>> measures(const access::Scope& scope, const ListMeasures& in);
    /// To another stage; closing says what came of it.
    /// @refuses access::not_found, changed_meanwhile, step_not_allowed, result_needed
    Result<Measure> move_measure(const access::Scope& scope, MeasureId id, const MoveMeasure& in);

    /// Counts of the last run by community, what moved, and which grids drift. @source DAT-25, DAT-27
    MorningReport report(const access::Scope& scope);
    /// Rows and wrong rows by day, community, source and field.
    Scores scores(const access::Scope& scope, const AskScores& in);

private:
    /// @return whether what was found at the door is true in the register now
    Result<bool> take_further(db::WriteTx& tx, const access::Scope& scope, const Task& task, const Finding& finding,
                              const TakeTaskStep& in);
    Outcome keep_step(db::WriteTx& tx, const access::Scope& scope, TaskId id, const TakeTaskStep& in);

    QualityParts parts_;
};

}  // namespace linli::quality
