#include "threads.h"

#include <linli/reference/list.h>
#include <linli/vault/vault.h>

#include "key_chunks.h"
#include "repository_records.h"

namespace linli::registry {
namespace {

std::optional<std::string> column_text(const db::Row& row, const FieldSpec& field) {
    const auto at = row.column(field.column);
    if (row.null(at)) return std::nullopt;
    if (!field.sealed.empty()) return std::string(row.bytes(at));
    if (field.content == Content::number) return std::to_string(row.i64(at));
    std::string text(row.text(at));
    return text.empty() && field.required ? std::nullopt : std::optional(std::move(text));
}

std::string record_sql(const SubjectSpec& subject, const std::string& list) {
    std::string columns;
    for (const auto& field : subject.fields)
        if (field.column != subject.said) columns += ", " + std::string(field.column);
    const std::string said = subject.said.empty() ? std::string() : ", " + std::string(subject.said);
    return "SELECT " + std::string(subject.id) +
           " AS record_id, source, recorded_at_ms, version, district_id, street_id, community_id, grid_id" + said +
           columns + " FROM " + std::string(subject.table) + " WHERE tenant_id = :tenant AND " +
           std::string(subject.id) + " IN " + list;
}

RecordRow read_record(const db::Row& row, const SubjectSpec& subject) {
    RecordRow out;
    for (const auto& field : subject.fields) out.values.emplace(field.code, column_text(row, field));
    out.source = row.get<std::optional<std::string>>("source").value_or("unknown");
    out.recorded = row.get<Instant>("recorded_at_ms");
    out.version = row.get<std::optional<std::int64_t>>("version").value_or(1);
    out.said = subject.said.empty() ? shanghai_date(out.recorded) : row.get<Date>(subject.said);
    out.place = area::Ancestors::from(row);
    return out;
}

StatementRow read_statement(const db::Row& row) {
    StatementRow s;
    s.id = row.get<Uuid>("statement_id");
    s.value = row.get<std::optional<std::string>>("value");
    if (!row.null(row.column("sealed"))) s.sealed = row.blob("sealed");
    s.source = row.get<std::string>("source");
    s.rank = row.get<int>("rank");
    s.confidence = row.get<int>("confidence");
    s.by = row.get<std::optional<UserId>>("said_by");
    s.said = row.get<Date>("said_on");
    s.recorded = row.get<Instant>("recorded_at_ms");
    s.request = row.get<std::optional<RequestId>>("request_id");
    s.state = s.stored = row.get<StatementState>("state");
    return s;
}

/// What the row itself says, as long as nobody said anything else. A source that the list does not know is trusted
/// like one of which nothing is known.
StatementRow of_the_row(const RecordRow& record, const FieldSpec& field, const reference::List& sources,
                        IdSource& ids) {
    const auto* source = sources.find(record.source);
    if (source == nullptr) source = sources.find("unknown");
    LINLI_INVARIANT(source != nullptr, "the list of sources has no entry 'unknown'");
    StatementRow s;
    s.id = ids.next_uuid();
    const auto& value = record.values.at(field.code);
    (field.sealed.empty() ? s.value : s.sealed) = value;
    s.source = record.source;
    s.rank = source->number("rank");
    s.confidence = source->number("confidence");
    s.recorded = record.recorded;
    s.said = std::min(record.said, shanghai_date(record.recorded));
    s.state = s.stored = StatementState::current;
    s.fresh = s.of_row = true;
    return s;
}

}  // namespace

std::optional<std::size_t> FieldThread::current() const {
    for (std::size_t i = 0; i < statements.size(); ++i)
        if (statements[i].state == StatementState::current) return i;
    return std::nullopt;
}

void read_records(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const std::vector<Uuid>& ids, Threads& out) {
    const auto& spec = subject(kind);
    each_chunk(ids, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each(record_sql(spec, list), params, [&](const db::Row& row) {
            out.records.insert_or_assign(row.get<Uuid>("record_id"), read_record(row, spec));
        });
    });
}

