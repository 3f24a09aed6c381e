#pragma once

#include "bytes.h"

#include <linli/base/result.h>
#include <linli/sheet/reader.h>

#include <memory>
#include <string>
#include <string_view>

namespace linli::sheet {

/// U+FFFD, what stands for bytes that are no character of the encoding.
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What the bytes of a text say about their encoding. Counted over the whole file: the first Chinese character of a
/// long table may stand far from its beginning.
struct TextProfile {
    std::string_view mark;  ///< "utf8", "utf16le", "utf16be", "gb18030", or empty
    std::uint64_t bytes = 0;
    std::uint64_t utf8_bad = 0;
    std::uint64_t utf8_two = 0;   ///< sequences of two bytes
    std::uint64_t utf8_more = 0;  ///< sequences of three and four bytes
    std::uint64_t gb_bad = 0;
    std::uint64_t gb_good = 0;
    std::uint64_t head = 0;       ///< bytes examined for the following
    std::uint64_t zero_even = 0;  ///< zero bytes at even places
    std::uint64_t zero_odd = 0;
    std::uint64_t controls = 0;  ///< control characters that no text has
};

/// Reads `source` to its end.
Result<TextProfile> profile_of(ByteSource& source);
/// @refuses empty_file, not_a_sheet when the bytes are no text.
Result<Encoding> encoding_of(const TextProfile& profile);

/// Text as UTF-8, whatever it was. What cannot be decoded becomes U+FFFD, and so does NUL.
class TextSource {
public:
    TextSource(std::unique_ptr<ByteSource> source, Encoding encoding);
    ~TextSource();
    TextSource(const TextSource&) = delete;
    TextSource& operator=(const TextSource&) = delete;

    /// Replaces `out` by the next piece; false at the end. A piece may be empty.
    Result<bool> read(std::string& out);
    const ByteSource& bytes() const { return *source_; }

private:
    struct Converter;
    void utf8(bool last, std::string& out);
    void utf16(bool last, std::string& out);

    std::unique_ptr<ByteSource> source_;
    Encoding encoding_;
    std::unique_ptr<Converter> converter_;
    std::string waiting_;
    bool begun_ = false;
    bool over_ = false;
};

}  // namespace linli::sheet
