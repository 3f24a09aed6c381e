#include <linli/organisation/organisations.h>

#include <algorithm>
#include <unordered_map>

namespace linli::organisation {
namespace {

constexpr std::string_view columns =
    "organisation_id, code, name, short_name, kind, parent_id, department_id, area_id, valid_from_ms, valid_until_ms, "
    "version";

Organisation read(const db::Row& row) {
    return {.id = row.get<OrganisationId>("organisation_id"),
            .code = row.get<std::string>("code"),
            .name = row.get<std::string>("name"),
            .short_name = row.get<std::string>("short_name"),
            .kind = row.get<Kind>("kind"),
            .parent_id = row.get<std::optional<OrganisationId>>("parent_id"),
            .department_id = row.get<OrganisationId>("department_id"),
            .area_id = row.get<std::optional<AreaId>>("area_id"),
            .valid_from = row.get<Instant>("valid_from_ms"),
            .valid_until = row.get<std::optional<Instant>>("valid_until_ms"),
            .version = row.get<std::int64_t>("version")};
}

std::string select(std::string_view where) {
    return "SELECT " + std::string(columns) +
           " FROM organisation_organisation WHERE tenant_id = :tenant"
           " AND valid_until_ms IS NULL AND " +
           std::string(where);
}

/// Takes the lock under which a tenant's tree is changed: what is read after this cannot change until the transaction
/// ends (PostgreSQL; SQLite has one writer anyway).
void lock_tree(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "INSERT INTO organisation_tree (tenant_id, version) VALUES (:tenant, 1)"
        " ON CONFLICT (tenant_id) DO UPDATE SET version = organisation_tree.version + 1",
        {{"tenant", tenant}});
}

/// Stores name and end of `next` as the following version; the old one becomes history. An ended body stays as a mark
/// without duration. A clock that went back does not: no version may end before it began.
bool advance(db::WriteTx& tx, TenantId tenant, Organisation& next, Instant now) {
    const auto since = std::max(now, next.valid_from);
    tx.exec(
        "INSERT INTO organisation_history (tenant_id, organisation_id, version, code, name, valid_from_ms,"
        " valid_until_ms) SELECT tenant_id, organisation_id, version, code, name, valid_from_ms,"
        " cast(:since as bigint) FROM organisation_organisation WHERE tenant_id = :tenant AND organisation_id = :id",
        {{"since", since}, {"tenant", tenant}, {"id", next.id}});
    next.valid_from = since;
    if (next.valid_until) next.valid_until = since;
    ++next.version;
    return tx.exec(
               "UPDATE organisation_organisation SET name = :name, valid_from_ms = :from, valid_until_ms = :until,"
               " version = :version WHERE tenant_id = :tenant AND organisation_id = :id AND version = :seen",
               {{"name", next.name},
                {"from", next.valid_from},
                {"until", next.valid_until},
                {"version", next.version},
                {"tenant", tenant},
                {"id", next.id},
                {"seen", next.version - 1}}) == 1;
}

std::int64_t living_sections(db::ReadTx& tx, TenantId tenant, OrganisationId id) {
    return *tx.value<std::int64_t>(
        "SELECT count(*) FROM organisation_organisation WHERE tenant_id = :tenant AND parent_id = :id"
        " AND valid_until_ms IS NULL",
        {{"tenant", tenant}, {"id", id}});
}

/// The same body sent a second time.
bool same(const Organisation& stored, const Organisation& in) {
    return stored.code == in.code && stored.kind == in.kind && stored.parent_id == in.parent_id;
}

}  // namespace

Result<Organisation> add(db::WriteTx& tx, TenantId tenant, const Organisation& in, Instant now) {
    lock_tree(tx, tenant);
    if (const auto stored = find(tx, tenant, in.id); stored && same(*stored, in)) return *stored;
    auto fresh = in;
    fresh.department_id = in.id;
    if (in.parent_id) {
        const auto parent = find(tx, tenant, *in.parent_id);
        if (!parent) return refuse(no_such_organisation);
        fresh.department_id = parent->department_id;
    }
    fresh.valid_from = now;
    fresh.valid_until.reset();
    fresh.version = 1;
    const auto stored = tx.exec(
        "INSERT INTO organisation_organisation (tenant_id, organisation_id, code, name, short_name, kind, parent_id,"
        " department_id, area_id, valid_from_ms, version) VALUES (:tenant, :id, :code, :name, :short, :kind, :parent,"
        " :department, :area, :from, 1) ON CONFLICT DO NOTHING",
        {{"tenant", tenant},
         {"id", fresh.id},
         {"code", fresh.code},
         {"name", fresh.name},
         {"short", fresh.short_name},
         {"kind", fresh.kind},
         {"parent", fresh.parent_id},
         {"department", fresh.department_id},
         {"area", fresh.area_id},
         {"from", now}});
    if (stored == 0) return refuse(code_taken);
    return fresh;
}

