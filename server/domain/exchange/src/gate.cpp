#include <linli/exchange/gate.h>

#include <algorithm>

namespace linli::exchange {
namespace {

bool all_agreed(std::span<const std::string> asked, const std::vector<std::string>& agreed) {
    return std::all_of(asked.begin(), asked.end(), [&](const std::string& one) {
        return std::find(agreed.begin(), agreed.end(), one) != agreed.end();
    });
}

bool fields_agreed(std::span<const std::string> asked, const std::vector<SharedField>& agreed) {
    return std::all_of(asked.begin(), asked.end(), [&](const std::string& one) {
        return std::any_of(agreed.begin(), agreed.end(), [&](const SharedField& field) { return field.field == one; });
    });
}

}  // namespace

std::string_view sentence(Verdict verdict) {
    switch (verdict) {
    case Verdict::allowed: return "允许";
    case Verdict::no_agreement: return "没有与该单位的数据共享协议";
    case Verdict::not_approved: return "数据共享协议尚未批准";
    case Verdict::suspended: return "数据共享协议已暂停";
    case Verdict::ended: return "数据共享协议已终止";
    case Verdict::not_yet_valid: return "数据共享协议尚未生效";
    case Verdict::expired: return "数据共享协议已到期";
    case Verdict::wrong_partner: return "协议不是与该单位签订的";
    case Verdict::wrong_direction: return "协议不允许这个方向的共享";
    case Verdict::wrong_subject: return "协议不涉及这类对象";
    case Verdict::nothing_asked: return "没有查询条件或没有要查询的数据项";
    case Verdict::key_not_agreed: return "查询条件超出协议范围";
    case Verdict::field_not_agreed: return "数据项超出协议范围";
    case Verdict::no_consent: return "本人没有同意，或已撤回同意";
    case Verdict::quota_used_up: return "今日查询次数已达协议上限";
    case Verdict::unknown_subject: return "没有这条记录，或缺少查询所需的信息";
    }
    return {};
}

Verdict standing(const Terms& terms, Date today) {
    switch (terms.state) {
    case AgreementState::draft: return Verdict::not_approved;
    case AgreementState::suspended: return Verdict::suspended;
    case AgreementState::ended: return Verdict::ended;
    case AgreementState::approved: break;
    }
    if (today < terms.from) return Verdict::not_yet_valid;
    return terms.until < today ? Verdict::expired : Verdict::allowed;
}

Verdict decide(const Terms* terms, const Passage& passage) {
    if (terms == nullptr) return Verdict::no_agreement;
    if (terms->partner != passage.partner) return Verdict::wrong_partner;
    if (terms->direction != passage.direction) return Verdict::wrong_direction;
    if (const auto now = standing(*terms, passage.today); now != Verdict::allowed) return now;
    if (terms->about != passage.about) return Verdict::wrong_subject;
    if (passage.keys.empty() || passage.fields.empty()) return Verdict::nothing_asked;
    if (!all_agreed(passage.keys, terms->keys)) return Verdict::key_not_agreed;
    if (!fields_agreed(passage.fields, terms->fields)) return Verdict::field_not_agreed;
    if (!passage.subject_known) return Verdict::unknown_subject;
    if (terms->consent && !passage.consented) return Verdict::no_consent;
    return passage.used >= terms->quota ? Verdict::quota_used_up : Verdict::allowed;
}

std::optional<AgreementState> after(AgreementState state, AgreementStep step) {
    using S = AgreementState;
    switch (step) {
    case AgreementStep::draft: return state == S::draft ? std::optional(S::draft) : std::nullopt;
    case AgreementStep::approve: return state == S::draft ? std::optional(S::approved) : std::nullopt;
    case AgreementStep::suspend: return state == S::approved ? std::optional(S::suspended) : std::nullopt;
    case AgreementStep::resume: return state == S::suspended ? std::optional(S::approved) : std::nullopt;
    case AgreementStep::end: return state == S::ended ? std::nullopt : std::optional(S::ended);
    }
    return std::nullopt;
}

}  // namespace linli::exchange
