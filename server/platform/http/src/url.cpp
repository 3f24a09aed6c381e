#include <linli/base/text.h>
#include <linli/http/url.h>

#include <array>

namespace linli::http {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

constexpr std::array<bool, 256> unreserved = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool is_unreserved(char c) { return unreserved[static_cast<unsigned char>(c)]; }

/// True for text that needs no decoding and no check: the common case of our own paths.
bool is_plain(std::string_view text) {
    for (const char c : text)
        if (!is_unreserved(c)) return false;
    return true;
}

/// Decodes one path segment. A slash inside it would make two paths out of one.
bool append_segment(std::string_view raw, std::string& path) {
    path += '/';
    if (raw == "." || raw == "..") return false;
    if (is_plain(raw)) {
        path += raw;
        return true;
    }
    const auto segment = percent_decode(raw, false);
    if (!segment || *segment == "." || *segment == "..") return false;
    if (segment->find_first_of("/\\") != std::string::npos) return false;
    path += *segment;
    return true;
}

bool parse_path(std::string_view raw, std::string& path) {
    path.clear();
    if (raw.empty() || raw.front() != '/') return false;
    path.reserve(raw.size());
    raw.remove_prefix(1);
    while (true) {
        const auto slash = raw.find('/');
        if (!append_segment(raw.substr(0, slash), path)) return false;
        if (slash == std::string_view::npos) return true;
        raw.remove_prefix(slash + 1);
    }
}

/// Cuts `http://authority` off. @return false when there is no authority.
bool cut_authority(std::string_view& raw) {
    const auto colon = raw.find("://");
    const auto scheme = text::lower_ascii(raw.substr(0, colon));
    if (scheme != "http" && scheme != "https") return false;
    raw.remove_prefix(colon + 3);
    const auto end = raw.find_first_of("/?#");
    if (end == 0) return false;
    raw.remove_prefix(end == std::string_view::npos ? raw.size() : end);
    return true;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+' && plus_is_space) c = ' ';
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        out += c;
    }
    for (const char c : out)
        if (is_control(c) && !(plus_is_space && (c == '\n' || c == '\r' || c == '\t'))) return std::nullopt;
    if (!text::valid_utf8(out)) return std::nullopt;
    return out;
}

std::string percent_encode(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::optional<std::vector<Parameter>> parse_query(std::string_view query) {
    std::vector<Parameter> out;
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto piece = query.substr(0, end);
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        if (piece.empty()) continue;
        if (out.size() == max_parameters) return std::nullopt;
        const auto equals = piece.find('=');
        auto name = percent_decode(piece.substr(0, equals), true);
        auto value = percent_decode(equals == std::string_view::npos ? "" : piece.substr(equals + 1), true);
        if (!name || !value) return std::nullopt;
        out.push_back(Parameter{std::move(*name), std::move(*value)});
    }
    return out;
}

bool parse_target(std::string_view raw, Target& target) {
    target.parameters.clear();
    if (raw == "*") {
        target.path = raw;
        return true;
    }
    if (raw.empty()) return false;
    const bool absolute = raw.front() != '/';
    if (absolute && !cut_authority(raw)) return false;
    if (raw.find('#') != std::string_view::npos) return false;
    const auto question = raw.find('?');
    auto raw_path = raw.substr(0, question);
    if (absolute && raw_path.empty()) raw_path = "/";
    if (!parse_path(raw_path, target.path)) return false;
    if (question == std::string_view::npos) return true;
    auto parameters = parse_query(raw.substr(question + 1));
    if (!parameters) return false;
    target.parameters = std::move(*parameters);
    return true;
}

std::optional<Target> parse_target(std::string_view raw) {
    std::optional<Target> target(std::in_place);
    if (!parse_target(raw, *target)) return std::nullopt;
    return target;
}

}  // namespace linli::http
