#include "text_source.h"

#include <array>
#include <cstring>

namespace linli::sheet {
namespace {

using Byte = std::uint8_t;

/// Counts well-formed and broken UTF-8 sequences of bytes that come in pieces.
class Utf8Counter {
public:
    explicit Utf8Counter(TextProfile& profile) : profile_(profile) {}

    bool between() const { return left_ == 0; }
    void take(Byte byte) {
        if (left_ > 0) {
            if (byte >= low_ && byte <= high_) {
                low_ = 0x80;
                high_ = 0xBF;
                if (--left_ == 0) ++(length_ == 2 ? profile_.utf8_two : profile_.utf8_more);
                return;
            }
            left_ = 0;
            ++profile_.utf8_bad;
        }
        begin(byte);
    }
    void finish() { profile_.utf8_bad += left_ > 0; }

private:
    void begin(Byte byte) {
        low_ = 0x80;
        high_ = 0xBF;
        if (byte < 0x80) return;
        if (byte >= 0xC2 && byte <= 0xDF) return expect(1);
        if (byte >= 0xE0 && byte <= 0xEF) {
            if (byte == 0xE0) low_ = 0xA0;
            if (byte == 0xED) high_ = 0x9F;
            return expect(2);
        }
        if (byte >= 0xF0 && byte <= 0xF4) {
            if (byte == 0xF0) low_ = 0x90;
            if (byte == 0xF4) high_ = 0x8F;
            return expect(3);
        }
        ++profile_.utf8_bad;
    }
    void expect(int count) {
        left_ = count;
        length_ = count + 1;
    }

    TextProfile& profile_;
    int left_ = 0;
    int length_ = 0;
    Byte low_ = 0x80;
    Byte high_ = 0xBF;
};

/// The same for GB 18030: one, two or four bytes.
class GbCounter {
public:
    explicit GbCounter(TextProfile& profile) : profile_(profile) {}

    bool between() const { return state_ == 0; }
    void take(Byte byte) {
        const bool lead = byte >= 0x81 && byte <= 0xFE;
        const bool digit = byte >= 0x30 && byte <= 0x39;
        switch (state_) {
        case 0: return begin(byte);
        case 1:
            if (digit) {
                state_ = 2;
                return;
            }
            return end(byte >= 0x40 && byte != 0x7F && byte != 0xFF, byte);
        case 2:
            if (!lead) return end(false, byte);
            state_ = 3;
            return;
        default: return end(digit, byte);
        }
    }
    void finish() { profile_.gb_bad += state_ != 0; }

private:
    void begin(Byte byte) {
        if (byte < 0x80) return;
        if (byte == 0x80 || byte == 0xFF) {
            ++profile_.gb_bad;
        } else {
            state_ = 1;
        }
    }
    void end(bool good, Byte byte) {
        state_ = 0;
        ++(good ? profile_.gb_good : profile_.gb_bad);
        if (!good && byte < 0x80) begin(byte);
    }

    TextProfile& profile_;
    int state_ = 0;
};

void head(std::string_view bytes, TextProfile& profile) {
    using namespace std::string_view_literals;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> marks{{
        {"\xEF\xBB\xBF"sv, "utf8"},
        {"\xFF\xFE"sv, "utf16le"},
        {"\xFE\xFF"sv, "utf16be"},
        {"\x84\x31\x95\x33"sv, "gb18030"},
    }};
    for (const auto& [mark, name] : marks)
        if (bytes.starts_with(mark)) profile.mark = name;
    profile.head = bytes.size();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<Byte>(bytes[i]);
        if (byte == 0) {
            ++(i % 2 == 0 ? profile.zero_even : profile.zero_odd);
        } else if (byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1A && byte != 0x1B) {
            ++profile.controls;
        }
    }
}

bool ascii_word(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return (word & 0x8080808080808080ULL) == 0;
}

}  // namespace

Result<TextProfile> profile_of(ByteSource& source) {
    TextProfile profile;
    Utf8Counter utf8(profile);
    GbCounter gb(profile);
    std::string buffer(1 << 17, '\0');
    for (bool first = true;; first = false) {
        LINLI_TRY(const auto count, source.read(buffer.data(), buffer.size()));
        if (count == 0) break;
        profile.bytes += count;
        if (first) head(std::string_view(buffer).substr(0, count), profile);
        for (std::size_t i = 0; i < count;) {
            if (i + 8 <= count && utf8.between() && gb.between() && ascii_word(buffer.data() + i)) {
                i += 8;
                continue;
            }
            utf8.take(static_cast<Byte>(buffer[i]));
            gb.take(static_cast<Byte>(buffer[i]));
            ++i;
        }
    }
    utf8.finish();
    gb.finish();
    return profile;
}

Result<Encoding> encoding_of(const TextProfile& profile) {
    if (profile.bytes == 0) return refuse(empty_file);
    if (profile.mark == "utf8") return Encoding::utf8_bom;
    if (profile.mark == "utf16le") return Encoding::utf16le;
    if (profile.mark == "utf16be") return Encoding::utf16be;
    if (profile.mark == "gb18030") return Encoding::gb18030;
    const auto zeros = profile.zero_even + profile.zero_odd;
    // Separators, digits and line ends of UTF-16 have a zero half, always on the same side.
    if (zeros * 100 > profile.head) {
        if (profile.zero_odd > 20 * profile.zero_even) return Encoding::utf16le;
        if (profile.zero_even > 20 * profile.zero_odd) return Encoding::utf16be;
    }
    if ((zeros + profile.controls) * 100 > profile.head) return refuse(not_a_sheet, "文件内容不是文本。");
    if (profile.utf8_bad == 0) {
        // Two-byte sequences alone are accents or Greek, which a Chinese table hardly has without any Chinese
        // character, whereas in GBK the same bytes are Chinese characters.
        const bool only_pairs = profile.utf8_two > 3 && profile.utf8_more == 0 && profile.gb_bad == 0;
        return only_pairs ? Encoding::gb18030 : Encoding::utf8;
    }
    // Almost any bytes pass for GB 18030, and hardly any GB 18030 passes for sequences of three: a text most of whose
    // sequences are sound is UTF-8 with damaged places.
    if (profile.utf8_more > 0 && profile.utf8_more >= profile.utf8_bad) return Encoding::utf8;
    if (profile.gb_good > profile.gb_bad) return Encoding::gb18030;
    return refuse(not_a_sheet, "无法识别文字的编码。");
}

}  // namespace linli::sheet
