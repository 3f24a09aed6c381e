#pragma once

#include <linli/area/types.h>
#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/base/result.h>
#include <linli/cases/events.h>
#include <linli/cases/item.h>
#include <linli/cases/problems.h>
#include <linli/cases/resolution.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::cases {

/// Where a matter is, as the reporter says it. Nothing is invented: what cannot be resolved stays text.
struct Place {
    std::optional<std::string> address;
    std::optional<double> lon;
    std::optional<double> lat;
    std::optional<AreaId> area_id;  ///< chosen from the tree

    static constexpr std::string_view schema_name = "Place";
    static constexpr auto fields() {
        return std::tuple{json::field("address", &Place::address, "地址描述",
                                      {.min = 1,
                                       .max = 200,
                                       .sensitivity = json::Sensitivity::personal,
                                       .purpose = "确定事发地点和责任网格",
                                       .basis = "办理诉求所必需"}),
                          json::field("lon", &Place::lon, "经度", {.min = -180, .max = 180}),
                          json::field("lat", &Place::lat, "纬度", {.min = -90, .max = 90}),
                          json::field("area_id", &Place::area_id, "从区域树选择的地点")};
    }
};

/// What a person sends to report a matter.
struct ReportCase {
    CaseId id;  ///< made by the client; sending the same id again is harmless
    std::string text;
    std::optional<std::string> title;
    std::optional<Place> place;
    std::optional<std::string> item_code;
    std::vector<FileId> files;
    Channel channel = Channel::app;
    std::optional<Instant> happened_at;
    std::optional<Instant> captured_at;  ///< when the phone made it, for reports that waited offline

    static constexpr std::string_view schema_name = "ReportCase";
    static constexpr auto fields() {
        return std::tuple{
            json::field("id", &ReportCase::id, "客户端生成的 UUIDv7，兼作幂等键"),
            json::field("text", &ReportCase::text, "情况说明",
                        {.min = 2,
                         .max = 5'000,
                         .sensitivity = json::Sensitivity::personal,
                         .purpose = "办理您反映的事项",
                         .basis = "办理诉求所必需",
                         .example = "3栋楼下消防栓漏水，已经流到路面上"}),
            json::field(
                "title", &ReportCase::title, "标题",
                {.min = 2, .max = 100, .sensitivity = json::Sensitivity::personal, .purpose = "办理您反映的事项"}),
            json::field("place", &ReportCase::place, "事发地点"),
            json::field("item_code", &ReportCase::item_code, "事项编码", {.max = 40}),
            json::field("files", &ReportCase::files, "照片和附件", {.max = 9, .optional = true}),
            json::field("channel", &ReportCase::channel, "来源渠道", {.optional = true}),
            json::field("happened_at_ms", &ReportCase::happened_at, "发生时间"),
            json::field("captured_at_ms", &ReportCase::captured_at, "离线填写时间")};
    }
};

/// Somebody else's report, taken by phone or at the counter. The caller needs no account. @source ARC-16, ACC-04
struct ReportOnBehalf {
    ReportCase report;
    std::optional<std::string> reporter_name;
    std::optional<std::string> reporter_phone;

    static constexpr std::string_view schema_name = "ReportOnBehalf";
    static constexpr auto fields() {
        return std::tuple{json::field("report", &ReportOnBehalf::report, "上报内容"),
                          json::field("reporter_name", &ReportOnBehalf::reporter_name, "反映人姓名",
                                      {.min = 1,
                                       .max = 50,
                                       .sensitivity = json::Sensitivity::personal,
                                       .mask = json::Mask::name,
                                       .purpose = "回复和回访",
                                       .basis = "本人提供"}),
                          json::field("reporter_phone", &ReportOnBehalf::reporter_phone, "反映人电话",
                                      {.min = 5,
                                       .max = 20,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::phone,
                                       .purpose = "回复和回访",
                                       .basis = "本人提供"})};
    }
};

/// A step the caller wants to take, on the version the caller saw.
struct TakeStep {
    Action action = Action::note;
    std::int64_t version = 0;
    std::optional<std::string> note;
    std::optional<std::string> result;     ///< resolve: the one answer for all channels
    std::optional<std::string> item_code;  ///< dispatch, transfer
    std::optional<UserId> assignee;        ///< dispatch, transfer: a named person; otherwise found by rule
    std::optional<Place> place;            ///< dispatch: the place a human recognised
    std::vector<FileId> files;
    bool shown_to_reporter = false;          ///< note only
    std::optional<std::string> reason_code;  ///< send_back, transfer, decline, a result that does not solve it
    std::optional<Resolution> resolution;    ///< resolve: nothing means solved

