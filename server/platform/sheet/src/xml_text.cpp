#include "xml_text.h"

#include <linli/base/text.h>

#include <cstdio>

namespace linli::sheet {
namespace {

/// `_x` followed by four hexadecimal digits and `_` would be read as one character.
bool looks_escaped(std::string_view rest) {
    if (rest.size() < 7 || rest[0] != '_' || rest[1] != 'x' || rest[6] != '_') return false;
    return rest.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

}  // namespace

std::string storable(std::string_view given) {
    std::string mended;
    if (!text::valid_utf8(given)) {
        mended = text::from_u32(text::to_u32(given));
        given = mended;
    }
    std::string out;
    out.reserve(given.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto byte = static_cast<unsigned char>(given[i]);
        const auto rest = given.substr(i);
        if (byte < 0x20 && byte != '\t' && byte != '\n') {
            char escape[8];
            std::snprintf(escape, sizeof escape, "_x%04X_", byte);
            out += escape;
        } else if (looks_escaped(rest)) {
            out += "_x005F_";
        } else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
            out += rest[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
            i += 2;
        } else {
            out += given[i];
        }
    }
    return out;
}

std::string xml_escaped(std::string_view given) {
    std::string out;
    out.reserve(given.size());
    for (const auto letter : given) {
        switch (letter) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += letter;
        }
    }
    return out;
}

std::size_t utf16_units(std::string_view utf8) {
    std::size_t units = 0;
    for (const auto letter : utf8) {
        const auto byte = static_cast<unsigned char>(letter);
        units += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

std::string utf16_prefix(std::string_view utf8, std::size_t units) {
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto next = text::prefix(utf8.substr(at), 1);
        const auto size = utf16_units(next);
        if (size > units) break;
        units -= size;
        at += next.size();
    }
    return std::string(utf8.substr(0, at));
}

}  // namespace linli::sheet
