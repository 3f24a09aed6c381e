#include <linli/json/read.h>
#include <linli/reference/list.h>

#include "past_tables.h"
#include "repository_records.h"
#include "visible.h"

namespace linli::registry::repository {
namespace {

constexpr std::string_view object_columns =
    "object_id, kind, code, name, address, attributes, building_id, compound_id, grid_id, lon, lat, inspected_on,"
    " inspect_by_on, source, version, recorded_at_ms";

Object read_object(const db::Row& row, const reference::List& kinds, Date today) {
    Object o;
    o.id = row.get<ObjectId>("object_id");
    o.kind = row.get<std::string>("kind");
    const auto* kind = kinds.find(o.kind);
    o.kind_label = kind == nullptr ? o.kind : kind->label;
    o.code = row.get<std::string>("code");
    o.name = row.get<std::string>("name");
    o.address = row.get<std::string>("address");
    if (const auto parsed = json::parse(row.text(row.column("attributes"))); parsed && parsed->is_object())
        o.attributes = parsed->get_object();
    o.building_id = row.get<std::optional<AreaId>>("building_id");
    o.compound_id = row.get<std::optional<AreaId>>("compound_id");
    o.grid_id = row.get<std::optional<AreaId>>("grid_id");
    o.lon = row.get<std::optional<double>>("lon");
    o.lat = row.get<std::optional<double>>("lat");
    o.inspected = row.get<std::optional<Date>>("inspected_on");
    o.inspect_by = row.get<std::optional<Date>>("inspect_by_on");
    o.inspection_due = o.inspect_by && *o.inspect_by <= today;
    o.source = row.get<std::string>("source");
    o.version = row.get<std::int64_t>("version");
    return o;
}

}  // namespace

std::optional<Object> object(db::ReadTx& tx, const access::Scope& scope, const reference::List& kinds, ObjectId id,
                             Date today) {
    auto where = scope.where(scope_columns(SubjectKind::object));
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(object_columns) + " FROM registry_object WHERE " + where.sql + " AND object_id = :id",
        db::Params(where.params), [&](const db::Row& row) { return read_object(row, kinds, today); });
}

std::optional<api::PageKey> objects(db::ReadTx& tx, const access::Scope& scope, const ListObjects& in,
                                    const reference::List& kinds, Date today, const std::optional<api::PageKey>& after,
                                    std::vector<Object>& lines) {
    api::PageQuery query{.select = object_columns,
                         .from = "registry_object",
                         .order = "recorded_at_ms",
                         .id = "object_id",
                         .columns = scope_columns(SubjectKind::object),
                         .limit = static_cast<std::size_t>(in.limit)};
    if (in.kind) {
        query.extra = "kind = :kind";
        query.params.emplace_back("kind", *in.kind);
    }
    return api::fetch_page(tx, scope, query, after,
                           [&](const db::Row& row) { lines.push_back(read_object(row, kinds, today)); });
}

bool note_inspection(db::WriteTx& tx, TenantId tenant, ObjectId id, const Inspect& in, std::optional<Date> due,
                     Instant now) {
    const auto key = id.uuid();
    past::keep(tx, tenant, past::object, {&key, 1}, now);
    return tx.exec(
               "UPDATE registry_object SET inspected_on = :on, inspect_by_on = :due, version = version + 1"
               " WHERE tenant_id = :tenant AND object_id = :id AND version = :version",
               {{"on", in.on}, {"due", due}, {"tenant", tenant}, {"id", id}, {"version", in.version}}) == 1;
}

}  // namespace linli::registry::repository
