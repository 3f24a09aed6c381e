#include "openssl.h"

#include <linli/base/text.h>
#include <linli/crypto/random.h>
#include <linli/crypto/secret.h>

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace linli::crypto {

void fill_random(void* memory, std::size_t size) {
    auto* at = static_cast<unsigned char*>(memory);
    while (size > 0) {
        const auto step = std::min<std::size_t>(size, 1 << 20);
        ssl::require(RAND_priv_bytes(at, static_cast<int>(step)) == 1, "random bytes");
        at += step;
        size -= step;
    }
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    fill_random(bytes.data(), count);
    return bytes;
}

std::string random_digits(std::size_t count) {
    std::string digits;
    digits.reserve(count);
    std::array<std::uint8_t, 64> pool{};
    while (digits.size() < count) {
        fill_random(pool.data(), pool.size());
        for (const auto byte : pool) {
            if (digits.size() == count) break;
            if (byte < 250) digits.push_back(static_cast<char>('0' + byte % 10));  // 250..255 would favour 0 to 5
        }
    }
    wipe(pool.data(), pool.size());
    return digits;
}

std::string token() {
    std::array<char, 32> bytes{};
    fill_random(bytes.data(), bytes.size());
    auto text = text::to_base64url({bytes.data(), bytes.size()});
    wipe(bytes.data(), bytes.size());
    return text;
}

}  // namespace linli::crypto
