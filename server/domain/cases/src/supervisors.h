#pragma once

#include <linli/access/posts.h>
#include <linli/cases/clocks.h>
#include <linli/db/database.h>

#include "repository.h"

#include <optional>
#include <string>

namespace linli::cases {

/// Where the owner of a matter sits: what a ladder climbs from.
struct Seat {
    std::optional<PostId> post;
    std::optional<UserId> owner;
    std::optional<OrganisationId> organisation;
    area::Ancestors place;
};
Seat seat_of(const repository::Record& record);

/// Whom a rung tells.
struct Told {
    std::optional<UserId> user;
    /// Nobody is there though somebody should be. Without it and without a user the rung does not apply: the place has
    /// no such level, or the owner is that supervisor.
    std::optional<Hole> hole;
};
Told find_supervisor(db::ReadTx& tx, TenantId tenant, Supervisor who, const Seat& seat, Instant now);

/// Whether the supervision of a hole has a supervisor again, or needs none. @param key its id as text
bool supervisor_found(db::ReadTx& tx, TenantId tenant, std::string_view key, Instant now);

/// Whether a hole is filled by now. @param calendar of the offices
bool repaired(db::ReadTx& tx, TenantId tenant, const Hole& hole, const WorkingCalendar& calendar, Instant now);
/// Sets who has to fill it: an administrator.
void give_to_administrator(db::ReadTx& tx, TenantId tenant, Hole& hole, Instant now);

}  // namespace linli::cases
