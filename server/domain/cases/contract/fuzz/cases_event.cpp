// Payloads of the outbox, which another release may have written: read or refused, and the same when written again.
#include <linli/cases/events.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <cstdint>
#include <cstdlib>

namespace linli {
namespace {

template <class E>
void check(std::string_view payload) {
    const auto event = json::read_text<E>(payload);
    if (!event) {
        if (event.problem().type == nullptr) std::abort();
        return;
    }
    const auto text = json::write(*event, json::View::disclosed);
    const auto again = json::read_text<E>(text);
    if (!again || json::write(*again, json::View::disclosed) != text) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view payload(reinterpret_cast<const char*>(data), size);
    check<cases::CaseReported>(payload);
    check<cases::CaseMoved>(payload);
    check<cases::CaseRated>(payload);
    check<cases::CaseShared>(payload);
    check<cases::CaseSupervised>(payload);
    return 0;
}

}  // namespace linli
