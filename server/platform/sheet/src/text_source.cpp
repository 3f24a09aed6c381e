#include "text_source.h"

#include <linli/base/text.h>

#include <unicode/ucnv.h>

#include <array>

namespace linli::sheet {
namespace {

constexpr std::size_t piece = 64 * 1024;

/// Length of the well-formed sequence at the start of `bytes`: 0 when broken, more than there is when cut off.
std::size_t sequence(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    const auto first = at(0);
    const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                               : first >= 0xE0 && first <= 0xEF ? 3
                               : first >= 0xF0 && first <= 0xF4 ? 4
                                                                : 0;
    if (length == 0) return 0;
    for (std::size_t i = 1; i < std::min(length, bytes.size()); ++i) {
        auto low = 0x80;
        auto high = 0xBF;
        if (i == 1 && first == 0xE0) low = 0xA0;
        if (i == 1 && first == 0xED) high = 0x9F;
        if (i == 1 && first == 0xF0) low = 0x90;
        if (i == 1 && first == 0xF4) high = 0x8F;
        if (at(i) < low || at(i) > high) return 0;
    }
    return length;
}

void append_utf16(const char16_t* begin, std::size_t size, std::string& out) {
    std::u32string points;
    points.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        const char32_t unit = begin[i];
        const bool pair = (unit & 0xFC00) == 0xD800 && i + 1 < size && (begin[i + 1] & 0xFC00) == 0xDC00;
        points += pair ? 0x10000 + ((unit & 0x3FF) << 10) + (begin[i + 1] & 0x3FFU) : unit == 0 ? 0xFFFD : unit;
        i += pair ? 1 : 0;
    }
    out += text::from_u32(points);  // halves that stand alone become U+FFFD
}

}  // namespace

/// ICU's streaming converter for GB 18030, which holds GBK and GB 2312.
struct TextSource::Converter {
    Converter() {
        UErrorCode status = U_ZERO_ERROR;
        handle = ucnv_open("gb18030", &status);
        if (U_FAILURE(status)) throw SheetFault("the converter for GB 18030 is missing");
    }
    ~Converter() { ucnv_close(handle); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    void convert(std::string_view bytes, bool last, std::string& out) {
        std::array<char16_t, 8192> units;
        const char* from = bytes.data();
        const char* const end = from + bytes.size();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            char16_t* to = units.data();
            ucnv_toUnicode(handle, &to, units.data() + units.size(), &from, end, nullptr, last, &status);
            auto count = static_cast<std::size_t>(to - units.data());
            std::u16string whole(std::exchange(half, {}));
            whole.append(units.data(), count);
            const bool more = status == U_BUFFER_OVERFLOW_ERROR || !last;
            if (more && !whole.empty() && (whole.back() & 0xFC00) == 0xD800) {
                half.assign(1, whole.back());
                whole.pop_back();
            }
            append_utf16(whole.data(), whole.size(), out);
        }
        if (U_FAILURE(status)) throw SheetFault("the converter for GB 18030 failed");
    }

    UConverter* handle = nullptr;
    std::u16string half;  ///< first half of a pair that a buffer's end has split
};

TextSource::TextSource(std::unique_ptr<ByteSource> source, Encoding encoding)
    : source_(std::move(source)), encoding_(encoding) {
    if (encoding == Encoding::gb18030) converter_ = std::make_unique<Converter>();
}

TextSource::~TextSource() = default;

Result<bool> TextSource::read(std::string& out) {
    out.clear();
    if (over_) return false;
    const auto kept = waiting_.size();
    waiting_.resize(kept + piece);
    LINLI_TRY(const auto count, source_->read(waiting_.data() + kept, piece));
    waiting_.resize(kept + count);
    over_ = count == 0;
    if (converter_) {
        converter_->convert(waiting_, over_, out);
        waiting_.clear();
    } else if (encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be) {
        utf16(over_, out);
    } else {
        utf8(over_, out);
    }
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (!begun_ && !out.empty()) {
        if (out.starts_with(mark)) out.erase(0, mark.size());
        begun_ = true;
    }
    return true;
}

void TextSource::utf8(bool last, std::string& out) {
    const std::string_view bytes = waiting_;
    std::size_t done = 0;
    while (done < bytes.size()) {
        auto plain = done;
        while (plain < bytes.size() && static_cast<std::uint8_t>(bytes[plain] - 1) < 0x7F) ++plain;
        out.append(bytes.substr(done, plain - done));
        done = plain;
        if (done == bytes.size()) break;
        const auto rest = bytes.substr(done);
        const auto length = sequence(rest);
        if (length > rest.size() && !last) break;
        if (length == 0 || length > rest.size()) {
            out += replacement;
            ++done;
        } else {
            out += rest.substr(0, length);
            done += length;
        }
    }
    waiting_.erase(0, done);
}

void TextSource::utf16(bool last, std::string& out) {
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<std::uint8_t>(waiting_[2 * i]);
        const auto second = static_cast<std::uint8_t>(waiting_[2 * i + 1]);
        return static_cast<char16_t>(encoding_ == Encoding::utf16le ? first | second << 8 : first << 8 | second);
    };
    auto count = waiting_.size() / 2;
    if (!last && count > 0 && (unit(count - 1) & 0xFC00) == 0xD800) --count;
    std::u16string units(count, u'\0');
    for (std::size_t i = 0; i < count; ++i) units[i] = unit(i);
    append_utf16(units.data(), units.size(), out);
    waiting_.erase(0, count * 2);
    if (last && !waiting_.empty()) {
        out += replacement;
        waiting_.clear();
    }
}

}  // namespace linli::sheet
