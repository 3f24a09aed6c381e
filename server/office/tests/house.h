#pragma once

#include <linli/access/posts.h>
#include <linli/access/sql.h>
#include <linli/api/desk.h>
#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/crypto/keyring.h>
#include <linli/events/relay.h>
#include <linli/events/sql.h>
#include <linli/evidence/log.h>
#include <linli/evidence/sequencer.h>
#include <linli/evidence/sql.h>
#include <linli/files/files.h>
#include <linli/files/sql.h>
#include <linli/http/router.h>
#include <linli/office/office.h>
#include <linli/office/permissions.h>
#include <linli/organisation/organisations.h>
#include <linli/organisation/sql.h>
#include <linli/tenant/sql.h>
#include <linli/tenant/tenants.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <fstream>
#include <map>

namespace linli::office {

using boost::json::array;
using boost::json::object;
using boost::json::value;

/// What came back.
struct Answer {
    int status = 0;
    value body{};
    std::string text{};
    std::string problem() const {
        const auto* found = body.is_object() ? body.get_object().if_contains("type") : nullptr;
        return found == nullptr ? std::string() : std::string(found->as_string()).substr(10);  // behind "/problems/"
    }
    const value& operator[](std::string_view name) const { return body.at(name); }
    std::string id() const { return std::string(body.at("id").as_string()); }
    std::int64_t version() const { return body.at("version").as_int64(); }
    const array& items() const { return body.at("items").as_array(); }
};

/// Whoever a test says is asking.
class Faces final : public api::Authenticator {
public:
    std::map<std::string, access::Actor, std::less<>> known;
    Result<access::Actor> identify(const http::Request& request) override {
        const auto name = request.header("X-Face");
        if (name) return known.at(std::string(*name));
        access::Actor nobody;
        nobody.tenant = TenantId{1};
        return nobody;
    }
};

/// A district with two communities, everybody who administers it, and a desk to speak to: requests go through
/// permission, scope, input and refusals as in production, only sockets are left out.
class OfficeTest : public testing::DatabaseTest {
public:
    static constexpr TenantId tenant{1};
    static constexpr TenantId other_tenant{2};

    OfficeTest()
        : DatabaseTest({&tenant::sql(), &events::sql(), &area::sql(), &organisation::sql(), &access::sql(),
                        &audit::sql(), &evidence::sql(), &files::sql()}) {}

    void SetUp() override {
        DatabaseTest::SetUp();
        database().write([&](db::WriteTx& tx) { settle(tx); });
        meet("admin", 50, access::Role::administrator);
        meet("security", 51, access::Role::security_administrator);
        meet("auditor", 52, access::Role::auditor);
        meet("operator", 53, access::Role::system_operator);
        meet("clerk", 54, access::Role::clerk, 3, area::Level::community);
        meet("other clerk", 55, access::Role::clerk, 4, area::Level::community);
        meet("worker", 56, access::Role::grid_worker, 5, area::Level::grid);
        meet("resident", 57, access::Role::resident);
        meet("neighbour", 58, access::Role::resident);
        auto stranger = faces.known.at("admin");
        stranger.tenant = other_tenant;
        faces.known.emplace("admin elsewhere", stranger);
        mount(desk, parts);
        mount_clock(desk, parts);
        mount_clock_driving(desk, parts);
        desk.install(router);
    }
    ~OfficeTest() override { std::filesystem::remove_all(folder); }

    Uuid uuid(int n) const {
        return Uuid({1, 2, 3, 4, 5, 6, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(n)});
    }
    std::string id(int n) const { return uuid(n).text(); }

    /// Areas 1 district, 2 street, 3/4 communities, 5/6 grids in 3, 7 grid in 4; 20 a department, 21 its section.
    void settle(db::WriteTx& tx) {
        const auto now = clock.now() - std::chrono::hours(1);
        tenant::initialise(tx, {.simulated = true, .installation = uuid(200), .initialised_at = now});
        using area::Level;
        const std::tuple<int, Level, int, const char*> areas[] = {
            {1, Level::district, 0, "云溪区"},    {2, Level::street, 1, "云台街道"},
            {3, Level::community, 2, "书香社区"}, {4, Level::community, 2, "盈北社区"},
            {5, Level::grid, 3, "书香第一网格"},  {6, Level::grid, 3, "书香第二网格"},
            {7, Level::grid, 4, "盈北第一网格"},  {8, Level::compound, 5, "书香苑"},
            {9, Level::compound, 5, "墨香苑"}};
        for (const auto& [n, level, parent, name] : areas) {
            area::NewArea fresh{.id = AreaId(uuid(n)), .level = level, .code = "a" + std::to_string(n), .name = name};
            if (parent != 0) fresh.parent_id = AreaId(uuid(parent));
            area::add(tx, tenant, fresh, now).value();
        }
        organisation::Organisation fire;
        fire.id = OrganisationId(uuid(20));
        fire.code = "fire";
        fire.name = fire.short_name = "消防救援站";
        organisation::add(tx, tenant, fire, now).value();
    }

