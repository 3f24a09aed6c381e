#include "key_lists.h"
#include "repository.h"

namespace linli::imports::repository {
namespace {

constexpr std::string_view row_list =
    "row_no, row_key, digest, state, content, findings, target_id, target_version, made, before, batch_no";

std::optional<std::string> maybe_blob(const db::Row& row, std::string_view column) {
    return row.null(row.column(column)) ? std::nullopt : std::optional(row.blob(column));
}

StagedRow read_row(const db::Row& row) {
    return {.row_no = row.get<std::int64_t>("row_no"),
            .row_key = row.get<std::string>("row_key"),
            .digest = row.blob("digest"),
            .state = row.get<RowState>("state"),
            .content = row.blob("content"),
            .findings = row.get<std::string>("findings"),
            .target = row.get<std::optional<Uuid>>("target_id"),
            .target_version = row.get<std::optional<std::int64_t>>("target_version"),
            .made = row.get<bool>("made"),
            .before = maybe_blob(row, "before"),
            .batch_no = row.get<std::optional<std::int64_t>>("batch_no")};
}

EarlierRow read_earlier(const db::Row& row) {
    return {row.get<std::string>("row_key"), row.blob("digest"), row.get<RowState>("state"),
            row.get<std::optional<Uuid>>("target_id")};
}

}  // namespace

void store_rows(db::WriteTx& tx, TenantId tenant, ImportId id, std::span<const StagedRow> rows) {
    std::size_t next = 0;
    tx.bulk("imports_row",
            {"tenant_id", "import_id", "row_no", "row_key", "digest", "state", "content", "findings", "target_id",
             "target_version", "made", "before", "batch_no"},
            [&](std::vector<db::Value>& out) {
                if (next == rows.size()) return false;
                const auto& r = rows[next++];
                out = {db::to_value(tenant),
                       db::to_value(id),
                       db::to_value(r.row_no),
                       db::to_value(r.row_key),
                       db::to_value(db::Bytes{r.digest}),
                       db::to_value(r.state),
                       db::to_value(db::Bytes{r.content}),
                       db::to_value(r.findings),
                       db::to_value(r.target),
                       db::to_value(r.target_version),
                       db::to_value(r.made),
                       r.before ? db::to_value(db::Bytes{*r.before}) : db::Value(std::monostate{}),
                       db::to_value(r.batch_no)};
                return true;
            });
}

void replace_rows(db::WriteTx& tx, TenantId tenant, ImportId id, std::span<const StagedRow> rows, RowState from) {
    if (rows.empty()) return;
    const auto gone = tx.exec(
        "DELETE FROM imports_row WHERE tenant_id = :tenant AND import_id = :id AND row_no >= :first"
        " AND row_no <= :last AND state = :state",
        {{"tenant", tenant},
         {"id", id},
         {"first", rows.front().row_no},
         {"last", rows.back().row_no},
         {"state", from}});
    LINLI_INVARIANT(gone == static_cast<std::int64_t>(rows.size()), "a batch of an import is not what was read");
    store_rows(tx, tenant, id, rows);
}

void drop_rows(db::WriteTx& tx, TenantId tenant, ImportId id) {
    for (const auto* table : {"imports_row", "imports_made"})
        tx.exec("DELETE FROM " + std::string(table) + " WHERE tenant_id = :tenant AND import_id = :id",
                {{"tenant", tenant}, {"id", id}});
}

std::vector<StagedRow> rows(db::ReadTx& tx, TenantId tenant, ImportId id, RowState state, std::int64_t after,
                            int limit) {
    return tx.all("SELECT " + std::string(row_list) +
                      " FROM imports_row WHERE tenant_id = :tenant AND import_id = :id AND state = :state"
                      " AND row_no > :after ORDER BY row_no LIMIT :most",
                  {{"tenant", tenant}, {"id", id}, {"state", state}, {"after", after}, {"most", limit}}, read_row);
}

std::vector<StagedRow> notes(db::ReadTx& tx, TenantId tenant, ImportId id, std::int64_t after, int limit,
                             bool with_findings_only) {
    const std::string narrowed = with_findings_only ? " AND findings <> '[]'" : "";
    return tx.all(
        "SELECT row_no, row_key, state, findings FROM imports_row WHERE tenant_id = :tenant AND import_id = :id"
        " AND row_no > :after" +
            narrowed + " ORDER BY row_no LIMIT :most",
        {{"tenant", tenant}, {"id", id}, {"after", after}, {"most", limit}}, [](const db::Row& row) {
            StagedRow out;
            out.row_no = row.get<std::int64_t>("row_no");
            out.row_key = row.get<std::string>("row_key");
            out.state = row.get<RowState>("state");
            out.findings = row.get<std::string>("findings");
            return out;
        });
}

std::int64_t release_doubtful(db::WriteTx& tx, TenantId tenant, ImportId id) {
    return tx.exec(
        "UPDATE imports_row SET state = 'ready' WHERE tenant_id = :tenant AND import_id = :id AND state = 'doubtful'",
        {{"tenant", tenant}, {"id", id}});
}

std::map<RowState, std::int64_t> states(db::ReadTx& tx, TenantId tenant, ImportId id) {
    std::map<RowState, std::int64_t> out;
    tx.each("SELECT state, count(*) FROM imports_row WHERE tenant_id = :tenant AND import_id = :id GROUP BY state",
            {{"tenant", tenant}, {"id", id}},
            [&](const db::Row& row) { out[row.get<RowState>(0)] = row.get<std::int64_t>(1); });
    return out;
}

std::vector<std::pair<std::int64_t, std::string>> digests(db::ReadTx& tx, TenantId tenant, ImportId id,
                                                          std::int64_t after, int limit) {
    return tx.all(
        "SELECT row_no, digest FROM imports_row WHERE tenant_id = :tenant AND import_id = :id AND row_no > :after"
        " ORDER BY row_no LIMIT :most",
        {{"tenant", tenant}, {"id", id}, {"after", after}, {"most", limit}},
        [](const db::Row& row) { return std::pair(row.get<std::int64_t>(0), row.blob("digest")); });
}

std::vector<EarlierRow> earlier_by_number(db::ReadTx& tx, TenantId tenant, ImportId id,
                                          std::span<const std::int64_t> numbers) {
    std::vector<EarlierRow> out;
    in_lists(
        {{"tenant", tenant}, {"id", id}}, numbers, [](std::int64_t number) { return number; },
        [&](const std::string& list, db::Params params) {
            tx.each(
                "SELECT row_key, digest, state, target_id FROM imports_row WHERE tenant_id = :tenant AND import_id ="
                " :id AND row_no IN (" +
                    list + ")",
                params, [&](const db::Row& row) { out.push_back(read_earlier(row)); });
        });
    return out;
}

std::vector<EarlierRow> earlier_by_key(db::ReadTx& tx, TenantId tenant, ImportId id,
                                       std::span<const std::string> keys) {
    std::vector<EarlierRow> out;
    in_lists(
        {{"tenant", tenant}, {"id", id}}, keys, [](const std::string& k) -> const std::string& { return k; },
        [&](const std::string& list, db::Params params) {
            tx.each(
                "SELECT row_key, digest, state, target_id FROM imports_row WHERE tenant_id = :tenant AND import_id ="
                " :id AND row_key IN (" +
                    list + ")",
                params, [&](const db::Row& row) { out.push_back(read_earlier(row)); });
        });
    return out;
}

std::optional<ImportId> import_of_key(db::ReadTx& tx, TenantId tenant, const std::string& row_key) {
    return tx.value<ImportId>("SELECT import_id FROM imports_row WHERE tenant_id = :tenant AND row_key = :key LIMIT 1",
                              {{"tenant", tenant}, {"key", row_key}});
}

std::map<std::string, Uuid> links(db::ReadTx& tx, TenantId tenant, std::string_view library, std::string_view source,
                                  std::span<const std::string> digests) {
    std::map<std::string, Uuid> out;
    in_lists(
        {{"tenant", tenant}, {"library", library}, {"source", source}}, digests,
        [](const std::string& d) { return db::Bytes{d}; },
        [&](const std::string& list, db::Params params) {
            tx.each(
                "SELECT key_digest, target_id FROM imports_link WHERE tenant_id = :tenant AND library = :library"
                " AND source = :source AND key_digest IN (" +
                    list + ")",
                params, [&](const db::Row& row) { out[row.blob("key_digest")] = row.get<Uuid>("target_id"); });
        });
    return out;
}

void add_links(db::WriteTx& tx, TenantId tenant, std::string_view library, std::string_view source,
               std::span<const std::pair<std::string, Uuid>> fresh) {
    std::size_t next = 0;
    tx.bulk("imports_link", {"tenant_id", "library", "source", "key_digest", "target_id"},
            [&](std::vector<db::Value>& row) {
                if (next == fresh.size()) return false;
                const auto& [digest, target] = fresh[next++];
                row = {db::to_value(tenant), db::to_value(library), db::to_value(source),
                       db::to_value(db::Bytes{digest}), db::to_value(target)};
                return true;
            });
}

void drop_links(db::WriteTx& tx, TenantId tenant, std::span<const Uuid> targets) {
    in_lists(
        {{"tenant", tenant}}, targets, [](const Uuid& id) { return id; },
        [&](const std::string& list, db::Params params) {
            tx.exec("DELETE FROM imports_link WHERE tenant_id = :tenant AND target_id IN (" + list + ")", params);
        });
}

}  // namespace linli::imports::repository
