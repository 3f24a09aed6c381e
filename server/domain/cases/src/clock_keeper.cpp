#include "clock_keeper.h"

#include <linli/base/text.h>
#include <linli/cases/settings.h>
#include <linli/tenant/tenants.h>

#include "repository_clocks.h"
#include "repository_forwarding.h"
#include "repository_oversight.h"
#include "rules.h"

#include <algorithm>
#include <charconv>

namespace linli::cases {
namespace {

using repository::Record;

constexpr int most_update_days = 60, most_reopen_days = 365;
constexpr std::size_t most_rungs = 6;
constexpr std::int64_t most_minutes = 30 * 24 * 60;

std::optional<std::int64_t> whole(std::string_view text, std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool fits = error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most;
    return fits ? std::optional(value) : std::nullopt;
}

int days_setting(db::ReadTx& tx, TenantId tenant, std::string_view name, int most, int otherwise) {
    const auto content = tenant::setting(tx, tenant, name);
    return content ? static_cast<int>(whole(*content, 1, most).value_or(otherwise)) : otherwise;
}

/// Everything that decides how one matter's clocks stand after a step.
class Keeper {
public:
    Keeper(db::WriteTx& tx, const CaseParts& parts, ItemBook& items, TenantId tenant, const Record& record,
           const Occasion& occasion)
        : tx_(tx), parts_(parts), tenant_(tenant), record_(record), occasion_(occasion) {
        if (record.item_code) item_ = items.find(tx, tenant, *record.item_code);
        if (occasion.fresh) return;
        repository::lock_clocks(tx, tenant, record.id);
        rows_ = repository::clocks(tx, tenant, record.id);
    }

    void keep() {
        follow_up(ClockKind::response, response());
        if (record_.solve_by)
            follow_up(ClockKind::solution, solution());
        else
            stop(ClockKind::solution);
        if (record_.state == State::handling)
            follow_up(ClockKind::update, update());
        else
            stop(ClockKind::update);
        if (!occasion_.fresh) oversee();
    }

private:
    const ClockRow* stored(ClockKind clock) const {
        const auto found =
            std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.clock == clock; });
        return found == rows_.end() ? nullptr : &*found;
    }
    CalendarKind item_calendar() const { return item_ ? item_->calendar : CalendarKind::office; }

    ClockDemand response() const {
        return {.running = !record_.responded_at && !record_.closed_at,
                .start = record_.reported_at,
                .due = record_.respond_by,
                .calendar = item_calendar()};
    }

    ClockDemand solution() const {
        const auto* row = stored(ClockKind::solution);
        const auto start =
            occasion_.reopened ? occasion_.now : (row != nullptr ? row->started_at : record_.reported_at);
        return {.running = !record_.resolved_at && !record_.closed_at,
                .paused_since = record_.paused_since,
                .start = start,
                .due = *record_.solve_by,
                .calendar = item_ ? solution_calendar(*item_) : CalendarKind::office};
    }

    ClockDemand update() const {
        const auto* row = stored(ClockKind::update);
        if (row != nullptr && !row->stopped_at && !occasion_.public_step)
            return {.running = true, .start = row->started_at, .due = row->due_at, .calendar = row->calendar};
        const auto days = days_setting(tx_, tenant_, update_days_setting, most_update_days, default_update_days);
        return {.running = true,
                .start = occasion_.now,
                .due = calendar_for(item_calendar(), parts_).add_days(occasion_.now, days),
                .calendar = item_calendar()};
    }

    /// What is owed to whoever supervises the matter, and by bodies outside; also for what was merged into it.
    void oversee() {
        if (record_.closed_at) {
            stop(ClockKind::supervision);
            return stop(ClockKind::outside);
        }
        owe(ClockKind::supervision, repository::owed_answer(tx_, tenant_, record_.id));
        owe(ClockKind::outside, repository::awaited_answer(tx_, tenant_, record_.id));
    }

