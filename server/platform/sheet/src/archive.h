#pragma once

#include "bytes.h"

#include <linli/sheet/reader.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct zip;

namespace linli::sheet {

/// The zip file of a workbook, opened for reading. Part names compare without case and without a leading slash,
/// as the Open Packaging Conventions want; backslashes of careless writers count as slashes.
class Archive : public std::enable_shared_from_this<Archive> {
public:
    /// @refuses broken_file, protected_file, too_large.
    static Result<std::shared_ptr<Archive>> open(const std::filesystem::path& path, const ReadLimits& limits);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    bool has(std::string_view part) const;
    /// Index inside the zip; only for a part that is there.
    std::uint64_t index_of(std::string_view part) const;
    /// The name as it is spelled in the zip.
    std::string spelling(std::string_view part) const;
    /// Unpacks while it is read and keeps the archive alive.
    Result<std::unique_ptr<ByteSource>> part(std::string_view part) const;
    /// A whole part that may not exceed `limit` bytes.
    Result<std::string> text(std::string_view part, std::size_t limit) const;

private:
    Archive(zip* file, const ReadLimits& limits) : file_(file), limits_(limits) {}
    Outcome list();
    Result<std::uint64_t> find(std::string_view part) const;

    zip* file_;
    ReadLimits limits_;
    std::unordered_map<std::string, std::uint64_t> parts_;
};

/// Lower case, `/` only, no leading slash.
std::string part_name(std::string_view name);

}  // namespace linli::sheet
