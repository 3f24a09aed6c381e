#pragma once

#include <linli/base/id.h>

#include <array>
#include <string_view>

namespace linli::linkage {

using PairId = Id<struct LinkagePairTag>;
using WalkId = Id<struct LinkageWalkTag>;

/// Of a pair: `gone` when the records do not resemble each other any more, or one of them does not count.
enum class PairState { open, unsure, same, different, gone };
constexpr std::array<std::string_view, 5> words(PairState) { return {"open", "unsure", "same", "different", "gone"}; }

/// What somebody who looked says.
enum class Verdict { same, different, unsure };
constexpr std::array<std::string_view, 3> words(Verdict) { return {"same", "different", "unsure"}; }

/// Those that are most likely one first; or those first of which the model is least sure: they teach it most.
enum class PairOrder { likely, doubt };
constexpr std::array<std::string_view, 2> words(PairOrder) { return {"likely", "doubt"}; }

enum class WalkState { under_way, done };
constexpr std::array<std::string_view, 2> words(WalkState) { return {"under_way", "done"}; }

enum class ModelState { asked, ready, in_use, replaced };
constexpr std::array<std::string_view, 4> words(ModelState) { return {"asked", "ready", "in_use", "replaced"}; }

}  // namespace linli::linkage
