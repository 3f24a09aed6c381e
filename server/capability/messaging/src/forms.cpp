#include "forms.h"

#include "repository.h"

#include <algorithm>
#include <tuple>

namespace linli::messaging::forms {
namespace {

std::optional<Template> brought(std::string_view code, BuiltIn built_in) {
    const auto at =
        std::find_if(built_in.begin(), built_in.end(), [&](const Template& one) { return one.code == code; });
    return at == built_in.end() ? std::nullopt : std::optional(*at);
}

}  // namespace

std::optional<Template> published(db::ReadTx& tx, TenantId tenant, std::string_view code, BuiltIn built_in) {
    auto own = repository::published(tx, tenant, code);
    return own ? own : brought(code, built_in);
}

std::optional<Template> newest(db::ReadTx& tx, TenantId tenant, std::string_view code, BuiltIn built_in) {
    auto own = repository::newest(tx, tenant, code);
    return own ? own : brought(code, built_in);
}

std::optional<Template> edition(db::ReadTx& tx, TenantId tenant, std::string_view code, std::int64_t number,
                                BuiltIn built_in) {
    return number == 0 ? brought(code, built_in) : repository::edition(tx, tenant, code, number);
}

std::vector<Template> all(db::ReadTx& tx, TenantId tenant, BuiltIn built_in) {
    auto out = repository::templates(tx, tenant);
    const auto own = out.size();
    for (const auto& one : built_in) {
        const auto end = out.begin() + static_cast<std::ptrdiff_t>(own);
        const bool replaced = std::any_of(out.begin(), end, [&](const Template& row) {
            return row.code == one.code && row.state == TemplateState::published;
        });
        if (!replaced) out.push_back(one);
    }
    std::sort(out.begin(), out.end(), [](const Template& a, const Template& b) {
        return std::tie(a.code, a.edition) < std::tie(b.code, b.edition);
    });
    return out;
}

boost::json::object used(const Template& form, const boost::json::object& values, BuiltIn built_in) {
    if (!brought(form.code, built_in)) return values;
    boost::json::object out;
    for (const auto& variable : form.variables)
        if (const auto* value = values.if_contains(variable.name)) out.emplace(variable.name, *value);
    return out;
}

std::vector<FieldError> foreign_variables(std::string_view code, const std::vector<Variable>& wanted,
                                          BuiltIn built_in) {
    std::vector<FieldError> errors;
    const auto form = brought(code, built_in);
    for (std::size_t i = 0; form && i < wanted.size(); ++i) {
        const bool known = std::any_of(form->variables.begin(), form->variables.end(), [&](const Variable& one) {
            return one.name == wanted[i].name && one.type == wanted[i].type;
        });
        if (!known)
            errors.push_back({"/variables/" + std::to_string(i), "unknown",
                              "系统发送这类消息时不提供这个变量，请只用随系统提供的变量"});
    }
    return errors;
}

}  // namespace linli::messaging::forms
