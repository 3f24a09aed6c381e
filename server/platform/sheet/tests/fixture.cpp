#include "fixture.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <fstream>
#include <iterator>

namespace linli::sheet {

Folder::Folder() {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    const auto name =
        std::string("linli-sheet-") + test->test_suite_name() + "-" + test->name() + "-" + std::to_string(getpid());
    path_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::create_directories(path_);
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::write(std::string_view name, std::string_view bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
    return file(name);
}

void zip_parts(const std::filesystem::path& path, const Parts& parts) {
    int error = 0;
    auto* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    ASSERT_NE(archive, nullptr);
    for (const auto& [name, content] : parts) {
        auto* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
        ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0);
    }
    ASSERT_EQ(zip_close(archive), 0);
}

Parts unzip_parts(const std::filesystem::path& path) {
    Parts parts;
    int error = 0;
    auto* const archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
    EXPECT_NE(archive, nullptr) << path;
    if (archive == nullptr) return parts;
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0));
    for (zip_uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, i, 0, &stat);
        std::string content(stat.size, '\0');
        auto* const file = zip_fopen_index(archive, i, 0);
        EXPECT_EQ(zip_fread(file, content.data(), content.size()), static_cast<zip_int64_t>(content.size()));
        zip_fclose(file);
        parts.emplace_back(stat.name, std::move(content));
    }
    zip_discard(archive);
    return parts;
}

std::string part_of(const std::filesystem::path& path, std::string_view name) {
    for (auto& [part, content] : unzip_parts(path))
        if (part == name) return content;
    return "(no part " + std::string(name) + ")";
}

namespace {

const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(std::string_view id, std::string_view kind, std::string_view target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + office + "/" + std::string(kind) + "\" Target=\"" +
           std::string(target) + "\"/>";
}

std::string relations(const std::string& inside) {
    return xml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
           "</Relationships>";
}

}  // namespace

std::string worksheet(std::string_view rows, std::string_view tail, std::string_view head) {
    return xml + "<worksheet xmlns=\"" + main_space + "\" xmlns:r=\"" + office + "\">" + std::string(head) +
           "<sheetData>" + std::string(rows) + "</sheetData>" + std::string(tail) + "</worksheet>";
}

Parts parts_of(const Book& book) {
    Parts parts;
    parts.emplace_back("[Content_Types].xml",
                       xml +
                           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                           "Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
    parts.emplace_back("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
    std::string tabs;
    std::string arrows;
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const auto number = std::to_string(i + 1);
        const auto& [attributes, content] = book.sheets[i];
        tabs += "<sheet " + attributes + " sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
        arrows += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        parts.emplace_back("xl/worksheets/sheet" + number + ".xml",
                           content.find("sheetData") == std::string::npos ? worksheet(content) : content);
    }
    if (!book.strings.empty()) {
        arrows += relation("rIdS", "sharedStrings", "sharedStrings.xml");
        parts.emplace_back("xl/sharedStrings.xml",
                           xml + "<sst xmlns=\"" + main_space + "\">" + book.strings + "</sst>");
    }
    if (!book.styles.empty()) {
        arrows += relation("rIdT", "styles", "styles.xml");
        parts.emplace_back("xl/styles.xml",
                           xml + "<styleSheet xmlns=\"" + main_space + "\">" + book.styles + "</styleSheet>");
    }
    parts.emplace_back("xl/workbook.xml", xml + "<workbook xmlns=\"" + main_space + "\" xmlns:r=\"" + office + "\">" +
                                              book.workbook_properties + "<sheets>" + tabs + "</sheets></workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations(arrows));
    parts.insert(parts.end(), book.more.begin(), book.more.end());
    return parts;
}

std::string show(const Row& row) {
    auto out = std::to_string(row.number) + (row.hidden ? " hidden:" : ":");
    for (const auto& cell : row.cells()) {
        out +=
            " " + column_name(cell.column) + "=" + std::string(words(cell.kind)[static_cast<std::size_t>(cell.kind)]);
        if (cell.formula) out += "/formula";
        if (cell.merged) out += "/merged";
        if (cell.rounded) out += "/rounded";
        if (cell.damaged) out += "/damaged";
        out += ":" + cell.text;
        if (!cell.raw.empty()) out += "<" + cell.raw + ">";
    }
    return out;
}

std::string show(const std::filesystem::path& path, std::size_t sheet, ReadOptions options) {
    auto reader = SheetReader::open(path, std::move(options));
    if (!reader) return std::string(reader.problem().type->code);
    auto rows = reader->rows(sheet);
    if (!rows) return std::string(rows.problem().type->code);
    std::string out;
    Row row;
    for (;;) {
        auto more = rows->next(row);
        if (!more) return out + std::string(more.problem().type->code) + " " + more.problem().detail + "\n";
        if (!*more) return out;
        out += show(row) + "\n";
    }
}

std::string fate(const std::filesystem::path& path, ReadOptions options) {
    auto reader = SheetReader::open(path, std::move(options));
    if (!reader) return std::string(reader.problem().type->code);
    for (std::size_t sheet = 0; sheet < reader->sheets().size(); ++sheet) {
        auto rows = reader->rows(sheet);
        if (!rows) return std::string(rows.problem().type->code);
        Row row;
        for (bool more = true; more;) {
            auto next = rows->next(row);
            if (!next) return std::string(next.problem().type->code);
            more = *next;
        }
    }
    return "read";
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::uint64_t peak_memory() {
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line))
        if (line.starts_with("VmHWM:")) return std::stoull(line.substr(6)) * 1024;
    return 0;
}

}  // namespace linli::sheet
