// What a gateway may send as a receipt or as an answer: refused, or read for what it is.
#include "receipt.h"

#include <cstdint>
#include <cstdlib>

namespace linli::messaging {
namespace {

constexpr std::string_view delivery = "019a0000-0000-7000-8000-000000000001.0.1";

void check(bool promise) {
    if (!promise) std::abort();
}

void receipts(std::string_view input) {
    const auto receipt = read_receipt(input);
    if (!receipt) return;
    // A delivery has one name, and a reason can stand in a log line.
    check(DeliveryName::parse(receipt->delivery.text()) == receipt->delivery);
    check(receipt->delivery.step >= 0 && receipt->delivery.step < 6 && receipt->delivery.round >= 0);
    check(receipt->reason.find_first_of("\r\n \"{}") == std::string::npos && receipt->reason.size() <= 40);
}

void names(std::string_view input) {
    const auto name = DeliveryName::parse(input);
    if (name) check(name->text() == input);
}

/// An answer is about one delivery.
void acceptances(std::string_view input) {
    check(!read_acceptance(input, delivery) || !read_acceptance(input, "another"));
}

}  // namespace
}  // namespace linli::messaging

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    linli::messaging::receipts(input);
    linli::messaging::names(input);
    linli::messaging::acceptances(input);
    return 0;
}
