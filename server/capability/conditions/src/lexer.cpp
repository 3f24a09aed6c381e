#include "lexer.h"

#include <linli/base/text.h>

#include <charconv>
#include <cmath>

namespace linli::conditions {
namespace {

using Points = std::u32string;
using Written = Token::Kind;

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0x3000 || c == 0xA0; }

/// Full-width forms and Chinese punctuation as people type them, brought to one form.
char32_t folded(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    switch (c) {
    case U'、': return U',';
    case U'【': return U'[';
    case U'】': return U']';
    default: return c;
    }
}

bool symbol_char(char32_t c) {
    return std::u32string_view(U"()[],=!<>\"“”「」≠≤≥").find(c) != std::u32string_view::npos;
}

bool name_char(char32_t c) {
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || digit(c) || c == U'_' || c == U'-' || c == U'.';
    return !blank(c) && !symbol_char(c) && c != 0xFFFD && c != U'。' && c != U'；' && c != U'：';
}

class Lexer {
public:
    explicit Lexer(const Points& points) : points_(points) {}

    std::vector<Token> all() {
        std::vector<Token> out;
        for (;;) {
            while (at_ < points_.size() && blank(points_[at_])) ++at_;
            out.push_back(next());
            if (out.back().kind == Written::end) return out;
        }
    }

private:
    char32_t peek(std::size_t ahead = 0) const {
        return at_ + ahead < points_.size() ? folded(points_[at_ + ahead]) : U'\0';
    }
    Token token(Written kind, std::size_t begin) const {
        return {kind, text::from_u32(points_.substr(begin, at_ - begin)), {}, begin + 1};
    }

    Token next() {
        const auto begin = at_;
        if (at_ == points_.size()) return token(Written::end, begin);
        const auto c = peek();
        if (c == U'"' || c == U'“' || c == U'”' || c == U'「') return quoted();
        if (digit(c) || (c == U'-' && digit(peek(1)))) return number();
        if (symbol_char(c)) return symbol();
        if (name_char(c)) {
            while (at_ < points_.size() && name_char(peek())) ++at_;
            auto out = token(Written::name, begin);
            out.text = text::half_width(out.text);
            return out;
        }
        ++at_;
        stop(begin + 1, "unexpected", "不认识的符号“" + token(Written::symbol, begin).text + "”");
    }

    Token symbol() {
        const auto begin = at_;
        const auto c = peek();
        ++at_;
        auto out = token(Written::symbol, begin);
        if (c == U'≠') return out.text = "!=", out;
        if (c == U'≤') return out.text = "<=", out;
        if (c == U'≥') return out.text = ">=", out;
        const bool pair = (c == U'<' || c == U'>' || c == U'!') && peek() == U'=';
        if (pair) ++at_;
        if (c == U'!' && !pair) stop(begin + 1, "unexpected", "“!”后面应当是“=”");
        out.text = text::half_width(text::from_u32(Points(1, c))) + (pair ? "=" : "");
        return out;
    }

    /// Between quotes of any of three kinds; a backslash takes the next character as it is.
    Token quoted() {
        const auto begin = at_;
        const auto open = peek();
        const auto close = open == U'“' || open == U'”' ? U'”' : (open == U'「' ? U'」' : U'"');
        Points inside;
        for (++at_; at_ < points_.size(); ++at_) {
            const auto c = points_[at_];
            if (c == close || (close == U'"' && folded(c) == U'"')) {
                ++at_;
                return {Written::text, text::from_u32(inside), {}, begin + 1};
            }
            if (c == U'\\' && at_ + 1 < points_.size()) ++at_;
            if (points_[at_] < 0x20) break;
            inside += points_[at_];
        }
        stop(begin + 1, "unexpected", "引号没有配对");
    }

    Token number() {
        const auto begin = at_;
        ++at_;
        while (digit(peek()) || peek() == U'.' || peek() == U':' || (peek() == U'-' && digit(peek(1)))) ++at_;
        auto out = token(Written::number, begin);
        out.text = text::half_width(out.text);
        if (out.text.find(':') != std::string::npos) return time_of_day(out);
        if (out.text.find('-', 1) != std::string::npos) return date(out);
        double value = 0;
        const auto [end, error] = std::from_chars(out.text.data(), out.text.data() + out.text.size(), value);
        if (error != std::errc{} || end != out.text.data() + out.text.size() || std::abs(value) > 1e12)
            stop(out.position, "unexpected", "“" + out.text + "”不是数字");
        out.literal = value;
        return unit(out, value);
    }

    static Token date(Token out) {
        const auto day = Date::parse(out.text);
        if (!day) stop(out.position, "unexpected", "“" + out.text + "”不是日期，日期写作 2026-03-01");
        out.kind = Written::date;
        out.literal = *day;
        return out;
    }

    static Token time_of_day(Token out) {
        const auto& t = out.text;
        const bool shaped = t.size() == 5 && t[2] == ':' && t.find_first_not_of("0123456789:") == std::string::npos &&
                            t.rfind(':') == 2;
        const int minutes = shaped ? ((t[0] - '0') * 10 + t[1] - '0') * 60 + (t[3] - '0') * 10 + t[4] - '0' : -1;
        if (!shaped || minutes > 24 * 60 || t[3] > '5')
            stop(out.position, "unexpected", "“" + t + "”不是时刻，时刻写作 08:30");
        out.kind = Written::time;
        out.literal = std::chrono::minutes(minutes);
        return out;
    }

    /// `30m`, `2h`, `3d` and 分钟、小时、天 make a duration of the number before them.
    Token unit(Token out, double value) {
        struct Unit {
            std::u32string_view written;
            double minutes;
        };
        static constexpr Unit units[] = {{U"minutes", 1}, {U"m", 1},    {U"分钟", 1}, {U"h", 60},
                                         {U"小时", 60},   {U"d", 1440}, {U"天", 1440}};
        const auto begin = at_;
        while (at_ < points_.size() && name_char(peek())) ++at_;
        const auto written = std::u32string_view(points_).substr(begin, at_ - begin);
        if (written.empty()) return out;
        for (const auto& unit : units)
            if (written == unit.written) {
                const auto ms = value * unit.minutes * 60'000;
                if (value < 0 || ms > 1e13) stop(out.position, "unexpected", "时长超出范围");
                out.kind = Written::duration;
                out.literal = std::chrono::milliseconds(static_cast<std::int64_t>(std::llround(ms)));
                return out;
            }
        stop(begin + 1, "unexpected", "“" + text::from_u32(written) + "”不是时长单位，时长写作 30m、2h、3d");
    }

    const Points& points_;
    std::size_t at_ = 0;
};

}  // namespace

void stop(std::size_t position, std::string code, const std::string& sentence) {
    throw Stop{{position, std::move(code), "第 " + std::to_string(position) + " 字：" + sentence}};
}

std::vector<Token> tokens_of(std::string_view source) {
    if (!text::valid_utf8(source) || source.find('\0') != std::string_view::npos) stop(1, "bad_text", "文字编码有误");
    if (source.size() > longest_source) stop(1, "too_long", "条件过长");
    const auto points = text::to_u32(source);
    return Lexer(points).all();
}

bool is_name(std::string_view name) {
    const auto points = text::to_u32(name);
    if (points.empty() || digit(points[0]) || points[0] == U'-' || points[0] == U'.') return false;
    for (const auto c : points)
        if (!name_char(c) || folded(c) != c) return false;
    return true;
}

}  // namespace linli::conditions
