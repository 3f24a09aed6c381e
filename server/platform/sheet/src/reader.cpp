#include "archive.h"
#include "package.h"
#include "row_source.h"
#include "sheet_rows.h"
#include "text_rows.h"

#include <linli/base/text.h>
#include <linli/sheet/reader.h>

namespace linli::sheet {

RowStream::RowStream(std::unique_ptr<RowSource> source) : source_(std::move(source)) {}
RowStream::RowStream(RowStream&&) noexcept = default;
RowStream& RowStream::operator=(RowStream&&) noexcept = default;
RowStream::~RowStream() = default;

Result<bool> RowStream::next(Row& row) { return source_->next(row); }
double RowStream::progress() const { return source_->progress(); }
const std::vector<Fault>& RowStream::faults() const { return source_->faults(); }
std::uint64_t RowStream::fault_count() const { return source_->fault_count(); }

/// What is known of an open file. Strings and styles are read when the first stream asks.
struct SheetReader::Impl {
    std::filesystem::path path;
    ReadOptions options;
    Format format = Format::text;
    std::vector<SheetInfo> sheets;
    TextShape shape;
    bool first_line_names_separator = false;
    std::shared_ptr<Archive> archive;
    Package package;
    mutable std::shared_ptr<const StringTable> strings;
    mutable std::shared_ptr<const std::vector<NumberStyle>> styles;

    Outcome open_workbook();
    Outcome open_text();
    Outcome load() const;
    Result<RowStream> workbook_rows(std::size_t sheet) const;
    Result<RowStream> text_rows() const;
};

namespace {

constexpr std::size_t head_bytes = 4096;

std::string head_of(const std::filesystem::path& path) {
    FileSource file(path);
    std::string head(head_bytes, '\0');
    auto count = file.read(head.data(), head.size());
    head.resize(*count);
    return head;
}

/// An OLE container holds either an old .xls or a workbook behind a password.
bool encrypted_container(const std::filesystem::path& path) {
    using namespace std::string_view_literals;
    constexpr auto stream = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    FileSource file(path);
    std::string window;
    char buffer[65536];
    for (;;) {
        auto count = file.read(buffer, sizeof buffer);
        if (*count == 0) return false;
        window.append(buffer, *count);
        if (window.find(stream) != std::string::npos) return true;
        if (window.size() > stream.size()) window.erase(0, window.size() - stream.size());
    }
}

/// What looks like a file but is neither workbook nor text table.
Outcome refuse_foreign(const std::filesystem::path& path, std::string_view head) {
    using namespace std::string_view_literals;
    if (head.empty()) return refuse(empty_file);
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
        if (encrypted_container(path)) return refuse(protected_file);
        return refuse(old_format);
    }
    if (head.starts_with("%PDF"sv)) return refuse(not_a_sheet, "这是 PDF 文件，不是表格。");
    if (head.starts_with("\x89PNG"sv) || head.starts_with("\xFF\xD8\xFF"sv))
        return refuse(not_a_sheet, "这是图片，不是表格。");
    auto begin = text::trim(head.starts_with("\xEF\xBB\xBF"sv) ? head.substr(3) : head);
    const auto start = text::lower_ascii(begin.substr(0, 64));
    for (const auto tag : {"<html"sv, "<!doctype"sv, "<table"sv, "<head"sv, "<meta"sv, "<body"sv})
        if (start.starts_with(tag)) return refuse(not_a_sheet, "这是网页内容，请用表格软件打开后另存为 .xlsx。");
    if (start.starts_with("<?xml")) return refuse(not_a_sheet, "这是 XML 文件，请用表格软件打开后另存为 .xlsx。");
    return Done{};
}

}  // namespace

Outcome SheetReader::Impl::open_workbook() {
    format = Format::workbook;
    LINLI_TRY(archive, Archive::open(path, options.limits));
    LINLI_TRY(package, read_package(*archive));
    for (const auto& sheet : package.sheets) sheets.push_back(sheet.info);
    return Done{};
}

Outcome SheetReader::Impl::open_text() {
    FileSource whole(path);
    LINLI_TRY(const auto profile, profile_of(whole));
    LINLI_TRY(const auto encoding, encoding_of(profile));
    TextSource text(std::make_unique<FileSource>(path), encoding);
    std::string sample;
    std::string piece;
    constexpr std::size_t enough = 128 * 1024;
    for (bool more = true; more && sample.size() < enough;) {
        LINLI_TRY(more, text.read(piece));
        sample += piece;
    }
    if (sample.size() > enough) {  // the last record may be cut off
        const auto end = sample.find_last_of("\r\n", enough);
        sample.resize(end == std::string::npos ? enough : end + 1);
    }
    shape = shape_of(sample, encoding);
    first_line_names_separator = names_separator(sample);
    sheets.push_back({path.stem().string(), Visibility::visible});
    return Done{};
}

Outcome SheetReader::Impl::load() const {
    if (!strings && !package.strings.empty()) {
        auto table = std::make_shared<StringTable>(options.limits, options.temporary);
        LINLI_TRY(const auto part, archive->part(package.strings));
        LINLI_CHECK(read_strings(*part, *table, options.limits.cell_bytes));
        strings = std::move(table);
    }
    if (!styles && !package.styles.empty()) {
        LINLI_TRY(const auto part, archive->part(package.styles));
        LINLI_TRY(auto found, read_styles(*part));
        styles = std::make_shared<const std::vector<NumberStyle>>(std::move(found));
    }
    return Done{};
}

Result<RowStream> SheetReader::Impl::workbook_rows(std::size_t sheet) const {
    LINLI_CHECK(load());
    const auto& name = package.sheets[sheet].part;
    SheetContext context{strings, styles, package.dates, options.limits, {}};
    if (options.merged == Merged::fill) {
        LINLI_TRY(const auto scanned, archive->part(name));
        LINLI_TRY(context.merges, scan_merges(*scanned, options.limits));
    }
    LINLI_TRY(auto part, archive->part(name));
    return RowStream(std::make_unique<SheetRows>(std::move(part), std::move(context)));
}

Result<RowStream> SheetReader::Impl::text_rows() const {
    auto text = std::make_unique<TextSource>(std::make_unique<FileSource>(path), shape.encoding);
    RowStream rows(std::make_unique<TextRows>(std::move(text), shape, options.limits));
    if (first_line_names_separator) {
        Row skipped;
        LINLI_CHECK(rows.next(skipped));
    }
    return rows;
}

Result<SheetReader> SheetReader::open(const std::filesystem::path& path, ReadOptions options) {
    auto impl = std::make_shared<Impl>();
    impl->path = path;
    impl->options = std::move(options);
    if (FileSource(path).total() > impl->options.limits.file_bytes) return refuse(too_large, "文件过大。");
    const auto head = head_of(path);
    LINLI_CHECK(refuse_foreign(path, head));
    using namespace std::string_view_literals;
    const bool zipped = head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
    LINLI_CHECK(zipped ? impl->open_workbook() : impl->open_text());
    return SheetReader(std::shared_ptr<const Impl>(std::move(impl)));
}

Format SheetReader::format() const { return impl_->format; }
const std::vector<SheetInfo>& SheetReader::sheets() const { return impl_->sheets; }
const TextShape& SheetReader::text_shape() const { return impl_->shape; }

Result<RowStream> SheetReader::rows(std::size_t sheet) const {
    if (sheet >= impl_->sheets.size()) return refuse(no_such_sheet);
    return impl_->format == Format::workbook ? impl_->workbook_rows(sheet) : impl_->text_rows();
}

}  // namespace linli::sheet
