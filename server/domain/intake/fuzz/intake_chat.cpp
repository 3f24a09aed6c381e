// Whatever somebody pastes: messages that are text, in bounds, each line of it read at most once.
#include <linli/base/text.h>
#include <linli/intake/chat.h>

#include <cstdint>
#include <cstdlib>

namespace linli {
namespace {

void require_of_chat(bool truth) {
    if (!truth) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view pasted(reinterpret_cast<const char*>(data), size);
    const auto chat = intake::read_chat(pasted, *Date::of(2026, 9, 21));
    require_of_chat(chat.messages.size() <= intake::most_messages);
    std::size_t together = 0;
    for (const auto& one : chat.messages) {
        require_of_chat(!one.text.empty() && text::valid_utf8(one.text) && text::valid_utf8(one.author));
        require_of_chat(one.author.find('\n') == std::string::npos);
        together += one.text.size();
    }
    require_of_chat(together <= 3 * size + size);  // an invalid byte becomes three
    return 0;
}

}  // namespace linli
