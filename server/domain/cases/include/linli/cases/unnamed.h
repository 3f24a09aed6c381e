#pragma once

#include <linli/cases/timeline.h>
#include <linli/cases/types.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// Reports of people who stay unnamed, and what it takes to learn who they are. @source issue 4 point 1, ADR 0029
namespace linli::cases {

using UnsealingId = Id<struct UnsealingTag>;

/// A report without a name. Pseudonymous: who sends it is signed in, and that alone is kept sealed; they follow the
/// matter by number and tracking code. Anonymous: nothing of the sender is kept, and nothing is told to them.
struct ReportUnnamed {
    ReportCase report;
    ReporterIdentity identity = ReporterIdentity::anonymous;
    bool is_protected = false;                 ///< the reported party must never trace it
    std::optional<std::string> tracking_seed;  ///< random, made by the reporter's device; gives the same code again
    std::vector<OrganisationId> against;       ///< the reported party, where the reporter knows it
    std::optional<std::string> reporter_name;  ///< pseudonymous only; sealed
    std::optional<std::string> reporter_phone;

    static constexpr std::string_view schema_name = "ReportUnnamed";
    static constexpr auto fields() {
        using R = ReportUnnamed;
        constexpr std::string_view why = "仅在两人批准启封后用于核实";
        return std::tuple{
            json::field("report", &R::report, "上报内容"),
            json::field("identity", &R::identity, "身份：化名（pseudonymous）或匿名（anonymous）"),
            json::field("is_protected", &R::is_protected, "受保护：被反映的一方无从得知", {.optional = true}),
            json::field("tracking_seed", &R::tracking_seed, "化名：由您的设备生成的随机串，重发时用同一个",
                        {.min = 22, .max = 64, .sensitivity = json::Sensitivity::sensitive, .purpose = "换取查询码"}),
            json::field("against", &R::against, "被反映的单位", {.max = 5, .optional = true}),
            json::field("reporter_name", &R::reporter_name, "姓名（封存）",
                        {.min = 1,
                         .max = 50,
                         .sensitivity = json::Sensitivity::personal,
                         .mask = json::Mask::name,
                         .purpose = why,
                         .basis = "本人提供"}),
            json::field("reporter_phone", &R::reporter_phone, "电话（封存）",
                        {.min = 5,
                         .max = 20,
                         .sensitivity = json::Sensitivity::sensitive,
                         .mask = json::Mask::phone,
                         .purpose = why,
                         .basis = "本人提供"})};
    }
};

/// What an unnamed reporter takes home.
struct UnnamedReceipt {
    std::string number;
    ReporterIdentity identity = ReporterIdentity::anonymous;
    bool is_protected = false;
    Instant respond_by{};
    std::optional<std::string> tracking_code;  ///< pseudonymous: `K3QM-…`; shown here and nowhere else

    static constexpr std::string_view schema_name = "UnnamedReceipt";
    static constexpr auto fields() {
        using R = UnnamedReceipt;
        return std::tuple{json::field("number", &R::number, "受理编号"), json::field("identity", &R::identity, "身份"),
                          json::field("is_protected", &R::is_protected, "受保护"),
                          json::field("respond_by_ms", &R::respond_by, "应响应时间"),
                          json::field("tracking_code", &R::tracking_code, "查询码，只显示这一次")};
    }
};

/// By what an unnamed reporter is known again; in the body of a request, never in an address.
struct TrackingKey {
    std::string number;
    std::string code;

    static constexpr std::string_view schema_name = "TrackingKey";
    static constexpr auto fields() {
        return std::tuple{
            json::field("number", &TrackingKey::number, "受理编号", {.min = 6, .max = 20}),
            json::field("code", &TrackingKey::code, "查询码",
                        {.min = 8, .max = 40, .sensitivity = json::Sensitivity::sensitive, .purpose = "核对反映人"})};
    }
};

/// What an unnamed reporter says further.
struct TrackedAnswer {
    TrackingKey key;
    std::string text;

