#pragma once

#include <linli/platforms/house.h>

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

/// The formats as the platforms write and read them, made from their description, not from our reader.
namespace linli::platforms {

std::string json_text(const boost::json::value& value);
/// @return nothing for what is no answer of ours
std::optional<Taken> read_answer(channels::Channel channel, std::string_view body);
/// A receipt for the very bytes that came.
std::string write_receipt(channels::Channel channel, crypto::Suite suite, std::string_view secret,
                          std::string_view number, std::string_view key, Instant at, std::string_view sent_body);
/// An order from the description that tests post: JSON of the fields of channels::Order.
std::optional<channels::Order> read_wish(std::string_view body, Instant now);

}  // namespace linli::platforms
