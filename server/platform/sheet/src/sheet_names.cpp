#include "sheet_names.h"

#include "xml_text.h"

#include <linli/base/text.h>

namespace linli::sheet {
namespace {

constexpr std::size_t longest = 31;

std::string allowed(std::string_view wanted) {
    std::string out;
    for (const auto letter : wanted) {
        const bool control = static_cast<unsigned char>(letter) < 0x20;
        out += control || std::string_view("[]:*?/\\").find(letter) != std::string_view::npos ? ' ' : letter;
    }
    const auto first = out.find_first_not_of(" '");
    if (first == std::string::npos) return "Sheet";
    out = out.substr(first, out.find_last_not_of(" '") - first + 1);
    return text::valid_utf8(out) ? out : text::from_u32(text::to_u32(out));
}

}  // namespace

std::string SheetNames::choose(std::string_view wanted) {
    const auto base = allowed(wanted);
    auto name = utf16_prefix(base, longest);
    // Excel keeps "History" for itself.
    for (int next = 2; text::lower_ascii(name) == "history" || taken_.contains(text::lower_ascii(name)); ++next) {
        const auto tail = " (" + std::to_string(next) + ")";
        name = utf16_prefix(base, longest - tail.size()) + tail;
    }
    taken_.insert(text::lower_ascii(name));
    return name;
}

}  // namespace linli::sheet
