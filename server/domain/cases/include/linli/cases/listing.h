#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/base/result.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

/// Lists of matters: their lines, and what narrows them.
namespace linli::cases {

/// The longest period in which a list looks for what no index finds.
inline constexpr std::chrono::days longest_period{92};

inline constexpr ProblemType too_wide{
    "cases/too-wide", 422, "按来源或紧急程度查找已办结的事项时，请选择不超过 92 天的上报时间段，或者只看未办结的",
    "Give a period of 92 days at most, or ask for open matters only"};

inline constexpr ProblemType no_such_place{"cases/no-such-place", 422, "请选择区县、街道、社区或网格",
                                           "Choose a district, street, community or grid"};

/// A line of a case list: what a worker needs to choose the next one.
struct CaseLine {
    CaseId id;
    std::string number;
    State state = State::reported;
    std::string title;
    Urgency urgency = Urgency::normal;
    std::optional<std::string> item_code;
    std::optional<AreaId> grid_id;
    std::optional<UserId> owner_id;
    Instant reported_at{};
    Instant respond_by{};
    std::optional<Instant> responded_at;
    std::optional<Instant> solve_by;
    std::int64_t version = 1;
    Channel channel = Channel::app;
    std::optional<AreaId> community_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<double> lon, lat;  ///< WGS 84, degrees
    std::optional<Instant> paused_since;
    TriageReason triage_reason = TriageReason::none;
    ReporterIdentity identity = ReporterIdentity::named;
    bool is_protected = false;

    static constexpr std::string_view schema_name = "CaseLine";
    static constexpr auto fields() {
        using L = CaseLine;
        return std::tuple{json::field("id", &L::id, "事项"),
                          json::field("number", &L::number, "受理编号"),
                          json::field("state", &L::state, "状态"),
                          json::field("title", &L::title, "标题",
                                      {.sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项"}),
                          json::field("urgency", &L::urgency, "紧急程度"),
                          json::field("item_code", &L::item_code, "责任事项编码"),
                          json::field("grid_id", &L::grid_id, "网格"),
                          json::field("owner_id", &L::owner_id, "责任人"),
                          json::field("reported_at_ms", &L::reported_at, "上报时间"),
                          json::field("respond_by_ms", &L::respond_by, "应响应时间"),
                          json::field("responded_at_ms", &L::responded_at, "响应时间"),
                          json::field("solve_by_ms", &L::solve_by, "应办结时间"),
                          json::field("version", &L::version, "版本"),
                          json::field("channel", &L::channel, "来源渠道"),
                          json::field("community_id", &L::community_id, "社区"),
                          json::field("organisation_id", &L::organisation_id, "责任单位"),
                          json::field("lon", &L::lon, "经度"),
                          json::field("lat", &L::lat, "纬度"),
                          json::field("paused_since_ms", &L::paused_since, "暂停计时起点"),
                          json::field("triage_reason", &L::triage_reason, "转人工原因"),
                          json::field("identity", &L::identity, "反映人身份"),
                          json::field("is_protected", &L::is_protected, "受保护的反映")};
    }
};

/// Which cases a list shows; what is given holds together.
struct ListCases {
    std::optional<State> state;
    bool open = false;     ///< nothing was closed, declined, withdrawn or merged
    bool mine = false;     ///< open ones for which the caller answers in person
    bool overdue = false;  ///< open ones with a broken promise that still runs
    std::optional<AreaId> area_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<std::string> item_code;
    std::optional<Channel> channel;
    std::optional<Urgency> urgency;
    std::optional<Instant> reported_from, reported_before;
    std::optional<std::string> number;  ///< from a receipt; finds at most one, whatever else is asked
    std::optional<std::string> cursor;
    int limit = 50;

    static constexpr std::string_view schema_name = "ListCases";
    static constexpr auto fields() {
        using L = ListCases;
        return std::tuple{json::field("state", &L::state, "状态"),
                          json::field("open", &L::open, "只看未办结的", {.optional = true}),
                          json::field("mine", &L::mine, "只看由我负责、未办结的", {.optional = true}),
                          json::field("overdue", &L::overdue, "只看已超时、未办结的", {.optional = true}),
                          json::field("area_id", &L::area_id, "区县、街道、社区或网格"),
                          json::field("organisation_id", &L::organisation_id, "责任单位"),
                          json::field("item_code", &L::item_code, "责任事项编码", {.max = 40}),
                          json::field("channel", &L::channel, "来源渠道"),
                          json::field("urgency", &L::urgency, "紧急程度"),
                          json::field("reported_from_ms", &L::reported_from, "上报时间不早于"),
                          json::field("reported_before_ms", &L::reported_before, "上报时间早于"),
                          json::field("number", &L::number, "受理编号", {.min = 6, .max = 20}),
                          json::field("cursor", &L::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &L::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

}  // namespace linli::cases
