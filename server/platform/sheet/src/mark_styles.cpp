#include "mark_styles.h"

#include "number.h"
#include "xml.h"
#include "xml_edit.h"

#include <algorithm>

namespace linli::sheet {
namespace {

constexpr std::array<std::string_view, 2> shades{"FFFFC9CF", "FFFFEC9D"};  // as Grade
constexpr std::size_t most_formats = 64'000;

}  // namespace

/// Remembers where fills and formats begin and end.
struct MarkStyles::Reader final : XmlHandler {
    explicit Reader(MarkStyles& given) : out(given) {}

    void start(std::string_view name, const Attributes& attributes) override {
        ++depth;
        if (depth == 1) out.prefix_ = prefix_of(parser->raw_name());
        if (depth == 2 && (name == "fills" || name == "cellXfs")) {
            inside = name == "fills" ? Inside::fills : Inside::formats;
            auto& tag = name == "fills" ? out.fills_tag_ : out.formats_tag_;
            tag = {parser->event_offset(), parser->event_length()};
        } else if (depth == 3 && inside == Inside::formats) {
            begin = parser->event_offset();
            out.fill_of_.push_back(whole_number(attributes.get("fillId", "0")).value_or(0));
        } else if (inside == Inside::fills && name == "fgColor") {
            for (std::size_t i = 0; i < shades.size(); ++i)
                if (attributes.get("rgb") == shades[i]) out.known_fills_[i].push_back(out.fills_);
        }
    }
    void end(std::string_view) override {
        if (depth == 3 && inside == Inside::formats)
            out.formats_.emplace_back(out.xml_, begin, parser->event_offset() + parser->event_length() - begin);
        if (depth == 3 && inside == Inside::fills) ++out.fills_;
        if (depth == 2 && inside != Inside::none) {
            (inside == Inside::fills ? out.fills_end_ : out.formats_end_) = parser->event_offset();
            inside = Inside::none;
        }
        --depth;
    }

