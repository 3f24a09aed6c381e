// linli-bench, the program behind `linli bench` and `./dev bench`; see docs/benchmarks.md.
#include "measure.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include <unistd.h>

namespace linli::bench {
namespace {

struct Bench {
    const char* name;
    const char* what;
    void (*run)(const Plan&, Report&);
    bool by_default;
};
constexpr Bench benches[] = {
    {"db", "the database layer against the bare libraries", database_benches, true},
    {"read", "a read through the whole program against bare Beast", read_benches, true},
    {"report", "durable reports against a raw loop with the same statements", report_benches, true},
    {"rush", "64 reporters and 16 handlers at once against a raw loop with the same statements", rush_benches, true},
    {"list", "lists of cases in a large store against a small one", list_benches, true},
    {"classify", "learning, classifying, understanding", classify_benches, true},
    {"import", "a sheet of 14,900, and one that makes 1,000,000 people (a quarter of an hour; only when named)",
     import_benches, false},
    {"entry", "whether somebody is here, among 1,000,000 people (minutes; only when named)", entry_benches, false},
    {"idle", "start and memory of the program", idle_benches, true},
    {"million", "a demo district of 1,000,000 people (minutes; only when named)", million_bench, false},
};

struct Options {
    std::vector<std::string> names;
    std::string out, postgres, folder, messages = "../shared/data/petitions/labelled_tokenised.jsonl.gz";
    int turn_ms = 0, rounds = 0;
    bool quick = false, list = false, json = false;
};

void declare(CLI::App& cli, Options& o) {
    cli.add_option("names", o.names, "only these");
    cli.add_option("--out", o.out, "also writes the results there");
    cli.add_option("--postgres", o.postgres, "libpq connection string")->envname("LINLI_TEST_PG");
    cli.add_option("--folder", o.folder, "where databases lie; on the disk to be measured")->envname("LINLI_BENCH_DIR");
    cli.add_option("--messages", o.messages, "labelled messages, JSON lines")->capture_default_str();
    cli.add_option("--turn", o.turn_ms, "milliseconds of one measurement");
    cli.add_option("--rounds", o.rounds, "measurements of each; medians count");
    cli.add_flag("--quick", o.quick, "shorter turns, fewer rounds");
    cli.add_flag("--list", o.list, "names the benches");
    cli.add_flag("--json", o.json, "one JSON document on standard output");
}

bool wanted(const Bench& bench, const std::vector<std::string>& names) {
    if (names.empty()) return bench.by_default;
    return std::find(names.begin(), names.end(), bench.name) != names.end();
}

Plan plan_of(const Options& o) {
    Plan plan;
    const auto base = o.folder.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(o.folder);
    plan.folder = std::filesystem::absolute(base / ("linli-bench-" + std::to_string(::getpid())));
    plan.postgres = o.postgres;
    plan.messages = o.messages;
    plan.program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "linli";
    if (o.quick) {
        plan.turn = std::chrono::milliseconds(300);
        plan.rounds = 3;
        plan.many_cases = 100'000;
    }
    if (o.turn_ms > 0) plan.turn = std::chrono::milliseconds(o.turn_ms);
    if (o.rounds > 0) plan.rounds = o.rounds;
    return plan;
}

int run(const Options& o) {
    const auto plan = plan_of(o);
    std::filesystem::create_directories(plan.folder);
    Report report(o.json);
    int code = 0;
    for (const auto& bench : benches) {
        if (!wanted(bench, o.names)) continue;
        try {
            bench.run(plan, report);
        } catch (const std::exception& fault) {
            report.skip(bench.name, fault.what());
            code = 1;
        }
    }
    if (code == 0) std::filesystem::remove_all(plan.folder);
    if (!o.out.empty()) std::ofstream(o.out) << report.to_json();
    if (o.json) std::cout << report.to_json();
    return code;
}

int main_of(int count, char** arguments) {
    CLI::App cli{"measures linli against limits of the same run"};
    Options options;
    declare(cli, options);
    CLI11_PARSE(cli, count, arguments);
    for (const auto& name : options.names)
        if (std::none_of(std::begin(benches), std::end(benches), [&](const auto& b) { return name == b.name; }))
            return std::cerr << "there is no bench " << name << "\n", 2;
    if (options.list) {
        for (const auto& bench : benches) std::cout << bench.name << "\t" << bench.what << "\n";
        return 0;
    }
    // The program refuses variables with its prefix that it does not know.
    ::unsetenv("LINLI_TEST_PG");
    ::unsetenv("LINLI_BENCH_DIR");
    return run(options);
}

}  // namespace
}  // namespace linli::bench

int main(int count, char** arguments) { return linli::bench::main_of(count, arguments); }
