#pragma once

#include <cstddef>
#include <string>

/// Unpredictable bytes from the operating system (through OpenSSL's private generator, which it seeds).
/// Never injectable: ids and simulated data come from IdSource, secrets only from here.
/// Thread-safe. @throws CryptoFault when the generator fails.
namespace linli::crypto {

void fill_random(void* memory, std::size_t size);
std::string random_bytes(std::size_t count);
/// `count` decimal digits, each of the ten equally likely: codes sent by phone.
std::string random_digits(std::size_t count);
/// 256 bits as 43 characters of base64url: sessions, download links, idempotent secrets.
std::string token();

}  // namespace linli::crypto
