#include <linli/json/read.h>
#include <linli/json/write.h>

#include "repository.h"

namespace linli::messaging::repository {
namespace {

constexpr std::string_view template_columns =
    "template_code, edition, state, title, body, short_body, variables, drafted_by, published_by, changed_at_ms,"
    " published_at_ms, version";

/// How variables lie in their column.
struct VariableList {
    std::vector<Variable> items;
    static constexpr std::string_view schema_name = "VariableList";
    static constexpr auto fields() { return std::tuple{json::field("items", &VariableList::items, "变量")}; }
};

Template read_template(const db::Row& row) {
    Template out;
    out.code = row.get<std::string>("template_code");
    out.edition = row.get<std::int64_t>("edition");
    out.state = row.get<TemplateState>("state");
    out.title = row.get<std::string>("title");
    out.body = row.get<std::string>("body");
    out.short_body = row.get<std::string>("short_body");
    out.variables = json::read_text<VariableList>(row.get<std::string>("variables")).value().items;
    out.drafted_by = row.get<UserId>("drafted_by");
    out.published_by = row.get<std::optional<UserId>>("published_by");
    out.changed_at = row.get<Instant>("changed_at_ms");
    out.published_at = row.get<std::optional<Instant>>("published_at_ms");
    out.version = row.get<std::int64_t>("version");
    return out;
}

std::vector<db::Param> params_of(TenantId tenant, const Template& row) {
    return {{"tenant", tenant},          {"code", row.code},
            {"edition", row.edition},    {"state", row.state},
            {"title", row.title},        {"body", row.body},
            {"short", row.short_body},   {"variables", json::write(VariableList{row.variables}, json::View::disclosed)},
            {"drafted", row.drafted_by}, {"published", row.published_by},
            {"changed", row.changed_at}, {"published_at", row.published_at},
            {"version", row.version}};
}

constexpr std::string_view gateway_columns =
    "channel, gateway_id, base_address, suite, secret, timeout_ms, attempts, first_pause_ms, price_fen, daily_cap,"
    " enabled, version";

GatewayRow read_gateway(const db::Row& row) {
    GatewayRow out;
    out.view.channel = row.get<Channel>("channel");
    out.id = row.get<Uuid>("gateway_id");
    out.view.base_address = row.get<std::string>("base_address");
    out.view.suite = row.get<std::string>("suite");
    if (!row.null(row.column("secret"))) out.secret = row.blob("secret");
    out.view.has_secret = out.secret.has_value();
    out.view.timeout_ms = row.get<int>("timeout_ms");
    out.view.attempts = row.get<int>("attempts");
    out.view.first_pause_ms = row.get<int>("first_pause_ms");
    out.view.price = row.get<Fen>("price_fen");
    out.view.daily_cap = row.get<int>("daily_cap");
    out.view.enabled = row.get<bool>("enabled");
    out.view.version = row.get<std::int64_t>("version");
    return out;
}

}  // namespace

std::optional<Template> published(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    return tx.one("SELECT " + std::string(template_columns) +
                      " FROM messaging_template WHERE tenant_id = :tenant AND template_code = :code AND state ="
                      " 'published' ORDER BY edition DESC LIMIT 1",
                  {{"tenant", tenant}, {"code", code}}, read_template);
}

std::optional<Template> newest(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    return tx.one("SELECT " + std::string(template_columns) +
                      " FROM messaging_template WHERE tenant_id = :tenant AND template_code = :code"
                      " ORDER BY edition DESC LIMIT 1",
                  {{"tenant", tenant}, {"code", code}}, read_template);
}

std::optional<Template> edition(db::ReadTx& tx, TenantId tenant, std::string_view code, std::int64_t number) {
    return tx.one("SELECT " + std::string(template_columns) +
                      " FROM messaging_template WHERE tenant_id = :tenant AND template_code = :code AND edition ="
                      " :edition",
                  {{"tenant", tenant}, {"code", code}, {"edition", number}}, read_template);
}

std::vector<Template> templates(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT " + std::string(template_columns) +
                      " FROM messaging_template t WHERE t.tenant_id = :tenant AND t.edition >="
                      " (SELECT coalesce(max(p.edition), 0) FROM messaging_template p WHERE p.tenant_id = t.tenant_id"
                      " AND p.template_code = t.template_code AND p.state = 'published')"
                      " ORDER BY template_code, edition LIMIT 1000",
                  {{"tenant", tenant}}, read_template);
}

