#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/quality/observations.h>
#include <linli/quality/permissions.h>
#include <linli/quality/routes.h>

namespace linli::quality {

using api::Call;
using api::Nothing;
using http::Method;

void mount(api::Desk& desk, ObservationService& service) {
    desk.mount<SendSignals, SignalsKept>(
        {.method = Method::post,
         .path = "/v1/signals",
         .operation = "sendSignals",
         .summary = "报送走访、活动、登记、点名、用水等线索，用于核对台账",
         .permission = may_send_signals,
         .refusals = {},
         .pool = http::Pool::write},
        [&](const Call& call, const SendSignals& in) { return service.send(call.scope(), in); });
    desk.mount<Nothing, LastSeen>({.method = Method::get,
                                   .path = "/v1/persons/{person_id}/sightings",
                                   .operation = "getLastSeen",
                                   .summary = "最近见到的情况：各类线索支持还是不支持登记",
                                   .permission = may_see_signs,
                                   .refusals = {&access::not_found, &audit::overloaded}},
                                  [&](const Call& call, const Nothing&) {
                                      return service.last_seen(call.scope(), call.id<PersonId>("person_id"));
                                  });
    desk.mount<Nothing, ResidenceGaps>(
        {.method = Method::get,
         .path = "/v1/residence-gaps",
         .operation = "getResidenceGaps",
         .summary = "登记居住与实际见到的差距（按网格）",
         .permission = may_read_report,
         .refusals = {}},
        [&](const Call& call, const Nothing&) -> Result<ResidenceGaps> { return service.gaps(call.scope()); });
}

}  // namespace linli::quality
