#pragma once

#include <linli/conditions/condition.h>

namespace linli::conditions {

/// One test on one value of the field's type. @throws InvariantBroken for a value of another type
bool meets(const Node& test, const Value& value, const WorkingCalendar& office);
/// What of the operands of a text test stands in `value`.
std::vector<std::string> found_in(const Node& test, const std::string& value);

}  // namespace linli::conditions
