#pragma once

#include <string>
#include <string_view>

namespace linli::text {

/// What somebody wrote, without what reaches or names a person by number: telephones, identity and account numbers,
/// mail addresses; each becomes `***`. Digits may be full-width and parted by single blanks or dashes. Dates, times,
/// amounts and door numbers stay. Names are words and cannot be told: whoever writes for everybody leaves them out.
std::string without_contacts(std::string_view utf8);

}  // namespace linli::text
