#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// The national algorithms written a second time, straight from the standards and slowly, so that the product's
/// use of OpenSSL is compared with something that shares no code with it.
namespace second {

/// @source GB/T 32905-2016
std::string sm3(std::string_view message);
/// @source GB/T 15852.2-2012 mechanism 2 (RFC 2104 with 64-byte blocks)
std::string hmac_sm3(std::string_view key, std::string_view message);
/// One block. The S-box is computed from its algebraic definition, not copied.
/// @source GB/T 32907-2016
std::array<std::uint8_t, 16> sm4_block(std::string_view key, std::array<std::uint8_t, 16> block);
/// @source GB/T 17964-2021 CTR
std::string sm4_ctr(std::string_view key, std::string_view counter, std::string_view text);
/// RFC 5869 over hmac_sm3.
std::string hkdf_sm3(std::string_view secret, std::string_view info, std::size_t length);
/// With OpenSSL's numbers and points only, none of its SM2.
/// @source GB/T 32918.2-2016 §7.1
bool sm2_verify(std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace second
