#include <linli/api/desk.h>
#include <linli/json/field.h>
#include <linli/office/permissions.h>
#include <linli/tenant/tenants.h>

#include "journal.h"
#include "routes.h"

namespace linli::office {
namespace {

using api::Call;
using http::Method;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1'000;

/// The two clocks of a simulated database.
struct SimulatedClock {
    Instant now{};
    Instant real_now{};
    std::int64_t offset_ms = 0;
    static constexpr std::string_view schema_name = "SimulatedClock";
    static constexpr auto fields() {
        using V = SimulatedClock;
        return std::tuple{json::field("now_ms", &V::now, "业务时间"),
                          json::field("real_now_ms", &V::real_now, "真实时间"),
                          json::field("offset_ms", &V::offset_ms, "相差毫秒")};
    }
};

/// Forward only: what happened stays in order.
struct AdvanceClock {
    std::int64_t by_ms = 0;
    static constexpr std::string_view schema_name = "AdvanceClock";
    static constexpr auto fields() {
        return std::tuple{
            json::field("by_ms", &AdvanceClock::by_ms, "向前推进的毫秒数", {.min = 1, .max = 366 * day_ms})};
    }
};

SimulatedClock advance(const OfficeParts& parts, const access::Scope& scope, std::int64_t by_ms) {
    const auto offset = parts.database.write([&](db::WriteTx& tx) {
        const auto moved = tenant::clock_offset_ms(tx) + by_ms;
        tenant::set_clock_offset_ms(tx, moved);
        audit::Entry entry;
        entry.operation = "advanceClock";
        entry.subject_kind = "clock";
        entry.detail = "by_ms " + std::to_string(by_ms);
        parts.audit.wrote(tx, scope, entry);
        return moved;
    });
    parts.clock_moved(offset);
    return {parts.clock.now(), parts.real_clock.now(), offset};
}

}  // namespace

void mount_clock(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<api::Nothing, SimulatedClock>(
        {.method = Method::get,
         .path = "/v1/simulator/clock",
         .operation = "getSimulatedClock",
         .summary = "模拟时钟",
         .permission = api::signed_in},
        [&](const Call&, const api::Nothing&) -> Result<SimulatedClock> {
            const auto offset = parts.database.read([](db::ReadTx& tx) { return tenant::clock_offset_ms(tx); });
            return SimulatedClock{parts.clock.now(), parts.real_clock.now(), offset};
        });
}

void mount_clock_driving(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<AdvanceClock, SimulatedClock>({.method = Method::post,
                                              .path = "/v1/simulator/clock/advances",
                                              .operation = "advanceClock",
                                              .summary = "推进模拟时钟",
                                              .permission = may_drive_clock,
                                              .pool = http::Pool::write},
                                             [&](const Call& call, const AdvanceClock& in) -> Result<SimulatedClock> {
                                                 return advance(parts, call.scope(), in.by_ms);
                                             });
}

}  // namespace linli::office
