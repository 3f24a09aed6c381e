#pragma once

#include <string>
#include <string_view>

namespace linli::expectations {

/// Without white space, hyphens and the dots of a keypad; half width.
std::string compact(std::string_view text);
/// `#` a digit, `@` a Latin letter, `%` a Han character, `?` any character, `*` any number of characters; everything
/// else means itself. The whole text must fit.
bool matches_pattern(std::string_view pattern, std::string_view text);
/// Han characters, with the dots of names of other peoples between them; or Latin letters as in a passport.
bool name_like(std::string_view text);
/// A mobile number, a line number with area code, or a service number (95xxx, 400xxxxxxx).
bool phone_like(std::string_view text);

}  // namespace linli::expectations
