#include "clock_alarms.h"
#include "joint.h"
#include "repository_clocks.h"
#include "repository_resolution.h"
#include "repository_visits.h"
#include "service_impl.h"
#include "visits.h"

namespace linli::cases {

int CaseService::raise_alarms(TenantId tenant, int most) {
    return alarms::raise_due(impl_->parts, impl_->items, tenant, most) +
           raise_overdue_subtasks(impl_->parts, tenant, most);
}

int CaseService::check_holes(TenantId tenant) {
    impl_->supervising.hand_on(tenant);
    return alarms::check_holes(impl_->parts, tenant);
}

AlarmOverview CaseService::alarms(const access::Scope& scope) {
    constexpr int most_counted = 5'000;
    constexpr std::size_t shown = 100;
    return impl_->parts.database.read(
        [&](db::ReadTx& tx) { return repository::overview(tx, scope, most_counted, shown); });
}

std::vector<AlarmLine> CaseService::climbed(const access::Scope& scope) {
    constexpr int shown = 100;
    return impl_->parts.database.read(
        [&](db::ReadTx& tx) { return repository::climbed_to(tx, scope.tenant(), scope.user(), shown); });
}

Result<CaseClocks> CaseService::clocks(const access::Scope& scope, CaseId id) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<CaseClocks> {
        if (!repository::find(tx, scope, id)) return refuse(access::not_found);
        return alarms::of_case(tx, scope.tenant(), id);
    });
}

Visits CaseService::visits(const access::Scope& scope) {
    constexpr int shown = 100;
    return impl_->parts.database.read(
        [&](db::ReadTx& tx) { return Visits{repository::open_visits(tx, scope, shown)}; });
}

Result<Visit> CaseService::report_visit(const access::Scope& scope, CaseId id, const ReportVisit& in) {
    auto& self = *impl_;
    return self.parts.database.write(
        [&](db::WriteTx& tx) { return visits::report(tx, self.parts, self.procedure, scope, id, in); });
}

ResolutionCounts CaseService::resolutions(const access::Scope& scope, const CountResolutions& in) {
    const auto since = impl_->parts.clock.now() - std::chrono::days(in.days);
    return impl_->parts.database.read([&](db::ReadTx& tx) { return repository::resolution_counts(tx, scope, since); });
}

Holes CaseService::holes(const access::Scope& scope) {
    constexpr int shown = 200;
    return impl_->parts.database.read(
        [&](db::ReadTx& tx) { return Holes{repository::holes(tx, scope.tenant(), false, shown)}; });
}

}  // namespace linli::cases
