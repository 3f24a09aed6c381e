#include <linli/base/codes.h>
#include <linli/reference/list.h>

#include "key_chunks.h"
#include "repository_records.h"
#include "visible.h"

#include <map>
#include <set>

namespace linli::registry::repository {
namespace {

constexpr int most_links = 500;

EstablishmentLine read_line(const db::Row& row) {
    return {.id = row.get<MerchantId>("merchant_id"),
            .name = row.get<std::string>("name"),
            .kind = row.get<std::optional<std::string>>("kind").value_or("company"),
            .venue = row.get<std::optional<std::string>>("venue"),
            .category = row.get<std::string>("category"),
            .address = row.get<std::string>("address"),
            .licence_until = row.get<Date>("licence_until_on"),
            .grid_id = row.get<std::optional<AreaId>>("grid_id")};
}

Establishment read_establishment(const db::Row& row) {
    const auto line = read_line(row);
    Establishment e;
    e.id = line.id;
    e.uscc = row.get<std::string>("uscc");
    e.uscc_valid = codes::valid_uscc(e.uscc);
    e.name = line.name;
    e.kind = line.kind;
    e.venue = line.venue;
    e.category = line.category;
    e.owner_name = row.get<std::string>("owner_name");
    e.address = line.address;
    e.since = row.get<Date>("since_on");
    e.licence_until = line.licence_until;
    e.building_id = row.get<std::optional<AreaId>>("building_id");
    e.community_id = row.get<std::optional<AreaId>>("community_id");
    e.grid_id = line.grid_id;
    if (const auto standing = row.get<std::optional<std::string>>("standing"))
        e.standing = from_word<Standing>(*standing);
    e.version = row.get<std::int64_t>("version");
    return e;
}

/// Which of these records the scope holds, asked once for 128 of a kind.
std::set<Uuid> within(db::ReadTx& tx, const access::Scope& scope, SubjectKind kind, std::vector<Uuid> ids) {
    const auto& spec = subject(kind);
    std::set<Uuid> out;
    const auto where = scope.where(scope_columns(kind));
    each_chunk(distinct(std::move(ids)), where.params, [&](const std::string& list, db::Params params) {
        tx.each("SELECT " + std::string(spec.id) + " AS id FROM " + std::string(spec.table) + " WHERE " + where.sql +
                    " AND " + std::string(spec.id) + " IN " + list,
                params, [&](const db::Row& row) { out.insert(row.get<Uuid>("id")); });
    });
    return out;
}

}  // namespace

std::vector<LinkView> links_of(db::ReadTx& tx, const access::Scope& scope, const reference::List& kinds,
                               const Uuid& id) {
    std::vector<LinkView> out;
    for (const std::string_view side : {"from", "to"}) {
        const std::string me(side), other = side == "from" ? "to" : "from";
        tx.each(
            "SELECT link_id, kind, " + other + "_kind AS other_kind, " + other +
                "_id AS other_id, from_on, until_on, source, basis FROM registry_link WHERE tenant_id = :tenant AND " +
                me + "_id = :id ORDER BY kind, from_on, link_id LIMIT " + std::to_string(most_links),
            {{"tenant", scope.tenant()}, {"id", id}}, [&](const db::Row& row) {
                LinkView link;
                link.id = row.get<LinkId>("link_id");
                link.kind = row.get<std::string>("kind");
                if (const auto* entry = kinds.find(link.kind))
                    link.label = side == "from" ? entry->label : std::string(entry->text("inverse"));
                link.other_kind = row.get<SubjectKind>("other_kind");
                link.other_id = row.get<Uuid>("other_id");
                link.from = row.get<Date>("from_on");
                link.until = row.get<std::optional<Date>>("until_on");
                link.source = row.get<std::string>("source");
                link.basis = row.get<std::string>("basis");
                out.push_back(std::move(link));
            });
    }
    std::map<SubjectKind, std::vector<Uuid>> others;
    for (const auto& link : out) others[link.other_kind].push_back(link.other_id);
    std::set<Uuid> known;
    for (auto& [kind, ids] : others) known.merge(within(tx, scope, kind, std::move(ids)));
    std::erase_if(out, [&](const LinkView& link) { return known.count(link.other_id) == 0; });
    return out;
}

std::optional<api::PageKey> establishments(db::ReadTx& tx, const access::Scope& scope, const ListEstablishments& in,
                                           const std::optional<api::PageKey>& after,
                                           std::vector<EstablishmentLine>& lines) {
    api::PageQuery query{.select =
                             "merchant_id, name, kind, venue, category, address, licence_until_on, grid_id,"
                             " recorded_at_ms",
                         .from = "registry_merchant",
                         .order = "recorded_at_ms",
                         .id = "merchant_id",
                         .columns = scope_columns(SubjectKind::establishment),
                         .limit = static_cast<std::size_t>(in.limit)};
    query.extra = "(standing IS NULL OR standing <> 'merged')";
    if (in.venue) {
        query.extra += " AND venue = :venue";
        query.params.emplace_back("venue", *in.venue);
    }
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { lines.push_back(read_line(row)); });
}

std::optional<Establishment> establishment(db::ReadTx& tx, const access::Scope& scope, MerchantId id,
                                           std::optional<std::string>& sealed) {
    auto where = scope.where(scope_columns(SubjectKind::establishment));
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT merchant_id, uscc, name, kind, venue, category, owner_name, phone, address, since_on,"
        " licence_until_on, building_id, community_id, grid_id, standing, version FROM registry_merchant WHERE " +
            where.sql + " AND merchant_id = :id",
        db::Params(where.params), [&](const db::Row& row) {
            if (!row.null(row.column("phone"))) sealed = row.blob("phone");
            return read_establishment(row);
        });
}

}  // namespace linli::registry::repository
