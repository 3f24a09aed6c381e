#pragma once

#include <linli/base/result.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

/// What a file is, found from its bytes. Pure except for reading.
namespace linli::files {

enum class Sort { picture, document, sound, film, sheet };

/// One accepted kind of file.
struct Kind {
    std::string_view media_type;
    Sort sort;
    std::int64_t limit;  ///< bytes
};

inline constexpr std::int64_t mebibyte = 1024 * 1024;
/// As much of the beginning as `kind_of` looks at.
inline constexpr std::size_t head_size = 64;

/// The kind whose signature stands at the beginning. @return nothing for everything else.
/// @source the WHATWG MIME Sniffing standard §6; RFC 4867 §5.3 (AMR); ISO/IEC 14496-12 §4.3 (ftyp)
std::optional<Kind> kind_of(std::string_view head);

/// The kind of a sheet: a packed workbook, or whatever else the sheet room reads as text. 200 MB each.
Kind sheet_kind(std::string_view head);

/// Random access to bytes, so that the checks need no whole file.
class Bytes {
public:
    virtual ~Bytes() = default;
    virtual std::uint64_t size() const = 0;
    /// At most `most` bytes from `offset`, fewer only at the end.
    virtual std::string read(std::uint64_t offset, std::size_t most) const = 0;
};

/// Whether the outermost structure is complete: cut uploads are found at the counter, not years later. Pictures are
/// judged by decoding them instead.
bool complete(const Kind& kind, const Bytes& bytes);

}  // namespace linli::files
