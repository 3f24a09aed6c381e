#pragma once

#include <linli/base/result.h>
#include <linli/sheet/cell.h>
#include <linli/sheet/problems.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Reads workbooks (.xlsx, .xlsm) and text tables (.csv, .tsv) as streams of rows.
namespace linli::sheet {

/// Where reading stops: a file from outside may be made to exhaust the machine.
struct ReadLimits {
    std::uint64_t file_bytes = 256ULL << 20;
    std::uint64_t part_bytes = 4ULL << 30;  ///< one part of a workbook, unpacked
    /// An unpacked part may be this many times its packed size, once it exceeds 64 MiB.
    std::uint64_t ratio = 500;
    std::uint32_t parts = 10'000;  ///< files inside the workbook
    std::uint32_t rows = 1'048'576;
    std::uint32_t columns = 16'384;
    std::uint32_t cell_bytes = 1U << 20;
    std::uint32_t row_bytes = 16U << 20;
    std::uint64_t string_bytes = 2ULL << 30;  ///< shared strings, of which `string_memory` stay in memory
    std::uint64_t string_memory = 64ULL << 20;
};

/// Whether the cells below and beside the first one of a merged range repeat its value.
enum class Merged { fill, first_only };

/// How to read; the defaults suit an upload.
struct ReadOptions {
    ReadLimits limits;
    Merged merged = Merged::fill;
    std::filesystem::path temporary = std::filesystem::temp_directory_path();  ///< for strings beyond the memory limit
};

/// The outside shape of a file.
enum class Format { workbook, text };
constexpr std::array<std::string_view, 2> words(Format) { return {"workbook", "text"}; }

enum class Visibility { visible, hidden, very_hidden };
constexpr std::array<std::string_view, 3> words(Visibility) { return {"visible", "hidden", "very_hidden"}; }

/// A worksheet in the order of the tabs.
struct SheetInfo {
    std::string name;
    Visibility visibility = Visibility::visible;
};

/// How a text table was written, as found in it.
enum class Encoding { utf8, utf8_bom, utf16le, utf16be, gb18030 };
constexpr std::array<std::string_view, 5> words(Encoding) {
    return {"utf8", "utf8_bom", "utf16le", "utf16be", "gb18030"};
}

/// Encoding, separator and quote of a text table. `quote` is 0 when nothing is quoted.
struct TextShape {
    Encoding encoding = Encoding::utf8;
    char separator = ',';
    char quote = '"';
    bool operator==(const TextShape&) const = default;
};

/// What reading could mend, where it stands and what it was.
enum class FaultKind { bad_bytes, stray_quote, bad_string_index, bad_number };
constexpr std::array<std::string_view, 4> words(FaultKind) {
    return {"bad_bytes", "stray_quote", "bad_string_index", "bad_number"};
}

/// One mended place. The row is counted from 1, the column from 0.
struct Fault {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    FaultKind kind = FaultKind::bad_bytes;
    bool operator==(const Fault&) const = default;
};

class RowSource;

/// The rows of one sheet that hold anything, from top to bottom. One thread at a time.
class RowStream {
public:
    explicit RowStream(std::unique_ptr<RowSource> source);
    RowStream(RowStream&&) noexcept;
    RowStream& operator=(RowStream&&) noexcept;
    ~RowStream();

    /// Fills `row` with the next one; false at the end. After a refusal nothing more can be read.
    /// @refuses broken_file, too_large, unclosed_quote. @throws SheetFault when the disk fails.
    Result<bool> next(Row& row);
    /// Share of the sheet that has been read, 0 to 1.
    double progress() const;
    /// The first thousand mended places so far.
    const std::vector<Fault>& faults() const;
    std::uint64_t fault_count() const;

private:
    std::unique_ptr<RowSource> source_;
};

/// An open file. Streams of it may outlive it; all of them together belong to one thread at a time.
class SheetReader {
public:
    /// Recognises the file by its content, not by its name.
    /// @refuses empty_file, not_a_sheet, old_format, protected_file, broken_file, too_large.
    /// @throws SheetFault when the file cannot be read.
    static Result<SheetReader> open(const std::filesystem::path& path, ReadOptions options = {});

    Format format() const;
    const std::vector<SheetInfo>& sheets() const;
    /// How the text table is written; only for Format::text.
    const TextShape& text_shape() const;
    /// A stream from the first row of `sheet`.
    /// @refuses no_such_sheet, broken_file, too_large.
    Result<RowStream> rows(std::size_t sheet) const;

    struct Impl;
    explicit SheetReader(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

private:
    std::shared_ptr<const Impl> impl_;
};

/// The disk or the system failed; the file itself is not to blame.
class SheetFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace linli::sheet