    static constexpr std::string_view schema_name = "TakeStep";
    static constexpr auto fields() {
        return std::tuple{
            json::field("action", &TakeStep::action, "动作"),
            json::field("version", &TakeStep::version, "所见版本", {.min = 1}),
            json::field("note", &TakeStep::note, "说明", {.min = 1, .max = 2'000}),
            json::field("result", &TakeStep::result, "办理结果", {.min = 2, .max = 2'000}),
            json::field("item_code", &TakeStep::item_code, "责任事项", {.max = 40}),
            json::field("assignee_id", &TakeStep::assignee, "承办人"),
            json::field("place", &TakeStep::place, "确认的地点"),
            json::field("files", &TakeStep::files, "照片和附件", {.max = 9, .optional = true}),
            json::field("shown_to_reporter", &TakeStep::shown_to_reporter, "反映人可见", {.optional = true}),
            json::field("reason_code", &TakeStep::reason_code,
                        "退回、转办、不予受理或未完全解决的原因编码；已有相应原因清单的必填", {.max = 40}),
            json::field("resolution", &TakeStep::resolution, "办结时的办理结论；不填即为已解决，未完全解决的必须填写")};
    }
};

/// The reporter's verdict. @source INC-11, anchors 2.1 (three aspects)
struct RateCase {
    std::int64_t version = 0;
    bool solved = false;
    int speed = 5;
    int quality = 5;
    int attitude = 5;
    std::optional<std::string> comment;

    static constexpr std::string_view schema_name = "RateCase";
    static constexpr auto fields() {
        return std::tuple{json::field("version", &RateCase::version, "所见版本", {.min = 1}),
                          json::field("solved", &RateCase::solved, "问题是否解决"),
                          json::field("speed", &RateCase::speed, "办理速度", {.min = 1, .max = 5}),
                          json::field("quality", &RateCase::quality, "办理质量", {.min = 1, .max = 5}),
                          json::field("attitude", &RateCase::attitude, "服务态度", {.min = 1, .max = 5}),
                          json::field("comment", &RateCase::comment, "评价", {.min = 1, .max = 500})};
    }
};

/// The reporter's latest verdict, as it is shown.
struct Rating {
    std::int64_t version = 0;  ///< of the case when it was given
    bool solved = false;
    int speed = 0;
    int quality = 0;
    int attitude = 0;
    std::optional<std::string> comment;
    Instant rated_at{};

    static constexpr std::string_view schema_name = "CaseRating";
    static constexpr auto fields() {
        return std::tuple{json::field("version", &Rating::version, "评价时的版本"),
                          json::field("solved", &Rating::solved, "问题是否解决"),
                          json::field("speed", &Rating::speed, "办理速度"),
                          json::field("quality", &Rating::quality, "办理质量"),
                          json::field("attitude", &Rating::attitude, "服务态度"),
                          json::field("comment", &Rating::comment, "评价"),
                          json::field("rated_at_ms", &Rating::rated_at, "评价时间")};
    }
};

/// How the matter stands under which a merged report is answered: what everybody who waits for it may know.
struct FollowedMatter {
    State state = State::reported;
    std::optional<Instant> responded_at;
    std::optional<Instant> resolved_at;
    std::optional<std::string> result;
    std::optional<CaseResolution> resolution;

    static constexpr std::string_view schema_name = "FollowedMatter";
    static constexpr auto fields() {
        return std::tuple{json::field("state", &FollowedMatter::state, "状态"),
                          json::field("responded_at_ms", &FollowedMatter::responded_at, "响应时间"),
                          json::field("resolved_at_ms", &FollowedMatter::resolved_at, "办结时间"),
                          json::field("result", &FollowedMatter::result, "办理结果"),
                          json::field("resolution", &FollowedMatter::resolution, "办理结论")};
    }
};

/// Something the reader may do with a matter as it stands.
struct PossibleStep {
    Action action = Action::note;
    std::optional<std::string> held_up;  ///< zh-CN: what has to happen before; nothing: it can be done now

    static constexpr std::string_view schema_name = "PossibleCaseStep";
    static constexpr auto fields() {
        return std::tuple{json::field("action", &PossibleStep::action, "动作"),
                          json::field("held_up", &PossibleStep::held_up, "暂时不能办的原因")};
    }
};

/// A case as its readers see it.
struct Case {
    CaseId id;
    std::string number;  ///< on the receipt: `261121-7K3M9Q`
    State state = State::reported;
    std::int64_t version = 1;
    std::string title;
    std::string text;
    Channel channel = Channel::app;
    Urgency urgency = Urgency::normal;
    std::optional<std::string> item_code;
    std::optional<std::string> item_name;
    std::optional<std::string> address;
    std::optional<double> lon;
    std::optional<double> lat;
    std::optional<AreaId> district_id, street_id, community_id, grid_id;
    std::optional<std::string> grid_name;
    std::optional<UserId> owner_id;
    std::optional<std::string> owner_name;
    std::optional<OrganisationId> department_id, organisation_id;
    std::optional<std::string> organisation_name;
    std::optional<UserId> reporter_id;
    TriageReason triage_reason = TriageReason::none;
    Instant reported_at{};
    Instant respond_by{};
    std::optional<Instant> responded_at;
    std::optional<Instant> solve_by;
    std::optional<Instant> paused_since;
    std::optional<Instant> resolved_at;
    std::optional<Instant> closed_at;
    std::optional<std::string> result;
    std::optional<Rating> rating;
    std::vector<FileId> files;
    std::optional<CaseId> master_id;         ///< merged: for staff
    std::optional<FollowedMatter> followed;  ///< merged: how the matter stands
    ReporterIdentity identity = ReporterIdentity::named;
    bool is_protected = false;                 ///< only who is in charge sees it; the reported party never does
    std::optional<CaseResolution> resolution;  ///< of the result or the refusal that stands
    std::optional<std::vector<PossibleStep>> possible;  ///< what the reader may do next; not after a report

    static constexpr std::string_view schema_name = "Case";
    static constexpr auto fields() {
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项", .basis = "办理诉求所必需"};
        return std::tuple{
            json::field("id", &Case::id, "事项"),
            json::field("number", &Case::number, "受理编号"),
            json::field("state", &Case::state, "状态"),
            json::field("version", &Case::version, "版本"),
            json::field("title", &Case::title, "标题", personal),
            json::field("text", &Case::text, "情况说明", personal),
            json::field("channel", &Case::channel, "来源渠道"),
            json::field("urgency", &Case::urgency, "紧急程度"),
            json::field("item_code", &Case::item_code, "责任事项编码"),
            json::field("item_name", &Case::item_name, "责任事项"),
            json::field("address", &Case::address, "地址描述", personal),
            json::field("lon", &Case::lon, "经度"),
            json::field("lat", &Case::lat, "纬度"),
            json::field("district_id", &Case::district_id, "区县"),
            json::field("street_id", &Case::street_id, "街道"),
            json::field("community_id", &Case::community_id, "社区"),
            json::field("grid_id", &Case::grid_id, "网格"),
            json::field("grid_name", &Case::grid_name, "网格名称"),
            json::field("owner_id", &Case::owner_id, "责任人"),
            json::field("owner_name", &Case::owner_name, "责任人姓名"),
            json::field("department_id", &Case::department_id, "责任部门"),
            json::field("organisation_id", &Case::organisation_id, "责任单位"),
            json::field("organisation_name", &Case::organisation_name, "责任单位名称"),
            json::field("reporter_id", &Case::reporter_id, "上报人"),
            json::field("triage_reason", &Case::triage_reason, "转人工原因"),
            json::field("reported_at_ms", &Case::reported_at, "上报时间"),
            json::field("respond_by_ms", &Case::respond_by, "应响应时间"),
            json::field("responded_at_ms", &Case::responded_at, "响应时间"),
            json::field("solve_by_ms", &Case::solve_by, "应办结时间"),
            json::field("paused_since_ms", &Case::paused_since, "暂停计时起点"),
            json::field("resolved_at_ms", &Case::resolved_at, "办结时间"),
            json::field("closed_at_ms", &Case::closed_at, "结案时间"),
            json::field("result", &Case::result, "办理结果"),
            json::field("rating", &Case::rating, "反映人评价"),
            json::field("files", &Case::files, "照片和附件"),
            json::field("master_id", &Case::master_id, "已并入的主事项"),
            json::field("followed", &Case::followed, "主事项的进展"),
            json::field("identity", &Case::identity, "反映人身份"),
            json::field("is_protected", &Case::is_protected, "受保护的反映"),
            json::field("resolution", &Case::resolution, "办理结论"),
            json::field("possible", &Case::possible, "您现在可以采取的动作；上报的回答中没有", {.max = 32})};
    }
};

/// A proposal of the classifier with the words that decided. @source INC-08, INC-09
struct Suggestion {
    int rank = 1;
    std::string item_code;
    std::string item_name;
    double confidence = 0;
    std::vector<std::string> reasons;

    static constexpr std::string_view schema_name = "ItemSuggestion";
    static constexpr auto fields() {
        return std::tuple{json::field("rank", &Suggestion::rank, "名次"),
                          json::field("item_code", &Suggestion::item_code, "责任事项编码"),
                          json::field("item_name", &Suggestion::item_name, "责任事项"),
                          json::field("confidence", &Suggestion::confidence, "置信度"),
                          json::field("reasons", &Suggestion::reasons, "起决定作用的词")};
    }
};

/// The proposals, best first, and which edition of list and model they come from.
struct Suggestions {
    std::vector<Suggestion> items;
    std::optional<std::int64_t> list_edition;
    std::optional<std::int64_t> model_edition;  ///< 0: no model took part
    static constexpr std::string_view schema_name = "ItemSuggestions";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &Suggestions::items, "建议"),
                          json::field("list_edition", &Suggestions::list_edition, "责任清单版次"),
                          json::field("model_edition", &Suggestions::model_edition, "模型版次，0 表示未用模型")};
    }
};

/// Who called, in full; each look needs a purpose and is recorded before the answer.
struct Contact {
    std::optional<std::string> name;
    std::optional<std::string> phone;

    static constexpr std::string_view schema_name = "ReporterContact";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &Contact::name, "反映人姓名",
                                      {.sensitivity = json::Sensitivity::personal,
                                       .mask = json::Mask::name,
                                       .purpose = "回复和回访",
                                       .basis = "本人提供"}),
                          json::field("phone", &Contact::phone, "反映人电话",
                                      {.sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::phone,
                                       .purpose = "回复和回访",
                                       .basis = "本人提供"})};
    }
};

}  // namespace linli::cases
