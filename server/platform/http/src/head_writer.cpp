#include "head_writer.h"

#include <linli/http/files.h>
#include <linli/http/headers.h>

#include <algorithm>
#include <charconv>

namespace linli::http {
namespace {

void append_number(std::string& out, std::uint64_t number) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, end.ptr);
}

void append_trace(std::string& out, const Trace& trace) {
    out.append("traceparent: 00-").append(trace.trace_id).append("-").append(trace.span_id);
    out.append(trace.sampled ? "-01\r\n" : "-00\r\n");
}

}  // namespace

HeadWriter::HeadWriter(const ServerOptions& options) {
    const auto add = [this](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        std::string line;
        line.append(name).append(": ").append(value).append("\r\n");
        all_defaults_ += line;
        sizes_ |= std::uint64_t{1} << name.size();
        defaults_.push_back(Default{std::string(name), std::move(line)});
    };
    add("content-security-policy", options.content_security_policy);
    add("permissions-policy", options.permissions_policy);
    add("cache-control", "no-store");
    add("x-content-type-options", "nosniff");
    add("x-frame-options", "DENY");
    add("referrer-policy", "no-referrer");
    add("cross-origin-opener-policy", "same-origin");
    add("cross-origin-resource-policy", "same-origin");
    if (options.strict_transport.count() > 0)
        strict_transport_ = "strict-transport-security: max-age=" + std::to_string(options.strict_transport.count()) +
                            "; includeSubDomains\r\n";
}

/// One bit for each default that the answer sets itself.
unsigned HeadWriter::given(const std::string& lines) const {
    unsigned found = 0;
    std::string_view rest = lines;
    while (!rest.empty()) {
        const auto name = rest.substr(0, rest.find(':'));
        for (std::size_t i = 0; ((sizes_ >> std::min<std::size_t>(name.size(), 63)) & 1U) != 0 && i < defaults_.size();
             ++i)
            if (defaults_[i].name.size() == name.size() && same_name(defaults_[i].name, name)) found |= 1U << i;
        rest.remove_prefix(rest.find("\r\n") + 2);
    }
    return found;
}

std::string_view HeadWriter::date_line(Instant now) {
    const auto second = to_ms(now) / 1000;
    if (second != date_second_) {
        date_ = "date: " + http_date(now) + "\r\n";
        date_second_ = second;
    }
    return date_;
}

void HeadWriter::write(std::string& out, const Request& request, const Response& response, const Framing& framing,
                       Instant now) {
    out.clear();
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::uint64_t>(response.status()));
    out.append(" ").append(reason(response.status())).append("\r\n");
    out += date_line(now);
    const auto own = given(response.header_lines());
    if (own == 0) out += all_defaults_;
    for (std::size_t i = 0; own != 0 && i < defaults_.size(); ++i)
        if ((own & (1U << i)) == 0) out += defaults_[i].line;
    if (request.peer().secure) out += strict_transport_;
    if (!request.request_id().empty()) {
        out.append("x-request-id: ").append(request.request_id()).append("\r\n");
        append_trace(out, request.trace());
    }
    out += response.header_lines();
    if (framing.content_length) {
        out += "content-length: ";
        append_number(out, *framing.content_length);
        out += "\r\n";
    }
    if (framing.chunked) out += "transfer-encoding: chunked\r\n";
    if (!framing.keep_alive)
        out += "connection: close\r\n";
    else if (!request.http11())
        out += "connection: keep-alive\r\n";
    out += "\r\n";
}

}  // namespace linli::http
