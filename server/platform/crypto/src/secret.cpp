#include <linli/crypto/random.h>
#include <linli/crypto/secret.h>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstring>

namespace linli::crypto {

void wipe(void* memory, std::size_t size) noexcept { OPENSSL_cleanse(memory, size); }

void wipe(std::string& text) noexcept {
    wipe(text.data(), text.size());
    text.clear();
}

bool same_bytes(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Secret Secret::take(std::string& bytes) {
    Secret secret(bytes);
    wipe(bytes);
    return secret;
}

Secret Secret::zeros(std::size_t size) {
    Secret secret;
    secret.bytes_.resize(size);
    return secret;
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    wipe(bytes_.data(), bytes_.size());
    bytes_ = std::move(other.bytes_);
    other.bytes_.clear();
    return *this;
}

Secret::~Secret() { wipe(bytes_.data(), bytes_.size()); }

Key::Key(Key&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_.data(), size); }

Key& Key::operator=(Key&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    wipe(other.bytes_.data(), size);
    return *this;
}

Key::~Key() { wipe(bytes_.data(), size); }

std::optional<Key> Key::from_bytes(std::string_view bytes) {
    if (bytes.size() != size) return std::nullopt;
    Key key;
    std::memcpy(key.bytes_.data(), bytes.data(), size);
    return key;
}

Key Key::random() {
    Key key;
    fill_random(key.bytes_.data(), size);
    return key;
}

Key Key::clone() const {
    Key copy;
    copy.bytes_ = bytes_;
    return copy;
}

}  // namespace linli::crypto
