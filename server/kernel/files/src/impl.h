#pragma once

#include "folder.h"
#include "image.h"
#include "repository.h"

#include <functional>

namespace linli::files {

/// What an upload is found to be.
struct Judged {
    Kind kind;
    std::string hash;
};

struct Files::Impl {
    Impl(db::Database& database_in, const Clock& clock_in, IdSource& ids_in, const crypto::Keyring& keyring_in,
         std::filesystem::path folder_in, ImageWorker worker)
        : database(database_in),
          clock(clock_in),
          ids(ids_in),
          keyring(keyring_in),
          folder(std::move(folder_in)),
          images(std::move(worker)) {
        std::filesystem::create_directories(folder);
    }

    /// Sealed copies on their way to their place, and the row that will name them.
    struct Prepared {
        repository::Content content;
        Brought original;
        std::optional<Brought> served;
    };

    Result<Prepared> prepare(TenantId tenant, const Judged& judged, const FileBytes& bytes);
    /// Row and bytes are there already.
    bool known(TenantId tenant, const TenantFolder& place, const std::string& hash);
    /// Makes the upload durable; `fresh` when its content may be new.
    File keep(const access::Scope& scope, const Upload& upload, const std::string& hash,
              const repository::Content* fresh, const std::function<void(db::WriteTx&, const File&)>& with);
    std::unique_ptr<Reader> open(TenantId tenant, const std::string& hash, Copy copy) const {
        return open_sealed(TenantFolder(folder, tenant).place(hash, copy), keyring, {tenant, hash, copy});
    }

    /// Every content of the tenant, a few hundred a transaction.
    void each_content(TenantId tenant, const std::function<bool(const repository::Content&)>& visit);

    db::Database& database;
    const Clock& clock;
    IdSource& ids;
    const crypto::Keyring& keyring;
    const std::filesystem::path folder;
    Images images;
};

}  // namespace linli::files
