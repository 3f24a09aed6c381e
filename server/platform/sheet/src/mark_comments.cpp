#include "mark_comments.h"

#include "merges.h"
#include "number.h"
#include "xml.h"
#include "xml_edit.h"
#include "xml_text.h"

#include <linli/base/text.h>
#include <linli/sheet/problems.h>

#include <algorithm>

namespace linli::sheet {
namespace {

constexpr std::string_view author = "linli 校验";
constexpr std::size_t comments_limit = 64U << 20;

const std::string empty_comments =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments "
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors></authors><commentList></commentList>"
    "</comments>";
const std::string empty_shapes =
    "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" "
    "data=\"1\"/></o:shapelayout></xml>";
const std::string shape_type =
    "<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
    "id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke "
    "joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// A copy of `from` without the pieces, `insert` at `at`.
std::string spliced(std::string_view from, std::vector<std::pair<std::uint64_t, std::uint64_t>> without,
                    std::uint64_t at, const std::string& insert) {
    std::sort(without.begin(), without.end());
    std::string out;
    std::uint64_t done = 0;
    const auto copy = [&](std::uint64_t until) {
        if (done <= at && at <= until) {
            out += from.substr(done, at - done);
            out += insert;
            done = at;
        }
        out += from.substr(done, until - done);
        done = until;
    };
    for (const auto& [begin, end] : without) {
        if (begin < done) continue;
        copy(begin);
        done = end;
    }
    copy(from.size());
    return out;
}

}  // namespace

struct MarkComments::CommentsReader final : XmlHandler {
    explicit CommentsReader(MarkComments& given) : out(given) {}
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "comments") {
            out.prefix_ = prefix_of(parser->raw_name());
        } else if (name == "author") {
            in_author = true;
            text_.clear();
        } else if (name == "comment") {
            const auto place = place_of(attributes.get("ref"));
            piece = {parser->event_offset(), 0, place ? place->row : 0, place ? place->column : 0};
            mine = out.our_author_ && whole_number(attributes.get("authorId")) == out.our_author_;
        }
    }
    void end(std::string_view name) override {
        const auto after = parser->event_offset() + parser->event_length();
        if (name == "author") {
            if (text_ == author) out.our_author_ = out.authors_;
            ++out.authors_;
            in_author = false;
        } else if (name == "authors") {
            out.authors_end_ = parser->event_length() > 0 ? parser->event_offset() : 0;
        } else if (name == "commentList") {
            out.list_end_ = parser->event_length() > 0 ? parser->event_offset() : 0;
        } else if (name == "comment") {
            piece.end = after;
            const CellKey key{piece.row, piece.column};
            if (mine) {
                out.ours_.push_back(piece);
                out.dropped_.insert(key);
            } else {
                out.theirs_.insert(key);
            }
        }
    }
    void text(std::string_view bytes) override {
        if (in_author) text_ += bytes;
    }

    MarkComments& out;
    XmlParser* parser = nullptr;
    std::string text_;
    bool in_author = false;
    bool mine = false;
    Piece piece;
};

struct MarkComments::ShapesReader final : XmlHandler {
    explicit ShapesReader(MarkComments& given) : out(given) {}
    void start(std::string_view name, const Attributes& attributes) override {
        ++depth;
        const auto id = attributes.get("id");
        if (depth == 2 && name == "shape") {
            piece = {parser->event_offset(), 0, 0, 0};
            note = false;
            const auto digits = id.find_last_not_of("0123456789");
            const auto number = whole_number(digits == std::string_view::npos ? id : id.substr(digits + 1));
            if (number) out.last_id_ = std::max<std::uint64_t>(out.last_id_, *number);
        } else if (name == "shapetype" && id == "_x0000_t202") {
            out.shape_type_ = true;
        } else if (name == "ClientData") {
            note = attributes.get("ObjectType") == "Note";
        }
        text_.clear();
    }
    void end(std::string_view name) override {
        if (name == "Row") piece.row = whole_number(text::trim(text_)).value_or(0) + 1;
        if (name == "Column") piece.column = whole_number(text::trim(text_)).value_or(0);
        if (depth == 2 && name == "shape" && note) {
            piece.end = parser->event_offset() + parser->event_length();
            out.our_shapes_.push_back(piece);
        }
        if (depth == 1) out.shapes_end_ = parser->event_length() > 0 ? parser->event_offset() : 0;
        --depth;
    }
    void text(std::string_view bytes) override { text_ += bytes; }

    MarkComments& out;
    XmlParser* parser = nullptr;
    int depth = 0;
    bool note = false;
    std::string text_;
    Piece piece;
};

