#include "repository_changes.h"

namespace linli::registry::repository {
namespace {

using boost::json::object;

std::string text_of(const db::Row& row, int at) { return std::string(row.text(at)); }

/// A cell as the journal keeps it: by the name of its column.
boost::json::value cell(const db::Row& row, int at) {
    if (row.null(at)) return nullptr;
    const auto name = row.name(at);
    if (name.ends_with("_id") || name == "merged_into") return boost::json::value(row.uuid(at).text());
    if (name.ends_with("_ms")) return row.i64(at);
    if (name == "lives_here") return row.flag(at);
    return boost::json::value(text_of(row, at));
}

/// What of a book is needed to move a row elsewhere.
std::string_view columns_of(Book book) {
    switch (book) {
    case Book::relation: return "relation_id, dwelling_id, kind, lives_here, state, from_on, until_on";
    case Book::tag:
        return "person_id, word, from_on, until_on, label, source, basis, district_id, street_id, community_id,"
               " grid_id, recorded_at_ms";
    case Book::link: return "link_id, kind, from_kind, from_id, to_kind, to_id, from_on, until_on";
    default: return "consent_id, person_id, purpose, withdrawn_at_ms";
    }
}

std::string_view table_of(Book book) {
    switch (book) {
    case Book::relation: return "registry_relation";
    case Book::tag: return "registry_tag";
    case Book::link: return "registry_link";
    default: return "registry_consent";
    }
}

RequestRow read_request(const db::Row& row) {
    RequestRow out;
    auto& r = out.request;
    r.id = row.get<RequestId>("request_id");
    r.kind = row.get<ChangeKind>("kind");
    r.record_kind = row.get<SubjectKind>("subject_kind");
    r.record_id = row.get<Uuid>("subject_id");
    r.state = row.get<RequestState>("state");
    r.needed = row.get<int>("needed");
    r.given = row.get<int>("given");
    r.on = row.get<Date>("happened_on");
    r.source = row.get<std::string>("source");
    r.reason = row.get<std::string>("reason");
    r.proposed_by = row.get<UserId>("proposed_by");
    r.proposed_at = row.get<Instant>("proposed_at_ms");
    r.applied_at = row.get<std::optional<Instant>>("applied_at_ms");
    if (r.applied_at && r.state == RequestState::applied) r.undo_until = *r.applied_at + undo_for;
    r.version = row.get<std::int64_t>("version");
    out.content = row.blob("content");
    return out;
}

constexpr access::ScopeColumns request_columns{.subject = "subject_id"};

}  // namespace

void insert_request(db::WriteTx& tx, TenantId tenant, const RequestRow& row, const area::Ancestors& place) {
    const auto& r = row.request;
    tx.exec(
        "INSERT INTO registry_request (tenant_id, request_id, kind, subject_kind, subject_id, state, needed, given,"
        " happened_on, source, confidence, reason, content, proposed_by, proposed_at_ms, applied_at_ms, version,"
        " district_id, street_id, community_id, grid_id) VALUES (:tenant, :id, :kind, :subject_kind, :subject, :state,"
        " :needed, :given, :on, :source, :confidence, :reason, :content, :by, :at, :applied, :version, :district,"
        " :street, :community, :grid)",
        {{"tenant", tenant},
         {"id", r.id},
         {"kind", r.kind},
         {"subject_kind", r.record_kind},
         {"subject", r.record_id},
         {"state", r.state},
         {"needed", r.needed},
         {"given", r.given},
         {"on", r.on},
         {"source", r.source},
         {"confidence", row.confidence},
         {"reason", r.reason},
         {"content", db::Bytes{row.content}},
         {"by", r.proposed_by},
         {"at", r.proposed_at},
         {"applied", r.applied_at},
         {"version", r.version},
         {"district", place.district},
         {"street", place.street},
         {"community", place.community},
         {"grid", place.grid}});
}

void insert_step(db::WriteTx& tx, TenantId tenant, RequestId id, const RequestStep& step) {
    tx.exec(
        "INSERT INTO registry_request_step (tenant_id, request_id, position, action, by_user, level, note, at_ms)"
        " SELECT :tenant, :id, count(*) + 1, :action, :by, :level, :note, :at FROM registry_request_step"
        " WHERE tenant_id = :tenant AND request_id = :id",
        {{"tenant", tenant},
         {"id", id},
         {"action", step.action},
         {"by", step.by},
         {"level", step.level},
         {"note", step.note},
         {"at", step.at}});
}

bool move_request(db::WriteTx& tx, TenantId tenant, const ChangeRequest& request, std::int64_t seen_version,
                  std::optional<UserId> decided_by, Instant now) {
    return tx.exec(
               "UPDATE registry_request SET state = :state, given = :given, decided_by = :by, decided_at_ms = :at,"
               " applied_at_ms = :applied, version = version + 1 WHERE tenant_id = :tenant AND request_id = :id"
               " AND version = :seen",
               {{"state", request.state},
                {"given", request.given},
                {"by", decided_by},
                {"at", now},
                {"applied", request.applied_at},
                {"tenant", tenant},
                {"id", request.id},
                {"seen", seen_version}}) == 1;
}

std::optional<RequestRow> request(db::ReadTx& tx, const access::Scope& scope, RequestId id) {
    auto where = scope.where(request_columns);
    where.params.emplace_back("id", id);
    auto found = tx.one(
        "SELECT request_id, kind, subject_kind, subject_id, state, needed, given, happened_on, source, reason, content,"
        " proposed_by, proposed_at_ms, applied_at_ms, version FROM registry_request WHERE " +
            where.sql + " AND request_id = :id",
        db::Params(where.params), read_request);
    if (!found) return std::nullopt;
    found->request.steps = tx.all(
        "SELECT action, by_user, level, note, at_ms FROM registry_request_step WHERE tenant_id = :tenant"
        " AND request_id = :id ORDER BY position",
        {{"tenant", scope.tenant()}, {"id", id}}, [](const db::Row& row) {
            return RequestStep{row.get<RequestAction>("action"), row.get<UserId>("by_user"), row.get<int>("level"),
                               row.get<std::string>("note"), row.get<Instant>("at_ms")};
        });
    return found;
}

bool request_exists(db::ReadTx& tx, TenantId tenant, RequestId id) {
    return tx.exists("SELECT 1 FROM registry_request WHERE tenant_id = :tenant AND request_id = :id",
                     {{"tenant", tenant}, {"id", id}});
}

std::optional<api::PageKey> requests(db::ReadTx& tx, const access::Scope& scope, const ListRequests& in,
                                     const std::optional<api::PageKey>& after, std::vector<RequestLine>& lines) {
    api::PageQuery query{.select = "request_id, kind, subject_kind, subject_id, state, needed, given, proposed_at_ms",
                         .from = "registry_request",
                         .order = "proposed_at_ms",
                         .id = "request_id",
                         .columns = request_columns,
                         .extra = "state = :state",
                         .limit = static_cast<std::size_t>(in.limit)};
    query.params.emplace_back("state", in.state);
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) {
        lines.push_back({.id = row.get<RequestId>("request_id"),
                         .kind = row.get<ChangeKind>("kind"),
                         .record_kind = row.get<SubjectKind>("subject_kind"),
                         .record_id = row.get<Uuid>("subject_id"),
                         .state = row.get<RequestState>("state"),
                         .needed = row.get<int>("needed"),
                         .given = row.get<int>("given"),
                         .proposed_at = row.get<Instant>("proposed_at_ms")});
    });
}

