#include "front.h"

#include <linli/api/reference.h>
#include <linli/cases/permissions.h>
#include <linli/cases/routes.h>
#include <linli/cases/settings.h>
#include <linli/channels/routes.h>
#include <linli/devices/routes.h>
#include <linli/exchange/routes.h>
#include <linli/identity/routes.h>
#include <linli/imports/permissions.h>
#include <linli/imports/routes.h>
#include <linli/intake/routes.h>
#include <linli/ledgers/routes.h>
#include <linli/linkage/routes.h>
#include <linli/messaging/permissions.h>
#include <linli/messaging/routes.h>
#include <linli/open311/routes.h>
#include <linli/open311/settings.h>
#include <linli/quality/routes.h>
#include <linli/registry/routes.h>
#include <linli/search/routes.h>
#include <linli/statistics/routes.h>
#include <linli/statistics/settings.h>
#include <linli/worklists/routes.h>
#include <linli/worklists/workload.h>

#include "forms.h"
#include "screens.h"
#include "settings.h"

namespace linli::app {

/// Writes refused and disclosing requests to the audit.
class Front::Witness final : public api::AccessWitness {
public:
    explicit Witness(audit::Audit& audit) : audit_(audit) {}

    void disclosing(const access::Scope& scope, const http::Request& request, std::string_view operation) override {
        audit_.disclosed(scope, entry(audit::Kind::disclosure, request, operation, {}));
    }
    void refused(const access::Actor& actor, const http::Request& request, std::string_view operation,
                 const ProblemType& why) override {
        audit_.refused(actor, entry(audit::Kind::refusal, request, operation, why.code));
    }

private:
    /// The subject is the last id of the path: what the caller wanted to see.
    static audit::Entry entry(audit::Kind kind, const http::Request& request, std::string_view operation,
                              std::string_view detail) {
        audit::Entry out{.kind = kind, .operation = std::string(operation), .detail = std::string(detail)};
        const auto route = request.route();
        const auto open = route.rfind('{');
        if (open == std::string_view::npos) return out;
        const auto name = route.substr(open + 1, route.find('}', open) - open - 1);
        out.subject = Uuid::parse(request.path_parameter(name));
        if (name.ends_with("_id")) out.subject_kind = name.substr(0, name.size() - 3);
        // Whoever is disclosed reads of it among those who looked.
        if (out.subject_kind == "person" && out.subject) out.person = PersonId(*out.subject);
        return out;
    }
    audit::Audit& audit_;
};

namespace {

office::SubjectKind case_kind(World& w) {
    return {.word = "case",
            .may_see_file = [&w](db::ReadTx& tx, const access::Actor& actor, const Uuid& id,
                                 FileId file) { return w.cases.may_see_file(tx, actor, cases::CaseId(id), file); },
            .row_keys = [&w](db::ReadTx& tx, TenantId tenant,
                             const Uuid& id) { return w.cases.row_keys(tx, tenant, cases::CaseId(id)); }};
}

office::SubjectKind import_kind(World& w) {
    return {.word = "import",
            .may_see_file = [&w](db::ReadTx& tx, const access::Actor& actor, const Uuid& id,
                                 FileId) { return w.imports.may_see_file(tx, actor, id); },
            .row_keys = {}};
}

events::Relay* relay_of(const World& w, TenantId tenant) {
    for (std::size_t i = 0; i < w.relays.size(); ++i)
        if (w.tenants[i].id == tenant) return w.relays[i].get();
    return nullptr;
}

/// What a tenant may set; the rooms that read it say what fits.
std::vector<office::SettingSpec> tenant_settings() {
    constexpr std::string_view on_off = "on 或 off，不填为 on";
    return {{cases::receipt_phone, "受理回执上的咨询电话", 60},
            {cases::receipt_note, "受理回执上的补充说明", 200},
            {cases::suggestions_setting, "给出责任事项建议", 3, on_off, cases::fits_switch},
            {cases::automatic_dispatch_setting, "把握足够时自动分拨", 3, on_off, cases::fits_switch},
            {cases::learnt_model_setting, "使用从本地办件学到的模型", 3, on_off, cases::fits_switch},
            {cases::threshold_setting, "自动分拨所需的把握", 10, "0.3 到 0.99，不填为默认值", cases::fits_threshold},
            {cases::ladder_setting, "超时后逐级告知谁、各隔多少工作分钟", 200,
             "如 deputy:0 community_clerk:60 street_leader:240 district_leader:1440，至多六级", cases::fits_ladder},
            {cases::update_days_setting, "办理中多少个工作日内须有反映人可见的进展", 2, "1 到 60，不填为 3",
             cases::fits_update_days},
            {cases::visit_classes_setting, "办结后须由他人回访的责任事项类别", 400,
             "类别编码，以空格分隔；* 为全部，不填为不回访"},
            {cases::reopen_days_setting, "办结后多少日内可申请重办", 3, "1 到 365，不填为 15", cases::fits_reopen_days},
            {worklists::points_setting, "各类工作的分值", 300,
             "如 resolve:5 verification:4 urgent:2，每类 0 到 100，不填的为默认值", worklists::fits_points},
            {statistics::smallest_count_setting, "交叉统计中少于此数的不显示", 2, "3 到 50，不填为 5",
             statistics::fits_smallest_count},
            {open311::publish_words_setting, "Open311 公开反映人的描述和地址", 3, "on 或 off，不填为 off",
             open311::fits_publish_words},
            {open311::contact_setting, "Open311 发现文件中的联系方式", 200},
            {open311::key_service_setting, "Open311 发现文件中的密钥申请方式", 200}};
}

office::OfficeParts office_parts(World& w) {
    return {
        .database = *w.store.database,
        .clock = w.store.domain_clock,
        .real_clock = w.store.real_clock,
        .outbox = w.outbox,
        .audit = w.audit,
        .evidence = w.evidence,
        .files = w.files,
        .cursors = *w.cursors,
        .name_of = [&w](db::ReadTx& tx, TenantId tenant, UserId user) { return w.identity.name_of(tx, tenant, user); },
        .relay_of = [&w](TenantId tenant) { return relay_of(w, tenant); },
        .clock_moved = [&w](std::int64_t offset_ms) { w.store.domain_clock.set_offset(offset_ms); },
        .settings = tenant_settings(),
        .subjects = {case_kind(w), import_kind(w)}};
}

/// The tenant that a partner's program names; in a deployment of one it need not.
std::optional<TenantId> tenant_named(const World& w, std::optional<std::string_view> code) {
    if (!code) return w.tenants.size() == 1 ? std::optional(w.tenants.front().id) : std::nullopt;
    for (const auto& tenant : w.tenants)
        if (tenant.code == *code) return tenant.id;
    return std::nullopt;
}

/// What may be heard live: that something changed, by whoever may read it.
std::vector<api::LiveTopic> live_topics() {
    return {{"cases", "case", &cases::may_read},
            {"imports", "import", &imports::may_read},
            {"messaging", "message", &messaging::may_hear}};
}

}  // namespace

Front::Front(World& world) : world_(world), office_(office_parts(world)) {
    auto& store = world.store;
    witness_ = std::make_unique<Witness>(world.audit);
    const api::DeskParts desk_parts{.authenticator = &world.authenticator,
                                    .witness = witness_.get(),
                                    .idempotency = &world.idempotency,
                                    .real_clock = &store.real_clock};
    desk_ = std::make_unique<api::Desk>(desk_parts);
    admin_desk_ = std::make_unique<api::Desk>(desk_parts);
    office::mount(*desk_, office_);
    if (store.deployment.simulated) {
        office::mount_clock(*desk_, office_);
        office::mount_clock_driving(*admin_desk_, office_);
    }
    identity::mount(*desk_, world.identity, world.authenticator);
    if (auto* inbox = dynamic_cast<identity::InboxCodeSender*>(world.sender.get()))
        identity::mount_simulator(*desk_, *inbox);
    messaging::mount(*desk_, world.message_templates, world.messages, world.message_inbox,
                     [&world](std::optional<std::string_view> code) { return tenant_named(world, code); });
    reference::mount(*desk_, world.reference);
    registry::mount(*desk_, world.registry);
    registry::mount(*desk_, world.records);
    quality::mount(*desk_, world.quality);
    quality::mount(*desk_, world.observations);
    registry::mount(*desk_, world.changes);
    registry::mount(*desk_, world.entry);
    registry::mount(*desk_, world.follower);
    cases::mount(*desk_, world.cases);
    cases::mount_dispatch(*desk_, world.dispatch, world.cases);
    exchange::mount(*desk_, world.agreements, world.partner_calls,
                    [&world](std::optional<std::string_view> code) { return tenant_named(world, code); });
    exchange::mount(*desk_, world.my_data);
    ledgers::mount(*desk_, world.ledgers);
    imports::mount(*desk_, world.imports, world.exports, sheet_folder(store.settings));
    search::mount(*desk_, world.search);
    statistics::mount(*desk_, world.statistics);
    open311::mount(*desk_, world.open311,
                   [&world](std::optional<std::string_view> code) { return tenant_named(world, code); });
    channels::mount(*desk_, world.channels,
                    [&world](std::optional<std::string_view> code) { return tenant_named(world, code); });
    devices::mount(*desk_, world.devices);
    worklists::mount(*desk_, world.worklists);
    linkage::mount(*desk_, world.linkage);
    intake::mount(*desk_, world.vault, store.domain_clock);
    live_ = std::make_unique<api::Live>(*store.database, world.authenticator, live_topics());
    live_->mount(*desk_);
    world.reference.know_forms(checked_forms(desk_->personal_inputs()));
    for (const auto& relay : world.relays) relay->on_advance(live_->listener(relay->tenant()));
}

Front::~Front() = default;

/// Alive: the process answers. Ready: the store answers too.
void Front::mount_health(http::Router& router) {
    router.get(
        "/healthz", [](http::Request&) { return http::plain(200, "ok\n"); }, http::Pool::loop);
    router.get("/readyz", [this](http::Request&) {
        try {
            world_.store.database->read([](db::ReadTx& tx) { tenant::deployment(tx); });
            return http::plain(200, "ready\n");
        } catch (const db::StoreFault&) {
            return http::plain(503, "store unavailable\n");
        }
    });
    const auto description = desk_->openapi(LINLI_VERSION);
    api::install_reference(router, description);
    router.get("/openapi.json",
               [description](http::Request&) { return http::Response(200, "application/json", description); });
}

std::shared_ptr<http::Router> Front::admin_router() {
    auto router = std::make_shared<http::Router>();
    admin_desk_->install(*router);
    router->get(
        "/metrics",
        [&metrics = world_.metrics](http::Request&) {
            return http::Response(200, metrics::Registry::content_type(), metrics.text());
        },
        http::Pool::loop);
    router->get("/openapi.json", [text = admin_desk_->openapi(LINLI_VERSION)](http::Request&) {
        return http::Response(200, "application/json", text);
    });
    return router;
}

std::unique_ptr<http::Server> Front::server(std::optional<std::uint16_t> port) {
    const auto& given = world_.store.settings;
    auto router = std::make_shared<http::Router>();
    desk_->install(*router);
    mount_health(*router);
    mount_screens(*router, screens_folder(given));
    const auto admin = admin_router();

    http::ServerOptions options;
    options.read.threads = static_cast<unsigned>(given.get(settings::read_threads));
    options.write.threads = static_cast<unsigned>(given.get(settings::write_threads));
    options.upload_folder = data_folder(given) / "uploads";
    options.trusted_proxies = given.get(settings::trusted_proxies);
    options.metrics = &world_.metrics;
    http::Listener open{.name = "public",
                        .address = given.get(settings::address),
                        .port = port.value_or(static_cast<std::uint16_t>(given.get(settings::port))),
                        .router = router};
    if (!given.get(settings::certificate).empty())
        open.tls = http::TlsFiles{given.get(settings::certificate), given.get(settings::private_key)};
    http::Listener closed{.name = "admin",
                          .address = "127.0.0.1",
                          .port = port ? std::uint16_t{0} : static_cast<std::uint16_t>(given.get(settings::admin_port)),
                          .router = admin};
    return std::make_unique<http::Server>(std::move(options), std::vector{open, closed}, world_.store.real_clock,
                                          world_.store.ids);
}

}  // namespace linli::app
