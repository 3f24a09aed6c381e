#include <linli/base/text.h>
#include <linli/http/request.h>
#include <linli/http/url.h>

#include <cstdint>
#include <cstdlib>

/// What parse_target accepts is clean: absolute, UTF-8, no control characters, no dot segments; encoding a
/// decoded text and decoding it again changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace http = linli::http;
    namespace text_of = linli::text;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto target = http::parse_target(text)) {
        const std::string path = target->path + "/";
        if (target->path != "*" && path.front() != '/') std::abort();
        if (!text_of::valid_utf8(path)) std::abort();
        for (const char c : path)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\') std::abort();
        if (path.find("/../") != std::string::npos || path.find("/./") != std::string::npos) std::abort();
        if (target->parameters.size() > http::max_parameters) std::abort();
        for (const auto& parameter : target->parameters)
            if (!text_of::valid_utf8(parameter.name) || !text_of::valid_utf8(parameter.value)) std::abort();
    }
    if (const auto decoded = http::percent_decode(text, false))
        if (http::percent_decode(http::percent_encode(*decoded), false) != decoded) std::abort();
    (void)http::Trace::parse(text);
    http::Request request;
    request.edit_headers().add("cookie", text);
    (void)request.cookie("session");
    return 0;
}
