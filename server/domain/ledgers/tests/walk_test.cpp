#include "house.h"

#include <map>
#include <random>

namespace linli::ledgers {
namespace {

/// What was on the screen when a day was today must come again when that day is asked for later, whatever was given,
/// ended, moved, corrected and taken back since.
class RandomWalk : public LedgerHouse {
protected:
    struct Told {
        std::vector<std::vector<std::string>> rows;
        std::int64_t total = 0;
        bool operator==(const Told&) const = default;
    };
    static constexpr const char* watched[] = {"minimum_allowance",  "veterans",         "elderly",
                                              "rental_dwellings",   "vacant_dwellings", "registration_mismatch",
                                              "floating_population"};

    Told tell(const char* code, std::optional<Date> as_of) {
        Told out;
        ListLedger in;
        in.as_of = as_of;
        in.limit = 17;
        for (const auto& row : all(code, in)) {
            auto cells = row.cells;
            cells.push_back(row.id.text());
            out.rows.push_back(std::move(cells));
        }
        AskLedger ask;
        ask.as_of = as_of;
        out.total = service.totals(scope(may_count), code, ask).value().count;
        EXPECT_EQ(static_cast<std::size_t>(out.total), out.rows.size()) << code;
        return out;
    }

    std::size_t any(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); }

    void settle() {
        for (int i = 0; i < 12; ++i)
            homes.push_back(dwelling(i % 2 == 0 ? first : second,
                                     i % 3 == 0 ? registry::DwellingUse::rented : registry::DwellingUse::vacant));
        std::vector<registry::RelationRow> relations;
        for (int i = 0; i < 24; ++i) {
            const auto& door = homes[any(homes.size())];
            auto p = person(door.place, "居民" + std::to_string(i), std::to_string(1930 + 3 * i) + "-02-28");
            p.dwelling = door.id;
            p.presence = i % 4 == 0 ? registry::Presence::floating : registry::Presence::local;
            relations.push_back(lives(p, door));
            people.push_back(p);
        }
        keep({.dwellings = homes, .people = people, .relations = relations});
    }

    void step() {
        const auto& p = people[any(people.size())];
        std::optional<registry::ProposeChange> in;
        switch (any(9)) {
        case 0:
        case 1:
            in = about(registry::ChangeKind::tag, p.id);
            in->tag = any(2) == 0 ? "minimum_allowance" : "veteran";
            in->on = in->on.plus_days(-static_cast<int>(any(20)));
            break;
        case 2:
            in = about(registry::ChangeKind::tag, p.id);
            in->tag = any(2) == 0 ? "minimum_allowance" : "veteran";
            in->ends = true;
            break;
        case 3:
            in = about(registry::ChangeKind::move_in, p.id);
            in->dwelling_id = homes[any(homes.size())].id;
            break;
        case 4: in = about(any(4) == 0 ? registry::ChangeKind::death : registry::ChangeKind::move_out, p.id); break;
        case 5:
            in = about(registry::ChangeKind::correction, p.id);
            in->values = {{"person.birth_on", std::to_string(1930 + any(80)) + "-02-28"}};
            break;
        case 6:
            in = about(registry::ChangeKind::correction, p.id);
            in->values = {{"person.presence", any(2) == 0 ? "registered_only" : "local"}};
            break;
        case 7:
            in = about(registry::ChangeKind::correction, PersonId(homes[any(homes.size())].id.uuid()));
            in->record_kind = registry::SubjectKind::dwelling;
            in->values = {{"dwelling.use_kind", any(2) == 0 ? "rented" : "owner_occupied"}};
            break;
        default: return take_back();
        }
        // Many a step is refused (already tagged, moved out): that is part of the walk.
        const auto made = change(*in);
        if (made && made->state == registry::RequestState::applied) applied.push_back(made->id);
    }
    void take_back() {
        if (applied.empty()) return;
        const auto id = applied[any(applied.size())];
        const auto now = changes.find(approver(worker, community, area::Level::community), id);
        if (!now || now->state != registry::RequestState::applied) return;
        const auto by = approver(UserId(ids.next_uuid()), *first.district, area::Level::district);
        if (changes.decide(by, id, {registry::RequestAction::undo, "核实有误", now->version})) ++undone;
    }

    std::mt19937 random{20261122};
    std::vector<registry::DwellingRow> homes;
    std::vector<registry::PersonRow> people;
    std::vector<registry::RequestId> applied;
    int undone = 0;
};
LINLI_BOTH_ENGINES(RandomWalk);

TEST_P(RandomWalk, EveryDayComesBackAsItWas) {
    settle();
    std::map<std::pair<Date, std::string>, Told> recorded;
    const auto begin = day("2026-03-02");
    constexpr int days = 20;
    for (int d = 0; d < days; ++d) {
        noon(begin.plus_days(d).text());
        for (int i = 0; i < 7; ++i) {
            clock.advance(std::chrono::minutes(1));
            step();
        }
        // In the last second of the day.
        clock.set(shanghai_instant(begin.plus_days(d + 1)) - std::chrono::milliseconds(1));
        for (const auto* code : watched) recorded[{begin.plus_days(d), code}] = tell(code, {});
    }
    noon(begin.plus_days(days).text());
    EXPECT_GT(applied.size(), 40U);
    EXPECT_GT(undone, 2);
    std::map<std::string, std::size_t> rows;
    for (const auto& [key, told] : recorded) {
        EXPECT_EQ(tell(key.second.c_str(), key.first), told) << key.second << " of " << key.first.text();
        rows[key.second] += told.rows.size();
    }
    for (const auto* code : watched) EXPECT_GT(rows[code], 0U) << code;
    // And the difference of two days is the difference of the two lists.
    for (const auto* code : watched)
        for (const int d : {3, 9, 14}) {
            CompareLedger in{.from = begin.plus_days(d), .until = begin.plus_days(d + 5)};
            in.limit = 200;
            const auto got = service.compare(scope(may_read), code, in).value();
            const auto size = [&](int n) {
                return static_cast<std::int64_t>(recorded[{begin.plus_days(n), code}].rows.size());
            };
            EXPECT_EQ(got.before, size(d)) << code;
            EXPECT_EQ(got.after, size(d + 5)) << code;
            EXPECT_EQ(got.before + got.came - got.left, got.after);
            for (const auto& one : got.items) EXPECT_FALSE(one.why.empty());
        }
}

}  // namespace
}  // namespace linli::ledgers
