#pragma once

#include <linli/base/calendar.h>
#include <linli/base/date.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Conditions that people write into master data (who gets a matter, when a clock runs): a small typed language without
/// loops, functions or side effects. What the grammar is, says README.md. Pure; all functions are thread-safe.
/// @source INC-15 (自定义的事件分发规则), ADR 0024
namespace linli::conditions {

/// What a field holds.
enum class Type { flag, number, text, word, date, moment, duration, place };
constexpr std::array<std::string_view, 8> words(Type) {
    return {"flag", "number", "text", "word", "date", "moment", "duration", "place"};
}

/// One of the words that a field of type `word` or `place` may hold.
struct Word {
    std::string code;
    std::string label;  ///< zh-CN; people may write either
};

/// A field that conditions may ask of.
struct FieldInfo {
    std::string code;
    std::string label;  ///< zh-CN; people may write either
    Type type = Type::text;
    std::vector<Word> words{};  ///< of a word: the only ones; of a place: the known ones
};

/// What conditions of one kind may speak of. Codes and labels begin with a letter and are unique.
class Context {
public:
    /// @throws InvariantBroken for a field that could not be written in a condition, or two of one name
    explicit Context(std::vector<FieldInfo> fields);
    const std::vector<FieldInfo>& fields() const { return fields_; }
    /// By code or label.
    std::optional<std::size_t> find(std::string_view name) const;

private:
    std::vector<FieldInfo> fields_;
};

/// What a field holds for one matter: nothing, or the type's value. A place is the list of the codes of all areas that
/// hold it. A word is its code.
using Value = std::variant<std::monostate, bool, double, std::string, Date, Instant, std::chrono::milliseconds,
                           std::vector<std::string>>;
/// One value for each field of the context, in its order.
using Values = std::vector<Value>;

/// What a test compares with. Minutes are a time of day, milliseconds a duration.
using Literal = std::variant<double, std::string, Date, std::chrono::minutes, std::chrono::milliseconds>;

/// How a condition is made up.
enum class Kind { all, any, negation, test };
/// What is asked of one field.
enum class Test {
    is_true,       ///< flag
    missing,       ///< every type
    equal,         ///< number, text, word, date, moment (its day), duration
    less,          ///< number, date, moment, duration
    at_most,       ///< as less
    more,          ///< as less
    at_least,      ///< as less
    one_of,        ///< as equal
    contains,      ///< text: at least one of the words
    contains_all,  ///< text: each of the words
    starts,        ///< text
    within,        ///< place: lies in one of the areas
    time_between,  ///< moment: from one time of day to before another, over midnight when the first is later
    weekday,       ///< moment, date: 1 Monday … 7 Sunday
    workday,       ///< moment, date: by the calendar of offices with its holidays and swapped days
};

/// A condition as it is understood; made by `parse`. Fields are positions in the context.
struct Node {
    Kind kind = Kind::test;
    std::vector<Node> parts{};  ///< of all and any: two or more; of a negation: one
    Test test = Test::is_true;
    std::size_t field = 0;
    std::vector<Literal> operands{};
    bool operator==(const Node&) const = default;
};

/// Bounds. With them an evaluation costs at most the length of the condition times the length of the longest text.
inline constexpr std::size_t longest_source = 4'000;  ///< bytes
inline constexpr std::size_t deepest = 24;            ///< levels
inline constexpr std::size_t most_nodes = 200;
inline constexpr std::size_t most_operands = 100;         ///< of one list
inline constexpr std::size_t longest_text_read = 20'000;  ///< bytes of a value that are looked at

/// Why a text is not a condition.
struct Mistake {
    std::size_t position = 1;  ///< the character, counted from 1
    std::string code;          ///< unknown_field, unknown_word, wrong_type, unexpected, too_long, too_deep, bad_text
    std::string message;       ///< zh-CN, with the position and, where there is one, what may have been meant
};
struct Parsed {
    std::optional<Node> condition;
    Mistake mistake{};  ///< of the first thing that could not be understood
};

/// Whether a condition was written just now.
enum class Reading {
    typed,  ///< every word must be known
    stored  ///< a word that has left its list since stands for itself; nothing holds it any more
};
/// Reads and type checks.
Parsed parse(const Context& context, std::string_view source, Reading reading = Reading::typed);

/// In which words a condition is printed.
enum class Style {
    codes,   ///< as it is stored; stays right when labels change
    chinese  ///< as people read it
};
/// Canonical text; `parse(print(x)) == x` in both styles.
std::string print(const Context& context, const Node& condition, Style style = Style::codes);

/// Whether `values` meet the condition. Total: a missing value meets no test but `missing`, and so meets every negated
/// one. `office` says which days are worked.
bool evaluate(const Context& context, const Node& condition, const Values& values, const WorkingCalendar& office);

/// One test that decided.
struct Reason {
    bool met = false;
    std::string text;  ///< zh-CN, with what the field holds; never the text of a matter, only the words that were found
};
struct Verdict {
    bool met = false;
    std::vector<Reason> reasons;  ///< why it is met, or why not
};
Verdict explain(const Context& context, const Node& condition, const Values& values, const WorkingCalendar& office);

/// Whether everything that meets `narrow` certainly meets `wide`. "No" may also mean that it could not be shown.
bool implies(const Context& context, const Node& narrow, const Node& wide);
/// Whether certainly nothing meets both. "No" may also mean that it could not be shown.
bool exclusive(const Context& context, const Node& a, const Node& b);

}  // namespace linli::conditions
