// A read through the whole program, against bare Beast with the same hand-over, the same statements and the same bytes.
#include "bare_server.h"
#include "child.h"
#include "commands.h"
#include "front.h"
#include "house.h"
#include "load.h"

#include <linli/api/page.h>
#include <linli/cases/permissions.h>

#include <stdexcept>

namespace linli::bench {
namespace {

constexpr int connections = 64;
constexpr int read_cases = 300;
constexpr std::string_view probe_path = "/v1/bench/cases/{case_id}";
constexpr access::ScopeColumns columns{.tenant = "c.tenant_id",
                                       .district = "c.district_id",
                                       .street = "c.street_id",
                                       .community = "c.community_id",
                                       .grid = "c.grid_id",
                                       .department = "c.department_id",
                                       .organisation = "c.organisation_id",
                                       .owner = "c.owner_id",
                                       .reporter = "c.reporter_id"};

/// One indexed read with the scope in it, as every room does it.
Result<cases::CaseLine> read_line(db::Database& database, const access::Scope& scope, cases::CaseId id) {
    return database.read([&](db::ReadTx& tx) -> Result<cases::CaseLine> {
        auto where = scope.where(columns);
        where.params.emplace_back("id", id);
        auto found = tx.one(
            "SELECT c.case_id, c.number, c.state, c.title, c.urgency, c.item_code, c.grid_id, c.owner_id,"
            " c.reported_at_ms, c.respond_by_ms, c.responded_at_ms, c.solve_by_ms, c.version"
            " FROM cases_case c WHERE c.case_id = :id AND " +
                where.sql,
            db::Params(where.params), [](const db::Row& row) {
                cases::CaseLine line;
                line.id = row.get<cases::CaseId>("case_id");
                line.number = row.get<std::string>("number");
                line.state = row.get<cases::State>("state");
                line.title = row.get<std::string>("title");
                line.urgency = row.get<cases::Urgency>("urgency");
                line.item_code = row.get<std::optional<std::string>>("item_code");
                line.grid_id = row.get<std::optional<AreaId>>("grid_id");
                line.owner_id = row.get<std::optional<UserId>>("owner_id");
                line.reported_at = row.get<Instant>("reported_at_ms");
                line.respond_by = row.get<Instant>("respond_by_ms");
                line.responded_at = row.get<std::optional<Instant>>("responded_at_ms");
                line.solve_by = row.get<std::optional<Instant>>("solve_by_ms");
                line.version = row.get<std::int64_t>("version");
                return line;
            });
        if (!found) return refuse(access::not_found);
        return std::move(*found);
    });
}

void mount_probe(app::World& world, app::Front& front) {
    front.desk().mount<api::Nothing, cases::CaseLine>({.method = http::Method::get,
                                                       .path = probe_path,
                                                       .operation = "benchCase",
                                                       .summary = "一次按主键读取",
                                                       .permission = cases::may_read,
                                                       .refusals = {&access::not_found}},
                                                      [&world](const api::Call& call, const api::Nothing&) {
                                                          return read_line(*world.store.database, call.scope(),
                                                                           call.id<cases::CaseId>("case_id"));
                                                      });
}

/// A kind of request with the statements that it runs.
struct Route {
    std::string name;
    std::vector<std::string> targets;
    std::vector<Transaction> statements;  ///< by target
};

struct Prepared {
    Caller reader;
    std::vector<Route> routes;
};

/// Reports some cases and records what reading them takes.
Prepared prepare(const House& house) {
    Recorder* recorder = nullptr;
    Inside inside(house, {}, [&](auto store) {
        auto recording = std::make_unique<Recorder>(std::move(store), true);
        recorder = recording.get();
        return recording;
    });
    auto& world = inside.world();
    Prepared out{sign_in(inside, "hotline-operator-0001"), {}};
    auto actor = out.reader.actor;
    const auto writer = access::Gate::admit(actor, cases::may_report).value();
    const auto reader = access::Gate::admit(actor, cases::may_read).value();
    Route probe{"one indexed read", {}, {}};
    Route whole{"GET /v1/cases/{id}", {}, {}};
    Route list{"GET /v1/cases?limit=20", {}, {}};
    const auto note = [&](Route& route, std::string target) {
        auto made = recorder->take();
        if (made.size() != 1) throw std::runtime_error("a read took not exactly one transaction");
        route.targets.push_back(std::move(target));
        route.statements.push_back(std::move(made.front()));
    };
    for (int i = 0; i < read_cases; ++i) {
        const auto id = world.cases.report(writer, some_report(inside.store().ids)).value().id;
        recorder->take();
        read_line(*inside.store().database, reader, id).value();
        note(probe, "/v1/bench/cases/" + id.text());
        world.cases.find(reader, id).value();
        note(whole, "/v1/cases/" + id.text());
    }
    cases::ListCases twenty;
    twenty.limit = 20;
    world.cases.list(reader, twenty).value();
    note(list, "/v1/cases?limit=20");
    out.routes = {std::move(probe), std::move(whole), std::move(list)};
    return out;
}

BareServer bare_for(const House& house, const Route& route, const std::string& token, std::uint16_t port) {
    BareServer bare{house.database_file(), replay_of(route.statements), {}};
    for (std::size_t i = 0; i < route.targets.size(); ++i) {
        const auto answer = ask_once(port, request_text(route.targets[i], token));
        if (!answer.starts_with("HTTP/1.1 200")) throw std::runtime_error("a read was refused: " + answer);
        const auto body = answer.find("\r\n\r\n") + 4;
        bare.replies[route.targets[i]] = {i, answer.substr(0, body), answer.substr(body)};
    }
    return bare;
}

/// Answers per processor second of the server.
double served(const Plan& plan, const ServerChild& server, const std::vector<std::string>& requests) {
    std::size_t turn = 0;
    const auto before = server.process().processor_seconds();
    const auto heard = drive(server.port(), connections, plan.turn,
                             [&]() -> std::string_view { return requests[turn++ % requests.size()]; }, {200});
    if (heard.others > 0) throw std::runtime_error("a read was refused: " + heard.first_other);
    return static_cast<double>(heard.wanted) / (server.process().processor_seconds() - before);
}

}  // namespace

void read_benches(const Plan& plan, Report& report) {
    report.say("read: a demo district");
    const House house(plan, db::Engine::sqlite, "read", House::Content::demo);
    const auto prepared = prepare(house);
    const ServerChild linli([&] { return app::serve(house.settings(), {.background = false, .extend = mount_probe}); },
                            house.log());
    for (const auto& route : prepared.routes) {
        const auto bare = bare_for(house, route, prepared.reader.token, linli.port());
        const ServerChild raw([&] { return bare.run(); }, house.log());
        std::vector<std::string> requests;
        for (const auto& target : route.targets) requests.push_back(request_text(target, prepared.reader.token));
        const auto count = std::to_string(route.statements.front().size());
        compare(
            plan, report, "read: " + route.name + " (" + count + " SQL) through desk, session and scope, against Beast",
            "1/CPU s", 0.6, [&] { return served(plan, raw, requests); }, [&] { return served(plan, linli, requests); });
    }
}

}  // namespace linli::bench
