#pragma once

#include <stdexcept>

namespace linli::crypto {

/// The cryptographic library, the operating system's generator or a key file failed: an operator must act.
/// Bad input (a forged ciphertext, a wrong password) is never a fault but an empty or false answer.
class CryptoFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace linli::crypto
