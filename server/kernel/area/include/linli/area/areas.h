#pragma once

#include <linli/area/types.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <string>
#include <string_view>
#include <vector>

namespace linli::area {

inline constexpr ProblemType no_such_area{"area/not-found", 404, "没有这个区域", "There is no such area"};
inline constexpr ProblemType wrong_level{"area/wrong-level", 422, "上级区域的层级不正确",
                                         "The parent has the wrong level"};
inline constexpr ProblemType code_taken{"area/code-taken", 409, "同级已有相同编码的区域", "The code is taken"};
inline constexpr ProblemType changed_meanwhile{"area/changed-meanwhile", 409, "区域已被他人更新，请刷新后再操作",
                                               "The area changed meanwhile"};
inline constexpr ProblemType has_children{"area/has-children", 409, "仍有下级区域，不能停用",
                                          "The area still has parts"};

/// What a new area needs; ancestors follow from the parent.
struct NewArea {
    AreaId id;
    Level level = Level::grid;
    std::optional<AreaId> parent_id;  ///< nothing only for the district
    std::string code;
    std::string name;
    std::vector<std::string> aliases;  ///< other ways people write it: 12号楼, 12幢
    std::optional<double> lon;         ///< WGS 84, of the middle
    std::optional<double> lat;
    std::string outline;  ///< GeoJSON geometry text, may be empty
    std::int64_t household_count = 0;
    std::int64_t height_dm = 0;  ///< of a building, decimetres; 0: not known
};

// The tree of places, dated: a split, merge or move ends the old row's validity and keeps it as history, so that what
// happened in an area stays there. All functions work inside the caller's transaction; lookups see what is valid now.

// Changes of one tenant's tree follow each other (a row lock on the tree), so no part is added below an area that is
// being moved or ended. A code is free again when its area has ended.

/// Adds an area; the same one again answers what is stored. @refuses no_such_area (parent), wrong_level, code_taken.
Result<Area> add(db::WriteTx& tx, TenantId tenant, const NewArea& area, Instant now);
/// Adds many at once (parents before children) by the engine's bulk path, ancestors computed in memory.
void add_many(db::WriteTx& tx, TenantId tenant, const std::vector<NewArea>& areas, Instant now);
std::optional<Area> find(db::ReadTx& tx, TenantId tenant, AreaId id);
std::optional<Area> find_by_code(db::ReadTx& tx, TenantId tenant, Level level, std::string_view code);
/// The single district of the tenant (the root). @throws InvariantBroken when the tenant has none.
Area root(db::ReadTx& tx, TenantId tenant);
/// Direct children as they stood at `at`, by code.
std::vector<Area> children(db::ReadTx& tx, TenantId tenant, AreaId parent, Instant at);
/// All areas of a level valid now, by code (bounded by `limit`).
std::vector<Area> all(db::ReadTx& tx, TenantId tenant, Level level, std::size_t limit = 100'000);
/// Areas whose name holds `text` or whose code is `text`, by code.
std::vector<Area> search(db::ReadTx& tx, TenantId tenant, std::string_view text, std::optional<Level> level,
                         std::size_t limit);
/// Renames or re-counts on the version the caller saw. @refuses no_such_area, changed_meanwhile.
Result<Area> change(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, std::string_view name,
                    std::int64_t household_count, Instant now);
/// Moves an area (with everything below) under another parent; history is kept, stored ancestors of the subtree are
/// rewritten here; the caller publishes `area.area-moved.v1`, on which other rooms rewrite theirs by a restartable job.
/// @refuses no_such_area, wrong_level, changed_meanwhile.
Result<Area> move(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, AreaId new_parent, Instant now);
/// Ends validity (split and merge are: add the new ones, move the parts, end the old).
/// @refuses no_such_area, changed_meanwhile, has_children.
Result<Area> end(db::WriteTx& tx, TenantId tenant, AreaId id, std::int64_t version, Instant now);
/// How the area stood at a moment in the past. @return nothing when it did not exist then.
std::optional<Area> as_of(db::ReadTx& tx, TenantId tenant, AreaId id, Instant at);
/// Every version of an area, oldest first; empty when it never was.
std::vector<Area> history(db::ReadTx& tx, TenantId tenant, AreaId id);
/// Names and aliases of all areas of a level with their ids: for address recognition.
struct NameEntry {
    std::string name;
    AreaId id;
    std::optional<AreaId> parent_id;
    Ancestors ancestors;
    bool alias = false;
};
std::vector<NameEntry> names(db::ReadTx& tx, TenantId tenant, Level level);
/// Outline and ancestors of all areas of a level: for point-in-polygon.
struct Outline {
    AreaId id;
    Ancestors ancestors;
    std::string geojson;
};
std::vector<Outline> outlines(db::ReadTx& tx, TenantId tenant, Level level);
/// Rises with every change of the tenant's tree: caches compare it.
std::int64_t tree_version(db::ReadTx& tx, TenantId tenant);

}  // namespace linli::area
