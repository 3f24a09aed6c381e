#pragma once

#include <linli/sheet/writer.h>
#include <linli/vault/vault.h>

#include "repository_exports.h"

#include <functional>

namespace linli::imports {

/// Writes the rows of a scope to a file in keyset batches, columns masked unless the export is in full.
class ExportWriter {
public:
    /// @param author who asked for it, by name: stands on every page
    ExportWriter(const repository::ExportRecord& record, const Template& form, std::string author, Instant now);
    ~ExportWriter();

    /// Reads and writes everything. @param path of the new file; @param go_on asked after each batch
    /// @return rows written @refuses sheet::cell_too_long
    Result<std::int64_t> write(db::Database& database, vault::Vault& vault, const access::Scope& scope,
                               const std::filesystem::path& path, const std::function<bool()>& go_on);

private:
    template <class Page>
    Result<std::int64_t> copy(db::Database& database, Page page, const std::function<bool()>& go_on);
    template <class Row>
    Outcome put(const Row& row);
    Outcome line(const std::vector<std::string>& cells);
    void open(const std::filesystem::path& path);
    void close();

    const repository::ExportRecord& record_;
    const Template& form_;
    std::string author_;
    Instant now_;
    std::vector<const FieldSpec*> columns_;
    std::unique_ptr<sheet::WorkbookWriter> book_;
    std::unique_ptr<sheet::TextWriter> text_;
};

/// 导出编号, who, what for, when: what stands on every page.
std::string export_mark(const Export& view, const std::string& author, Instant now);

}  // namespace linli::imports
