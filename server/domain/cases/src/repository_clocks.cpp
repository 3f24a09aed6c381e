#include "repository_clocks.h"

#include "repository.h"

#include <algorithm>

namespace linli::cases::repository {
namespace {

ClockRow read_clock(const db::Row& row) {
    return {.case_id = row.get<CaseId>("case_id"),
            .clock = row.get<ClockKind>("clock"),
            .round = row.get<std::int64_t>("round"),
            .calendar = row.get<CalendarKind>("calendar"),
            .started_at = row.get<Instant>("started_at_ms"),
            .due_at = row.get<Instant>("due_at_ms"),
            .total = std::chrono::milliseconds(row.get<std::int64_t>("total_ms")),
            .stage = row.get<int>("stage"),
            .paused_at = row.get<std::optional<Instant>>("paused_at_ms"),
            .stopped_at = row.get<std::optional<Instant>>("stopped_at_ms"),
            .next_alarm_at = row.get<std::optional<Instant>>("next_alarm_at_ms")};
}

AlarmKind kind_of(int stage) {
    if (stage <= stage_warning) return AlarmKind::warning;
    return stage == stage_breach ? AlarmKind::breach : AlarmKind::rung;
}

Alarm read_alarm(const db::Row& row) {
    const auto stage = row.get<int>("stage");
    return {.clock = row.get<ClockKind>("clock"),
            .round = row.get<std::int64_t>("round"),
            .kind = kind_of(stage),
            .rung = std::max(0, stage - stage_breach),
            .supervisor = row.get<std::optional<Supervisor>>("supervisor"),
            .told_id = row.get<std::optional<UserId>>("told_id"),
            .owner_id = row.get<std::optional<UserId>>("owner_id"),
            .due_at = row.get<Instant>("due_at_ms"),
            .raised_at = row.get<Instant>("raised_at_ms")};
}

Hole read_hole(const db::Row& row) {
    return {.kind = row.get<HoleKind>("kind"),
            .key = row.get<std::string>("key"),
            .reason = row.get<std::string>("reason"),
            .owner_role = row.get<std::string>("owner_role"),
            .owner_id = row.get<std::optional<UserId>>("owner_id"),
            .case_id = row.get<std::optional<CaseId>>("case_id"),
            .times = row.get<std::int64_t>("times"),
            .opened_at = row.get<Instant>("opened_at_ms"),
            .last_seen_at = row.get<Instant>("last_seen_at_ms"),
            .closed_at = row.get<std::optional<Instant>>("closed_at_ms")};
}

}  // namespace

std::vector<ClockRow> clocks(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT case_id, clock, round, calendar, started_at_ms, due_at_ms, total_ms, stage, paused_at_ms,"
        " stopped_at_ms, next_alarm_at_ms FROM cases_clock WHERE tenant_id = :tenant AND case_id = :id ORDER BY clock",
        {{"tenant", tenant}, {"id", id}}, read_clock);
}

void store_clock(db::WriteTx& tx, TenantId tenant, const ClockRow& row) {
    tx.exec(
        "INSERT INTO cases_clock (tenant_id, case_id, clock, round, calendar, started_at_ms, due_at_ms, total_ms,"
        " stage, paused_at_ms, stopped_at_ms, next_alarm_at_ms) VALUES (:tenant, :id, :clock, :round, :calendar,"
        " :started, :due, :total, :stage, :paused, :stopped, :next) ON CONFLICT (tenant_id, case_id, clock) DO UPDATE"
        " SET round = excluded.round, calendar = excluded.calendar, started_at_ms = excluded.started_at_ms,"
        " due_at_ms = excluded.due_at_ms, total_ms = excluded.total_ms, stage = excluded.stage,"
        " paused_at_ms = excluded.paused_at_ms, stopped_at_ms = excluded.stopped_at_ms,"
        " next_alarm_at_ms = excluded.next_alarm_at_ms",
        {{"tenant", tenant},
         {"id", row.case_id},
         {"clock", row.clock},
         {"round", row.round},
         {"calendar", row.calendar},
         {"started", row.started_at},
         {"due", row.due_at},
         {"total", row.total.count()},
         {"stage", row.stage},
         {"paused", row.paused_at},
         {"stopped", row.stopped_at},
         {"next", row.next_alarm_at}});
}

