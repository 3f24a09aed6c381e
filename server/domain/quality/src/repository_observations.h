#pragma once

#include <linli/quality/observations.h>

#include <string>
#include <vector>

namespace linli::quality::repository {

/// The newest signal of a kind about a person or a door, and how often there was one lately.
struct Newest {
    SignalKind kind = SignalKind::visit;
    std::string source;
    Date on;
    Date forget_on;
    int litres = 0;
    std::int64_t days = 0;
};
/// Signals that still may be compared, found by the keyed indexes of a record and by its door: one line a kind.
std::vector<Newest> newest_signals(db::ReadTx& tx, TenantId tenant, const std::string& number,
                                   const std::string& contact, const std::optional<Uuid>& dwelling, Date today);

/// Registered and observed residents of one grid.
struct Presence {
    area::Ancestors place;
    AreaId grid;
    std::int64_t registered = 0, seen = 0, door_in_use = 0, unregistered = 0;
};
/// Replaces the lines of a community and a day; lines older than `forget` go.
void keep_presence(db::WriteTx& tx, TenantId tenant, AreaId community, Date day, Date forget,
                   const std::vector<Presence>& rows);
/// The newest line of each grid inside the scope.
std::vector<ResidenceGap> gaps(db::ReadTx& tx, const access::Scope& scope, std::optional<Date>& day);

}  // namespace linli::quality::repository
