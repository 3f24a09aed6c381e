#include "repository.h"

namespace linli::imports::repository {
namespace {

constexpr access::ScopeColumns import_columns{.owner = "created_by", .reporter = "created_by"};

constexpr std::string_view import_list =
    "import_id, kind, template, source, state, file_id, content_hash, sheet_no, header_digest, mapping, previous_id,"
    " area_id, district_id, street_id, community_id, grid_id, read_row, progress, rows_all, rows_wrong, rows_warned,"
    " rows_same, rows_applied, rows_undone, rows_kept, problem, problem_detail, created_by, created_at_ms,"
    " changed_at_ms, version";

std::optional<std::string> maybe_blob(const db::Row& row, std::string_view column) {
    return row.null(row.column(column)) ? std::nullopt : std::optional(row.blob(column));
}

db::Value bytes(const std::optional<std::string>& content) {
    return content ? db::to_value(db::Bytes{*content}) : db::Value(std::monostate{});
}

db::Param blob_param(std::string_view name, const std::optional<std::string>& content) {
    db::Param out(name, std::int64_t{0});
    out.value = bytes(content);
    return out;
}

ImportRecord read_import(const db::Row& row) {
    ImportRecord out;
    auto& v = out.view;
    v.id = row.get<ImportId>("import_id");
    v.kind = row.get<ImportKind>("kind");
    v.form = row.get<std::string>("template");
    v.source = row.get<std::string>("source");
    v.state = row.get<ImportState>("state");
    v.file_id = row.get<std::optional<FileId>>("file_id");
    v.previous_id = row.get<std::optional<ImportId>>("previous_id");
    v.area_id = row.get<AreaId>("area_id");
    v.progress = row.get<int>("progress");
    v.rows_all = row.get<std::int64_t>("rows_all");
    v.rows_wrong = row.get<std::int64_t>("rows_wrong");
    v.rows_warned = row.get<std::int64_t>("rows_warned");
    v.rows_same = row.get<std::int64_t>("rows_same");
    v.rows_applied = row.get<std::int64_t>("rows_applied");
    v.rows_undone = row.get<std::int64_t>("rows_undone");
    v.rows_kept = row.get<std::int64_t>("rows_kept");
    v.problem = row.get<std::optional<std::string>>("problem");
    v.problem_detail = row.get<std::optional<std::string>>("problem_detail");
    v.created_by = row.get<std::optional<UserId>>("created_by");
    v.created_at = row.get<Instant>("created_at_ms");
    v.changed_at = row.get<Instant>("changed_at_ms");
    v.version = row.get<std::int64_t>("version");
    out.content_hash = maybe_blob(row, "content_hash");
    out.header_digest = maybe_blob(row, "header_digest");
    out.mapping = maybe_blob(row, "mapping");
    out.sheet_no = row.get<std::optional<int>>("sheet_no");
    out.place = area::Ancestors::from(row);
    out.read_row = row.get<std::int64_t>("read_row");
    return out;
}

/// The columns that may change after the first insert.
std::vector<db::Param> changing(TenantId tenant, const ImportRecord& r) {
    const auto& v = r.view;
    std::vector<db::Param> out{{"tenant", tenant},          {"id", v.id},
                               {"state", v.state},          {"sheet_no", r.sheet_no},
                               {"previous", v.previous_id}, {"read_row", r.read_row},
                               {"progress", v.progress},    {"rows_all", v.rows_all},
                               {"wrong", v.rows_wrong},     {"warned", v.rows_warned},
                               {"same", v.rows_same},       {"applied", v.rows_applied},
                               {"undone", v.rows_undone},   {"kept", v.rows_kept},
                               {"problem", v.problem},      {"detail", v.problem_detail},
                               {"changed", v.changed_at},   {"version", v.version}};
    out.push_back(blob_param("header", r.header_digest));
    out.push_back(blob_param("mapping", r.mapping));
    return out;
}

}  // namespace

void insert(db::WriteTx& tx, TenantId tenant, const ImportRecord& r) {
    const auto& v = r.view;
    auto params = changing(tenant, r);
    params.emplace_back("kind", v.kind);
    params.emplace_back("form", v.form);
    params.emplace_back("source", v.source);
    params.emplace_back("file", v.file_id);
    params.emplace_back("area", v.area_id);
    params.emplace_back("district", r.place.district);
    params.emplace_back("street", r.place.street);
    params.emplace_back("community", r.place.community);
    params.emplace_back("grid", r.place.grid);
    params.emplace_back("by", v.created_by);
    params.emplace_back("created", v.created_at);
    params.push_back(blob_param("hash", r.content_hash));
    tx.exec("INSERT INTO imports_import (tenant_id, " + std::string(import_list) +
                ") VALUES (:tenant, :id, :kind, :form, :source, :state, :file, :hash, :sheet_no, :header, :mapping,"
                " :previous, :area, :district, :street, :community, :grid, :read_row, :progress, :rows_all, :wrong,"
                " :warned, :same, :applied, :undone, :kept, :problem, :detail, :by, :created, :changed, :version)",
            db::Params(params));
}

bool update(db::WriteTx& tx, TenantId tenant, ImportRecord& r, Instant now) {
    r.view.changed_at = now;
    const bool done =
        tx.exec(
            "UPDATE imports_import SET state = :state, sheet_no = :sheet_no, header_digest = :header, mapping ="
            " :mapping, previous_id = :previous, read_row = :read_row, progress = :progress, rows_all = :rows_all,"
            " rows_wrong = :wrong, rows_warned = :warned, rows_same = :same, rows_applied = :applied, rows_undone ="
            " :undone, rows_kept = :kept, problem = :problem, problem_detail = :detail, changed_at_ms = :changed,"
            " version = version + 1 WHERE tenant_id = :tenant AND import_id = :id AND version = :version",
            db::Params(changing(tenant, r))) == 1;
    if (done) ++r.view.version;
    return done;
}

std::optional<ImportRecord> find(db::ReadTx& tx, const access::Scope& scope, ImportId id) {
    auto where = scope.where(import_columns);
    where.params.emplace_back("id", id);
    return tx.one("SELECT " + std::string(import_list) + " FROM imports_import WHERE import_id = :id AND " + where.sql,
                  db::Params(where.params), read_import);
}

std::optional<ImportRecord> get(db::ReadTx& tx, TenantId tenant, ImportId id) {
    return tx.one(
        "SELECT " + std::string(import_list) + " FROM imports_import WHERE tenant_id = :tenant AND import_id = :id",
        {{"tenant", tenant}, {"id", id}}, read_import);
}

std::optional<ImportRecord> locked(db::WriteTx& tx, TenantId tenant, ImportId id) {
    return tx.one(
        "UPDATE imports_import SET version = version WHERE tenant_id = :tenant AND import_id = :id RETURNING " +
            std::string(import_list),
        {{"tenant", tenant}, {"id", id}}, read_import);
}

std::optional<ImportId> unfinished(db::ReadTx& tx, TenantId tenant, const std::string& content_hash) {
    return tx.value<ImportId>(
        "SELECT import_id FROM imports_import WHERE tenant_id = :tenant AND content_hash = :hash"
        " AND state IN ('received', 'staging', 'checked', 'applying') ORDER BY created_at_ms DESC, import_id LIMIT 1",
        {{"tenant", tenant}, {"hash", db::Bytes{content_hash}}});
}

std::optional<ImportId> busy(db::ReadTx& tx, TenantId tenant) {
    return tx.value<ImportId>(
        "SELECT import_id FROM imports_import WHERE tenant_id = :tenant AND state IN ('staging', 'applying', 'undoing')"
        " AND (file_id IS NOT NULL OR state <> 'staging') ORDER BY changed_at_ms, import_id LIMIT 1",
        {{"tenant", tenant}});
}

std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<Import>& out) {
    const api::PageQuery query{.select = import_list,
                               .from = "imports_import",
                               .order = "created_at_ms",
                               .id = "import_id",
                               .columns = import_columns,
                               .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) { out.push_back(read_import(row).view); });
}

