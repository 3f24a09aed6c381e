#pragma once

#include <linli/base/words.h>

#include <array>
#include <string_view>

namespace linli::open311 {

/// When a client learns the number of its request: at once, or later for a token.
/// @source GeoReport v2, GET Service List
enum class Mode { realtime, batch };
constexpr std::array<std::string_view, 2> words(Mode) { return {"realtime", "batch"}; }

/// What an attribute holds. @source GeoReport v2, GET Service Definition
enum class Datatype { string, number, datetime, text, singlevaluelist, multivaluelist };
constexpr std::array<std::string_view, 6> words(Datatype) {
    return {"string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"};
}

}  // namespace linli::open311
