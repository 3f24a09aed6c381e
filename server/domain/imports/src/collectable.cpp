#include <linli/base/csv.h>
#include <linli/base/text.h>
#include <linli/imports/mapping.h>
#include <linli/reference/forms.h>

#include "tables.h"
#include "values.h"

#include <algorithm>

/// What the resource catalogue lets a sheet bring in. @source DAT-22, DAT-55
namespace linli::imports {
namespace {

constexpr std::string_view reference_field = "outside_ref";

/// What sheets carry of another system, by its headers.
struct ExternalColumn {
    std::string entry, label;
    std::vector<std::string> headers;
};

const std::vector<ExternalColumn>& external_columns() {
    static const auto all = [] {
        std::vector<ExternalColumn> out;
        const auto rows = csv::rows(external_csv);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto& cells = rows[i].cells;
            LINLI_INVARIANT(cells.size() == 3, "external.csv has a bad line " + std::to_string(rows[i].line));
            ExternalColumn one{cells[0], cells[1], {}};
            for (const auto part : text::split(cells[2], ';')) one.headers.emplace_back(sheet::plain_name(part));
            out.push_back(std::move(one));
        }
        return out;
    }();
    return all;
}

/// @return null for a header that names nothing of another system
const ExternalColumn* external_of(std::string_view header) {
    const auto name = sheet::plain_name(header);
    for (const auto& one : external_columns())
        for (const auto& part : one.headers)
            if (name.find(part) != std::string::npos) return &one;
    return nullptr;
}

/// Why one column may not be brought in as it is mapped; nothing when it may.
std::optional<FieldError> fault_of(const Template& form, const ColumnMapping& column, const reference::List& catalogue,
                                   std::string pointer) {
    const auto index = column.field ? form.index(*column.field) : std::nullopt;
    if (!index) return std::nullopt;
    const auto& field = form.fields[*index];
    if (const auto why = reference::closed(catalogue, field.entry))
        return reference::closed_fault(std::move(pointer), field.label, field.entry, *why);
    const auto* external = field.name == reference_field ? nullptr : external_of(column.header);
    if (external == nullptr) return std::nullopt;
    if (const auto why = reference::closed(catalogue, external->entry))
        return reference::closed_fault(std::move(pointer), external->label, external->entry, *why);
    return std::nullopt;
}

bool of_references(std::uint32_t column, std::span<const sheet::Row> rows) {
    std::size_t filled = 0, fits = 0;
    for (const auto& row : rows) {
        const auto& text = row.at(column).text;
        if (text.empty()) continue;
        ++filled;
        fits += read_reference(text) ? 1 : 0;
    }
    return filled > 0 && fits * 5 >= filled * 4;
}

}  // namespace

std::vector<std::string> note_closed(const Template& form, const reference::List& catalogue,
                                     std::span<const sheet::Row> sample, Mapping& mapping) {
    std::vector<std::string> said;
    const bool has_reference = form.index(reference_field).has_value();
    for (auto& column : mapping.columns) {
        const auto* external = column.field == reference_field ? nullptr : external_of(column.header);
        const auto why = external != nullptr ? reference::closed(catalogue, external->entry) : std::nullopt;
        if (why) {
            column.field.reset();
            column.confidence = 0;
            column.reasons = {reference::closed_fault({}, external->label, external->entry, *why).message};
            if (has_reference && mapping.of_field(reference_field) == nullptr &&
                of_references(static_cast<std::uint32_t>(column.column), sample)) {
                column.field = std::string(reference_field);
                column.reasons.emplace_back("这一列都是编号，已对应到“外部系统编号”");
            }
        } else if (auto fault = fault_of(form, column, catalogue, {})) {
            column.reasons.push_back(fault->message);
        } else {
            continue;
        }
        said.push_back("“" + column.header + "”列：" + text::join(column.reasons, "；"));
    }
    return said;
}

Outcome check_collectable(const Template& form, const Mapping& mapping, const reference::List& catalogue) {
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        if (auto fault =
                fault_of(form, mapping.columns[i], catalogue, "/mapping/columns/" + std::to_string(i) + "/field"))
            errors.push_back(std::move(*fault));
    if (errors.empty()) return Done{};
    std::vector<std::string> named;
    for (const auto& one : errors) named.push_back(one.message);
    return refuse(Problem{&not_collectable, text::join(named, "；") + "。", std::move(errors)});
}

}  // namespace linli::imports
