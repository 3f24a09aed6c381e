#include "disk.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace linli::files {

Handle& Handle::operator=(Handle&& other) noexcept {
    if (this != &other) {
        close();
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

void Handle::close() noexcept {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

void fail_errno(std::string_view what) {
    throw std::system_error(errno, std::generic_category(), "file store: " + std::string(what));
}

Handle open_to_read(const std::filesystem::path& path) {
    Handle handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!handle) fail_errno("open");
    return handle;
}

Handle create_file(const std::filesystem::path& path) {
    Handle handle(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!handle) fail_errno("create");
    return handle;
}

void write_all(const Handle& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail_errno("write");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void sync(const Handle& file) {
    if (::fsync(file.number()) != 0) fail_errno("sync");
}

void sync_folder(const std::filesystem::path& folder) {
    const Handle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle) fail_errno("open folder");
    sync(handle);
}

void make_folder(const std::filesystem::path& root, const std::filesystem::path& below) {
    auto folder = root;
    for (const auto& step : below) {
        const auto parent = folder;
        folder /= step;
        if (::mkdir(folder.c_str(), 0700) == 0)
            sync_folder(parent);
        else if (errno != EEXIST)
            fail_errno("make folder");
    }
}

FileBytes::FileBytes(Handle handle) : handle_(std::move(handle)) {
    struct stat about {};
    if (::fstat(handle_.number(), &about) != 0) fail_errno("stat");
    size_ = static_cast<std::uint64_t>(about.st_size);
}

std::string FileBytes::read(std::uint64_t offset, std::size_t most) const {
    std::string bytes(offset < size_ ? std::min<std::uint64_t>(most, size_ - offset) : 0, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto at = static_cast<off_t>(offset + have);
        const auto count = ::pread(handle_.number(), bytes.data() + have, bytes.size() - have, at);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail_errno("read");
        if (count == 0) break;
        have += static_cast<std::size_t>(count);
    }
    bytes.resize(have);
    return bytes;
}

FolderLock::FolderLock(const std::filesystem::path& file, Hold hold)
    : handle_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (!handle_) fail_errno("open lock");
    while (::flock(handle_.number(), hold == Hold::alone ? LOCK_EX : LOCK_SH) != 0)
        if (errno != EINTR) fail_errno("lock");
}

}  // namespace linli::files
