#pragma once

#include <linli/access/posts.h>
#include <linli/access/sql.h>
#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/crypto/keyring.h>
#include <linli/crypto/totp.h>
#include <linli/http/router.h>
#include <linli/identity/authenticator.h>
#include <linli/identity/code_sender.h>
#include <linli/identity/routes.h>
#include <linli/identity/service.h>
#include <linli/identity/sql.h>
#include <linli/identity/users.h>
#include <linli/metrics/metrics.h>
#include <linli/organisation/organisations.h>
#include <linli/organisation/sql.h>
#include <linli/tenant/sql.h>
#include <linli/tenant/tenants.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <map>
#include <mutex>

namespace linli::identity::testing {

using namespace std::chrono_literals;
using linli::testing::ManualClock;

/// Remembers codes instead of sending them.
class Telephone final : public CodeSender {
public:
    void send(TenantId, std::string_view phone, std::string_view code, std::chrono::minutes) override {
        if (broken) throw SendFault("no network");
        const std::lock_guard lock(mutex_);
        codes_[std::string(phone)] = code;
        ++count;
    }
    std::string code(const std::string& phone) {
        const std::lock_guard lock(mutex_);
        return codes_.at(phone);
    }
    std::atomic<int> count{0};
    bool broken = false;

private:
    std::mutex mutex_;
    std::map<std::string, std::string> codes_;
};

/// What the probe route says about who asked.
struct Probe {
    access::Role role = access::Role::anonymous;
    std::string name;
    std::string purpose;
    bool deputy = false;
    std::optional<AreaId> area_id;
    static constexpr std::string_view schema_name = "Probe";
    static constexpr auto fields() {
        return std::tuple{json::field("role", &Probe::role, "角色"), json::field("name", &Probe::name, "姓名"),
                          json::field("purpose", &Probe::purpose, "用途"),
                          json::field("deputy", &Probe::deputy, "代理"),
                          json::field("area_id", &Probe::area_id, "区域")};
    }
};

struct Reply {
    int status = 0;
    boost::json::value body;
    std::string set_cookie;
    std::string retry_after;
    std::string text;

    std::string problem() const {
        const auto* type = body.is_object() ? body.as_object().if_contains("type") : nullptr;
        return type ? std::string(type->as_string()) : "";
    }
    std::string at(std::string_view name) const {
        const auto& field = body.as_object().at(name);
        return field.is_string() ? std::string(field.as_string()) : boost::json::serialize(field);
    }
    bool has(std::string_view name) const { return body.is_object() && body.as_object().contains(name); }
};

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// One authenticator with its desk: a server process without the network.
class Process {
public:
    Process(db::Database& database, const crypto::Keyring& keyring, const Clock& clock, const Clock& real_clock)
        : authenticator(database, keyring, clock, real_clock),
          desk({.authenticator = &authenticator, .real_clock = &real_clock}) {}

    void open(IdentityService& service) {
        mount(desk, service, authenticator);
        const auto probe = [](const api::Call& call, const api::Nothing&) -> Result<Probe> {
            const auto& actor = call.scope().actor();
            return Probe{actor.role, actor.user_name, actor.purpose, actor.deputy, actor.area};
        };
        desk.mount<api::Nothing, Probe>({.method = http::Method::get,
                                         .path = "/v1/probe",
                                         .operation = "getProbe",
                                         .summary = "x",
                                         .permission = api::signed_in},
                                        probe);
        desk.mount<api::Nothing, Probe>({.method = http::Method::post,
                                         .path = "/v1/probe",
                                         .operation = "postProbe",
                                         .summary = "x",
                                         .permission = api::signed_in},
                                        probe);
        desk.mount<api::Nothing, Probe>({.method = http::Method::get,
                                         .path = "/v1/open",
                                         .operation = "getOpen",
                                         .summary = "x",
                                         .permission = api::public_access},
                                        probe);
        desk.install(router);
    }

    Reply call(http::Method method, std::string_view target, std::string body = {}, const HeaderList& headers = {},
               std::string network = "192.0.2.0/24") {
        http::Request request(method, target);
        request.edit_headers().add("Host", "linli.test");
        for (const auto& [name, value] : headers) request.edit_headers().add(name, value);
        request.edit_body() = std::move(body);
        request.set_peer({"192.0.2.7", std::move(network), false});
        const auto match = router.match(request);
        if (match.route == nullptr) throw std::runtime_error("no route");
        const auto response = match.route->handler(request);
        Reply reply;
        reply.status = response.status();
        reply.text = response.text();
        if (!reply.text.empty()) reply.body = boost::json::parse(reply.text);
        reply.set_cookie = response.find("set-cookie").value_or("");
        reply.retry_after = response.find("Retry-After").value_or("");
        return reply;
    }

    SessionAuthenticator authenticator;
    api::Desk desk;
    http::Router router;
};

/// A browser: keeps the cookie and the CSRF value that the last answer gave.
class Browser {
public:
    explicit Browser(Process& process, std::string network = "192.0.2.0/24")
        : process_(&process), network_(std::move(network)) {}

