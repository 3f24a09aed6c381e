#pragma once

#include <linli/base/date.h>
#include <linli/imports/templates.h>

#include <optional>
#include <string>
#include <string_view>

/// How single values of sheets are read. Pure.
namespace linli::imports {

/// Half width, without white space anywhere.
std::string tight(std::string_view text);
/// Half width, without white space at both ends.
std::string tidy(std::string_view text);
/// `2024-05-01`, `2024/5/1`, `2024.5.1`, `20240501`, `2024年5月1日`, also with a time behind.
std::optional<Date> read_date(std::string_view text);
/// The day of a serial number of Excel (1900 system), for sheets that lost their format. @return nothing outside
/// 1900–2100
std::optional<Date> serial_date(double serial);
/// A plain decimal number, `1,234.5` included.
std::optional<double> read_number(std::string_view text);
/// Digits of a mobile or a fixed line with its area code. @return nothing when it is neither
std::optional<std::string> read_phone(std::string_view text);
/// 15 or 18 characters of an identity number in one writing. @return nothing when the shape is wrong
std::optional<std::string> read_id_number(std::string_view text);
/// A number of another system in one writing: 3 to 40 letters, digits and `-_/.`, with a digit among them.
/// @return nothing for anything else, for words, and for an identity or a mobile number, which name a person instead
std::optional<std::string> read_reference(std::string_view text);
/// Whether every character may stand in a name: Han, `·`, or Latin letters throughout.
bool fits_name(std::string_view text);
/// How much a text looks like a value of this kind, 0 to 1. Codes are for the caller.
double looks_like(FieldKind kind, std::string_view text);

}  // namespace linli::imports
