#include <linli/exchange/service.h>

#include <linli/audit/audit.h>
#include <linli/json/write.h>
#include <linli/registry/records.h>
#include <linli/vault/vault.h>

#include "repository.h"
#include "secrets.h"
#include "subject.h"
#include "trace.h"

#include <algorithm>

namespace linli::exchange {
namespace {

using repository::CallRow;
using Keys = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t most_keys = 10;

/// Nothing when a key is no text.
std::optional<Keys> read_keys(const boost::json::object& object) {
    Keys out;
    if (object.size() > most_keys) return std::nullopt;
    for (const auto& [field, value] : object) {
        if (!value.is_string()) return std::nullopt;
        out.emplace(std::string(field), std::string(value.get_string()));
    }
    return out;
}

CallRow row_of(const protocol::Question& question, const PartnerQuestion& in, const repository::AgreementRow* agreement,
               const ExchangeParts& parts) {
    CallRow row;
    auto& v = row.view;
    v.id = parts.ids.next<CallId>();
    v.partner = question.partner;
    v.direction = Direction::provide;
    v.asked = in.wanted;
    v.asked_at = row.due_at = parts.real_clock.now();
    v.finished_at = v.asked_at;
    v.keep_until = shanghai_date(parts.clock.now());
    if (agreement != nullptr) {
        v.agreement_id = agreement->terms.id;
        v.about = agreement->terms.about;
        v.purpose = agreement->purpose;
        row.consent = agreement->terms.consent;
    }
    return row;
}

/// Agreed and asked fields, masked as agreed.
boost::json::object values_of(const Terms& terms, const CallRow& row, const Subject& subject) {
    boost::json::object out;
    for (const auto& field : terms.fields) {
        if (std::find(row.view.asked.begin(), row.view.asked.end(), field.field) == row.view.asked.end()) continue;
        const auto value = subject.values.find(field.field);
        if (value == subject.values.end()) continue;
        out[field.field] = field.mask == json::Mask::none ? value->second : json::masked(field.mask, value->second);
    }
    return out;
}

bool made_with(const Terms* terms, std::string_view partner) { return terms != nullptr && terms->partner == partner; }

std::vector<std::string> names_of(const Keys& keys) {
    std::vector<std::string> out;
    for (const auto& [field, value] : keys) out.push_back(field);
    return out;
}

/// The question as the gate sees it, as if everybody had consented. Looks into `row` and `key_names`.
Passage passage_of(db::ReadTx& tx, const ExchangeParts& parts, TenantId tenant, const Terms* terms, const CallRow& row,
                   std::span<const std::string> key_names) {
    const auto today = shanghai_date(parts.clock.now());
    return {.partner = row.view.partner,
            .direction = Direction::provide,
            .about = row.view.about,
            .keys = key_names,
            .fields = row.view.asked,
            .today = today,
            .used = made_with(terms, row.view.partner) ? repository::used(tx, tenant, terms->id, today) : 0,
            .subject_known = true,  // "nobody like that" is an answer, and says no more than silence
            .consented = true};
}

/// Whom the question is about. Nobody's record is opened for a question that no consent could allow.
std::optional<Subject> subject_of(db::ReadTx& tx, const ExchangeParts& parts, TenantId tenant, const Terms* terms,
                                  const Passage& passage, const Keys& keys) {
    if (decide(terms, passage) != Verdict::allowed) return std::nullopt;
    return find_subject(tx, tenant, parts.vault, terms->about, keys);
}

/// What the gate says; a question that passes it counts against the quota of the day.
Verdict admitted(db::WriteTx& tx, const ExchangeParts& parts, TenantId tenant, const Terms* terms, Passage passage,
                 const std::optional<Subject>& subject) {
    passage.consented =
        subject && terms->consent && parts.records.consented(tx, tenant, PersonId(subject->id), *terms->consent);
    const auto verdict = decide(terms, passage);
    if (verdict == Verdict::allowed && !repository::use(tx, tenant, terms->id, passage.today, terms->quota))
        return Verdict::quota_used_up;
    return verdict;
}

audit::Entry disclosure_of(const CallRow& row) {
    const auto& v = row.view;
    const bool looked_at = v.state == CallState::answered && v.about == About::person && v.subject_id;
    return {.kind = audit::Kind::disclosure,
            .operation = "answerPartner",
            .subject_kind = "exchange_call",
            .subject = v.id.uuid(),
            .person = looked_at ? std::optional(PersonId(*v.subject_id)) : std::nullopt,
            .purpose = v.purpose,
            .detail = v.partner + " " + v.reason};
}

}  // namespace

Outcome CallService::check_partner(const access::Scope& scope, const protocol::Question& question,
                                   std::string_view suite_word, std::string_view signature, std::string_view body) {
    const auto now = parts_.real_clock.now();
    const auto suite = crypto::suite_from_word(suite_word);
    const auto line = parts_.database.read([&](db::ReadTx& tx) -> std::optional<std::string> {
        const auto row = repository::connector(tx, scope.tenant(), question.partner);
        if (!row || !row->view.enabled || row->view.suite != suite_word) return std::nullopt;
        return open_secret(tx, parts_.vault, scope.tenant(), *row);
    });
    // Who is no partner and who signs wrongly hear the same word.
    if (!suite || !line) return refuse(bad_signature);
    switch (protocol::check_question(*suite, *line, question, body, signature, now)) {
    case protocol::Fault::missing:
    case protocol::Fault::wrong_signature: return refuse(bad_signature);
    case protocol::Fault::old_timestamp: return refuse(old_timestamp);
    case protocol::Fault::none: break;
    }
    const bool fresh = parts_.database.write([&](db::WriteTx& tx) {
        return repository::remember_nonce(tx, scope.tenant(), question.partner, question.nonce,
                                          now + 2 * protocol::tolerance);
    });
    if (!fresh) return refuse(replayed);
    return Done{};
}

Result<PartnerAnswer> CallService::answer_partner(const access::Scope& scope, const protocol::Question& question,
                                                  std::string_view suite, std::string_view signature,
                                                  std::string_view body, const PartnerQuestion& in) {
    LINLI_CHECK(check_partner(scope, question, suite, signature, body));
    const auto tenant = scope.tenant();
    Verdict verdict = Verdict::allowed;
    auto out = parts_.database.write([&](db::WriteTx& tx) {
        const auto agreement = repository::agreement(tx, tenant, in.agreement_id);
        const auto* terms = agreement ? &agreement->terms : nullptr;
        auto row = row_of(question, in, agreement ? &*agreement : nullptr, parts_);
        const auto keys = read_keys(in.key).value_or(Keys{});
        const auto key_names = names_of(keys);
        const auto passage = passage_of(tx, parts_, tenant, terms, row, key_names);
        const auto subject = subject_of(tx, parts_, tenant, terms, passage, keys);
        if (subject) row.view.subject_id = subject->id;
        verdict = admitted(tx, parts_, tenant, terms, passage, subject);
        const bool allowed = verdict == Verdict::allowed;
        row.view.reason = word(verdict);
        row.view.state = allowed ? CallState::answered : CallState::refused;
        PartnerAnswer answer;
        answer.id = row.view.id;
        if (allowed) {
            row.view.left_at = row.view.asked_at;
            row.view.attempts = 1;
            answer.found = subject.has_value();
            if (subject) answer.values = values_of(*terms, row, *subject);
            if (subject && parts_.unverified)
                answer.to_verify = !parts_.unverified(tx, tenant, {&subject->id, 1}).empty();
        }
        repository::insert(tx, tenant, row);
        prove(tx, parts_, tenant, allowed ? "exchange.provided" : "exchange.refused", row);
        parts_.audit.wrote(tx, scope, disclosure_of(row));
        tx.after_commit([row] { say("exchange.asked", row); });
        return answer;
    });
    if (verdict != Verdict::allowed) return refuse(gate_refused, std::string(sentence(verdict)));
    return out;
}

std::optional<std::pair<std::string, Instant>> CallService::sign(TenantId tenant, const protocol::Question& question,
                                                                 int status, std::string_view body) {
    const auto now = parts_.real_clock.now();
    return parts_.database.read([&](db::ReadTx& tx) -> std::optional<std::pair<std::string, Instant>> {
        const auto row = repository::connector(tx, tenant, question.partner);
        const auto secret = row ? open_secret(tx, parts_.vault, tenant, *row) : std::nullopt;
        const auto suite = row ? crypto::suite_from_word(row->view.suite) : std::nullopt;
        if (!secret || !suite) return std::nullopt;
        return std::pair{protocol::sign_answer(*suite, *secret, question, status, now, body), now};
    });
}

}  // namespace linli::exchange
