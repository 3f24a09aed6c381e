#include "archive.h"
#include "mark_comments.h"
#include "mark_feed.h"
#include "mark_filter.h"
#include "mark_package.h"
#include "mark_rewrite.h"
#include "mark_sheet.h"
#include "mark_styles.h"
#include "package.h"
#include "xml_edit.h"

#include <linli/sheet/marked.h>

#include <algorithm>
#include <memory>

namespace linli::sheet {
namespace {

constexpr std::size_t styles_limit = 64U << 20;

/// A workbook whose parts can be changed in place.
struct Patchable {
    std::shared_ptr<Archive> archive;
    Package package;
    std::string part;
    MarkStyles styles;
    std::optional<MarkComments> comments;
};

Result<Patchable> patchable(const std::filesystem::path& original, const MarkPlan& plan) {
    LINLI_TRY(auto archive, Archive::open(original, plan.options.limits));
    LINLI_TRY(auto package, read_package(*archive));
    if (package.styles.empty()) return refuse(broken_file);
    const auto part = package.sheets[plan.sheet].part;
    LINLI_TRY(const auto sheet, archive->part(part));
    char head[512];
    LINLI_TRY(const auto count, sheet->read(head, sizeof head));
    const std::string_view start(head, count);
    if (!plain_utf8_document(start)) return refuse(broken_file);
    LINLI_TRY(auto xml, archive->text(package.styles, styles_limit));
    LINLI_TRY(auto styles, MarkStyles::read(std::move(xml)));
    std::optional<MarkComments> comments;
    LINLI_TRY(const auto relations, read_relations(*archive, part));
    // The strict variant of the format has no place for the shapes of comments.
    if (start.find("purl.oclc.org") == std::string_view::npos) {
        auto found = MarkComments::read(*archive, part, relations);
        if (found) comments = std::move(*found);
    }
    return Patchable{std::move(archive), std::move(package), part, std::move(styles), std::move(comments)};
}

Result<MarkReport> mark_in_place(Patchable& book, const std::filesystem::path& original,
                                 const std::filesystem::path& out, const MarkPlan& plan, const MarkLayout& layout,
                                 MarkFeed& feed) {
    LINLI_TRY(const auto source, book.archive->part(book.part));
    const auto close = [](std::FILE* file) { std::fclose(file); };
    std::unique_ptr<std::FILE, decltype(close)> file(fdopen(nameless_file(plan.options.temporary), "w+b"), close);
    if (!file) throw SheetFault("cannot make a temporary file");
    auto* const comments = book.comments ? &*book.comments : nullptr;
    MarkSheet sheet(*source, file.get(), plan, layout, feed, book.styles, comments);
    LINLI_TRY(auto report, sheet.run());
    if (std::fflush(file.get()) != 0) throw SheetFault("writing the marked sheet failed");
    std::rewind(file.get());
    std::optional<std::string> workbook;
    if (sheet.filter_widened()) {
        LINLI_TRY(const auto xml, book.archive->text(book.package.workbook, styles_limit));
        const auto last = std::max(layout.note_column, layout.key_column);
        workbook = with_wider_filter(xml, book.package.sheets[plan.sheet].position, last);
    }
    LINLI_CHECK(write_marked_package(*book.archive, original, out,
                                     {.sheet_part = book.archive->spelling(book.part),
                                      .sheet = file.release(),
                                      .styles_part = book.package.styles,
                                      .styles = book.styles.text(),
                                      .workbook_part = book.package.workbook,
                                      .workbook = std::move(workbook),
                                      .comments = comments}));
    return report;
}

}  // namespace

Result<MarkReport> write_marked(const std::filesystem::path& original, const std::filesystem::path& out,
                                const MarkPlan& plan, const NextMark& next) {
    LINLI_TRY(const auto reader, SheetReader::open(original, plan.options));
    LINLI_TRY(const auto layout, mark_layout(reader, plan));
    MarkFeed feed(next, layout);
    if (reader.format() == Format::workbook) {
        auto book = patchable(original, plan);
        if (book) return mark_in_place(*book, original, out, plan, layout, feed);
    }
    return rewrite_marked(original, out, plan, layout, feed);
}

}  // namespace linli::sheet