std::vector<DueClock> due_clocks(db::ReadTx& tx, TenantId tenant, Instant now, int most) {
    return tx.all(
        "SELECT case_id, clock, next_alarm_at_ms FROM cases_clock WHERE tenant_id = :tenant"
        " AND next_alarm_at_ms IS NOT NULL AND next_alarm_at_ms <= :now ORDER BY next_alarm_at_ms, case_id, clock"
        " LIMIT :most",
        {{"tenant", tenant}, {"now", now}, {"most", most}}, [](const db::Row& row) {
            return DueClock{row.get<CaseId>("case_id"), row.get<ClockKind>("clock"),
                            row.get<Instant>("next_alarm_at_ms")};
        });
}

void lock_clocks(db::WriteTx& tx, TenantId tenant, CaseId id) {
    tx.exec("UPDATE cases_clock SET stage = stage WHERE tenant_id = :tenant AND case_id = :id AND clock = :clock",
            {{"tenant", tenant}, {"id", id}, {"clock", ClockKind::response}});
}

bool still_due(db::ReadTx& tx, TenantId tenant, const DueClock& due) {
    return tx.exists(
        "SELECT 1 FROM cases_clock WHERE tenant_id = :tenant AND case_id = :id AND clock = :clock AND next_alarm_at_ms "
        "="
        " :at",
        {{"tenant", tenant}, {"id", due.case_id}, {"clock", due.clock}, {"at", due.at}});
}

std::optional<Instant> furthest_due(db::ReadTx& tx, TenantId tenant) {
    return tx.value<Instant>(
        "SELECT due_at_ms FROM cases_clock WHERE tenant_id = :tenant AND next_alarm_at_ms IS NOT NULL"
        " ORDER BY next_alarm_at_ms DESC LIMIT 1",
        {{"tenant", tenant}});
}

bool insert_alarm(db::WriteTx& tx, TenantId tenant, CaseId id, int stage, const Alarm& alarm) {
    return tx.exec(
               "INSERT INTO cases_alarm (tenant_id, case_id, clock, round, stage, kind, supervisor, told_id, owner_id,"
               " due_at_ms, raised_at_ms) VALUES (:tenant, :id, :clock, :round, :stage, :kind, :supervisor, :told,"
               " :owner, :due, :raised) ON CONFLICT DO NOTHING",
               {{"tenant", tenant},
                {"id", id},
                {"clock", alarm.clock},
                {"round", alarm.round},
                {"stage", stage},
                {"kind", alarm.kind},
                {"supervisor", alarm.supervisor},
                {"told", alarm.told_id},
                {"owner", alarm.owner_id},
                {"due", alarm.due_at},
                {"raised", alarm.raised_at}}) == 1;
}

std::vector<Alarm> alarms(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT clock, round, stage, supervisor, told_id, owner_id, due_at_ms, raised_at_ms FROM cases_alarm"
        " WHERE tenant_id = :tenant AND case_id = :id ORDER BY raised_at_ms, clock, round, stage",
        {{"tenant", tenant}, {"id", id}}, read_alarm);
}

AlarmOverview overview(db::ReadTx& tx, const access::Scope& scope, int most, std::size_t shown) {
    auto where = scope.where(scope_columns);
    where.params.emplace_back("clock_tenant", scope.tenant());
    where.params.emplace_back("most", most);
    AlarmOverview out;
    tx.each(
        "SELECT k.case_id, k.clock, k.stage, k.due_at_ms, c.number, c.owner_id, c.grid_id FROM cases_clock k"
        " JOIN cases_case c ON c.tenant_id = k.tenant_id AND c.case_id = k.case_id"
        " WHERE k.tenant_id = :clock_tenant AND k.stopped_at_ms IS NULL AND k.stage > 0 AND " +
            where.sql + " ORDER BY k.due_at_ms, k.case_id, k.clock LIMIT :most",
        db::Params(where.params), [&](const db::Row& row) {
            const auto stage = row.get<int>("stage");
            ++(stage == stage_warning ? out.warnings : out.breaches);
            if (out.items.size() < shown)
                out.items.push_back({.case_id = row.get<CaseId>("case_id"),
                                     .number = row.get<std::string>("number"),
                                     .clock = row.get<ClockKind>("clock"),
                                     .kind = kind_of(stage),
                                     .rung = std::max(0, stage - stage_breach),
                                     .due_at = row.get<Instant>("due_at_ms"),
                                     .owner_id = row.get<std::optional<UserId>>("owner_id"),
                                     .grid_id = row.get<std::optional<AreaId>>("grid_id")});
        });
    out.at_least = out.warnings + out.breaches == most;
    return out;
}

