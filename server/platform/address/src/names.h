#pragma once

#include <linli/address/parts.h>

#include <cstddef>
#include <string_view>
#include <vector>

/// Cutting a run of words into administrative names, roads and places.
namespace linli::address {

struct Name {
    Label label = Label::poi;
    std::size_t begin = 0, end = 0;  ///< code points of the run
};

/// What has been named so far; a second province, city or district is redundant.
struct Named {
    bool prov = false, city = false, district = false, town = false;
    Label last = Label::redundant;    ///< of the last piece that is not redundant; redundant at the start
    Label before = Label::redundant;  ///< of the piece before that
};

/// Covers `run` without gaps. `numbered` tells that a house number follows the run.
std::vector<Name> name(std::u32string_view run, Named& named, bool numbered);

}  // namespace linli::address
