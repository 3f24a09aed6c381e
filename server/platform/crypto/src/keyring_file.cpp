#include "keyring_file.h"

#include <linli/crypto/fault.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace linli::crypto::keyring_file {
namespace {

[[noreturn]] void fail_errno(const std::filesystem::path& path, const char* what) {
    fail(path, std::string(what) + ": " + std::strerror(errno));
}

/// An open file that closes itself.
class File {
public:
    File(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }

private:
    int number_;
};

void write_all(const File& file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail_errno(path, "cannot write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) fail_errno(path, "cannot sync");
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// A new name is durable only when its folder is synced too.
void sync_folder(const std::filesystem::path& path) {
    const auto folder = folder_of(path);
    const File opened(folder, O_RDONLY | O_DIRECTORY);
    if (!opened || ::fsync(opened.number()) != 0) fail_errno(folder, "cannot sync folder");
}

Stamp stamp_of(const struct stat& status) {
    return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
            status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
}

struct stat require_private(const File& file, const std::filesystem::path& path) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) fail_errno(path, "cannot stat");
    if (!S_ISREG(status.st_mode)) fail(path, "is not a regular file");
    if ((status.st_mode & 077) != 0) fail(path, "is open to group or others; run chmod 600 on it");
    if (status.st_uid != ::geteuid() && status.st_uid != 0) fail(path, "belongs to somebody else");
    return status;
}

}  // namespace

void fail(const std::filesystem::path& path, const std::string& why) {
    throw CryptoFault("key file " + path.string() + ": " + why);
}

Stamp stamp(const std::filesystem::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) fail_errno(path, "cannot stat");
    return stamp_of(status);
}

std::string read(const std::filesystem::path& path, Stamp& of) {
    const File file(path, O_RDONLY | O_NOFOLLOW);
    if (!file) fail_errno(path, "cannot open");
    of = stamp_of(require_private(file, path));
    constexpr std::size_t limit = 1 << 16;
    std::string text(limit, '\0');
    std::size_t size = 0;
    while (size < limit) {
        const auto got = ::read(file.number(), text.data() + size, limit - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail_errno(path, "cannot read");
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size == limit) fail(path, "is longer than a key file can be");
    text.resize(size);
    return text;
}

void create(const std::filesystem::path& path, std::string_view text) {
    {
        const File file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
        if (!file) fail_errno(path, "cannot create");
        write_all(file, text, path);
    }
    sync_folder(path);
}

void replace(const std::filesystem::path& path, std::string_view text) {
    auto fresh = path;
    fresh += ".new";
    ::unlink(fresh.c_str());  // left by a crash between writing and renaming
    {
        const File file(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
        if (!file) fail_errno(fresh, "cannot create");
        write_all(file, text, fresh);
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0) fail_errno(path, "cannot replace");
    sync_folder(path);
}

ChangeLock::ChangeLock(const std::filesystem::path& path)
    : folder_(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (folder_ < 0) fail_errno(path, "cannot open the folder of");
    while (::flock(folder_, LOCK_EX) != 0)
        if (errno != EINTR) {
            ::close(folder_);
            fail_errno(path, "cannot lock the folder of");
        }
}

ChangeLock::~ChangeLock() { ::close(folder_); }

}  // namespace linli::crypto::keyring_file
