#include "folder.h"

#include <system_error>

namespace linli::files {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t hash_digits = 64;

}  // namespace

Brought::~Brought() {
    std::error_code settled;
    if (!path_.empty()) fs::remove(path_, settled);  // nothing is there once it was moved to its place
}

TenantFolder::TenantFolder(const fs::path& root, TenantId tenant) : folder_(root / std::to_string(tenant.value)) {
    make_folder(root, fs::path(std::to_string(tenant.value)) / "incoming");
}

fs::path TenantFolder::place(std::string_view hash, Copy copy) const {
    return folder_ / std::string(hash.substr(0, 2)) / (std::string(hash) + "-" + std::string(word(copy)));
}

bool TenantFolder::has(std::string_view hash, Copy copy) const {
    std::error_code unknown;
    return fs::is_regular_file(place(hash, copy), unknown);
}

Brought TenantFolder::bring(const crypto::Keyring& keyring, const CopyName& name, const Bytes& plain,
                            const Uuid& unique) const {
    Brought brought(folder_ / "incoming" / (unique.text() + "-" + std::string(word(name.copy))));
    write_sealed(create_file(brought.path()), keyring, name, plain);
    return brought;
}

void TenantFolder::settle(const Brought& brought, std::string_view hash, Copy copy) const {
    const auto target = place(hash, copy);
    make_folder(folder_, target.parent_path().filename());
    fs::rename(brought.path(), target);
    sync_folder(target.parent_path());
}

void TenantFolder::remove(std::string_view hash) const {
    for (const auto copy : {Copy::served, Copy::original}) fs::remove(place(hash, copy));
}

std::vector<std::string> TenantFolder::shelves() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_))
        if (entry.is_directory() && entry.path().filename().string().size() == 2)
            found.push_back(entry.path().filename().string());
    return found;
}

std::set<std::string> TenantFolder::hashes(std::string_view shelf) const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_ / std::string(shelf))) {
        const auto name = entry.path().filename().string();
        if (name.size() > hash_digits) found.insert(name.substr(0, hash_digits));
    }
    return found;
}

void TenantFolder::clear_incoming(std::chrono::hours older_than) const {
    for (const auto& entry : fs::directory_iterator(folder_ / "incoming")) {
        std::error_code gone;
        const auto changed = fs::last_write_time(entry.path(), gone);
        if (!gone && changed < fs::file_time_type::clock::now() - older_than) fs::remove(entry.path(), gone);
    }
}

}  // namespace linli::files
