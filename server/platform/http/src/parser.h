#pragma once

#include <linli/http/headers.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// The wire format, understood by Beast's parser, which no other file sees.
namespace linli::http {

enum class ParseStatus {
    need_more,  ///< give more bytes (with those not used)
    done,       ///< the head, or the whole message, is complete
    too_large,  ///< head over its limit, or body over the body limit
    bad_version,
    malformed
};

/// What the head of a message says about its frame.
struct HeadFrame {
    std::string_view method;  ///< requests; valid until the next reset()
    std::string_view target;  ///< requests
    int status = 0;           ///< answers
    bool http11 = true;
    bool keep_alive = false;
    bool chunked = false;
    bool upgrade = false;
    std::optional<std::uint64_t> content_length;
    bool has_body = false;  ///< the body still has to be read with parse_body()
};

/// Parses one message after the other. Header lines go straight into the caller's Headers.
class WireParser {
public:
    enum class Kind { request, answer };
    explicit WireParser(Kind kind);
    ~WireParser();
    WireParser(WireParser&&) noexcept;
    WireParser& operator=(WireParser&&) noexcept;

    /// Begins a new message. `headers` is filled by parse_head(). @param skip_body an answer to HEAD.
    void reset(std::uint32_t head_limit, Headers& headers, bool skip_body = false);
    /// Reads the head from `in`. @param used bytes that are done with, also when more are needed.
    ParseStatus parse_head(std::string_view in, std::size_t& used);
    const HeadFrame& frame() const;
    /// Appends decoded body bytes to `out`; trailers are dropped. More than `limit` bytes in all: too_large.
    ParseStatus parse_body(std::string_view in, std::size_t& used, std::string& out, std::uint64_t limit);
    /// Body bytes seen so far.
    std::uint64_t body_bytes() const;
    /// The sender closed the connection. @return done when that ends the message properly.
    ParseStatus end_of_input();

    struct Engine;

private:
    std::unique_ptr<Engine> engine_;
};

}  // namespace linli::http
