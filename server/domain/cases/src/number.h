#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>

#include <string>

namespace linli::cases {

/// The number on the receipt: Shanghai date and six characters without 0/O and 1/I, `261121-7K3M9Q`. Derived from the
/// id, so it needs no counter that all writers would wait for; `attempt` gives another one when it is taken that day.
std::string case_number(Instant reported, const Uuid& id, int attempt);

}  // namespace linli::cases
