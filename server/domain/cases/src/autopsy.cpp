#include <linli/cases/autopsy.h>
#include <linli/organisation/organisations.h>

#include "autopsy_rules.h"
#include "clock_keeper.h"
#include "repository_clocks.h"
#include "service_impl.h"

#include <map>

namespace linli::cases {
namespace {

using repository::Record;

/// Each step keeps what stood before it, so who had the matter after a step is what the next one found.
std::vector<autopsy::Stand> stands(const std::vector<repository::StepRow>& steps, const Record& now) {
    std::vector<autopsy::Stand> out;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Record after = now;
        if (i + 1 < steps.size()) restore(after, steps[i + 1].before);
        out.push_back({.at = steps[i].taken_at,
                       .action = steps[i].action,
                       .state = steps[i].state,
                       .owner = after.owner,
                       .organisation = after.organisation,
                       .words = steps[i].note});
    }
    return out;
}

std::vector<autopsy::Breach> breaches(db::ReadTx& tx, TenantId tenant, CaseId id) {
    std::vector<autopsy::Breach> out;
    for (const auto& alarm : repository::alarms(tx, tenant, id))
        if (alarm.kind == AlarmKind::breach) out.push_back({alarm.clock, alarm.due_at});
    return out;
}

/// Few people and bodies have one matter: each is asked for once.
class Names {
public:
    Names(db::ReadTx& tx, TenantId tenant, const CaseParts& parts) : tx_(tx), tenant_(tenant), parts_(parts) {}
    void fill(Holding& one) {
        if (one.holder_id && parts_.name_of) {
            const auto [found, fresh] = people_.try_emplace(*one.holder_id);
            if (fresh) found->second = parts_.name_of(tx_, tenant_, *one.holder_id);
            one.holder_name = found->second;
        }
        if (one.organisation_id) {
            const auto [found, fresh] = bodies_.try_emplace(*one.organisation_id);
            if (fresh)
                if (const auto body = organisation::find(tx_, tenant_, *one.organisation_id))
                    found->second = body->name;
            if (!found->second.empty()) one.organisation_name = found->second;
        }
    }

private:
    db::ReadTx& tx_;
    TenantId tenant_;
    const CaseParts& parts_;
    std::map<UserId, std::string> people_;
    std::map<OrganisationId, std::string> bodies_;
};

std::optional<std::int64_t> promised(db::ReadTx& tx, TenantId tenant, CaseId id) {
    for (const auto& row : repository::clocks(tx, tenant, id))
        if (row.clock == ClockKind::solution && row.total.count() > 0)
            return std::chrono::duration_cast<std::chrono::minutes>(row.total).count();
    return std::nullopt;
}

}  // namespace

Result<Autopsy> CaseService::autopsy(const access::Scope& scope, CaseId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Autopsy> {
        const auto tenant = scope.tenant();
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        const auto item = record->item_code ? self.items.find(tx, tenant, *record->item_code) : std::nullopt;
        const auto& calendar = calendar_for(item ? solution_calendar(*item) : CalendarKind::office, self.parts);
        const auto broken = breaches(tx, tenant, id);
        auto out = autopsy::examine(stands(repository::steps(tx, tenant, id), *record), broken, calendar,
                                    self.parts.clock.now());
        out.promised_minutes = promised(tx, tenant, id);
        Names names(tx, tenant, self.parts);
        for (auto& one : out.holdings) names.fill(one);
        autopsy::explain(out, broken);
        return out;
    });
}

}  // namespace linli::cases
