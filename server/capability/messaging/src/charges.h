#pragma once

#include <linli/base/date.h>

#include "repository.h"

namespace linli::messaging {

/// The first sign that a gateway took a delivery, an answer or a receipt, makes it cost; later ones change nothing.
inline void charge_once(db::WriteTx& tx, TenantId tenant, const DeliveryName& name, Instant now) {
    constexpr std::size_t month_length = 7;
    if (const auto made = repository::charge(tx, tenant, name))
        repository::add_cost(tx, tenant, shanghai_date(now).text().substr(0, month_length), *made);
}

}  // namespace linli::messaging
