#pragma once

#include <linli/base/codes.h>
#include <linli/base/id.h>
#include <linli/sim/areas.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace linli::sim {

/// Words as kernel/organisation stores them; `government`, `police_station` and `health_centre` are `other` there.
enum class OrganisationKind {
    government,
    department,
    section,
    public_institution,
    company,
    street_office,
    community_committee,
    village_committee,
    police_station,
    health_centre,
    property_company
};
constexpr std::array<std::string_view, 11> words(OrganisationKind) {
    return {"government",      "department",          "section",           "public_institution", "company",
            "street_office",   "community_committee", "village_committee", "police_station",     "health_centre",
            "property_company"};
}

struct Organisation {
    OrganisationId id;
    OrganisationId parent;  ///< nil for the district government and for companies
    OrganisationKind kind = OrganisationKind::department;
    std::string code;  ///< of a department: the one in departments.csv, which responsibility items name
    std::string name;
    std::string short_name;
    /// What it answers for; nil for property companies (see `PropertyContract`). A `section` works in every street:
    /// it is one organisation with a pair of posts in each.
    AreaId area;
    std::string phone;
};

/// Words of roles as kernel/access stores them; the ones the generator gives to somebody.
enum class Role {
    grid_worker,
    building_head,
    clerk,
    handler,
    merchant,
    leader,
    auditor,
    family_doctor,
    police_liaison,
    hotline_operator,
    system_operator,
    administrator,
    security_administrator
};
constexpr std::array<std::string_view, 13> words(Role) {
    return {"grid_worker",
            "building_head",
            "clerk",
            "handler",
            "merchant",
            "leader",
            "auditor",
            "family_doctor",
            "police_liaison",
            "hotline_operator",
            "operator",
            "administrator",
            "security_administrator"};
}

/// Somebody who signs in to work.
struct Staff {
    UserId id;
    std::string login;  ///< unique in the district, ASCII
    std::string name;
    codes::Sex sex = codes::Sex::female;
    Date birth;
    std::string phone;
    OrganisationId organisation;
};

/// A place in the organisation that one person holds (A角) and another takes over when needed (B角). @source INC-02
struct Post {
    PostId id;
    Role role = Role::handler;
    std::string title;  ///< zh-CN
    OrganisationId organisation;
    AreaId area;  ///< the subtree it reaches
    UserId holder;
    UserId deputy;  ///< nil when nobody stands in
    Date since;
};

/// A property company that looks after a compound. @source INC-10
struct PropertyContract {
    OrganisationId company;
    AreaId compound;
    UserId steward;  ///< 物业管家, holds the post `handler` for that compound
    Date since;
    Date until;
};

}  // namespace linli::sim
