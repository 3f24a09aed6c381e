#include "xml_edit.h"

#include "xml_text.h"

#include <linli/base/text.h>

namespace linli::sheet {
namespace {

struct Span {
    std::size_t begin = std::string_view::npos;  ///< of the white space before the name
    std::size_t end = 0;                         ///< behind the closing quote
};

bool space(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

/// Where an attribute stands in a tag that the parser has accepted.
Span find_attribute(std::string_view tag, std::string_view name) {
    std::size_t at = tag.find_first_of(" \t\r\n");
    while (at < tag.size()) {
        const auto begin = at;
        while (at < tag.size() && space(tag[at])) ++at;
        const auto equals = tag.find('=', at);
        if (equals == std::string_view::npos) return {};
        const auto found = text::trim(tag.substr(at, equals - at));
        const auto quote = tag.find_first_of("\"'", equals);
        const auto end = quote == std::string_view::npos ? quote : tag.find(tag[quote], quote + 1);
        if (end == std::string_view::npos) return {};
        if (found == name) return {begin, end + 1};
        at = end + 1;
    }
    return {};
}

}  // namespace

std::string without_attribute(std::string_view tag, std::string_view name) {
    const auto span = find_attribute(tag, name);
    std::string out(tag);
    if (span.begin != std::string_view::npos) out.erase(span.begin, span.end - span.begin);
    return out;
}

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value) {
    auto out = without_attribute(tag, name);
    const auto end = out.size() - (closes_itself(out) ? 2 : 1);
    const auto last = out.find_last_not_of(" \t\r\n", end - 1) + 1;
    out.insert(last, " " + std::string(name) + "=\"" + xml_escaped(value) + "\"");
    return out;
}

bool closes_itself(std::string_view tag) { return tag.size() > 2 && tag[tag.size() - 2] == '/'; }

std::string opened(std::string_view tag) {
    std::string out(tag);
    if (closes_itself(out)) out.erase(out.size() - 2, 1);
    return out;
}

std::string_view prefix_of(std::string_view raw_name) {
    const auto colon = raw_name.find(':');
    return colon == std::string_view::npos ? std::string_view() : raw_name.substr(0, colon + 1);
}

bool plain_utf8_document(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || head.size() < 2 || head[0] == 0 || head[1] == 0)
        return false;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    if (!head.starts_with("<?xml")) return true;
    const auto end = head.find("?>");
    const auto declaration = text::lower_ascii(head.substr(0, end));
    const auto at = declaration.find("encoding");
    if (at == std::string::npos) return true;
    const auto quote = declaration.find_first_of("\"'", at);
    return quote != std::string::npos && (declaration.substr(quote + 1).starts_with("utf-8") ||
                                          declaration.substr(quote + 1).starts_with("us-ascii"));
}

Result<std::size_t> Window::read(char* out, std::size_t size) {
    bytes_.erase(0, static_cast<std::size_t>(taken_ - start_));
    start_ = taken_;
    LINLI_TRY(const auto count, source_.read(out, size));
    bytes_.append(out, count);
    position_ += count;
    return count;
}

std::string_view Window::at(std::uint64_t offset, std::size_t size) const {
    LINLI_INVARIANT(offset >= start_, "bytes of the document that are gone");
    return std::string_view(bytes_).substr(static_cast<std::size_t>(offset - start_), size);
}

std::string_view Window::take_until(std::uint64_t offset) {
    LINLI_INVARIANT(offset >= taken_, "bytes of the document taken twice");
    const auto out = at(taken_, static_cast<std::size_t>(offset - taken_));
    taken_ = offset;
    return out;
}

void Window::skip_until(std::uint64_t offset) {
    LINLI_INVARIANT(offset >= taken_, "bytes of the document skipped twice");
    taken_ = offset;
}

std::string_view Window::take_rest() { return take_until(start_ + bytes_.size()); }

}  // namespace linli::sheet
