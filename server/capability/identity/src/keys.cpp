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

Keys::Keys(const crypto::Keyring& keyring)
    : keyring_(keyring), version_(keyring.version()), derived_(derive(keyring)) {}

std::shared_ptr<const Keys::Derived> Keys::derive(const crypto::Keyring& keyring) {
    Derived made;
    const auto index = keyring.index();
    const auto other =
        keyring.suite() == crypto::Suite::international ? crypto::Suite::guomi : crypto::Suite::international;
    const auto numbers = keyring.generations();
    for (auto number = numbers.rbegin(); number != numbers.rend(); ++number)
        for (const auto suite : {keyring.suite(), other}) {
            const auto& algorithms = crypto::suite(suite);
            const auto token = keyring.key(crypto::Purpose::token, *number, suite);
            const auto seal = keyring.key(crypto::Purpose::seal, *number, suite);
            if (crypto::IndexKey{*number, suite} == index) made.pinned = made.all.size();
            made.all.push_back({*number, suite, algorithms.derive_key(token, "linli identity token"),
                                algorithms.derive_key(seal, "linli identity secret")});
        }
    return std::make_shared<const Derived>(std::move(made));
}

std::shared_ptr<const Keys::Derived> Keys::derived() const {
    const auto version = keyring_.version();  // before deriving: a change in between is noticed the next time
    const std::lock_guard lock(mutex_);
    if (version != version_) {
        derived_ = derive(keyring_);
        version_ = version;
    }
    return derived_;
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

std::string Keys::mac(const Generation& generation, std::string_view use, std::string_view content) {
    return crypto::suite(generation.suite).mac(generation.token.reveal(), {use, "|", content}).text();
}

std::string Keys::pinned_mac(std::string_view use, std::string_view content) const {
    const auto keys = derived();
    return mac(keys->all[keys->pinned], use, content);
}

std::string Keys::token_hash(std::string_view token) const { return mac(derived()->all.front(), "session", token); }

std::vector<std::string> Keys::token_hashes(std::string_view token) const {
    std::vector<std::string> hashes;
    const auto keys = derived();
    for (const auto& generation : keys->all) hashes.push_back(mac(generation, "session", token));
    return hashes;
}

std::string Keys::csrf(std::string_view token) const { return text::to_base64url(pinned_mac("csrf", token)); }

std::string Keys::code_hash(TenantId tenant, std::string_view owner, std::string_view code) const {
    return pinned_mac("code", owned(tenant, owner) + '|' + std::string(code));
}

std::string Keys::attempt_key(TenantId tenant, std::string_view what, std::string_view owner) const {
    return pinned_mac(what, owned(tenant, owner)).substr(0, 16);
}

std::string Keys::seal(std::string_view binding, std::string_view plain) const {
    const auto keys = derived();
    const auto& newest = keys->all.front();
    return crypto::suite(newest.suite).seal(newest.secret, binding, plain);
}

std::optional<std::string> Keys::open(std::string_view binding, std::string_view sealed) const {
    const auto keys = derived();
    for (const auto& generation : keys->all)
        if (crypto::suite_of(sealed) == generation.suite)
            if (auto plain = crypto::open(generation.secret, binding, sealed)) return plain;
    return std::nullopt;
}

}  // namespace linli::identity
