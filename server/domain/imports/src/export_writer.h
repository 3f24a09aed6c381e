#pragma once

#include <linli/crypto/suite.h>
#include <linli/imports/export_source.h>
#include <linli/sheet/writer.h>
#include <linli/vault/vault.h>

#include "repository_exports.h"

#include <functional>
#include <span>

namespace linli::imports {

/// Writes the rows of a scope to a file in keyset batches, columns masked unless the export is in full.
class ExportWriter {
public:
    /// @param author who asked for it, by name: stands on every page
    ExportWriter(const repository::ExportRecord& record, const Template& form, std::string author, Instant now);
    /// A list of another room; `sheet` outlives the writer.
    ExportWriter(const repository::ExportRecord& record, const ExportSheet& sheet, std::string author, Instant now);
    ~ExportWriter();

    /// Where the rows of a register come from.
    struct Register {
        db::Database& database;
        vault::Vault& vault;
        /// Of these records those that stay out; nothing: none does
        std::function<std::vector<Uuid>(db::ReadTx&, TenantId, std::span<const Uuid>)> unverified;
    };
    /// Reads and writes everything. @param path of the new file; @param go_on asked after each batch
    /// @return rows written @refuses sheet::cell_too_long
    Result<std::int64_t> write(const Register& from, const access::Scope& scope, const std::filesystem::path& path,
                               const std::function<bool()>& go_on);
    /// How many rows stayed out.
    std::int64_t withheld() const { return withheld_; }

    /// Feeds rows to the callback it is given, as an ExportSource does.
    using Feed = std::function<Result<std::int64_t>(const std::function<bool(const std::vector<std::string>&)>&)>;
    /// Writes the rows of another room. @refuses sheet::cell_too_long, and what `feed` refuses
    Result<std::int64_t> write_list(const Feed& feed, const std::filesystem::path& path,
                                    const std::function<bool()>& go_on);
    /// Digest of the rows as they were written, without the mark.
    std::string rows_hash() { return digest_->finish().hex(); }

private:
    /// A column as it is written.
    struct Shown {
        std::string label;
        json::Mask mask = json::Mask::none;
        const FieldSpec* field = nullptr;  ///< of a template
    };
    Outcome put_cells(std::vector<std::string> cells);
    template <class Page>
    Result<std::int64_t> copy(const Register& from, TenantId tenant, Page page, const std::function<bool()>& go_on);
    template <class Row>
    Outcome put(const Row& row);
    Outcome line(const std::vector<std::string>& cells);
    void open(const std::filesystem::path& path);
    void close();

    const repository::ExportRecord& record_;
    const Template* form_ = nullptr;  ///< null for a list of another room
    std::string title_;
    std::vector<std::string> notes_;
    std::string author_;
    Instant now_;
    std::int64_t withheld_ = 0;
    std::vector<Shown> columns_;
    std::unique_ptr<crypto::Hasher> digest_ = crypto::suite(crypto::Suite::international).hasher();
    std::unique_ptr<sheet::WorkbookWriter> book_;
    std::unique_ptr<sheet::TextWriter> text_;
};

/// 导出编号, who, what for, when: what stands on every page.
std::string export_mark(const Export& view, const std::string& author, Instant now);

}  // namespace linli::imports
