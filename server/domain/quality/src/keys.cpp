#include "keys.h"

#include <linli/base/text.h>
#include <linli/registry/load.h>
#include <linli/vault/vault.h>

namespace linli::quality {
namespace {

std::string plain(std::string_view text) {
    auto half = text::half_width(text);
    std::erase_if(half, [](char c) { return c == ' ' || c == '-'; });
    return half;
}

}  // namespace

std::string number_key(const vault::Vault& vault, TenantId tenant, std::string_view id_number) {
    const auto written = plain(id_number);
    if (written.empty()) return {};
    const auto normal = registry::normal_id_number(written);
    return vault.blind_index(tenant, "quality.number", normal ? *normal : written);
}

std::string contact_key(const vault::Vault& vault, TenantId tenant, std::string_view phone, std::string_view name) {
    const auto number = plain(phone);
    if (number.empty() || name.empty()) return {};
    return vault.blind_index(tenant, "quality.contact", number + '\x1f' + std::string(name));
}

}  // namespace linli::quality
