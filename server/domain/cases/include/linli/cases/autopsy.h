#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/clocks.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Where the time of a matter went: who held it how long, and why. @source issue 4 point 8, INC-20, DSH-07
namespace linli::cases {

/// What a matter waited for while somebody held it.
enum class Phase {
    understanding,  ///< for item, place and owner: a dispatcher's or the system's time
    response,       ///< for the owner's first answer
    handling,       ///< for the result
    reporter,       ///< for an answer of the reporter
    verdict         ///< for rating or closing
};
constexpr std::array<std::string_view, 5> words(Phase) {
    return {"understanding", "response", "handling", "reporter", "verdict"};
}

/// One person had the matter in one phase.
struct Holding {
    Phase phase = Phase::understanding;
    std::optional<UserId> holder_id;  ///< nobody: the system
    std::optional<std::string> holder_name;
    std::optional<OrganisationId> organisation_id;
    std::optional<std::string> organisation_name;
    Instant from{};
    std::optional<Instant> until;      ///< nothing: still
    std::int64_t elapsed_minutes = 0;  ///< by the wall clock
    std::int64_t working_minutes = 0;  ///< on the calendar of the promise
    Action began_with = Action::report;
    std::optional<std::string> why;  ///< words of the step that began it, to colleagues
    std::int64_t steps = 0;          ///< taken in it, without the one that began it
    bool broke_promise = false;      ///< a promised moment passed while it was held

    static constexpr std::string_view schema_name = "CaseHolding";
    static constexpr auto fields() {
        using H = Holding;
        return std::tuple{json::field("phase", &H::phase, "阶段"),
                          json::field("holder_id", &H::holder_id, "在谁手中"),
                          json::field("holder_name", &H::holder_name, "姓名"),
                          json::field("organisation_id", &H::organisation_id, "单位"),
                          json::field("organisation_name", &H::organisation_name, "单位名称"),
                          json::field("from_ms", &H::from, "从何时"),
                          json::field("until_ms", &H::until, "到何时；空为至今"),
                          json::field("elapsed_minutes", &H::elapsed_minutes, "历时（分钟）"),
                          json::field("working_minutes", &H::working_minutes, "其中工作时间（分钟）"),
                          json::field("began_with", &H::began_with, "由哪个动作开始"),
                          json::field("why", &H::why, "当时的说明",
                                      {.sensitivity = json::Sensitivity::personal, .purpose = "查明办理用时"}),
                          json::field("steps", &H::steps, "其间办理次数"),
                          json::field("broke_promise", &H::broke_promise, "其间有承诺到期未兑现")};
    }
};

/// What one phase took altogether.
struct PhaseShare {
    Phase phase = Phase::understanding;
    std::int64_t elapsed_minutes = 0;
    std::int64_t working_minutes = 0;
    double share = 0;  ///< of all elapsed time, 0 to 1

    static constexpr std::string_view schema_name = "CasePhaseShare";
    static constexpr auto fields() {
        using S = PhaseShare;
        return std::tuple{json::field("phase", &S::phase, "阶段"),
                          json::field("elapsed_minutes", &S::elapsed_minutes, "历时（分钟）"),
                          json::field("working_minutes", &S::working_minutes, "其中工作时间（分钟）"),
                          json::field("share", &S::share, "占全程的比例")};
    }
};

/// The whole course of a matter as time that somebody had it.
struct Autopsy {
    std::vector<Holding> holdings;   ///< in their order, without gaps while the matter was open
    std::vector<PhaseShare> phases;  ///< those that occurred, the longest first
    std::int64_t elapsed_minutes = 0;
    std::int64_t working_minutes = 0;
    std::optional<std::int64_t> promised_minutes;  ///< working time of the promised result, without pauses
    std::int64_t handovers = 0;                    ///< returns and transfers
    std::int64_t reopenings = 0;
    std::optional<std::int64_t> longest;  ///< index of the longest holding but for waiting for a verdict
    std::vector<std::string> findings;    ///< zh-CN sentences, the weightiest first

    static constexpr std::string_view schema_name = "CaseAutopsy";
    static constexpr auto fields() {
        using A = Autopsy;
        return std::tuple{json::field("holdings", &A::holdings, "经过", {.max = 1'000}),
                          json::field("phases", &A::phases, "各阶段用时"),
                          json::field("elapsed_minutes", &A::elapsed_minutes, "全程历时（分钟）"),
                          json::field("working_minutes", &A::working_minutes, "其中工作时间（分钟）"),
                          json::field("promised_minutes", &A::promised_minutes, "承诺办结用时（工作分钟）"),
                          json::field("handovers", &A::handovers, "退回和转办次数"),
                          json::field("reopenings", &A::reopenings, "重办次数"),
                          json::field("longest", &A::longest, "历时最长的一段"),
                          json::field("findings", &A::findings, "看出什么")};
    }
};

}  // namespace linli::cases
