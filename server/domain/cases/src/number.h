#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>

#include <string>
#include <string_view>

namespace linli::cases {

/// The number on the receipt: Shanghai date and six characters without 0/O and 1/I, `261121-7K3M9Q`. Derived from the
/// id, so it needs no counter that all writers would wait for; `attempt` gives another one when it is taken that day.
std::string case_number(Instant reported, const Uuid& id, int attempt);

/// A number as somebody typed it from a receipt, in the form it is stored: upper case, no blanks, the hyphen in place.
std::string typed_number(std::string_view text);

}  // namespace linli::cases
