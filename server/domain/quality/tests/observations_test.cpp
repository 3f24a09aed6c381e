#include <linli/json/read.h>
#include <linli/quality/observations.h>

#include "house.h"
#include "observed.h"

namespace linli::quality {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

Date day(std::string_view text) { return Date::parse(text).value(); }

Sign sign(SignalKind kind, std::string_view on, bool supports = true) {
    Sign out;
    out.kind = kind;
    out.on = day(on);
    out.supports = supports;
    return out;
}

TEST(LastSeenRules, TheStrongestSignDecidesAndSilenceProvesNothing) {
    struct Case {
        std::vector<Sign> signs;
        SeenState state;
        std::optional<Date> last;
    };
    const auto visit = sign(SignalKind::visit, "2026-10-20");
    const auto old_visit = sign(SignalKind::visit, "2026-07-01");
    const auto water = sign(SignalKind::water_month, "2026-09-30");
    const auto dry = sign(SignalKind::water_month, "2026-09-30", false);
    const auto death = sign(SignalKind::death_record, "2026-03-01", false);
    for (const auto& one : std::vector<Case>{
             {{}, SeenState::silent, {}},
             {{visit}, SeenState::seen, visit.on},
             {{old_visit}, SeenState::silent, old_visit.on},
             {{old_visit, water}, SeenState::door_in_use, old_visit.on},
             {{dry}, SeenState::silent, {}},
             {{visit, water}, SeenState::seen, visit.on},
             {{visit, death}, SeenState::contradicted, visit.on},
             {{sign(SignalKind::rental_contract, "2026-10-01")}, SeenState::silent, {}},
         }) {
        LastSeen picture;
        picture.signs = one.signs;
        conclude(picture, day("2026-11-01"));
        EXPECT_EQ(picture.state, one.state) << picture.advice;
        EXPECT_EQ(picture.last_seen_on, one.last);
        EXPECT_FALSE(picture.advice.empty());
    }
}

class ObservationTest : public QualityHouse {
protected:
    access::Scope sending() { return scope(may_send_signals, Role::grid_worker, first); }
    access::Scope seeing(AreaId grid) { return scope(may_see_signs, Role::grid_worker, grid); }

    static NewSignal about(const registry::PersonRow& person, SignalKind kind, std::string_view on) {
        NewSignal signal;
        signal.kind = kind;
        signal.source = "走访记录";
        signal.on = day(on);
        signal.id_number = person.id_number;
        return signal;
    }
    static NewSignal water(const registry::PersonRow& person, int litres) {
        NewSignal signal;
        signal.kind = SignalKind::water_month;
        signal.source = "水务公司";
        signal.on = day("2026-10-31");
        signal.dwelling_id = person.dwelling->uuid();
        signal.litres = litres;
        return signal;
    }
    std::int64_t kept_signals() {
        return database()
            .read([](db::ReadTx& tx) {
                return tx.one("SELECT count(*) FROM quality_signal", {},
                              [](const db::Row& row) { return row.get<std::int64_t>(0); });
            })
            .value();
    }
    SignalsKept send(std::vector<NewSignal> signals) { return observations.send(sending(), {{}, signals}).value(); }

