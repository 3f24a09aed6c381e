// The program itself with the demo district: how soon it answers, and what it needs while nobody asks.
#include "child.h"
#include "house.h"
#include "load.h"

#include <thread>

#include <sys/resource.h>

namespace linli::bench {
namespace {

constexpr double allowed_filling_seconds = 60;
constexpr double allowed_seconds = 2;
constexpr double allowed_mib = 200;
constexpr std::chrono::seconds idle{5};

/// From the start of the process until the first good answer of /readyz.
double seconds_until_ready(const Plan& plan, const House& house, const std::function<void(const ServerChild&)>& then) {
    auto words = house.words();
    words.emplace_back("serve");
    const auto begin = std::chrono::steady_clock::now();
    const ServerChild server(program(plan.program, words), house.log());
    const auto answer = ask_once(server.port(), "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    if (!answer.starts_with("HTTP/1.1 200")) throw std::runtime_error("the program is not ready: " + answer);
    const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    then(server);
    return took;
}

}  // namespace

void idle_benches(const Plan& plan, Report& report) {
    report.say("idle: a demo district");
    const auto begin = std::chrono::steady_clock::now();
    const House house(plan, db::Engine::sqlite, "idle", House::Content::demo);
    const auto filled = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    report.add(Figure::at_most("idle: making a store and filling the default demo district", filled, "s",
                               allowed_filling_seconds, filled / allowed_filling_seconds, 1));
    std::vector<double> seconds;
    double mib = 0;
    for (int round = 0; round < plan.rounds; ++round)
        seconds.push_back(seconds_until_ready(plan, house, [&](const ServerChild& server) {
            if (round > 0) return;
            std::this_thread::sleep_for(idle);
            mib = server.process().resident_mib();
        }));
    const double ready = median(seconds);
    report.add(Figure::at_most("idle: from start to ready with the demo district", ready, "s", allowed_seconds,
                               ready / allowed_seconds, 1));
    report.add(Figure::at_most("idle: resident memory of a server with the demo district", mib, "MiB", allowed_mib,
                               mib / allowed_mib, 1));
}

void million_bench(const Plan& plan, Report& report) {
    report.say("million: linli demo --people 1000000");
    const House house(plan, db::Engine::sqlite, "million", House::Content::empty);
    auto words = house.words();
    words.insert(words.end(), {"demo", "--people", "1000000", "--json", "--out", (house.folder() / "truths").string()});
    const auto begin = std::chrono::steady_clock::now();
    rusage before{}, after{};
    ::getrusage(RUSAGE_CHILDREN, &before);
    in_child("linli demo", program(plan.program, words), house.log());
    ::getrusage(RUSAGE_CHILDREN, &after);
    const auto wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const auto seconds = [](const rusage& u) {
        return static_cast<double>(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
               static_cast<double>(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6;
    };
    report.add({"million: filling a district of 1,000,000 people and writing its truths", wall, "s"});
    report.add({"million: the same, processor time", seconds(after) - seconds(before), "s"});
    report.add({"million: largest memory of a child of this run", static_cast<double>(after.ru_maxrss) / 1024, "MiB"});
}

}  // namespace linli::bench
