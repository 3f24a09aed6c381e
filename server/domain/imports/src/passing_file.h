#pragma once

#include <filesystem>
#include <system_error>
#include <utility>

namespace linli::imports {

/// A file that goes with its owner.
class PassingFile {
public:
    explicit PassingFile(std::filesystem::path path) : path_(std::move(path)) {}
    PassingFile(const PassingFile&) = delete;
    PassingFile& operator=(const PassingFile&) = delete;
    ~PassingFile() {
        std::error_code gone;
        if (!path_.empty()) std::filesystem::remove(path_, gone);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace linli::imports
