#pragma once

#include <linli/area/types.h>
#include <linli/base/id.h>
#include <linli/base/result.h>
#include <linli/db/database.h>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::organisation {

inline constexpr ProblemType no_such_organisation{"organisation/not-found", 404, "没有这个单位",
                                                  "There is no such organisation"};
inline constexpr ProblemType code_taken{"organisation/code-taken", 409, "单位编码已被使用", "The code is taken"};
inline constexpr ProblemType changed_meanwhile{
    "organisation/changed-meanwhile", 409, "单位已被他人更新，请刷新后再操作", "The organisation changed meanwhile"};
inline constexpr ProblemType still_used{"organisation/still-used", 409, "单位仍有下级机构或岗位，不能停用",
                                        "The organisation still has sections or posts"};

/// What kind of body it is. @source ARC-19, DAT-17
enum class Kind {
    department,
    section,
    public_institution,
    street_office,
    community_committee,
    village_committee,
    property_company,
    company,
    other
};
constexpr std::array<std::string_view, 9> words(Kind) {
    return {"department",
            "section",
            "public_institution",
            "street_office",
            "community_committee",
            "village_committee",
            "property_company",
            "company",
            "other"};
}

/// A body that can be responsible. A department is the top of its own small tree; `department_id` is that top
/// (itself for a department), stored beside rows as `department_id` and `organisation_id`.
struct Organisation {
    OrganisationId id;
    std::string code;
    std::string name;
    std::string short_name;
    Kind kind = Kind::department;
    std::optional<OrganisationId> parent_id;
    OrganisationId department_id;
    std::optional<AreaId> area_id;  ///< where it is responsible (a community committee: its community)
    Instant valid_from{};
    std::optional<Instant> valid_until;
    std::int64_t version = 1;
};

// The tree of bodies, dated. Changes of one tenant's tree follow each other (a row lock on the tree), so no section is
// added below a body that is being ended. A code is free again when its body has ended; lookups see what is valid now.

/// Adds one; `department_id` is computed from the parent; the same one again answers what is stored.
/// @refuses no_such_organisation (parent), code_taken.
Result<Organisation> add(db::WriteTx& tx, TenantId tenant, const Organisation& organisation, Instant now);
void add_many(db::WriteTx& tx, TenantId tenant, const std::vector<Organisation>& organisations, Instant now);
std::optional<Organisation> find(db::ReadTx& tx, TenantId tenant, OrganisationId id);
std::optional<Organisation> find_by_code(db::ReadTx& tx, TenantId tenant, std::string_view code);
/// The body of `kind` responsible for exactly this area (the property company of a compound). @return nothing or the
/// oldest.
std::optional<Organisation> responsible_for(db::ReadTx& tx, TenantId tenant, Kind kind, AreaId area);
std::vector<Organisation> all(db::ReadTx& tx, TenantId tenant, std::size_t limit = 10'000);
Result<Organisation> rename(db::WriteTx& tx, TenantId tenant, OrganisationId id, std::int64_t version,
                            std::string_view name, Instant now);
/// How a body was at a moment in the past. @return nothing when it did not exist then.
std::optional<Organisation> as_of(db::ReadTx& tx, TenantId tenant, OrganisationId id, Instant at);
/// Counts the posts that live in a body. Posts are kept one floor up, so whoever ends a body brings the answer:
/// `access::end_organisation` does, and is what routes call.
using PostCount = std::function<std::int64_t(db::ReadTx& tx, TenantId tenant, OrganisationId id)>;
/// Ends validity. @refuses no_such_organisation, changed_meanwhile, still_used (naming how many sections and posts).
Result<Organisation> end(db::WriteTx& tx, TenantId tenant, OrganisationId id, std::int64_t version, Instant now,
                         const PostCount& living_posts);

}  // namespace linli::organisation
