#include "keys.h"

#include <linli/base/text.h>
#include <linli/crypto/random.h>

#include <charconv>

namespace linli::identity {
namespace {

constexpr std::size_t secret_part = 43;  // base64url of 256 bits

std::string owned(TenantId tenant, std::string_view owner) {
    return std::to_string(tenant.value) + '|' + std::to_string(owner.size()) + '|' + std::string(owner);
}

}  // namespace

Keys::Keys(const crypto::Keyring& keyring) {
    const auto other =
        keyring.suite() == crypto::Suite::international ? crypto::Suite::guomi : crypto::Suite::international;
    const auto numbers = keyring.generations();
    for (auto number = numbers.rbegin(); number != numbers.rend(); ++number)
        for (const auto suite : {keyring.suite(), other}) {
            const auto& algorithms = crypto::suite(suite);
            const auto token = keyring.key(crypto::Purpose::token, *number, suite);
            const auto seal = keyring.key(crypto::Purpose::seal, *number, suite);
            generations_.push_back({*number, suite, algorithms.derive_key(token, "linli identity token"),
                                    algorithms.derive_key(seal, "linli identity secret")});
        }
}

std::string Keys::new_token(TenantId tenant) { return std::to_string(tenant.value) + '.' + crypto::token(); }

std::optional<TenantId> Keys::tenant_of(std::string_view token) {
    const auto dot = token.find('.');
    if (dot == std::string_view::npos || dot == 0 || token.size() - dot - 1 != secret_part) return std::nullopt;
    std::int64_t tenant = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + dot, tenant);
    if (error != std::errc{} || end != token.data() + dot || tenant <= 0) return std::nullopt;
    return TenantId{tenant};
}

std::string Keys::mac(const Generation& generation, std::string_view use, std::string_view content) const {
    return crypto::suite(generation.suite).mac(generation.token.reveal(), {use, "|", content}).text();
}

std::string Keys::token_hash(std::string_view token) const { return mac(generations_.front(), "session", token); }

std::vector<std::string> Keys::token_hashes(std::string_view token) const {
    std::vector<std::string> hashes;
    for (const auto& generation : generations_) hashes.push_back(mac(generation, "session", token));
    return hashes;
}

std::string Keys::csrf(std::string_view token) const {
    return text::to_base64url(mac(generations_.front(), "csrf", token));
}

std::string Keys::code_hash(TenantId tenant, std::string_view owner, std::string_view code) const {
    return mac(generations_.front(), "code", owned(tenant, owner) + '|' + std::string(code));
}

std::string Keys::attempt_key(TenantId tenant, std::string_view what, std::string_view owner) const {
    return mac(generations_.front(), what, owned(tenant, owner)).substr(0, 16);
}

std::string Keys::seal(std::string_view binding, std::string_view plain) const {
    const auto& newest = generations_.front();
    return crypto::suite(newest.suite).seal(newest.secret, binding, plain);
}

std::optional<std::string> Keys::open(std::string_view binding, std::string_view sealed) const {
    for (const auto& generation : generations_)
        if (crypto::suite_of(sealed) == generation.suite)
            if (auto plain = crypto::open(generation.secret, binding, sealed)) return plain;
    return std::nullopt;
}

}  // namespace linli::identity
