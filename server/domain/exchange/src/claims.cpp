#include <linli/exchange/my_data.h>

#include <linli/audit/audit.h>
#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/evidence/log.h>

#include "repository_own.h"
#include "subject.h"
#include "trace.h"

namespace linli::exchange {
namespace {

using repository::ClaimRow;

/// The one record with this number and name. Names are compared as written, without blanks.
std::optional<Subject> named(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, const ClaimRecord& in) {
    return find_subject(tx, tenant, vault, About::person,
                        {{"person.id_number", in.id_number}, {"person.name", std::string(text::trim(in.name))}});
}

bool same_telephone(const Subject& subject, const std::optional<std::string>& telephone) {
    const auto ours = subject.values.find("person.phone");
    if (!telephone || ours == subject.values.end()) return false;
    const auto a = codes::normal_mobile(ours->second);
    return a && a == codes::normal_mobile(*telephone);
}

audit::Entry entry(std::string_view operation, const ClaimRow& row) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "record_claim",
            .subject = row.view.id.uuid(),
            .person = row.person,
            .purpose = std::string(own::purpose),
            .detail = std::string(word(row.view.state)) + " " + std::string(word(row.view.proof))};
}

void prove_claim(db::WriteTx& tx, const ExchangeParts& parts, TenantId tenant, const ClaimRow& row) {
    parts.evidence.record(tx, tenant, "exchange.record-claim", row.view.id.uuid(),
                          {{"state", word(row.view.state)},
                           {"proof", word(row.view.proof)},
                           {"subject", reference_of(parts.vault, tenant, row.person.uuid())}});
}

}  // namespace

Result<Claim> MyDataService::claim(const access::Scope& scope, const ClaimRecord& in) {
    if (scope.actor().person) return refuse(linked_already);
    const auto tenant = scope.tenant();
    const auto user = scope.user();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Claim> {
        if (const auto before = repository::claim(tx, tenant, in.id)) {
            if (before->user != user) return refuse(id_taken);
            return before->view;
        }
        const auto subject = named(tx, tenant, parts_.vault, in);
        if (!subject) return refuse(proofs_differ);
        ClaimRow row;
        row.view.id = in.id;
        row.view.asked_at = parts_.clock.now();
        row.user = user;
        row.person = PersonId(subject->id);
        row.place = subject->place;
        if (same_telephone(*subject, more_.telephone_of(tx, tenant, user))) {
            row.view.state = ClaimState::linked;
            row.view.proof = ClaimProof::telephone;
            LINLI_CHECK(more_.link(tx, scope, user, row.person));
        }
        repository::insert(tx, tenant, row, std::nullopt, row.view.asked_at);
        parts_.audit.wrote(tx, scope, entry("claimRecord", row));
        prove_claim(tx, parts_, tenant, row);
        return row.view;
    });
}

Result<api::Page<Claim>> MyDataService::claims(const access::Scope& scope, const ListClaims& in) {
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, "listRecordClaims", *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Claim>> {
        api::Page<Claim> page;
        const auto next = repository::waiting_claims(tx, scope, in.limit, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listRecordClaims", next->text());
        return page;
    });
}

Result<Claim> MyDataService::decide_claim(const access::Scope& scope, LinkClaimId id, const DecideClaim& in) {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Claim> {
        auto row = repository::claim(tx, scope, id);
        if (!row) return refuse(access::not_found);
        if (row->view.state != ClaimState::waiting || row->view.version != in.version) return refuse(changed_meanwhile);
        row->view.state = in.accept ? ClaimState::linked : ClaimState::refused;
        if (in.accept) {
            row->view.proof = ClaimProof::counter;
            LINLI_CHECK(more_.link(tx, scope, row->user, row->person));
        }
        if (!repository::decide(tx, tenant, *row, scope.user(), parts_.clock.now())) return refuse(changed_meanwhile);
        ++row->view.version;
        parts_.audit.wrote(tx, scope, entry("decideRecordClaim", *row));
        prove_claim(tx, parts_, tenant, *row);
        row->view.person_id = row->person;
        return row->view;
    });
}

}  // namespace linli::exchange
