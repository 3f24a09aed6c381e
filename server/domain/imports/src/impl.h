#pragma once

#include <linli/imports/service.h>
#include <linli/vault/vault.h>

#include "golden.h"
#include "passing_file.h"

namespace linli::imports {

/// What the files of the service share.
struct ImportService::Impl {
    explicit Impl(ImportParts given) : parts(std::move(given)) { std::filesystem::create_directories(parts.folder); }
    ImportParts parts;

    // Sealing: one key an import.
    vault::KeySet keys(TenantId tenant, ImportId id);
    static std::string seal(const vault::KeySet& keys, ImportId id, const std::string& plain);
    static std::string unseal(const vault::KeySet& keys, ImportId id, const std::string& sealed);
    std::string digest(TenantId tenant, std::string_view kind, const std::string& text) const;
    std::string row_key(TenantId tenant, ImportId id, std::int64_t row) const;

    // Receiving.
    Result<area::Ancestors> place_of(db::ReadTx& tx, const access::Scope& scope, const std::optional<AreaId>& area);
    /// Suggested mapping, header digest and corrected import of an opened sheet.
    void look_at(TenantId tenant, const Template& form, const OpenSheet& open, repository::ImportRecord& record,
                 Mapping& suggested);
    Result<repository::ImportRecord> confirmed(db::WriteTx& tx, TenantId tenant, repository::ImportRecord record,
                                               const ConfirmMapping& in, std::optional<UserId> by,
                                               const vault::KeySet& keys);
    Result<repository::ImportRecord> moved(db::WriteTx& tx, TenantId tenant, repository::ImportRecord record,
                                           ImportAction action, std::int64_t version);
    void tell(db::WriteTx& tx, TenantId tenant, const repository::ImportRecord& record);
    void note(db::WriteTx& tx, const access::Scope& scope, std::string_view operation, ImportId id,
              std::string detail = {}) const;
    Mapping mapping_of(const repository::ImportRecord& record, const vault::KeySet& keys) const;

    // Running.
    Outcome run(TenantId tenant, ImportId id, const std::filesystem::path& local, const std::stop_token& stop,
                const Progressed& progressed);
    Outcome stage(TenantId tenant, repository::ImportRecord record, const std::filesystem::path& path,
                  const std::stop_token& stop, const Progressed& progressed);
    Outcome walk(TenantId tenant, repository::ImportRecord record, const std::stop_token& stop,
                 const Progressed& progressed);
    void fail(TenantId tenant, ImportId id, const Problem& problem);

    Result<sheet::MarkReport> mark(TenantId tenant, const repository::ImportRecord& record,
                                   const std::filesystem::path& original, const std::filesystem::path& out);
    std::filesystem::path unpacked(TenantId tenant, const repository::ImportRecord& record);
};

/// Findings as they are kept with a row, and back.
std::string findings_json(const std::vector<Finding>& findings);
std::vector<Finding> findings_of(std::int64_t row, const std::string& json);

}  // namespace linli::imports
