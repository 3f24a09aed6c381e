#include <linli/cases/request_replay.h>

#include <linli/base/calendar.h>
#include <linli/base/csv.h>
#include <linli/base/date.h>
#include <linli/lines/files.h>

#include "clock_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace linli::cases {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr int rule_since = 2007;
constexpr hours standard_time{-5}, summer_time{-4};

constexpr std::string_view definition =
    "按时率 = 在时限当刻或之前办结的工单数 ÷ 有时限且结果已知的工单数。"
    "结果已知指：已办结，或数据截止时仍未办结而时限已过（算未按时）。没有时限的、未办结且未到期的不进分子也不进分母。"
    "时限和办结时间按文件所在地的当地时间换算为时刻后比较。";

/// The `nth` Sunday of a month.
Date sunday(int year, unsigned month, int nth) {
    const auto first = Date::of(year, month, 1).value();
    return first.plus_days(static_cast<int>(7 - first.weekday()) + 7 * (nth - 1));
}

/// Two digits at `at`, below `limit`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int limit) {
    int value = 0;
    const auto* from = text.data() + at;
    const auto [end, error] = std::from_chars(from, from + 2, value);
    return error == std::errc{} && end == from + 2 && value >= 0 && value < limit ? std::optional(value) : std::nullopt;
}

/// Columns of the header that are needed, by their place.
struct Columns {
    std::size_t open = 0, target = 0, closed = 0, flag = 0, reason = 0;
};

/// One request of the file.
struct Request {
    WallMoment opened;
    std::optional<WallMoment> target, closed;
    std::string month, flag, reason;
};

/// What is only known at the end: requests that are still open, by all that counts of them.
struct OpenRequest {
    ClockRow clock;
    std::string month, flag, reason;
};

/// Rows of a CSV file, one at a time; a quoted cell may go over several lines.
class Records {
public:
    explicit Records(lines::LineReader reader) : reader_(std::move(reader)) {}
    /// False at the end.
    Result<bool> next(csv::Row& row) {
        std::string text, line;
        do {
            LINLI_TRY(const auto more, reader_.next(line));
            if (!more) return text.empty() ? Result<bool>(false) : broken();
            if (text.empty()) number_ = reader_.number();
            if (text.size() > longest) return broken();
            text += line + "\n";
        } while (std::count(text.begin(), text.end(), '"') % 2 != 0);
        auto rows = csv::rows(text);
        row = rows.empty() ? csv::Row{} : std::move(rows.front());  // a blank line has no cells
        return true;
    }
    std::size_t number() const { return number_; }

private:
    static constexpr std::size_t longest = std::size_t{1} << 20;
    Result<bool> broken() const {
        return refuse(bad_requests, "第 " + std::to_string(number_) + " 行起的引号没有结束");
    }
    lines::LineReader reader_;
    std::size_t number_ = 0;
};

/// The clock that a promise runs on: the whole day, as the city counts.
ClockRow promise(Instant opened, Instant target) {
    static const auto always = WorkingCalendar::always();
    return follow(ClockRow{.clock = ClockKind::solution},
                  {.running = true, .start = opened, .due = target, .calendar = CalendarKind::always}, always, opened);
}

/// Adds up the rows.
class Tally {
public:
    void add(const Request& in) {
        ++out_.rows;
        count_wall(in);
        if (in.closed) out_.as_of = std::max(out_.as_of, in.closed->at);
        if (!in.target) {
            ++out_.without_target;
            ++cells_[{in.flag, "none"}];
            return;
        }
        if (in.target->at < in.opened.at) ++out_.target_before_opening;
        OpenRequest open{promise(in.opened.at, in.target->at), in.month, in.flag, in.reason};
        if (in.closed)
            judge(open, in.closed->at, true);
        else
            open_.push_back(std::move(open));
    }

    RequestReplay finish() {
        for (const auto& open : open_) judge(open, out_.as_of, false);
        out_.definition = definition;
        out_.zone = "America/New_York";
        out_.on_time = {"全部", out_.solved_in_time, out_.solved_in_time + out_.solved_late + out_.open_overdue, 0};
        set_share(out_.on_time);
        out_.classes = listed(classes_);
        out_.months = listed(months_);
        reconcile();
        return std::move(out_);
    }

private:
    void count_wall(const Request& in) {
        for (const auto& moment : {std::optional(in.opened), in.target, in.closed}) {
            out_.ambiguous_times += moment && moment->ambiguous ? 1 : 0;
            out_.skipped_times += moment && moment->skipped ? 1 : 0;
        }
    }

    /// What the clock raised before `end`, and whether the promise was kept.
    void judge(const OpenRequest& in, Instant end, bool closed) {
        raise(in.clock, end);
        const bool in_time = end <= in.clock.due_at;
        if (!closed && in_time) {
            ++out_.open_running;
            ++cells_[{in.flag, "running"}];
            return;
        }
        ++(in_time ? out_.solved_in_time : (closed ? out_.solved_late : out_.open_overdue));
        ++cells_[{in.flag, in_time ? "kept" : "broken"}];
        for (auto* group : {&classes_[in.reason], &months_[in.month]}) {
            ++group->promised;
            group->kept += in_time ? 1 : 0;
        }
    }

