#include "styles.h"

#include "number.h"
#include "xml.h"

#include <linli/sheet/problems.h>

#include <string>
#include <unordered_map>

namespace linli::sheet {
namespace {

/// What the letters of a format code mean once quotes, escapes, colours and conditions are gone.
struct Letters {
    bool day = false;
    bool time = false;
    bool elapsed = false;
    std::size_t zeros = 0;
    bool other = false;
};

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// `[h]`, `[mm]`, `[ss]` count time; `[Red]`, `[$-804]`, `[>100]` only decorate.
bool counts_time(std::string_view bracket) {
    if (bracket.empty()) return false;
    const auto first = lower(bracket[0]);
    if (first != 'h' && first != 'm' && first != 's') return false;
    for (const auto letter : bracket)
        if (lower(letter) != first) return false;
    return true;
}

/// Length of the part at the start of `code` that only decorates: a literal, an escape, a bracket.
std::size_t decoration(std::string_view code, Letters& letters) {
    const auto until = [&](char close) {
        const auto end = code.find(close, 1);
        return end == std::string_view::npos ? code.size() : end + 1;
    };
    switch (code[0]) {
    case '"': return until('"');
    case '\\':
    case '_':
    case '*': return std::min<std::size_t>(2, code.size());
    case '[': {
        const auto length = until(']');
        if (counts_time(code.substr(1, length - 2))) letters.elapsed = true;
        return length;
    }
    default: return 0;
    }
}

void take(char letter, Letters& letters) {
    switch (lower(letter)) {
    case 'y':
    case 'd':
    case 'm':
    case 'e':
    case 'a': letters.day = true; break;
    case 'h':
    case 's': letters.time = true; break;
    case '0': ++letters.zeros; break;
    default: letters.other = true;
    }
}

/// `m` counts minutes beside hours and seconds; a code with time and only `m` shows no day.
bool shows_day(std::string_view code, const Letters& letters) {
    if (!letters.day) return false;
    if (!letters.time && !letters.elapsed) return true;
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '\\') {
            ++i;
        } else if (code[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && (lower(code[i]) == 'y' || lower(code[i]) == 'd')) {
            return true;
        }
    }
    return false;
}

bool general(std::string_view code) {
    constexpr std::string_view word = "general";
    if (code.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(code[i]) != word[i]) return false;
    return true;
}

class StylesHandler final : public XmlHandler {
public:
    explicit StylesHandler(std::vector<NumberStyle>& styles) : styles_(styles) {}

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt") {
            const auto id = whole_number(attributes.get("numFmtId"));
            if (id) codes_[*id] = style_of_code(attributes.get("formatCode"));
        } else if (name == "cellXfs") {
            inside_ = true;
        } else if (name == "xf" && inside_ && styles_.size() < most) {
            const auto id = whole_number(attributes.get("numFmtId", "0")).value_or(0);
            const auto own = codes_.find(id);
            styles_.push_back(own == codes_.end() ? style_of_builtin(id) : own->second);
        }
    }
    void end(std::string_view name) override { inside_ = inside_ && name != "cellXfs"; }

private:
    static constexpr std::size_t most = 100'000;
    std::vector<NumberStyle>& styles_;
    std::unordered_map<std::uint32_t, NumberStyle> codes_;
    bool inside_ = false;
};

}  // namespace

NumberStyle style_of_code(std::string_view code) {
    // Sections after the first are for negative numbers, zero and text.
    Letters letters;
    std::string_view rest = code;
    if (general(rest)) return {};
    while (!rest.empty() && rest[0] != ';') {
        const auto skip = decoration(rest, letters);
        if (skip == 0) take(rest[0], letters);
        rest.remove_prefix(skip == 0 ? 1 : skip);
    }
    const bool has_time = letters.time || letters.elapsed;
    if (letters.day || has_time) {
        if (letters.zeros > 0 && !has_time) return {};  // such as 0.00E+00
        if (!shows_day(code.substr(0, code.size() - rest.size()), letters))
            return {letters.elapsed ? Shown::elapsed : Shown::time, 0};
        return {has_time ? Shown::date_time : Shown::date, 0};
    }
    constexpr std::size_t most_digits = 30;
    if (letters.zeros > 1 && letters.zeros <= most_digits && !letters.other)
        return {Shown::padded, static_cast<std::uint8_t>(letters.zeros)};
    return {};
}

NumberStyle style_of_builtin(std::uint32_t id) {
    if (id == 22) return {Shown::date_time, 0};
    if (id == 46) return {Shown::elapsed, 0};
    const bool time = (id >= 18 && id <= 21) || id == 45 || id == 47 || (id >= 32 && id <= 35) || id == 55 || id == 56;
    if (time) return {Shown::time, 0};
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return {Shown::date, 0};
    return {};
}

Result<std::vector<NumberStyle>> read_styles(ByteSource& source) {
    std::vector<NumberStyle> styles;
    StylesHandler handler(styles);
    LINLI_CHECK(parse_xml(source, handler));
    return styles;
}

}  // namespace linli::sheet
