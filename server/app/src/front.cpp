#include "front.h"

#include <linli/api/reference.h>
#include <linli/cases/permissions.h>
#include <linli/cases/routes.h>
#include <linli/identity/routes.h>
#include <linli/registry/routes.h>

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
        return out;
    }
    audit::Audit& audit_;
};

namespace {

/// What may be heard live: that something changed, by whoever may read it.
std::vector<api::LiveTopic> live_topics() { return {{"cases", "case", &cases::may_read}}; }

}  // namespace

Front::Front(World& world) : world_(world) {
    auto& store = world.store;
    witness_ = std::make_unique<Witness>(world.audit);
    desk_ = std::make_unique<api::Desk>(api::DeskParts{.authenticator = &world.authenticator,
                                                       .witness = witness_.get(),
                                                       .idempotency = &world.idempotency,
                                                       .real_clock = &store.real_clock});
    identity::mount(*desk_, world.identity, world.authenticator);
    if (auto* inbox = dynamic_cast<identity::InboxCodeSender*>(world.sender.get()))
        identity::mount_simulator(*desk_, *inbox);
    registry::mount(*desk_, world.registry);
    cases::mount(*desk_, world.cases);
    live_ = std::make_unique<api::Live>(*store.database, world.authenticator, live_topics());
    live_->mount(*desk_);
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

std::unique_ptr<http::Server> Front::server(std::optional<std::uint16_t> port) {
    const auto& given = world_.store.settings;
    auto router = std::make_shared<http::Router>();
    desk_->install(*router);
    mount_health(*router);
    auto admin = std::make_shared<http::Router>();
    admin->get(
        "/metrics",
        [&metrics = world_.metrics](http::Request&) {
            return http::Response(200, metrics::Registry::content_type(), metrics.text());
        },
        http::Pool::loop);

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