std::vector<object> rows_of(db::ReadTx& tx, TenantId tenant, Book book, std::string_view column, const Uuid& id) {
    return tx.all("SELECT " + std::string(columns_of(book)) + " FROM " + std::string(table_of(book)) +
                      " WHERE tenant_id = :tenant AND " + std::string(column) + " = :id LIMIT 1000",
                  {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
                      object out;
                      for (int i = 0; i < row.columns(); ++i) out[row.name(i)] = cell(row, i);
                      return out;
                  });
}

std::optional<DwellingPlace> dwelling_place(db::ReadTx& tx, const access::Scope& scope, DwellingId id) {
    auto where = scope.where(scope_columns(SubjectKind::dwelling));
    where.params.emplace_back("id", id);
    return tx.one("SELECT local_address, district_id, street_id, community_id, grid_id FROM registry_dwelling WHERE " +
                      where.sql + " AND dwelling_id = :id",
                  db::Params(where.params), [&](const db::Row& row) {
                      return DwellingPlace{id, row.get<std::string>("local_address"), area::Ancestors::from(row)};
                  });
}

std::optional<HouseholdId> household_of(db::ReadTx& tx, TenantId tenant, const Uuid& person) {
    std::optional<HouseholdId> out;
    tx.each("SELECT household_id FROM registry_person WHERE tenant_id = :tenant AND person_id = :id",
            {{"tenant", tenant}, {"id", person}},
            [&](const db::Row& row) { out = row.get<std::optional<HouseholdId>>("household_id"); });
    return out;
}

bool household_in_scope(db::ReadTx& tx, const access::Scope& scope, HouseholdId id) {
    return seen(tx, scope, SubjectKind::household, id.uuid()).has_value();
}

std::pair<std::size_t, std::size_t> heads(db::ReadTx& tx, TenantId tenant, HouseholdId id) {
    return tx
        .one(
            "SELECT count(*) AS members, count(CASE WHEN kin = 'head' THEN 1 END) AS heads FROM registry_person"
            " WHERE tenant_id = :tenant AND household_id = :id AND standing IS NULL",
            {{"tenant", tenant}, {"id", id}},
            [](const db::Row& row) {
                return std::pair(row.get<std::size_t>("members"), row.get<std::size_t>("heads"));
            })
        .value();
}

bool record_exists(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id) {
    const auto& spec = subject(kind);
    return tx.exists("SELECT 1 FROM " + std::string(spec.table) + " WHERE tenant_id = :tenant AND " +
                         std::string(spec.id) + " = :id",
                     {{"tenant", tenant}, {"id", id}});
}

void lock_record(db::WriteTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id) {
    const auto& spec = subject(kind);
    tx.exec("UPDATE " + std::string(spec.table) + " SET version = version WHERE tenant_id = :tenant AND " +
                std::string(spec.id) + " = :id",
            {{"tenant", tenant}, {"id", id}});
}

void withdraw(db::WriteTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id) {
    const auto& spec = subject(kind);
    tx.exec("UPDATE " + std::string(spec.table) + " SET standing = 'withdrawn' WHERE tenant_id = :tenant AND " +
                std::string(spec.id) + " = :id",
            {{"tenant", tenant}, {"id", id}});
}

std::vector<Uuid> merged_into(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id) {
    const auto& spec = subject(kind);
    return tx.all("SELECT " + std::string(spec.id) + " AS id FROM " + std::string(spec.table) +
                      " WHERE tenant_id = :tenant AND merged_into = :id",
                  {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) { return row.get<Uuid>("id"); });
}

}  // namespace linli::registry::repository
