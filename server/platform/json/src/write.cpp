#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/json/write.h>

#include <boost/json/serialize.hpp>

#include <charconv>
#include <cmath>

namespace linli::json {

void append(std::string& out, bool value) { out += value ? "true" : "false"; }

void append(std::string& out, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

void append(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    if (value == 0) value = 0;  // minus zero would be read back as the whole number 0
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

void append(std::string& out, std::string_view value) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t clean = 0;  // start of the run that needs no escape
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto c = static_cast<unsigned char>(value[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(value, clean, i - clean);
        clean = i + 1;
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
        }
    }
    out.append(value, clean, value.size() - clean);
    out += '"';
}

void append(std::string& out, const boost::json::value& value) { out += boost::json::serialize(value); }

void append(std::string& out, const Uuid& value) {
    out += '"';
    out += value.text();
    out += '"';
}

std::string masked(Mask mask, std::string_view value) {
    switch (mask) {
    case Mask::none: return std::string(value);
    case Mask::name: return codes::mask_name(value);
    case Mask::phone: return codes::mask_phone(value);
    case Mask::id_number: return codes::mask_id_number(value);
    case Mask::address: {  // down to the compound, not to the door
        const auto shown = text::prefix(value, 6);
        return shown.size() < value.size() ? std::string(shown) + "****" : "****";
    }
    case Mask::whole: return "****";
    }
    return "****";
}

}  // namespace linli::json
