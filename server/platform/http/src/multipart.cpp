#include "multipart.h"

#include <linli/base/text.h>

namespace linli::http {
namespace {

/// Cuts one `name=value` off a parameter list; the value may be a quoted string.
/// Browsers write a quote in a name as `%22`, others as `\"`; any other backslash is part of the name.
struct ParameterReader {
    std::string_view rest;

    /// @return false at the end or when the text is malformed (then `bad` is set).
    bool next(std::string& name, std::string& value) {
        rest = text::trim(rest);
        if (rest.empty()) return false;
        if (rest.front() != ';') return fail();
        rest = text::trim(rest.substr(1));
        if (rest.empty()) return false;
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos) return fail();
        name = text::lower_ascii(text::trim(rest.substr(0, equals)));
        rest = text::trim(rest.substr(equals + 1));
        value.clear();
        if (!rest.empty() && rest.front() == '"') return quoted(value);
        const auto end = std::min(rest.find(';'), rest.size());
        value = text::trim(rest.substr(0, end));
        rest.remove_prefix(end);
        return true;
    }

    bool quoted(std::string& value) {
        for (std::size_t i = 1; i < rest.size(); ++i) {
            if (rest[i] == '"') {
                rest.remove_prefix(i + 1);
                return true;
            }
            const bool escape = rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
            if (escape) ++i;
            value += rest[i];
        }
        return fail();
    }

    bool fail() {
        bad = true;
        return false;
    }

    bool bad = false;
};

/// `UTF-8''%e5%bc%a0.jpg` (RFC 8187). Other charsets are refused.
std::optional<std::string> decode_extended(std::string_view value) {
    const auto first = value.find('\'');
    if (first == std::string_view::npos || text::lower_ascii(value.substr(0, first)) != "utf-8") return std::nullopt;
    const auto second = value.find('\'', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return percent_decode(value.substr(second + 1), false);
}

bool is_clean(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
    return text::valid_utf8(text);
}

std::string with_quotes(std::string text) {
    for (auto at = text.find("%22"); at != std::string::npos; at = text.find("%22", at)) text.replace(at, 3, "\"");
    return text;
}

/// Old browsers send the whole path of their own disk.
std::string last_segment(std::string filename) {
    const auto slash = filename.find_last_of("/\\");
    if (slash != std::string::npos) filename.erase(0, slash + 1);
    if (filename == "." || filename == "..") filename = "_";
    return filename;
}

bool read_disposition(std::string_view value, PartHead& head) {
    const auto semicolon = std::min(value.find(';'), value.size());
    if (!same_name(text::trim(value.substr(0, semicolon)), "form-data")) return false;
    ParameterReader reader{value.substr(semicolon)};
    std::string name;
    std::string text;
    bool named = false;
    std::optional<std::string> extended;
    while (reader.next(name, text)) {
        if (name == "name") {
            named = true;
            head.name = with_quotes(text);
        } else if (name == "filename") {
            head.filename = with_quotes(text);
        } else if (name == "filename*") {
            extended = decode_extended(text);
            if (!extended) return false;
        }
    }
    if (extended) head.filename = std::move(extended);
    if (head.filename) head.filename = last_segment(std::move(*head.filename));
    return !reader.bad && named && is_clean(head.name) && is_clean(head.filename.value_or(""));
}

Refusal malformed() { return refuse(bad_request, "表单数据格式不正确"); }

}  // namespace

std::optional<PartHead> parse_part_head(std::string_view lines) {
    PartHead head;
    bool disposed = false;
    while (!lines.empty()) {
        const auto end = std::min(lines.find("\r\n"), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 2, lines.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) return std::nullopt;
        const auto name = line.substr(0, colon);
        const auto value = text::trim(line.substr(colon + 1));
        if (same_name(name, "content-disposition")) {
            if (disposed || !read_disposition(value, head)) return std::nullopt;
            disposed = true;
        } else if (same_name(name, "content-type")) {
            if (!is_clean(value)) return std::nullopt;
            head.content_type = value;
        } else if (same_name(name, "content-transfer-encoding")) {
            const auto coding = text::lower_ascii(value);
            if (coding != "binary" && coding != "8bit" && coding != "7bit") return std::nullopt;
        }
    }
    if (!disposed) return std::nullopt;
    return head;
}

std::optional<std::string> multipart_boundary(std::string_view content_type) {
    const auto semicolon = std::min(content_type.find(';'), content_type.size());
    if (!same_name(text::trim(content_type.substr(0, semicolon)), "multipart/form-data")) return std::nullopt;
    ParameterReader reader{content_type.substr(semicolon)};
    std::string name;
    std::string value;
    std::optional<std::string> boundary;
    while (reader.next(name, value))
        if (name == "boundary") boundary = value;
    if (reader.bad || !boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
    static constexpr std::string_view marks = "'()+_,-./:=? ";
    for (const char c : *boundary) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && marks.find(c) == std::string_view::npos) return std::nullopt;
    }
    if (boundary->back() == ' ') return std::nullopt;
    return boundary;
}

