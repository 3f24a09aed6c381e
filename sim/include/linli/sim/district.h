#pragma once

#include <linli/sim/areas.h>
#include <linli/sim/options.h>
#include <linli/sim/organisations.h>
#include <linli/sim/people.h>
#include <linli/sim/reports.h>
#include <linli/sim/truths.h>

#include <string>
#include <vector>

namespace linli::sim {

/// The people of the acceptance scenarios, so that a demonstration can sign in as them. @source scenarios.md §5.0
struct Persona {
    std::string word;  ///< `resident`, `grid_worker`, `leader` …
    std::string name;
    UserId user;      ///< nil for the resident
    PersonId person;  ///< the resident only
    AreaId area;      ///< the dwelling's grid, the grid, the community …
};

/// What comes before the people: the tree down to the grids, organisations, staff and posts.
struct Frame {
    std::string city;
    std::string district;
    std::vector<Area> areas;                  ///< parents before children
    std::vector<Organisation> organisations;  ///< government first, then its children, then property companies
    std::vector<Staff> staff;
    std::vector<Post> posts;
    std::vector<Persona> personas;
};

/// One community with its people. The register rows are ordered by dwelling, then by id.
struct Community {
    int index = 0;
    AreaId id;
    std::string name;
    bool full = false;        ///< the one with every register row
    bool sampled = false;     ///< only some homes of each grid are in the register
    std::vector<Area> areas;  ///< compounds, buildings, units; parents before children
    std::vector<Dwelling> dwellings;
    std::vector<Household> households;
    std::vector<Person> people;
    std::vector<Relation> relations;
    std::vector<Tag> tags;
    std::vector<PropertyContract> contracts;
    std::vector<Merchant> merchants;
    std::vector<Thing> things;
    std::vector<Bond> bonds;
    std::vector<Consent> consents;
    std::vector<Staff> staff;  ///< stewards and merchants
    std::vector<Post> posts;
    std::vector<Persona> personas;
    std::vector<Signal> signals;
    std::vector<Report> reports;
    std::vector<ReportTruth> report_truths;
    std::vector<Truth> truths;
};

/// Everything at once; for the default size only (1,000,000 people need about 1 GB this way).
struct District {
    Frame frame;
    std::vector<Community> communities;
};

/// Hears the district piece by piece: the frame once, then every community in order. One community is in memory
/// at a time. What a visitor throws ends the generation and reaches the caller.
class Visitor {
public:
    virtual ~Visitor() = default;
    virtual void on_frame(const Frame& frame) = 0;
    /// `community` may be moved from.
    virtual void on_community(Community&& community) = 0;
};

/// Invents the district. Same options and data files, same calls, on every machine. Single-threaded, no clock.
/// @refuses bad_options, bad_data_file.
Outcome generate(const Options& options, Visitor& visitor);
Result<District> generate(const Options& options);

}  // namespace linli::sim
