#pragma once

#include <linli/base/result.h>
#include <linli/sheet/marked.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::sheet {

/// `xl/styles.xml` with the styles of marked cells added: each is the cell's own style with another background, in two
/// shades nobody else uses, by which a later round finds and removes them.
class MarkStyles {
public:
    /// @refuses broken_file when the part cannot be extended.
    static Result<MarkStyles> read(std::string xml);

    /// The style that looks like `base` and is marked.
    std::uint32_t marked(std::uint32_t base, Grade grade);
    /// The style a marked one was made from; other styles are returned as they are.
    std::uint32_t unmarked(std::uint32_t style);
    std::uint32_t note();
    std::uint32_t key();
    std::string text() const;

private:
    struct Reader;
    std::uint32_t add(std::string xf);
    std::uint32_t fill(Grade grade);
    bool ours(std::uint32_t style) const;

    std::string xml_;
    std::string prefix_;
    std::vector<std::string> formats_;    ///< each <xf> of cellXfs as it stands, then the added ones
    std::vector<std::uint32_t> fill_of_;  ///< its fillId
    std::size_t given_formats_ = 0;
    std::uint32_t fills_ = 0;  ///< fills in the file
    std::vector<std::string> added_fills_;
    std::array<std::optional<std::uint32_t>, 2> mark_fills_;
    std::array<std::vector<std::uint32_t>, 2> known_fills_;  ///< of earlier rounds
    std::map<std::pair<std::uint32_t, Grade>, std::uint32_t> marked_;
    std::map<std::uint32_t, std::uint32_t> unmarked_;
    std::optional<std::uint32_t> note_;
    std::optional<std::uint32_t> key_;

    struct Tag {
        std::uint64_t offset = 0;
        std::size_t length = 0;
    };
    Tag fills_tag_;
    Tag formats_tag_;
    std::uint64_t fills_end_ = 0;
    std::uint64_t formats_end_ = 0;
};

}  // namespace linli::sheet