    Reply send(http::Method method, std::string_view target, std::string body = {}, HeaderList headers = {}) {
        if (!cookie.empty()) headers.emplace_back("Cookie", "linli_session=" + cookie);
        if (!csrf.empty()) headers.emplace_back("X-Linli-CSRF", csrf);
        headers.emplace_back("Sec-Fetch-Site", "same-origin");
        headers.emplace_back("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36");
        auto reply = process_->call(method, target, std::move(body), headers, network_);
        if (reply.set_cookie.starts_with("linli_session=")) {
            cookie = reply.set_cookie.substr(14, reply.set_cookie.find(';') - 14);
            if (cookie.empty()) csrf.clear();
        }
        const auto* holder = reply.body.if_object();
        if (holder != nullptr && holder->contains("session")) holder = holder->at("session").if_object();
        if (holder != nullptr && holder->contains("csrf")) csrf = holder->at("csrf").as_string();
        return reply;
    }
    Reply get(std::string_view target, HeaderList headers = {}) {
        return send(http::Method::get, target, {}, std::move(headers));
    }
    Reply post(std::string_view target, std::string body = {}, HeaderList headers = {}) {
        return send(http::Method::post, target, std::move(body), std::move(headers));
    }
    Reply remove(std::string_view target) { return send(http::Method::remove, target); }
    void at(Process& process) { process_ = &process; }

    std::string cookie, csrf;

private:
    Process* process_;
    std::string network_;
};

inline IdentityOptions quick() {
    IdentityOptions options;
    options.password_cost = crypto::PasswordCost::minimal();
    options.totp_required = false;
    return options;
}

inline constexpr std::string_view good_password = "Quiet-River-2026";

/// A database with a tenant and everything that identity needs, with two processes on it.
class House : public linli::testing::DatabaseTest {
protected:
    explicit House(IdentityOptions options = quick())
        : DatabaseTest(
              {&tenant::sql(), &vault::sql(), &organisation::sql(), &access::sql(), &audit::sql(), &identity::sql()},
              readers()),
          service({database(), clock, real_clock, ids, audit, vault, keyring, *cursors, metrics, telephone,
                   process.authenticator},
                  options) {
        tenant = database().write([&](db::WriteTx& tx) {
            tenant::initialise(tx, {.simulated = true, .installation = ids.next_uuid(), .initialised_at = clock.now()});
            return tenant::add(tx, "yunxi", "云溪区", clock.now()).id;
        });
        process.open(service);
    }

    static db::DatabaseOptions readers() {
        db::DatabaseOptions options;
        options.readers = 4;
        return options;
    }
    UserId staff(const std::string& login, std::optional<access::Role> role = access::Role::grid_worker,
                 bool must_change = false) {
        const auto id = ids.next<UserId>();
        const auto made =
            service.users().create_with_password(tenant, {id, login, "王小明"}, good_password, must_change);
        EXPECT_TRUE(made.ok());
        if (role) post(id, *role);
        return id;
    }
    PostId post(UserId user, access::Role role, std::optional<AreaId> area = AreaId(Uuid({1}))) {
        access::Post p;
        p.id = ids.next<PostId>();
        p.user_id = user;
        p.role = role;
        p.title = "岗位";
        p.area_id = area;
        database().write([&](db::WriteTx& tx) { EXPECT_TRUE(access::give(tx, tenant, p, clock.now()).ok()); });
        return p.id;
    }
    static std::string credentials(std::string_view login, std::string_view password = good_password,
                                   std::string_view more = {}) {
        return R"({"login_name":")" + std::string(login) + R"(","password":")" + std::string(password) + '"' +
               std::string(more) + '}';
    }
    /// Signs in and expects an active session.
    Browser signed_in(std::string_view login) {
        Browser browser(process);
        const auto reply = browser.post("/v1/sessions", credentials(login));
        EXPECT_EQ(reply.status, 201) << reply.text;
        EXPECT_EQ(reply.at("state"), "active");
        return browser;
    }
    std::vector<std::string> audit_lines() {
        audit.flush();
        return database().read([&](db::ReadTx& tx) {
            return tx.all(
                "SELECT kind, operation, detail FROM audit_line ORDER BY at_ms, line_id", {}, [](const db::Row& row) {
                    return std::string(row.text(0)) + " " + std::string(row.text(1)) + " " + std::string(row.text(2));
                });
        });
    }

    ManualClock clock{from_ms(1'800'000'000'000)};  ///< the domain's time is not the real one
    ManualClock real_clock;
    SeededIds ids{real_clock, 11};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    metrics::Registry metrics;
    audit::Audit audit{database(), real_clock, ids};
    vault::Vault vault{real_clock, keyring};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    Telephone telephone;
    Process process{database(), keyring, clock, real_clock};
    IdentityService service;
    TenantId tenant;
};

}  // namespace linli::identity::testing
