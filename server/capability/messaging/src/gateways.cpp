#include <linli/messaging/service.h>

#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/crypto/random.h>

#include "address.h"
#include "repository.h"
#include "secrets.h"

namespace linli::messaging {
namespace {

audit::Entry gateway_entry(std::string_view operation, const repository::GatewayRow& row) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "message_gateway",
            .subject = row.id,
            .person = {},
            .purpose = {},
            .detail = std::string(word(row.view.channel))};
}

void take_over(Gateway& view, const GatewaySetup& in) {
    view.base_address = in.base_address;
    view.suite = in.suite;
    view.timeout_ms = in.timeout_ms;
    view.attempts = in.attempts;
    view.first_pause_ms = in.first_pause_ms;
    view.price = in.price;
    view.daily_cap = in.daily_cap;
    view.enabled = in.enabled;
}

}  // namespace

Result<Gateways> TemplateService::gateways(const access::Scope& scope) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Gateways> {
        Gateways out;
        for (auto& row : repository::gateways(tx, scope.tenant())) out.items.push_back(std::move(row.view));
        return out;
    });
}

Result<Gateway> TemplateService::connect(const access::Scope& scope, Channel channel, const GatewaySetup& in) {
    const auto tenant = scope.tenant();
    if (channel == Channel::app) return refuse(bad_address, "站内消息不经过网关");
    if (!read_address(in.base_address)) return refuse(bad_address);
    if (!crypto::suite_from_word(in.suite)) return refuse(bad_address, "签名套件应为 international 或 guomi");
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Gateway> {
        const auto now = parts_.clock.now();
        auto row = repository::gateway(tx, tenant, channel);
        if ((row ? row->view.version : 0) != in.version) return refuse(changed_meanwhile);
        if (row) {
            take_over(row->view, in);
            if (!repository::update(tx, tenant, *row, now)) return refuse(changed_meanwhile);
        } else {
            row.emplace();
            row->id = parts_.ids.next_uuid();
            row->view.channel = channel;
            take_over(row->view, in);
            repository::insert(tx, tenant, *row, now);
        }
        parts_.audit.wrote(tx, scope, gateway_entry("setMessageGateway", *row));
        return row->view;
    });
}

Result<GatewaySecret> TemplateService::renew_secret(const access::Scope& scope, Channel channel) {
    const auto secret = crypto::random_bytes(protocol::secret_size);
    return parts_.database.write([&](db::WriteTx& tx) -> Result<GatewaySecret> {
        const auto row = repository::gateway(tx, scope.tenant(), channel);
        if (!row) return refuse(no_gateway);
        set_secret(tx, scope.tenant(), channel, secret);
        parts_.audit.wrote(tx, scope, gateway_entry("renewMessageGatewaySecret", *row));
        return GatewaySecret{text::to_base64url(secret)};
    });
}

void TemplateService::set_secret(db::WriteTx& tx, TenantId tenant, Channel channel, std::string_view secret) {
    const auto row = repository::gateway(tx, tenant, channel);
    LINLI_INVARIANT(row.has_value(), "a secret for a gateway that is not there");
    repository::set_secret(tx, tenant, channel, parts_.vault.seal(tx, tenant, PersonId(row->id), secret_field, secret));
}

}  // namespace linli::messaging
