#include "repository.h"

#include <linli/base/result.h>

#include <algorithm>
#include <limits>
#include <span>

namespace linli::evidence::repository {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;

#define LEAF_COLUMNS                                                                                               \
    "tenant_id, leaf_id, kind, subject_id, created_at_ms, version, suite, salt, content, commitment, log_number, " \
    "seq"
#define LOG_COLUMNS "tenant_id, log_number, suite, origin, size, closed_for"

/// Leaves a statement. One join with all pending leaves is a trap on PostgreSQL, which believes that nothing is pending
/// and runs the joined query once a row; and before its first ANALYZE it prefers reading the whole tenant to a longer
/// list of keys.
constexpr std::size_t numbered_at_once = 8;

const std::vector<std::string>& leaf_names() {
    static const auto names = [] {
        std::vector<std::string> made;
        for (std::size_t i = 0; i < numbered_at_once; ++i) made.push_back("leaf" + std::to_string(i));
        return made;
    }();
    return names;
}

/// The text is always the same, so it is prepared once; fewer leaves fill it by naming the last one again.
const std::string& number_sql() {
    static const auto text = [] {
        std::string order = "CASE leaf_id";
        std::string list;
        for (std::size_t i = 0; i < numbered_at_once; ++i) {
            order += " WHEN :" + leaf_names()[i] + " THEN " + std::to_string(i);
            list += (i == 0 ? ":" : ", :") + leaf_names()[i];
        }
        return "UPDATE evidence_leaf SET log_number = :log, seq = :first + " + order +
               " END WHERE tenant_id = :tenant AND leaf_id IN (" + list + ")";
    }();
    return text;
}

crypto::Suite suite_of(const db::Row& row) {
    const auto suite = crypto::suite_from_number(row.get<std::int64_t>("suite"));
    if (!suite) throw Damaged("an evidence row names an unknown suite");
    return *suite;
}

Digest digest_of(const db::Row& row, std::string_view column) {
    const auto digest = Digest::from_bytes(row.blob(column));
    if (!digest) throw Damaged("an evidence row holds a hash that has not 32 bytes");
    return *digest;
}

Leaf leaf_of(const db::Row& row) {
    Leaf leaf;
    leaf.about = {row.get<TenantId>("tenant_id"), row.get<LeafId>("leaf_id"), row.get<std::string>("kind"),
                  row.get<Uuid>("subject_id"), row.get<Instant>("created_at_ms")};
    leaf.version = row.get<int>("version");
    leaf.suite = suite_of(row);
    if (!row.null(row.column("salt"))) leaf.salt = row.blob("salt");
    leaf.content = row.get<std::optional<std::string>>("content");
    leaf.commitment = digest_of(row, "commitment");
    leaf.log = row.get<std::optional<int>>("log_number");
    leaf.index = row.get<std::optional<std::uint64_t>>("seq");
    return leaf;
}

LogRow log_of(const db::Row& row) {
    return {row.get<TenantId>("tenant_id"),
            row.get<int>("log_number"),
            suite_of(row),
            row.get<std::string>("origin"),
            row.get<std::uint64_t>("size"),
            row.get<std::optional<ClosedFor>>("closed_for")};
}

SignedCheckpoint checkpoint_of(const db::Row& row) {
    auto note = row.get<std::string>("note");
    const auto checkpoint = read_unverified(note);
    if (!checkpoint || checkpoint->size != row.get<std::uint64_t>("size") || checkpoint->root != digest_of(row, "root"))
        throw Damaged("a stored checkpoint does not agree with its own note");
    return {row.get<int>("log_number"), *checkpoint, std::move(note)};
}

}  // namespace

void insert_leaf(db::WriteTx& tx, const Leaf& leaf) {
    tx.exec("INSERT INTO evidence_leaf (" LEAF_COLUMNS
            ") VALUES (:tenant, :id, :kind, :subject, :at, :version, :suite, :salt, :content, :commitment, :log, :seq)",
            {{"tenant", leaf.about.tenant},
             {"id", leaf.about.leaf},
             {"kind", leaf.about.kind},
             {"subject", leaf.about.subject},
             {"at", leaf.about.at},
             {"version", leaf.version},
             {"suite", static_cast<int>(leaf.suite)},
             {"salt", db::Bytes{*leaf.salt}},
             {"content", *leaf.content},
             {"commitment", db::Bytes{leaf.commitment.view()}},
             {"log", leaf.log},
             {"seq", leaf.index}});
}