std::vector<AlarmLine> climbed_to(db::ReadTx& tx, TenantId tenant, UserId told, int most) {
    // Led by the small index of running clocks that raised something; the ledger is asked by its key.
    return tx.all(
        "SELECT k.case_id, k.clock, k.due_at_ms, c.number, c.owner_id, c.grid_id, max(a.stage) AS stage"
        " FROM cases_clock k JOIN cases_alarm a ON a.tenant_id = k.tenant_id AND a.case_id = k.case_id"
        " AND a.clock = k.clock AND a.round = k.round AND a.told_id = :told JOIN cases_case c"
        " ON c.tenant_id = k.tenant_id AND c.case_id = k.case_id"
        " WHERE k.tenant_id = :tenant AND k.stopped_at_ms IS NULL AND k.stage > 0"
        " GROUP BY k.case_id, k.clock, k.due_at_ms, c.number, c.owner_id, c.grid_id"
        " ORDER BY k.due_at_ms, k.case_id, k.clock LIMIT :most",
        {{"tenant", tenant}, {"told", told}, {"most", most}}, [](const db::Row& row) {
            return AlarmLine{.case_id = row.get<CaseId>("case_id"),
                             .number = row.get<std::string>("number"),
                             .clock = row.get<ClockKind>("clock"),
                             .kind = AlarmKind::rung,
                             .rung = std::max(0, row.get<int>("stage") - stage_breach),
                             .due_at = row.get<Instant>("due_at_ms"),
                             .owner_id = row.get<std::optional<UserId>>("owner_id"),
                             .grid_id = row.get<std::optional<AreaId>>("grid_id")};
        });
}

void open_hole(db::WriteTx& tx, TenantId tenant, const Hole& hole) {
    tx.exec(
        "INSERT INTO cases_hole (tenant_id, kind, key, reason, owner_role, owner_id, case_id, times, opened_at_ms,"
        " last_seen_at_ms) VALUES (:tenant, :kind, :key, :reason, :role, :owner, :case, 1, :now, :now)"
        " ON CONFLICT (tenant_id, kind, key) DO UPDATE SET times = cases_hole.times + 1, last_seen_at_ms = :now,"
        " owner_id = excluded.owner_id, case_id = excluded.case_id, opened_at_ms = CASE WHEN cases_hole.closed_at_ms IS"
        " NULL THEN cases_hole.opened_at_ms ELSE excluded.opened_at_ms END, closed_at_ms = NULL",
        {{"tenant", tenant},
         {"kind", hole.kind},
         {"key", hole.key},
         {"reason", hole.reason},
         {"role", hole.owner_role},
         {"owner", hole.owner_id},
         {"case", hole.case_id},
         {"now", hole.last_seen_at}});
}

bool close_hole(db::WriteTx& tx, TenantId tenant, const Hole& hole, Instant now) {
    // What fell into it again after it was looked at keeps it open.
    return tx.exec(
               "UPDATE cases_hole SET closed_at_ms = :now WHERE tenant_id = :tenant AND kind = :kind AND key = :key"
               " AND closed_at_ms IS NULL AND times = :times",
               {{"now", now}, {"tenant", tenant}, {"kind", hole.kind}, {"key", hole.key}, {"times", hole.times}}) == 1;
}

std::vector<Hole> holes(db::ReadTx& tx, TenantId tenant, bool only_open, int most) {
    const std::string open = only_open ? " AND closed_at_ms IS NULL" : "";
    return tx.all(
        "SELECT kind, key, reason, owner_role, owner_id, case_id, times, opened_at_ms, last_seen_at_ms, closed_at_ms"
        " FROM cases_hole WHERE tenant_id = :tenant" +
            open + " ORDER BY closed_at_ms IS NOT NULL, last_seen_at_ms DESC, kind, key LIMIT :most",
        {{"tenant", tenant}, {"most", most}}, read_hole);
}

}  // namespace linli::cases::repository
