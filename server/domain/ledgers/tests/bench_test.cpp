#include "house.h"

#include <cstdio>
#include <cstdlib>

namespace linli::ledgers {
namespace {

/// Prints what a page costs: LINLI_LEDGER_PEOPLE sets how many people there are in all, in communities of 14,900.
class LedgerBench : public LedgerHouse {
protected:
    static constexpr int per_community = 14'900;
    static constexpr int few = 1'490;

    void fill(const area::Ancestors& place, int people_there) {
        std::vector<registry::DwellingRow> doors;
        std::vector<registry::PersonRow> people;
        std::vector<registry::RelationRow> relations;
        std::vector<registry::TagRow> tags;
        for (int i = 0; i < people_there; ++i) {
            if (i % 3 == 0) {
                doors.push_back(dwelling(place, i % 12 == 0   ? registry::DwellingUse::rented
                                                : i % 36 == 3 ? registry::DwellingUse::vacant
                                                              : registry::DwellingUse::owner_occupied));
                doors.back().code = place.grid->text() + std::to_string(i);
            }
            auto p = person(place, "居民" + std::to_string(i), std::to_string(1925 + i % 100) + "-05-05");
            p.dwelling = doors.back().id;
            p.presence = i % 10 == 0  ? registry::Presence::registered_only
                         : i % 4 == 0 ? registry::Presence::floating
                                      : registry::Presence::local;
            if (doors.back().use != registry::DwellingUse::vacant) relations.push_back(lives(p, doors.back()));
            if (i % 60 == 0) tags.push_back(tag(p, "minimum_allowance", "低保对象", "2021-01-01"));
            if (i % 25 == 0) tags.push_back(tag(p, "veteran", "退役军人", "2021-01-01"));
            people.push_back(std::move(p));
        }
        keep({.dwellings = doors, .people = people, .relations = relations, .tags = tags});
    }

    template <class Call>
    double median_ms(Call call) {
        std::vector<double> times;
        for (int i = 0; i < 15; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            call();
            times.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        }
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }
};
LINLI_BOTH_ENGINES(LedgerBench);

TEST_P(LedgerBench, PagesAndTotals) {
    const auto* wanted = std::getenv("LINLI_LEDGER_PEOPLE");
    const int all = wanted == nullptr ? few : static_cast<int>(std::strtol(wanted, nullptr, 10));
    fill(first, std::min(all, per_community));
    for (int more = per_community; more < all; more += per_community) {
        auto place = outside;
        place.community = ids.next<AreaId>();
        place.grid = ids.next<AreaId>();
        fill(place, per_community);
    }
    noon("2026-03-10");
    std::printf("%s, %d people, community of %d\n", std::string(word(database().engine())).c_str(), all, per_community);
    for (const auto* code : {"longevity_allowance", "minimum_allowance", "veterans", "floating_population",
                             "registration_mismatch", "rental_dwellings", "vacant_dwellings"}) {
        const auto page_ms = median_ms([&] { page(code); });
        const auto begin = std::chrono::steady_clock::now();
        const auto counted = service.totals(scope(may_count), code, {}).value().count;
        const auto totals_ms =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        EXPECT_GT(counted, 0) << code;
        std::printf("%-24s page of 50: %6.2f ms   totals of %6lld: %7.1f ms\n", code, page_ms,
                    static_cast<long long>(counted), totals_ms);
    }
}

}  // namespace
}  // namespace linli::ledgers