void add_many(db::WriteTx& tx, TenantId tenant, const std::vector<Organisation>& organisations, Instant now) {
    lock_tree(tx, tenant);
    std::unordered_map<OrganisationId, OrganisationId> department;
    for (const auto& o : organisations) {
        const auto parent = o.parent_id ? department.find(*o.parent_id) : department.end();
        LINLI_INVARIANT(!o.parent_id || parent != department.end(), "add_many: parents come before children");
        department[o.id] = o.parent_id ? parent->second : o.id;
    }
    std::size_t next = 0;
    tx.bulk("organisation_organisation",
            {"tenant_id", "organisation_id", "code", "name", "short_name", "kind", "parent_id", "department_id",
             "area_id", "valid_from_ms", "version"},
            [&](std::vector<db::Value>& row) {
                if (next == organisations.size()) return false;
                const auto& o = organisations[next++];
                using db::to_value;
                row = {to_value(tenant),
                       to_value(o.id),
                       to_value(o.code),
                       to_value(o.name),
                       to_value(o.short_name),
                       to_value(o.kind),
                       to_value(o.parent_id),
                       to_value(department[o.id]),
                       to_value(o.area_id),
                       to_value(now),
                       to_value(1)};
                return true;
            });
}

std::optional<Organisation> find(db::ReadTx& tx, TenantId tenant, OrganisationId id) {
    static const auto sql = select("organisation_id = :id");
    return tx.one(sql, {{"tenant", tenant}, {"id", id}}, read);
}

std::optional<Organisation> find_by_code(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    static const auto sql = select("code = :code");
    return tx.one(sql, {{"tenant", tenant}, {"code", code}}, read);
}

std::optional<Organisation> responsible_for(db::ReadTx& tx, TenantId tenant, Kind kind, AreaId area) {
    static const auto sql = select("area_id = :area AND kind = :kind ORDER BY valid_from_ms, organisation_id LIMIT 1");
    return tx.one(sql, {{"tenant", tenant}, {"area", area}, {"kind", kind}}, read);
}

std::vector<Organisation> all(db::ReadTx& tx, TenantId tenant, std::size_t limit) {
    static const auto sql = select("1 = 1 ORDER BY code LIMIT :limit");
    return tx.all(sql, {{"tenant", tenant}, {"limit", limit}}, read);
}

Result<Organisation> rename(db::WriteTx& tx, TenantId tenant, OrganisationId id, std::int64_t version,
                            std::string_view name, Instant now) {
    lock_tree(tx, tenant);
    auto organisation = find(tx, tenant, id);
    if (!organisation) return refuse(no_such_organisation);
    if (organisation->version != version) return refuse(changed_meanwhile);
    organisation->name = name;
    if (!advance(tx, tenant, *organisation, now)) return refuse(changed_meanwhile);
    return *organisation;
}

std::optional<Organisation> as_of(db::ReadTx& tx, TenantId tenant, OrganisationId id, Instant at) {
    static const std::string sql =
        "SELECT " + std::string(columns) +
        " FROM organisation_organisation WHERE tenant_id = :tenant AND organisation_id = :id AND valid_from_ms <= :at"
        " AND (valid_until_ms IS NULL OR valid_until_ms > :at) UNION ALL"
        " SELECT o.organisation_id, h.code, h.name, o.short_name, o.kind, o.parent_id, o.department_id, o.area_id,"
        " h.valid_from_ms, h.valid_until_ms, h.version FROM organisation_history h JOIN organisation_organisation o"
        " ON o.tenant_id = h.tenant_id AND o.organisation_id = h.organisation_id"
        " WHERE h.tenant_id = :tenant AND h.organisation_id = :id AND h.valid_from_ms <= :at AND h.valid_until_ms > "
        ":at";
    return tx.one(sql, {{"tenant", tenant}, {"id", id}, {"at", at}}, read);
}

Result<Organisation> end(db::WriteTx& tx, TenantId tenant, OrganisationId id, std::int64_t version, Instant now,
                         const PostCount& living_posts) {
    lock_tree(tx, tenant);
    auto organisation = find(tx, tenant, id);
    if (!organisation) return refuse(no_such_organisation);
    if (organisation->version != version) return refuse(changed_meanwhile);
    const auto sections = living_sections(tx, tenant, id);
    const auto posts = living_posts(tx, tenant, id);
    if (sections > 0 || posts > 0)
        return refuse(still_used, "该单位仍有下级机构 " + std::to_string(sections) + " 个、岗位 " +
                                      std::to_string(posts) + " 个，请先停用或调整。");
    organisation->valid_until = now;
    if (!advance(tx, tenant, *organisation, now)) return refuse(changed_meanwhile);
    return *organisation;
}

}  // namespace linli::organisation