Result<MarkComments> MarkComments::read(const Archive& archive, std::string_view,
                                        const std::vector<Relation>& relations) {
    MarkComments out;
    for (const auto& relation : relations) {
        if (relation.external || !archive.has(relation.target)) continue;
        if (relation.kind == "comments") out.comments_part_ = relation.target;
        if (relation.kind == "vmlDrawing" && out.shapes_part_.empty()) out.shapes_part_ = relation.target;
    }
    // A drawing without comments may belong to a page header; a second one beside it would need its own place.
    if (out.comments_part_.empty() != out.shapes_part_.empty()) return refuse(broken_file);
    out.comments_ = empty_comments;
    out.shapes_ = empty_shapes;
    if (!out.comments_part_.empty()) {
        LINLI_TRY(out.comments_, archive.text(out.comments_part_, comments_limit));
        LINLI_TRY(out.shapes_, archive.text(out.shapes_part_, comments_limit));
    }
    LINLI_CHECK(out.read_comments());
    LINLI_CHECK(out.read_shapes());
    return out;
}

Outcome MarkComments::read_comments() {
    if (!plain_utf8_document(comments_)) return refuse(broken_file);
    MemorySource source(comments_);
    CommentsReader reader(*this);
    XmlParser parser(source, reader);
    reader.parser = &parser;
    LINLI_CHECK(parser.run());
    if (authors_end_ == 0 || list_end_ < authors_end_) return refuse(broken_file);
    return Done{};
}

Outcome MarkComments::read_shapes() {
    if (!plain_utf8_document(shapes_)) return refuse(broken_file);
    MemorySource source(shapes_);
    ShapesReader reader(*this);
    XmlParser parser(source, reader);
    reader.parser = &parser;
    LINLI_CHECK(parser.run());
    if (shapes_end_ == 0) return refuse(broken_file);
    return Done{};
}

bool MarkComments::add(std::uint32_t row, std::uint32_t column, std::string text) {
    if (theirs_.contains({row, column})) return false;
    added_.insert_or_assign({row, column}, std::move(text));
    return true;
}

std::string MarkComments::comments() const {
    const auto author_id = std::to_string(our_author_.value_or(authors_));
    std::string list;
    const auto& p = prefix_;
    for (const auto& [cell, text] : added_)
        list += "<" + p + "comment ref=\"" + column_name(cell.second) + std::to_string(cell.first) + "\" authorId=\"" +
                author_id + "\"><" + p + "text><" + p + "r><" + p + "t xml:space=\"preserve\">" +
                xml_escaped(storable(text)) + "</" + p + "t></" + p + "r></" + p + "text></" + p + "comment>";
    std::vector<std::pair<std::uint64_t, std::uint64_t>> without;
    for (const auto& piece : ours_) without.emplace_back(piece.begin, piece.end);
    auto out = spliced(comments_, without, list_end_, list);
    // Authors stand before the list: their place has not moved.
    if (!our_author_) out.insert(authors_end_, "<" + p + "author>" + std::string(author) + "</" + p + "author>");
    return out;
}

std::string MarkComments::shape(std::uint32_t row, std::uint32_t column, std::uint64_t id) const {
    const auto number = [](std::uint64_t value) { return std::to_string(value); };
    const auto top = row > 1 ? row - 2 : 0;
    constexpr std::uint32_t wide = 4;
    const auto anchor =
        number(column + 1) + ",15," + number(top) + ",10," + number(column + wide) + ",15," + number(top + 4) + ",4";
    return "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
           "xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s" +
           number(id) +
           "\" type=\"#_x0000_t202\" style=\"position:absolute;width:180pt;height:60pt;z-index:1;visibility:hidden\" "
           "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" "
           "obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div "
           "style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/>"
           "<x:SizeWithCells/><x:Anchor>" +
           anchor + "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + number(row - 1) + "</x:Row><x:Column>" +
           number(column) + "</x:Column></x:ClientData></v:shape>";
}

std::string MarkComments::shapes() const {
    std::string added = shape_type_ ? "" : shape_type;
    auto id = last_id_;
    for (const auto& [cell, text] : added_) added += shape(cell.first, cell.second, ++id);
    std::vector<std::pair<std::uint64_t, std::uint64_t>> without;
    for (const auto& piece : our_shapes_)
        if (dropped_.contains({piece.row, piece.column})) without.emplace_back(piece.begin, piece.end);
    return spliced(shapes_, without, shapes_end_, added);
}

}  // namespace linli::sheet
