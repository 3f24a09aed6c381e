#pragma once

#include <linli/base/result.h>
#include <linli/db/database.h>
#include <linli/messaging/template_views.h>

#include <boost/json/object.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Templates as messages ask for them: the tenant's own, else what the product brings along as edition 0.
namespace linli::messaging::forms {

using BuiltIn = std::span<const Template>;

/// Newest published edition, or any newest one.
std::optional<Template> published(db::ReadTx& tx, TenantId tenant, std::string_view code, BuiltIn built_in);
std::optional<Template> newest(db::ReadTx& tx, TenantId tenant, std::string_view code, BuiltIn built_in);
std::optional<Template> edition(db::ReadTx& tx, TenantId tenant, std::string_view code, std::int64_t number,
                                BuiltIn built_in);
/// Of each code what speaks now and a draft after it, by code and edition.
std::vector<Template> all(db::ReadTx& tx, TenantId tenant, BuiltIn built_in);
/// What the form has a place for; all of it unless the code is the product's.
boost::json::object used(const Template& form, const boost::json::object& values, BuiltIn built_in);
/// Variables that nobody fills in: of a code of the product only its own ones, as they are typed, can be used.
std::vector<FieldError> foreign_variables(std::string_view code, const std::vector<Variable>& wanted, BuiltIn built_in);

}  // namespace linli::messaging::forms
