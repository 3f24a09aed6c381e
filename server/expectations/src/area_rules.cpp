#include <algorithm>
#include <cmath>
#include <map>

#include "examination.h"

// Rules about the block as a whole: how many rows, how they are spread. They say that somebody should look, no more.
namespace linli::expectations {
namespace {

std::string percent(double share) {
    return std::to_string(static_cast<int>(std::lround(share * 1000)) / 10.0).substr(0, 4) + "%";
}

bool outside(const Expectation& e, double value) {
    return value < e.min.value_or(value) || value > e.max.value_or(value);
}

void row_count_between(const Expectation& e, Examination& x) {
    const auto rows = x.size(e.table);
    if (outside(e, static_cast<double>(rows)))
        x.add_about_area(e, {"共有" + std::to_string(rows) + "条记录，不在合理范围"});
}

/// How many rows hold a value of the field.
std::size_t filled(const Expectation& e, const Examination& x) {
    std::size_t count = 0;
    for (std::size_t row = 0; row < x.size(e.table); ++row) count += empty(x.view(e.table, row).get(e.field)) ? 0 : 1;
    return count;
}

void missing_share_at_most(const Expectation& e, Examination& x) {
    const auto rows = x.size(e.table);
    if (rows == 0) return;
    const double share = 1.0 - static_cast<double>(filled(e, x)) / static_cast<double>(rows);
    if (share > *e.max)
        x.add_about_area(e, {std::string(fields_of(e.table)[*field_index(e.table, e.field)].label) + "有" +
                             percent(share) + "没有填写"});
}

/// The share of rows whose field holds one of `values`.
void share_between(const Expectation& e, Examination& x) {
    const auto rows = x.size(e.table);
    if (rows == 0) return;
    std::size_t hits = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto text = text_of(x.view(e.table, row).get(e.field));
        hits += std::find(e.values.begin(), e.values.end(), text) == e.values.end() ? 0 : 1;
    }
    const double share = static_cast<double>(hits) / static_cast<double>(rows);
    if (outside(e, share)) x.add_about_area(e, {"所占比例为" + percent(share) + "，不在合理范围"});
}

std::vector<double> numbers(const Expectation& e, const Examination& x) {
    std::vector<double> out;
    for (std::size_t row = 0; row < x.size(e.table); ++row)
        if (const auto number = number_of(x.view(e.table, row).get(e.field)))
            out.push_back(static_cast<double>(*number));
    return out;
}

void mean_between(const Expectation& e, Examination& x) {
    const auto list = numbers(e, x);
    if (list.empty()) return;
    double sum = 0;
    for (const auto value : list) sum += value;
    if (outside(e, sum / static_cast<double>(list.size()))) x.add_about_area(e, {"平均值不在合理范围"});
}

void median_between(const Expectation& e, Examination& x) {
    auto list = numbers(e, x);
    if (list.empty()) return;
    const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
    std::nth_element(list.begin(), middle, list.end());
    if (outside(e, *middle)) x.add_about_area(e, {"中位数不在合理范围"});
}

void sum_between(const Expectation& e, Examination& x) {
    double sum = 0;
    for (const auto value : numbers(e, x)) sum += value;
    if (outside(e, sum)) x.add_about_area(e, {"合计不在合理范围"});
}

void distinct_between(const Expectation& e, Examination& x) {
    std::map<std::string, int> seen;
    for (std::size_t row = 0; row < x.size(e.table); ++row) {
        const auto text = text_of(x.view(e.table, row).get(e.field));
        if (!text.empty()) ++seen[std::string(text)];
    }
    if (outside(e, static_cast<double>(seen.size())))
        x.add_about_area(e, {"不同取值有" + std::to_string(seen.size()) + "个，不在合理范围"});
}

/// One value stands in so many rows that it was typed to get past a form.
void no_value_dominates(const Expectation& e, Examination& x) {
    std::map<std::string_view, std::size_t> seen;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < x.size(e.table); ++row) {
        const auto text = text_of(x.view(e.table, row).get(e.field));
        if (text.empty()) continue;
        ++rows;
        ++seen[text];
    }
    for (const auto& [value, count] : seen)
        if (rows >= 20 && static_cast<double>(count) > *e.max * static_cast<double>(rows))
            x.add_about_area(e, {"同一个值占了" + percent(static_cast<double>(count) / static_cast<double>(rows)) +
                                 "，像是随手填写"});
}

void people_for_each_household(const Expectation& e, Examination& x) {
    const auto households = x.block().households.size();
    if (households == 0) return;
    const double each = static_cast<double>(x.block().people.size()) / static_cast<double>(households);
    if (outside(e, each)) x.add_about_area(e, {"户均人数不在合理范围"});
}

/// First digits of house areas or last digits of days that people invent heap up: a plain test of even spread.
void last_digits_even(const Expectation& e, Examination& x) {
    std::array<double, 10> seen{};
    double rows = 0;
    for (const auto value : numbers(e, x)) {
        ++seen[static_cast<std::size_t>(std::llabs(static_cast<std::int64_t>(value)) % 10)];
        ++rows;
    }
    if (rows < 200) return;
    double chi = 0;
    for (const auto count : seen) chi += (count - rows / 10) * (count - rows / 10) / (rows / 10);
    if (chi > *e.max) x.add_about_area(e, {"末位数字的分布不自然，像是估填"});
}

}  // namespace

std::span<const Kind> area_kinds() {
    static const std::vector<Kind> list{
        {"row_count_between", "记录数在范围内", nullptr, row_count_between, {Need::min_or_max}},
        {"missing_share_at_most", "缺失率不高", nullptr, missing_share_at_most, {Need::field, Need::min_or_max}},
        {"share_between", "比例在范围内", nullptr, share_between, {Need::field, Need::values, Need::min_or_max}},
        {"mean_between", "平均值在范围内", nullptr, mean_between, {Need::field, Need::min_or_max}},
        {"median_between", "中位数在范围内", nullptr, median_between, {Need::field, Need::min_or_max}},
        {"sum_between", "合计在范围内", nullptr, sum_between, {Need::field, Need::min_or_max}},
        {"distinct_between", "不同取值数在范围内", nullptr, distinct_between, {Need::field, Need::min_or_max}},
        {"no_value_dominates", "没有独占的值", nullptr, no_value_dominates, {Need::field, Need::min_or_max}},
        {"people_for_each_household", "户均人数合理", nullptr, people_for_each_household, {Need::min_or_max}},
        {"last_digits_even", "末位数字自然", nullptr, last_digits_even, {Need::field, Need::min_or_max}},
    };
    return list;
}

}  // namespace linli::expectations
