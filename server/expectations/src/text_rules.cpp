#include <linli/base/text.h>
#include <linli/base/words.h>

#include "kinds.h"
#include "text_tools.h"

#include <algorithm>

// Rules about one text: is it there, is it written as such a value is written.
namespace linli::expectations {
namespace {

using Answer = std::optional<Fault>;

std::string label(const RowView& row, const Expectation& e) { return std::string(row.label(e.field)); }

Answer not_null(const Expectation& e, const RowView& row) {
    if (!empty(row.get(e.field))) return {};
    return Fault{"没有填写" + label(row, e)};
}

Answer null(const Expectation& e, const RowView& row) {
    if (empty(row.get(e.field))) return {};
    return Fault{label(row, e) + "不应填写"};
}

Answer length_between(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty()) return {};
    const auto size = static_cast<double>(text::code_points(text));
    if (size >= e.min.value_or(0) && size <= e.max.value_or(size)) return {};
    return Fault{label(row, e) + "的长度不对：现在是" + std::to_string(static_cast<int>(size)) + "个字"};
}

Answer matches(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty() || matches_pattern(e.pattern, text)) return {};
    return Fault{label(row, e) + "的写法不对：" + row.quote(e.field)};
}

Answer not_matches(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty() || !matches_pattern(e.pattern, text)) return {};
    return Fault{label(row, e) + "不能这样填写：" + row.quote(e.field)};
}

Answer starts_with(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    const auto begins = [&](const std::string& word) { return text.starts_with(word); };
    if (text.empty() || std::any_of(e.values.begin(), e.values.end(), begins)) return {};
    return Fault{label(row, e) + "的开头不对"};
}

Answer ends_with(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    const auto ends = [&](const std::string& word) { return text.ends_with(word); };
    if (text.empty() || std::any_of(e.values.begin(), e.values.end(), ends)) return {};
    return Fault{label(row, e) + "的结尾不对"};
}

Answer contains_none(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    for (const auto& word : e.values)
        if (text.find(word) != std::string_view::npos) return Fault{label(row, e) + "里不应出现“" + word + "”"};
    return {};
}

Answer in_list(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty() || std::find(e.values.begin(), e.values.end(), text) != e.values.end()) return {};
    return Fault{label(row, e) + "不在代码表内：" + row.quote(e.field)};
}

Answer not_in_list(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty() || std::find(e.values.begin(), e.values.end(), text) == e.values.end()) return {};
    return Fault{label(row, e) + "填了占位内容，没有实际意义"};
}

/// The value with the blanks and full-width letters of a hurried keyboard.
Answer half_width(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    const auto plain = text::half_width(text);
    if (plain == text) return {};
    return Fault{label(row, e) + "里有全角字符，可以直接改为半角", std::string(text::trim(plain))};
}

Answer trimmed(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    const auto plain = text::trim(text);
    if (plain == text) return {};
    return Fault{label(row, e) + "前后有空格，可以直接去掉", std::string(plain)};
}

Answer without_spaces(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    auto plain = compact(text);
    if (plain == text) return {};
    return Fault{label(row, e) + "里有空格或分隔符，可以直接去掉", std::move(plain)};
}

Answer person_name(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty() || name_like(text)) return {};
    return Fault{label(row, e) + "里有不属于姓名的字符：" + row.quote(e.field)};
}

Answer phone(const Expectation& e, const RowView& row) {
    const auto text = text_of(row.get(e.field));
    if (text.empty() || phone_like(text)) return {};
    return Fault{label(row, e) + "不是手机号（11位）也不是座机号：现在有" + std::to_string(text::code_points(text)) +
                 "位"};
}

Answer required_when(const Expectation& e, const RowView& row) {
    const auto other = text_of(row.get(e.others.front()));
    const bool asked = std::find(e.values.begin(), e.values.end(), other) != e.values.end();
    if (!asked || !empty(row.get(e.field))) return {};
    return Fault{std::string(row.label(e.others.front())) + "这样填写时，必须填写" + label(row, e)};
}

Answer empty_when(const Expectation& e, const RowView& row) {
    const auto other = text_of(row.get(e.others.front()));
    const bool asked = std::find(e.values.begin(), e.values.end(), other) != e.values.end();
    if (!asked || empty(row.get(e.field))) return {};
    return Fault{std::string(row.label(e.others.front())) + "这样填写时，" + label(row, e) + "应为空"};
}

Answer equal_fields(const Expectation& e, const RowView& row) {
    const auto one = row.get(e.field);
    const auto other = row.get(e.others.front());
    if (empty(one) || empty(other) || one == other) return {};
    return Fault{label(row, e) + "与" + std::string(row.label(e.others.front())) + "不一致"};
}

Answer different_fields(const Expectation& e, const RowView& row) {
    const auto one = row.get(e.field);
    if (empty(one) || one != row.get(e.others.front())) return {};
    return Fault{label(row, e) + "与" + std::string(row.label(e.others.front())) + "不应相同"};
}

Answer any_of_fields(const Expectation& e, const RowView& row) {
    if (!empty(row.get(e.field))) return {};
    std::string names = label(row, e);
    for (const auto& other : e.others) {
        if (!empty(row.get(other))) return {};
        names += "、" + std::string(row.label(other));
    }
    return Fault{names + "至少要填写一项"};
}

}  // namespace

std::span<const Kind> text_kinds() {
    static const std::vector<Kind> list{
        {"not_null", "必须填写", not_null, nullptr, {Need::field}},
        {"null", "必须为空", null, nullptr, {Need::field}},
        {"length_between", "长度在范围内", length_between, nullptr, {Need::field, Need::min_or_max}},
        {"matches_pattern", "符合格式", matches, nullptr, {Need::field, Need::pattern}},
        {"not_matches_pattern", "不是某种格式", not_matches, nullptr, {Need::field, Need::pattern}},
        {"starts_with", "以某些字开头", starts_with, nullptr, {Need::field, Need::values}},
        {"ends_with", "以某些字结尾", ends_with, nullptr, {Need::field, Need::values}},
        {"contains_none", "不含某些字", contains_none, nullptr, {Need::field, Need::values}},
        {"in_list", "在代码表内", in_list, nullptr, {Need::field, Need::values}},
        {"not_in_list", "不是占位内容", not_in_list, nullptr, {Need::field, Need::values}},
        {"half_width", "没有全角字符", half_width, nullptr, {Need::field}},
        {"trimmed", "前后没有空格", trimmed, nullptr, {Need::field}},
        {"without_spaces", "中间没有空格", without_spaces, nullptr, {Need::field}},
        {"person_name", "是姓名", person_name, nullptr, {Need::field}},
        {"phone", "是电话号码", phone, nullptr, {Need::field}},
        {"required_when", "某种情况下必须填写", required_when, nullptr, {Need::field, Need::other, Need::values}},
        {"empty_when", "某种情况下必须为空", empty_when, nullptr, {Need::field, Need::other, Need::values}},
        {"equal_fields", "两个字段一致", equal_fields, nullptr, {Need::field, Need::other}},
        {"different_fields", "两个字段不同", different_fields, nullptr, {Need::field, Need::other}},
        {"any_of_fields", "至少填写一项", any_of_fields, nullptr, {Need::field, Need::other}},
    };
    return list;
}

}  // namespace linli::expectations
