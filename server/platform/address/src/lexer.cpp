#include "lexer.h"

#include <array>
#include <optional>

namespace linli::address {
namespace {

constexpr std::u32string_view chinese_digits = U"零〇一二三四五六七八九十百两";
constexpr std::u32string_view marks = U"-_—－–~～/\\ \t,，、;；:：.。()（）[]【】“”\"'*#@+&|?？!！·";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool is_chinese_digit(char32_t c) { return chinese_digits.find(c) != std::u32string_view::npos; }
bool is_mark(char32_t c) { return marks.find(c) != std::u32string_view::npos; }

struct Measure {
    std::u32string_view text;
    Kind kind;
    bool chinese;  ///< also after a Chinese number: 一楼, but 一市 is no room
};

// Longest first: the first that fits counts.
constexpr std::array measures{
    Measure{U"号大街", Kind::road, true},    Measure{U"号公路", Kind::road, true},
    Measure{U"办公室", Kind::room, false},   Measure{U"单元号", Kind::unit, true},
    Measure{U"号地块", Kind::phase, true},   Measure{U"市", Kind::room, false},
    Measure{U"号厂房", Kind::room, false},   Measure{U"国道", Kind::road, false},
    Measure{U"省道", Kind::road, false},     Measure{U"号楼", Kind::building, true},
    Measure{U"号搂", Kind::building, true},  Measure{U"高楼", Kind::building, false},
    Measure{U"单元", Kind::unit, true},      Measure{U"单无", Kind::unit, true},
    Measure{U"号门", Kind::gate, true},      Measure{U"号路", Kind::road, true},
    Measure{U"大街", Kind::road, false},     Measure{U"房间", Kind::room, false},
    Measure{U"商位", Kind::room, false},     Measure{U"公里", Kind::distance, true},
    Measure{U"号库", Kind::building, false}, Measure{U"小区", Kind::text, true},
    Measure{U"幢", Kind::building, true},    Measure{U"栋", Kind::building, true},
    Measure{U"座", Kind::building, true},    Measure{U"撞", Kind::building, true},
    Measure{U"懂", Kind::building, true},    Measure{U"排", Kind::building, true},
    Measure{U"楼", Kind::floor, true},       Measure{U"层", Kind::floor, true},
    Measure{U"室", Kind::room, true},        Measure{U"房", Kind::room, false},
    Measure{U"铺", Kind::room, false},       Measure{U"店", Kind::room, false},
    Measure{U"组", Kind::group, true},       Measure{U"社", Kind::group, true},
    Measure{U"户", Kind::room, false},       Measure{U"档", Kind::room, false},
    Measure{U"仓", Kind::room, false},       Measure{U"号", Kind::no, true},
    Measure{U"弄", Kind::lane, true},        Measure{U"巷", Kind::alley, true},
    Measure{U"街", Kind::street, true},      Measure{U"期", Kind::phase, true},
    Measure{U"区", Kind::phase, true},       Measure{U"路", Kind::road, false},
    Measure{U"米", Kind::distance, true},
};

/// What must not follow a measure: 一楼 of 一楼村 is no floor, 二号 of 二号桥 no number.
bool breaks_measure(Kind kind, std::u32string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    switch (kind) {
    case Kind::floor: return text[at] == U'村' || text[at] == U'宇';
    case Kind::no: return std::u32string_view(U"桥院线码地").find(text[at]) != std::u32string_view::npos;
    case Kind::phase: return text[at] == U'域';
    case Kind::room:
        // 501市 is a slip for 501室, but only where nothing follows.
        if (text[at - 1] == U'市') return true;
        return std::u32string_view(U"屋产外面铺内库").find(text[at]) != std::u32string_view::npos;
    case Kind::gate: return std::u32string_view(U"卫面口市诊").find(text[at]) != std::u32string_view::npos;
    case Kind::group: return text[at] == U'区' || text[at] == U'团' || text[at] == U'会';
    default: return false;
    }
}

class Lexer {
public:
    explicit Lexer(std::u32string_view text) : text_(text) {}

    std::vector<Lexeme> run() {
        while (at_ < text_.size()) {
            if (is_mark(text_[at_]) || dash_of_strokes()) {
                flush();
                const std::size_t from = at_;
                ++at_;
                while (at_ < text_.size() && is_mark(text_[at_])) ++at_;
                push({Kind::mark, from, at_});
            } else if (const auto found = special()) {
                flush();
                push(*found);
            } else if (const auto found_number = number()) {
                flush();
                push(*found_number);
            } else {
                skip_word();
            }
        }
        flush();
        return std::move(out_);
    }

private:
    void push(const Lexeme& lexeme) {
        out_.push_back(lexeme);
        at_ = word_ = lexeme.end;
    }

    void flush() {
        if (word_ < at_) out_.push_back({Kind::text, word_, at_});
        word_ = at_;
    }

