#include <linli/base/date_text.h>

#include "kinds.h"

// Rules about days and terms. "Now" is the day of the examination, never the machine's.
namespace linli::expectations {
namespace {

using Answer = std::optional<Fault>;

std::string label(const RowView& row, const Expectation& e) { return std::string(row.label(e.field)); }

/// A date that no way of writing dates explains.
Answer readable_date(const Expectation& e, const RowView& row) {
    const auto value = row.get(e.field);
    if (empty(value) || date_of(value)) return {};
    return Fault{label(row, e) + "不是可以识别的日期"};
}

Answer date_not_in_future(const Expectation& e, const RowView& row) {
    const auto date = date_of(row.get(e.field));
    if (!date || *date <= row.as_of.plus_days(e.days.value_or(0))) return {};
    return Fault{label(row, e) + "是" + date->text() + "，晚于今天"};
}

Answer date_between(const Expectation& e, const RowView& row) {
    const auto date = date_of(row.get(e.field));
    if (!date) return {};
    const auto year = static_cast<double>(date->year());
    if (year >= e.min.value_or(year) && year <= e.max.value_or(year)) return {};
    return Fault{label(row, e) + "的年份不合理"};
}

Answer date_order(const Expectation& e, const RowView& row) {
    const auto first = date_of(row.get(e.field));
    const auto then = date_of(row.get(e.others.front()));
    if (!first || !then || *first <= then->plus_days(e.days.value_or(0))) return {};
    return Fault{label(row, e) + "晚于" + std::string(row.label(e.others.front()))};
}

Answer age_between(const Expectation& e, const RowView& row) {
    const auto birth = date_of(row.get(e.field));
    if (!birth || *birth > row.as_of) return {};
    const auto age = static_cast<double>(age_on(*birth, row.as_of));
    if (age >= e.min.value_or(0) && age <= e.max.value_or(age)) return {};
    return Fault{"按" + label(row, e) + "计算为" + std::to_string(static_cast<int>(age)) + "岁，不合常理"};
}

Answer not_stale(const Expectation& e, const RowView& row) {
    const auto date = date_of(row.get(e.field));
    if (!date || date->plus_days(*e.days) >= row.as_of) return {};
    const auto days = (row.as_of.days() - date->days()).count();
    return Fault{"上次核实是" + date->text() + "，已有" + std::to_string(days) + "天，超过" + std::to_string(*e.days) +
                 "天的核实期限"};
}

Answer not_expired(const Expectation& e, const RowView& row) {
    const auto date = date_of(row.get(e.field));
    if (!date || date->plus_days(e.days.value_or(0)) >= row.as_of) return {};
    return Fault{label(row, e) + "已于" + date->text() + "到期"};
}

Answer weekday_only(const Expectation& e, const RowView& row) {
    const auto date = date_of(row.get(e.field));
    if (!date || date->weekday() <= 5) return {};
    return Fault{label(row, e) + "落在周末"};
}

}  // namespace

std::span<const Kind> date_kinds() {
    static const std::vector<Kind> list{
        {"readable_date", "是日期", readable_date, nullptr, {Need::field}},
        {"date_not_in_future", "不晚于今天", date_not_in_future, nullptr, {Need::field}},
        {"date_between", "年份在范围内", date_between, nullptr, {Need::field, Need::min_or_max}},
        {"date_order", "先后合理", date_order, nullptr, {Need::field, Need::other}},
        {"age_between", "年龄合理", age_between, nullptr, {Need::field, Need::min_or_max}},
        {"not_stale", "在核实期限内", not_stale, nullptr, {Need::field, Need::days}},
        {"not_expired", "没有到期", not_expired, nullptr, {Need::field}},
        {"weekday_only", "是工作日", weekday_only, nullptr, {Need::field}},
    };
    return list;
}

}  // namespace linli::expectations
