#pragma once

#include <linli/http/request.h>
#include <linli/http/response.h>
#include <linli/http/server.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::http {

/// How the body behind a head is framed.
struct Framing {
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool keep_alive = true;
};

/// Writes heads of answers into a reused buffer: status, our own lines, the answer's lines.
/// Lines that every answer carries are prepared once. One thread at a time.
class HeadWriter {
public:
    explicit HeadWriter(const ServerOptions& options);
    void write(std::string& out, const Request& request, const Response& response, const Framing& framing, Instant now);

private:
    struct Default {
        std::string name;
        std::string line;
    };
    unsigned given(const std::string& lines) const;
    std::string_view date_line(Instant now);

    std::vector<Default> defaults_;
    std::string all_defaults_;
    std::uint64_t sizes_ = 0;  ///< one bit for each length of a default's name
    std::string strict_transport_;
    std::string date_;
    std::int64_t date_second_ = -1;
};

}  // namespace linli::http
