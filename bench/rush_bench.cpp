// 64 reporters and 16 handlers at once, against a raw loop with the same statements in the same mixture.
#include "child.h"
#include "commands.h"
#include "front.h"
#include "house.h"
#include "load.h"
#include "raw_loop.h"

#include <linli/cases/permissions.h>
#include <linli/json/write.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <stdexcept>

namespace linli::bench {
namespace {

constexpr int reporters = 64, handlers = 16;
constexpr int reports_a_step = reporters / handlers;
constexpr int recorded_scripts = 32;
constexpr int reports_a_resident = 28;  ///< fewer than reporting allows at once
constexpr int most_a_second = 12'000;
constexpr const char* words_of_step = "已联系物业，下午到现场查看";

cases::TakeStep note_on(std::int64_t version) {
    return {.action = cases::Action::note, .version = version, .note = words_of_step};
}

/// Four reports and a step of a handler on the first of them, as one script of five transactions.
Transaction one_script(Inside& inside, Recorder& recorder, const access::Scope& reporting,
                       const access::Scope& handling) {
    recorder.take();
    auto& service = inside.world().cases;
    const auto first = service.report(reporting, some_report(inside.store().ids)).value();
    for (int i = 1; i < reports_a_step; ++i) service.report(reporting, some_report(inside.store().ids)).value();
    service.take_step(handling, first.id, note_on(first.version)).value();
    Transaction out;
    for (auto& transaction : recorder.take()) {
        transaction.front().begins = !out.empty();
        out.insert(out.end(), std::make_move_iterator(transaction.begin()), std::make_move_iterator(transaction.end()));
    }
    return out;
}

Play record(const House& house, const access::Actor& reporter, const access::Actor& handler) {
    Recorder* recorder = nullptr;
    Inside inside(house, {}, [&](auto store) {
        auto recording = std::make_unique<Recorder>(std::move(store), true);
        recorder = recording.get();
        return recording;
    });
    const auto reporting = access::Gate::admit(reporter, cases::may_report).value();
    const auto handling = access::Gate::admit(handler, cases::may_act).value();
    const auto begun = inside.store().domain_clock.now();
    inside.world().cases.report(reporting, some_report(inside.store().ids)).value();  // reads what is remembered
    std::vector<Transaction> scripts;
    for (int i = 0; i < recorded_scripts; ++i) scripts.push_back(one_script(inside, *recorder, reporting, handling));
    return make_play(scripts, begun, inside.store().domain_clock.now());
}

/// What 64 reporters and 16 handlers send: a handler notes something on a matter that was reported a moment ago.
class Crowd {
public:
    Crowd(const std::vector<Caller>& residents, const Caller& handler) : residents_(residents), handler_(handler) {}

    std::string_view next() {
        if (++sent_ % (reports_a_step + 1) == 0 && !fresh_.empty()) {
            text_ = request_text("/v1/cases/" + fresh_.front() + "/steps", handler_.token,
                                 json::write(note_on(1), json::View::disclosed));
            fresh_.pop_front();
            ++steps_;
            return text_;
        }
        const auto& resident = residents_.at((reports_++ / reports_a_resident) % residents_.size());
        text_ = request_text("/v1/cases", resident.token, json::write(some_report(ids_), json::View::disclosed));
        return text_;
    }
    void answered(std::string_view answer) {
        constexpr std::string_view name = "\"id\":\"";
        constexpr std::size_t id_length = 36, most_waiting = 1'000;
        if (!answer.starts_with("HTTP/1.1 201") || fresh_.size() >= most_waiting) return;
        if (const auto at = answer.find(name); at != std::string_view::npos)
            fresh_.emplace_back(answer.substr(at + name.size(), id_length));
    }
    double share_of_steps() const { return static_cast<double>(steps_) / static_cast<double>(steps_ + reports_); }

private:
    const std::vector<Caller>& residents_;
    const Caller& handler_;
    SystemClock clock_;
    SeededIds ids_{clock_, os_seed()};
    std::deque<std::string> fresh_;
    std::size_t sent_ = 0, reports_ = 0, steps_ = 0;
    std::string text_;
};

double at_share(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

void measure(const Plan& plan, Report& report, const House& house, const std::vector<Caller>& residents,
             const Caller& handler) {
    const auto play = record(house, residents.front().actor, handler.actor);
    const ServerChild linli([&] { return app::serve(house.settings(), {.background = false}); }, house.log());
    RawLoop raw(plan, house, play);
    Crowd crowd(residents, handler);
    std::vector<double> waits;
    const std::string what = std::string("rush: 64 reporters and 16 handlers at once, ") +
                             (house.engine() == db::Engine::sqlite ? "SQLite" : "PostgreSQL");
    compare(
        plan, report, what + ", against a raw loop", "1/s", 0.6,
        [&] { return (reports_a_step + 1) * raw.per_second(plan.turn); },
        [&] {
            const auto heard = drive(
                linli.port(), reporters + handlers, plan.turn, [&] { return crowd.next(); }, {200, 201},
                [&](std::string_view answer) { crowd.answered(answer); });
            if (heard.others > 0) throw std::runtime_error("the rush was refused: " + heard.first_other);
            waits.insert(waits.end(), heard.waits_ms.begin(), heard.waits_ms.end());
            return heard.per_second();
        });
    constexpr double least_steps = 0.9 / (reports_a_step + 1);
    if (crowd.share_of_steps() < least_steps) throw std::runtime_error("the handlers did not keep their share");
    report.add({what + ", 99 % answered within", at_share(std::move(waits), 0.99), "ms"});
}

void measure_engine(const Plan& plan, Report& report, db::Engine engine) {
    report.say("rush: a demo district on " + std::string(word(engine)));
    const House house(plan, engine, engine == db::Engine::sqlite ? "rush" : "rush_pg", House::Content::demo);
    std::vector<Caller> residents;
    std::optional<Caller> handler;
    {
        Inside inside(house);
        const auto seconds = static_cast<double>(plan.turn.count()) / 1000 * (plan.rounds + 1);
        residents = make_residents(inside, static_cast<int>(seconds * most_a_second / reports_a_resident) + 1);
        handler = sign_in(inside, "hotline-operator-0001");
    }
    measure(plan, report, house, residents, *handler);
}

}  // namespace

void rush_benches(const Plan& plan, Report& report) {
    measure_engine(plan, report, db::Engine::sqlite);
    if (plan.postgres.empty())
        report.skip("rush on PostgreSQL", "no connection string was given");
    else
        measure_engine(plan, report, db::Engine::postgres);
}

}  // namespace linli::bench
