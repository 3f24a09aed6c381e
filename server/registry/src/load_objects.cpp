#include "load_objects.h"

namespace linli::registry {

using db::to_value;
using db::Value;

void store_objects(db::WriteTx& tx, TenantId tenant, std::span<const ObjectRow> rows, Instant now) {
    tx.bulk("registry_object",
            {"tenant_id",      "object_id",   "kind",        "code",      "name",         "address",       "attributes",
             "building_id",    "compound_id", "lon",         "lat",       "inspected_on", "inspect_by_on", "source",
             "recorded_at_ms", "version",     "district_id", "street_id", "community_id", "grid_id"},
            [&, next = std::size_t{0}](std::vector<Value>& row) mutable {
                if (next == rows.size()) return false;
                const auto& o = rows[next++];
                row = {to_value(tenant),
                       to_value(o.id),
                       to_value(o.kind),
                       to_value(o.code),
                       to_value(o.name),
                       to_value(o.address),
                       to_value(o.attributes),
                       to_value(o.building),
                       to_value(o.compound),
                       to_value(o.lon),
                       to_value(o.lat),
                       to_value(o.inspected),
                       to_value(o.inspect_by),
                       to_value(o.source),
                       to_value(now),
                       to_value(1),
                       to_value(o.place.district),
                       to_value(o.place.street),
                       to_value(o.place.community),
                       to_value(o.place.grid)};
                return true;
            });
}

void store_links(db::WriteTx& tx, TenantId tenant, std::span<const LinkRow> rows, Instant now) {
    tx.bulk("registry_link",
            {"tenant_id", "link_id", "kind", "from_kind", "from_id", "to_kind", "to_id", "from_on", "until_on",
             "source", "basis", "recorded_at_ms"},
            [&, next = std::size_t{0}](std::vector<Value>& row) mutable {
                if (next == rows.size()) return false;
                const auto& l = rows[next++];
                row = {to_value(tenant),    to_value(l.id),      to_value(l.kind),  to_value(l.from_kind),
                       to_value(l.from_id), to_value(l.to_kind), to_value(l.to_id), to_value(l.from),
                       to_value(l.until),   to_value(l.source),  to_value(l.basis), to_value(now)};
                return true;
            });
}

void store_consents(db::WriteTx& tx, TenantId tenant, std::span<const ConsentRow> rows) {
    tx.bulk(
        "registry_consent",
        {"tenant_id", "consent_id", "person_id", "purpose", "text_version", "channel", "given_at_ms", "valid_until_on"},
        [&, next = std::size_t{0}](std::vector<Value>& row) mutable {
            if (next == rows.size()) return false;
            const auto& c = rows[next++];
            row = {to_value(tenant),         to_value(c.id),      to_value(c.person), to_value(c.purpose),
                   to_value(c.text_version), to_value(c.channel), to_value(c.given),  to_value(c.valid_until)};
            return true;
        });
}

}  // namespace linli::registry
