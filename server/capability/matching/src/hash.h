#pragma once

#include <cstdint>
#include <string_view>

namespace linli::matching {

/// FNV-1a with a final mix; the same on every machine. Not for secrets: it never leaves the process.
class Hash {
public:
    Hash& add(std::string_view text) {
        for (const char c : text) byte(static_cast<unsigned char>(c));
        byte(0x1F);
        return *this;
    }
    Hash& add(std::uint64_t number) {
        for (int i = 0; i < 8; ++i) byte(static_cast<unsigned char>(number >> (8 * i)));
        return *this;
    }
    std::uint64_t value() const {
        auto mixed = state_ ^ (state_ >> 33U);
        mixed *= 0xFF51AFD7ED558CCDULL;
        return mixed ^ (mixed >> 33U);
    }

private:
    void byte(unsigned char b) {
        state_ ^= b;
        state_ *= 0x100000001B3ULL;
    }
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

}  // namespace linli::matching
