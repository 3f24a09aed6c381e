#include <linli/exchange/service.h>

#include <linli/audit/audit.h>
#include <linli/evidence/log.h>
#include <linli/reference/reference.h>

#include "agreement_terms.h"
#include "repository.h"

namespace linli::exchange {
namespace {

using repository::AgreementRow;

audit::Entry entry(std::string_view operation, AgreementId id, std::string detail) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "agreement",
            .subject = id.uuid(),
            .person = {},
            .purpose = {},
            .detail = std::move(detail)};
}

/// What was agreed, so that nobody can say later that it was something else.
void prove(db::WriteTx& tx, const evidence::EvidenceLog& evidence, TenantId tenant, const AgreementRow& row,
           AgreementStep step) {
    boost::json::array keys, fields;
    for (const auto& key : row.terms.keys) keys.emplace_back(key);
    for (const auto& field : row.terms.fields) fields.emplace_back(field.field + ":" + std::string(word(field.mask)));
    boost::json::object content{{"step", word(step)},
                                {"state", word(row.terms.state)},
                                {"partner", row.terms.partner},
                                {"direction", word(row.terms.direction)},
                                {"about", word(row.terms.about)},
                                {"keys", std::move(keys)},
                                {"fields", std::move(fields)},
                                {"quota", row.terms.quota},
                                {"keep_days", row.keep_days},
                                {"from", row.terms.from.text()},
                                {"until", row.terms.until.text()},
                                {"version", row.version}};
    if (row.terms.consent) content["consent"] = *row.terms.consent;
    evidence.record(tx, tenant, "exchange.agreement", row.terms.id.uuid(), content);
}

}  // namespace

Result<Agreement> AgreementService::draft(const access::Scope& scope, const DraftAgreement& in) {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Agreement> {
        const auto today = shanghai_date(parts_.clock.now());
        const Lists lists(tx, parts_.reference, tenant, today);
        LINLI_TRY(auto row, terms_of(lists, in, today));
        const auto before = repository::agreement(tx, tenant, in.id);
        if (before && in.version == 0) {
            if (before->drafted_by != scope.user() || before->version != 1) return refuse(id_taken);
            return view_of(lists, *before, today, repository::used(tx, tenant, in.id, today));
        }
        if (before.has_value() != (in.version > 0)) return refuse(access::not_found);
        row.drafted_by = scope.user();
        row.changed_at = parts_.clock.now();
        if (before) {
            if (before->terms.state != AgreementState::draft) return refuse(step_not_allowed);
            row.version = in.version;
            if (!repository::update(tx, tenant, row)) return refuse(changed_meanwhile);
        } else {
            repository::insert(tx, tenant, row);
        }
        repository::add_step(tx, tenant, in.id, row.version,
                             {AgreementStep::draft, AgreementState::draft, scope.user(), {}, row.changed_at});
        parts_.audit.wrote(tx, scope, entry("draftAgreement", in.id, row.terms.partner));
        prove(tx, parts_.evidence, tenant, row, AgreementStep::draft);
        return view_of(lists, row, today, 0);
    });
}

Result<Agreement> AgreementService::take_step(const access::Scope& scope, AgreementId id, const TakeAgreementStep& in) {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Agreement> {
        auto row = repository::agreement(tx, tenant, id);
        if (!row) return refuse(access::not_found);
        const auto next = after(row->terms.state, in.step);
        if (!next || in.step == AgreementStep::draft) return refuse(step_not_allowed);
        if (row->version != in.version) return refuse(changed_meanwhile);
        const auto today = shanghai_date(parts_.clock.now());
        row->changed_at = parts_.clock.now();
        if (in.step == AgreementStep::approve) {
            if (row->drafted_by == scope.user()) return refuse(own_draft);
            if (row->terms.until < today) return refuse(bad_terms, "协议已过截止日期");
            row->approved_by = scope.user();
            row->approved_at = parts_.real_clock.now();
        }
        row->terms.state = *next;
        if (!repository::update(tx, tenant, *row)) return refuse(changed_meanwhile);
        repository::add_step(tx, tenant, id, row->version, {in.step, *next, scope.user(), in.note, row->changed_at});
        parts_.audit.wrote(tx, scope, entry("takeAgreementStep", id, std::string(word(in.step))));
        prove(tx, parts_.evidence, tenant, *row, in.step);
        const Lists lists(tx, parts_.reference, tenant, today);
        return view_of(lists, *row, today, repository::used(tx, tenant, id, today));
    });
}

Result<Agreement> AgreementService::find(const access::Scope& scope, AgreementId id) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Agreement> {
        const auto row = repository::agreement(tx, scope.tenant(), id);
        if (!row) return refuse(access::not_found);
        const auto today = shanghai_date(parts_.clock.now());
        const Lists lists(tx, parts_.reference, scope.tenant(), today);
        auto out = view_of(lists, *row, today, repository::used(tx, scope.tenant(), id, today));
        out.steps = repository::steps(tx, scope.tenant(), id);
        return out;
    });
}

Result<Agreements> AgreementService::list(const access::Scope& scope, const ListAgreements& in) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Agreements> {
        const auto today = shanghai_date(parts_.clock.now());
        const Lists lists(tx, parts_.reference, scope.tenant(), today);
        const auto used = repository::used_on(tx, scope.tenant(), today);
        Agreements out;
        for (const auto& row : repository::agreements(tx, scope.tenant(), in.partner)) {
            const auto count = used.find(row.terms.id);
            out.items.push_back(view_of(lists, row, today, count == used.end() ? 0 : count->second));
        }
        return out;
    });
}

}  // namespace linli::exchange
