// Whatever a stranger hands to `linli verify`: packs, notes and keys are read without crashing, and what is read
// writes itself the same way again.
#include <linli/evidence/pack.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace evidence = linli::evidence;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto report = evidence::verify_pack(text, {});
    if (report.good || report.trusted) std::abort();  // nothing is good without trust from outside
    if (const auto key = evidence::Verifier::parse(text)) {
        if (key->text() != text) std::abort();
        static_cast<void>(evidence::verify(text, *key));
    }
    if (const auto bytes = evidence::from_base64(text)) {
        if (evidence::to_base64(*bytes) != text) std::abort();
    }
    static_cast<void>(evidence::read_unverified(text));
    return 0;
}
