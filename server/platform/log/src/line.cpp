#include "line.h"

#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace linli::log {
namespace {

constexpr std::size_t longest_text = 400;    // code points
constexpr std::size_t usual_line = 384;      // bytes
constexpr std::size_t shortest_number = 11;  // a mobile number has eleven digits, an identity number eighteen

bool digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

/// Stars the digits of every long number; single spaces and hyphens may stand between them, as people write numbers.
void star_long_numbers(std::u32string& text) {
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        std::size_t digits = 0;
        while (end < text.size()) {
            const bool joins = (text[end] == U' ' || text[end] == U'-') && digits > 0 && digit(text[end - 1]);
            if (!digit(text[end]) && !joins) break;
            digits += digit(text[end]) ? 1 : 0;
            ++end;
        }
        if (digits >= shortest_number)
            std::replace_if(text.begin() + static_cast<std::ptrdiff_t>(at),
                            text.begin() + static_cast<std::ptrdiff_t>(end), digit, U'*');
        at = std::max(end, at + 1);
    }
}

/// True for text that needs neither stars nor escapes nor a cut: most of what the program says of itself.
bool harmless(std::string_view text) {
    if (text.size() > longest_text) return false;
    std::size_t digits = 0;
    char before = ' ';
    for (const char c : text) {
        if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') return false;
        const bool joins = (c == ' ' || c == '-') && before >= '0' && before <= '9';
        if (c >= '0' && c <= '9') {
            if (++digits >= shortest_number) return false;
        } else if (!joins) {
            digits = 0;
        }
        before = c;
    }
    return true;
}

/// Quotes and escapes as JSON does; `key=value` lines use the same form, so that one reader reads both.
void append_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (byte >= 0x20 && byte != 0x7F) {
                out += c;
            } else {
                out += "\\u00";
                out += hex[byte >> 4];
                out += hex[byte & 0x0F];
            }
        }
    }
    out += '"';
}

/// True when `key=value` needs no quotes to be read back.
bool bare(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7F && c != '"' && c != '=' && c != '\\';
    });
}

std::string time_text(Instant time) {
    // Calendar arithmetic once a second; all lines of a second begin alike.
    thread_local std::string known;
    thread_local Instant known_second{};
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    if (known.empty() || second != known_second) {
        known = rfc3339(second).insert(19, ".000");
        known_second = second;
    }
    const auto ms = (time - second).count();
    auto text = known;
    text[20] = static_cast<char>('0' + ms / 100);
    text[21] = static_cast<char>('0' + ms / 10 % 10);
    text[22] = static_cast<char>('0' + ms % 10);
    return text;
}

class LineWriter final : public Writer {
public:
    explicit LineWriter(Format format) : format_(format) { out_.reserve(usual_line); }

    void begin(std::string_view key) {
        if (format_ == Format::json) {
            out_ += out_.empty() ? '{' : ',';
            append_quoted(out_, key);
            out_ += ':';
        } else {
            if (!out_.empty()) out_ += ' ';
            (out_ += key) += '=';
        }
    }
    /// Time, level and event of a `key=value` line stand without a key.
    void leading(std::string_view key, std::string_view value) {
        if (format_ == Format::json) {
            begin(key);
            append_quoted(out_, value);
        } else {
            if (!out_.empty()) out_ += ' ';
            out_ += value;
        }
    }
    std::string finish() {
        if (format_ == Format::json) out_ += '}';
        return std::move(out_);
    }

    void integer(std::int64_t value) override { out_ += std::to_string(value); }
    void natural(std::uint64_t value) override { out_ += std::to_string(value); }
    void flag(bool value) override { out_ += value ? "true" : "false"; }
    void real(double value) override {
        if (!std::isfinite(value)) return word(std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out_.append(digits.data(), end);
    }
    void word(std::string_view value) override {
        if (format_ == Format::pairs && bare(value)) {
            out_ += value;
        } else {
            append_quoted(out_, value);
        }
    }
    void text(std::string_view value) override {
        if (!harmless(value)) return append_quoted(out_, plain(value));
        ((out_ += '"') += value) += '"';
    }

private:
    Format format_;
    std::string out_;
};

}  // namespace

std::string plain(std::string_view text) {
    // Starred before it is cut, so that no number is halved into something that looks harmless.
    auto points = text::to_u32(text::prefix(text, 2 * longest_text));
    star_long_numbers(points);
    const bool cut = points.size() > longest_text;
    if (cut) points.resize(longest_text);
    return text::from_u32(points) + (cut ? "…" : "");
}

void write_value(Writer& writer, Instant value) { writer.word(time_text(value)); }
void write_value(Writer& writer, Date value) { writer.word(value.text()); }

std::string line(Format format, Instant time, Level level, std::string_view event, std::string_view trace,
                 Fields fields) {
    LineWriter writer(format);
    writer.leading("time", time_text(time));
    writer.leading("level", word(level));
    writer.leading("event", event);
    if (!trace.empty()) {
        writer.begin("trace");
        writer.word(trace);
    }
    for (const auto& field : fields) {
        writer.begin(field.key());
        field.write(writer);
    }
    return writer.finish();
}

}  // namespace linli::log