std::vector<ImportId> forgettable(db::ReadTx& tx, TenantId tenant, Instant before, int limit) {
    return tx.all(
        "SELECT import_id FROM imports_import WHERE tenant_id = :tenant AND state IN ('applied', 'undone', 'failed',"
        " 'cancelled', 'checked', 'received') AND changed_at_ms < :before AND mapping IS NOT NULL"
        " ORDER BY changed_at_ms LIMIT :most",
        {{"tenant", tenant}, {"before", before}, {"most", limit}},
        [](const db::Row& row) { return row.get<ImportId>(0); });
}

std::int64_t journal(db::WriteTx& tx, TenantId tenant, ImportId id, const Batch& batch, Instant now) {
    const auto number = tx.value<std::int64_t>(
                              "SELECT coalesce(max(batch_no), 0) + 1 FROM imports_batch"
                              " WHERE tenant_id = :tenant AND import_id = :id AND phase = :phase",
                              {{"tenant", tenant}, {"id", id}, {"phase", batch.phase}})
                            .value();
    tx.exec(
        "INSERT INTO imports_batch (tenant_id, import_id, phase, batch_no, first_row, last_row, row_count, done_at_ms)"
        " VALUES (:tenant, :id, :phase, :number, :first, :last, :rows, :now)",
        {{"tenant", tenant},
         {"id", id},
         {"phase", batch.phase},
         {"number", number},
         {"first", batch.first_row},
         {"last", batch.last_row},
         {"rows", batch.rows},
         {"now", now}});
    return number;
}

