#pragma once

#include <linli/access/posts.h>

#include <optional>

namespace linli::access {

/// From `from` on, before `until`; without an end when there is none.
struct Period {
    Instant from;
    std::optional<Instant> until;
};

/// Whether holding `role` through `period` would at some moment put two of administration, security and audit into one
/// hand, in the user's own posts or as a deputy. Asked under the lock of `bump_epoch`. @source SEC-06 (三权分立)
bool duties_would_collide(db::ReadTx& tx, TenantId tenant, UserId user, Role role, const Period& period);

}  // namespace linli::access
