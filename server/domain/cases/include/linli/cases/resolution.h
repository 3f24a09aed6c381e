#pragma once

#include <linli/access/scope.h>
#include <linli/base/clock.h>
#include <linli/json/field.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// What a result is worth: closed is not solved. @source INC-11
namespace linli::cases {

/// How a matter ended, in the words of whoever answers for it.
enum class Resolution {
    solved,
    partly,       ///< 部分解决
    unsolved,     ///< 未解决: it was handled, and it is as it was
    not_accepted  ///< 不予受理
};
constexpr std::array<std::string_view, 4> words(Resolution) { return {"solved", "partly", "unsolved", "not_accepted"}; }

/// As people call it, zh-CN.
constexpr std::string_view name_of(Resolution r) {
    constexpr std::array<std::string_view, 4> names{"已解决", "部分解决", "未解决", "不予受理"};
    return names[static_cast<std::size_t>(r)];
}

/// Of the result that stands, or of the refusal.
struct CaseResolution {
    Resolution resolution = Resolution::solved;
    std::optional<std::string> reason_code;
    std::optional<std::string> reason_name;  ///< as it was called that day

    static constexpr std::string_view schema_name = "CaseResolution";
    static constexpr auto fields() {
        using R = CaseResolution;
        return std::tuple{json::field("resolution", &R::resolution, "办理结论"),
                          json::field("reason_code", &R::reason_code, "未解决原因编码"),
                          json::field("reason_name", &R::reason_name, "未解决原因")};
    }
};

/// What a result is worth and why, as whoever asked is told it: `部分解决，原因：权属争议`. Thread-safe.
std::string told_as(const CaseResolution& given);

/// How often results of one kind were given for one reason.
struct ResolutionCount {
    Resolution resolution = Resolution::solved;
    std::optional<std::string> reason_code;
    std::optional<std::string> reason_name;
    std::int64_t results = 0;

    static constexpr std::string_view schema_name = "CaseResolutionCount";
    static constexpr auto fields() {
        using C = ResolutionCount;
        return std::tuple{json::field("resolution", &C::resolution, "办理结论"),
                          json::field("reason_code", &C::reason_code, "未解决原因编码"),
                          json::field("reason_name", &C::reason_name, "未解决原因"),
                          json::field("results", &C::results, "件次")};
    }
};

/// Results and refusals of a time, without those that were taken back; a matter that went on counts each of its
/// results.
struct ResolutionCounts {
    Instant since{};
    std::int64_t results = 0;
    std::vector<ResolutionCount> items;  ///< most frequent first

    static constexpr std::string_view schema_name = "CaseResolutionCounts";
    static constexpr auto fields() {
        using C = ResolutionCounts;
        return std::tuple{json::field("since_ms", &C::since, "统计起点"),
                          json::field("results", &C::results, "合计件次"),
                          json::field("items", &C::items, "各结论及原因")};
    }
};

/// How far such a count looks back.
struct CountResolutions {
    int days = 30;
    static constexpr std::string_view schema_name = "CountCaseResolutions";
    static constexpr auto fields() {
        return std::tuple{
            json::field("days", &CountResolutions::days, "最近多少天", {.min = 1, .max = 92, .optional = true})};
    }
};

}  // namespace linli::cases
