#pragma once

#include <string>

namespace linli::app {

/// Files of JSON lines, plain or gzip; the output appears whole or not at all and keeps every other member.
struct AddressFiles {
    std::string in, out;
    bool explain = false;  ///< also `decisions`; address-match: `reasons` and `signs`
    bool json = false;
};
/// Adds `parts`, pairs of label and text that rejoin to `text`, to each line `{"text"}`. @return exit code
int address_parts(const AddressFiles& files);
/// Adds `label` (完全匹配, 部分匹配, 不匹配) and `score` (0 to 1) to each line `{"a", "b"}`. @return exit code
int address_match(const AddressFiles& files);

}  // namespace linli::app
