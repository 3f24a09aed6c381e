#pragma once

#include "id_numbers.h"
#include "names.h"
#include "plan.h"

#include <linli/sim/district.h>

#include <map>
#include <string>
#include <string_view>

namespace linli::sim {

/// A line of departments.csv.
struct Department {
    std::string code;
    std::string name;
    std::string short_name;
    OrganisationKind kind = OrganisationKind::department;
    std::string parent;  ///< code; empty = the government
};
Result<std::vector<Department>> read_departments(const std::filesystem::path& file);

/// The owner of what belongs to no community.
inline constexpr std::uint64_t frame_owner = 600;

/// Makes people who work, and the posts they hold. Their identity numbers are nobody's business.
class StaffMaker {
public:
    StaffMaker(const Streams& streams, const Ids& ids, Date today, std::uint64_t owner);
    /// A new person. `age` 0 = some age at which one works.
    Staff hire(Role role, OrganisationId organisation, int age = 0);
    Post post(Role role, std::string title, OrganisationId organisation, AreaId area, UserId holder, UserId deputy);

private:
    Rng rng_;
    Ids ids_;
    Phones phones_;
    Date today_;
    std::uint64_t owner_;
    std::uint64_t staff_count_ = 0;
    std::uint64_t post_count_ = 0;
    std::map<Role, int> logins_;
};

/// Where the ids of the frame are found again by what makes the communities.
struct FrameIndex {
    std::vector<AreaId> streets;
    std::vector<std::string> street_names;
    std::vector<AreaId> communities;
    std::vector<std::vector<AreaId>> grids;       ///< by community
    std::vector<std::vector<std::string>> codes;  ///< of the grids, by community
    std::vector<std::string> addresses;           ///< standard address of each community
    std::vector<OrganisationId> companies;        ///< property companies
    std::vector<std::string> company_names;
};

/// The tree down to the grids, all organisations but the shops, all staff but stewards and merchants.
struct FramePart {
    Frame frame;
    FrameIndex index;
};
FramePart make_frame(const Options& options, const Streams& streams, const Plan& plan, const Lattice& lattice,
                     const std::vector<Department>& departments);

/// Fills staff, posts and personas of a frame whose areas and organisations stand.
void staff_frame(const Options& options, const Streams& streams, FramePart& part);

}  // namespace linli::sim
