#pragma once

#include <linli/area/events.h>
#include <linli/base/clock.h>
#include <linli/db/database.h>
#include <linli/geo/locator.h>

#include <functional>

namespace linli::cases {

/// Open cases go with the tree of places: after a grid was split, merged or moved each of them stands where its
/// compound, else its coordinates or address, lie now; one that says no more than a grid that ended keeps the
/// community and is in no grid. What is closed stays where it happened. A job in batches, one transaction each, that
/// goes on where it was; then looked at again for ten minutes, because a step that began before may still write the
/// old place. Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class CaseFollower {
public:
    /// @param settled called once when the open cases of a changed area stand where they belong, in that transaction
    CaseFollower(db::Database& database, const Clock& clock, geo::Locator& locator,
                 std::function<void(db::WriteTx&, TenantId)> settled = {})
        : database_(database), clock_(clock), locator_(locator), settled_(std::move(settled)) {}

    /// Subscriber of `area.area-moved.v1`.
    void hear(db::WriteTx& tx, TenantId tenant, const area::AreaMoved& moved);
    /// The next batch that is due. @return false when none is
    bool run_once(TenantId tenant, int batch = 200);

private:
    db::Database& database_;
    const Clock& clock_;
    geo::Locator& locator_;
    std::function<void(db::WriteTx&, TenantId)> settled_;
};

}  // namespace linli::cases