std::optional<Leaf> find_leaf(db::ReadTx& tx, TenantId tenant, const LeafId& id) {
    return tx.one("SELECT " LEAF_COLUMNS " FROM evidence_leaf WHERE tenant_id = :tenant AND leaf_id = :id",
                  {{"tenant", tenant}, {"id", id}}, leaf_of);
}

std::vector<Leaf> leaves_about(db::ReadTx& tx, TenantId tenant, const Uuid& subject) {
    return tx.all("SELECT " LEAF_COLUMNS
                  " FROM evidence_leaf WHERE tenant_id = :tenant AND subject_id = :subject ORDER BY leaf_id",
                  {{"tenant", tenant}, {"subject", subject}}, leaf_of);
}

bool erase_leaf(db::WriteTx& tx, TenantId tenant, const LeafId& id, Instant at) {
    return tx.exec(
               "UPDATE evidence_leaf SET salt = NULL, content = NULL, erased_at_ms = :at"
               " WHERE tenant_id = :tenant AND leaf_id = :id AND salt IS NOT NULL",
               {{"tenant", tenant}, {"id", id}, {"at", at}}) == 1;
}

void each_leaf(db::ReadTx& tx, const LogRow& log, const std::function<void(const Leaf&)>& visit) {
    constexpr std::uint64_t page = 4096;  // the visitor may ask the store itself, and memory stays small
    for (std::uint64_t from = 0;;) {
        const auto leaves =
            tx.all("SELECT " LEAF_COLUMNS
                   " FROM evidence_leaf WHERE tenant_id = :tenant AND log_number = :log AND seq >= :from"
                   " AND seq IS NOT NULL ORDER BY seq LIMIT :page",
                   {{"tenant", log.tenant}, {"log", log.number}, {"from", from}, {"page", page}}, leaf_of);
        for (const auto& leaf : leaves) visit(leaf);
        if (leaves.size() < page) return;
        from = *leaves.back().index + 1;
    }
}

std::vector<TenantId> tenants_with_new_leaves(db::ReadTx& tx) {
    return tx.all("SELECT DISTINCT tenant_id FROM evidence_leaf WHERE seq IS NULL ORDER BY tenant_id", {},
                  [](const db::Row& row) { return row.get<TenantId>(0); });
}

std::vector<Digest> number_leaves(db::WriteTx& tx, const LogRow& log, int count) {
    const auto& suite = crypto::suite(log.suite);
    std::vector<LeafId> ids;
    auto hashes = tx.all(
        "SELECT leaf_id, version, suite, commitment FROM evidence_leaf"
        " WHERE tenant_id = :tenant AND seq IS NULL ORDER BY leaf_id LIMIT :count",
        {{"tenant", log.tenant}, {"count", count}}, [&](const db::Row& row) {
            ids.push_back(row.get<LeafId>("leaf_id"));
            return leaf_hash(suite, tree_entry(row.get<int>("version"), suite_of(row), digest_of(row, "commitment")));
        });
    for (std::size_t done = 0; done < ids.size(); done += numbered_at_once) {
        const auto some = std::span(ids).subspan(done, std::min(numbered_at_once, ids.size() - done));
        std::vector<db::Param> params{{"tenant", log.tenant}, {"log", log.number}, {"first", log.size + done}};
        for (std::size_t i = 0; i < numbered_at_once; ++i)
            params.emplace_back(leaf_names()[i], some[std::min(i, some.size() - 1)]);
        const auto changed = tx.exec(number_sql(), params);
        LINLI_INVARIANT(changed == static_cast<std::int64_t>(some.size()),
                        "pending leaves stay until they are numbered");
    }
    return hashes;
}