void insert(db::WriteTx& tx, TenantId tenant, const Template& row) {
    const auto given = params_of(tenant, row);
    tx.exec(
        "INSERT INTO messaging_template (tenant_id, template_code, edition, state, title, body, short_body, variables,"
        " drafted_by, published_by, changed_at_ms, published_at_ms, version) VALUES (:tenant, :code, :edition, :state,"
        " :title, :body, :short, :variables, :drafted, :published, :changed, :published_at, :version)",
        db::Params(given));
}

bool update(db::WriteTx& tx, TenantId tenant, Template& row) {
    const auto given = params_of(tenant, row);
    const bool done = tx.exec(
                          "UPDATE messaging_template SET state = :state, title = :title, body = :body, short_body ="
                          " :short, variables = :variables, drafted_by = :drafted, published_by = :published,"
                          " changed_at_ms = :changed, published_at_ms = :published_at, version = version + 1"
                          " WHERE tenant_id = :tenant AND template_code = :code AND edition = :edition"
                          " AND version = :version AND state = 'draft'",
                          db::Params(given)) == 1;
    if (done) ++row.version;
    return done;
}

std::optional<GatewayRow> gateway(db::ReadTx& tx, TenantId tenant, Channel channel) {
    return tx.one("SELECT " + std::string(gateway_columns) +
                      " FROM messaging_gateway WHERE tenant_id = :tenant AND channel = :channel",
                  {{"tenant", tenant}, {"channel", channel}}, read_gateway);
}

std::vector<GatewayRow> gateways(db::ReadTx& tx, TenantId tenant) {
    return tx.all(
        "SELECT " + std::string(gateway_columns) + " FROM messaging_gateway WHERE tenant_id = :tenant ORDER BY channel",
        {{"tenant", tenant}}, read_gateway);
}

void insert(db::WriteTx& tx, TenantId tenant, const GatewayRow& row, Instant now) {
    const auto& v = row.view;
    tx.exec(
        "INSERT INTO messaging_gateway (tenant_id, channel, gateway_id, base_address, suite, timeout_ms, attempts,"
        " first_pause_ms, price_fen, daily_cap, enabled, changed_at_ms, version) VALUES (:tenant, :channel, :id,"
        " :address, :suite, :timeout, :attempts, :pause, :price, :cap, :enabled, :now, :version)",
        {{"tenant", tenant},
         {"channel", v.channel},
         {"id", row.id},
         {"address", v.base_address},
         {"suite", v.suite},
         {"timeout", v.timeout_ms},
         {"attempts", v.attempts},
         {"pause", v.first_pause_ms},
         {"price", v.price},
         {"cap", v.daily_cap},
         {"enabled", v.enabled},
         {"now", now},
         {"version", v.version}});
}

bool update(db::WriteTx& tx, TenantId tenant, GatewayRow& row, Instant now) {
    const auto& v = row.view;
    const bool done = tx.exec(
                          "UPDATE messaging_gateway SET base_address = :address, suite = :suite, timeout_ms = :timeout,"
                          " attempts = :attempts, first_pause_ms = :pause, price_fen = :price, daily_cap = :cap,"
                          " enabled = :enabled, changed_at_ms = :now, version = version + 1"
                          " WHERE tenant_id = :tenant AND channel = :channel AND version = :version",
                          {{"tenant", tenant},
                           {"channel", v.channel},
                           {"address", v.base_address},
                           {"suite", v.suite},
                           {"timeout", v.timeout_ms},
                           {"attempts", v.attempts},
                           {"pause", v.first_pause_ms},
                           {"price", v.price},
                           {"cap", v.daily_cap},
                           {"enabled", v.enabled},
                           {"now", now},
                           {"version", v.version}}) == 1;
    if (done) ++row.view.version;
    return done;
}

void set_secret(db::WriteTx& tx, TenantId tenant, Channel channel, std::string_view sealed) {
    tx.exec("UPDATE messaging_gateway SET secret = :secret WHERE tenant_id = :tenant AND channel = :channel",
            {{"secret", db::Bytes{sealed}}, {"tenant", tenant}, {"channel", channel}});
}

}  // namespace linli::messaging::repository
