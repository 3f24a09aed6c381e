#include "agreement_terms.h"

#include <linli/base/text.h>
#include <linli/reference/reference.h>

#include "subject.h"

#include <algorithm>

namespace linli::exchange {
namespace {

constexpr int default_keep_days = 30;
constexpr int default_quota = 500;

/// `police.registered_here` or `person.name:name`.
std::vector<FieldTerm> fields_of_form(std::string_view column) {
    std::vector<FieldTerm> out;
    for (const auto part : text::split(column, ' ')) {
        if (part.empty()) continue;
        const auto colon = part.find(':');
        FieldTerm field;
        field.field = std::string(part.substr(0, colon));
        if (colon != std::string_view::npos)
            field.mask = from_word<json::Mask>(part.substr(colon + 1)).value_or(json::Mask::whole);
        out.push_back(std::move(field));
    }
    return out;
}

/// What stays empty in the draft is taken from its template.
DraftAgreement filled(const reference::Entry& form, DraftAgreement in, Date today) {
    const auto text = [&](std::optional<std::string>& value, std::string_view column) {
        if (!value && !form.text(column).empty()) value = std::string(form.text(column));
    };
    text(in.partner, "partner");
    text(in.purpose, "purpose");
    text(in.basis, "basis");
    text(in.consent, "consent");
    if (!in.title) in.title = form.label;
    if (!in.direction) in.direction = from_word<Direction>(form.text("direction"));
    if (!in.about) in.about = from_word<About>(form.text("about"));
    if (in.keys.empty())
        for (const auto key : text::split(form.text("keys"), ' ')) in.keys.emplace_back(key);
    if (in.answers.empty()) in.answers = fields_of_form(form.text("fields"));
    if (!in.quota) in.quota = form.number("quota", default_quota);
    if (!in.keep_days) in.keep_days = form.number("keep_days", default_keep_days);
    if (!in.from) in.from = today;
    if (!in.until) in.until = in.from->plus_days(form.number("days", 365));
    return in;
}

/// @return why the draft is no agreement; empty when it is one
std::string missing(const DraftAgreement& in) {
    if (!in.title || !in.purpose || !in.basis) return "请填写名称、用途和依据";
    if (!in.direction || !in.about) return "请填写方向和查询对象";
    if (in.keys.empty() || in.answers.empty()) return "请填写查询条件和数据项";
    if (!in.from || !in.until || *in.until < *in.from) return "截止日期不能早于生效日期";
    if (*in.about == About::establishment && in.consent) return "单位信息不需要居民同意";
    if (*in.direction == Direction::provide &&
        std::find(in.keys.begin(), in.keys.end(), number_field(*in.about)) == in.keys.end())
        return "对方查询必须带证件号码或统一社会信用代码";
    return {};
}

/// Ours: of the kind that is asked about. What is never shared may name somebody to a partner, but is not handed out.
bool may_stand(const Lists& lists, const DraftAgreement& in, std::string_view code, bool key) {
    const auto prefix = std::string(word(*in.about)) + ".";
    if (const auto* ours = lists.ours->find(code)) {
        if (!code.starts_with(prefix)) return false;
        const bool leaves = *in.direction == Direction::provide ? !key : false;
        return !leaves || ours->text("sharing") != "none";
    }
    const auto* theirs = lists.theirs->find(code);
    return !key && *in.direction == Direction::receive && theirs != nullptr && theirs->text("partner") == *in.partner &&
           theirs->text("about") == word(*in.about);
}

Outcome check_fields(const Lists& lists, const DraftAgreement& in) {
    std::vector<FieldError> wrong;
    const auto look = [&](const std::string& pointer, std::string_view code, bool key) {
        if (may_stand(lists, in, code, key)) return;
        const auto* entry = lists.field(code);
        const auto name = entry == nullptr ? std::string(code) : entry->label;
        wrong.push_back({pointer, "not_shared", name + "不在数据资源目录中，或不能这样共享"});
    };
    for (std::size_t i = 0; i < in.keys.size(); ++i) look("/keys/" + std::to_string(i), in.keys[i], true);
    for (std::size_t i = 0; i < in.answers.size(); ++i)
        look("/fields/" + std::to_string(i) + "/field", in.answers[i].field, false);
    auto codes = in.keys;
    for (const auto& field : in.answers) codes.push_back("answer " + field.field);
    std::sort(codes.begin(), codes.end());
    if (std::adjacent_find(codes.begin(), codes.end()) != codes.end())
        wrong.push_back({"/fields", "twice", "同一数据项不能重复"});
    if (!wrong.empty()) return refuse(not_in_catalogue, std::move(wrong));
    return Done{};
}

}  // namespace

Lists::Lists(db::ReadTx& tx, reference::Reference& reference, TenantId tenant, Date day)
    : partners(reference.on(tx, tenant, reference::lists::partners, day)),
      ours(reference.on(tx, tenant, reference::lists::fields, day)),
      theirs(reference.on(tx, tenant, reference::lists::partner_fields, day)),
      forms(reference.on(tx, tenant, reference::lists::agreement_templates, day)),
      consents(reference.on(tx, tenant, reference::lists::consent_purposes, day)) {}

const reference::Entry* Lists::field(std::string_view code) const {
    const auto* found = ours->find(code);
    return found != nullptr ? found : theirs->find(code);
}

Result<repository::AgreementRow> terms_of(const Lists& lists, const DraftAgreement& given, Date today) {
    auto in = given;
    if (in.form) {
        const auto* form = lists.forms->find(*in.form);
        if (form == nullptr) return refuse(bad_terms, "没有这个范本");
        in = filled(*form, std::move(in), today);
    }
    if (!in.partner || lists.partners->find(*in.partner) == nullptr) return refuse(no_such_partner);
    if (const auto why = missing(in); !why.empty()) return refuse(bad_terms, why);
    if (in.consent && lists.consents->find(*in.consent) == nullptr) return refuse(bad_terms, "没有这个同意用途");
    LINLI_CHECK(check_fields(lists, in));
    repository::AgreementRow out;
    auto& t = out.terms;
    t.id = in.id;
    t.partner = *in.partner;
    t.direction = *in.direction;
    t.about = *in.about;
    t.from = *in.from;
    t.until = *in.until;
    t.quota = in.quota.value_or(default_quota);
    t.consent = in.consent;
    t.keys = in.keys;
    for (const auto& field : in.answers) t.fields.push_back({field.field, field.mask});
    out.title = *in.title;
    out.purpose = *in.purpose;
    out.basis = *in.basis;
    out.keep_days = in.keep_days.value_or(default_keep_days);
    return out;
}

Agreement view_of(const Lists& lists, const repository::AgreementRow& row, Date today, std::int64_t used) {
    const auto& t = row.terms;
    Agreement out;
    out.id = t.id;
    out.partner = t.partner;
    const auto* partner = lists.partners->find(t.partner);
    out.partner_label = partner == nullptr ? t.partner : partner->label;
    out.direction = t.direction;
    out.about = t.about;
    out.title = row.title;
    out.purpose = row.purpose;
    out.basis = row.basis;
    out.consent = t.consent;
    out.keys = t.keys;
    for (const auto& field : t.fields) {
        const auto* entry = lists.field(field.field);
        out.answers.push_back({field.field, field.mask, entry == nullptr ? std::nullopt : std::optional(entry->label)});
    }
    out.quota = t.quota;
    out.used = used;
    out.keep_days = row.keep_days;
    out.from = t.from;
    out.until = t.until;
    out.state = t.state;
    out.standing = standing(t, today);
    out.drafted_by = row.drafted_by;
    out.approved_by = row.approved_by;
    out.approved_at = row.approved_at;
    out.version = row.version;
    return out;
}

}  // namespace linli::exchange
