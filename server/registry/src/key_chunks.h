#pragma once

#include <linli/db/database.h>

#include <algorithm>
#include <string>
#include <vector>

namespace linli::registry {

/// Statements about many rows have three widths, so that each is prepared once; the last key fills the rest.
inline constexpr std::size_t page_width = 16, chunk_width = 128;

/// `k0` … `k127`, which live as long as the program: parameters only look at their names.
inline const std::vector<std::string>& key_names() {
    static const auto names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < chunk_width; ++i) out.push_back("k" + std::to_string(i));
        return out;
    }();
    return names;
}

/// `(:k0, :k1, …)` for one key, for what one page shows or for a whole chunk.
inline const std::string& key_list(std::size_t width) {
    static const auto make = [](std::size_t count) {
        std::string out = "(";
        for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? ":" : ", :") + key_names()[i];
        return out + ")";
    };
    static const auto one = make(1), page = make(page_width), chunk = make(chunk_width);
    return width == 1 ? one : width == page_width ? page : chunk;
}

/// Calls `visit(list, params)` for each chunk of `keys` (ids or bytes, without duplicates): `… IN ` + list; `fixed` are
/// the other parameters of the statement.
template <class Key, class Visit>
void each_chunk(const std::vector<Key>& keys, const std::vector<db::Param>& fixed, Visit visit) {
    for (std::size_t at = 0; at < keys.size(); at += chunk_width) {
        const auto count = std::min(chunk_width, keys.size() - at);
        const auto width = count == 1 ? std::size_t{1} : count <= page_width ? page_width : chunk_width;
        auto params = fixed;
        for (std::size_t i = 0; i < width; ++i) params.emplace_back(key_names()[i], keys[at + std::min(i, count - 1)]);
        visit(key_list(width), db::Params(params));
    }
}

/// Sorted, each once.
template <class Key>
std::vector<Key> distinct(std::vector<Key> keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace linli::registry
