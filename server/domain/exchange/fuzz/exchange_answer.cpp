// What a partner may answer, and what an administrator may type as an address: refused, or read for what it is.
#include "address.h"
#include "answer.h"

#include <cstdint>
#include <cstdlib>

namespace linli::exchange {
namespace {

constexpr std::string_view call = "019a0000-0000-7000-8000-000000000001";

void check(bool promise) {
    if (!promise) std::abort();
}

void answers(std::string_view input) {
    Incoming in;
    const bool read = read_answer(input, call, in);
    // Nothing is taken over from what is no answer, and only texts from what is one.
    check(read || (!in.found && in.values.empty()));
    for (const auto& [field, value] : in.values) check(value.is_string());
    Incoming other;
    check(!read_answer(input, "another call", other) || !read);
}

void addresses(std::string_view input) {
    const auto address = read_address(input);
    if (!address || address->simulator) return;
    const auto scheme = address->tls ? std::string("https://") : std::string("http://");
    const auto again = read_address(scheme + address->host + ":" + std::to_string(address->port) + address->path);
    check(again && again->host == address->host && again->port == address->port && again->path == address->path);
    check(address->host.find_first_of("\r\n @/?#") == std::string::npos);
    check(address->path.find_first_of("\r\n \"<>?#") == std::string::npos);
}

}  // namespace
}  // namespace linli::exchange

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    linli::exchange::answers(input);
    linli::exchange::addresses(input);
    return 0;
}
