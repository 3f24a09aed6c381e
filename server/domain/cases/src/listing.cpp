#include <linli/area/areas.h>
#include <linli/json/write.h>

#include "listing_rules.h"
#include "repository_listing.h"
#include "service_impl.h"

namespace linli::cases {
namespace {

/// What a cursor is bound to: one list with what narrows it.
std::string operation_of(const ListCases& in) {
    auto narrowed = in;
    narrowed.cursor.reset();
    narrowed.limit = ListCases{}.limit;
    return "listCases:" + json::write(narrowed, json::View::disclosed);
}

}  // namespace

Result<api::Page<CaseLine>> CaseService::list(const access::Scope& scope, const ListCases& in) {
    auto& self = *impl_;
    const auto operation = operation_of(in);
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, self.parts.cursors.open(scope, operation, *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    const auto now = self.parts.clock.now();
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<CaseLine>> {
        api::Page<CaseLine> page;
        const auto area = in.area_id ? area::find(tx, scope.tenant(), *in.area_id) : std::nullopt;
        if (in.area_id && !area) return page;
        if (area && area->level > area::Level::grid) return refuse(no_such_place);
        const auto level = area ? std::optional(area->level) : std::nullopt;
        if (!bounded(in, level && *level != area::Level::district)) return refuse(too_wide);
        const auto next = repository::page(tx, scope, in, level, now, after, page.items);
        if (next) page.next = self.parts.cursors.seal(scope, operation, next->text());
        return page;
    });
}

Case CaseService::Impl::detail(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record) {
    auto out = view(tx, scope, record, parts, items);
    out.possible = procedure.possible(tx, scope, record);
    return out;
}

}  // namespace linli::cases