    /// Somebody with a post; residents have none that administration knows.
    void meet(const std::string& name, int n, access::Role role, int place = 0,
              area::Level level = area::Level::district) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = UserId(uuid(n));
        actor.user_name = name;
        if (place != 0) actor.area = AreaId(uuid(place)), actor.area_level = level;
        if (role != access::Role::resident) {
            names.emplace(*actor.user, name);
            actor.post = PostId(uuid(100 + n));
            access::Post post;
            post.id = *actor.post;
            post.user_id = *actor.user;
            post.role = role;
            post.title = name;
            post.area_id = actor.area;
            post.area_level = level;
            database().write([&](db::WriteTx& tx) { access::give(tx, tenant, post, clock.now()).value(); });
        }
        faces.known.emplace(name, std::move(actor));
    }

    /// Sends a request as `who` ("" is nobody) and reads the answer.
    Answer ask(const std::string& who, http::Method method, const std::string& path, const value& body = {}) {
        http::Request request(method, path);
        if (!body.is_null()) request.edit_body() = boost::json::serialize(body);
        return send(who, request);
    }
    Answer get(const std::string& who, const std::string& path) { return ask(who, http::Method::get, path); }
    Answer post(const std::string& who, const std::string& path, const value& body = object{}) {
        return ask(who, http::Method::post, path, body);
    }
    Answer send(const std::string& who, http::Request& request) {
        const auto response = respond(who, request);
        Answer out{response.status(), {}, std::string(response.text())};
        const auto type = response.find("content-type").value_or("");
        if (type.find("json") != std::string_view::npos) out.body = boost::json::parse(out.text);
        return out;
    }
    http::Response respond(const std::string& who, http::Request& request) {
        if (!who.empty()) request.edit_headers().add("X-Face", who);
        const auto match = router.match(request);
        if (match.route == nullptr) throw std::runtime_error("no route for " + std::string(request.path()));
        return match.route->handler(request);
    }

    /// How many audit lines tell of an operation.
    std::int64_t lines_of(std::string_view operation) {
        audit.flush();
        return database().read([&](db::ReadTx& tx) {
            return *tx.value<std::int64_t>("SELECT count(*) FROM audit_line WHERE operation = :operation",
                                           {{"operation", operation}});
        });
    }
    void number_evidence() { sequencer.run_once(); }

    testing::ManualClock clock;
    SeededIds ids{clock, 3};
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("linli-office-" + std::to_string(os_seed()));
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    events::Outbox outbox{clock, ids};
    events::Relay relay{database(), clock, tenant};
    evidence::EvidenceLog evidence{clock, ids, crypto::Suite::international};
    evidence::Sequencer sequencer{database(), keyring, clock, ids, {.name = "linli.test/evidence", .published = {}}};
    audit::Audit audit{database(), clock, ids};
    files::Files files{database(), clock, ids, keyring, folder, files::ImageWorker{.program = LINLI_IMAGE_WORKER}};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    std::map<UserId, std::string> names;
    std::int64_t driven_ms = 0;
    /// Cases whose files a face may see, and their rows.
    std::map<Uuid, UserId> readers;
    std::map<Uuid, access::RowKeys> rows;
    OfficeParts parts{.database = database(),
                      .clock = clock,
                      .real_clock = clock,
                      .outbox = outbox,
                      .audit = audit,
                      .evidence = evidence,
                      .files = files,
                      .cursors = *cursors,
                      .name_of =
                          [this](db::ReadTx&, TenantId, UserId user) {
                              const auto found = names.find(user);
                              return found == names.end() ? std::string() : found->second;
                          },
                      .relay_of = [this](TenantId which) { return which == tenant ? &relay : nullptr; },
                      .clock_moved = [this](std::int64_t offset_ms) { driven_ms = offset_ms; },
                      .settings = {{"cases.receipt-phone", "咨询电话", 20},
                                   {"cases.switch", "开关", 3, "on 或 off",
                                    [](std::string_view content) { return content == "on" || content == "off"; }}},
                      .subjects = {{.word = "case",
                                    .may_see_file =
                                        [this](db::ReadTx&, const access::Actor& actor, const Uuid& subject, FileId) {
                                            const auto reader = readers.find(subject);
                                            return reader != readers.end() && reader->second == actor.user;
                                        },
                                    .row_keys =
                                        [this](db::ReadTx&, TenantId, const Uuid& subject) {
                                            const auto row = rows.find(subject);
                                            return row == rows.end() ? std::nullopt : std::optional(row->second);
                                        }}}};
    Faces faces;
    api::Desk desk{{.authenticator = &faces, .real_clock = &clock}};
    http::Router router;
};

}  // namespace linli::office
