#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/imports/records.h>
#include <linli/imports/types.h>

#include <map>
#include <span>
#include <string>
#include <vector>

/// SQL of the imports room; no rules here, no SQL elsewhere.
namespace linli::imports::repository {

/// An import's row.
struct ImportRecord {
    Import view;
    std::optional<std::string> content_hash, header_digest, mapping;  ///< mapping is sealed
    std::optional<int> sheet_no;
    area::Ancestors place;
    std::int64_t read_row = 0;
};

/// A staged row; `content` and `before` are sealed.
struct StagedRow {
    std::int64_t row_no = 0;
    std::string row_key, digest;
    RowState state = RowState::ready;
    std::string content;
    std::string findings = "[]";
    std::optional<Uuid> target;
    std::optional<std::int64_t> target_version;
    bool made = false;
    std::optional<std::string> before;
    std::optional<std::int64_t> batch_no;
};

/// What an earlier import knows of a row.
struct EarlierRow {
    std::string row_key, digest;
    RowState state = RowState::ready;
    std::optional<Uuid> target;
};

/// One line of the journal.
struct Batch {
    std::string_view phase;
    std::int64_t first_row = 0, last_row = 0, rows = 0;
};

void insert(db::WriteTx& tx, TenantId tenant, const ImportRecord& record);
/// Stores everything that may change, as the next version. @return false when somebody was faster
bool update(db::WriteTx& tx, TenantId tenant, ImportRecord& record, Instant now);
std::optional<ImportRecord> find(db::ReadTx& tx, const access::Scope& scope, ImportId id);
std::optional<ImportRecord> get(db::ReadTx& tx, TenantId tenant, ImportId id);
/// The same, and nobody else changes it or its rows before this transaction ends.
std::optional<ImportRecord> locked(db::WriteTx& tx, TenantId tenant, ImportId id);
/// An import of the same local file that has not come to an end.
std::optional<ImportId> unfinished(db::ReadTx& tx, TenantId tenant, const std::string& content_hash);
/// The import that waits longest for the program.
std::optional<ImportId> busy(db::ReadTx& tx, TenantId tenant);
std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<Import>& out);
/// Ended imports whose staged rows are older than `before`.
std::vector<ImportId> forgettable(db::ReadTx& tx, TenantId tenant, Instant before, int limit);

void store_rows(db::WriteTx& tx, TenantId tenant, ImportId id, std::span<const StagedRow> rows);
/// Puts changed rows in the place of what is there from the first to the last of them.
void replace_rows(db::WriteTx& tx, TenantId tenant, ImportId id, std::span<const StagedRow> rows, RowState from);
void drop_rows(db::WriteTx& tx, TenantId tenant, ImportId id);
/// Rows of one state behind `after`, ascending.
std::vector<StagedRow> rows(db::ReadTx& tx, TenantId tenant, ImportId id, RowState state, std::int64_t after,
                            int limit);
/// Row number, key, state and findings of every row behind `after`, ascending; the rest stays empty.
std::vector<StagedRow> notes(db::ReadTx& tx, TenantId tenant, ImportId id, std::int64_t after, int limit,
                             bool with_findings_only);
/// How many rows are in which state.
/// Lets rows through that waited for somebody's word. @return how many
std::int64_t release_doubtful(db::WriteTx& tx, TenantId tenant, ImportId id);
std::map<RowState, std::int64_t> states(db::ReadTx& tx, TenantId tenant, ImportId id);
/// Number and digest of every row behind `after`, ascending.
std::vector<std::pair<std::int64_t, std::string>> digests(db::ReadTx& tx, TenantId tenant, ImportId id,
                                                          std::int64_t after, int limit);
std::vector<EarlierRow> earlier_by_number(db::ReadTx& tx, TenantId tenant, ImportId id,
                                          std::span<const std::int64_t> numbers);
std::vector<EarlierRow> earlier_by_key(db::ReadTx& tx, TenantId tenant, ImportId id, std::span<const std::string> keys);
/// The import that gave this key to one of its rows.
std::optional<ImportId> import_of_key(db::ReadTx& tx, TenantId tenant, const std::string& row_key);

/// Adds a line to the journal. @return its number
std::int64_t journal(db::WriteTx& tx, TenantId tenant, ImportId id, const Batch& batch, Instant now);
std::vector<Batch> journal_of(db::ReadTx& tx, TenantId tenant, ImportId id, std::string_view phase);
void add_made(db::WriteTx& tx, TenantId tenant, ImportId id, std::string_view kind, std::span<const Uuid> made);
std::vector<Uuid> made(db::ReadTx& tx, TenantId tenant, ImportId id, std::string_view kind);

std::optional<std::string> remembered(db::ReadTx& tx, TenantId tenant, std::string_view form,
                                      const std::string& header_digest);
void remember(db::WriteTx& tx, TenantId tenant, std::string_view form, const std::string& header_digest,
              const std::string& mapping, std::optional<UserId> by, Instant now);

/// Digest of a key and what it names.
std::map<std::string, Uuid> links(db::ReadTx& tx, TenantId tenant, std::string_view library, std::string_view source,
                                  std::span<const std::string> digests);
void add_links(db::WriteTx& tx, TenantId tenant, std::string_view library, std::string_view source,
               std::span<const std::pair<std::string, Uuid>> fresh);
void drop_links(db::WriteTx& tx, TenantId tenant, std::span<const Uuid> targets);

}  // namespace linli::imports::repository
