#include <linli/organisation/organisations.h>

#include "procedure.h"
#include "repository_reasons.h"
#include "repository_resolution.h"
#include "rules.h"
#include "stage_rules.h"

namespace linli::cases {

std::string told_as(const CaseResolution& given) {
    std::string out(name_of(given.resolution));
    if (given.reason_name) out += "，原因：" + *given.reason_name;
    return out;
}

namespace {

/// Where whoever gives a result stands, as their post says it today.
SolvedAt level_of(db::ReadTx& tx, const access::Scope& scope) {
    const auto& actor = scope.actor();
    if (actor.area) return solved_at(actor.area_level, false);
    const auto body = actor.organisation ? organisation::find(tx, scope.tenant(), *actor.organisation) : std::nullopt;
    return solved_at({}, body && body->kind == organisation::Kind::property_company);
}

}  // namespace

Outcome Procedure::conclude(db::WriteTx& tx, const access::Scope& scope, const repository::Record& record,
                            const TakeStep& in) const {
    if (in.action != Action::resolve && in.action != Action::decline) return Done{};
    const auto given = concluded(in.action, in.resolution);
    if (!given) return refuse(step_not_allowed, "不予受理的结论只能是不予受理");
    const auto list = repository::reasons(tx, scope.tenant(), ReasonKind::unsolved);
    const bool fits = *given == Resolution::solved ? !in.reason_code : reason_fits(list, in.reason_code);
    if (!fits) return refuse(unknown_reason);
    repository::insert_resolution(tx, scope.tenant(), record.id, record.version + 1, {*given, in.reason_code, {}},
                                  list.edition, level_of(tx, scope), parts_.clock.now());
    return Done{};
}

}  // namespace linli::cases
