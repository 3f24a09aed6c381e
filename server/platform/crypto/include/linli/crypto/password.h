#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Passwords are stored as Argon2id strings that hold their own parameters and salt (RFC 9106), in either suite:
/// the national suite has no memory-hard function. About 0.1 s and 64 MiB a call: run on a small pool of its own.
/// Thread-safe.
namespace linli::crypto {

/// What one guess costs.
struct PasswordCost {
    std::uint64_t passes;
    std::size_t memory_bytes;

    /// libsodium's INTERACTIVE: 2 passes over 64 MiB.
    static PasswordCost interactive();
    /// The least Argon2id allows (1 pass over 8 KiB): for accounts that must appear by the thousand in a simulated
    /// district. `needs_rehash` replaces it at the first real sign-in.
    static PasswordCost minimal();
};

/// @throws CryptoFault when memory is not available.
std::string hash_password(std::string_view password, PasswordCost cost = PasswordCost::interactive());
/// False for a wrong password and for a string that is not an Argon2id hash.
bool verify_password(std::string_view stored, std::string_view password);
/// True when `stored` was made with another cost and should be replaced after a successful verification.
bool needs_rehash(std::string_view stored, PasswordCost cost = PasswordCost::interactive());
/// Spends the time of a verification and answers nothing: for names that do not exist, so that the
/// time of the answer does not tell them apart from those that do.
void spend_password_time(std::string_view password, PasswordCost cost = PasswordCost::interactive());

}  // namespace linli::crypto
