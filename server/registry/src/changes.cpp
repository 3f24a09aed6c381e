#include <linli/registry/changes.h>

#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/events/outbox.h>
#include <linli/evidence/log.h>
#include <linli/json/read.h>
#include <linli/reference/reference.h>
#include <linli/vault/vault.h>

#include "changes_impl.h"
#include "records_impl.h"

#include <algorithm>

namespace linli::registry {
namespace {

constexpr std::string_view content_field = "registry.request";
constexpr std::string_view evidence_kind = "registry.change";

bool telephone(std::string_view text) {
    if (codes::normal_mobile(text)) return true;
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
    return plain && digits >= 7 && digits <= 12;
}

/// What no record of this kind may say, or nothing.
std::optional<std::string> complaint(const FieldSpec& field, const reference::List* codes_of_field,
                                     const std::string& value) {
    if (!canonical(field, value)) return "填写不正确";
    if (field.code == "person.id_number" && !codes::parse_id_number(value)) return "证件号码校验不通过";
    if (field.code == "establishment.uscc" && !codes::valid_uscc(value)) return "统一社会信用代码校验不通过";
    if (field.code.ends_with(".phone") && !telephone(value)) return "请填写手机号或座机号";
    if (codes_of_field == nullptr) return std::nullopt;
    const bool known = std::any_of(codes_of_field->entries().begin(), codes_of_field->entries().end(),
                                   [&](const auto& e) { return e.code == value || e.label == value; });
    return known ? std::nullopt : std::optional<std::string>("不在代码集范围内");
}

bool makes_a_record(ChangeKind kind) { return kind == ChangeKind::birth || kind == ChangeKind::move_in; }

/// What may still happen to a record that does not count any more.
bool may_happen(ChangeKind kind, const std::optional<std::string>& standing) {
    if (!standing) return true;
    if (*standing == word(Standing::merged) || *standing == word(Standing::withdrawn)) return false;
    return kind == ChangeKind::correction || (kind == ChangeKind::move_in && *standing == word(Standing::moved_out));
}

/// A request that asks for the word of `level`; one that needs nobody's word is applied at once.
repository::RequestRow request_row(const ProposeChange& in, UserId by, int level, Instant now) {
    repository::RequestRow out;
    out.request = {.id = in.id,
                   .kind = in.kind,
                   .record_kind = in.record_kind,
                   .record_id = in.record_id,
                   .state = level == 0 ? RequestState::applied : RequestState::proposed,
                   .needed = level,
                   .on = in.on,
                   .source = in.source,
                   .reason = in.reason,
                   .proposed_by = by,
                   .proposed_at = now};
    if (level == 0) out.request.applied_at = now, out.request.undo_until = now + undo_for;
    out.confidence = in.confidence;
    return out;
}

}  // namespace

Outcome ChangeService::Impl::check_values(db::ReadTx& tx, TenantId tenant, const ProposeChange& in) const {
    if (in.on > today()) return refuse(day_to_come);
    const auto sources = parts.reference.on(tx, tenant, reference::lists::sources, today());
    if (sources->find(in.source) == nullptr) return refuse(unknown_kind);
    const auto catalogue = parts.reference.on(tx, tenant, reference::lists::fields, today());
    std::vector<FieldError> wrong;
    for (std::size_t i = 0; i < in.values.size(); ++i) {
        const auto& [code, value] = in.values[i];
        const auto* field = field_of(in.record_kind, code);
        const auto* entry = catalogue->find(code);
        if (field == nullptr) return refuse(no_such_field);
        if (const auto why = reference::closed(*catalogue, code)) {
            wrong.push_back(reference::closed_fault("/values/" + std::to_string(i) + "/field",
                                                    entry == nullptr ? std::string_view(code) : entry->label, code,
                                                    *why));
            continue;
        }
        if (!value) {
            if (field->required && field->content != Content::text)
                wrong.push_back({"/values/" + std::to_string(i) + "/value", "required", "此项不能为空"});
            continue;
        }
        const auto list = entry->text("list");
        const auto known =
            list.empty() || field->content == Content::word ? nullptr : parts.reference.on(tx, tenant, list, today());
        if (const auto why = complaint(*field, known.get(), *value))
            wrong.push_back({"/values/" + std::to_string(i) + "/value", "bad_value", entry->label + *why});
    }
    if (!wrong.empty()) return refuse(json::invalid_fields, std::move(wrong));
    if (in.kind == ChangeKind::correction && in.values.empty()) return refuse(needs_more, "请填写要更正的内容");
    return Done{};
}

Result<area::Ancestors> ChangeService::Impl::check_record(db::ReadTx& tx, const access::Scope& scope,
                                                          const ProposeChange& in) const {
    const bool person = in.record_kind == SubjectKind::person;
    const bool pair = in.kind == ChangeKind::merge || in.kind == ChangeKind::split;
    const bool fits = in.kind == ChangeKind::correction || person ||
                      (in.record_kind == SubjectKind::establishment && (pair || in.kind == ChangeKind::link));
    if (!fits) return refuse(unknown_kind);
    if (const auto found = seen(tx, scope, in.record_kind, in.record_id)) {
        if (in.kind == ChangeKind::birth) return refuse(record_id_taken);
        if (!may_happen(in.kind, found->standing)) return refuse(record_ended);
        return found->place;
    }
    if (!person || !makes_a_record(in.kind)) return refuse(access::not_found);
    if (repository::record_exists(tx, scope.tenant(), in.record_kind, in.record_id)) return refuse(access::not_found);
    if (!in.dwelling_id) return refuse(needs_more, "请选择房屋");
    const auto home = repository::dwelling_place(tx, scope, *in.dwelling_id);
    if (!home) return refuse(no_such_part);
    return home->place;
}

/// The highest of what the kind asks for and what each field asks for; what residents say of themselves is looked at.
int ChangeService::Impl::needed(db::ReadTx& tx, const access::Scope& scope, const ProposeChange& in) const {
    const auto tenant = scope.tenant();
    const auto kinds = parts.reference.on(tx, tenant, reference::lists::change_kinds, today());
    const auto* kind = kinds->find(word(in.kind));
    int level = kind == nullptr ? 1 : kind->number("approval");
    if (in.kind == ChangeKind::correction) {
        const auto catalogue = parts.reference.on(tx, tenant, reference::lists::fields, today());
        for (const auto& one : in.values) level = std::max(level, catalogue->find(one.field)->number("approval"));
    }
    if (in.kind == ChangeKind::tag && in.tag) {
        const auto tags = parts.reference.on(tx, tenant, reference::lists::person_tags, today());
        const auto* tag = tags->find(*in.tag);
        if (tag != nullptr && tag->text("sensitivity") == "sensitive") level = std::max(level, 1);
    }
    return scope.role() == access::Role::resident ? std::max(level, 1) : level;
}

std::optional<ProposeChange> ChangeService::Impl::content(db::ReadTx& tx, TenantId tenant,
                                                          const repository::RequestRow& row) const {
    const auto text = parts.vault.open(tx, tenant, PersonId(row.request.record_id), content_field, row.content);
    if (!text) return std::nullopt;  // erased
    return json::read_text<ProposeChange>(*text).value();
}

ChangeRequest ChangeService::Impl::shown(const access::Scope& scope, const repository::RequestRow& row,
                                         const std::optional<ProposeChange>& in) const {
    auto out = row.request;
    if (!in) return out;
    out.other_id = in->other_id;
    for (const auto& one : in->values) {
        const auto* field = field_of(in->record_kind, one.field);
        out.values.push_back({one.field, field == nullptr ? std::nullopt : shown_value(*field, one.value, scope)});
    }
    return out;
}

void ChangeService::Impl::note(db::WriteTx& tx, const access::Scope& scope, const ChangeRequest& request,
                               RequestAction action, const std::string& text, int level, const area::Ancestors& place) {
    const auto tenant = scope.tenant();
    repository::insert_step(tx, tenant, request.id, {action, scope.user(), level, text, parts.clock.now()});
    note_write(tx, parts.audit, scope, "changeRequest." + std::string(word(action)), request.record_kind,
               request.record_id, std::string(word(request.kind)));
    parts.evidence.record(tx, tenant, evidence_kind, request.record_id,
                          {{"request", request.id.text()},
                           {"kind", word(request.kind)},
                           {"action", word(action)},
                           {"state", word(request.state)},
                           {"level", level},
                           {"by", scope.user().text()}});
    parts.outbox.publish(tx,
                         {.tenant = tenant,
                          .aggregate = request.id.uuid(),
                          .version = request.version,
                          .district = place.district,
                          .street = place.street,
                          .community = place.community,
                          .grid = place.grid},
                         ChangeRequestMoved{request.id.uuid(), std::string(word(request.state))});
}

Result<ChangeRequest> ChangeService::Impl::enter(db::WriteTx& tx, const access::Scope& scope,
                                                 const ProposeChange& given) {
    auto in = given;
    if (scope.role() == access::Role::resident) {
        if (in.kind != ChangeKind::correction) return refuse(access::not_allowed);
        in.source = "resident_self";
    }
    const auto tenant = scope.tenant();
    if (repository::request_exists(tx, tenant, in.id)) {
        const auto stored = repository::request(tx, scope, in.id);
        const bool same = stored && stored->request.proposed_by == scope.user() &&
                          stored->request.record_id == in.record_id && stored->request.kind == in.kind;
        if (!same) return refuse(request_id_taken);
        return shown(scope, *stored, content(tx, tenant, *stored));
    }
    LINLI_CHECK(check_values(tx, tenant, in));
    LINLI_TRY(const auto place, check_record(tx, scope, in));
    LINLI_TRY(const auto seen_from, check_new(tx, scope, in, in.distinct_from, place));
    const auto level = std::max(seen_from, needed(tx, scope, in));
    auto row = request_row(in, scope.user(), level, parts.clock.now());
    row.content =
        parts.vault.seal(tx, tenant, PersonId(in.record_id), content_field, json::write(in, json::View::disclosed));
    repository::insert_request(tx, tenant, row, place);
    if (level == 0) LINLI_CHECK(Door(parts, holders, tx, scope, in, scope.user(), false).apply());
    note(tx, scope, row.request, RequestAction::propose, in.reason, 0, place);
    return shown(scope, *repository::request(tx, scope, in.id), in);
}

Outcome ChangeService::Impl::allowed(const access::Scope& scope, const ChangeRequest& request, RequestAction action,
                                     int level) const {
    const bool own = request.proposed_by == scope.user();
    switch (action) {
    case RequestAction::approve:
    case RequestAction::refuse:
        if (own) return refuse(own_request);
        return level > request.given ? Outcome(Done{}) : refuse(level_too_low);
    case RequestAction::withdraw: return own ? Outcome(Done{}) : refuse(step_not_allowed);
    case RequestAction::undo:
        if (!own && level < std::max(1, request.needed)) return refuse(level_too_low);
        if (own && request.needed > level) return refuse(level_too_low);
        return !request.undo_until || parts.clock.now() <= *request.undo_until ? Outcome(Done{})
                                                                               : refuse(undo_too_late);
    default: return refuse(step_not_allowed);
    }
}

Result<ChangeRequest> ChangeService::Impl::decide(db::WriteTx& tx, const access::Scope& scope, RequestId id,
                                                  const DecideRequest& in) {
    const auto tenant = scope.tenant();
    auto row = repository::request(tx, scope, id);
    if (!row) return refuse(access::not_found);
    auto& request = row->request;
    if (request.version != in.version) return refuse(record_changed);
    const auto& actor = scope.actor();
    const auto level = level_of(scope.role(), actor.area.has_value(), actor.area_level);
    const auto next = next_state(request.state, in.action, level >= request.needed);
    if (!next) return refuse(step_not_allowed);
    LINLI_CHECK(allowed(scope, request, in.action, level));
    const auto wanted = content(tx, tenant, *row);
    const auto now = parts.clock.now();
    const bool applies = *next == RequestState::applied && request.state != RequestState::applied;
    request.state = *next;
    if (in.action == RequestAction::approve) request.given = level;
    if (applies) request.applied_at = now, request.undo_until = now + undo_for;
    if (!repository::move_request(tx, tenant, request, in.version, actor.user, now)) return refuse(record_changed);
    ++request.version;
    if (applies || in.action == RequestAction::undo) {
        if (!wanted) return refuse(record_ended);  // the person was erased
        if (applies) {
            LINLI_TRY(const auto to, check_record(tx, scope, *wanted));
            auto looked_at = wanted->distinct_from;
            looked_at.insert(looked_at.end(), in.distinct_from.begin(), in.distinct_from.end());
            LINLI_CHECK(check_new(tx, scope, *wanted, looked_at, to));
            LINLI_CHECK(Door(parts, holders, tx, scope, *wanted, request.proposed_by, request.needed > 0).apply());
        } else if (!take_back(parts, holders, tx, tenant, *wanted)) {
            return refuse(changed_since);
        }
    }
    const auto place = seen(tx, scope, request.record_kind, request.record_id).value_or(Seen{}).place;
    note(tx, scope, request, in.action, in.note, level, place);
    return shown(scope, *repository::request(tx, scope, id), wanted);
}

ChangeService::ChangeService(RecordParts parts, std::vector<ReferenceHolder> holders)
    : impl_(new Impl{std::move(parts), std::move(holders)}) {}
ChangeService::~ChangeService() = default;

Result<ChangeRequest> ChangeService::propose(const access::Scope& scope, const ProposeChange& in) {
    if (in.kind == ChangeKind::merge || in.kind == ChangeKind::split) return refuse(unknown_kind);
    return impl_->enter(scope, in);
}

Result<ChangeRequest> ChangeService::propose(db::WriteTx& tx, const access::Scope& scope, const ProposeChange& in) {
    if (in.kind == ChangeKind::merge || in.kind == ChangeKind::split) return refuse(unknown_kind);
    return impl_->enter(tx, scope, in);
}

Result<ChangeRequest> ChangeService::merge(const access::Scope& scope, const ProposeChange& in) {
    if (in.kind != ChangeKind::merge && in.kind != ChangeKind::split) return refuse(unknown_kind);
    return impl_->enter(scope, in);
}

Result<ChangeRequest> ChangeService::decide(const access::Scope& scope, RequestId id, const DecideRequest& in) {
    if (in.action == RequestAction::propose) return refuse(step_not_allowed);
    return impl_->parts.database.write([&](db::WriteTx& tx) { return impl_->decide(tx, scope, id, in); });
}

Result<ChangeRequest> ChangeService::withdraw(const access::Scope& scope, RequestId id, const DecideRequest& in) {
    if (in.action != RequestAction::withdraw) return refuse(step_not_allowed);
    return impl_->parts.database.write([&](db::WriteTx& tx) { return impl_->decide(tx, scope, id, in); });
}

Result<ChangeRequest> ChangeService::find(const access::Scope& scope, RequestId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<ChangeRequest> {
        const auto row = repository::request(tx, scope, id);
        if (!row) return refuse(access::not_found);
        return self.shown(scope, *row, self.content(tx, scope.tenant(), *row));
    });
}

Result<api::Page<RequestLine>> ChangeService::list(const access::Scope& scope, const ListRequests& in) {
    auto& self = *impl_;
    const auto operation = "listChangeRequests:" + std::string(word(in.state));
    LINLI_TRY(const auto after, page_position(self.parts.cursors, scope, operation, in.cursor));
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<RequestLine>> {
        api::Page<RequestLine> page;
        const auto next = repository::requests(tx, scope, in, after, page.items);
        if (next) page.next = self.parts.cursors.seal(scope, operation, next->text());
        return page;
    });
}

}  // namespace linli::registry
