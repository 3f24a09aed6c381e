#include "repository_exports.h"

#include "golden_rows.h"

namespace linli::imports::repository {
namespace {

constexpr access::ScopeColumns export_columns{.owner = "requested_by", .reporter = "requested_by"};

constexpr std::string_view export_list =
    "export_id, number, library, format, columns, in_full, purpose, state, requested_by, requested_role, "
    "requested_post,"
    " area_level, area_id, district_id, street_id, community_id, grid_id, decided_by, decision, row_count, "
    "content_hash,"
    " created_at_ms, changed_at_ms, expires_at_ms, fetched, version, as_of_on, known_at_ms, form_version, rows_hash,"
    " with_unverified, withheld_count";

ExportRecord read_export(const db::Row& row) {
    ExportRecord out;
    auto& v = out.view;
    v.id = row.get<ExportId>("export_id");
    v.number = row.get<std::string>("number");
    v.form = row.get<std::string>("library");
    v.format = row.get<ExportFormat>("format");
    v.columns = from_json(row.get<std::string>("columns"));
    v.in_full = row.get<bool>("in_full");
    v.purpose = row.get<std::string>("purpose");
    v.state = row.get<ExportState>("state");
    v.requested_by = row.get<UserId>("requested_by");
    v.area_id = row.get<AreaId>("area_id");
    v.decided_by = row.get<std::optional<UserId>>("decided_by");
    v.decision = row.get<std::optional<std::string>>("decision");
    v.row_count = row.get<std::int64_t>("row_count");
    v.fetched = row.get<std::int64_t>("fetched");
    v.created_at = row.get<Instant>("created_at_ms");
    v.changed_at = row.get<Instant>("changed_at_ms");
    v.expires_at = row.get<Instant>("expires_at_ms");
    v.version = row.get<std::int64_t>("version");
    v.as_of = row.get<std::optional<Date>>("as_of_on");
    v.known_at = row.get<std::optional<Instant>>("known_at_ms");
    v.form_version = row.get<std::optional<std::int64_t>>("form_version");
    v.rows_hash = row.get<std::optional<std::string>>("rows_hash");
    // Exports of before this was known held everything.
    v.with_unverified = row.get<std::optional<bool>>("with_unverified").value_or(true);
    v.withheld = row.get<std::optional<std::int64_t>>("withheld_count").value_or(0);
    out.role = row.get<access::Role>("requested_role");
    out.post = row.get<std::optional<PostId>>("requested_post");
    out.level = row.get<area::Level>("area_level");
    out.place = area::Ancestors::from(row);
    out.content_hash = row.get<std::optional<std::string>>("content_hash");
    return out;
}

}  // namespace

void insert(db::WriteTx& tx, TenantId tenant, const ExportRecord& r) {
    const auto& v = r.view;
    tx.exec("INSERT INTO imports_export (tenant_id, " + std::string(export_list) +
                ") VALUES (:tenant, :id, :number, :form, :format, :columns, :full, :purpose, :state, :by, :role, :post,"
                " :level, :area, :district, :street, :community, :grid, NULL, NULL, 0, NULL, :created, :created,"
                " :expires, 0, 1, :as_of, :known, :form_version, NULL,"
                " :unverified, 0)",
            {{"tenant", tenant},
             {"id", v.id},
             {"number", v.number},
             {"form", v.form},
             {"format", v.format},
             {"columns", to_json(v.columns)},
             {"full", v.in_full},
             {"purpose", v.purpose},
             {"state", v.state},
             {"by", v.requested_by},
             {"role", r.role},
             {"post", r.post},
             {"level", r.level},
             {"area", v.area_id},
             {"district", r.place.district},
             {"street", r.place.street},
             {"community", r.place.community},
             {"grid", r.place.grid},
             {"created", v.created_at},
             {"expires", v.expires_at},
             {"as_of", v.as_of},
             {"known", v.known_at},
             {"form_version", v.form_version},
             {"unverified", v.with_unverified}});
}

bool update(db::WriteTx& tx, TenantId tenant, ExportRecord& r, Instant now) {
    auto& v = r.view;
    v.changed_at = now;
    const bool done =
        tx.exec(
            "UPDATE imports_export SET state = :state, decided_by = :by, decision = :decision, row_count = :rows,"
            " withheld_count = :withheld, content_hash = :hash, rows_hash = :rows_hash, changed_at_ms = :now, "
            "expires_at_ms = :expires, fetched = "
            ":fetched, version ="
            " version + 1 WHERE tenant_id = :tenant AND export_id = :id AND version = :version",
            {{"tenant", tenant},
             {"id", v.id},
             {"state", v.state},
             {"by", v.decided_by},
             {"decision", v.decision},
             {"rows", v.row_count},
             {"withheld", v.withheld},
             {"hash", r.content_hash},
             {"rows_hash", v.rows_hash},
             {"now", now},
             {"expires", v.expires_at},
             {"fetched", v.fetched},
             {"version", v.version}}) == 1;
    if (done) ++v.version;
    return done;
}

std::optional<ExportRecord> find(db::ReadTx& tx, const access::Scope& scope, ExportId id) {
    auto where = scope.where(export_columns);
    where.params.emplace_back("id", id);
    return tx.one("SELECT " + std::string(export_list) + " FROM imports_export WHERE export_id = :id AND " + where.sql,
                  db::Params(where.params), read_export);
}

std::optional<ExportRecord> get(db::ReadTx& tx, TenantId tenant, ExportId id) {
    return tx.one(
        "SELECT " + std::string(export_list) + " FROM imports_export WHERE tenant_id = :tenant AND export_id = :id",
        {{"tenant", tenant}, {"id", id}}, read_export);
}

std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<Export>& out) {
    const api::PageQuery query{.select = export_list,
                               .from = "imports_export",
                               .order = "created_at_ms",
                               .id = "export_id",
                               .columns = export_columns,
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_export(row).view); });
}

