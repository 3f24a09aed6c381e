#pragma once

#include "archive.h"
#include "package.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::sheet {

/// The comments of a sheet: two parts, the texts and the shapes that show them. Comments of people stay; those of an
/// earlier round go.
class MarkComments {
public:
    /// @refuses broken_file when they cannot be extended; the sheet then gets none.
    static Result<MarkComments> read(const Archive& archive, std::string_view sheet_part,
                                     const std::vector<Relation>& relations);

    /// False when a person's comment stands at the cell already.
    bool add(std::uint32_t row, std::uint32_t column, std::string text);
    bool changed() const { return !added_.empty() || !dropped_.empty(); }
    /// Whether the sheet refers to the shapes already.
    bool referred() const { return !shapes_part_.empty(); }
    std::string comments() const;
    std::string shapes() const;
    /// Part names of the original; empty when there were none.
    const std::string& comments_part() const { return comments_part_; }
    const std::string& shapes_part() const { return shapes_part_; }

private:
    struct CommentsReader;
    struct ShapesReader;
    struct Piece {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::uint32_t row = 0;
        std::uint32_t column = 0;
    };
    Outcome read_comments();
    Outcome read_shapes();
    std::string shape(std::uint32_t row, std::uint32_t column, std::uint64_t id) const;

    using CellKey = std::pair<std::uint32_t, std::uint32_t>;  ///< row from 1, column
    std::string comments_part_;
    std::string shapes_part_;
    std::string comments_;
    std::string shapes_;
    std::string prefix_;
    std::vector<Piece> ours_;        ///< in the comments part, of an earlier round
    std::vector<Piece> our_shapes_;  ///< every shape of a comment in the shapes part
    std::uint64_t authors_end_ = 0;
    std::uint64_t list_end_ = 0;
    std::uint64_t shapes_end_ = 0;
    std::uint32_t authors_ = 0;
    std::optional<std::uint32_t> our_author_;
    std::uint64_t last_id_ = 1024;
    bool shape_type_ = false;
    std::set<CellKey> theirs_;
    std::set<CellKey> dropped_;
    std::map<CellKey, std::string> added_;
};

}  // namespace linli::sheet
