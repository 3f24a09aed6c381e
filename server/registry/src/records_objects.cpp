#include <linli/area/areas.h>
#include <linli/json/read.h>
#include <linli/reference/reference.h>
#include <linli/registry/load.h>

#include "attributes.h"
#include "load_objects.h"
#include "records_impl.h"
#include "repository_changes.h"
#include "repository_records.h"

#include <boost/json/serialize.hpp>

namespace linli::registry {
namespace {

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
        api::Page<Object> page;
        const auto next = repository::objects(tx, scope, in, *kinds, self.today(), after, page.items);
        if (next) page.next = self.parts.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Result<Object> RecordService::object(const access::Scope& scope, ObjectId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Object> {
        const auto kinds = self.list(tx, scope.tenant(), reference::lists::object_kinds);
        auto found = repository::object(tx, scope, *kinds, id, self.today());
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
        const bool taken = repository::record_exists(tx, tenant, SubjectKind::object, in.id.uuid());
        if (taken) {
            const auto stored = repository::object(tx, scope, *kinds, in.id, self.today());
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
        return repository::object(tx, scope, *kinds, in.id, self.today()).value();
    });
}

Result<Object> RecordService::inspect(const access::Scope& scope, ObjectId id, const Inspect& in) {
    auto& self = *impl_;
    if (in.on > self.today()) return refuse(day_to_come);
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Object> {
        const auto tenant = scope.tenant();
        const auto kinds = self.list(tx, tenant, reference::lists::object_kinds);
        const auto found = repository::object(tx, scope, *kinds, id, self.today());
        if (!found) return refuse(access::not_found);
        const auto* kind = kinds->find(found->kind);
        const auto days = kind == nullptr ? 0 : kind->number("inspection_days");
        const auto due = days > 0 ? std::optional(in.on.plus_days(days)) : std::nullopt;
        if (!repository::note_inspection(tx, tenant, id, in, due, self.parts.clock.now()))
            return refuse(record_changed);
        note_write(tx, self.parts.audit, scope, "inspectObject", SubjectKind::object, id.uuid());
        return repository::object(tx, scope, *kinds, id, self.today()).value();
    });
}

}  // namespace linli::registry
