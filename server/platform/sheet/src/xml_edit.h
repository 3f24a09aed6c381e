#pragma once

#include "bytes.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace linli::sheet {

/// A start tag as it stands in the file, with the attribute set or added; everything else keeps its spelling.
std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value);
std::string without_attribute(std::string_view tag, std::string_view name);
/// `<a/>` -> `<a>`; other tags stay.
std::string opened(std::string_view tag);
bool closes_itself(std::string_view tag);
/// `x:row` -> `x:`.
std::string_view prefix_of(std::string_view raw_name);
/// Whether bytes of the document can be copied and mixed with UTF-8: it is neither UTF-16 nor declared otherwise.
bool plain_utf8_document(std::string_view head);

/// Passes a source on and keeps the bytes that have not been written out yet, so that a document can be copied with
/// changes at the places where its parser stands.
class Window final : public ByteSource {
public:
    explicit Window(ByteSource& source) : source_(source) {}
    Result<std::size_t> read(char* out, std::size_t size) override;
    std::uint64_t total() const override { return source_.total(); }

    /// The bytes from `offset` on; not yet dropped.
    std::string_view at(std::uint64_t offset, std::size_t size) const;
    /// The bytes up to `offset` that nobody has taken; they count as taken then.
    std::string_view take_until(std::uint64_t offset);
    void skip_until(std::uint64_t offset);
    std::string_view take_rest();

private:
    ByteSource& source_;
    std::string bytes_;
    std::uint64_t start_ = 0;  ///< offset of the first byte kept
    std::uint64_t taken_ = 0;
};

}  // namespace linli::sheet
