#pragma once

#include <linli/base/result.h>
#include <linli/db/database.h>
#include <linli/registry/words.h>

#include <optional>
#include <string>
#include <string_view>

namespace linli::vault {
class Vault;
}

/// Writing the right value of one field, for those who found that it was wrong. The caller keeps the old value, so that
/// the correction can be taken back.
namespace linli::registry {

inline constexpr ProblemType not_correctable{"registry/not-correctable", 422, "这个字段不能这样修改",
                                             "This field cannot be corrected this way"};

/// Replaces the field of a person: name, sex, birth, id_number, phone, kin, presence, since, confirmed. Sealed fields
/// stay sealed and get their index anew; the version rises. Dates are `YYYY-MM-DD`, words those of the registry.
/// @return the value before; empty when there was none. @refuses not_correctable for another field, a value that does
/// not fit, or an unknown person.
Result<std::string> correct_person(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, PersonId person,
                                   std::string_view field, std::string_view value);
/// The same for `use` of a dwelling. @refuses not_correctable
Result<std::string> correct_dwelling(db::WriteTx& tx, TenantId tenant, DwellingId dwelling, std::string_view field,
                                     std::string_view value);
/// The same for a person–house row: kind, since, until (empty opens it again). @refuses not_correctable
Result<std::string> correct_relation(db::WriteTx& tx, TenantId tenant, RelationId relation, std::string_view field,
                                     std::string_view value);
/// The same for a merchant: uscc, name. @refuses not_correctable
Result<std::string> correct_merchant(db::WriteTx& tx, TenantId tenant, MerchantId merchant, std::string_view field,
                                     std::string_view value);
/// What stands in the field of a person now, unmasked; nothing for an unknown person or field.
std::optional<std::string> field_of_person(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, PersonId person,
                                           std::string_view field);

}  // namespace linli::registry
