#include <linli/audit/audit.h>
#include <linli/reference/reference.h>

#include "records_impl.h"

#include <algorithm>

namespace linli::registry {
namespace {

std::string label_of(const reference::List& list, std::string_view code) {
    const auto* entry = list.find(code);
    return entry == nullptr ? std::string(code) : entry->label;
}

FieldView view_of(const FieldThread& thread, const reference::List& catalogue, const reference::List& sources,
                  const access::Scope& scope, Date on, Instant known) {
    FieldView out;
    out.field = std::string(thread.field->code);
    out.label = label_of(catalogue, thread.field->code);
    std::vector<Claim> claims;
    for (const auto& s : thread.statements) {
        claims.push_back(s.claim());
        if (!s.of_row) ++out.statements;
    }
    const auto chosen = choose(rule_of(catalogue, thread.field->code), claims, on, known);
    if (!chosen) return out;
    const auto& s = thread.statements[*chosen];
    out.value = shown_value(*thread.field, s.value, scope);
    out.source = s.source;
    out.source_label = label_of(sources, s.source);
    out.confidence = s.confidence;
    out.decided = s.rank == decided_rank;
    out.said_on = s.said;
    out.recorded_at = s.recorded;
    return out;
}

}  // namespace

std::optional<std::string> shown_value(const FieldSpec& field, const std::optional<std::string>& value,
                                       const access::Scope& scope) {
    const bool masked = field.always_masked || scope.view() == json::View::masked;
    if (!value || !masked || field.mask == json::Mask::none) return value;
    return json::masked(field.mask, *value);
}

Instant end_of(Date day) { return shanghai_instant(day.plus_days(1)) - std::chrono::milliseconds(1); }

Result<std::optional<api::PageKey>> page_position(const api::CursorSealer& cursors, const access::Scope& scope,
                                                  std::string_view operation,
                                                  const std::optional<std::string>& cursor) {
    if (!cursor) return std::optional<api::PageKey>();
    LINLI_TRY(const auto text, cursors.open(scope, operation, *cursor));
    auto key = api::PageKey::parse(text);
    if (!key) return refuse(api::bad_cursor);
    return key;
}

RecordService::RecordService(RecordParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
RecordService::~RecordService() = default;

std::shared_ptr<const reference::List> RecordService::Impl::list(db::ReadTx& tx, TenantId tenant,
                                                                 std::string_view code) const {
    return parts.reference.on(tx, tenant, code, today());
}

Threads RecordService::Impl::read(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id) const {
    Threads out;
    read_records(tx, tenant, kind, {id}, out);
    std::set<std::tuple<SubjectKind, Uuid, const FieldSpec*>> wanted;
    for (const auto& field : subject(kind).fields) wanted.emplace(kind, id, &field);
    read_statements(tx, tenant, *list(tx, tenant, reference::lists::sources), parts.ids, wanted, out);
    open_values(tx, tenant, parts.vault, out);
    return out;
}

Result<RecordFields> RecordService::fields(const access::Scope& scope, SubjectKind kind, const Uuid& id,
                                           const ReadFields& in) {
    auto& self = *impl_;
    LINLI_TRY(auto out, self.parts.database.read([&](db::ReadTx& tx) -> Result<RecordFields> {
        if (!seen(tx, scope, kind, id)) return refuse(access::not_found);
        const auto threads = self.read(tx, scope.tenant(), kind, id);
        const auto catalogue = self.list(tx, scope.tenant(), reference::lists::fields);
        const auto sources = self.list(tx, scope.tenant(), reference::lists::sources);
        const auto on = in.on.value_or(self.today());
        const auto known = in.on ? end_of(*in.on) : self.parts.clock.now();
        RecordFields found;
        for (const auto& field : subject(kind).fields) {
            const auto thread = threads.threads.find({id, &field});
            if (thread != threads.threads.end())
                found.items.push_back(view_of(thread->second, *catalogue, *sources, scope, on, known));
        }
        return found;
    }));
    LINLI_CHECK(note_look(self.parts.audit, scope, "getRecordFields", kind, id));
    return out;
}

Result<FieldHistory> RecordService::history(const access::Scope& scope, SubjectKind kind, const Uuid& id,
                                            std::string_view field) {
    auto& self = *impl_;
    const auto* spec = field_of(kind, field);
    LINLI_TRY(auto out, self.parts.database.read([&](db::ReadTx& tx) -> Result<FieldHistory> {
        if (!seen(tx, scope, kind, id)) return refuse(access::not_found);
        if (spec == nullptr) return refuse(no_such_field);
        const auto threads = self.read(tx, scope.tenant(), kind, id);
        const auto catalogue = self.list(tx, scope.tenant(), reference::lists::fields);
        const auto sources = self.list(tx, scope.tenant(), reference::lists::sources);
        FieldHistory found{
            std::string(field), label_of(*catalogue, field), std::string(word(rule_of(*catalogue, field))), {}};
        const auto thread = threads.threads.find({id, spec});
        if (thread == threads.threads.end()) return found;
        for (const auto& s : thread->second.statements)
            found.items.push_back({shown_value(*spec, s.value, scope), s.source, label_of(*sources, s.source), s.rank,
                                   s.confidence, s.said, s.recorded, s.state, s.request});
        std::stable_sort(found.items.begin(), found.items.end(),
                         [](const auto& a, const auto& b) { return a.recorded_at > b.recorded_at; });
        return found;
    }));
    LINLI_CHECK(note_look(self.parts.audit, scope, "getFieldHistory", kind, id));
    return out;
}

}  // namespace linli::registry
