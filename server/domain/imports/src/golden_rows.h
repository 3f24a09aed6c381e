#pragma once

#include <linli/imports/records.h>
#include <linli/registry/load.h>

#include <string>
#include <vector>

/// Between records of templates and golden rows. Pure.
namespace linli::imports {

/// Puts what the record says over the row; an empty cell changes nothing. Doors and households are not decided here.
void put(const Template& form, const Record& record, registry::PersonRow& row);
void put(const Template& form, const Record& record, registry::DwellingRow& row);
void put(const Template& form, const Record& record, registry::MerchantRow& row);
void put(const Template& form, const Record& record, registry::ObjectRow& row);

/// Everything of a row that an import may change, as one text that `unpack` reads again: what undo restores.
std::string pack(const registry::PersonRow& row);
std::string pack(const registry::DwellingRow& row);
std::string pack(const registry::MerchantRow& row);
std::string pack(const registry::ObjectRow& row);
/// @throws InvariantBroken for a text that `pack` did not write
void unpack(const std::string& text, registry::PersonRow& row);
void unpack(const std::string& text, registry::DwellingRow& row);
void unpack(const std::string& text, registry::MerchantRow& row);
void unpack(const std::string& text, registry::ObjectRow& row);

/// The value of a field of the template as it is handed out.
std::string value_of(const FieldSpec& field, const registry::PersonRow& row);
std::string value_of(const FieldSpec& field, const registry::DwellingRow& row);
std::string value_of(const FieldSpec& field, const registry::MerchantRow& row);
std::string value_of(const FieldSpec& field, const registry::ObjectRow& row);

/// A list of texts as JSON, and back. @throws InvariantBroken for a text that is no such list
std::string to_json(const std::vector<std::string>& texts);
std::vector<std::string> from_json(const std::string& text);

}  // namespace linli::imports
