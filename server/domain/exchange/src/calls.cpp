#include <linli/exchange/service.h>

#include <linli/audit/audit.h>
#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/registry/records.h>
#include <linli/vault/vault.h>

#include "repository.h"
#include "secrets.h"
#include "subject.h"
#include "trace.h"

namespace linli::exchange {
namespace {

using repository::CallRow;

CallRow row_of(const AskPartner& in, const repository::AgreementRow* agreement, const access::Scope& scope,
               const ExchangeParts& parts) {
    CallRow row;
    auto& v = row.view;
    v.id = in.id;
    v.direction = Direction::receive;
    v.subject_id = in.subject_id;
    v.asked = in.wanted;
    v.asked_at = row.due_at = parts.real_clock.now();
    v.keep_until = shanghai_date(parts.clock.now());
    row.requested_by = scope.user();
    if (agreement != nullptr) {
        v.partner = agreement->terms.partner;
        v.agreement_id = agreement->terms.id;
        v.about = agreement->terms.about;
        v.purpose = agreement->purpose;
        v.keep_until = v.keep_until.plus_days(static_cast<int>(agreement->keep_days));
        row.consent = agreement->terms.consent;
    }
    return row;
}

audit::Entry entry(std::string_view operation, const CallRow& row, const access::Scope& scope) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "exchange_call",
            .subject = row.view.id.uuid(),
            .person = row.view.about == About::person && row.view.subject_id
                          ? std::optional(PersonId(*row.view.subject_id))
                          : std::nullopt,
            .purpose = scope.actor().purpose,
            .detail = row.view.partner + " " + row.view.reason};
}

/// What the gate said of a question that is stored.
Verdict verdict_of(const PartnerCall& call) {
    if (call.state != CallState::refused) return Verdict::allowed;
    return from_word<Verdict>(call.reason).value_or(Verdict::no_agreement);
}

/// Whether there is a line to the partner with room for one more question.
Outcome check_line(db::ReadTx& tx, TenantId tenant, const std::string& partner) {
    const auto line = repository::connector(tx, tenant, partner);
    if (!line || !line->view.enabled || !line->secret) return refuse(no_line);
    if (repository::waiting(tx, tenant, partner) >= line->view.queue_limit) return refuse(queue_full);
    return Done{};
}

}  // namespace

Result<PartnerCall> CallService::ask(const access::Scope& scope, const AskPartner& in) {
    const auto tenant = scope.tenant();
    Verdict verdict = Verdict::allowed;
    auto stored = parts_.database.write([&](db::WriteTx& tx) -> Result<PartnerCall> {
        if (const auto before = repository::call(tx, tenant, in.id)) {
            if (before->requested_by != scope.user() || before->view.subject_id != in.subject_id)
                return refuse(id_taken);
            verdict = verdict_of(before->view);
            return before->view;
        }
        const auto agreement = repository::agreement(tx, tenant, in.agreement_id);
        auto row = row_of(in, agreement ? &*agreement : nullptr, scope, parts_);
        const auto about = agreement ? agreement->terms.about : About::person;
        const auto subject = read_subject(tx, tenant, parts_.vault, about, in.subject_id);
        if (!subject || !scope.covers(subject->place, {}, {}, {}, {})) return refuse(access::not_found);
        verdict = decide_now(tx, tenant, agreement ? &agreement->terms : nullptr, row, &*subject);
        if (verdict == Verdict::allowed) {
            LINLI_CHECK(check_line(tx, tenant, row.view.partner));
            const auto today = shanghai_date(parts_.clock.now());
            if (!repository::use(tx, tenant, *row.view.agreement_id, today, agreement->terms.quota))
                verdict = Verdict::quota_used_up;
        }
        row.view.reason = word(verdict);
        row.view.state = verdict == Verdict::allowed ? CallState::queued : CallState::refused;
        if (verdict != Verdict::allowed) {
            row.view.finished_at = row.view.asked_at;
            prove(tx, parts_, tenant, "exchange.refused", row);
        }
        repository::insert(tx, tenant, row);
        parts_.audit.wrote(tx, scope, entry("askPartner", row, scope));
        tx.after_commit([row, wake = wake_] {
            say(row.view.state == CallState::refused ? "exchange.refused" : "exchange.queued", row);
            if (wake && row.view.state == CallState::queued) wake();
        });
        return row.view;
    });
    if (stored && verdict != Verdict::allowed) return refuse(gate_refused, std::string(sentence(verdict)));
    return stored;
}

Verdict CallService::decide_now(db::ReadTx& tx, TenantId tenant, const Terms* terms, const repository::CallRow& row,
                                const Subject* subject) const {
    const auto today = shanghai_date(parts_.clock.now());
    static const std::vector<std::string> none;
    Passage passage;
    passage.partner = row.view.partner;
    passage.direction = row.view.direction;
    passage.about = row.view.about;
    // Our own questions bring the keys of the agreement, no more.
    passage.keys = terms == nullptr ? none : terms->keys;
    passage.fields = row.view.asked;
    passage.today = today;
    passage.subject_known = terms != nullptr && subject != nullptr && subject->has(terms->keys);
    if (terms != nullptr) {
        // A question that was let in once was counted then.
        passage.used = row.view.state == CallState::queued && row.view.reason.empty()
                           ? repository::used(tx, tenant, terms->id, today)
                           : 0;
        passage.consented = terms->consent && subject != nullptr && row.view.about == About::person &&
                            parts_.records.consented(tx, tenant, PersonId(subject->id), *terms->consent);
    }
    return decide(terms, passage);
}

Result<PartnerCall> CallService::find(const access::Scope& scope, CallId id) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<PartnerCall> {
        auto row = repository::call(tx, scope, id);
        if (!row) return refuse(access::not_found);
        return std::move(row->view);
    });
}

Result<api::Page<PartnerCall>> CallService::list(const access::Scope& scope, const ListCalls& in) {
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, "listPartnerCalls", *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<PartnerCall>> {
        api::Page<PartnerCall> page;
        const auto next = repository::calls(tx, scope, in.limit, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listPartnerCalls", next->text());
        return page;
    });
}

Result<PartnerAnswer> CallService::answer(const access::Scope& scope, CallId id) {
    LINLI_TRY(auto found, parts_.database.read([&](db::ReadTx& tx) -> Result<std::pair<CallRow, PartnerAnswer>> {
        const auto row = repository::call(tx, scope, id);
        if (!row) return refuse(access::not_found);
        if (!row->answer || !row->view.subject_id) return refuse(no_answer_yet);
        // A consent that ended a moment ago ends the answer, too, before anybody destroyed it.
        if (row->consent &&
            !parts_.records.consented(tx, scope.tenant(), PersonId(*row->view.subject_id), *row->consent))
            return refuse(no_answer_yet);
        const auto text =
            parts_.vault.open(tx, scope.tenant(), PersonId(*row->view.subject_id), answer_field, *row->answer);
        if (!text) return refuse(no_answer_yet);
        const auto content = json::parse(*text);
        LINLI_INVARIANT(content.ok() && content->is_object(), "a stored answer is no JSON");
        PartnerAnswer out;
        out.id = id;
        out.found = content->get_object().at("found").as_bool();
        out.values = content->get_object().at("values").as_object();
        return std::pair{*row, std::move(out)};
    }));
    auto line = entry("readPartnerAnswer", found.first, scope);
    line.kind = audit::Kind::disclosure;
    parts_.audit.disclosed(scope, line);
    return std::move(found.second);
}

}  // namespace linli::exchange
