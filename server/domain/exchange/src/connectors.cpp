#include <linli/exchange/service.h>

#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/crypto/random.h>
#include <linli/reference/reference.h>
#include <linli/vault/vault.h>

#include "address.h"
#include "repository.h"
#include "secrets.h"

namespace linli::exchange {
namespace {

audit::Entry entry(std::string_view operation, std::string_view partner, const Uuid& id) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "connector",
            .subject = id,
            .person = {},
            .purpose = {},
            .detail = std::string(partner)};
}

void take_over(Connector& view, const ConnectorSetup& in) {
    view.base_address = in.base_address;
    view.suite = in.suite;
    view.timeout_ms = in.timeout_ms;
    view.attempts = in.attempts;
    view.first_pause_ms = in.first_pause_ms;
    view.queue_limit = in.queue_limit;
    view.enabled = in.enabled;
}

}  // namespace

std::optional<std::string> open_secret(db::ReadTx& tx, vault::Vault& vault, TenantId tenant,
                                       const repository::ConnectorRow& row) {
    if (!row.secret) return std::nullopt;
    return vault.open(tx, tenant, PersonId(row.id), secret_field, *row.secret);
}

Result<Connectors> AgreementService::connectors(const access::Scope& scope) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Connectors> {
        Connectors out;
        for (auto& row : repository::connectors(tx, scope.tenant())) out.items.push_back(std::move(row.view));
        return out;
    });
}

Result<Connector> AgreementService::connect(const access::Scope& scope, std::string_view partner,
                                            const ConnectorSetup& in) {
    const auto tenant = scope.tenant();
    if (!read_address(in.base_address)) return refuse(bad_address);
    if (!crypto::suite_from_word(in.suite)) return refuse(bad_address, "签名套件应为 international 或 guomi");
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Connector> {
        const auto partners =
            parts_.reference.on(tx, tenant, reference::lists::partners, shanghai_date(parts_.clock.now()));
        if (partners->find(partner) == nullptr) return refuse(no_such_partner);
        const auto now = parts_.real_clock.now();
        auto row = repository::connector(tx, tenant, partner);
        if ((row ? row->view.version : 0) != in.version) return refuse(changed_meanwhile);
        const bool fresh = !row;
        if (fresh) {
            row.emplace();
            row->view.partner = std::string(partner);
            row->id = parts_.ids.next_uuid();
        }
        take_over(row->view, in);
        if (fresh)
            repository::insert(tx, tenant, *row, now);
        else if (!repository::update(tx, tenant, *row, now))
            return refuse(changed_meanwhile);
        parts_.audit.wrote(tx, scope, entry("setConnector", partner, row->id));
        return row->view;
    });
}

Result<SharedSecret> AgreementService::renew_secret(const access::Scope& scope, std::string_view partner) {
    const auto secret = crypto::random_bytes(protocol::secret_size);
    return parts_.database.write([&](db::WriteTx& tx) -> Result<SharedSecret> {
        const auto row = repository::connector(tx, scope.tenant(), partner);
        if (!row) return refuse(no_line);
        set_secret(tx, scope.tenant(), partner, secret);
        parts_.audit.wrote(tx, scope, entry("renewConnectorSecret", partner, row->id));
        return SharedSecret{text::to_base64url(secret)};
    });
}

void AgreementService::set_secret(db::WriteTx& tx, TenantId tenant, std::string_view partner, std::string_view secret) {
    const auto row = repository::connector(tx, tenant, partner);
    LINLI_INVARIANT(row.has_value(), "a secret for a line that is not there");
    const auto sealed = parts_.vault.seal(tx, tenant, PersonId(row->id), secret_field, secret);
    repository::set_secret(tx, tenant, partner, sealed);
}

}  // namespace linli::exchange
