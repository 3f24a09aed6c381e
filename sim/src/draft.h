#pragma once

#include "demography.h"
#include "frame.h"
#include "noise_spec.h"
#include "plan.h"

#include <linli/sim/district.h>

#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace linli::sim {

/// What citizens say when they mean a responsibility item: a line of phrases.csv.
struct Saying {
    std::string item;
    std::string second;  ///< another item that is right for the same words; may be empty
    std::uint32_t weight = 1;
    bool in_town = true;
    bool in_village = true;
    bool placed = true;  ///< false: the matter has no place
    std::vector<std::string> phrases;
};
/// @refuses bad_data_file, also when a saying names an item that is not in `items`.
Result<std::vector<Saying>> read_sayings(const std::filesystem::path& phrases, const std::filesystem::path& items);

/// Everything that is the same for every community.
struct World {
    const Options& options;
    const Streams& streams;
    const Ids& ids;
    const Plan& plan;
    const Lattice& lattice;
    const FrameIndex& frame;
    const NoiseSpec& noise;
    const std::vector<Saying>& sayings;
    Date today;
};

/// A compound (in villages a group) while its community is made.
struct CompoundDraft {
    std::size_t area = 0;  ///< in Community::areas
    std::size_t grid = 0;  ///< in the community's plan
    std::string name;
    std::string road_address;  ///< `文萃路18号`; empty in villages
    bool village = false;
    int homes = 0;
    Plot plot;
    std::vector<std::size_t> dwellings;
    std::size_t first_building = 0;  ///< in Community::areas
    int buildings = 0;
};

/// What is known of a dwelling beyond its record.
struct DwellingDraft {
    std::size_t compound = 0;
    std::size_t grid = 0;
    bool occupied = false;
    bool reserved = false;            ///< unit 7-3 and the persona's home: no accident happens there
    bool spoilt = false;              ///< an error of the household or dwelling is planted here already
    std::vector<std::size_t> people;  ///< rows of Community::people recorded here, in order
};

/// What is true of a register row.
struct PersonDraft {
    std::size_t dwelling = 0;  ///< where the person is recorded, before any error
    bool spoilt = false;
    bool gone = false;  ///< dead or moved away although on record
};

/// A community being made: the public record, and what its makers must know about it.
struct Draft {
    Draft(const World& w, const CommunityPlan& p)
        : world(w),
          plan(p),
          id_numbers(p.index, static_cast<int>(w.plan.communities.size())),
          phones(w.streams.key("phones"), static_cast<std::uint32_t>(p.index)) {}

    const World& world;
    const CommunityPlan& plan;
    Community out;
    std::vector<CompoundDraft> compounds;
    std::vector<DwellingDraft> dwellings;                        ///< beside out.dwellings
    std::vector<PersonDraft> people;                             ///< beside out.people
    std::map<HouseholdId, std::vector<std::size_t>> households;  ///< rows of each, the head first
    std::map<std::string, std::uint64_t, std::less<>> counters;
    std::vector<NoiseRule> noise;  ///< what to spoil here, in rows
    int second_owners = 0;         ///< 盈北苑: rows of second owners, so that the sum is exact
    IdNumbers id_numbers;
    Phones phones;

    std::uint64_t owner() const { return static_cast<std::uint64_t>(plan.index); }
    Rng rng(std::string_view purpose) const { return world.streams.rng(purpose, owner()); }
    template <class T>
    T next_id(std::string_view kind) {
        auto found = counters.find(kind);
        if (found == counters.end()) found = counters.emplace(std::string(kind), 0).first;
        return world.ids.make_id<T>(kind, owner() + 1, found->second++);
    }
    bool in_special_compound(std::size_t person) const {
        return plan.full && dwellings[people[person].dwelling].grid == compound_grid;
    }
};

/// How many rows each rule spoils in this community; before anything else, because some rules add rows.
void plan_noise(Draft& draft);
/// Road, compounds, buildings, units, dwellings of the community.
void build_compounds(Draft& draft);
/// Households and register rows, without any error: exactly the planned number less the rows that errors add.
void settle_people(Draft& draft);
/// Person–house rows of everybody, owners of let and empty dwellings, exact in 盈北苑.
void relate_people(Draft& draft);
void tag_people(Draft& draft);
void open_shops(Draft& draft);
/// Spoils rows as the specification says, and writes down the truth.
void spoil(Draft& draft);
/// What other registers say about the (now spoilt) rows and about others.
void add_signals(Draft& draft);
void add_reports(Draft& draft);
/// Things that are looked after, who is whose guardian, who works where, what people agreed to, vaccinations: drawn
/// from streams of their own, so that none of the rows above depends on them.
void furnish(Draft& draft);

/// How people write where they live: from the compound on, in one of many ways that all name the same door.
std::string spoken_address(Rng& rng, const CompoundDraft& compound, const Dwelling& dwelling);

}  // namespace linli::sim