std::vector<Batch> journal_of(db::ReadTx& tx, TenantId tenant, ImportId id, std::string_view phase) {
    return tx.all(
        "SELECT first_row, last_row, row_count FROM imports_batch WHERE tenant_id = :tenant AND import_id = :id"
        " AND phase = :phase ORDER BY batch_no",
        {{"tenant", tenant}, {"id", id}, {"phase", phase}}, [&](const db::Row& row) {
            return Batch{phase, row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)};
        });
}

void add_made(db::WriteTx& tx, TenantId tenant, ImportId id, std::string_view kind, std::span<const Uuid> fresh) {
    std::size_t next = 0;
    tx.bulk("imports_made", {"tenant_id", "import_id", "kind", "made_id"}, [&](std::vector<db::Value>& row) {
        if (next == fresh.size()) return false;
        row = {db::to_value(tenant), db::to_value(id), db::to_value(kind), db::to_value(fresh[next++])};
        return true;
    });
}

std::vector<Uuid> made(db::ReadTx& tx, TenantId tenant, ImportId id, std::string_view kind) {
    return tx.all("SELECT made_id FROM imports_made WHERE tenant_id = :tenant AND import_id = :id AND kind = :kind",
                  {{"tenant", tenant}, {"id", id}, {"kind", kind}},
                  [](const db::Row& row) { return row.get<Uuid>(0); });
}

std::optional<std::string> remembered(db::ReadTx& tx, TenantId tenant, std::string_view form,
                                      const std::string& header_digest) {
    return tx.value<std::string>(
        "SELECT mapping FROM imports_mapping WHERE tenant_id = :tenant AND template = :form"
        " AND header_digest = :digest",
        {{"tenant", tenant}, {"form", form}, {"digest", db::Bytes{header_digest}}});
}

void remember(db::WriteTx& tx, TenantId tenant, std::string_view form, const std::string& header_digest,
              const std::string& mapping, std::optional<UserId> by, Instant now) {
    tx.exec(
        "INSERT INTO imports_mapping (tenant_id, template, header_digest, mapping, confirmed_by, confirmed_at_ms)"
        " VALUES (:tenant, :form, :digest, :mapping, :by, :now) ON CONFLICT (tenant_id, template, header_digest)"
        " DO UPDATE SET mapping = excluded.mapping, confirmed_by = excluded.confirmed_by, confirmed_at_ms ="
        " excluded.confirmed_at_ms",
        {{"tenant", tenant},
         {"form", form},
         {"digest", db::Bytes{header_digest}},
         {"mapping", mapping},
         {"by", by},
         {"now", now}});
}

}  // namespace linli::imports::repository
