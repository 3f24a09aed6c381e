#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/clocks.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Shift handover (交接班): written by the system, completed by who leaves, signed by both. Who answers for a matter does
/// not change by it. @source beyond 23, issue 4 point 8
namespace linli::worklists {

using HandoverId = Id<struct ShiftHandoverTag>;

/// How a handover stands.
enum class HandoverState {
    offered,
    accepted,
    declined,  ///< with what is missing
    withdrawn
};
constexpr std::array<std::string_view, 4> words(HandoverState) {
    return {"offered", "accepted", "declined", "withdrawn"};
}
/// The first two by who was asked, the last by who leaves.
enum class HandoverMove { accept, decline, withdraw };
constexpr std::array<std::string_view, 3> words(HandoverMove) { return {"accept", "decline", "withdraw"}; }

/// What is told of a handover, each once.
enum class HandoverNews {
    offered,
    waiting,  ///< nobody signed it for half an hour
    accepted,
    declined,
    withdrawn
};
constexpr std::array<std::string_view, 5> words(HandoverNews) {
    return {"offered", "waiting", "accepted", "declined", "withdrawn"};
}

/// A matter in hand, by number: whoever takes over opens it by their own permissions.
struct HandedMatter {
    cases::CaseId case_id;
    std::string number;
    cases::State state = cases::State::handling;
    cases::Urgency urgency = cases::Urgency::normal;
    std::optional<Instant> due_at;
    std::optional<cases::AlarmKind> alarm;  ///< the highest that was raised and still runs

    static constexpr std::string_view schema_name = "HandedMatter";
    static constexpr auto fields() {
        using M = HandedMatter;
        return std::tuple{
            json::field("case_id", &M::case_id, "事项"),      json::field("number", &M::number, "受理编号"),
            json::field("state", &M::state, "状态"),          json::field("urgency", &M::urgency, "紧急程度"),
            json::field("due_at_ms", &M::due_at, "到期时间"), json::field("alarm", &M::alarm, "未消除的最高提醒")};
    }
};

/// What the system finds at the moment of the change, the first due first.
struct ShiftSummary {
    Instant at{};
    std::int64_t open = 0, unanswered = 0, overdue = 0, urgent = 0;
    std::int64_t verifications = 0;  ///< due today or before
    bool at_least = false;
    std::vector<HandedMatter> matters;

    static constexpr std::string_view schema_name = "ShiftSummary";
    static constexpr auto fields() {
        using S = ShiftSummary;
        return std::tuple{json::field("at_ms", &S::at, "汇总时间"),
                          json::field("open", &S::open, "在办"),
                          json::field("unanswered", &S::unanswered, "未响应"),
                          json::field("overdue", &S::overdue, "已超时"),
                          json::field("urgent", &S::urgent, "紧急"),
                          json::field("verifications", &S::verifications, "到期的核实任务"),
                          json::field("at_least", &S::at_least, "实际更多，列到上限为止"),
                          json::field("matters", &S::matters, "事项", {.max = 600})};
    }
};

/// One change of shift with everything that was signed.
struct Handover {
    HandoverId id;
    UserId from_id;
    std::optional<std::string> from_name;
    UserId to_id;
    std::optional<std::string> to_name;
    HandoverState state = HandoverState::offered;
    ShiftSummary summary;
    std::optional<std::string> words;   ///< of who leaves
    std::optional<std::string> answer;  ///< of who takes over, or why it was taken back
    Instant offered_at{};
    std::optional<Instant> ended_at;

    static constexpr std::string_view schema_name = "ShiftHandover";
    static constexpr auto fields() {
        using H = Handover;
        return std::tuple{json::field("id", &H::id, "交接班"),
                          json::field("from_id", &H::from_id, "交班人"),
                          json::field("from_name", &H::from_name, "交班人姓名"),
                          json::field("to_id", &H::to_id, "接班人"),
                          json::field("to_name", &H::to_name, "接班人姓名"),
                          json::field("state", &H::state, "状态"),
                          json::field("summary", &H::summary, "系统汇总"),
                          json::field("words", &H::words, "交班说明"),
                          json::field("answer", &H::answer, "接班意见，或收回原因"),
                          json::field("offered_at_ms", &H::offered_at, "交班时间"),
                          json::field("ended_at_ms", &H::ended_at, "结束时间")};
    }
};

/// A line of the list.
struct HandoverLine {
    HandoverId id;
    UserId from_id, to_id;
    HandoverState state = HandoverState::offered;
    std::int64_t open = 0, overdue = 0;
    Instant offered_at{};
    std::optional<Instant> ended_at;

    static constexpr std::string_view schema_name = "ShiftHandoverLine";
    static constexpr auto fields() {
        using H = HandoverLine;
        return std::tuple{json::field("id", &H::id, "交接班"),
                          json::field("from_id", &H::from_id, "交班人"),
                          json::field("to_id", &H::to_id, "接班人"),
                          json::field("state", &H::state, "状态"),
                          json::field("open", &H::open, "交班时在办"),
                          json::field("overdue", &H::overdue, "交班时超时"),
                          json::field("offered_at_ms", &H::offered_at, "交班时间"),
                          json::field("ended_at_ms", &H::ended_at, "结束时间")};
    }
};

/// Which page of one's own handovers.
struct ListHandovers {
    std::optional<HandoverState> state;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListShiftHandovers";
    static constexpr auto fields() {
        using L = ListHandovers;
        return std::tuple{json::field("state", &L::state, "状态"),
                          json::field("cursor", &L::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &L::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// Hands the shift to a colleague; the system adds its summary.
struct OfferHandover {
    HandoverId id;  ///< made by the client; sending it again is harmless
    UserId to_id;
    std::optional<std::string> words;
    static constexpr std::string_view schema_name = "OfferShiftHandover";
    static constexpr auto fields() {
        using O = OfferHandover;
        return std::tuple{json::field("id", &O::id, "客户端生成的 UUIDv7，兼作幂等键"),
                          json::field("to_id", &O::to_id, "接班人"),
                          json::field("words", &O::words, "交班说明", {.min = 1, .max = 2'000})};
    }
};

/// What becomes of a handover.
struct MoveHandover {
    HandoverMove move = HandoverMove::accept;
    std::optional<std::string> words;  ///< declining needs them
    static constexpr std::string_view schema_name = "MoveShiftHandover";
    static constexpr auto fields() {
        return std::tuple{json::field("move", &MoveHandover::move, "动作"),
                          json::field("words", &MoveHandover::words, "接班意见或收回原因", {.min = 1, .max = 500})};
    }
};

}  // namespace linli::worklists