std::optional<ExportId> first_in(db::ReadTx& tx, TenantId tenant, ExportState state) {
    return tx.value<ExportId>(
        "SELECT export_id FROM imports_export WHERE tenant_id = :tenant AND state = :state"
        " ORDER BY changed_at_ms, export_id LIMIT 1",
        {{"tenant", tenant}, {"state", state}});
}

std::vector<ExportId> ended(db::ReadTx& tx, TenantId tenant, ExportState state, Instant now, int limit) {
    return tx.all(
        "SELECT export_id FROM imports_export WHERE tenant_id = :tenant AND state = :state"
        " AND expires_at_ms <= :now ORDER BY export_id LIMIT :most",
        {{"tenant", tenant}, {"state", state}, {"now", now}, {"most", limit}},
        [](const db::Row& row) { return row.get<ExportId>(0); });
}

void add_chunk(db::WriteTx& tx, TenantId tenant, ExportId id, std::int64_t number, const std::string& sealed) {
    tx.exec(
        "INSERT INTO imports_chunk (tenant_id, export_id, chunk_no, content) VALUES (:tenant, :id, :number, :content)",
        {{"tenant", tenant}, {"id", id}, {"number", number}, {"content", db::Bytes{sealed}}});
}

std::optional<std::string> chunk(db::ReadTx& tx, TenantId tenant, ExportId id, std::int64_t number) {
    return tx.one(
        "SELECT content FROM imports_chunk WHERE tenant_id = :tenant AND export_id = :id AND chunk_no = :number",
        {{"tenant", tenant}, {"id", id}, {"number", number}}, [](const db::Row& row) { return row.blob("content"); });
}

void drop_chunks(db::WriteTx& tx, TenantId tenant, ExportId id) {
    tx.exec("DELETE FROM imports_chunk WHERE tenant_id = :tenant AND export_id = :id",
            {{"tenant", tenant}, {"id", id}});
}

}  // namespace linli::imports::repository
