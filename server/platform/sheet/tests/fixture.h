#pragma once

#include <linli/sheet/reader.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::sheet {

/// A folder that goes when the test ends.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path file(std::string_view name) const { return path_ / name; }
    /// Writes `bytes` and gives the path.
    std::filesystem::path write(std::string_view name, std::string_view bytes) const;

private:
    std::filesystem::path path_;
};

using Parts = std::vector<std::pair<std::string, std::string>>;

void zip_parts(const std::filesystem::path& path, const Parts& parts);
Parts unzip_parts(const std::filesystem::path& path);
std::string part_of(const std::filesystem::path& path, std::string_view name);

/// A hand-written workbook: sheets as (attributes of <sheet>, the whole worksheet or its <sheetData> rows).
struct Book {
    std::vector<std::pair<std::string, std::string>> sheets;
    std::string strings;  ///< inside <sst>
    std::string styles;   ///< inside <styleSheet>
    std::string workbook_properties;
    Parts more;
};
Parts parts_of(const Book& book);
/// `rows` inside a plain worksheet, `tail` after the rows.
std::string worksheet(std::string_view rows, std::string_view tail = {}, std::string_view head = {});

/// A row as `12: A=text:张三 C=number:5`.
std::string show(const Row& row);
/// All rows of a sheet, one a line; the last line is the refusal when reading stopped early.
std::string show(const std::filesystem::path& path, std::size_t sheet = 0, ReadOptions options = {});
/// The code of the refusal of opening or reading all sheets, or "read".
std::string fate(const std::filesystem::path& path, ReadOptions options = {});
std::string bytes_of(const std::filesystem::path& path);
/// Peak resident memory of this process so far.
std::uint64_t peak_memory();

}  // namespace linli::sheet
