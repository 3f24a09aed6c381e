#include "kinds.h"

// Rules about one number.
namespace linli::expectations {
namespace {

using Answer = std::optional<Fault>;

std::string plain(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? std::to_string(whole) : std::to_string(value);
}

Answer between(const Expectation& e, const RowView& row) {
    const auto number = number_of(row.get(e.field));
    if (!number) return {};
    const auto value = static_cast<double>(*number);
    if (value >= e.min.value_or(value) && value <= e.max.value_or(value)) return {};
    std::string range = e.min ? plain(*e.min) : "不限";
    range += " 至 " + (e.max ? plain(*e.max) : std::string("不限"));
    return Fault{std::string(row.label(e.field)) + "为" + std::to_string(*number) + "，不在 " + range + " 之内"};
}

Answer not_zero(const Expectation& e, const RowView& row) {
    if (!empty(row.get(e.field))) return {};
    return Fault{std::string(row.label(e.field)) + "为 0 或没有填写"};
}

Answer multiple_of(const Expectation& e, const RowView& row) {
    const auto number = number_of(row.get(e.field));
    const auto step = e.count.value_or(1);
    if (!number || step == 0 || *number % step == 0) return {};
    return Fault{std::string(row.label(e.field)) + "应为 " + std::to_string(step) + " 的倍数"};
}

Answer at_most_field(const Expectation& e, const RowView& row) {
    const auto one = number_of(row.get(e.field));
    const auto other = number_of(row.get(e.others.front()));
    if (!one || !other || *one <= *other) return {};
    return Fault{std::string(row.label(e.field)) + "大于" + std::string(row.label(e.others.front()))};
}

}  // namespace

std::span<const Kind> number_kinds() {
    static const std::vector<Kind> list{
        {"between", "数值在范围内", between, nullptr, {Need::field, Need::min_or_max}},
        {"not_zero", "不为零", not_zero, nullptr, {Need::field}},
        {"multiple_of", "是某数的倍数", multiple_of, nullptr, {Need::field, Need::count}},
        {"at_most_field", "不大于另一字段", at_most_field, nullptr, {Need::field, Need::other}},
    };
    return list;
}

}  // namespace linli::expectations