Digest number_leaf(db::WriteTx& tx, const LogRow& log, const LeafId& id) {
    tx.exec(
        "UPDATE evidence_leaf SET log_number = :log, seq = :size"
        " WHERE tenant_id = :tenant AND leaf_id = :id AND seq IS NULL",
        {{"tenant", log.tenant}, {"id", id}, {"log", log.number}, {"size", log.size}});
    const auto leaf = find_leaf(tx, log.tenant, id);
    LINLI_INVARIANT(leaf && leaf->index == log.size, "the leaf was written in this transaction");
    return leaf_hash(crypto::suite(log.suite), tree_entry(leaf->version, leaf->suite, leaf->commitment));
}

std::vector<LogRow> all_logs(db::ReadTx& tx) {
    return tx.all("SELECT " LOG_COLUMNS " FROM evidence_log ORDER BY tenant_id, log_number", {}, log_of);
}

std::vector<LogRow> logs_of(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT " LOG_COLUMNS " FROM evidence_log WHERE tenant_id = :tenant ORDER BY log_number DESC",
                  {{"tenant", tenant}}, log_of);
}

std::optional<LogRow> find_log(db::ReadTx& tx, TenantId tenant, int number) {
    return tx.one("SELECT " LOG_COLUMNS " FROM evidence_log WHERE tenant_id = :tenant AND log_number = :log",
                  {{"tenant", tenant}, {"log", number}}, log_of);
}

std::optional<LogRow> newest_log(db::ReadTx& tx, TenantId tenant) {
    return tx.one("SELECT " LOG_COLUMNS " FROM evidence_log WHERE tenant_id = :tenant ORDER BY log_number DESC LIMIT 1",
                  {{"tenant", tenant}}, log_of);
}

std::optional<LogRow> lock_open_log(db::WriteTx& tx, TenantId tenant) {
    if (tx.exec("UPDATE evidence_log SET turns = turns + 1 WHERE tenant_id = :tenant AND closed_at_ms IS NULL",
                {{"tenant", tenant}}) != 1)
        return std::nullopt;
    return tx.one("SELECT " LOG_COLUMNS " FROM evidence_log WHERE tenant_id = :tenant AND closed_at_ms IS NULL",
                  {{"tenant", tenant}}, log_of);
}

void open_log(db::WriteTx& tx, const LogRow& log, Instant at) {
    tx.exec(
        "INSERT INTO evidence_log (tenant_id, log_number, suite, origin, size, opened_at_ms, turns)"
        " VALUES (:tenant, :log, :suite, :origin, 0, :at, 0) ON CONFLICT DO NOTHING",
        {{"tenant", log.tenant},
         {"log", log.number},
         {"suite", static_cast<int>(log.suite)},
         {"origin", log.origin},
         {"at", at}});
}

void close_log(db::WriteTx& tx, const LogRow& log, ClosedFor reason, Instant at) {
    tx.exec(
        "UPDATE evidence_log SET closed_at_ms = :at, closed_for = :reason"
        " WHERE tenant_id = :tenant AND log_number = :log",
        {{"tenant", log.tenant}, {"log", log.number}, {"reason", reason}, {"at", at}});
}

void set_size(db::WriteTx& tx, const LogRow& log) {
    tx.exec("UPDATE evidence_log SET size = :size WHERE tenant_id = :tenant AND log_number = :log",
            {{"tenant", log.tenant}, {"log", log.number}, {"size", log.size}});
}

void insert_checkpoint(db::WriteTx& tx, const LogRow& log, const SignedCheckpoint& checkpoint) {
    const auto hour = to_ms(checkpoint.checkpoint.at) / hour_ms;
    tx.exec(
        "DELETE FROM evidence_checkpoint WHERE tenant_id = :tenant AND log_number = :log AND hour = :hour"
        " AND size < :size",
        {{"tenant", log.tenant}, {"log", log.number}, {"hour", hour}, {"size", checkpoint.checkpoint.size}});
    tx.exec(
        "INSERT INTO evidence_checkpoint (tenant_id, log_number, size, root, at_ms, hour, note)"
        " VALUES (:tenant, :log, :size, :root, :at, :hour, :note)",
        {{"tenant", log.tenant},
         {"log", log.number},
         {"size", checkpoint.checkpoint.size},
         {"root", db::Bytes{checkpoint.checkpoint.root.view()}},
         {"at", checkpoint.checkpoint.at},
         {"hour", hour},
         {"note", checkpoint.note}});
}

