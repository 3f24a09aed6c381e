#include "gazetteer.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::geo {
namespace {

constexpr std::size_t shortest_name = 2;  ///< code points; shorter names are no evidence

/// `12号楼`, `12幢` and `12栋` are one building: the digits and letters that come first.
std::string building_key(std::string_view folded) {
    std::string key;
    for (const char c : folded) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = c >= 'a' && c <= 'z';
        if (!digit && !letter) break;
        key += c;
    }
    return key;
}

bool building_word(std::string_view rest) {
    for (const std::string_view word : {"号楼", "栋", "幢", "座", "#", "楼", "号"})
        if (rest.starts_with(word)) return true;
    return false;
}

std::string start_of(std::string_view folded) { return std::string(text::prefix(folded, shortest_name)); }

}  // namespace

std::string Gazetteer::fold(std::string_view raw) {
    std::string out;
    for (const char c : text::lower_ascii(text::half_width(raw)))
        if (static_cast<unsigned char>(c) > ' ') out += c;
    return out;
}

Gazetteer::Gazetteer(std::vector<std::pair<area::Level, std::vector<area::NameEntry>>> names)
    : names_(std::move(names)) {
    for (std::size_t list = 0; list < names_.size(); ++list) {
        const auto& [level, entries] = names_[list];
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto folded = fold(entries[i].name);
            if (level == area::Level::building) {
                if (const auto key = building_key(folded); !key.empty() && entries[i].parent_id)
                    buildings_[*entries[i].parent_id].emplace_back(key, &entries[i]);
                continue;
            }
            if (text::code_points(folded) < shortest_name) continue;
            by_start_[start_of(folded)].emplace_back(folded, Named{level, list, i});
        }
    }
    for (auto& [start, list] : by_start_)
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::vector<Mention> Gazetteer::mentions(std::string_view folded) const {
    std::vector<Mention> found;
    for (std::size_t at = 0; at < folded.size();) {
        const auto rest = folded.substr(at);
        std::size_t longest = 0;
        if (const auto starts = by_start_.find(start_of(rest)); starts != by_start_.end())
            for (const auto& [name, named] : starts->second) {
                if (name.size() < longest || !rest.starts_with(name)) continue;
                longest = name.size();
                found.push_back({&names_[named.list].second[named.index], named.level, at, name.size()});
            }
        at += longest > 0 ? longest : text::prefix(rest, 1).size();
    }
    return found;
}

const area::NameEntry* Gazetteer::building(AreaId compound, std::string_view rest) const {
    const auto list = buildings_.find(compound);
    const auto key = building_key(rest);
    if (list == buildings_.end() || key.empty() || !building_word(rest.substr(key.size()))) return nullptr;
    for (const auto& [known, entry] : list->second)
        if (known == key) return entry;
    return nullptr;
}

}  // namespace linli::geo
