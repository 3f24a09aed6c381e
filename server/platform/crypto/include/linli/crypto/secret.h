#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Holders of bytes that must not outlive their use. Both wipe their memory, cannot be printed or logged,
/// are moved rather than copied (the source of a move is wiped), and compare in constant time only.
namespace linli::crypto {

/// Overwrites memory in a way the compiler may not drop.
void wipe(void* memory, std::size_t size) noexcept;
/// Overwrites the characters of `text`, then empties it.
void wipe(std::string& text) noexcept;
/// Compares without revealing where the difference is. Different lengths are unequal (lengths are public).
bool same_bytes(std::string_view a, std::string_view b) noexcept;

/// Secret bytes of any length: passwords in flight, TOTP secrets, private keys.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) {}
    /// Copies, then wipes `bytes`.
    static Secret take(std::string& bytes);
    static Secret zeros(std::size_t size);
    Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)) { other.bytes_.clear(); }
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// The bytes themselves; the view ends with this object.
    std::string_view reveal() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }
    std::uint8_t* data() { return bytes_.data(); }
    std::size_t size() const { return bytes_.size(); }
    bool empty() const { return bytes_.empty(); }
    Secret clone() const { return Secret(reveal()); }

private:
    std::vector<std::uint8_t> bytes_;
};

/// A symmetric key of 256 bits.
class Key {
public:
    static constexpr std::size_t size = 32;

    Key(Key&& other) noexcept;
    Key& operator=(Key&& other) noexcept;
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key();
    /// @return nothing unless `bytes` holds exactly 32 bytes.
    static std::optional<Key> from_bytes(std::string_view bytes);
    /// A fresh key from the operating system's generator.
    static Key random();

    std::string_view reveal() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }
    const std::uint8_t* data() const { return bytes_.data(); }
    Key clone() const;

private:
    Key() = default;
    std::array<std::uint8_t, size> bytes_{};
};

std::ostream& operator<<(std::ostream&, const Secret&) = delete;
std::ostream& operator<<(std::ostream&, const Key&) = delete;

}  // namespace linli::crypto