    void owe(ClockKind clock, const std::optional<ClockDemand>& owed) {
        if (owed)
            follow_up(clock, *owed);
        else
            stop(clock);
    }

    void follow_up(ClockKind clock, const ClockDemand& demand) {
        const auto* row = stored(clock);
        if (row == nullptr && !demand.running && clock != ClockKind::response) return;  // that row is the lock
        ClockRow before = row != nullptr ? *row : ClockRow{.case_id = record_.id, .clock = clock};
        auto after = follow(before, demand, calendar_for(demand.calendar, parts_), occasion_.now);
        plan(after);
        if (row == nullptr || after != before) repository::store_clock(tx_, tenant_, after);
    }

    void stop(ClockKind clock) {
        const auto* row = stored(clock);
        if (row == nullptr || row->stopped_at) return;
        auto after = *row;
        after.stopped_at = occasion_.now;
        after.paused_at.reset();
        after.next_alarm_at.reset();
        repository::store_clock(tx_, tenant_, after);
    }

    void plan(ClockRow& row) {
        const auto ladder = row.stage >= stage_breach ? ladder_for(tx_, tenant_, row.clock) : std::vector<Rung>{};
        row.next_alarm_at = next_alarm(row, calendar_for(row.calendar, parts_), ladder);
    }

    db::WriteTx& tx_;
    const CaseParts& parts_;
    TenantId tenant_;
    const Record& record_;
    const Occasion& occasion_;
    std::optional<Item> item_;
    std::vector<ClockRow> rows_;
};

std::optional<Rung> parse_rung(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto who = from_word<Supervisor>(text.substr(0, colon));
    const auto minutes = whole(text.substr(colon + 1), 0, most_minutes);
    if (!who || !minutes) return std::nullopt;
    return Rung{*who, std::chrono::minutes(*minutes)};
}

}  // namespace

std::optional<std::vector<Rung>> parse_ladder(std::string_view text) {
    if (text.empty()) text = "deputy:0 community_clerk:60 street_leader:240 district_leader:1440";
    std::vector<Rung> ladder;
    for (const auto part : text::split(text, ' ')) {
        if (part.empty()) continue;
        const auto rung = parse_rung(part);
        if (!rung || ladder.size() == most_rungs) return std::nullopt;
        ladder.push_back(*rung);
    }
    return ladder.empty() ? std::nullopt : std::optional(std::move(ladder));
}

bool fits_ladder(std::string_view content) { return parse_ladder(content).has_value(); }
bool fits_update_days(std::string_view content) {
    return content.empty() || whole(content, 1, most_update_days).has_value();
}
bool fits_reopen_days(std::string_view content) {
    return content.empty() || whole(content, 1, most_reopen_days).has_value();
}

std::vector<Rung> ladder_of(db::ReadTx& tx, TenantId tenant) {
    const auto stored = parse_ladder(tenant::setting(tx, tenant, ladder_setting).value_or(""));
    return stored ? *stored : parse_ladder("").value();  // a text written past administration is no ladder
}

std::vector<Rung> ladder_for(db::ReadTx& tx, TenantId tenant, ClockKind clock) {
    return clock == ClockKind::outside ? std::vector<Rung>{} : ladder_of(tx, tenant);
}

std::chrono::days reopen_days(db::ReadTx& tx, TenantId tenant) {
    return std::chrono::days(
        days_setting(tx, tenant, reopen_days_setting, most_reopen_days, static_cast<int>(reopen_window.count())));
}

const WorkingCalendar& calendar_for(CalendarKind kind, const CaseParts& parts) {
    static const WorkingCalendar never_rests = WorkingCalendar::always();
    return kind == CalendarKind::always ? never_rests : parts.office;
}

void keep_clocks(db::WriteTx& tx, const CaseParts& parts, ItemBook& items, TenantId tenant, const Record& record,
                 const Occasion& occasion) {
    Keeper(tx, parts, items, tenant, record, occasion).keep();
}

}  // namespace linli::cases