MultipartParser::MultipartParser(std::string_view boundary, std::size_t header_bytes, PartReceiver& receiver)
    : delimiter_("\r\n--" + std::string(boundary)),
      header_bytes_(header_bytes),
      receiver_(receiver),
      buffer_("\r\n") {}  // so that a first delimiter without line break before it looks like the others

Outcome MultipartParser::feed(std::string_view bytes) {
    if (state_ == State::epilogue) return Done{};
    buffer_ += bytes;
    while (true) {
        LINLI_TRY(const bool go_on, step());
        if (!go_on) break;
    }
    buffer_.erase(0, used_);
    used_ = 0;
    return Done{};
}

Outcome MultipartParser::finish() const {
    if (state_ != State::epilogue) return malformed();
    return Done{};
}

Result<bool> MultipartParser::step() {
    switch (state_) {
    case State::preamble: return skip_preamble();
    case State::delimiter: return read_delimiter();
    case State::head: return read_head();
    case State::content_start: return start_content();
    case State::content: return read_content();
    case State::epilogue: break;
    }
    used_ = buffer_.size();
    return false;
}

Result<bool> MultipartParser::skip_preamble() {
    const auto found = left().find(delimiter_);
    if (found == std::string_view::npos) {
        if (left().size() >= delimiter_.size()) used_ = buffer_.size() - (delimiter_.size() - 1);
        return false;
    }
    used_ += found + delimiter_.size();
    state_ = State::delimiter;
    return true;
}

Result<bool> MultipartParser::read_delimiter() {
    const auto rest = left();
    if (rest.size() < 2) return false;
    if (rest.starts_with("--")) {
        state_ = State::epilogue;
        return true;
    }
    const auto end = rest.find("\r\n");
    const auto padding = rest.substr(0, std::min(end, rest.size()));
    const auto strange = padding.find_first_not_of(" \t");
    const bool half_break = end == std::string_view::npos && strange + 1 == rest.size() && rest[strange] == '\r';
    if (strange != std::string_view::npos && !half_break) return malformed();
    if (padding.size() - (half_break ? 1 : 0) > 128) return malformed();
    if (end == std::string_view::npos) return false;
    used_ += end + 2;
    state_ = State::head;
    return true;
}

Result<bool> MultipartParser::read_head() {
    const auto rest = left();
    const auto end = rest.find("\r\n\r\n");
    // Of a head that goes on, the last three bytes may belong to its end.
    const auto size = end == std::string_view::npos ? rest.size() - std::min<std::size_t>(rest.size(), 3) : end;
    if (size > header_bytes_) return refuse(headers_too_large);
    if (rest.starts_with("\r\n")) return malformed();  // a part without any header has no name
    if (end == std::string_view::npos) return false;
    auto head = parse_part_head(rest.substr(0, end));
    if (!head) return malformed();
    // The last line break stays: it may be the beginning of the delimiter after an empty content.
    used_ += end + 2;
    state_ = State::content_start;
    LINLI_CHECK(receiver_.begin(std::move(*head)));
    return true;
}

Result<bool> MultipartParser::start_content() {
    if (left().size() < delimiter_.size()) return false;
    if (!left().starts_with(delimiter_)) used_ += 2;
    state_ = State::content;
    return true;
}

Result<bool> MultipartParser::read_content() {
    const auto rest = left();
    const auto found = rest.find(delimiter_);
    auto size = found;
    if (found == std::string_view::npos) {
        if (rest.size() < delimiter_.size()) return false;
        size = rest.size() - (delimiter_.size() - 1);
    }
    if (size > 0) LINLI_CHECK(receiver_.data(rest.substr(0, size)));
    used_ += size;
    if (found == std::string_view::npos) return false;
    used_ += delimiter_.size();
    state_ = State::delimiter;
    LINLI_CHECK(receiver_.end());
    return true;
}

}  // namespace linli::http
