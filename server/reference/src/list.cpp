#include <linli/reference/list.h>

#include <linli/base/csv.h>

#include "built_in.h"

#include <algorithm>
#include <charconv>

namespace linli::reference {
namespace {

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

List read_built_in(const Shape& shape) {
    const auto files = built_in();
    const auto file = std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.code == shape.code; });
    LINLI_INVARIANT(file != files.end(), "a list without built-in entries: " + std::string(shape.code));
    const auto rows = csv::rows(file->csv);
    std::vector<Entry> entries;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& head = rows.front().cells;
        const auto& cells = rows[i].cells;
        LINLI_INVARIANT(cells.size() <= head.size() && cells.size() >= 2,
                        std::string(shape.code) + ".csv has a bad line " + std::to_string(rows[i].line));
        Entry entry{cells[0], cells[1], {}};
        for (std::size_t c = 2; c < cells.size(); ++c)
            if (!cells[c].empty()) entry.columns.emplace(head[c], cells[c]);
        entries.push_back(std::move(entry));
    }
    return List(std::string(shape.code), 0, Date(), std::move(entries));
}

FieldError fault(std::size_t index, std::string_view column, std::string_view code, std::string message) {
    return {"/entries/" + std::to_string(index) + "/" + std::string(column), std::string(code), std::move(message)};
}

void check_column(const Column& column, const Entry& entry, std::size_t index, std::vector<FieldError>& out) {
    const auto text = entry.text(column.name);
    const std::string title(column.title);
    if (text.empty()) {
        if (column.required) out.push_back(fault(index, column.name, "required", "必须填写" + title));
        return;
    }
    if (!column.words.empty() && std::find(column.words.begin(), column.words.end(), text) == column.words.end())
        out.push_back(fault(index, column.name, "not_a_word", title + "不在可选范围内"));
    if (!column.number) return;
    const auto value = whole(text);
    if (!value || *value < column.least || *value > column.most)
        out.push_back(fault(index, column.name, "out_of_range",
                            title + "应为 " + std::to_string(column.least) + " 到 " + std::to_string(column.most)));
}

}  // namespace

std::string_view Entry::text(std::string_view column) const {
    const auto found = columns.find(column);
    return found == columns.end() ? std::string_view() : std::string_view(found->second);
}

int Entry::number(std::string_view column, int otherwise) const { return whole(text(column)).value_or(otherwise); }

List::List(std::string code, std::int64_t version, Date from, std::vector<Entry> entries)
    : code_(std::move(code)), version_(version), from_(from), entries_(std::move(entries)) {
    for (std::size_t i = 0; i < entries_.size(); ++i) by_code_.emplace(entries_[i].code, i);
}

const Entry* List::find(std::string_view code) const {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : &entries_[found->second];
}

std::vector<FieldError> faults(const Shape& shape, std::span<const Entry> entries) {
    std::vector<FieldError> out;
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        if (entry.code.empty()) out.push_back(fault(i, "code", "required", "必须填写代码"));
        if (entry.label.empty()) out.push_back(fault(i, "label", "required", "必须填写名称"));
        if (!seen.emplace(entry.code, i).second) out.push_back(fault(i, "code", "taken", "代码重复"));
        for (const auto& column : shape.columns) check_column(column, entry, i, out);
        for (const auto& [name, text] : entry.columns)
            if (std::none_of(shape.columns.begin(), shape.columns.end(),
                             [&name = name](const Column& c) { return c.name == name; }))
                out.push_back(fault(i, name, "unknown", "没有这一列"));
    }
    return out;
}

const List& built_in_list(const Shape& shape) {
    static const auto all = [] {
        std::map<std::string, List, std::less<>> out;
        for (const auto& one : shapes()) out.emplace(std::string(one.code), read_built_in(one));
        return out;
    }();
    return all.find(shape.code)->second;
}

}  // namespace linli::reference
