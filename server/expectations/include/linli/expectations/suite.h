#pragma once

#include <linli/base/result.h>
#include <linli/expectations/finding.h>
#include <linli/json/field.h>

#include <memory>

namespace linli::expectations {

inline constexpr ProblemType bad_suite{"expectations/bad-suite", 422, "质量规则不合法",
                                       "The description of expectations is not valid"};

/// One expectation as it stands in a suite. What a kind does not use must be absent.
struct Expectation {
    std::string kind;
    Table table = Table::person;
    std::string field;                ///< the field it speaks of
    std::vector<std::string> others;  ///< more fields, in order
    int error_class = 1;
    Certainty certainty = Certainty::certain;
    std::vector<std::string> values;  ///< a list of words
    std::optional<double> min, max;
    std::optional<int> days, count;
    std::string pattern;
    std::vector<std::string> needs;  ///< fields that must not be in doubt already; `field` and `others` always count
    std::vector<std::string> hides;  ///< kinds whose finding about the same row this one explains
    std::string why;                 ///< replaces the usual words
    static constexpr std::string_view schema_name = "Expectation";
    static constexpr auto fields() {
        using E = Expectation;
        constexpr json::FieldOptions may{.max = 200, .optional = true};
        return std::tuple{json::field("kind", &E::kind, "规则种类", {.min = 1, .max = 60}),
                          json::field("table", &E::table, "数据表"),
                          json::field("field", &E::field, "字段", may),
                          json::field("fields", &E::others, "其他字段", {.max = 8, .optional = true}),
                          json::field("class", &E::error_class, "错误类别", {.min = 1, .max = class_count}),
                          json::field("certainty", &E::certainty, "把握", {.optional = true}),
                          json::field("values", &E::values, "取值", may),
                          json::field("min", &E::min, "下限"),
                          json::field("max", &E::max, "上限"),
                          json::field("days", &E::days, "天数", {.min = 0, .max = 40'000}),
                          json::field("count", &E::count, "个数", {.min = 0, .max = 10'000'000}),
                          json::field("pattern", &E::pattern, "格式", may),
                          json::field("needs", &E::needs, "前提字段", {.max = 8, .optional = true}),
                          json::field("hides", &E::hides, "被其解释的规则", {.max = 8, .optional = true}),
                          json::field("why", &E::why, "说明", may)};
    }
};

/// A kind of expectation, for the page that lists them.
struct KindInfo {
    std::string_view name;
    std::string_view label;  ///< zh-CN
};
std::vector<KindInfo> kinds();

/// A checked list of expectations. Immutable; may be used from many threads.
class Suite {
public:
    /// Reads `{"expectations": [ … ]}`.
    /// @refuses bad_suite with one error for each unknown kind, table, field, word or missing parameter,
    ///          json::malformed_body, json::invalid_fields.
    static Result<Suite> read(std::string_view json);
    /// data/expectations.json, built into the program.
    static const Suite& built_in();

    const std::vector<Expectation>& expectations() const { return list_; }

private:
    std::vector<Expectation> list_;
};

}  // namespace linli::expectations
