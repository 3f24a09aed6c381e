#include <linli/events/outbox.h>

#include <linli/log/log.h>

namespace linli::events {
void Outbox::store(db::WriteTx& tx, const Address& address, std::string_view name, std::string payload) {
    tx.exec(
        "INSERT INTO events_event (tenant_id, event_id, name, aggregate_id, version, payload, occurred_at_ms, trace,"
        " district_id, street_id, community_id, grid_id, department_id, organisation_id, owner_id, reporter_id)"
        " VALUES (:tenant, :event, :name, :aggregate, :version, :payload, :occurred, :trace,"
        " :district, :street, :community, :grid, :department, :organisation, :owner, :reporter)",
        {{"tenant", address.tenant},
         {"event", ids_.next_uuid()},
         {"name", name},
         {"aggregate", address.aggregate},
         {"version", address.version},
         {"payload", payload},
         {"occurred", clock_.now()},
         {"trace", log::TraceScope::current()},
         {"district", address.district},
         {"street", address.street},
         {"community", address.community},
         {"grid", address.grid},
         {"department", address.department},
         {"organisation", address.organisation},
         {"owner", address.owner},
         {"reporter", address.reporter}});
    if (wake_) tx.after_commit(wake_);
}

}  // namespace linli::events
