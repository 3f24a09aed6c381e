// "Is this person already here?" among a million people, as they come while somebody types.
#include "child.h"
#include "demo.h"
#include "house.h"

#include <linli/base/codes.h>
#include <linli/registry/bulk.h>
#include <linli/registry/entry.h>
#include <linli/registry/permissions.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <stdexcept>

namespace linli::bench {
namespace {

constexpr std::int64_t many_people = 1'000'000;
constexpr int questions = 2'000;  ///< timed, an engine
constexpr double allowed_us = 20'000;

/// Somebody on record as a clerk writes them down: complete, without a number, with a slip, or only name and birth.
registry::EntryQuestion asked(const registry::PersonRow& p, std::mt19937_64& dice) {
    auto in = registry::question_of(p);
    switch (dice() % 4) {
    case 0: break;
    case 1: in.id_number.clear(); break;
    case 2:
        if (in.id_number.size() > 8) std::swap(in.id_number[6], in.id_number[7]);
        in.phone.clear();
        break;
    default: in.id_number.clear(), in.phone.clear(), in.address.clear(); break;
    }
    return in;
}

/// People from all over the store: pages that begin at ids drawn at random.
std::vector<registry::PersonRow> some_people(Inside& inside, std::mt19937_64& dice) {
    const auto everybody = access::Gate::system(inside.tenant(), "bench.entry");
    auto& database = *inside.store().database;
    std::vector<PersonId> ids;
    database.read([&](db::ReadTx& tx) {
        tx.each("SELECT person_id FROM registry_person WHERE tenant_id = :tenant", {{"tenant", everybody.tenant()}},
                [&](const db::Row& row) { ids.push_back(row.get<PersonId>(0)); });
    });
    std::shuffle(ids.begin(), ids.end(), dice);
    ids.resize(std::min<std::size_t>(ids.size(), questions));
    std::vector<registry::PersonRow> out;
    database.read([&](db::ReadTx& tx) {
        for (auto& one : registry::read_people(tx, everybody.tenant(), inside.world().vault, ids))
            out.push_back(std::move(one.row));
    });
    return out;
}

access::Scope district_clerk(Inside& inside, const registry::PersonRow& of) {
    access::Actor actor;
    actor.tenant = inside.tenant();
    actor.role = access::Role::clerk;
    actor.user = UserId(inside.store().ids.next_uuid());
    actor.area = of.place.district;
    actor.area_level = area::Level::district;
    actor.purpose = "录入前查重";
    return access::Gate::admit(actor, registry::may_check_person).value();
}

void measure_engine(const Plan& plan, Report& report, db::Engine engine) {
    const std::string name = engine == db::Engine::sqlite ? "SQLite" : "PostgreSQL";
    report.say("entry: a district of 1,000,000 people, " + name);
    const House house(plan, engine, engine == db::Engine::sqlite ? "entry" : "entry_pg", House::Content::empty);
    in_child(
        "linli demo",
        [&] {
            app::DemoOptions options;
            options.people = many_people;
            options.json = true;
            return app::demo(house.settings(), options);
        },
        house.log());
    Inside inside(house);
    if (engine == db::Engine::postgres)
        inside.store().database->write([](db::WriteTx& tx) { tx.exec("ANALYZE registry_entry_key", {}); });
    std::mt19937_64 dice(5);
    const auto people = some_people(inside, dice);
    if (people.empty()) throw std::runtime_error("the district is empty");
    const auto scope = district_clerk(inside, people.front());
    std::vector<double> times;
    int found = 0;
    for (const auto& p : people) {
        const auto in = asked(p, dice);
        const auto began = std::chrono::steady_clock::now();
        const auto answer = inside.world().entry.check(scope, in).value();
        times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count() * 1e6);
        found += std::any_of(answer.items.begin(), answer.items.end(), [&](const auto& one) { return one.id == p.id; });
    }
    std::sort(times.begin(), times.end());
    const auto p95 = times[times.size() * 95 / 100];
    report.add(Figure::at_most("entry: is this person here, among 1,000,000 people, p95, " + name, p95, "us",
                               allowed_us, p95 / allowed_us, 1));
    report.add({"entry: the same, median, " + name, times[times.size() / 2], "us"});
    report.add({"entry: share of questions that named the right person, " + name,
                static_cast<double>(found) / static_cast<double>(times.size()), ""});
}

}  // namespace

void entry_benches(const Plan& plan, Report& report) {
    measure_engine(plan, report, db::Engine::sqlite);
    if (plan.postgres.empty())
        report.skip("entry on PostgreSQL", "no connection string");
    else
        measure_engine(plan, report, db::Engine::postgres);
}

}  // namespace linli::bench
