#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

/// The key file on disk: private, replaced as a whole, changed by one process at a time.
namespace linli::crypto::keyring_file {

/// Tells one state of the file from the next; a replaced file has another one.
struct Stamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t changed_ns = 0;
    bool operator==(const Stamp&) const = default;
};

/// @throws CryptoFault when there is no file
Stamp stamp(const std::filesystem::path& path);
/// @throws CryptoFault when the file is missing, too long, or readable by group or others
std::string read(const std::filesystem::path& path, Stamp& of);
/// Makes the file durably. @throws CryptoFault when it exists
void create(const std::filesystem::path& path, std::string_view text);
/// Replaces the file atomically and durably.
void replace(const std::filesystem::path& path, std::string_view text);

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& why);

/// Held by the process that changes the file: an exclusive lock on its folder, so that no file is left behind.
class ChangeLock {
public:
    explicit ChangeLock(const std::filesystem::path& path);
    ~ChangeLock();
    ChangeLock(const ChangeLock&) = delete;
    ChangeLock& operator=(const ChangeLock&) = delete;

private:
    int folder_;
};

}  // namespace linli::crypto::keyring_file
