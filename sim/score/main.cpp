// How well the rules find what was planted, for as many seeds as wanted:
//   linli_quality_score DATA_ROOT [SEEDS] [PEOPLE] [drawn]
// `drawn`: the amounts of every line of the noise specification are drawn again for each seed, from a tenth to the
// double, so that the figures of the story are not the only ones scored.
#include <linli/base/csv.h>
#include <linli/sim/options.h>

#include <linli/sim/score.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

namespace linli::sim {
namespace {

class Scorer final : public Visitor {
public:
    explicit Scorer(Date today) : today_(today) {}
    void on_frame(const Frame&) override {}
    void on_community(Community&& community) override {
        if (community.full) {
            Score full;
            score_community(expectations::Suite::built_in(), community, today_, full);
            std::printf("  full community: %d rows, %d invalid, %d right; compound: %d of %d wrong\n", full.rows,
                        full.invalid_rows, full.rows - full.invalid_rows, full.compound_wrong, full.compound_rows);
        }
        score_community(expectations::Suite::built_in(), community, today_, score);
    }
    Score score;

private:
    Date today_;
};

/// The specification with other amounts. Methods stay, so that nothing is fitted to the rules.
std::filesystem::path draw_noise(const std::filesystem::path& from, std::uint64_t seed) {
    std::ifstream in(from);
    const auto to = std::filesystem::temp_directory_path() / ("linli_noise_" + std::to_string(seed) + ".csv");
    std::ofstream out(to);
    std::mt19937_64 random(seed * 7'919 + 17);
    std::string line;
    while (std::getline(in, line)) {
        const auto comma = line.rfind(',');
        if (line.empty() || line.front() == '#' || line.starts_with("scope")) {
            out << line << '\n';
            continue;
        }
        const auto amount = std::stoull(line.substr(comma + 1));
        const bool crowd = line.find("over_occupied") != std::string::npos;
        const auto drawn = amount / 10 + random() % (amount * 19 / 10 + 1);
        // A crowd needs a few people at once, and the ghost of one staircase is one.
        const bool fixed = crowd || line.find("absent_with_bad_number") != std::string::npos;
        out << line.substr(0, comma + 1) << (fixed ? amount : drawn) << '\n';
    }
    return to;
}

void print(const Score& score) {
    for (const auto& [table, tally] : score.tables)
        std::printf("  %-9s found %6d missed %4d wrong %4d  precision %.4f recall %.4f\n",
                    std::string(word(table)).c_str(), tally.found, tally.missed, tally.wrong, tally.precision(),
                    tally.recall());
    for (const auto& [method, tally] : score.methods)
        if (tally.missed > 0) std::printf("    %-28s found %5d missed %d\n", method.c_str(), tally.found, tally.missed);
    for (const auto& [kind, count] : score.wrong_by_kind) std::printf("    wrong %-28s %d\n", kind.c_str(), count);
    if (std::getenv("LINLI_SCORE_EXAMPLES") != nullptr)
        for (const auto& text : score.examples) std::printf("    %s\n", text.c_str());
}

int run(int argc, char** argv) {
    if (argc < 2) {
        std::puts("linli_quality_score DATA_ROOT [SEEDS] [PEOPLE] [drawn]");
        return 2;
    }
    const std::filesystem::path root = argv[1];
    const int seeds = argc > 2 ? static_cast<int>(std::strtol(argv[2], nullptr, 10)) : 3;
    const bool drawn = argc > 4 && std::string_view(argv[4]) == "drawn";
    Score all;
    for (int seed = 1; seed <= seeds; ++seed) {
        Options options;
        options.seed = static_cast<std::uint64_t>(seed);
        options.people = argc > 3 ? std::strtoll(argv[3], nullptr, 10) : 0;
        options.reports = 0;
        options.departments = root / "data/responsibility/departments.csv";
        options.items = root / "data/responsibility/items.csv";
        options.phrases = root / "sim/data/phrases.csv";
        options.noise = root / "sim/data/noise.csv";
        if (drawn) options.noise = draw_noise(options.noise, options.seed);
        Scorer scorer(shanghai_date(options.epoch));
        const auto outcome = generate(options, scorer);
        if (!outcome.ok()) {
            std::printf("%s\n", outcome.problem().detail.c_str());
            return 1;
        }
        std::printf("seed %d, %d rows\n", seed, scorer.score.rows);
        print(scorer.score);
        for (const auto& [table, tally] : scorer.score.tables) all.tables[table] += tally;
        for (const auto& [method, tally] : scorer.score.methods) all.methods[method] += tally;
        for (const auto& [kind, count] : scorer.score.wrong_by_kind) all.wrong_by_kind[kind] += count;
    }
    std::printf("all seeds\n");
    print(all);
    return 0;
}

}  // namespace
}  // namespace linli::sim

int main(int argc, char** argv) { return linli::sim::run(argc, argv); }
