#include <linli/resemblance/words.h>

#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include <algorithm>
#include <array>

namespace linli::resemblance {
namespace {

constexpr std::size_t longest_text = 600;

/// What names of places and bodies end in. `之城` and `新城` are kinds of compound as much as `小区` is.
constexpr std::array<std::u32string_view, 62> endings{
    U"小区", U"新城", U"之城", U"广场", U"大厦", U"花园", U"家园", U"公园", U"公寓", U"社区", U"佳园", U"国际", U"新村",
    U"学校", U"学院", U"大学", U"中学", U"小学", U"医院", U"市场", U"公司", U"集团", U"平台", U"项目", U"工地", U"名邸",
    U"华庭", U"景园", U"城",   U"苑",   U"园",   U"路",   U"街",   U"巷",   U"道",   U"村",   U"馨园", U"雅苑", U"湾",
    U"府",   U"庭",   U"郡",   U"邸",   U"居",   U"湖",   U"山",   U"桥",   U"站",   U"楼",   U"厂",   U"店",   U"馆",
    U"院",   U"所",   U"塔",   U"庄",   U"组",   U"里",   U"线",   U"轩",   U"阁",   U"贷"};

/// Characters that no name holds in front of its ending, but every sentence does.
constexpr std::u32string_view no_name =
    U"的在是个我们你他这那有和与了不没未及本该为被到从于对或等由把向请望求诉映关咨询附近边旁里内外各某一二三四五六七八"
    U"九十"
    U"期市区县每多建修开住";

/// In front of an ending these make a word that is no name: 幼儿园, 麻将馆, 垃圾站.
constexpr std::array<std::u32string_view, 24> kinds{
    U"幼儿", U"麻将", U"垃圾", U"搅拌", U"公交", U"地铁", U"变电", U"居民", U"派出", U"卫生", U"人民", U"高速",
    U"十字", U"办事", U"事务", U"营业", U"培训", U"高铁", U"民小", U"有限", U"限公", U"消防", U"回迁", U"安置"};

constexpr std::uint64_t hash_of(std::u32string_view text, Kind kind) {
    std::uint64_t hash = 14'695'981'039'346'656'037ULL + static_cast<std::uint64_t>(kind);
    for (const char32_t c : text) hash = (hash ^ c) * 1'099'511'628'211ULL;
    return hash;
}

bool is_ascii_word(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'); }

char32_t plain(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + (U'a' - U'A');
    return c < 0x80 ? c : hanzi::modern(c);
}

/// Dots stand inside names as people write them (伊景园·滨河苑): they divide nothing.
bool is_dot(char32_t c) { return c == U'·' || c == U'.' || c == U'•' || c == U'・' || c == 0x200B; }

std::u32string prepared(std::string_view title, std::string_view text, std::size_t& title_end) {
    const auto take = [](std::string_view part, std::size_t most, std::u32string& out) {
        for (const char32_t c : text::to_u32(text::half_width(text::prefix(part, most))))
            if (!is_dot(c)) out.push_back(plain(c));
    };
    std::u32string out;
    take(title, longest_text, out);
    title_end = out.size();
    out.push_back(U'\n');
    take(text, longest_text, out);
    return out;
}

class Cutter {
public:
    explicit Cutter(std::u32string_view text, std::size_t title_end) : text_(text), title_end_(title_end) {}

    std::vector<Term> cut() {
        for (std::size_t at = 0; at < text_.size();) {
            if (is_ascii_word(text_[at]))
                at = number(at);
            else if (hanzi::han(text_[at]))
                at = run(at);
            else
                ++at;
        }
        return folded();
    }

private:
    void add(std::size_t at, std::size_t length, Kind kind) {
        terms_.push_back({hash_of(text_.substr(at, length), kind), at < title_end_ ? 2.0F : 1.0F,
                          static_cast<std::uint16_t>(at), static_cast<std::uint8_t>(length), kind});
    }
    std::size_t number(std::size_t at) {
        std::size_t end = at;
        while (end < text_.size() && is_ascii_word(text_[end])) ++end;
        // One digit counts something anywhere; what is very long is a link or a mask.
        if (end - at >= 2 && end - at <= 12) add(at, end - at, Kind::number);
        return end;
    }
    std::size_t run(std::size_t begin) {
        std::size_t end = begin;
        while (end < text_.size() && hanzi::han(text_[end])) ++end;
        for (std::size_t at = begin; at < end; ++at) {
            if (at + 2 <= end) add(at, 2, Kind::words);
            if (at + 3 <= end) add(at, 3, Kind::words);
            if (at >= begin + 2) name(at, end);
        }
        return end;
    }
    /// A name ends in the ending that begins at `at`: the two characters before it belong to it.
    void name(std::size_t at, std::size_t end) {
        const auto before = text_.substr(at - 2, 2);
        if (before.find_first_of(no_name) != std::u32string_view::npos) return;
        if (std::find(kinds.begin(), kinds.end(), before) != kinds.end()) return;
        for (const auto ending : endings)
            if (text_.substr(at, std::min(ending.size(), end - at)) == ending)
                return add(at - 2, ending.size() + 2, Kind::name);
    }
    /// Each term once, in the order of the keys.
    std::vector<Term> folded() {
        std::stable_sort(terms_.begin(), terms_.end(), [](const Term& a, const Term& b) { return a.key < b.key; });
        std::vector<Term> out;
        for (const auto& term : terms_) {
            if (!out.empty() && out.back().key == term.key)
                out.back().count += term.count;
            else
                out.push_back(term);
        }
        return out;
    }

    std::u32string_view text_;
    std::size_t title_end_;
    std::vector<Term> terms_;
};

}  // namespace

std::string Words::shown(const Term& term) const {
    return text::from_u32(std::u32string_view(text).substr(term.at, term.length));
}

Words words_of(std::string_view title, std::string_view text) {
    Words out;
    std::size_t title_end = 0;
    out.text = prepared(title, text, title_end);
    out.terms = Cutter(out.text, title_end).cut();
    return out;
}

}  // namespace linli::resemblance
