#include <linli/files/files.h>

#include <linli/base/text.h>

#include "impl.h"
#include "kind.h"

#include <algorithm>

namespace linli::files {
namespace {

using repository::Content;

constexpr std::size_t longest_name = 120;  ///< code points

/// The last segment of what the client calls the file, without control characters.
std::string shown_name(std::string_view given) {
    const auto slash = given.find_last_of("/\\");
    if (slash != std::string_view::npos) given.remove_prefix(slash + 1);
    if (!text::valid_utf8(given)) given = {};
    auto points = text::to_u32(text::trim(given));
    std::erase_if(points, [](char32_t c) {
        const bool directs = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);  // turn the reading order
        return c < 0x20 || (c >= 0x7F && c < 0xA0) || directs;
    });
    if (points.size() > longest_name) points.erase(0, points.size() - longest_name);  // the end says what it is
    return points.empty() ? "file" : text::from_u32(points);
}

std::string hash_of(const crypto::CryptoSuite& suite, const Bytes& bytes) {
    const auto hasher = suite.hasher();
    for (std::uint64_t at = 0; at < bytes.size(); at += chunk_size) hasher->update(bytes.read(at, chunk_size));
    return hasher->finish().hex();
}

Result<Judged> judge(const Bytes& bytes, const crypto::CryptoSuite& suite, Purpose purpose) {
    if (bytes.size() == 0) return refuse(damaged);
    const auto head = bytes.read(0, head_size);
    // Whether a sheet can be read was found by who reads it; here it is only told from pictures and papers.
    const auto kind = purpose == Purpose::import_sheet ? std::optional(sheet_kind(head)) : kind_of(head);
    if (!kind) return refuse(not_acceptable);
    if (bytes.size() > static_cast<std::uint64_t>(kind->limit))
        return refuse(too_large, "这类文件最大 " + std::to_string(kind->limit / mebibyte) + " MB");
    if (!complete(*kind, bytes)) return refuse(damaged);
    return Judged{*kind, hash_of(suite, bytes)};
}

}  // namespace

Files::Files(db::Database& database, const Clock& clock, IdSource& ids, const crypto::Keyring& keyring,
             std::filesystem::path folder, ImageWorker worker)
    : impl_(std::make_unique<Impl>(database, clock, ids, keyring, std::move(folder), std::move(worker))) {}
Files::~Files() = default;

Result<Files::Impl::Prepared> Files::Impl::prepare(TenantId tenant, const Judged& judged, const FileBytes& bytes) {
    const TenantFolder place(folder, tenant);
    const auto unique = ids.next_uuid();
    Content content{.hash = judged.hash,
                    .suite = keyring.suite(),
                    .media_type = std::string(judged.kind.media_type),
                    .size = static_cast<std::int64_t>(bytes.size()),
                    .served_type = std::string(served_type(judged.kind.media_type))};
    std::optional<Brought> served;
    if (judged.kind.sort == Sort::picture) {
        LINLI_TRY(const auto picture, images.serve(bytes, judged.kind.media_type));
        content.picture = picture.facts;
        content.served_size = static_cast<std::int64_t>(picture.picture->size());
        served.emplace(place.bring(keyring, {tenant, judged.hash, Copy::served}, *picture.picture, unique));
    }
    return Prepared{std::move(content), place.bring(keyring, {tenant, judged.hash, Copy::original}, bytes, unique),
                    std::move(served)};
}

bool Files::Impl::known(TenantId tenant, const TenantFolder& place, const std::string& hash) {
    const auto content = database.read([&](db::ReadTx& tx) { return repository::content(tx, tenant, hash); });
    return content && place.has(hash, Copy::original) && (!content->served_size || place.has(hash, Copy::served));
}

File Files::Impl::keep(const access::Scope& scope, const Upload& upload, const std::string& hash, const Content* fresh,
                       const std::function<void(db::WriteTx&, const File&)>& with) {
    File file;
    file.id = ids.next<FileId>();
    file.name = shown_name(upload.name);
    file.hash = hash;
    file.uploaded_by = scope.user();
    file.uploaded_at = clock.now();
    file.purpose = upload.purpose;
    return database.write([&](db::WriteTx& tx) {
        if (fresh != nullptr) repository::insert_content(tx, scope.tenant(), *fresh, file.uploaded_at);
        repository::insert_file(tx, scope.tenant(), file, upload.captured_at);
        auto stored = repository::find_own(tx, scope.tenant(), scope.user(), file.id).value();
        if (with) with(tx, stored);
        return stored;
    });
}

Result<File> Files::store(const access::Scope& scope, const Upload& upload,
                          const std::function<void(db::WriteTx&, const File&)>& with) {
    auto& self = *impl_;
    const auto tenant = scope.tenant();
    const FileBytes bytes(open_to_read(upload.path));
    LINLI_TRY(const auto judged, judge(bytes, crypto::suite(self.keyring.suite()), upload.purpose));
    const TenantFolder place(self.folder, tenant);
    // The lock stands between looking for the bytes (or moving them to their place) and the durable row that names
    // them; the sweeper cannot take them away in between. Decoding and sealing need no lock.
    {
        const auto lock = place.lock(FolderLock::Hold::together);
        if (self.known(tenant, place, judged.hash)) return self.keep(scope, upload, judged.hash, nullptr, with);
    }
    LINLI_TRY(const auto prepared, self.prepare(tenant, judged, bytes));
    const auto lock = place.lock(FolderLock::Hold::together);
    if (prepared.served) place.settle(*prepared.served, judged.hash, Copy::served);
    place.settle(prepared.original, judged.hash, Copy::original);
    return self.keep(scope, upload, judged.hash, &prepared.content, with);
}

Outcome Files::claim(db::WriteTx& tx, const access::Scope& scope, std::span<const FileId> files,
                     std::string_view subject_kind, const Uuid& subject) {
    const auto now = impl_->clock.now();
    for (const auto& file : files)
        if (!repository::claim(tx, scope.tenant(), scope.user(), file, subject_kind, subject, now))
            return refuse(unknown_file);
    return Done{};
}

std::optional<File> Files::find(db::ReadTx& tx, TenantId tenant, FileId id, std::string_view subject_kind,
                                const Uuid& subject) {
    return repository::find(tx, tenant, id, subject_kind, subject);
}

std::optional<Belonging> Files::belonging(db::ReadTx& tx, TenantId tenant, FileId id) {
    return repository::belonging(tx, tenant, id);
}

std::optional<File> Files::find_own(db::ReadTx& tx, const access::Scope& scope, FileId id) {
    return repository::find_own(tx, scope.tenant(), scope.user(), id);
}

std::unique_ptr<Reader> Files::open_served(const File& file, TenantId tenant) {
    return impl_->open(tenant, file.hash, file.converted ? Copy::served : Copy::original);
}

std::unique_ptr<Reader> Files::open_original(const File& file, TenantId tenant) {
    return impl_->open(tenant, file.hash, Copy::original);
}

std::string Files::served(const File& file, TenantId tenant) {
    const auto reader = open_served(file, tenant);
    return reader->read(0, reader->size());
}

std::string Files::original(const File& file, TenantId tenant) {
    const auto reader = open_original(file, tenant);
    return reader->read(0, reader->size());
}

}  // namespace linli::files
