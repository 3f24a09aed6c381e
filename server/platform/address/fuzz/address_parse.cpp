// Addresses as people write them: whatever the text is, its pieces joined are the text again, and two texts compare.
#include <linli/address/compare.h>
#include <linli/address/parts.h>
#include <linli/base/text.h>

#include <cstdint>
#include <cstdlib>
#include <string>

namespace linli::address {
namespace {

void require(bool truth) {
    if (!truth) std::abort();
}

void check(std::string_view text) {
    std::string joined;
    for (const auto& part : parse(text)) {
        require(!part.text.empty());
        joined += part.text;
    }
    require(joined == text::from_u32(text::to_u32(text)));
    for (const auto& one : decisions_of(text)) require(!one.question.empty());
}

}  // namespace
}  // namespace linli::address

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    linli::address::check(input);
    const auto middle = input.size() / 2;
    static_cast<void>(linli::address::compare(input.substr(0, middle), input.substr(middle)));
    return 0;
}