    void raise(const ClockRow& clock, Instant end) {
        static const auto always = WorkingCalendar::always();
        static const auto ladder = parse_ladder("").value();
        for (int stage = stage_warning;; ++stage) {
            const auto at = stage_at(clock, stage, always, ladder);
            if (!at || *at >= end) return;
            ++(stage == stage_warning ? out_.warnings : (stage == stage_breach ? out_.breaches : out_.rungs));
        }
    }

    void reconcile() {
        for (const auto& [cell, rows] : cells_) {
            const auto& [flag, verdict] = cell;
            Reconciled line{"agrees", flag, verdict, rows, "文件与本系统判断相同"};
            const bool alike = (flag == "ONTIME" && verdict == "kept") || (flag == "OVERDUE" && verdict == "broken");
            if (verdict == "none")
                line.category = "no_target", line.why = "没有时限，本系统不判断；文件把其中的未超时也标为按时";
            else if (verdict == "running")
                line.category = "running", line.why = "未办结且未到期，本系统还不判断";
            else if (flag.empty())
                line.category = "no_flag", line.why = "文件没有标记，按时限与办结时间判断";
            else if (!alike)
                line.category = "disagrees", line.why = "文件的标记与其时限、办结时间不符";
            if (line.category != "agrees") out_.differs += rows;
            out_.reconciliation.push_back(std::move(line));
        }
    }

    static void set_share(PromiseShare& group) {
        if (group.promised > 0) group.share = static_cast<double>(group.kept) / static_cast<double>(group.promised);
    }
    static std::vector<PromiseShare> listed(std::map<std::string, PromiseShare>& groups) {
        std::vector<PromiseShare> out;
        for (auto& [name, group] : groups) {
            group.name = name;
            set_share(group);
            out.push_back(group);
        }
        return out;
    }

    RequestReplay out_;
    std::vector<OpenRequest> open_;
    std::map<std::string, PromiseShare> classes_, months_;
    std::map<std::pair<std::string, std::string>, std::int64_t> cells_;
};

Result<Columns> columns_of(const csv::Row& header) {
    Columns out;
    for (const auto& [name, place] :
         {std::pair("open_dt", &out.open), std::pair("target_dt", &out.target), std::pair("closed_dt", &out.closed),
          std::pair("ontime", &out.flag), std::pair("reason", &out.reason)}) {
        const auto found = std::find(header.cells.begin(), header.cells.end(), name);
        if (found == header.cells.end()) return refuse(bad_requests, std::string("缺少列 ") + name);
        *place = static_cast<std::size_t>(found - header.cells.begin());
    }
    return out;
}

Result<Request> read_request(const csv::Row& row, const Columns& columns, std::size_t line) {
    const auto wrong = [&](std::string_view column) {
        return refuse(bad_requests, "第 " + std::to_string(line) + " 行，列 " + std::string(column));
    };
    if (row.cells.size() <= std::max({columns.open, columns.target, columns.closed, columns.flag, columns.reason}))
        return wrong("数目不足");
    Request out;
    const auto& open = row.cells[columns.open];
    const auto opened = boston_moment(open);
    if (!opened) return wrong("open_dt");
    out.opened = *opened;
    out.month = open.substr(0, 7);
    out.flag = row.cells[columns.flag];
    out.reason = row.cells[columns.reason];
    for (const auto& [name, place, moment] :
         {std::tuple("target_dt", columns.target, &out.target), std::tuple("closed_dt", columns.closed, &out.closed)}) {
        if (row.cells[place].empty()) continue;
        *moment = boston_moment(row.cells[place]);
        if (!*moment) return wrong(name);
    }
    return out;
}

}  // namespace

std::optional<WallMoment> boston_moment(std::string_view text) {
    if (text.size() != 19 || text[10] != ' ' || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto day = Date::parse(text.substr(0, 10));
    const auto hour = two_digits(text, 11, 24), minute = two_digits(text, 14, 60), second = two_digits(text, 17, 60);
    if (!day || !hour || !minute || !second || day->year() < rule_since) return std::nullopt;
    const Instant wall = day->days() + hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
    const Instant spring = sunday(day->year(), 3, 2).days() + hours(2);   // 2:00 becomes 3:00
    const Instant autumn = sunday(day->year(), 11, 1).days() + hours(2);  // 2:00 becomes 1:00
    WallMoment out;
    out.skipped = wall >= spring && wall < spring + hours(1);
    out.ambiguous = wall >= autumn - hours(1) && wall < autumn;
    const bool summer = wall >= spring + hours(1) && wall < autumn;
    out.at = wall - (summer ? summer_time : standard_time);
    return out;
}

Result<RequestReplay> replay_requests(const std::string& path) {
    LINLI_TRY(auto reader, lines::LineReader::open(path));
    Records records(std::move(reader));
    csv::Row row;
    LINLI_TRY(const auto any, records.next(row));
    if (!any) return refuse(bad_requests, "文件是空的");
    LINLI_TRY(const auto columns, columns_of(row));
    Tally tally;
    for (;;) {
        LINLI_TRY(const auto more, records.next(row));
        if (!more) return tally.finish();
        if (row.cells.empty()) continue;
        LINLI_TRY(const auto request, read_request(row, columns, records.number()));
        tally.add(request);
    }
}

}  // namespace linli::cases
