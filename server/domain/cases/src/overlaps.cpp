#include <linli/cases/overlaps.h>

#include <linli/base/text.h>

#include "item_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace linli::cases {
namespace {

constexpr double taken_for = 0.05;
constexpr std::size_t most_overlaps = 1'000;
constexpr std::size_t most_sides = 12;  ///< a word of more items than this says nothing of any two of them

using Pair = std::pair<std::size_t, std::size_t>;
using Overlaps = std::map<Pair, ItemOverlap>;

Pair ordered(std::size_t a, std::size_t b) { return a < b ? Pair{a, b} : Pair{b, a}; }

OverlapSide side_of(const Item& item) { return {item.code, item.name, item.owner_kind, item.owner_department}; }

bool names(const Item& item, const std::string& department) {
    for (const auto part : text::split(item.co_departments, ';'))
        if (text::trim(part) == department) return true;
    return false;
}

OverlapOwners owners_of(const Item& one, const Item& other) {
    if (one.owner_department == other.owner_department)
        return one.owner_kind == other.owner_kind ? OverlapOwners::same : OverlapOwners::joint;
    const bool agreed = names(one, other.owner_department) || names(other, one.owner_department);
    return agreed ? OverlapOwners::joint : OverlapOwners::different;
}

void share_words(std::span<const Item> items, Overlaps& out) {
    std::map<std::string, std::set<std::size_t>> sides;
    for (std::size_t i = 0; i < items.size(); ++i)
        for (const auto& keyword : keywords_of(items[i]))
            if (keyword.weight > 0) sides[keyword.words].insert(i);
    for (const auto& [word, of] : sides) {
        if (of.size() > most_sides) continue;
        for (auto a = of.begin(); a != of.end(); ++a)
            for (auto b = std::next(a); b != of.end(); ++b) out[{*a, *b}].shared_words.push_back(word);
    }
}

void share_sentences(std::span<const Item> items, Overlaps& out) {
    const ItemIndex index({items.begin(), items.end()});
    for (std::size_t i = 0; i < items.size(); ++i)
        for (const auto sentence : text::split(items[i].examples, '|')) {
            const auto reading = index.read("", sentence);
            for (std::size_t other = 0; other < items.size(); ++other) {
                const double chance = reading.chances[other];
                if (other == i || chance < taken_for) continue;
                auto& overlap = out[ordered(i, other)];
                if (overlap.taken_for_other.value_or(0) >= chance) continue;
                overlap.taken_for_other = chance;
                overlap.sentence = std::string(sentence);
            }
        }
}

std::string explained(const ItemOverlap& in) {
    std::vector<std::string> why;
    if (!in.shared_words.empty()) why.push_back("“" + text::join(in.shared_words, "”“") + "”同时指向两项");
    if (in.sentence)
        why.push_back("例句“" + *in.sentence + "”有 " + std::to_string(std::lround(*in.taken_for_other * 100)) +
                      "% 的把握被认作另一项");
    auto out = text::join(why, "；") + "。";
    switch (in.owners) {
    case OverlapOwners::same: return out + "责任主体相同，可考虑合并或在说明中划清。";
    case OverlapOwners::joint: return out + "主管部门相同或互为协办，按协办办理。";
    case OverlapOwners::different: return out + "责任主体不同且互不协办，应议定由谁主办。";
    }
    return out;
}

/// Those that nobody settled first, then what is confused most.
bool before(const ItemOverlap& a, const ItemOverlap& b) {
    if (a.owners != b.owners) return a.owners > b.owners;
    const double x = a.taken_for_other.value_or(0), y = b.taken_for_other.value_or(0);
    if (x != y) return x > y;
    return std::tie(a.one.code, a.other.code) < std::tie(b.one.code, b.other.code);
}

}  // namespace

ItemOverlaps overlaps_of(std::span<const Item> items) {
    ItemOverlaps out;
    out.items = static_cast<std::int64_t>(items.size());
    for (const auto& item : items)
        if (item.owner_department.empty()) out.unowned.push_back(item.code);
    Overlaps found;
    share_words(items, found);
    share_sentences(items, found);
    for (auto& [pair, overlap] : found) {
        overlap.one = side_of(items[pair.first]);
        overlap.other = side_of(items[pair.second]);
        overlap.owners = owners_of(items[pair.first], items[pair.second]);
        overlap.explanation = explained(overlap);
        ++(overlap.owners == OverlapOwners::same    ? out.same
           : overlap.owners == OverlapOwners::joint ? out.joint
                                                    : out.different);
        out.overlaps.push_back(std::move(overlap));
    }
    std::sort(out.overlaps.begin(), out.overlaps.end(), before);
    if (out.overlaps.size() > most_overlaps) out.overlaps.resize(most_overlaps);
    return out;
}

}  // namespace linli::cases
