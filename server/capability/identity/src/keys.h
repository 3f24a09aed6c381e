#pragma once

#include <linli/base/id.h>
#include <linli/crypto/keyring.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::identity {

/// What identity hashes and seals, each under a key of its own. Thread-safe; made once per process from the keyring,
/// whose changes it follows. New things use the newest generation; older ones still recognise tokens and open secrets.
class Keys {
public:
    explicit Keys(const crypto::Keyring& keyring);

    /// A fresh token: `<tenant>.<256 random bits>`. The tenant leads so that the lookup is one index range.
    static std::string new_token(TenantId tenant);
    /// @return nothing unless `token` has the shape of ours.
    static std::optional<TenantId> tenant_of(std::string_view token);

    std::string token_hash(std::string_view token) const;
    /// Under every generation and suite, newest first: what an older server stored is still found.
    std::vector<std::string> token_hashes(std::string_view token) const;
    /// The value that a page of ours sends with a cookie session's writes; nobody can derive it without the token.
    std::string csrf(std::string_view token) const;
    /// Short codes and typed names are hashed with a key, because their space can be tried out.
    std::string code_hash(TenantId tenant, std::string_view owner, std::string_view code) const;
    std::string attempt_key(TenantId tenant, std::string_view what, std::string_view owner) const;

    std::string seal(std::string_view binding, std::string_view plain) const;
    std::optional<std::string> open(std::string_view binding, std::string_view sealed) const;

private:
    struct Generation {
        int number;
        crypto::Suite suite;
        crypto::Key token, secret;
    };
    struct Derived {
        std::vector<Generation> all;  ///< newest first, the keyring's own suite before the other
        /// The one of the keyring's blind indexes. What is compared with a stored or shown value of ours (codes,
        /// counters, CSRF values) is made with it, so that a rotation voids none of them.
        std::size_t pinned = 0;
    };
    static std::shared_ptr<const Derived> derive(const crypto::Keyring& keyring);
    static std::string mac(const Generation& generation, std::string_view use, std::string_view content);
    std::string pinned_mac(std::string_view use, std::string_view content) const;
    std::shared_ptr<const Derived> derived() const;

    const crypto::Keyring& keyring_;
    mutable std::mutex mutex_;
    mutable std::uint64_t version_;
    mutable std::shared_ptr<const Derived> derived_;
};

}  // namespace linli::identity
