#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/exchange/gate.h>
#include <linli/json/field.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::exchange {

/// A field of an agreement as it is written and read.
struct FieldTerm {
    std::string field;
    json::Mask mask = json::Mask::none;
    std::optional<std::string> label;  ///< only read
    static constexpr std::string_view schema_name = "SharingField";
    static constexpr auto fields() {
        return std::tuple{json::field("field", &FieldTerm::field, "数据项代码", {.min = 3, .max = 80}),
                          json::field("mask", &FieldTerm::mask, "我方提供时的脱敏方式", {.optional = true}),
                          json::field("label", &FieldTerm::label, "数据项", {.max = 200})};
    }
};

/// A draft, whole. With a template, whatever stays empty is taken from it.
struct DraftAgreement {
    AgreementId id;
    std::optional<std::string> form;
    std::optional<std::string> partner;
    std::optional<Direction> direction;
    std::optional<About> about;
    std::optional<std::string> title, purpose, basis, consent;
    std::vector<std::string> keys;
    std::vector<FieldTerm> answers;
    std::optional<int> quota, keep_days;
    std::optional<Date> from, until;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "DraftSharingAgreement";
    static constexpr auto fields() {
        using D = DraftAgreement;
        return std::tuple{json::field("agreement_id", &D::id, "客户端生成的编号，兼作幂等键"),
                          json::field("template", &D::form, "范本代码", {.min = 1, .max = 60}),
                          json::field("partner", &D::partner, "共享对象代码", {.min = 1, .max = 60}),
                          json::field("direction", &D::direction, "方向：receive 我方查询，provide 我方提供"),
                          json::field("about", &D::about, "查询对象类别"),
                          json::field("title", &D::title, "名称", {.min = 2, .max = 100}),
                          json::field("purpose", &D::purpose, "用途", {.min = 2, .max = 300}),
                          json::field("basis", &D::basis, "依据", {.min = 2, .max = 300}),
                          json::field("consent", &D::consent, "需要本人同意的用途代码", {.max = 60}),
                          json::field("keys", &D::keys, "查询条件", {.max = 10, .optional = true}),
                          json::field("fields", &D::answers, "数据项", {.max = 40, .optional = true}),
                          json::field("quota", &D::quota, "每日上限", {.min = 1, .max = 1'000'000}),
                          json::field("keep_days", &D::keep_days, "结果保存天数", {.min = 1, .max = 3'660}),
                          json::field("valid_from_on", &D::from, "生效日期"),
                          json::field("valid_until_on", &D::until, "截止日期"),
                          json::field("version", &D::version, "修改草案时所见版本", {.min = 0, .optional = true})};
    }
};

/// What somebody did with an agreement.
struct StepView {
    AgreementStep step = AgreementStep::draft;
    AgreementState state = AgreementState::draft;
    UserId by;
    std::string note;
    Instant at{};
    static constexpr std::string_view schema_name = "SharingAgreementStep";
    static constexpr auto fields() {
        return std::tuple{json::field("step", &StepView::step, "操作"),
                          json::field("state", &StepView::state, "操作后的状态"),
                          json::field("by_user_id", &StepView::by, "操作人"),
                          json::field("note", &StepView::note, "说明"), json::field("at_ms", &StepView::at, "时间")};
    }
};

/// An agreement about shared data. @source DAT-17, SEC-09
struct Agreement {
    AgreementId id;
    std::string partner;
    std::string partner_label;
    Direction direction = Direction::receive;
    About about = About::person;
    std::string title, purpose, basis;
    std::optional<std::string> consent;
    std::vector<std::string> keys;
    std::vector<FieldTerm> answers;
    std::int64_t quota = 0;
    std::int64_t used = 0;
    std::int64_t keep_days = 0;
    Date from, until;
    AgreementState state = AgreementState::draft;
    Verdict standing = Verdict::not_approved;
    UserId drafted_by;
    std::optional<UserId> approved_by;
    std::optional<Instant> approved_at;
    std::vector<StepView> steps;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "SharingAgreement";
    static constexpr auto fields() {
        using A = Agreement;
        return std::tuple{json::field("agreement_id", &A::id, "协议"),
                          json::field("partner", &A::partner, "共享对象代码"),
                          json::field("partner_label", &A::partner_label, "共享对象"),
                          json::field("direction", &A::direction, "方向"),
                          json::field("about", &A::about, "查询对象类别"),
                          json::field("title", &A::title, "名称"),
                          json::field("purpose", &A::purpose, "用途"),
                          json::field("basis", &A::basis, "依据"),
                          json::field("consent", &A::consent, "需要本人同意的用途代码"),
                          json::field("keys", &A::keys, "查询条件"),
                          json::field("fields", &A::answers, "数据项"),
                          json::field("quota", &A::quota, "每日上限"),
                          json::field("used_today", &A::used, "今日已用"),
                          json::field("keep_days", &A::keep_days, "结果保存天数"),
                          json::field("valid_from_on", &A::from, "生效日期"),
                          json::field("valid_until_on", &A::until, "截止日期"),
                          json::field("state", &A::state, "状态"),
                          json::field("standing", &A::standing, "今天能否使用"),
                          json::field("drafted_by_user_id", &A::drafted_by, "起草人"),
                          json::field("approved_by_user_id", &A::approved_by, "批准人"),
                          json::field("approved_at_ms", &A::approved_at, "批准时间"),
                          json::field("steps", &A::steps, "经过"),
                          json::field("version", &A::version, "版本")};
    }
};

/// All agreements, or those of one partner.
struct ListAgreements {
    std::optional<std::string> partner;
    static constexpr std::string_view schema_name = "ListSharingAgreements";
    static constexpr auto fields() {
        return std::tuple{json::field("partner", &ListAgreements::partner, "只看某共享对象", {.max = 60})};
    }
};

/// Agreements; a tenant has some dozens, at most 500 are shown.
struct Agreements {
    std::vector<Agreement> items;
    static constexpr std::string_view schema_name = "SharingAgreements";
    static constexpr auto fields() { return std::tuple{json::field("items", &Agreements::items, "协议")}; }
};

/// Approves, suspends, resumes or ends.
struct TakeAgreementStep {
    AgreementStep step = AgreementStep::approve;
    std::string note;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "TakeSharingAgreementStep";
    static constexpr auto fields() {
        return std::tuple{json::field("step", &TakeAgreementStep::step, "操作"),
                          json::field("note", &TakeAgreementStep::note, "说明", {.max = 300, .optional = true}),
                          json::field("version", &TakeAgreementStep::version, "所见版本", {.min = 1})};
    }
};

}  // namespace linli::exchange