    static constexpr std::string_view schema_name = "TrackedAnswer";
    static constexpr auto fields() {
        return std::tuple{
            json::field("key", &TrackedAnswer::key, "编号和查询码"),
            json::field(
                "text", &TrackedAnswer::text, "补充说明",
                {.min = 1, .max = 2'000, .sensitivity = json::Sensitivity::personal, .purpose = "办理您反映的事项"})};
    }
};

/// The verdict of an unnamed reporter.
struct TrackedRating {
    TrackingKey key;
    RateCase rating;

    static constexpr std::string_view schema_name = "TrackedRating";
    static constexpr auto fields() {
        return std::tuple{json::field("key", &TrackedRating::key, "编号和查询码"),
                          json::field("rating", &TrackedRating::rating, "评价")};
    }
};

/// An unnamed reporter wants the matter to go on, also after a verdict that was given too soon.
struct ReopenTracked {
    TrackingKey key;
    std::int64_t version = 0;  ///< as it was seen
    std::string note;

    static constexpr std::string_view schema_name = "ReopenTracked";
    static constexpr auto fields() {
        return std::tuple{
            json::field("key", &ReopenTracked::key, "编号和查询码"),
            json::field("version", &ReopenTracked::version, "所见版本", {.min = 1}),
            json::field(
                "note", &ReopenTracked::note, "为什么需要继续办理",
                {.min = 1, .max = 2'000, .sensitivity = json::Sensitivity::personal, .purpose = "办理您反映的事项"})};
    }
};

/// The matter as its reporter sees it.
struct TrackedMatter {
    Case matter;
    Timeline timeline;

    static constexpr std::string_view schema_name = "TrackedMatter";
    static constexpr auto fields() {
        return std::tuple{json::field("matter", &TrackedMatter::matter, "事项"),
                          json::field("timeline", &TrackedMatter::timeline, "办理经过")};
    }
};

/// Which matter, and for what.
struct AskUnsealing {
    std::string number;
    std::string purpose;

    static constexpr std::string_view schema_name = "AskUnsealing";
    static constexpr auto fields() {
        return std::tuple{json::field("number", &AskUnsealing::number, "受理编号", {.min = 6, .max = 20}),
                          json::field("purpose", &AskUnsealing::purpose, "启封用途和依据", {.min = 4, .max = 200})};
    }
};

/// What the second person says.
struct DecideUnsealing {
    bool granted = false;
    std::string reason;

    static constexpr std::string_view schema_name = "DecideUnsealing";
    static constexpr auto fields() {
        return std::tuple{json::field("granted", &DecideUnsealing::granted, "是否同意"),
                          json::field("reason", &DecideUnsealing::reason, "理由", {.min = 2, .max = 200})};
    }
};

/// A request to learn who reported, and what the second person said.
struct Unsealing {
    UnsealingId id;
    std::string number;
    std::string purpose;
    UserId asked_by;
    std::string asked_role;
    Instant asked_at{};
    std::optional<bool> granted;
    std::optional<UserId> decided_by;
    std::optional<Instant> decided_at;
    std::optional<std::string> reason;
    std::optional<Instant> open_until;

    static constexpr std::string_view schema_name = "Unsealing";
    static constexpr auto fields() {
        using U = Unsealing;
        return std::tuple{json::field("id", &U::id, "启封申请"),
                          json::field("number", &U::number, "受理编号"),
                          json::field("purpose", &U::purpose, "用途和依据"),
                          json::field("asked_by", &U::asked_by, "申请人"),
                          json::field("asked_role", &U::asked_role, "申请人岗位角色"),
                          json::field("asked_at_ms", &U::asked_at, "申请时间"),
                          json::field("granted", &U::granted, "是否同意"),
                          json::field("decided_by", &U::decided_by, "批准人"),
                          json::field("decided_at_ms", &U::decided_at, "批准时间"),
                          json::field("reason", &U::reason, "批准或不批准的理由"),
                          json::field("open_until_ms", &U::open_until, "可查看至")};
    }
};
struct Unsealings {
    std::vector<Unsealing> items;
    static constexpr std::string_view schema_name = "Unsealings";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &Unsealings::items, "启封申请，新的在前", {.max = 100})};
    }
};

/// Who reported, as far as they left it, and the first wording of a protected report.
struct SealedReporter {
    std::optional<UserId> account;
    std::optional<std::string> name;
    std::optional<std::string> phone;
    std::optional<std::string> wording;

    static constexpr std::string_view schema_name = "SealedReporter";
    static constexpr auto fields() {
        using S = SealedReporter;
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::sensitive, .purpose = "启封用途", .basis = "两人批准"};
        return std::tuple{
            json::field("account", &S::account, "账号", personal), json::field("name", &S::name, "姓名", personal),
            json::field("phone", &S::phone, "电话", personal), json::field("wording", &S::wording, "原文", personal)};
    }
};

}  // namespace linli::cases
