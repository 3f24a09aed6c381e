#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/imports/exports.h>

namespace linli::imports::repository {

/// An export's row.
struct ExportRecord {
    Export view;
    access::Role role = access::Role::clerk;
    std::optional<PostId> post;
    area::Level level = area::Level::community;
    area::Ancestors place;
    std::optional<std::string> content_hash;
};

void insert(db::WriteTx& tx, TenantId tenant, const ExportRecord& record);
/// State, decision, counts and times, as the next version. @return false when somebody was faster
bool update(db::WriteTx& tx, TenantId tenant, ExportRecord& record, Instant now);
std::optional<ExportRecord> find(db::ReadTx& tx, const access::Scope& scope, ExportId id);
std::optional<ExportRecord> get(db::ReadTx& tx, TenantId tenant, ExportId id);
std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<Export>& out);
/// The oldest one of a state.
std::optional<ExportId> first_in(db::ReadTx& tx, TenantId tenant, ExportState state);
/// Ones of a state whose end has come.
std::vector<ExportId> ended(db::ReadTx& tx, TenantId tenant, ExportState state, Instant now, int limit);
void add_chunk(db::WriteTx& tx, TenantId tenant, ExportId id, std::int64_t number, const std::string& sealed);
std::optional<std::string> chunk(db::ReadTx& tx, TenantId tenant, ExportId id, std::int64_t number);
void drop_chunks(db::WriteTx& tx, TenantId tenant, ExportId id);

}  // namespace linli::imports::repository
