#pragma once

#include <set>
#include <string>
#include <string_view>

namespace linli::sheet {

/// Names of tabs as programs allow them: 31 UTF-16 units, none of `[]:*?/\`, no `'` at the ends, unique without case.
class SheetNames {
public:
    std::string choose(std::string_view wanted);

private:
    std::set<std::string> taken_;
};

}  // namespace linli::sheet
