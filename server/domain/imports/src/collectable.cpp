#include <linli/base/text.h>
#include <linli/imports/mapping.h>
#include <linli/reference/forms.h>

/// What the resource catalogue lets a sheet bring in. @source DAT-22, DAT-55
namespace linli::imports {

Outcome check_collectable(const Template& form, const Mapping& mapping, const reference::List& catalogue) {
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const auto index = mapping.columns[i].field ? form.index(*mapping.columns[i].field) : std::nullopt;
        if (!index) continue;
        const auto& field = form.fields[*index];
        if (const auto why = reference::closed(catalogue, field.entry))
            errors.push_back(reference::closed_fault("/mapping/columns/" + std::to_string(i) + "/field", field.label,
                                                     field.entry, *why));
    }
    if (errors.empty()) return Done{};
    std::vector<std::string> named;
    for (const auto& one : errors) named.push_back(one.message);
    return refuse(Problem{&not_collectable, text::join(named, "；") + "。", std::move(errors)});
}

}  // namespace linli::imports
