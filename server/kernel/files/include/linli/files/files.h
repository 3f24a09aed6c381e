#pragma once

#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/base/result.h>
#include <linli/crypto/keyring.h>
#include <linli/db/database.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::files {

inline constexpr ProblemType unknown_file{"files/unknown-file", 422, "附件不存在，或不是您上传的", "Unknown attachment"};
inline constexpr ProblemType not_acceptable{"files/not-acceptable", 422, "不支持这种文件，请上传图片、音频或 PDF", "This kind of file is not accepted"};
inline constexpr ProblemType damaged{"files/damaged", 422, "文件已损坏，无法读取", "The file is damaged"};
inline constexpr ProblemType too_large{"files/too-large", 413, "文件过大", "The file is too large"};

/// A stored file. The original is sealed; what is served is a copy without metadata; the hash is the original's.
/// @source INC-07, beyond 16
struct File {
    FileId id;
    std::string name;        ///< as uploaded, last segment only; shown, never used as a path
    std::string media_type;  ///< found from the content, not believed from the client
    std::int64_t size = 0;   ///< bytes of the original
    std::string hash;        ///< suite hash of the original, 64 hex digits
    UserId uploaded_by;
    Instant uploaded_at{};
    std::optional<Instant> captured_at;  ///< from the photo itself
    std::optional<double> lon, lat;      ///< from the photo itself; only for staff who handle the case
    bool attached = false;
};

/// What an upload brings.
struct Upload {
    std::filesystem::path path;  ///< complete temporary file
    std::string name;
    std::optional<Instant> captured_at;
};

/// Content-addressed store of sealed files. Equal content is kept once per tenant. Bytes are written and synced before the
/// row that names them commits, so an acknowledged file is never lost; orphans are swept later. Thread-safe.
class Files {
public:
    Files(db::Database& database, const Clock& clock, IdSource& ids, const crypto::Keyring& keyring,
          std::filesystem::path folder);
    ~Files();

    /// Checks, strips, seals and stores an upload. @refuses not_acceptable, damaged, too_large.
    Result<File> store(const access::Scope& scope, const Upload& upload);
    /// Binds files that the caller uploaded to a subject (a case), inside the causing transaction. A file belongs to one
    /// subject for ever; binding again to the same one is harmless. @refuses unknown_file.
    Outcome claim(db::WriteTx& tx, const access::Scope& scope, std::span<const FileId> files,
                  std::string_view subject_kind, const Uuid& subject);
    /// The row of a file the caller uploaded, or bound to `subject`. Whether the caller may see the subject is the asking
    /// room's business. @return nothing otherwise.
    std::optional<File> find(db::ReadTx& tx, TenantId tenant, FileId id, std::string_view subject_kind, const Uuid& subject);
    std::optional<File> find_own(db::ReadTx& tx, const access::Scope& scope, FileId id);
    /// The served copy (stripped of metadata), decrypted. @throws db::StoreFault when the bytes are gone or altered.
    std::string served(const File& file, TenantId tenant);
    /// The original, for purpose-bound disclosure and proof packs.
    std::string original(const File& file, TenantId tenant);
    /// Removes uploads that nothing claimed within a day, and bytes that no row names. @return files removed.
    std::int64_t sweep(TenantId tenant);
    /// Compares every stored byte with its hash. @return one sentence per damaged or missing file (up to `limit`).
    std::vector<std::string> check(TenantId tenant, std::size_t limit = 100);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::files
