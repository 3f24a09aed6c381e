#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/imports/records.h>
#include <linli/imports/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace linli::audit {
class Audit;
}
namespace linli::events {
class Outbox;
}
namespace linli::files {
class Files;
}
namespace linli::reference {
class Reference;
}
namespace linli::registry {
class FieldWriter;
}
namespace linli::vault {
class Vault;
}

namespace linli::imports {

/// What the room works with; everything outlives it.
struct ImportParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    IdSource& ids;
    events::Outbox& outbox;
    audit::Audit& audit;
    vault::Vault& vault;
    files::Files& files;
    const api::CursorSealer& cursors;
    const registry::FieldWriter& writer;
    reference::Reference& reference;  ///< the resource catalogue
    std::filesystem::path folder;     ///< for sheets while they are read, private to the program
};

/// What an upload says beside the sheet.
struct SheetUpload {
    std::filesystem::path path;
    std::string name;
    std::string form;
    std::string source;
    std::optional<AreaId> area_id;  ///< nothing: that of the acting post
    std::optional<int> sheet_no;
};

/// A sheet that lies on this machine, brought in from the command line.
struct LocalSheet {
    std::filesystem::path path;
    std::string form, source;
    std::optional<AreaId> area_id;  ///< nothing: the whole district
    std::optional<int> sheet_no;
};

/// Hears of each batch: the import as it stands then.
using Progressed = std::function<void(const Import&)>;

/// Sheets in: received, mapped, staged and checked (the dry run), applied, undone; each step in batches that are kept
/// whole with their journal, so that a program that dies goes on where it was. Rows are sealed under a key of the
/// import, which is destroyed when they are forgotten. Synchronous; thread-safe; one runner at a time works on an
/// import.
/// @source DAT-13, DAT-15, DAT-53. @throws db::StoreFault when the store fails
class ImportService {
public:
    explicit ImportService(ImportParts parts);
    ~ImportService();

    /// Keeps the sheet and suggests its mapping. @refuses unknown_template, place_not_yours, no_rows, and what
    /// reading and
    /// files refuse: a file that is no sheet leaves nothing behind
    Result<Import> receive(const access::Scope& scope, const SheetUpload& in);
    /// @refuses access::not_found
    Result<Import> find(const access::Scope& scope, ImportId id);
    /// Newest first. @refuses api::bad_cursor
    Result<api::Page<Import>> list(const access::Scope& scope, const ListImports& in);
    /// The mapping as suggested or confirmed. @refuses access::not_found
    Result<Mapping> mapping(const access::Scope& scope, ImportId id);
    /// @refuses access::not_found, bad_mapping, not_collectable, step_not_allowed, changed_meanwhile
    Result<Import> confirm(const access::Scope& scope, ImportId id, const ConfirmMapping& in);
    /// @refuses access::not_found, step_not_allowed, changed_meanwhile, not_stored, nothing_to_apply
    Result<Import> step(const access::Scope& scope, ImportId id, const TakeImportStep& in);
    /// What is wrong, row by row; after an undo the rows that stayed. @refuses access::not_found
    Result<RowFindings> findings(const access::Scope& scope, ImportId id, const ListFindings& in);
    /// The sender's sheet with its marks, written to `out`. @refuses access::not_found, step_not_allowed, what reading
    /// refuses
    Result<sheet::MarkReport> marked(const access::Scope& scope, ImportId id, const std::filesystem::path& out);
    /// One record from a paper form, by the same rules. @refuses unknown_template, place_not_yours, not_stored,
    /// json::invalid_fields, files::unknown_file
    Result<PaperEntered> enter(const access::Scope& scope, const EnterPaper& in);
    /// Whether somebody may see the paper or sheet of an import: who sent it.
    bool may_see_file(db::ReadTx& tx, const access::Actor& actor, const Uuid& import);

    /// Works on what waits longest until it comes to an end or `stop` is asked. @return false when nothing waits
    bool run_once(TenantId tenant, const std::stop_token& stop = {}, const Progressed& progressed = {});
    /// Forgets the staged rows of imports that ended 90 days ago. @return how many imports
    std::int64_t sweep(TenantId tenant);

    // For the command line, without a person: the program's own duty stands in the audit.

    /// Brings a local sheet in and checks it; the same file again goes on where a stopped run was. @param mapping
    /// nothing: as suggested. @refuses as `receive` and `confirm`
    Result<Import> check_local(TenantId tenant, const LocalSheet& in, const Progressed& progressed = {});
    /// @refuses as `step`
    Result<Import> step_local(TenantId tenant, ImportId id, ImportStep step, const Progressed& progressed = {});
    /// Every finding in the order of the sheet.
    void each_finding(TenantId tenant, ImportId id, const std::function<void(const Finding&)>& tell);
    /// The marked workbook of a local sheet. @refuses what reading refuses
    Result<sheet::MarkReport> mark_local(TenantId tenant, ImportId id, const std::filesystem::path& original,
                                         const std::filesystem::path& out);

    struct Impl;

private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::imports
