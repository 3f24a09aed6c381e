#include <linli/quality/service.h>

#include "corrector.h"

namespace linli::quality {
namespace {

/// Short, because each fix writes several rows while others wait.
constexpr int at_once = 50;

}  // namespace

std::int64_t QualityService::cleanse(TenantId tenant, const std::stop_token& stop) {
    const auto scope = access::Gate::system(tenant, "quality-nightly");
    struct Batch {
        std::int64_t fixed = 0;
        std::optional<FindingId> last;
    };
    Batch all;
    while (!stop.stop_requested()) {
        const auto batch = parts_.database.write([&](db::WriteTx& tx) {
            Batch done;
            Corrector corrector(parts_, tx, scope);
            for (const auto& stored : repository::safely_fixable(tx, tenant, all.last, at_once)) {
                done.last = stored.finding.id;
                if (corrector.spell_right(stored)) ++done.fixed;
            }
            return done;
        });
        if (!batch.last) break;
        all.fixed += batch.fixed;
        all.last = batch.last;
    }
    return all.fixed;
}

}  // namespace linli::quality
