#pragma once

#include <linli/address/parts.h>

#include <string>
#include <string_view>

namespace linli::address {

/// poi:幸福小区 houseno:3幢 …, without the separators.
inline std::string said(std::string_view text) {
    std::string out;
    for (const auto& part : parse(text)) {
        if (part.label == Label::redundant) continue;
        if (!out.empty()) out += ' ';
        out.append(word(part.label)).append(":").append(part.text);
    }
    return out;
}

}  // namespace linli::address
