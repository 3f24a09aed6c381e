#pragma once

#include <linli/conditions/condition.h>

#include <span>

/// The words of the language and what may be asked of which type; read by parser, printer and explanations.
namespace linli::conditions {

enum class Keyword {
    and_,
    or_,
    not_,
    in,
    not_in,
    contains,
    contains_all,
    starts,
    within,
    missing,
    known,
    between,
    to,
    on,
    workday,
    holiday
};
/// How a keyword is written; the first of each style is the one that is printed.
struct Spelling {
    Keyword keyword;
    std::string_view code;
    std::string_view chinese;
    std::string_view also{};
};
std::span<const Spelling> spellings();
std::optional<Keyword> keyword_of(std::string_view name);
std::string_view spelling(Keyword keyword, Style style);

/// 1 Monday … 7 Sunday as `mon` or 一.
std::optional<int> weekday_of(std::string_view name);
std::string_view weekday_name(int day, Style style);

bool fits(Type type, Test test);
std::string_view type_name(Type type);  ///< zh-CN

/// The nearest of `names` when it is near enough to be meant. @return empty when none is
std::string nearest(std::string_view written, const std::vector<std::string>& names);

}  // namespace linli::conditions