    enum class Inside { none, fills, formats };
    MarkStyles& out;
    XmlParser* parser = nullptr;
    Inside inside = Inside::none;
    int depth = 0;
    std::uint64_t begin = 0;
};

Result<MarkStyles> MarkStyles::read(std::string xml) {
    MarkStyles styles;
    styles.xml_ = std::move(xml);
    if (!plain_utf8_document(styles.xml_)) return refuse(broken_file);
    MemorySource source(styles.xml_);
    Reader reader(styles);
    XmlParser parser(source, reader);
    reader.parser = &parser;
    LINLI_CHECK(parser.run());
    const auto usable = [&](const Tag& tag) {
        return tag.length > 0 && !closes_itself(std::string_view(styles.xml_).substr(tag.offset, tag.length));
    };
    if (!usable(styles.fills_tag_) || !usable(styles.formats_tag_) || styles.formats_.empty() ||
        styles.formats_tag_.offset < styles.fills_end_ || styles.formats_.size() > most_formats)
        return refuse(broken_file);
    styles.given_formats_ = styles.formats_.size();
    for (std::size_t i = 0; i < shades.size(); ++i)
        if (!styles.known_fills_[i].empty()) styles.mark_fills_[i] = styles.known_fills_[i].front();
    return styles;
}

std::uint32_t MarkStyles::fill(Grade grade) {
    auto& found = mark_fills_[static_cast<std::size_t>(grade)];
    if (found) return *found;
    found = fills_ + static_cast<std::uint32_t>(added_fills_.size());
    const auto shade = std::string(shades[static_cast<std::size_t>(grade)]);
    known_fills_[static_cast<std::size_t>(grade)].push_back(*found);
    const auto tag = [&](std::string_view name) { return prefix_ + std::string(name); };
    added_fills_.push_back("<" + tag("fill") + "><" + tag("patternFill") + " patternType=\"solid\"><" + tag("fgColor") +
                           " rgb=\"" + shade + "\"/><" + tag("bgColor") + " indexed=\"64\"/></" + tag("patternFill") +
                           "></" + tag("fill") + ">");
    return *found;
}

std::uint32_t MarkStyles::add(std::string xf) {
    // An earlier round may have left the same one.
    const auto same = std::find(formats_.begin(), formats_.end(), xf);
    if (same != formats_.end()) return static_cast<std::uint32_t>(same - formats_.begin());
    formats_.push_back(std::move(xf));
    return static_cast<std::uint32_t>(formats_.size() - 1);
}

bool MarkStyles::ours(std::uint32_t style) const {
    if (style >= fill_of_.size()) return false;
    const auto has = [&](const std::vector<std::uint32_t>& known) {
        return std::find(known.begin(), known.end(), fill_of_[style]) != known.end();
    };
    return has(known_fills_[0]) || has(known_fills_[1]);
}

namespace {

/// The element with its first tag changed.
std::string with_fill(std::string_view xf, std::uint32_t fill) {
    const auto end = xf.find('>') + 1;
    auto tag = with_attribute(xf.substr(0, end), "fillId", std::to_string(fill));
    tag = fill == 0 ? without_attribute(tag, "applyFill") : with_attribute(tag, "applyFill", "1");
    return tag + std::string(xf.substr(end));
}

/// What remains of a style when its background does not count.
std::string but_for_fill(std::string_view xf) { return with_fill(xf, 0); }

}  // namespace

std::uint32_t MarkStyles::unmarked(std::uint32_t style) {
    if (!ours(style)) return style;
    const auto known = unmarked_.find(style);
    if (known != unmarked_.end()) return known->second;
    const auto wanted = but_for_fill(formats_[style]);
    auto found = static_cast<std::uint32_t>(formats_.size());
    for (std::uint32_t i = 0; i < given_formats_ && found == formats_.size(); ++i)
        if (!ours(i) && but_for_fill(formats_[i]) == wanted) found = i;
    if (found == formats_.size()) found = add(wanted);
    return unmarked_[style] = found;
}

std::uint32_t MarkStyles::marked(std::uint32_t given, Grade grade) {
    const auto base = unmarked(given < formats_.size() ? given : 0);
    const auto key = std::pair(base, grade);
    const auto known = marked_.find(key);
    if (known != marked_.end()) return known->second;
    return marked_[key] = add(with_fill(formats_[base], fill(grade)));
}

std::uint32_t MarkStyles::note() {
    if (!note_)
        note_ = add("<" + prefix_ +
                    "xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
                    "applyNumberFormat=\"1\" applyAlignment=\"1\"><" +
                    prefix_ + "alignment vertical=\"top\" wrapText=\"1\"/></" + prefix_ + "xf>");
    return *note_;
}

std::uint32_t MarkStyles::key() {
    if (!key_)
        key_ = add("<" + prefix_ +
                   "xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
                   "applyNumberFormat=\"1\"/>");
    return *key_;
}

std::string MarkStyles::text() const {
    const std::string_view xml = xml_;
    const auto counted = [&](const Tag& tag, std::size_t count) {
        return with_attribute(xml.substr(tag.offset, tag.length), "count", std::to_string(count));
    };
    std::string out(xml.substr(0, fills_tag_.offset));
    out += counted(fills_tag_, fills_ + added_fills_.size());
    auto at = fills_tag_.offset + fills_tag_.length;
    out += xml.substr(at, fills_end_ - at);
    for (const auto& added : added_fills_) out += added;
    out += xml.substr(fills_end_, formats_tag_.offset - fills_end_);
    out += counted(formats_tag_, formats_.size());
    at = formats_tag_.offset + formats_tag_.length;
    out += xml.substr(at, formats_end_ - at);
    for (auto i = given_formats_; i < formats_.size(); ++i) out += formats_[i];
    out += xml.substr(formats_end_);
    return out;
}

}  // namespace linli::sheet
