#pragma once

#include <linli/db/database.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace linli::imports {

inline constexpr std::size_t keys_at_once = 128;

/// Calls `ask(list, params)` for every 128 of `keys`: `list` is `:k0, :k1 …`, `params` hold `fixed` and the keys as
/// `make` gives them. Always the same number of places, the last key repeated, so that one prepared statement serves.
template <class Key, class Make, class Ask>
void in_lists(const std::vector<db::Param>& fixed, std::span<const Key> keys, Make make, Ask ask) {
    static const auto names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < keys_at_once; ++i) out.push_back("k" + std::to_string(i));
        return out;
    }();
    for (std::size_t from = 0; from < keys.size(); from += keys_at_once) {
        auto params = fixed;
        std::string list;
        for (std::size_t i = 0; i < keys_at_once; ++i) {
            params.emplace_back(names[i], make(keys[std::min(from + i, keys.size() - 1)]));
            list += (i == 0 ? ":" : ", :") + names[i];
        }
        ask(list, db::Params(params));
    }
}

}  // namespace linli::imports
