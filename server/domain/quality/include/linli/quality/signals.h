#pragma once

#include <linli/area/types.h>
#include <linli/base/date.h>
#include <linli/db/database.h>
#include <linli/quality/words.h>

#include <span>
#include <string>

namespace linli::vault {
class Vault;
}

namespace linli::quality {

/// What another register or an event says about somebody or a door, as it arrives. Numbers and names are not kept: only
/// keyed indexes by which the row of our register is found.
struct SignalRow {
    SignalId id;
    std::string kind;  ///< attendance, death_record, migration_record, water_month, rental_contract, sighting
    Purpose purpose = Purpose::filing;
    std::string source;
    Date on;
    std::string name, id_number, phone;
    std::optional<Uuid> dwelling;
    int litres = 0;
    area::Ancestors place;
};

/// For how long a signal of that purpose may be compared with the register, in days: after its day, and for entries of
/// other registers (filing) after the day we got it. @source SEC-06
int days_kept(Purpose purpose);

/// The last day on which a signal that arrives now may be compared.
Date forgotten_on(const SignalRow& signal, Instant now);

/// Stores signals by the engine's bulk path. @throws db::ConstraintFault when an id is taken.
void load_signals(db::WriteTx& tx, TenantId tenant, const vault::Vault& vault, std::span<const SignalRow> rows,
                  Instant now);

}  // namespace linli::quality
