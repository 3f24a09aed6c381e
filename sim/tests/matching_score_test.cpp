#include "support.h"

#include <linli/matching/matcher.h>

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <set>

namespace linli::sim {
namespace {

using RowPair = std::pair<std::string, std::string>;

/// Gives every register row to the matcher and keeps the planted duplicates of persons.
class Feeder final : public Visitor {
public:
    void on_frame(const Frame& /*frame*/) override {}
    void on_community(Community&& community) override {
        for (const auto& person : community.people)
            matcher.add({person.id.uuid().text(), person.name, person.id_number, person.phone, person.birth.text(),
                         person.sex == codes::Sex::male ? "男" : "女", person.address});
        for (const auto& truth : community.truths)
            if (truth.table == Table::person && truth.error == ErrorClass::duplicate)
                planted.insert(std::minmax(truth.row.text(), truth.related.front().text()));
    }

    matching::Matcher matcher;
    std::set<RowPair> planted;
};

struct PairScore {
    std::size_t rows = 0, planted = 0, found = 0, right = 0;
    double seconds = 0;
    double precision() const { return found == 0 ? 1 : static_cast<double>(right) / static_cast<double>(found); }
    double recall() const { return planted == 0 ? 1 : static_cast<double>(right) / static_cast<double>(planted); }
};

PairScore score(const Options& options) {
    Feeder feeder;
    EXPECT_TRUE(generate(options, feeder).ok());
    const auto start = std::chrono::steady_clock::now();
    const auto& matcher = feeder.matcher;
    const auto model = matcher.train({}, "2026-11-01");
    const auto pairs = matcher.find(model, matching::Thresholds{}.match);
    PairScore score{matcher.people().size(), feeder.planted.size(), pairs.size()};
    score.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const auto& pair : pairs)
        score.right += feeder.planted.count(std::minmax(matcher.people()[pair.a].id, matcher.people()[pair.b].id));
    return score;
}

void tell(std::uint64_t seed, const PairScore& score) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << "seed " << seed << ": " << score.rows << " rows, " << score.planted << " planted, " << score.found
              << " found, precision " << score.precision() << ", recall " << score.recall() << ", "
              << score.seconds * 1e6 / static_cast<double>(score.rows) << " us a row, peak " << usage.ru_maxrss / 1024
              << " MiB\n";
}

/// One small seed by default; `LINLI_MATCH_SEEDS=20 LINLI_MATCH_PEOPLE=60000` scores more.
TEST(Matching, FindsThePlantedDuplicates) {
    const char* seeds = std::getenv("LINLI_MATCH_SEEDS");
    const char* people = std::getenv("LINLI_MATCH_PEOPLE");
    const auto last = seeds == nullptr ? 1ULL : std::stoull(seeds);
    for (std::uint64_t seed = 1; seed <= last; ++seed) {
        auto options = test::small_options();
        options.seed = seed;
        options.reports = 0;
        options.communities = 3;
        options.villages = 1;
        if (people != nullptr) {
            options.people = std::stoll(people);
            options.communities = std::max(3, static_cast<int>(options.people / 12'000));
        }
        const auto result = score(options);
        tell(seed, result);
        EXPECT_GE(result.planted, 100U);
        EXPECT_GE(result.precision(), 0.97) << seed;
        EXPECT_GE(result.recall(), 0.97) << seed;
    }
}

}  // namespace
}  // namespace linli::sim
