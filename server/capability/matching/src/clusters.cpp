#include <linli/matching/matcher.h>

#include <algorithm>
#include <numeric>

namespace linli::matching {

Clusters cluster(const std::vector<Person>& people, const std::vector<Pair>& pairs) {
    Clusters out;
    out.of.resize(people.size());
    std::iota(out.of.begin(), out.of.end(), 0U);
    const auto root = [&](std::uint32_t row) {
        while (out.of[row] != row) row = out.of[row] = out.of[out.of[row]];
        return row;
    };
    // One valid number stands for a cluster: two different ones never come together, so it has at most one.
    std::vector<std::uint32_t> number(people.size(), UINT32_MAX);
    for (std::uint32_t row = 0; row < people.size(); ++row)
        if (people[row].id_state == IdState::valid) number[row] = row;
    std::vector<std::uint32_t> order(pairs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        if (pairs[x].by_person != pairs[y].by_person) return pairs[x].by_person;
        return pairs[x].weight != pairs[y].weight ? pairs[x].weight > pairs[y].weight : x < y;
    });
    for (const auto at : order) {
        const auto a = root(pairs[at].a), b = root(pairs[at].b);
        if (a == b) continue;
        const auto first = number[a], second = number[b];
        const bool contradict =
            first != UINT32_MAX && second != UINT32_MAX && people[first].id_number != people[second].id_number;
        if (contradict && !pairs[at].by_person) {
            out.refused.push_back(at);
            continue;
        }
        out.of[std::max(a, b)] = std::min(a, b);
        number[std::min(a, b)] = first != UINT32_MAX ? first : second;
    }
    for (std::uint32_t row = 0; row < people.size(); ++row) out.of[row] = root(row);
    std::sort(out.refused.begin(), out.refused.end());
    return out;
}

}  // namespace linli::matching
