#pragma once

#include <linli/base/date.h>

#include <optional>
#include <string>
#include <string_view>

/// Chinese code numbers: shape and checksum only; what they mean is the registry's business.
namespace linli::codes {

enum class Sex { male, female };

/// What an 18-digit resident identity number says about itself.
struct IdNumber {
    std::string digits;     ///< 18 characters, last may be 'X'
    std::string area_code;  ///< first six digits
    Date birth;
    Sex sex;
};

/// Check character of the first 17 digits (GB 11643-1999); '\0' when they are not 17 digits.
/// @source GB 11643-1999 §4
char id_number_check(std::string_view first17);
/// @return nothing unless length, digits, birth date and check character are right (18 digits; 'x' accepted).
std::optional<IdNumber> parse_id_number(std::string_view text);
/// 15-digit numbers of the first generation become 18 digits (19xx). @return nothing when they cannot.
std::optional<std::string> widen_id_number(std::string_view fifteen);

/// True for an 18-character unified social credit code whose two check characters agree.
/// @source GB 32100-2015, GB 11714
bool valid_uscc(std::string_view text);
/// The check character of the first 17 characters; '\0' when one of them is not allowed.
char uscc_check(std::string_view first17);

/// Mainland mobile number, 11 digits, after removing `+86`, spaces and hyphens; full-width digits
/// are understood. @return digits or nothing.
std::optional<std::string> normal_mobile(std::string_view text);

/// `130****5678` from 11 characters on; 7 to 10 characters keep the last two; anything else becomes all stars.
/// Masks fail closed.
std::string mask_phone(std::string_view phone);
/// `340***********1234` of an identity number: first three, last four; any other shape than
/// 15 or 18 characters becomes all stars.
std::string mask_id_number(std::string_view number);
/// `张*`, `欧阳**`: keeps the surname only; a single character becomes `*`. Names that are not
/// written in Han characters throughout become all stars.
std::string mask_name(std::string_view name);

}  // namespace linli::codes
