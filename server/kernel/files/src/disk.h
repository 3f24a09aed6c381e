#pragma once

#include "kind.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

/// The few system calls of the room. Failures of the disk are std::system_error.
namespace linli::files {

/// Owns a file descriptor.
class Handle {
public:
    Handle() = default;
    explicit Handle(int number) : number_(number) {}
    Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Handle& operator=(Handle&& other) noexcept;
    ~Handle() { close(); }

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    void close() noexcept;

private:
    int number_ = -1;
};

/// Throws what errno says. `what` names the call, never a person.
[[noreturn]] void fail_errno(std::string_view what);
Handle open_to_read(const std::filesystem::path& path);
/// Made anew, mode 0600. @throws std::system_error when it exists
Handle create_file(const std::filesystem::path& path);
void write_all(const Handle& file, std::string_view bytes);
void sync(const Handle& file);
/// Makes the entries of a folder durable.
void sync_folder(const std::filesystem::path& folder);
/// Makes `folder` below `root` with every step durable; mode 0700.
void make_folder(const std::filesystem::path& root, const std::filesystem::path& below);

/// An open file as bytes.
class FileBytes final : public Bytes {
public:
    explicit FileBytes(Handle handle);
    std::uint64_t size() const override { return size_; }
    std::string read(std::uint64_t offset, std::size_t most) const override;
    const Handle& handle() const { return handle_; }

private:
    Handle handle_;
    std::uint64_t size_;
};

/// A lock on a file that processes and threads share; held while the object lives. Uploads hold it together, the
/// sweeper alone: it never removes bytes that an upload is about to name.
class FolderLock {
public:
    enum class Hold { together, alone };
    FolderLock(const std::filesystem::path& file, Hold hold);

private:
    Handle handle_;
};

}  // namespace linli::files
