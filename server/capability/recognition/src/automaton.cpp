#include "automaton.h"

#include <algorithm>

namespace linli::recognition {

void PointAutomaton::add(std::u32string_view points, std::uint32_t pattern) {
    std::uint32_t node = 0;
    for (const auto point : points) {
        const auto next = static_cast<std::uint32_t>(nodes_.size());
        const auto [found, fresh] = edges_.try_emplace(edge(node, point), next);
        if (fresh) nodes_.emplace_back();
        node = found->second;
    }
    nodes_[node].patterns.push_back(pattern);
}

std::uint32_t PointAutomaton::step(std::uint32_t node, char32_t point) const {
    for (;;) {
        if (const auto found = edges_.find(edge(node, point)); found != edges_.end()) return found->second;
        if (node == 0) return 0;
        node = nodes_[node].fail;
    }
}

void PointAutomaton::finish() {
    struct Edge {
        std::uint32_t from, to;
        char32_t point;
    };
    std::vector<std::vector<Edge>> children(nodes_.size());
    for (const auto& [key, to] : edges_) {
        const auto from = static_cast<std::uint32_t>(key >> 21);
        children[from].push_back({from, to, static_cast<char32_t>(key & 0x1FFFFF)});
    }
    std::vector<Edge> queue = children[0];  // breadth first: a suffix is shorter, so it is finished before
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const auto [from, to, point] = queue[i];
        auto& node = nodes_[to];
        node.fail = from == 0 ? 0 : step(nodes_[from].fail, point);
        node.output = nodes_[node.fail].patterns.empty() ? nodes_[node.fail].output : node.fail;
        queue.insert(queue.end(), children[to].begin(), children[to].end());
    }
}

std::vector<PatternEnd> PointAutomaton::find(std::u32string_view text) const {
    std::vector<PatternEnd> out;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        node = step(node, text[i]);
        for (auto at = node; at != 0; at = nodes_[at].output)
            for (const auto pattern : nodes_[at].patterns) out.push_back({pattern, i + 1});
    }
    return out;
}

}  // namespace linli::recognition
