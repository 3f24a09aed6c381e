#include "grammar.h"

#include <linli/base/text.h>

#include <algorithm>
#include <numeric>

namespace linli::conditions {
namespace {

constexpr std::array<std::string_view, 7> weekday_codes{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 7> weekday_labels{"一", "二", "三", "四", "五", "六", "日"};

/// How many characters must be changed, added or left out (Levenshtein).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

bool ordered(Type type) {
    return type == Type::number || type == Type::date || type == Type::moment || type == Type::duration;
}

}  // namespace

std::span<const Spelling> spellings() {
    static constexpr Spelling all[] = {{Keyword::and_, "and", "且", "并且"},
                                       {Keyword::or_, "or", "或", "或者"},
                                       {Keyword::not_, "not", "非"},
                                       {Keyword::in, "in", "属于"},
                                       {Keyword::not_in, "not-in", "不属于"},
                                       {Keyword::contains, "contains", "包含"},
                                       {Keyword::contains_all, "contains-all", "同时包含"},
                                       {Keyword::starts, "starts", "开头是"},
                                       {Keyword::within, "within", "位于"},
                                       {Keyword::missing, "missing", "为空"},
                                       {Keyword::known, "known", "不为空"},
                                       {Keyword::between, "between", "时间在"},
                                       {Keyword::to, "to", "至", "到"},
                                       {Keyword::on, "on", "星期在"},
                                       {Keyword::workday, "workday", "是工作日"},
                                       {Keyword::holiday, "holiday", "是休息日"}};
    return all;
}

std::optional<Keyword> keyword_of(std::string_view name) {
    const auto lower = text::lower_ascii(name);
    for (const auto& one : spellings())
        if (lower == one.code || lower == one.chinese || (!one.also.empty() && lower == one.also)) return one.keyword;
    return std::nullopt;
}

std::string_view spelling(Keyword keyword, Style style) {
    const auto& found = spellings()[static_cast<std::size_t>(keyword)];
    return style == Style::codes ? found.code : found.chinese;
}

std::optional<int> weekday_of(std::string_view name) {
    for (std::size_t i = 0; i < weekday_codes.size(); ++i)
        if (name == weekday_codes[i] || name == weekday_labels[i]) return static_cast<int>(i) + 1;
    return name == "天" ? std::optional(7) : std::nullopt;
}

std::string_view weekday_name(int day, Style style) {
    const auto at = static_cast<std::size_t>(day - 1);
    return style == Style::codes ? weekday_codes.at(at) : weekday_labels.at(at);
}

bool fits(Type type, Test test) {
    switch (test) {
    case Test::is_true: return type == Type::flag;
    case Test::missing: return true;
    case Test::equal:
    case Test::one_of: return type != Type::flag && type != Type::place;
    case Test::less:
    case Test::at_most:
    case Test::more:
    case Test::at_least: return ordered(type);
    case Test::contains:
    case Test::contains_all:
    case Test::starts: return type == Type::text;
    case Test::within: return type == Type::place;
    case Test::time_between: return type == Type::moment;
    case Test::weekday:
    case Test::workday: return type == Type::moment || type == Type::date;
    }
    return false;
}

std::string_view type_name(Type type) {
    switch (type) {
    case Type::flag: return "是否";
    case Type::number: return "数字";
    case Type::text: return "文字";
    case Type::word: return "选项";
    case Type::date: return "日期";
    case Type::moment: return "时间";
    case Type::duration: return "时长";
    case Type::place: return "地点";
    }
    return {};
}

std::string nearest(std::string_view written, const std::vector<std::string>& names) {
    constexpr std::size_t longest = 40;  // longer ones are no slip of the hand
    const auto wanted = text::to_u32(text::lower_ascii(text::prefix(written, longest)));
    std::string best;
    std::size_t fewest = wanted.size() < 3 ? 2 : wanted.size() / 2 + 1;  // more than half must be right
    for (const auto& name : names) {
        const auto far = distance(wanted, text::to_u32(text::lower_ascii(text::prefix(name, longest))));
        if (far < fewest) fewest = far, best = name;
    }
    return best;
}

}  // namespace linli::conditions
