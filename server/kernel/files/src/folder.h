#pragma once

#include "sealed.h"

#include <chrono>
#include <set>
#include <vector>

/// Where copies lie: `<folder>/<tenant>/<2 hex>/<hash>-{original,served}`; being written in `<tenant>/incoming`.
namespace linli::files {

/// A copy that is written and durable but not yet in its place; forgotten with this object unless settled.
class Brought {
public:
    explicit Brought(std::filesystem::path path) : path_(std::move(path)) {}
    Brought(Brought&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    Brought& operator=(Brought&&) = delete;
    ~Brought();
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The part of the folder that belongs to one tenant.
class TenantFolder {
public:
    /// Made with its `incoming` when it is not there. @throws std::system_error
    TenantFolder(const std::filesystem::path& root, TenantId tenant);

    std::filesystem::path place(std::string_view hash, Copy copy) const;
    bool has(std::string_view hash, Copy copy) const;
    FolderLock lock(FolderLock::Hold hold) const { return {folder_ / "lock", hold}; }

    /// Seals `plain` below `incoming`. `unique` names the attempt.
    Brought bring(const crypto::Keyring& keyring, const CopyName& name, const Bytes& plain, const Uuid& unique) const;
    /// Moves what was brought to its place, durably.
    void settle(const Brought& brought, std::string_view hash, Copy copy) const;
    void remove(std::string_view hash) const;

    /// The two hexadecimal digits of every folder of copies.
    std::vector<std::string> shelves() const;
    /// The hashes that have a copy on a shelf.
    std::set<std::string> hashes(std::string_view shelf) const;
    /// Forgets attempts that a crash left behind.
    void clear_incoming(std::chrono::hours older_than) const;

private:
    std::filesystem::path folder_;
};

}  // namespace linli::files
