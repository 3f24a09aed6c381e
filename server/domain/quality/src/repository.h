#pragma once

#include <linli/api/page.h>
#include <linli/quality/service.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace linli::quality::repository {

// Findings.

/// What a run needs to know of a stored finding.
struct Known {
    FindingId id;
    FindingState state = FindingState::open;
};
/// `row id + kind + field` as it is compared.
std::string finding_key(const Uuid& row, std::string_view kind, std::string_view field);
std::unordered_map<std::string, Known> known_findings(db::ReadTx& tx, TenantId tenant, AreaId block);

struct NewFinding {
    FindingId id;
    const expectations::Finding* found = nullptr;
    area::Ancestors place;
    std::string source;
    bool fixable = false;
};
void add_findings(db::WriteTx& tx, TenantId tenant, AreaId block, const std::vector<NewFinding>& rows, Instant now);
/// All open findings of the block were seen again; those that were not are closed afterwards.
void seen_again(db::WriteTx& tx, TenantId tenant, AreaId block, Instant now);
void set_state(db::WriteTx& tx, TenantId tenant, FindingId id, FindingState state, Instant now);

/// A finding with what its row is.
struct Stored {
    Finding finding;
    area::Ancestors place;
    std::string source;
};
std::optional<api::PageKey> findings(db::ReadTx& tx, const access::Scope& scope, const ListFindings& in,
                                     const std::optional<api::PageKey>& after, std::vector<Finding>& out);
std::optional<Stored> finding(db::ReadTx& tx, const access::Scope& scope, FindingId id);
/// Open findings about people with one right value, from `after` on; one whose correction was taken back is left to
/// people.
std::vector<Stored> safely_fixable(db::ReadTx& tx, TenantId tenant, const std::optional<FindingId>& after, int limit);
/// Safe fixes written since then that still stand, by community.
std::vector<std::pair<AreaId, std::int64_t>> spelled_right(db::ReadTx& tx, const access::Scope& scope, Instant since);

// Tasks.

struct NewTask {
    TaskId id;
    FindingId finding;
    int error_class = 1;
    Date due;
    area::Ancestors place;
};
void add_tasks(db::WriteTx& tx, TenantId tenant, const std::vector<NewTask>& rows, Instant now);
/// Nobody needs to ask any more.
void withdraw_tasks(db::WriteTx& tx, TenantId tenant, FindingId finding);
std::optional<api::PageKey> tasks(db::ReadTx& tx, const access::Scope& scope, const ListTasks& in,
                                  const std::optional<api::PageKey>& after, std::vector<Task>& out);
std::optional<Task> task(db::ReadTx& tx, const access::Scope& scope, TaskId id);
/// Writes state, outcome, note, minutes on the version that was read. @return false when it changed meanwhile
bool keep_task(db::WriteTx& tx, TenantId tenant, const Task& task, const std::optional<std::string>& note,
               std::optional<UserId> by, Instant now);
/// What was wrong, for tasks read in a page.
void add_reasons(db::ReadTx& tx, TenantId tenant, std::vector<Task>& tasks);

// Measures.

std::optional<area::Ancestors> place_of_community(db::ReadTx& tx, TenantId tenant, AreaId community);
void add_measure(db::WriteTx& tx, TenantId tenant, const NewMeasure& in, const area::Ancestors& place, Instant now);
std::optional<Measure> measure(db::ReadTx& tx, const access::Scope& scope, MeasureId id, Date today);
std::optional<api::PageKey> measures(db::ReadTx& tx, const access::Scope& scope, int limit, Date today,
                                     const std::optional<api::PageKey>& after, std::vector<Measure>& out);
/// @return false when it changed meanwhile
bool keep_measure(db::WriteTx& tx, TenantId tenant, const Measure& measure, Instant now);

// Runs, tallies, corrections.

bool begin_run(db::WriteTx& tx, TenantId tenant, RunId id, RunCause cause, Date as_of, Instant now);
void end_run(db::WriteTx& tx, TenantId tenant, const RunResult& result, Instant now);

struct Tally {
    area::Ancestors place;
    AreaId grid;  ///< the community's own id where no grid is known
    std::string source, field;
    std::int64_t rows = 0, wrong = 0;
};
void keep_tallies(db::WriteTx& tx, TenantId tenant, AreaId community, Date day, const std::vector<Tally>& rows);
/// Person rows by community, grid and day, for the days of the chart.
struct DayLine {
    Date day;
    AreaId community, grid;
    std::int64_t rows = 0, wrong = 0;
};
std::vector<DayLine> person_days(db::ReadTx& tx, const access::Scope& scope, Date from);
std::vector<ScorePoint> points(db::ReadTx& tx, const access::Scope& scope, Date from, Date until);
struct TaskCount {
    AreaId community;
    std::int64_t open = 0, overdue = 0, minutes = 0, error_minutes = 0;
};
/// Open and overdue tasks; minutes of tasks that ended since `since`.
std::vector<TaskCount> task_counts(db::ReadTx& tx, const access::Scope& scope, Date today, Instant since);

struct Change {
    CorrectionId id;
    FindingId finding;
    std::string subject;
    Uuid row;
    std::string field;
    std::optional<std::string> before, after;  ///< sealed where the row has a person
    CorrectionCause cause = CorrectionCause::safe_fix;
    Instant done_at{};
    std::optional<UserId> done_by;
};
void add_change(db::WriteTx& tx, TenantId tenant, const Change& change);
/// The newest correction of a finding that still stands.
std::optional<Change> last_change(db::ReadTx& tx, TenantId tenant, FindingId finding);
void mark_undone(db::WriteTx& tx, TenantId tenant, CorrectionId id, Instant now);
std::int64_t forget_signals(db::WriteTx& tx, TenantId tenant, Date today, int most);

}  // namespace linli::quality::repository
