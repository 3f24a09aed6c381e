#pragma once

#include <linli/crypto/suite.h>
#include <linli/gateways/house.h>

#include <string>

namespace linli::gateways {

/// How far clocks and receipts are behind where they are.
inline constexpr std::chrono::hours hour_behind{1};

/// A receipt that a gateway will send.
struct Waiting {
    std::string channel, delivery, status, reason;
    Mood mood = Mood::well;
};

/// Posts one receipt to `to`, signed as its mood says. @return HTTP status; 0: nobody answered
int post_receipt(const HouseOptions& options, const std::string& to, const Waiting& receipt, const Clock& clock);

}  // namespace linli::gateways
