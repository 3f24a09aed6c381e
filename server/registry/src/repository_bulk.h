#pragma once

#include <linli/registry/bulk.h>

#include <algorithm>

/// What the files of bulk share.
namespace linli::registry::bulk {

inline constexpr std::size_t keys_at_once = 128;

/// Calls `ask(list, params)` for every 128 of `keys`: `list` is `:k0, :k1 …`, `params` hold the tenant and the keys as
/// `make` gives them.
template <class Key, class Make, class Ask>
void in_lists(TenantId tenant, std::span<const Key> keys, Make make, Ask ask) {
    static const auto names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < keys_at_once; ++i) out.push_back("k" + std::to_string(i));
        return out;
    }();
    for (std::size_t from = 0; from < keys.size(); from += keys_at_once) {
        std::vector<db::Param> params{{"tenant", tenant}};
        std::string list;
        // Always the same number of places, the last key repeated: one prepared statement for all lists.
        for (std::size_t i = 0; i < keys_at_once; ++i) {
            params.emplace_back(names[i], make(keys[std::min(from + i, keys.size() - 1)]));
            list += (i == 0 ? ":" : ", :") + names[i];
        }
        ask(list, db::Params(params));
    }
}

/// The same for keys that are stored as they are.
template <class Key, class Ask>
void in_lists(TenantId tenant, std::span<const Key> keys, Ask ask) {
    in_lists(
        tenant, keys, [](const Key& key) -> const Key& { return key; }, ask);
}

}  // namespace linli::registry::bulk
