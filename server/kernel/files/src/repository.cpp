#include "repository.h"

namespace linli::files::repository {
namespace {

constexpr std::string_view content_columns =
    "c.hash, c.suite, c.media_type, c.size, c.served_type, c.served_size, c.width, c.height, c.captured_at_ms, c.lon, "
    "c.lat";

crypto::Suite suite(const db::Row& row) {
    const auto found = crypto::suite_from_number(row.get<std::int64_t>("suite"));
    if (!found) throw db::StoreFault("a file names an unknown suite");
    return *found;
}

Content read_content(const db::Row& row) {
    Content content{.hash = row.get<std::string>("hash"),
                    .suite = suite(row),
                    .media_type = row.get<std::string>("media_type"),
                    .size = row.get<std::int64_t>("size"),
                    .served_type = row.get<std::string>("served_type"),
                    .served_size = row.get<std::optional<std::int64_t>>("served_size")};
    if (const auto width = row.get<std::optional<std::int64_t>>("width")) {
        content.picture =
            ImageFacts{*width, row.get<std::int64_t>("height"), row.get<std::optional<Instant>>("captured_at_ms"),
                       row.get<std::optional<double>>("lon"), row.get<std::optional<double>>("lat")};
    }
    return content;
}

File read_file(const db::Row& row) {
    File file;
    file.id = row.get<FileId>("file_id");
    file.name = row.get<std::string>("name");
    file.media_type = row.get<std::string>("media_type");
    file.size = row.get<std::int64_t>("size");
    file.hash = row.get<std::string>("hash");
    file.uploaded_by = row.get<UserId>("uploaded_by");
    file.uploaded_at = row.get<Instant>("uploaded_at_ms");
    file.captured_at = row.get<std::optional<Instant>>("captured_at_ms");
    if (!file.captured_at) file.captured_at = row.get<std::optional<Instant>>("device_ms");
    file.lon = row.get<std::optional<double>>("lon");
    file.lat = row.get<std::optional<double>>("lat");
    file.purpose = row.get<std::optional<Purpose>>("purpose").value_or(Purpose::case_report);
    file.attached = row.get<std::optional<Uuid>>("subject_id").has_value();
    file.served_type = row.get<std::string>("served_type");
    file.width = row.get<std::optional<std::int64_t>>("width");
    file.height = row.get<std::optional<std::int64_t>>("height");
    file.suite = suite(row);
    file.converted = row.get<std::optional<std::int64_t>>("served_size").has_value();
    return file;
}

std::string select_file(std::string_view where) {
    return "SELECT f.file_id, f.name, f.uploaded_by, f.uploaded_at_ms, f.captured_at_ms AS device_ms, f.subject_id,"
           " f.purpose, " +
           std::string(content_columns) +
           " FROM files_file f JOIN files_content c ON c.tenant_id = f.tenant_id"
           " AND c.hash = f.hash WHERE f.tenant_id = :tenant AND f.file_id = :id AND " +
           std::string(where);
}

}  // namespace

std::optional<Content> content(db::ReadTx& tx, TenantId tenant, std::string_view hash) {
    static const auto sql = "SELECT " + std::string(content_columns) +
                            " FROM files_content c WHERE c.tenant_id = :tenant AND c.hash = :hash";
    return tx.one(sql, {{"tenant", tenant}, {"hash", hash}}, read_content);
}

void insert_content(db::WriteTx& tx, TenantId tenant, const Content& content, Instant now) {
    const auto picture = content.picture.value_or(ImageFacts{});
    const auto edge = [&](std::int64_t length) { return content.picture ? std::optional(length) : std::nullopt; };
    tx.exec(
        "INSERT INTO files_content (tenant_id, hash, suite, media_type, size, served_type, served_size, width,"
        " height, captured_at_ms, lon, lat, stored_at_ms) VALUES (:tenant, :hash, :suite, :type, :size,"
        " :served_type, :served_size, :width, :height, :captured, :lon, :lat, :now) ON CONFLICT DO NOTHING",
        {{"tenant", tenant},
         {"hash", content.hash},
         {"suite", static_cast<int>(content.suite)},
         {"type", content.media_type},
         {"size", content.size},
         {"served_type", content.served_type},
         {"served_size", content.served_size},
         {"width", edge(picture.width)},
         {"height", edge(picture.height)},
         {"captured", picture.captured_at},
         {"lon", picture.lon},
         {"lat", picture.lat},
         {"now", now}});
}

void insert_file(db::WriteTx& tx, TenantId tenant, const File& file, std::optional<Instant> device_time) {
    tx.exec(
        "INSERT INTO files_file (tenant_id, file_id, hash, name, uploaded_by, uploaded_at_ms, captured_at_ms, purpose)"
        " VALUES (:tenant, :id, :hash, :name, :user, :now, :device, :purpose)",
        {{"tenant", tenant},
         {"id", file.id},
         {"hash", file.hash},
         {"name", file.name},
         {"user", file.uploaded_by},
         {"now", file.uploaded_at},
         {"device", device_time},
         {"purpose", file.purpose}});
}

std::optional<File> find(db::ReadTx& tx, TenantId tenant, FileId id, std::string_view subject_kind,
                         const Uuid& subject) {
    static const auto sql = select_file("f.subject_kind = :kind AND f.subject_id = :subject");
    return tx.one(sql, {{"tenant", tenant}, {"id", id}, {"kind", subject_kind}, {"subject", subject}}, read_file);
}

std::optional<Belonging> belonging(db::ReadTx& tx, TenantId tenant, FileId id) {
    return tx.one(
        "SELECT subject_kind, subject_id FROM files_file WHERE tenant_id = :tenant AND file_id = :id"
        " AND subject_id IS NOT NULL",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            return Belonging{row.get<std::string>("subject_kind"), row.get<Uuid>("subject_id")};
        });
}

