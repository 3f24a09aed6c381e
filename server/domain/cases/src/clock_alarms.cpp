#include "clock_alarms.h"

#include <linli/log/log.h>

#include "clock_keeper.h"
#include "procedure.h"
#include "repository_clocks.h"
#include "supervising.h"
#include "supervisors.h"

#include <algorithm>

namespace linli::cases::alarms {
namespace {

using repository::DueClock;
using repository::Record;

/// One stage of one clock, inside its transaction.
class Raising {
public:
    Raising(db::WriteTx& tx, const CaseParts& parts, ItemBook& items, TenantId tenant)
        : tx_(tx), parts_(parts), items_(items), tenant_(tenant), now_(parts.clock.now()) {}

    /// @return whether a stage was raised
    bool raise(const DueClock& due) {
        repository::lock_clocks(tx_, tenant_, due.case_id);
        if (!repository::still_due(tx_, tenant_, due)) return false;
        // Read after the lock: a step that came between has stopped the clock.
        const auto record = repository::find(tx_, access::Gate::system(tenant_, "cases.clocks"), due.case_id);
        if (!record) return false;
        keep_clocks(tx_, parts_, items_, tenant_, *record, {.now = now_});
        auto row = clock(due);
        if (!row || !row->next_alarm_at || *row->next_alarm_at > now_) return false;
        ++row->stage;
        const auto ladder = ladder_for(tx_, tenant_, row->clock);
        const bool told =
            row->stage <= stage_breach ? tell(*record, *row, plain(*record, *row)) : climb(*record, *row, ladder);
        if (row->clock == ClockKind::supervision && row->stage == stage_breach)
            supervising::tell_overdue(tx_, parts_, tenant_, *record);
        row->next_alarm_at = next_alarm(*row, calendar_for(row->calendar, parts_), ladder);
        repository::store_clock(tx_, tenant_, *row);
        return told;
    }

private:
    std::optional<ClockRow> clock(const DueClock& due) const {
        for (auto& row : repository::clocks(tx_, tenant_, due.case_id))
            if (row.clock == due.clock) return row;
        return std::nullopt;
    }

    Alarm plain(const Record& record, const ClockRow& row) const {
        return {.clock = row.clock,
                .round = row.round,
                .kind = row.stage == stage_warning ? AlarmKind::warning : AlarmKind::breach,
                .owner_id = record.owner,
                .due_at = row.due_at,
                .raised_at = now_};
    }

    bool tell(const Record& record, const ClockRow& row, const Alarm& alarm) {
        if (!repository::insert_alarm(tx_, tenant_, record.id, row.stage, alarm)) return false;
        CaseAlarmed event{
            record.id,   std::string(word(alarm.clock)), std::string(word(alarm.kind)), alarm.rung, {}, alarm.told_id,
            alarm.due_at};
        if (alarm.supervisor) event.supervisor = std::string(word(*alarm.supervisor));
        parts_.outbox.publish(tx_, address(tenant_, record), event);
        return true;
    }

    /// A vacant place is somebody's task and still a rung; one that does not apply here is passed in silence.
    bool climb(const Record& record, const ClockRow& row, const std::vector<Rung>& ladder) {
        const auto rung = row.stage - stage_breach;
        const auto who = ladder.at(static_cast<std::size_t>(rung - 1)).who;
        auto told = record.protected_at ? guarded(record) : find_supervisor(tx_, tenant_, who, seat_of(record), now_);
        if (told.hole) {
            told.hole->case_id = record.id;
            give_to_administrator(tx_, tenant_, *told.hole, now_);
            repository::open_hole(tx_, tenant_, *told.hole);
        }
        if (!told.user && !told.hole) return false;
        auto alarm = plain(record, row);
        alarm.kind = AlarmKind::rung;
        alarm.rung = rung;
        alarm.supervisor = who;
        alarm.told_id = told.user;
        return tell(record, row, alarm);
    }

    /// Nobody hears of a protected matter but its guardian, whatever rung it is.
    static Told guarded(const Record& record) {
        return {record.guardian == record.owner ? std::nullopt : record.guardian, {}};
    }

    db::WriteTx& tx_;
    const CaseParts& parts_;
    ItemBook& items_;
    TenantId tenant_;
    Instant now_;
};

int raise_one(const CaseParts& parts, ItemBook& items, TenantId tenant, const DueClock& due) {
    return parts.database.write([&](db::WriteTx& tx) { return Raising(tx, parts, items, tenant).raise(due) ? 1 : 0; });
}

Hole unknown_year(Date day, Instant now) {
    return {.kind = HoleKind::no_calendar,
            .key = std::to_string(day.year()),
            .reason = std::to_string(day.year()) + "年的放假和调休安排尚未录入，该年的时限按普通周末计算",
            .opened_at = now,
            .last_seen_at = now};
}

/// The years that promises reach.
std::vector<Hole> missing_years(const CaseParts& parts, std::optional<Instant> furthest, Instant now) {
    std::vector<Hole> out;
    const auto last = std::max(furthest.value_or(now), now);
    for (int year = shanghai_date(now).year(); year <= shanghai_date(last).year(); ++year)
        if (const auto day = Date::of(year, 6, 1); day && !parts.office.knows(*day))
            out.push_back(unknown_year(*day, now));
    return out;
}

}  // namespace

int raise_due(const CaseParts& parts, ItemBook& items, TenantId tenant, int most) {
    const auto now = parts.clock.now();
    const auto due = parts.database.read([&](db::ReadTx& tx) {
        items.refresh(tx, tenant);
        return repository::due_clocks(tx, tenant, now, most);
    });
    int raised = 0;
    for (const auto& one : due) {
        try {
            raised += raise_one(parts, items, tenant, one);
        } catch (const std::exception& failure) {
            log::error("cases.alarm-failed", {{"case", one.case_id}, {"reason", failure}});
        }
    }
    return raised;
}

int check_holes(const CaseParts& parts, TenantId tenant) {
    constexpr int most = 200;
    const auto now = parts.clock.now();
    return parts.database.write([&](db::WriteTx& tx) {
        const auto open = repository::holes(tx, tenant, true, most);
        for (auto& hole : missing_years(parts, repository::furthest_due(tx, tenant), now)) {
            const bool known = std::any_of(open.begin(), open.end(), [&](const Hole& one) {
                return one.kind == hole.kind && one.key == hole.key;
            });
            if (known) continue;
            give_to_administrator(tx, tenant, hole, now);
            repository::open_hole(tx, tenant, hole);
        }
        int closed = 0;
        for (const auto& hole : open)
            if (repaired(tx, tenant, hole, parts.office, now) && repository::close_hole(tx, tenant, hole, now))
                ++closed;
        return closed;
    });
}

CaseClocks of_case(db::ReadTx& tx, TenantId tenant, CaseId id) {
    CaseClocks out;
    for (const auto& row : repository::clocks(tx, tenant, id))
        out.clocks.push_back({.clock = row.clock,
                              .round = row.round,
                              .started_at = row.started_at,
                              .due_at = row.due_at,
                              .paused_at = row.paused_at,
                              .stopped_at = row.stopped_at,
                              .next_alarm_at = row.next_alarm_at,
                              .warned = row.stage >= stage_warning,
                              .breached = row.stage >= stage_breach});
    out.alarms = repository::alarms(tx, tenant, id);
    return out;
}

}  // namespace linli::cases::alarms
