// What a platform may push to us and hand back as a receipt: refused, or read for what it is.
#include <linli/base/text.h>
#include <linli/channels/order.h>
#include <linli/channels/reply.h>

#include <cstdint>
#include <cstdlib>

namespace linli::channels {
namespace {

constexpr std::size_t most_points = 2'000;

void check(bool promise) {
    if (!promise) std::abort();
}

void orders(Channel channel, std::string_view input) {
    const auto order = read_order(channel, input);
    if (!order) return;
    const auto& in = order.value();
    check(!in.number.empty() && in.number.find_first_of("\r\n/ ") == std::string::npos);
    check(!in.message_id.empty() && text::valid_utf8(in.text) && text::code_points(in.text) <= most_points);
    const bool whole = in.message == Message::order;
    check(whole ? in.class_code.size() == 6 && !in.title.empty() && in.answer_by > in.sent_at
                : in.class_code.empty() && in.title.empty() && !in.address && !in.caller_name && !in.caller_phone);
    check(!in.anonymous || (!in.caller_name && !in.caller_phone));
    check(read_order(channel, input).value() == in);
}

void receipts(Channel channel, std::string_view input) {
    const auto receipt = read_receipt(channel, input);
    if (!receipt) return;
    check(!receipt->number.empty() && !receipt->key.empty() && !receipt->signature.empty());
    check(!receipt_counts(crypto::Suite::international, "a secret that the input cannot know", channel, *receipt,
                          receipt->key, "body"));
}

}  // namespace
}  // namespace linli::channels

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using linli::channels::Channel;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    for (const auto channel : {Channel::hotline, Channel::mailbox}) {
        linli::channels::orders(channel, input);
        linli::channels::receipts(channel, input);
    }
    return 0;
}
