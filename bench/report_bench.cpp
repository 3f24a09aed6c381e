// Durable reports through HTTP, against a raw loop with the same statements and group commit.
#include "child.h"
#include "commands.h"
#include "front.h"
#include "house.h"
#include "load.h"
#include "raw_loop.h"

#include <linli/cases/permissions.h>
#include <linli/json/write.h>

#include <atomic>
#include <stdexcept>

namespace linli::bench {
namespace {

constexpr int connections = 64;
constexpr int recorded_reports = 64;
constexpr int reports_a_resident = 28;  ///< fewer than reporting allows at once
constexpr int most_a_second = 12'000;

struct Kind {
    db::Engine engine;
    bool evidence;
    std::string name() const {
        return std::string(engine == db::Engine::sqlite ? "SQLite" : "PostgreSQL") +
               (evidence ? ", with evidence" : ", without evidence");
    }
};

std::vector<Caller> residents_for(const Plan& plan, const House& house) {
    Inside inside(house);
    const auto seconds = static_cast<double>(plan.turn.count()) / 1000 * (plan.rounds + 1);
    return make_residents(inside, static_cast<int>(seconds * most_a_second / reports_a_resident) + 1);
}

Play record(const House& house, const Kind& kind, const access::Actor& actor) {
    Recorder* recorder = nullptr;
    Inside inside(house, {.with_evidence = kind.evidence}, [&](auto store) {
        auto recording = std::make_unique<Recorder>(std::move(store), false);
        recorder = recording.get();
        return recording;
    });
    const auto scope = access::Gate::admit(actor, cases::may_report).value();
    const auto begun = inside.store().domain_clock.now();
    inside.world().cases.report(scope, some_report(inside.store().ids)).value();  // reads what is remembered afterwards
    recorder->take();
    for (int i = 0; i < recorded_reports; ++i)
        inside.world().cases.report(scope, some_report(inside.store().ids)).value();
    return make_play(recorder->take(), begun, inside.store().domain_clock.now());
}

/// Reports of many residents, one after the other.
class Reports {
public:
    explicit Reports(const std::vector<Caller>& residents) : residents_(residents) {}
    std::string_view next() {
        const auto& resident = residents_.at((count_++ / reports_a_resident) % residents_.size());
        text_ = request_text("/v1/cases", resident.token, json::write(some_report(ids_), json::View::disclosed));
        return text_;
    }

private:
    const std::vector<Caller>& residents_;
    SystemClock clock_;
    SeededIds ids_{clock_, os_seed()};
    std::size_t count_ = 0;
    std::string text_;
};

void measure(const Plan& plan, Report& report, const House& house, const Kind& kind,
             const std::vector<Caller>& residents) {
    const auto play = record(house, kind, residents.front().actor);
    for (const auto& line : play.scripts.front()) report.say("runs " + play.forms[line.number].sql.substr(0, 90));
    const ServerChild linli(
        [&] { return app::serve(house.settings(), {.background = false, .with_evidence = kind.evidence}); },
        house.log());
    RawLoop raw(plan, house, play);
    Reports reports(residents);
    std::vector<double> costs, raw_costs;
    compare(
        plan, report,
        "report: durable POST /v1/cases (" + std::to_string(play.statements()) + " SQL), " + kind.name() +
            ", against a raw loop",
        "1/s", 0.6,
        [&] {
            const auto before = process_seconds();
            const auto per_second = raw.per_second(plan.turn);
            raw_costs.push_back((process_seconds() - before) * 1e6 / static_cast<double>(raw.done()));
            return per_second;
        },
        [&] {
            const auto before = linli.process().processor_seconds();
            const auto heard = drive(linli.port(), connections, plan.turn, [&] { return reports.next(); }, {201});
            if (heard.others > 0) throw std::runtime_error("a report was refused: " + heard.first_other);
            costs.push_back((linli.process().processor_seconds() - before) * 1e6 / static_cast<double>(heard.wanted));
            return heard.per_second();
        });
    const auto what = "report: processor time of our process for one report, " + kind.name() + ", against the raw loop";
    report.add({what, median(costs), "us", median(raw_costs), median(costs) / median(raw_costs)});
}

void measure_engine(const Plan& plan, Report& report, db::Engine engine) {
    report.say("report: a demo district on " + std::string(word(engine)));
    const House house(plan, engine, engine == db::Engine::sqlite ? "report" : "report_pg", House::Content::demo);
    const auto residents = residents_for(plan, house);
    for (const bool evidence : {true, false}) measure(plan, report, house, {engine, evidence}, residents);
}

}  // namespace

void report_benches(const Plan& plan, Report& report) {
    measure_engine(plan, report, db::Engine::sqlite);
    if (plan.postgres.empty())
        report.skip("report on PostgreSQL", "no connection string was given");
    else
        measure_engine(plan, report, db::Engine::postgres);
}

}  // namespace linli::bench
