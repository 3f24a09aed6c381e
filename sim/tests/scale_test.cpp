#include "support.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace linli::sim {
namespace {

/// Looks at each community as it comes and keeps only figures.
class Counter final : public Visitor {
public:
    void on_frame(const Frame& frame) override {
        for (const auto& area : frame.areas)
            if (area.level == Level::grid) said_[area.id] = area.households;
    }
    void on_community(Community&& community) override {
        ++communities;
        people += static_cast<std::int64_t>(community.people.size());
        biggest = std::max(biggest, community.people.size());
        sampled += community.sampled ? 1 : 0;
        const auto spoilt = test::truths_of(community, Table::person);
        invalid += static_cast<std::int64_t>(spoilt.size());
        for (const auto& person : community.people)
            if (!spoilt.contains(person.id.uuid())) repeated += numbers_.insert(person.id_number).second ? 0 : 1;
        std::map<AreaId, AreaId> grid_of;
        for (const auto& dwelling : community.dwellings) grid_of[dwelling.id] = dwelling.grid;
        std::map<AreaId, int> homes;
        for (const auto& household : community.households) ++homes[grid_of.at(household.dwelling)];
        if (community.sampled) return;
        for (const auto& [grid, count] : homes) {
            EXPECT_GE(count, 290) << community.name;
            EXPECT_LE(count, 510) << community.name;
            EXPECT_NEAR(count, said_.at(grid), 15) << community.name;
        }
    }

    int communities = 0;
    int sampled = 0;
    int repeated = 0;
    std::int64_t people = 0;
    std::int64_t invalid = 0;
    std::size_t biggest = 0;

private:
    std::map<AreaId, int> said_;
    std::set<std::string> numbers_;
};

TEST(Scale, GrowsToTheNumberAskedFor) {
    auto options = test::small_options();
    options.people = 60'000;
    options.communities = 10;
    options.villages = 2;
    Counter counter;
    ASSERT_TRUE(generate(options, counter).ok());
    EXPECT_EQ(counter.people, 60'000);
    EXPECT_EQ(counter.communities, 12);
    EXPECT_EQ(counter.sampled, 0);
    EXPECT_EQ(counter.repeated, 0) << "identity numbers are unique across communities";
    EXPECT_EQ(counter.biggest, 14'900U);
    EXPECT_NEAR(static_cast<double>(counter.invalid) / 60'000, 0.05, 0.006);
}

TEST(Scale, ASmallDistrictNeedsNoFullCommunity) {
    auto options = test::small_options();
    options.full_rows = 0;
    options.communities = 2;
    options.villages = 1;
    options.people = 200;
    options.merchants = 5;
    options.reports = 40;
    const auto district = generate(options);
    ASSERT_TRUE(district.ok()) << district.problem().detail;
    std::size_t people = 0;
    std::size_t reports = 0;
    for (const auto& community : district->communities) {
        people += community.people.size();
        reports += community.reports.size();
        EXPECT_TRUE(community.sampled);
    }
    EXPECT_EQ(people, 200U);
    EXPECT_EQ(reports, 40U);
}

TEST(Scale, WorksForManySeedsAndSizes) {
    auto options = test::small_options();
    options.full_rows = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        options.seed = seed;
        options.communities = 1 + static_cast<int>(seed % 9);
        options.villages = static_cast<int>(seed % 4);
        options.people = seed % 2 == 0 ? 0 : static_cast<std::int64_t>(seed) * 700;
        const auto district = generate(options);
        ASSERT_TRUE(district.ok()) << seed << district.problem().detail;
        std::int64_t people = 0;
        for (const auto& community : district->communities)
            people += static_cast<std::int64_t>(community.people.size());
        const auto wanted = options.people != 0
                                ? options.people
                                : std::int64_t{options.communities + options.villages} * options.sample_rows;
        EXPECT_EQ(people, wanted) << seed;
    }
}

TEST(Options, AreRefusedWhenTheyMakeNoDistrict) {
    const auto refused = [](auto change) {
        auto options = test::small_options();
        change(options);
        const auto made = generate(options);
        return made.is(bad_options);
    };
    EXPECT_TRUE(refused([](Options& o) { o.communities = 0; }));
    EXPECT_TRUE(refused([](Options& o) { o.communities = 600; }));
    EXPECT_TRUE(refused([](Options& o) { o.people = 15'000; }));
    EXPECT_TRUE(refused([](Options& o) { o.people = 900'000'000; }));
    EXPECT_TRUE(refused([](Options& o) { o.full_rows = 50; }));
    EXPECT_TRUE(refused([](Options& o) { o.compound_rows = 100; }));
    EXPECT_TRUE(refused([](Options& o) { o.unit_rows = 3; }));
    EXPECT_TRUE(refused([](Options& o) { o.reports = -1; }));
}

TEST(Options, DataFilesAreRequired) {
    auto options = test::small_options();
    options.departments = "/nowhere/departments.csv";
    EXPECT_TRUE(generate(options).is(bad_data_file));
    options = test::small_options();
    options.phrases = test::real_options().phrases;  // speaks of items that the small list does not have
    EXPECT_TRUE(generate(options).is(bad_data_file));
}

}  // namespace
}  // namespace linli::sim
