#include "mark_package.h"

#include "mark_sheet.h"
#include "package.h"

#include <linli/base/text.h>

#include <zip.h>

#include <list>

namespace linli::sheet {
namespace {

constexpr std::size_t rewritten_limit = 16U << 20;
constexpr std::time_t no_time = 315'532'800;  // 1980, where the calendar of zip files begins
constexpr std::string_view content_types = "[Content_Types].xml";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A zip file being changed; the texts live until it is written.
class Update {
public:
    Update(const Archive& archive, const std::filesystem::path& out) : archive_(archive) {
        int code = 0;
        zip_ = zip_open(out.c_str(), 0, &code);
        if (zip_ == nullptr) throw SheetFault("cannot open the marked workbook");
    }
    ~Update() {
        if (zip_ != nullptr) zip_discard(zip_);
    }
    Update(const Update&) = delete;
    Update& operator=(const Update&) = delete;

    void put(const std::string& part, std::string text) {
        const auto& kept = texts_.emplace_back(std::move(text));
        put(part, zip_source_buffer(zip_, kept.data(), kept.size(), 0));
    }
    void put(const std::string& part, std::FILE* file) { put(part, zip_source_filep(zip_, file, 0, -1)); }
    void close() {
        if (zip_close(zip_) != 0) throw SheetFault("cannot write the marked workbook");
        zip_ = nullptr;
    }

private:
    void put(const std::string& part, zip_source_t* source) {
        if (source == nullptr) throw SheetFault("cannot add a part to the marked workbook");
        auto index = archive_.has(part) ? archive_.index_of(part) : 0;
        if (archive_.has(part)) {
            if (zip_file_replace(zip_, index, source, 0) != 0)
                throw SheetFault("cannot replace a part of the workbook");
        } else {
            const auto added = zip_file_add(zip_, part.c_str(), source, ZIP_FL_ENC_UTF_8);
            if (added < 0) throw SheetFault("cannot add a part to the workbook");
            index = static_cast<zip_uint64_t>(added);
        }
        zip_file_set_mtime(zip_, index, no_time, 0);
        zip_set_file_compression(zip_, index, ZIP_CM_DEFLATE, 1);
    }

    const Archive& archive_;
    zip_t* zip_ = nullptr;
    std::list<std::string> texts_;
};

/// Puts `inside` before the end of the root element; nothing when the document has none that closes.
std::optional<std::string> with_children(std::string xml, const std::string& inside) {
    const auto end = xml.rfind("</");
    if (end == std::string::npos) return std::nullopt;
    xml.insert(end, inside);
    return xml;
}

std::string unused(const Archive& archive, const std::string& start, const std::string& end) {
    for (int number = 1;; ++number) {
        auto name = start + std::to_string(number) + end;
        if (!archive.has(name)) return name;
    }
}

std::string relation(std::string_view id, const std::string& kind, const std::string& part) {
    return "<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"" +
           std::string(id) + "\" Type=\"" + office + kind + "\" Target=\"/" + part + "\"/>";
}

/// The parts of a sheet that had no comments before, and the arrows to them.
Outcome add_new_comments(const Archive& archive, const MarkedParts& parts, Update& update) {
    const auto comments = unused(archive, "xl/linliComments", ".xml");
    const auto shapes = unused(archive, "xl/drawings/linliShapes", ".vml");
    update.put(comments, parts.comments->comments());
    update.put(shapes, parts.comments->shapes());
    const auto arrows =
        relation(MarkSheet::shapes_relation, "vmlDrawing", shapes) + relation("rIdLinliComments", "comments", comments);
    const auto name = relations_part(parts.sheet_part);
    std::string given;
    if (archive.has(name)) {
        LINLI_TRY(given, archive.text(name, rewritten_limit));
    }
    const auto fresh =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
        arrows + "</Relationships>";
    update.put(name, with_children(given, arrows).value_or(fresh));
    const std::string types = "http://schemas.openxmlformats.org/package/2006/content-types";
    LINLI_TRY(const auto listed, archive.text(content_types, rewritten_limit));
    auto inside = "<Override xmlns=\"" + types + "\" PartName=\"/" + comments +
                  "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>";
    if (text::lower_ascii(listed).find("extension=\"vml\"") == std::string::npos)
        inside += "<Default xmlns=\"" + types +
                  "\" Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
    if (const auto extended = with_children(listed, inside)) update.put(std::string(content_types), *extended);
    return Done{};
}

}  // namespace

Outcome write_marked_package(const Archive& archive, const std::filesystem::path& original,
                             const std::filesystem::path& out, const MarkedParts& parts) {
    std::error_code failed;
    std::filesystem::copy_file(original, out, std::filesystem::copy_options::overwrite_existing, failed);
    if (failed) throw SheetFault("cannot copy the workbook to be marked");
    std::filesystem::permissions(out, std::filesystem::perms::owner_write, std::filesystem::perm_options::add, failed);
    Update update(archive, out);
    update.put(parts.sheet_part, parts.sheet);
    update.put(parts.styles_part, parts.styles);
    if (parts.workbook) update.put(parts.workbook_part, *parts.workbook);
    if (parts.comments != nullptr && parts.comments->changed()) {
        if (parts.comments->referred()) {
            update.put(parts.comments->comments_part(), parts.comments->comments());
            update.put(parts.comments->shapes_part(), parts.comments->shapes());
        } else {
            LINLI_CHECK(add_new_comments(archive, parts, update));
        }
    }
    update.close();
    return Done{};
}

}  // namespace linli::sheet
