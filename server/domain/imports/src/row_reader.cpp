#include <linli/imports/records.h>

#include <linli/base/text.h>
#include <linli/json/write.h>

#include "values.h"

#include <algorithm>
#include <cmath>

namespace linli::imports {
namespace {

constexpr std::size_t most_meanings = 4'096;  ///< a column of codes has few; one with more was mapped wrongly
constexpr std::size_t longest_value = 4'000;  ///< bytes; the longest address has a tenth

std::string trimmed(std::string_view raw) {
    auto out = tidy(raw);
    if (!out.empty() && out.front() == '\'') out.erase(0, 1);
    return out;
}

std::string whole(double number) { return std::to_string(static_cast<std::int64_t>(number)); }

}  // namespace

RowReader::RowReader(const Template& form, const Mapping& mapping, std::optional<std::uint32_t> key_column)
    : form_(form), sources_(form.fields.size()), key_column_(key_column) {
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const auto* column = mapping.of_field(form.fields[i].name);
        if (column == nullptr) continue;
        auto& source = sources_[i];
        source.column = static_cast<std::uint32_t>(column->column);
        source.codes = form.fields[i].codes.empty() ? nullptr : code_list(form.fields[i].codes, column->codes_version);
        for (const auto& value : column->values)
            if (const auto* code = source.codes != nullptr ? source.codes->find(value.to) : nullptr)
                source.meanings[tight(value.from)] = code->code;
        columns_.push_back(*source.column);
    }
}

std::optional<std::uint32_t> RowReader::column_of(std::size_t field) const { return sources_[field].column; }

std::string RowReader::code_of(Source& source, const std::string& raw) const {
    const auto text = tight(raw);
    if (const auto known = source.meanings.find(text); known != source.meanings.end()) return known->second;
    const auto* code = source.codes != nullptr ? source.codes->find(text) : nullptr;
    auto meaning = code != nullptr ? code->code : std::string();
    if (source.meanings.size() < most_meanings) source.meanings.emplace(text, meaning);
    return meaning;
}

std::string RowReader::plain(FieldKind kind, Source& source, const FieldValue& value, const sheet::Cell* cell) const {
    switch (kind) {
    case FieldKind::code: return code_of(source, value.raw);
    case FieldKind::id_number: return read_id_number(value.raw).value_or("");
    case FieldKind::phone: return read_phone(value.raw).value_or("");
    case FieldKind::date: {
        if (cell != nullptr && cell->kind == sheet::CellKind::date) return cell->moment.day.text();
        auto day = read_date(value.raw);
        if (!day && cell != nullptr && cell->kind == sheet::CellKind::number) day = serial_date(cell->number);
        return day ? day->text() : "";
    }
    case FieldKind::number: return read_number(value.raw) ? tight(value.raw) : "";
    case FieldKind::integer: {
        const auto number = read_number(value.raw);
        return number && *number == std::floor(*number) && std::abs(*number) < 1e15 ? whole(*number) : "";
    }
    case FieldKind::uscc: {
        auto code = tight(value.raw);
        for (auto& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        return code;
    }
    case FieldKind::reference: return read_reference(value.raw).value_or("");
    case FieldKind::name: return std::string(text::trim(value.raw));
    default: return trimmed(value.raw);
    }
}

void RowReader::fill(std::size_t field, const sheet::Cell* cell, FieldValue& out) {
    const auto kind = form_.fields[field].kind;
    if (text::trim(out.raw).empty()) return;
    if (out.raw.size() > longest_value) {
        out.too_long = out.unread = true;
        out.raw = std::string(text::prefix(out.raw, longest_value / 4));
        return;
    }
    if (out.error) {
        out.unread = true;
        return;
    }
    out.value = plain(kind, sources_[field], out, cell);
    out.unread = out.value.empty();
}

void RowReader::read(const sheet::Row& row, Record& out) {
    out.row = row.number;
    out.key = key_column_ ? std::string(text::trim(row.at(*key_column_).text)) : std::string();
    out.fields.assign(form_.fields.size(), {});
    out.columns.assign(form_.fields.size(), false);
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (!sources_[i].column) continue;
        out.columns[i] = true;
        const auto& cell = row.at(*sources_[i].column);
        if (cell.kind == sheet::CellKind::empty) continue;
        auto& value = out.fields[i];
        value.raw = cell.text;
        value.error = cell.kind == sheet::CellKind::error;
        value.rounded = cell.rounded;
        value.damaged = cell.damaged;
        fill(i, &cell, value);
        // A day keeps the writing that staging reads again, whatever the format of its cell.
        if (form_.fields[i].kind == FieldKind::date && !value.value.empty()) value.raw = value.value;
    }
}

void RowReader::read_raw(std::uint32_t row, const std::vector<std::string>& raw, Record& out) {
    out.row = row;
    out.key.clear();
    out.fields.assign(form_.fields.size(), {});
    out.columns.assign(form_.fields.size(), false);
    for (std::size_t i = 0; i < out.fields.size() && i < raw.size(); ++i) {
        out.fields[i].raw = raw[i];
        out.columns[i] = !raw[i].empty();
        fill(i, nullptr, out.fields[i]);
    }
}

std::string json_line(const Finding& finding) {
    std::string out = R"({"row":)" + std::to_string(finding.row) + R"(,"class":)" + std::to_string(finding.error_class);
    const auto add = [&](std::string_view name, std::string_view text) {
        out += ",\"";
        out += name;
        out += "\":";
        json::append(out, text);
    };
    add("field", finding.field);
    add("why", finding.why);
    add("fix", finding.fix);
    out += '}';
    return out;
}

sheet::RowMark mark_of(const Template& form, const RowReader& reader, std::uint32_t row, std::string key,
                       const std::vector<Finding>& findings) {
    sheet::RowMark mark;
    mark.row = row;
    mark.key = std::move(key);
    for (const auto& finding : findings) {
        const auto text = finding.fix.empty() ? finding.why : finding.why + "；" + finding.fix;
        const auto index = form.index(finding.field);
        const auto column = index ? reader.column_of(*index) : std::nullopt;
        if (column)
            mark.cells.push_back({*column, finding.grade, text});
        else
            mark.notes.push_back(text);
    }
    return mark;
}

}  // namespace linli::imports