    /// A letter or digit of a name (WTO, 3D) is passed with its whole run.
    void skip_word() {
        if (!is_letter(text_[at_])) {
            ++at_;
            return;
        }
        while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    }

    /// 9一6: the Chinese one, typed for a dash.
    bool dash_of_strokes() const {
        return text_[at_] == U'一' && at_ > 0 && at_ + 1 < text_.size() && is_digit(text_[at_ - 1]) &&
               is_digit(text_[at_ + 1]);
    }

    bool starts(std::u32string_view word) const { return text_.substr(at_).starts_with(word); }

    std::optional<Lexeme> special() const {
        struct Fixed {
            std::u32string_view text;
            Kind kind;
        };
        static constexpr std::array fixed{
            Fixed{U"负一楼", Kind::floor}, Fixed{U"负一层", Kind::floor}, Fixed{U"负二楼", Kind::floor},
            Fixed{U"负二层", Kind::floor}, Fixed{U"架空层", Kind::floor}, Fixed{U"首层", Kind::floor},
            Fixed{U"东单元", Kind::unit},  Fixed{U"西单元", Kind::unit},  Fixed{U"中单元", Kind::unit},
            Fixed{U"甲单元", Kind::unit},  Fixed{U"乙单元", Kind::unit},
        };
        for (const auto& [word, kind] : fixed)
            if (starts(word)) return Lexeme{kind, at_, at_ + word.size()};
        return std::nullopt;
    }

    std::optional<Lexeme> number() const {
        const char32_t c = text_[at_];
        if (is_digit(c)) return digits(at_);
        if (is_letter(c)) return letters();
        if (c == U'第' || is_chinese_digit(c)) return chinese();
        if ((c == U'甲' || c == U'乙' || c == U'附') && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))
            return digits(at_ + 1);
        return std::nullopt;
    }

    std::optional<Lexeme> measured(std::size_t end, bool chinese_number, Lexeme lexeme) const {
        const auto rest = text_.substr(end);
        for (const auto& [word, kind, after_chinese] : measures) {
            if (!rest.starts_with(word) || (chinese_number && !after_chinese)) continue;
            if (kind == Kind::text) return std::nullopt;
            if (breaks_measure(kind, text_, end + word.size())) continue;
            if (chinese_number && kind == Kind::street && word_ != at_) continue;
            lexeme.kind = kind;
            lexeme.end = end + word.size();
            return lexeme;
        }
        return std::nullopt;
    }

    /// Digits with letters around them.
    Lexeme digits(std::size_t from) const {
        Lexeme lexeme{Kind::bare, at_, from, 0};
        std::size_t end = from;
        while (end < text_.size() && is_digit(text_[end])) ++end;
        lexeme.digits = static_cast<int>(end - from);
        if (end < text_.size() && is_letter(text_[end]) && (end + 1 == text_.size() || !is_letter(text_[end + 1])))
            ++end;
        lexeme.end = end;
        if (text_[end - 1] == U'F' || text_[end - 1] == U'f') lexeme.kind = Kind::floor;
        return measured(end, false, lexeme).value_or(lexeme);
    }

    std::optional<Lexeme> letters() const {
        std::size_t end = at_;
        while (end < text_.size() && is_letter(text_[end])) ++end;
        const std::size_t length = end - at_;
        if (length > 2) return std::nullopt;
        const bool dashed = end + 1 < text_.size() &&
                            std::u32string_view(U"-_一").find(text_[end]) != std::u32string_view::npos &&
                            is_digit(text_[end + 1]);
        if (end < text_.size() && is_digit(text_[end])) {
            auto lexeme = digits(end);
            lexeme.begin = at_;
            return lexeme;
        }
        const Lexeme lexeme{Kind::bare, at_, end, 0};
        if (const auto found = measured(end, false, lexeme)) return found;
        if (dashed) {
            auto joined = digits(end + 1);
            joined.begin = at_;
            if (joined.kind == Kind::building) return joined;
        }
        if (dashed || (end == text_.size() && length == 1 && at_ > 0)) return lexeme;
        return std::nullopt;
    }

    std::optional<Lexeme> chinese() const {
        std::size_t end = at_ + (text_[at_] == U'第' ? 1 : 0);
        const std::size_t from = end;
        while (end < text_.size() && is_chinese_digit(text_[end])) ++end;
        if (end == from) {
            if (from == at_ || end >= text_.size() || !is_digit(text_[end])) return std::nullopt;
            while (end < text_.size() && is_digit(text_[end])) ++end;
        }
        return measured(end, true, Lexeme{Kind::bare, at_, end, static_cast<int>(end - from)});
    }

    std::u32string_view text_;
    std::size_t at_ = 0, word_ = 0;
    std::vector<Lexeme> out_;
};

}  // namespace

std::vector<Lexeme> lex(std::u32string_view text) { return Lexer(text).run(); }

}  // namespace linli::address
