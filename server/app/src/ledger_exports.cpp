#include "ledger_exports.h"

#include <linli/imports/types.h>

namespace linli::app {
namespace {

constexpr std::string_view prefix = "ledger:";

std::string code_of(const std::string& form) { return form.substr(prefix.size()); }

/// The problem of a ledger as the one of an export.
Refusal told(const Problem& problem) {
    const auto is = [&](const ProblemType& type) { return problem.type->code == type.code; };
    if (is(ledgers::no_such_ledger)) return refuse(imports::unknown_template);
    if (is(ledgers::day_to_come) || is(ledgers::day_too_far))
        return refuse(imports::day_not_possible, std::string(problem.type->title));
    return refuse(imports::unknown_column);
}

Result<imports::ExportSheet> sheet_of(Result<ledgers::SheetPlan> plan) {
    if (!plan) return told(plan.problem());
    imports::ExportSheet out{plan->title, plan->version, plan->as_of, plan->known, {}, plan->notes};
    for (auto& one : plan->columns) out.columns.push_back({one.field, one.label, one.mask});
    return out;
}

}  // namespace

bool LedgerExports::has(std::string_view form) const { return form.starts_with(prefix); }

Result<imports::ExportSheet> LedgerExports::plan(const access::Scope& scope, const imports::SourceQuestion& question) {
    ledgers::AskLedger ask;
    ask.as_of = question.as_of;
    ask.known_on = question.known_on;
    return sheet_of(service_.plan(scope, code_of(question.form), ask, question.columns));
}

Result<imports::ExportSheet> LedgerExports::again(const access::Scope& scope, const std::string& form,
                                                  const std::vector<std::string>& columns, std::int64_t version,
                                                  Date as_of, Instant known) {
    return sheet_of(service_.plan_again(scope, code_of(form), version, as_of, known, columns));
}

Result<std::int64_t> LedgerExports::rows(const access::Scope& scope, const std::string& form,
                                         const imports::ExportSheet& sheet, AreaId area,
                                         const std::function<bool(const std::vector<std::string>&)>& row) {
    ledgers::SheetPlan plan{
        sheet.title, sheet.version, sheet.as_of.value_or(Date()), sheet.known.value_or(Instant{}), {}, {}};
    for (const auto& one : sheet.columns) plan.columns.push_back({one.name, one.label, one.mask});
    auto written = service_.write(scope, code_of(form), plan, area, row);
    if (!written) return told(written.problem());
    return written;
}

}  // namespace linli::app
