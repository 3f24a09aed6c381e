#include "receipt.h"

#include <linli/json/read.h>

#include <algorithm>
#include <charconv>

namespace linli::messaging {
namespace {

constexpr std::size_t longest_reason = 40;
constexpr std::int64_t most_rounds = 1'000'000;

/// A number as `std::to_string` writes it, so that one delivery has one name.
std::optional<std::int64_t> small_number(std::string_view text, std::int64_t most) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > most) return std::nullopt;
    return std::to_string(number) == text ? std::optional(number) : std::nullopt;
}

bool plain_reason(std::string_view reason) {
    return reason.size() <= longest_reason && std::all_of(reason.begin(), reason.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

const boost::json::string* text_in(const boost::json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found == nullptr ? nullptr : found->if_string();
}

}  // namespace

std::string DeliveryName::text() const {
    return message.text() + "." + std::to_string(round) + "." + std::to_string(step);
}

std::optional<DeliveryName> DeliveryName::parse(std::string_view text) {
    const auto last = text.rfind('.');
    const auto first = text.find('.');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    const auto message = MessageId::parse(text.substr(0, first));
    const auto round = small_number(text.substr(first + 1, last - first - 1), most_rounds);
    const auto step = small_number(text.substr(last + 1), static_cast<std::int64_t>(all_channels.size()) - 1);
    if (!message || !round || !step || message->text() != text.substr(0, first)) return std::nullopt;
    return DeliveryName{*message, *round, *step};
}

std::optional<Receipt> read_receipt(std::string_view body) {
    const auto parsed = json::parse(body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    if (object == nullptr) return std::nullopt;
    const auto* name = text_in(*object, "delivery");
    const auto* status = text_in(*object, "status");
    const auto* reason = text_in(*object, "reason");
    if (name == nullptr || status == nullptr || (reason == nullptr && object->contains("reason"))) return std::nullopt;
    const auto delivery = DeliveryName::parse(*name);
    const auto told = from_word<ReceiptStatus>(*status);
    if (!delivery || !told || (reason != nullptr && !plain_reason(*reason))) return std::nullopt;
    return Receipt{*delivery, *told, reason == nullptr ? std::string() : std::string(*reason)};
}

bool read_acceptance(std::string_view body, std::string_view delivery) {
    const auto parsed = json::parse(body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    const auto* name = object == nullptr ? nullptr : text_in(*object, "delivery");
    const auto* accepted = object == nullptr ? nullptr : object->if_contains("accepted");
    return name != nullptr && std::string_view(*name) == delivery && accepted != nullptr && accepted->is_bool() &&
           accepted->get_bool();
}

}  // namespace linli::messaging
