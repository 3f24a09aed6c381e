#include <linli/open311/form.h>

#include <linli/base/text.h>

namespace linli::open311 {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// @return nothing for a broken escape, bytes that are not UTF-8, or a control character that is no line break or tab.
std::optional<std::string> decoded(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '+') {
            c = ' ';
        } else if (c == '%') {
            if (i + 2 >= raw.size()) return std::nullopt;
            const int high = hex_digit(raw[i + 1]), low = hex_digit(raw[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (c == '\n' && !out.empty() && out.back() == '\r') out.pop_back();
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f) return std::nullopt;
        out += c;
    }
    for (char& c : out)
        if (c == '\r') c = '\n';
    if (!text::valid_utf8(out)) return std::nullopt;
    return out;
}

/// The CODE of `attribute[CODE]` or `attribute[CODE][]`.
std::optional<std::string> attribute_code(std::string_view name) {
    constexpr std::string_view head = "attribute[";
    if (!name.starts_with(head)) return std::nullopt;
    name.remove_prefix(head.size());
    const auto close = name.find(']');
    if (close == std::string_view::npos || close == 0) return std::nullopt;
    const auto rest = name.substr(close + 1);
    if (!rest.empty() && rest != "[]") return std::nullopt;
    return std::string(name.substr(0, close));
}

}  // namespace

std::optional<std::string_view> Form::get(std::string_view name) const {
    const auto found = fields.find(name);
    if (found == fields.end()) return std::nullopt;
    const auto value = text::trim(found->second);
    return value.empty() ? std::nullopt : std::optional(value);
}

Result<Form> read_form(std::string_view body) {
    Form out;
    std::size_t names = 0;
    while (!body.empty()) {
        const auto end = body.find('&');
        const auto pair = body.substr(0, end);
        body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
        if (pair.empty()) continue;
        if (++names > max_form_fields) return refuse(bad_form, "字段过多");
        const auto equals = pair.find('=');
        const auto name = decoded(pair.substr(0, equals));
        const auto value =
            equals == std::string_view::npos ? std::optional(std::string()) : decoded(pair.substr(equals + 1));
        if (!name || !value) return refuse(bad_form, "必须是 UTF-8 编码的 application/x-www-form-urlencoded");
        if (const auto code = attribute_code(*name)) {
            if (!value->empty()) out.attributes[*code].push_back(*value);
        } else {
            out.fields.emplace(*name, *value);
        }
    }
    return out;
}

}  // namespace linli::open311