std::optional<SignedCheckpoint> newest_checkpoint(db::ReadTx& tx, TenantId tenant, int log) {
    return tx.one(
        "SELECT log_number, size, root, note FROM evidence_checkpoint WHERE tenant_id = :tenant AND log_number = :log"
        " ORDER BY size DESC LIMIT 1",
        {{"tenant", tenant}, {"log", log}}, checkpoint_of);
}

std::vector<SignedCheckpoint> checkpoints(db::ReadTx& tx, const LogRow& log) {
    return tx.all(
        "SELECT log_number, size, root, note FROM evidence_checkpoint WHERE tenant_id = :tenant AND log_number = :log"
        " ORDER BY size",
        {{"tenant", log.tenant}, {"log", log.number}}, checkpoint_of);
}

std::vector<SignedCheckpoint> checkpoints_below(db::ReadTx& tx, TenantId tenant, int log,
                                                std::optional<std::uint64_t> before, int limit) {
    return tx.all(
        "SELECT log_number, size, root, note FROM evidence_checkpoint WHERE tenant_id = :tenant AND log_number = :log"
        " AND size < :before ORDER BY size DESC LIMIT :limit",
        {{"tenant", tenant},
         {"log", log},
         {"before", before ? static_cast<std::int64_t>(*before) : std::numeric_limits<std::int64_t>::max()},
         {"limit", limit}},
        checkpoint_of);
}

void insert_key(db::WriteTx& tx, TenantId tenant, const Verifier& verifier, Instant at) {
    tx.exec(
        "INSERT INTO evidence_key (tenant_id, key_id, verifier, first_at_ms) VALUES (:tenant, :id, :verifier, :at)"
        " ON CONFLICT DO NOTHING",
        {{"tenant", tenant}, {"id", verifier.id()}, {"verifier", verifier.text()}, {"at", at}});
}

std::vector<Verifier> keys(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT verifier FROM evidence_key WHERE tenant_id = :tenant ORDER BY first_at_ms, key_id",
                  {{"tenant", tenant}}, [](const db::Row& row) {
                      const auto verifier = Verifier::parse(row.get<std::string>("verifier"));
                      if (!verifier) throw Damaged("a stored evidence key cannot be read");
                      return *verifier;
                  });
}

std::int64_t count_tiles(db::ReadTx& tx, const LogRow& log) {
    return *tx.value<std::int64_t>("SELECT count(*) FROM evidence_tile WHERE tenant_id = :tenant AND log_number = :log",
                                   {{"tenant", log.tenant}, {"log", log.number}});
}

std::string StoredTiles::load(TileId id) {
    return tx_
        .one(
            "SELECT hashes FROM evidence_tile WHERE tenant_id = :tenant AND log_number = :log"
            " AND tile_level = :level AND tile_index = :index",
            {{"tenant", log_.tenant}, {"log", log_.number}, {"level", id.level}, {"index", id.index}},
            [](const db::Row& row) { return row.blob("hashes"); })
        .value_or("");
}

void StoredTiles::save(TileId id, const std::string& hashes) {
    LINLI_INVARIANT(write_ != nullptr, "tiles are saved in a write transaction");
    write_->exec(
        "INSERT INTO evidence_tile (tenant_id, log_number, tile_level, tile_index, hashes)"
        " VALUES (:tenant, :log, :level, :index, :hashes)"
        " ON CONFLICT (tenant_id, log_number, tile_level, tile_index) DO UPDATE SET hashes = excluded.hashes",
        {{"tenant", log_.tenant},
         {"log", log_.number},
         {"level", id.level},
         {"index", id.index},
         {"hashes", db::Bytes{hashes}}});
}

}  // namespace linli::evidence::repository
