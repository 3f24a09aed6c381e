#include <linli/api/page.h>
#include <linli/base/text.h>
#include <linli/crypto/keyring.h>
#include <linli/crypto/suite.h>

namespace linli::api {
namespace {

class KeyringSealer final : public CursorSealer {
public:
    explicit KeyringSealer(const crypto::Keyring& keyring)
        : suite_(crypto::suite(keyring.suite())), key_(keyring.key(crypto::Purpose::cursor)) {}

    std::string seal(const access::Scope& scope, std::string_view operation, std::string_view content) const override {
        return text::to_base64url(suite_.seal(key_, binding(scope, operation), content));
    }

    Result<std::string> open(const access::Scope& scope, std::string_view operation,
                             std::string_view cursor) const override {
        std::string bytes;
        if (!text::from_base64url(cursor, bytes)) return refuse(bad_cursor);
        auto content = suite_.open(key_, binding(scope, operation), bytes);
        if (!content) return refuse(bad_cursor);
        return std::move(*content);
    }

private:
    /// What a cursor belongs to: another list, tenant, user or post cannot use it.
    static std::string binding(const access::Scope& scope, std::string_view operation) {
        const auto& actor = scope.actor();
        return std::string(operation) + '|' + std::to_string(actor.tenant.value) + '|' +
               (actor.user ? actor.user->text() : "") + '|' + (actor.post ? actor.post->text() : "");
    }
    const crypto::CryptoSuite& suite_;
    crypto::Key key_;
};

}  // namespace

std::unique_ptr<CursorSealer> make_cursor_sealer(const crypto::Keyring& keyring) {
    return std::make_unique<KeyringSealer>(keyring);
}

}  // namespace linli::api
