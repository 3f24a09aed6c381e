#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linli::config {

/// The known name that `wrong` was probably meant to be; empty when none is near.
std::string nearest(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace linli::config
