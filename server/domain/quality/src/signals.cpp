#include <linli/quality/signals.h>

#include <linli/vault/vault.h>

#include "keys.h"

#include <algorithm>

namespace linli::quality {
namespace {

using db::to_value;
using db::Value;

Value bytes(const std::string& content) {
    return content.empty() ? Value(std::monostate{}) : to_value(db::Bytes{content});
}

/// A register's entry holds until that register says otherwise: its term begins when we got it. What somebody did on a
/// day is forgotten by that day.
Date term_begins(const SignalRow& signal, Instant now) {
    return signal.purpose == Purpose::filing ? std::max(signal.on, shanghai_date(now)) : signal.on;
}

}  // namespace

Date forgotten_on(const SignalRow& signal, Instant now) {
    return term_begins(signal, now).plus_days(days_kept(signal.purpose));
}

int days_kept(Purpose purpose) {
    switch (purpose) {
    case Purpose::visit: return 365;
    case Purpose::activity: return 90;
    case Purpose::filing: return 3 * 365;
    case Purpose::attendance: return 180;
    case Purpose::device: return 400;
    }
    return 0;
}

void load_signals(db::WriteTx& tx, TenantId tenant, const vault::Vault& vault, std::span<const SignalRow> rows,
                  Instant now) {
    std::string number, contact;
    std::size_t next = 0;
    tx.bulk(
        "quality_signal",
        {"tenant_id", "signal_id", "kind", "purpose", "source", "on_day", "forget_on", "number_index", "contact_index",
         "dwelling_id", "litres", "recorded_at_ms", "district_id", "street_id", "community_id", "grid_id"},
        [&](std::vector<Value>& row) {
            if (next == rows.size()) return false;
            const auto& s = rows[next++];
            number = number_key(vault, tenant, s.id_number);
            contact = contact_key(vault, tenant, s.phone, s.name);
            row = {to_value(tenant),
                   to_value(s.id),
                   to_value(s.kind),
                   to_value(s.purpose),
                   to_value(s.source),
                   to_value(s.on),
                   to_value(forgotten_on(s, now)),
                   bytes(number),
                   bytes(contact),
                   to_value(s.dwelling),
                   to_value(s.litres),
                   to_value(now),
                   to_value(s.place.district),
                   to_value(s.place.street),
                   to_value(s.place.community),
                   to_value(s.place.grid)};
            return true;
        });
}

}  // namespace linli::quality
