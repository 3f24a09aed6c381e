#include "forms.h"

#include <linli/base/csv.h>
#include <linli/base/text.h>
#include <linli/imports/templates.h>
#include <linli/ledgers/definition.h>
#include <linli/registry/provenance.h>

#include "inputs.h"

#include <map>

namespace linli::app {
namespace {

using reference::FormField;
using reference::FormKind;

std::string_view title_of(registry::SubjectKind kind) {
    switch (kind) {
    case registry::SubjectKind::person: return "人员信息变更申请";
    case registry::SubjectKind::household: return "户信息变更申请";
    case registry::SubjectKind::dwelling: return "房屋信息变更申请";
    case registry::SubjectKind::establishment: return "单位信息变更申请";
    case registry::SubjectKind::object: return "设施信息变更申请";
    }
    throw InvariantBroken("an unknown kind of record");
}

/// (operation, field) -> entry.
const std::map<std::pair<std::string, std::string>, std::string>& input_entries() {
    static const auto all = [] {
        std::map<std::pair<std::string, std::string>, std::string> out;
        const auto rows = csv::rows(inputs_csv);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto& cells = rows[i].cells;
            LINLI_INVARIANT(cells.size() == 3, "inputs.csv has a bad line " + std::to_string(rows[i].line));
            out.emplace(std::pair(cells[0], cells[1]), cells[2]);
        }
        return out;
    }();
    return all;
}

}  // namespace

std::vector<FormField> room_forms() {
    std::vector<FormField> out;
    for (const auto& form : imports::templates())
        for (const auto& field : form.fields)
            out.push_back({FormKind::import_sheet, form.name, form.title, field.name, field.label, field.entry});
    const auto& catalogue = reference::built_in_list(*reference::shape_of(reference::lists::fields));
    for (const auto& [kind, code] : registry::stated_fields()) {
        const auto* entry = catalogue.find(code);
        out.push_back({FormKind::change, std::string(word(kind)), std::string(title_of(kind)), std::string(code),
                       entry == nullptr ? std::string(code) : entry->label, std::string(code)});
    }
    for (const auto& column : ledgers::columns())
        out.push_back({FormKind::ledger, column.subject ? std::string(word(*column.subject)) : "any", "台账的列",
                       column.field, column.label, column.entry});
    return out;
}

std::vector<FormField> route_forms(std::span<const api::PersonalInput> inputs) {
    std::vector<FormField> out;
    for (const auto& one : inputs) {
        const auto found = input_entries().find({one.operation, one.field});
        out.push_back({FormKind::route, one.operation, one.summary, one.field, one.label,
                       found == input_entries().end() ? std::string() : found->second});
    }
    return out;
}

std::vector<FormField> checked_forms(std::span<const api::PersonalInput> inputs) {
    auto out = room_forms();
    for (auto& one : route_forms(inputs)) out.push_back(std::move(one));
    const auto& catalogue = reference::built_in_list(*reference::shape_of(reference::lists::fields));
    const auto open = reference::uncovered(catalogue, out);
    LINLI_INVARIANT(open.empty(), text::join(open, "；"));
    return out;
}

}  // namespace linli::app
