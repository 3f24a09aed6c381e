#pragma once

#include <linli/base/result.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace linli::sheet {

/// Bytes in order, from a file, a part of a workbook or memory.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Up to `size` bytes; 0 only at the end.
    virtual Result<std::size_t> read(char* out, std::size_t size) = 0;
    virtual std::uint64_t total() const = 0;
    std::uint64_t position() const { return position_; }

protected:
    std::uint64_t position_ = 0;
};

/// A view of bytes that outlive it.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    Result<std::size_t> read(char* out, std::size_t size) override {
        const auto count = std::min(size, bytes_.size() - static_cast<std::size_t>(position_));
        std::memcpy(out, bytes_.data() + position_, count);
        position_ += count;
        return count;
    }
    std::uint64_t total() const override { return bytes_.size(); }

private:
    std::string_view bytes_;
};

/// A file on disk. @throws SheetFault when it cannot be read.
class FileSource final : public ByteSource {
public:
    explicit FileSource(const std::filesystem::path& path);
    Result<std::size_t> read(char* out, std::size_t size) override;
    std::uint64_t total() const override { return total_; }

private:
    std::ifstream file_;
    std::uint64_t total_;
};

/// A descriptor of a new file without a name: what stands in it is personal data and vanishes with the process.
/// @throws SheetFault.
int nameless_file(const std::filesystem::path& folder);

}  // namespace linli::sheet
