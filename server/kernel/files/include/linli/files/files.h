#pragma once

#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/base/result.h>
#include <linli/crypto/keyring.h>
#include <linli/db/database.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::files {

inline constexpr ProblemType unknown_file{"files/unknown-file", 422, "附件不存在，或不是您上传的",
                                          "Unknown attachment"};
inline constexpr ProblemType not_acceptable{"files/not-acceptable", 422, "不支持这种文件，请上传图片、音频、视频或 PDF",
                                            "This kind of file is not accepted"};
inline constexpr ProblemType damaged{"files/damaged", 422, "文件已损坏，无法读取", "The file is damaged"};
inline constexpr ProblemType too_large{"files/too-large", 413, "文件过大", "The file is too large"};
inline constexpr ProblemType busy{"files/busy", 503, "正在处理的图片较多，请稍后再试",
                                  "Too many pictures are being processed"};

/// What an upload is for, as its uploader declares; kept with it and named in the audit. @source SEC-11, DAT-22
/// Sheets are only accepted for `import_sheet`, and nothing else is accepted for it.
enum class Purpose { case_report, case_step, paper_form, import_sheet };
constexpr std::array<std::string_view, 4> words(Purpose) {
    return {"case_report", "case_step", "paper_form", "import_sheet"};
}

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
    std::optional<double> lon, lat;      ///< from the photo itself (WGS 84); only for staff who handle the case
    bool attached = false;
    std::string served_type;                    ///< media type of the served copy (a HEIC photo is served as JPEG)
    std::optional<std::int64_t> width, height;  ///< of the served picture, after turning it upright
    crypto::Suite suite = crypto::Suite::international;  ///< whose hash `hash` is
    bool converted = false;                              ///< the served copy is not the original itself
    Purpose purpose = Purpose::case_report;
};

/// What an upload brings.
struct Upload {
    std::filesystem::path path;  ///< complete temporary file
    std::string name;
    std::optional<Instant> captured_at;  ///< as the device says; the photo's own time goes before it
    Purpose purpose = Purpose::case_report;
};

/// What a file belongs to; whether somebody may see it is for the room that owns the subject to say.
struct Belonging {
    std::string subject_kind;
    Uuid subject;
};

/// The process that decodes outside pictures (`linli-image-worker`), and how much of it there may be.
struct ImageWorker {
    std::filesystem::path program;               ///< empty: beside this program, or in ../libexec/linli
    std::chrono::milliseconds patience{10'000};  ///< killed after that
    int at_once = 2;                             ///< further pictures wait as long as `patience`, then `busy`
};

/// Decrypts one stored copy piece by piece: a recording of 100 MB costs 1 MiB of memory. One thread at a time.
class Reader {
public:
    virtual ~Reader() = default;
    virtual std::uint64_t size() const = 0;
    /// At most `most` bytes from `offset`; empty behind the end. @throws db::StoreFault when the bytes were altered.
    virtual std::string read(std::uint64_t offset, std::size_t most) = 0;
};

/// Content-addressed store of sealed files. Equal content is kept once per tenant. Bytes are written and synced before
/// the row that names them commits, so an acknowledged file is never lost; orphans are swept later. Thread-safe.
class Files {
public:
    Files(db::Database& database, const Clock& clock, IdSource& ids, const crypto::Keyring& keyring,
          std::filesystem::path folder, ImageWorker worker = {});
    ~Files();

    /// Checks, strips, seals and stores an upload. @refuses not_acceptable, damaged, too_large, busy.
    /// @throws db::StoreFault, std::system_error when database or disk fail: nothing is acknowledged then.
    /// @param with runs in the transaction that makes the upload durable (the audit line).
    Result<File> store(const access::Scope& scope, const Upload& upload,
                       const std::function<void(db::WriteTx&, const File&)>& with = {});
    /// Binds files that the caller uploaded to a subject (a case), inside the causing transaction. A file belongs to
    /// one subject for ever; binding again to the same one is harmless. @refuses unknown_file.
    Outcome claim(db::WriteTx& tx, const access::Scope& scope, std::span<const FileId> files,
                  std::string_view subject_kind, const Uuid& subject);
    /// The row of a file bound to `subject`. Whether the caller may see the subject is the asking room's business.
    /// @return nothing otherwise.
    std::optional<File> find(db::ReadTx& tx, TenantId tenant, FileId id, std::string_view subject_kind,
                             const Uuid& subject);
    /// What a claimed file belongs to. @return nothing for an unknown or unclaimed one.
    std::optional<Belonging> belonging(db::ReadTx& tx, TenantId tenant, FileId id);
    /// The row of a file the caller uploaded.
    std::optional<File> find_own(db::ReadTx& tx, const access::Scope& scope, FileId id);
    /// The served copy (stripped of metadata), decrypted. @throws db::StoreFault when the bytes are gone or altered.
    std::string served(const File& file, TenantId tenant);
    /// The original, for purpose-bound disclosure and proof packs.
    std::string original(const File& file, TenantId tenant);
    /// The same two, piece by piece. @throws db::StoreFault when the bytes are gone or altered.
    std::unique_ptr<Reader> open_served(const File& file, TenantId tenant);
    std::unique_ptr<Reader> open_original(const File& file, TenantId tenant);
    /// Removes uploads that nothing claimed within a day, and bytes that no row names. @return files removed.
    std::int64_t sweep(TenantId tenant);
    /// Compares every stored byte with its hash. @return one sentence per damaged or missing file (up to `limit`).
    std::vector<std::string> check(TenantId tenant, std::size_t limit = 100);
    /// Seals every copy that lies under an older key generation or another suite again, so that an old key can be
    /// retired. Restartable. @return copies sealed again.
    std::int64_t reseal(TenantId tenant);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::files
