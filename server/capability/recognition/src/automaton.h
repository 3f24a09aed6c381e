#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace linli::recognition {

/// Where a pattern ends: points (until - length, until].
struct PatternEnd {
    std::uint32_t pattern = 0;
    std::size_t until = 0;
};

/// Aho and Corasick over code points. Build with `add` and `finish`, then only read.
class PointAutomaton {
public:
    PointAutomaton() : nodes_(1) {}

    /// `pattern` is the number reported in a match; the same points may be added more than once.
    void add(std::u32string_view points, std::uint32_t pattern);
    void finish();
    std::vector<PatternEnd> find(std::u32string_view text) const;

private:
    struct Node {
        std::uint32_t fail = 0;    ///< longest proper suffix that is also a prefix of a pattern
        std::uint32_t output = 0;  ///< nearest suffix at which a pattern ends; 0: none
        std::vector<std::uint32_t> patterns;
    };
    static std::uint64_t edge(std::uint32_t node, char32_t point) { return (std::uint64_t{node} << 21) | point; }
    std::uint32_t step(std::uint32_t node, char32_t point) const;

    std::vector<Node> nodes_;
    std::unordered_map<std::uint64_t, std::uint32_t> edges_;
};

}  // namespace linli::recognition
