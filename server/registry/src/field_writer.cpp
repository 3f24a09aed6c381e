#include <linli/registry/provenance.h>

#include <linli/events/outbox.h>
#include <linli/reference/reference.h>
#include <linli/vault/vault.h>

#include "entry_keys.h"
#include "key_chunks.h"
#include "past_tables.h"
#include "repository_records.h"
#include "threads.h"

#include <algorithm>

namespace linli::registry {
namespace {

using db::to_value;
using db::Value;

constexpr Date end_of_days{std::chrono::sys_days{std::chrono::year{2999} / 12 / 31}};

/// One call of the writer: what it read, what became of it.
struct Work {
    db::WriteTx& tx;
    TenantId tenant;
    Instant now;
    std::shared_ptr<const reference::List> sources, catalogue;
    Threads read;
    std::map<Uuid, std::vector<FieldThread*>> changed;  ///< threads whose record shows something else now, by record
};

Work begin(db::WriteTx& tx, TenantId tenant, reference::Reference& reference, Instant now) {
    const auto today = shanghai_date(now);
    return {tx,
            tenant,
            now,
            reference.on(tx, tenant, reference::lists::sources, today),
            reference.on(tx, tenant, reference::lists::fields, today),
            {},
            {}};
}

using Wanted = std::set<std::tuple<SubjectKind, Uuid, const FieldSpec*>>;

void read_all(Work& work, vault::Vault& vault, IdSource& ids, const Wanted& wanted) {
    std::map<SubjectKind, std::vector<Uuid>> by_kind;
    for (const auto& one : wanted) by_kind[std::get<0>(one)].push_back(std::get<1>(one));
    for (auto& [kind, records] : by_kind)
        read_records(work.tx, work.tenant, kind, distinct(std::move(records)), work.read);
    read_statements(work.tx, work.tenant, *work.sources, ids, wanted, work.read);
    open_values(work.tx, work.tenant, vault, work.read);
}

/// What is said is what somebody else of the same source said for the same or a later day: nothing new.
bool said_already(const FieldThread& thread, const FieldChange& change) {
    return std::any_of(thread.statements.begin(), thread.statements.end(), [&](const StatementRow& s) {
        return s.state != StatementState::retracted && s.source == change.source && s.value == change.value &&
               s.said >= change.said_on && (s.rank == decided_rank || !change.decided);
    });
}

StatementRow statement_of(const Work& work, const FieldChange& change, IdSource& ids) {
    const auto* source = work.sources->find(change.source);
    if (source == nullptr) source = work.sources->find("unknown");
    LINLI_INVARIANT(source != nullptr, "the list of sources has no entry 'unknown'");
    StatementRow s;
    s.id = ids.next_uuid();
    s.value = change.value;
    s.source = change.source;
    s.rank = change.decided ? decided_rank : source->number("rank");
    s.confidence = change.confidence.value_or(source->number("confidence"));
    s.by = change.by;
    s.said = change.said_on;
    s.recorded = work.now;
    s.request = change.request;
    s.fresh = true;
    return s;
}

std::optional<std::string> shown(const FieldThread& thread) {
    const auto current = thread.current();
    return current ? thread.statements[*current].value : std::nullopt;
}

/// Chooses again and marks what is current. @return whether the record shows something else than `old`
bool settle(Work& work, FieldThread& thread, const std::optional<std::string>& old) {
    std::vector<Claim> claims;
    for (const auto& s : thread.statements) claims.push_back(s.claim());
    const auto chosen = choose(rule_of(*work.catalogue, thread.field->code), claims, end_of_days, work.now);
    for (std::size_t i = 0; i < thread.statements.size(); ++i) {
        auto& s = thread.statements[i];
        if (s.state != StatementState::retracted)
            s.state = chosen == i ? StatementState::current : StatementState::superseded;
    }
    if (shown(thread) == old) return false;
    auto& list = work.changed[thread.record];
    if (std::find(list.begin(), list.end(), &thread) == list.end()) list.push_back(&thread);
    return true;
}

/// Seals the new values of sealed fields, all in one go.
void seal_new(Work& work, vault::Vault& vault) {
    std::vector<vault::Item> items;
    std::vector<StatementRow*> rows;
    for (auto& [key, thread] : work.read.threads) {
        if (!thread.sealed()) continue;
        for (auto& s : thread.statements) {
            if (!s.fresh || s.sealed || !s.value) continue;
            items.push_back({PersonId(key.first), thread.field->sealed, *s.value});
            rows.push_back(&s);
        }
    }
    auto sealed = vault.seal_all(work.tx, work.tenant, items);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i]->sealed = std::move(sealed[i]);
}

/// Those that are no longer current first, so that there is never a second one.
void store_states(Work& work) {
    for (const auto state : {StatementState::superseded, StatementState::retracted, StatementState::current}) {
        for (const auto& [key, thread] : work.read.threads)
            for (const auto& s : thread.statements) {
                if (s.fresh || s.state != state || s.state == s.stored) continue;
                repository::set_state(work.tx, work.tenant, key.first, thread.field->code, s.id, state);
            }
    }
}

struct NewStatement {
    const FieldThread* thread;
    const StatementRow* row;
};

void store_new(Work& work) {
    std::vector<NewStatement> rows;
    for (const auto& [key, thread] : work.read.threads) {
        const bool spoken = std::any_of(thread.statements.begin(), thread.statements.end(),
                                        [](const StatementRow& s) { return s.fresh && !s.of_row; });
        for (const auto& s : thread.statements)
            if (s.fresh && spoken) rows.push_back({&thread, &s});
    }
    work.tx.bulk("registry_statement",
                 {"tenant_id", "subject_id", "field", "statement_id", "subject_kind", "value", "sealed", "source",
                  "rank", "confidence", "said_by", "said_on", "recorded_at_ms", "request_id", "state"},
                 [&, next = std::size_t{0}](std::vector<Value>& out) mutable {
                     if (next == rows.size()) return false;
                     const auto& [thread, s] = rows[next++];
                     const bool hidden = thread->sealed();
                     out = {to_value(work.tenant),
                            to_value(thread->record),
                            to_value(thread->field->code),
                            to_value(s->id),
                            to_value(thread->subject->kind),
                            hidden ? Value(std::monostate{}) : to_value(s->value),
                            s->sealed ? to_value(db::Bytes{*s->sealed}) : Value(std::monostate{}),
                            to_value(s->source),
                            to_value(s->rank),
                            to_value(s->confidence),
                            to_value(s->by),
                            to_value(s->said),
                            to_value(s->recorded),
                            to_value(s->request),
                            to_value(s->state)};
                     return true;
                 });
}

Value column_value(const FieldSpec& field, const StatementRow* s) {
    if (!field.sealed.empty())
        return s != nullptr && s->sealed ? to_value(db::Bytes{*s->sealed}) : Value(std::monostate{});
    if (s == nullptr || !s->value) return field.required ? to_value("") : Value(std::monostate{});
    if (field.content == Content::number) return to_value(std::stoll(*s->value));
    return to_value(*s->value);
}

void add_param(std::vector<db::Param>& params, std::string_view name, Value value) {
    params.emplace_back(name, std::nullopt);
    params.back().value = std::move(value);
}

/// Fields by which somebody is found when they are entered again.
bool finds(std::string_view field) {
    return field == "person.name" || field == "person.sex" || field == "person.birth_on" ||
           field == "person.id_number" || field == "person.address";
}

/// What the row shows now, with its blind indexes. The texts behind the parameters live until the statement ran.
void store_record(Work& work, vault::Vault& vault, const Uuid& record, const std::vector<FieldThread*>& threads) {
    const auto& spec = *threads.front()->subject;
    std::string set = "version = coalesce(version, 1) + 1";
    std::vector<db::Param> params{{"tenant", work.tenant}, {"id", record}};
    std::vector<std::string> indexes(threads.size());
    for (std::size_t i = 0; i < threads.size(); ++i) {
        const auto& field = *threads[i]->field;
        const auto current = threads[i]->current();
        const auto* s = current ? &threads[i]->statements[*current] : nullptr;
        set += ", " + std::string(field.column) + " = :" + std::string(field.column);
        add_param(params, field.column, column_value(field, s));
        if (field.index_column.empty()) continue;
        set += ", " + std::string(field.index_column) + " = :" + std::string(field.index_column);
        const auto form = s != nullptr && s->value ? index_form(field, *s->value) : std::nullopt;
        if (form) indexes[i] = vault.blind_index(work.tenant, field.index_kind, *form);
        add_param(params, field.index_column, form ? to_value(db::Bytes{indexes[i]}) : Value(std::monostate{}));
    }
    work.tx.exec("UPDATE " + std::string(spec.table) + " SET " + set + " WHERE tenant_id = :tenant AND " +
                     std::string(spec.id) + " = :id",
                 db::Params(params));
}

void tell(Work& work, events::Outbox& outbox, const Uuid& record, const std::vector<FieldThread*>& threads) {
    const auto& row = work.read.records.at(record);
    RecordChanged event{threads.front()->subject->kind, record, {}};
    for (const auto* thread : threads) event.changed.emplace_back(thread->field->code);
    outbox.publish(work.tx,
                   {.tenant = work.tenant,
                    .aggregate = record,
                    .version = row.version + 1,
                    .district = row.place.district,
                    .street = row.place.street,
                    .community = row.place.community,
                    .grid = row.place.grid},
                   event);
}

/// How the changing records were known until now, a few statements for all of them.
void keep_past(Work& work) {
    std::map<SubjectKind, std::vector<Uuid>> by_kind;
    for (const auto& [record, threads] : work.changed) by_kind[threads.front()->subject->kind].push_back(record);
    for (const auto& [kind, records] : by_kind)
        if (const auto* kept = past::table_of(subject(kind).table))
            past::keep(work.tx, work.tenant, *kept, records, work.now);
}

void store_all(Work& work, vault::Vault& vault, events::Outbox& outbox) {
    seal_new(work, vault);
    store_states(work);
    store_new(work);
    keep_past(work);
    std::vector<PersonId> found_otherwise;
    for (const auto& [record, threads] : work.changed) {
        store_record(work, vault, record, threads);
        tell(work, outbox, record, threads);
        for (const auto* thread : threads)
            if (finds(thread->field->code)) found_otherwise.emplace_back(record);
    }
    renew_entry_keys(work.tx, work.tenant, vault, found_otherwise);
}

}  // namespace

