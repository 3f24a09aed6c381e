#include <linli/area/areas.h>
#include <linli/json/read.h>
#include <linli/reference/reference.h>
#include <linli/registry/load.h>

#include "attributes.h"
#include "load_objects.h"
#include "records_impl.h"

#include <boost/json/serialize.hpp>

namespace linli::registry {
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

std::optional<Object> find(db::ReadTx& tx, const access::Scope& scope, const reference::List& kinds, ObjectId id,
                           Date today) {
    auto where = scope.where(scope_columns(SubjectKind::object));
    where.params.emplace_back("id", id);
    return tx.one(
        "SELECT " + std::string(object_columns) + " FROM registry_object WHERE " + where.sql + " AND object_id = :id",
        db::Params(where.params), [&](const db::Row& row) { return read_object(row, kinds, today); });
}

/// The place of a new thing: an area that the scope covers.
Result<ObjectRow> placed(db::ReadTx& tx, const access::Scope& scope, const RegisterObject& in) {
    const auto area = area::find(tx, scope.tenant(), in.area_id);
    if (!area || !scope.covers(area->ancestors, {}, {}, {}, {})) return refuse(not_in_reach);
    ObjectRow row;
    row.place = area->ancestors;
    if (area->level == area::Level::compound) row.compound = area->id;
    if (area->level == area::Level::building || area->level == area::Level::unit) row.building = area->id;
    return row;
}

bool same(const Object& stored, const RegisterObject& in) {
    return stored.kind == in.kind && stored.code == in.code && stored.name == in.name && stored.address == in.address &&
           stored.attributes == in.attributes;
}

}  // namespace

Result<api::Page<Object>> RecordService::objects(const access::Scope& scope, const ListObjects& in) {
    auto& self = *impl_;
    const auto operation = "listObjects:" + in.kind.value_or("all");
    LINLI_TRY(const auto after, page_position(self.parts.cursors, scope, operation, in.cursor));
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<Object>> {
        const auto kinds = self.list(tx, scope.tenant(), reference::lists::object_kinds);
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
        api::Page<Object> page;
        const auto next = api::fetch_page(tx, scope, query, after, [&](const db::Row& row) {
            page.items.push_back(read_object(row, *kinds, self.today()));
        });
        if (next) page.next = self.parts.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Object> RecordService::object(const access::Scope& scope, ObjectId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Object> {
        const auto kinds = self.list(tx, scope.tenant(), reference::lists::object_kinds);
        auto found = find(tx, scope, *kinds, id, self.today());
        if (!found) return refuse(access::not_found);
        return *std::move(found);
    });
}

Result<Object> RecordService::add_object(const access::Scope& scope, const RegisterObject& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Object> {
        const auto tenant = scope.tenant();
        const auto kinds = self.list(tx, tenant, reference::lists::object_kinds);
        const auto* kind = kinds->find(in.kind);
        if (kind == nullptr) return refuse(unknown_kind);
        if (auto wrong = attribute_faults(kind->text("attributes"), in.attributes); !wrong.empty())
            return refuse(json::invalid_fields, std::move(wrong));
        const bool taken = tx.exists("SELECT 1 FROM registry_object WHERE tenant_id = :tenant AND object_id = :id",
                                     {{"tenant", tenant}, {"id", in.id}});
        if (taken) {
            const auto stored = find(tx, scope, *kinds, in.id, self.today());
            if (!stored || !same(*stored, in)) return refuse(record_id_taken);
            return *stored;
        }
        LINLI_TRY(auto row, placed(tx, scope, in));
        row.id = in.id;
        row.kind = in.kind;
        row.code = in.code;
        row.name = in.name;
        row.address = in.address;
        row.attributes = boost::json::serialize(in.attributes);
        row.lon = in.lon;
        row.lat = in.lat;
        row.source = "home_visit";
        if (const auto days = kind->number("inspection_days"); days > 0) row.inspect_by = self.today().plus_days(days);
        store_objects(tx, tenant, std::span(&row, 1), self.parts.clock.now());
        note_write(tx, self.parts.audit, scope, "registerObject", SubjectKind::object, in.id.uuid(), in.kind);
        return find(tx, scope, *kinds, in.id, self.today()).value();
    });
}

Result<Object> RecordService::inspect(const access::Scope& scope, ObjectId id, const Inspect& in) {
    auto& self = *impl_;
    if (in.on > self.today()) return refuse(day_to_come);
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Object> {
        const auto tenant = scope.tenant();
        const auto kinds = self.list(tx, tenant, reference::lists::object_kinds);
        const auto found = find(tx, scope, *kinds, id, self.today());
        if (!found) return refuse(access::not_found);
        const auto* kind = kinds->find(found->kind);
        const auto days = kind == nullptr ? 0 : kind->number("inspection_days");
        const auto due = days > 0 ? std::optional(in.on.plus_days(days)) : std::nullopt;
        const auto changed = tx.exec(
            "UPDATE registry_object SET inspected_on = :on, inspect_by_on = :due, version = version + 1"
            " WHERE tenant_id = :tenant AND object_id = :id AND version = :version",
            {{"on", in.on}, {"due", due}, {"tenant", tenant}, {"id", id}, {"version", in.version}});
        if (changed == 0) return refuse(record_changed);
        note_write(tx, self.parts.audit, scope, "inspectObject", SubjectKind::object, id.uuid());
        return find(tx, scope, *kinds, id, self.today()).value();
    });
}

}  // namespace linli::registry
