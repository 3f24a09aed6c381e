#include "corrector.h"

#include <linli/audit/audit.h>
#include <linli/expectations/examine.h>
#include <linli/reference/reference.h>
#include <linli/registry/provenance.h>
#include <linli/registry/shown.h>
#include <linli/vault/vault.h>

namespace linli::quality {
namespace {

constexpr std::string_view value_field = "quality.corrected_value";

/// The field of the registry's catalogue; empty for what it does not let anybody state.
std::string catalogue_code(const Finding& finding) {
    const auto& field = finding.field;
    if (finding.subject == "dwelling") return field == "use" ? "dwelling.use_kind" : "";
    if (finding.subject == "merchant") return "establishment." + field;
    if (finding.subject != "person") return {};
    return "person." + field + (field == "birth" || field == "confirmed" ? "_on" : "");
}

registry::SubjectKind kind_of(const Finding& finding) {
    if (finding.subject == "person") return registry::SubjectKind::person;
    return finding.subject == "dwelling" ? registry::SubjectKind::dwelling : registry::SubjectKind::establishment;
}

}  // namespace

std::optional<std::string> Corrector::shown(const Finding& finding) {
    return registry::shown_value(tx_, scope_.tenant(), parts_.vault, finding.row, catalogue_code(finding));
}

bool Corrector::needs_approval(const Finding& finding) {
    const auto fields = parts_.reference.today(tx_, scope_.tenant(), reference::lists::fields);
    const auto* field = fields->find(catalogue_code(finding));
    return field == nullptr || field->number("approval", 1) > 0;
}

std::optional<Correction> Corrector::write(const Finding& finding, const std::string& value, CorrectionCause cause,
                                           const std::string& source) {
    const auto before = shown(finding);
    const auto id = parts_.ids.next<CorrectionId>();
    if (!before || !put(finding, value, source, id)) return std::nullopt;
    repository::Change change;
    change.id = id;
    change.finding = finding.id;
    change.subject = finding.subject;
    change.row = finding.row;
    change.field = finding.field;
    change.before = seal(finding, *before);
    change.after = seal(finding, value);
    change.cause = cause;
    change.done_at = parts_.clock.now();
    change.done_by = scope_.actor().user;
    repository::add_change(tx_, scope_.tenant(), change);
    return Correction{change.id, finding.id, finding.field, cause, change.done_at, std::nullopt};
}

std::optional<Correction> Corrector::spell_right(const repository::Stored& stored) {
    const auto& finding = stored.finding;
    if (finding.state != FindingState::open || !finding.fixable || finding.subject != "person") return std::nullopt;
    // Whatever is left of somebody who was erased is nobody's to correct, and could not be sealed for undo.
    if (parts_.vault.erased(tx_, scope_.tenant(), PersonId(finding.row))) return std::nullopt;
    const auto now = shown(finding);
    const auto right = now ? expectations::safe_fix(expectations::Table::person, finding.field, *now) : std::nullopt;
    if (!right) return std::nullopt;
    // The same word in its right spelling: it stays the word of whoever said it.
    auto done = write(finding, *right, CorrectionCause::safe_fix, stored.source);
    if (!done) return std::nullopt;
    repository::set_state(tx_, scope_.tenant(), finding.id, FindingState::fixed, parts_.clock.now());
    parts_.audit.wrote(tx_, scope_,
                       {.kind = audit::Kind::write,
                        .operation = "fixFinding",
                        .subject_kind = finding.subject,
                        .subject = finding.row,
                        .person = {},
                        .purpose = {},
                        .detail = finding.field});
    return done;
}

void Corrector::take_back(const repository::Change& change) {
    parts_.writer.retract(tx_, scope_.tenant(), registry::RequestId(change.id.uuid()), parts_.clock.now());
}

bool Corrector::put(const Finding& finding, const std::string& value, const std::string& source, CorrectionId id) {
    registry::FieldChange change;
    change.kind = kind_of(finding);
    change.record = finding.row;
    change.field = catalogue_code(finding);
    if (!value.empty()) change.value = value;
    change.source = source;
    change.said_on = shanghai_date(parts_.clock.now());
    change.by = scope_.actor().user;
    change.request = registry::RequestId(id.uuid());
    const auto done = parts_.writer.state(tx_, scope_.tenant(), {&change, 1}, parts_.clock.now());
    return !done.empty() && done.front().known && done.front().current;
}

std::optional<std::string> Corrector::seal(const Finding& finding, const std::string& value) {
    if (value.empty()) return std::nullopt;
    return parts_.vault.seal(tx_, scope_.tenant(), PersonId(finding.row), value_field, value);
}

}  // namespace linli::quality
