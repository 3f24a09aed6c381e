#include "trace.h"

#include <linli/base/text.h>
#include <linli/evidence/log.h>
#include <linli/log/log.h>
#include <linli/vault/vault.h>

namespace linli::exchange {

std::string reference_of(const vault::Vault& vault, TenantId tenant, const Uuid& subject) {
    return text::to_hex(vault.blind_index(tenant, "exchange_subject", subject.text()));
}

void prove(db::WriteTx& tx, const ExchangeParts& parts, TenantId tenant, std::string_view kind,
           const repository::CallRow& row) {
    const auto& v = row.view;
    boost::json::object content{{"partner", v.partner},
                                {"direction", word(v.direction)},
                                {"fields", text::join(v.asked, " ")},
                                {"state", word(v.state)},
                                {"reason", v.reason},
                                {"attempt", v.attempts}};
    if (v.agreement_id) content["agreement"] = v.agreement_id->text();
    if (row.consent) content["consent"] = *row.consent;
    if (v.subject_id) content["subject"] = reference_of(parts.vault, tenant, *v.subject_id);
    parts.evidence.record(tx, tenant, kind, v.id.uuid(), content);
}

void say(std::string_view event, const repository::CallRow& row) {
    log::info(event, {{"partner", log::Text(row.view.partner)},
                      {"direction", row.view.direction},
                      {"state", row.view.state},
                      {"reason", log::Text(row.view.reason)},
                      {"call", row.view.id}});
}

}  // namespace linli::exchange
