#include <linli/audit/audit.h>
#include <linli/quality/measures.h>
#include <linli/quality/service.h>

#include "procedure.h"
#include "repository.h"

namespace linli::quality {
namespace {

void wrote(audit::Audit& audit, db::WriteTx& tx, const access::Scope& scope, std::string_view operation,
           const Uuid& subject) {
    audit.wrote(tx, scope,
                {.kind = audit::Kind::write,
                 .operation = std::string(operation),
                 .subject_kind = "quality_measure",
                 .subject = subject,
                 .person = {},
                 .purpose = {},
                 .detail = {}});
}

}  // namespace

Result<Measure> QualityService::plan_measure(const access::Scope& scope, const NewMeasure& in) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Measure> {
        const auto place = repository::place_of_community(tx, scope.tenant(), in.community_id);
        if (!place || !scope.covers(*place, {}, {}, {}, {})) return refuse(access::not_found);
        const auto today = shanghai_date(parts_.clock.now());
        if (auto known = repository::measure(tx, scope, in.id, today)) return std::move(*known);
        repository::add_measure(tx, scope.tenant(), in, *place, parts_.clock.now());
        wrote(parts_.audit, tx, scope, "planMeasure", in.id.uuid());
        return repository::measure(tx, scope, in.id, today).value();
    });
}

Result<api::Page<Measure>> QualityService::measures(const access::Scope& scope, const ListMeasures& in) {
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, "listMeasures", *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Measure>> {
        api::Page<Measure> page;
        const auto today = shanghai_date(parts_.clock.now());
        const auto next = repository::measures(tx, scope, in.limit, today, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listMeasures", next->text());
        return page;
    });
}

Result<Measure> QualityService::move_measure(const access::Scope& scope, MeasureId id, const MoveMeasure& in) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Measure> {
        const auto now = parts_.clock.now();
        auto measure = repository::measure(tx, scope, id, shanghai_date(now));
        if (!measure) return refuse(access::not_found);
        if (measure->version != in.version) return refuse(changed_meanwhile);
        if (!may_move(measure->state, in.to)) return refuse(step_not_allowed);
        if (in.to == MeasureState::closed && !in.result && !measure->result) return refuse(result_needed);
        measure->state = in.to;
        if (in.result) measure->result = in.result;
        if (!repository::keep_measure(tx, scope.tenant(), *measure, now)) return refuse(changed_meanwhile);
        wrote(parts_.audit, tx, scope, "moveMeasure", id.uuid());
        return repository::measure(tx, scope, id, shanghai_date(now)).value();
    });
}

}  // namespace linli::quality
