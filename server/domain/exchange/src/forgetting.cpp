#include <linli/exchange/service.h>

#include <linli/registry/records.h>

#include "repository.h"

namespace linli::exchange {
namespace {

constexpr int batch = 200;
constexpr std::chrono::hours attempts_kept{30 * 24};

}  // namespace

std::int64_t CallService::forget_answers(db::WriteTx& tx, TenantId tenant, PersonId person, std::string_view purpose) {
    return repository::forget_answers(tx, tenant, person.uuid(), purpose);
}

std::int64_t CallService::forget(TenantId tenant) {
    const auto now = parts_.real_clock.now();
    auto gone = parts_.database.write([&](db::WriteTx& tx) {
        return repository::forget_old(tx, tenant, shanghai_date(parts_.clock.now()), now, now - attempts_kept);
    });
    CallId after;
    for (bool more = true; more;) {
        gone += parts_.database.write([&](db::WriteTx& tx) {
            std::int64_t count = 0;
            const auto rows = repository::kept_under_consent(tx, tenant, after, batch);
            for (const auto& row : rows)
                if (!parts_.records.consented(tx, tenant, PersonId(*row.view.subject_id), *row.consent))
                    count += repository::forget_answers(tx, tenant, *row.view.subject_id, *row.consent);
            more = rows.size() == batch;
            if (more) after = rows.back().view.id;
            return count;
        });
    }
    return gone;
}

}  // namespace linli::exchange