std::vector<FieldOutcome> FieldWriter::state(db::WriteTx& tx, TenantId tenant, std::span<const FieldChange> changes,
                                             Instant now) const {
    auto work = begin(tx, tenant, reference_, now);
    Wanted wanted;
    for (const auto& change : changes)
        if (const auto* field = field_of(change.kind, change.field)) wanted.emplace(change.kind, change.record, field);
    read_all(work, vault_, ids_, wanted);
    std::vector<FieldOutcome> out;
    for (const auto& change : changes) {
        const auto thread = work.read.threads.find({change.record, field_of(change.kind, change.field)});
        if (thread == work.read.threads.end()) {
            out.push_back({.known = false});
            continue;
        }
        FieldOutcome outcome;
        auto& statements = thread->second.statements;
        if (!said_already(thread->second, change)) {
            const auto old = shown(thread->second);
            statements.push_back(statement_of(work, change, ids_));
            outcome.stated = true;
            outcome.changed = settle(work, thread->second, old);
        }
        const auto current = thread->second.current();
        outcome.current = current && statements[*current].value == change.value;
        out.push_back(outcome);
    }
    store_all(work, vault_, outbox_);
    return out;
}

namespace {

void take_back(Work& work, vault::Vault& vault, IdSource& ids, events::Outbox& outbox, const Wanted& wanted,
               RequestId request) {
    read_all(work, vault, ids, wanted);
    for (auto& [key, thread] : work.read.threads) {
        const auto old = shown(thread);
        for (auto& s : thread.statements)
            if (s.request == request) s.state = StatementState::retracted;
        settle(work, thread, old);
    }
    store_all(work, vault, outbox);
}

}  // namespace

void FieldWriter::retract(db::WriteTx& tx, TenantId tenant, RequestId request, Instant now) const {
    auto work = begin(tx, tenant, reference_, now);
    Wanted wanted;
    for (const auto& [kind, record, code] : repository::said_by_request(tx, tenant, request))
        if (const auto* field = field_of(kind, code)) wanted.emplace(kind, record, field);
    take_back(work, vault_, ids_, outbox_, wanted, request);
}

void FieldWriter::retract(db::WriteTx& tx, TenantId tenant, RequestId request, SubjectKind kind,
                          std::span<const Uuid> records, Instant now) const {
    auto work = begin(tx, tenant, reference_, now);
    Wanted wanted;
    for (const auto& [record, code] : repository::said_of(tx, tenant, request, records))
        if (const auto* field = field_of(kind, code)) wanted.emplace(kind, record, field);
    take_back(work, vault_, ids_, outbox_, wanted, request);
}

}  // namespace linli::registry