    ObservationService observations{{database(), clock, ids, vault, audit}};
};
LINLI_BOTH_ENGINES(ObservationTest);

TEST_P(ObservationTest, ARecordShowsTheNewestSignOfEachKindAndNoProfile) {
    const auto one = person(1), other = person(2);
    keep({one, other});
    auto by_phone = about(one, SignalKind::sighting, "2026-10-12");
    by_phone.id_number.reset();
    by_phone.name = one.name;
    by_phone.phone = one.phone;
    const auto kept = send({about(one, SignalKind::visit, "2026-09-01"), about(one, SignalKind::visit, "2026-10-20"),
                            about(one, SignalKind::visit, "2026-10-20"), by_phone, water(one, 8'000)});
    EXPECT_EQ(kept.kept, 5);
    EXPECT_EQ(kept.first_forgotten_on, day("2027-01-10")) << "an activity is forgotten first";
    const auto picture = observations.last_seen(seeing(first), one.id).value();
    EXPECT_EQ(picture.state, SeenState::seen);
    EXPECT_EQ(picture.last_seen_on, day("2026-10-20"));
    ASSERT_THAT(picture.signs, SizeIs(3));
    EXPECT_EQ(picture.signs[0].kind, SignalKind::water_month);
    EXPECT_THAT(picture.signs[0].says, Not(HasSubstr("8000"))) << "that somebody lives there, not how they live";
    EXPECT_EQ(picture.signs[1].kind, SignalKind::visit);
    EXPECT_EQ(picture.signs[1].times, 2) << "days, not signals";
    EXPECT_EQ(picture.signs[2].kind, SignalKind::sighting);
    EXPECT_EQ(observations.last_seen(seeing(first), other.id)->state, SeenState::silent);
    EXPECT_TRUE(observations.last_seen(seeing(second), one.id).is(access::not_found));
}

TEST_P(ObservationTest, AMoveFromBeforeSomebodyCameSaysNothingAndALaterOneContradicts) {
    const auto one = person(1);
    keep({one});
    send({about(one, SignalKind::migration_record, "2010-04-01")});
    EXPECT_EQ(observations.last_seen(seeing(first), one.id)->state, SeenState::silent);
    send({about(one, SignalKind::migration_record, "2026-08-01")});
    const auto picture = observations.last_seen(seeing(first), one.id).value();
    EXPECT_EQ(picture.state, SeenState::contradicted);
    EXPECT_FALSE(picture.signs.at(0).supports);
}

TEST_P(ObservationTest, WhatPurposeForgotIsNotShownAnyMore) {
    const auto one = person(1);
    keep({one});
    send({about(one, SignalKind::sighting, "2026-10-30")});
    clock.advance(std::chrono::hours(24 * 91));
    EXPECT_THAT(observations.last_seen(seeing(first), one.id)->signs, SizeIs(0));
    EXPECT_EQ(service.forget_signals(tenant), 1);
}

TEST_P(ObservationTest, EveryBadSignalIsNamedAndNothingIsKept) {
    const auto one = person(1);
    auto far = person(2);
    dwellings.back().place = place_of_second;
    far.place = place_of_second;
    keep({one, far});
    auto nobody = about(one, SignalKind::visit, "2026-10-01");
    nobody.id_number.reset();
    nobody.name = one.name;
    auto no_litres = water(one, 0);
    no_litres.litres.reset();
    const auto refused = observations.send(
        sending(), {{},
                    {about(one, SignalKind::visit, "2026-10-01"), nobody, about(one, SignalKind::visit, "2026-11-02"),
                     about(one, SignalKind::sighting, "2026-07-01"), no_litres, water(far, 9'000)}});
    ASSERT_TRUE(refused.is(json::invalid_fields));
    std::vector<std::string> at;
    for (const auto& error : refused.problem().errors) at.push_back(error.pointer);
    EXPECT_THAT(at, ElementsAre("/signals/1/id_number", "/signals/2/on", "/signals/3/on", "/signals/4/litres",
                                "/signals/5/dwelling_id"));
    EXPECT_EQ(kept_signals(), 0);
    const auto elsewhere = observations.send(sending(), {second, {about(one, SignalKind::visit, "2026-10-01")}});
    ASSERT_TRUE(elsewhere.is(json::invalid_fields));
    EXPECT_EQ(elsewhere.problem().errors.at(0).pointer, "/area_id");
}

TEST_P(ObservationTest, AGridKnowsHowManyAreRegisteredAndHowManyWereSeen) {
    const auto seen = person(1), behind_water = person(2), silent = person(3);
    auto elsewhere = person(4);
    elsewhere.presence = registry::Presence::registered_only;
    keep({seen, behind_water, silent, elsewhere});
    auto stranger = about(seen, SignalKind::visit, "2026-10-21");
    stranger.id_number = "110105198003020099";
    send({about(seen, SignalKind::visit, "2026-10-20"), water(seen, 5'000), water(behind_water, 5'000),
          water(silent, 100), stranger, stranger});
    const auto report = scope(may_read_report, Role::leader, community, area::Level::community);
    EXPECT_FALSE(observations.gaps(report).day.has_value()) << "nobody looked yet";
    run();
    auto gaps = observations.gaps(report);
    EXPECT_EQ(gaps.day, day("2026-11-01"));
    ASSERT_THAT(gaps.grids, SizeIs(1));
    EXPECT_EQ(gaps.grids[0].grid_id, first);
    EXPECT_EQ(gaps.grids[0].registered, 3);
    EXPECT_EQ(gaps.grids[0].seen, 1);
    EXPECT_EQ(gaps.grids[0].door_in_use, 1);
    EXPECT_EQ(gaps.grids[0].unregistered, 1) << "the same person twice";
    EXPECT_EQ(gaps.grids[0].gap, 0);
    EXPECT_EQ(gaps.observed, 3);
    clock.advance(std::chrono::hours(24 * 100));
    run();
    gaps = observations.gaps(report);
    EXPECT_EQ(gaps.grids.at(0).gap, 3) << "signs grow old";
    EXPECT_THAT(observations.gaps(scope(may_read_report, Role::grid_worker, second)).grids, SizeIs(0));
}

}  // namespace
}  // namespace linli::quality
