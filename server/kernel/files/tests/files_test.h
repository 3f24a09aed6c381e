#pragma once

#include "pictures.h"

#include <linli/files/files.h>
#include <linli/files/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <gtest/gtest.h>

namespace linli::files {

inline constexpr access::Grant upload_grants[] = {{access::Role::resident, {access::Reach::reported}}};
inline constexpr access::Permission may_upload{"files.upload", "上传附件", upload_grants};

/// A file store with two residents and two tenants; the tests speak of uploads.
class FilesTest : public linli::testing::DatabaseTest {
protected:
    FilesTest() : DatabaseTest({&files::sql()}) { restart(); }

    /// As a new process would begin.
    void restart() {
        files.reset();
        files = std::make_unique<Files>(database(), clock, ids, keyring, scratch.path() / "store", worker);
    }

    access::Scope scope(UserId user, TenantId tenant = TenantId{1}) const {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = access::Role::resident;
        actor.user = user;
        return access::Gate::admit(actor, may_upload).value();
    }
    Result<File> upload(std::string_view bytes, std::string name = "photo.jpg", std::optional<access::Scope> as = {}) {
        const auto path = scratch.path() / ("upload-" + std::to_string(++uploads));
        spill(path, bytes);
        return files->store(as.value_or(scope(ming)), {path, std::move(name), std::nullopt});
    }
    Outcome claim(const File& file, const Uuid& subject, std::optional<access::Scope> as = {}) {
        const FileId list[] = {file.id};
        return database().write(
            [&](db::WriteTx& tx) { return files->claim(tx, as.value_or(scope(ming)), list, "case", subject); });
    }
    std::optional<File> find(const File& file, const Uuid& subject, TenantId tenant = TenantId{1}) {
        return database().read([&](db::ReadTx& tx) { return files->find(tx, tenant, file.id, "case", subject); });
    }
    std::optional<File> find_own(const File& file, const access::Scope& as) {
        return database().read([&](db::ReadTx& tx) { return files->find_own(tx, as, file.id); });
    }
    /// How many sealed copies lie in the store.
    std::int64_t copies() const {
        std::int64_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.path() / "store"))
            if (entry.is_regular_file() && entry.path().filename() != "lock") ++count;
        return count;
    }
    std::filesystem::path place(const File& file, const std::string& copy = "original", int tenant = 1) const {
        return scratch.path() / "store" / std::to_string(tenant) / file.hash.substr(0, 2) / (file.hash + "-" + copy);
    }
    std::string jpeg(const Facts& facts = {}, int orientation = 0, int width = 40) {
        return encoded(draw(width, 20), ".jpg", facts, orientation);
    }
    static std::string pdf(const std::string& content = "x") { return "%PDF-1.4\n" + content + "\n%%EOF\n"; }

    Scratch scratch;
    int uploads = 0;
    linli::testing::ManualClock clock;
    SeededIds ids{clock, 5};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    ImageWorker worker{.program = LINLI_IMAGE_WORKER};
    std::unique_ptr<Files> files;
    const UserId ming = ids.next<UserId>(), hong = ids.next<UserId>();
    const Uuid one_case = ids.next_uuid(), other_case = ids.next_uuid();
};

}  // namespace linli::files