std::optional<File> find_own(db::ReadTx& tx, TenantId tenant, UserId user, FileId id) {
    static const auto sql = select_file("f.uploaded_by = :user");
    return tx.one(sql, {{"tenant", tenant}, {"id", id}, {"user", user}}, read_file);
}

bool claim(db::WriteTx& tx, TenantId tenant, UserId user, FileId id, std::string_view subject_kind, const Uuid& subject,
           Instant now) {
    return tx.exec(
               "UPDATE files_file SET subject_kind = :kind, subject_id = :subject,"
               " claimed_at_ms = coalesce(claimed_at_ms, :now) WHERE tenant_id = :tenant AND file_id = :id"
               " AND uploaded_by = :user AND (subject_id IS NULL OR (subject_id = :subject AND subject_kind = :kind))",
               {{"kind", subject_kind},
                {"subject", subject},
                {"now", now},
                {"tenant", tenant},
                {"id", id},
                {"user", user}}) == 1;
}

std::int64_t drop_unclaimed(db::WriteTx& tx, TenantId tenant, Instant uploaded_before) {
    return tx.exec(
        "DELETE FROM files_file WHERE tenant_id = :tenant AND subject_id IS NULL AND uploaded_at_ms < :before",
        {{"tenant", tenant}, {"before", uploaded_before}});
}

std::vector<std::string> drop_unnamed_contents(db::WriteTx& tx, TenantId tenant) {
    return tx.all(
        "DELETE FROM files_content WHERE tenant_id = :tenant AND NOT EXISTS (SELECT 1 FROM files_file f"
        " WHERE f.tenant_id = files_content.tenant_id AND f.hash = files_content.hash) RETURNING hash",
        {{"tenant", tenant}}, [](const db::Row& row) { return row.get<std::string>("hash"); });
}

std::vector<std::string> hashes_like(db::ReadTx& tx, TenantId tenant, std::string_view start) {
    return tx.all(
        "SELECT hash FROM files_content WHERE tenant_id = :tenant AND hash >= :start AND hash < :end ORDER BY hash",
        {{"tenant", tenant}, {"start", start}, {"end", std::string(start) + "g"}},  // behind every digit
        [](const db::Row& row) { return row.get<std::string>("hash"); });
}

std::vector<Content> contents_after(db::ReadTx& tx, TenantId tenant, std::string_view after, int limit) {
    static const auto sql = "SELECT " + std::string(content_columns) +
                            " FROM files_content c WHERE c.tenant_id = :tenant"
                            " AND c.hash > :after ORDER BY c.hash LIMIT :limit";
    return tx.all(sql, {{"tenant", tenant}, {"after", after}, {"limit", limit}}, read_content);
}

}  // namespace linli::files::repository
