#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Refusals are values, because refusing is part of what a review system produces (ADR 0003).
namespace linli {

/// A kind of refusal: stable, named in the route that may answer it, translated by its code.
/// Always a constant with static storage (`inline constexpr`).
struct ProblemType {
    std::string_view code;      ///< "cases/step-not-allowed"; the tail of the problem's `type` URI
    int status;                 ///< HTTP status
    std::string_view title;     ///< zh-CN, shown to people
    std::string_view title_en;  ///< English
};

/// One bad field of a request.
struct FieldError {
    std::string pointer;  ///< RFC 6901 JSON pointer ("/photos/2/name"), or "?limit" for a query parameter
    std::string code;     ///< "required", "unknown", "too_short", "too_long", "out_of_range", "not_a_word", ...
    std::string message;  ///< zh-CN sentence for people
};

/// A refusal with what is needed to act on it.
struct Problem {
    const ProblemType* type;
    std::string detail;              ///< zh-CN; never holds personal data
    std::vector<FieldError> errors;  ///< only for bad input
};

/// Built by `refuse(...)`; converts to any `Result<T>`.
struct Refusal {
    Problem problem;
};

[[nodiscard]] inline Refusal refuse(const ProblemType& type, std::string detail = {}) {
    return Refusal{Problem{&type, std::move(detail), {}}};
}
[[nodiscard]] inline Refusal refuse(const ProblemType& type, std::vector<FieldError> errors) {
    return Refusal{Problem{&type, {}, std::move(errors)}};
}
[[nodiscard]] inline Refusal refuse(Problem problem) { return Refusal{std::move(problem)}; }

/// A broken invariant of the program itself: never caught below the edge.
class InvariantBroken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// What a service call returns: a value, or a refusal the user can act on.
/// Failures of store, disk and network are exceptions instead.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : state_(std::in_place_index<1>, std::move(refusal.problem)) {}

    explicit operator bool() const { return state_.index() == 0; }
    bool ok() const { return state_.index() == 0; }

    T& value() & { return require(), std::get<0>(state_); }
    const T& value() const& { return require(), std::get<0>(state_); }
    /// By value: what a temporary result held outlives the expression (`for (auto& x : call().value())`).
    T value() && { return require(), std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Problem& problem() const { return std::get<1>(state_); }
    Refusal refusal() && { return Refusal{std::get<1>(std::move(state_))}; }
    bool is(const ProblemType& type) const { return !ok() && problem().type->code == type.code; }

private:
    void require() const {
        if (!ok()) throw InvariantBroken("value of a refused result: " + std::string(problem().type->code));
    }
    std::variant<T, Problem> state_;
};

/// The answer of a call that returns nothing but may refuse.
struct Done {};
using Outcome = Result<Done>;

}  // namespace linli

/// Unwraps a Result or returns its refusal: `LINLI_TRY(auto found, service.find(id));`
#define LINLI_TRY(declaration, expression) LINLI_TRY_IMPL(declaration, expression, __LINE__)
#define LINLI_TRY_IMPL(declaration, expression, line) LINLI_TRY_IMPL2(declaration, expression, line)
#define LINLI_TRY_IMPL2(declaration, expression, line)                         \
    auto linli_result_##line = (expression);                                   \
    if (!linli_result_##line) return std::move(linli_result_##line).refusal(); \
    declaration = std::move(linli_result_##line).value()

/// Passes a refusal on: `LINLI_CHECK(service.allow(scope));`
#define LINLI_CHECK(expression)                                        \
    do {                                                               \
        auto linli_checked = (expression);                             \
        if (!linli_checked) return std::move(linli_checked).refusal(); \
    } while (false)

/// States what must be true of the program (not of its input).
#define LINLI_INVARIANT(condition, sentence)                        \
    do {                                                            \
        if (!(condition)) throw ::linli::InvariantBroken(sentence); \
    } while (false)