void read_statements(db::ReadTx& tx, TenantId tenant, const reference::List& sources, IdSource& ids,
                     const std::set<std::tuple<SubjectKind, Uuid, const FieldSpec*>>& wanted, Threads& out) {
    std::vector<Uuid> records;
    std::map<std::pair<Uuid, std::string_view>, FieldThread*> by_code;
    for (const auto& [kind, record, field] : wanted) {
        if (out.records.count(record) == 0) continue;
        auto& thread = out.threads[{record, field}];
        thread.subject = &subject(kind);
        thread.field = field;
        thread.record = record;
        by_code[{record, field->code}] = &thread;
        records.push_back(record);
    }
    each_chunk(distinct(std::move(records)), {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each(
            "SELECT subject_id, field, statement_id, value, sealed, source, rank, confidence, said_by, said_on,"
            " recorded_at_ms, request_id, state FROM registry_statement WHERE tenant_id = :tenant AND subject_id IN " +
                list + " ORDER BY subject_id, field, statement_id",
            params, [&](const db::Row& row) {
                const auto found = by_code.find({row.get<Uuid>("subject_id"), row.text(row.column("field"))});
                if (found != by_code.end()) found->second->statements.push_back(read_statement(row));
            });
    });
    for (auto& [key, thread] : by_code)
        if (thread->statements.empty() && out.records.at(key.first).values.at(key.second))
            thread->statements.push_back(of_the_row(out.records.at(key.first), *thread->field, sources, ids));
}

void open_values(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, Threads& out) {
    std::vector<PersonId> subjects;
    for (const auto& [key, thread] : out.threads)
        if (thread.sealed()) subjects.emplace_back(key.first);
    if (subjects.empty()) return;
    const auto keys = vault.keys(tx, tenant, distinct(std::move(subjects)));
    for (auto& [key, thread] : out.threads)
        if (thread.sealed())
            for (auto& one : thread.statements)
                if (one.sealed) one.value = keys.open(PersonId(key.first), thread.field->sealed, *one.sealed);
}

Choice rule_of(const reference::List& catalogue, std::string_view field) {
    const auto* entry = catalogue.find(field);
    const auto rule = entry == nullptr ? std::nullopt : from_word<Choice>(entry->text("rule"));
    LINLI_INVARIANT(rule.has_value(), "the catalogue of fields lacks " + std::string(field));
    return *rule;
}

}  // namespace linli::registry

namespace linli::registry::repository {

void set_state(db::WriteTx& tx, TenantId tenant, const Uuid& record, std::string_view field, const Uuid& statement,
               StatementState state) {
    tx.exec(
        "UPDATE registry_statement SET state = :state WHERE tenant_id = :tenant AND subject_id = :record"
        " AND field = :field AND statement_id = :id",
        {{"state", state}, {"tenant", tenant}, {"record", record}, {"field", field}, {"id", statement}});
}

std::vector<std::tuple<SubjectKind, Uuid, std::string>> said_by_request(db::ReadTx& tx, TenantId tenant,
                                                                        RequestId request) {
    return tx.all(
        "SELECT subject_kind, subject_id, field FROM registry_statement WHERE tenant_id = :tenant"
        " AND request_id = :request AND state <> 'retracted'",
        {{"tenant", tenant}, {"request", request}}, [](const db::Row& row) {
            return std::tuple(row.get<SubjectKind>("subject_kind"), row.get<Uuid>("subject_id"),
                              row.get<std::string>("field"));
        });
}

std::vector<std::pair<Uuid, std::string>> said_of(db::ReadTx& tx, TenantId tenant, RequestId request,
                                                  std::span<const Uuid> records) {
    std::vector<std::pair<Uuid, std::string>> out;
    each_chunk(distinct(std::vector<Uuid>(records.begin(), records.end())), {{"tenant", tenant}, {"request", request}},
               [&](const std::string& list, db::Params params) {
                   tx.each(
                       "SELECT subject_id, field FROM registry_statement WHERE tenant_id = :tenant AND subject_id IN " +
                           list + " AND request_id = :request AND state <> 'retracted'",
                       params, [&](const db::Row& row) {
                           out.emplace_back(row.get<Uuid>("subject_id"), row.get<std::string>("field"));
                       });
               });
    return out;
}

}  // namespace linli::registry::repository
