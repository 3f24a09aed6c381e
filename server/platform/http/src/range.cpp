#include <linli/base/text.h>
#include <linli/http/files.h>

#include <charconv>
#include <ctime>

namespace linli::http {
namespace {

bool parse_number(std::string_view text, std::uint64_t& number) {
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

std::string_view without_weakness(std::string_view etag) { return etag.starts_with("W/") ? etag.substr(2) : etag; }

/// RFC 9110 §13.1.5: a range counts only if the client's copy is ours, by strong comparison.
bool range_counts(const Request& request, const Content& content) {
    const auto condition = request.header("if-range");
    if (!condition) return true;
    const auto value = text::trim(*condition);
    if (value.starts_with("\"")) return !content.etag.empty() && value == content.etag;
    return content.modified && value == http_date(*content.modified);
}

bool is_unchanged(const Request& request, const Content& content) {
    if (const auto known = request.header("if-none-match"))
        return !content.etag.empty() && etag_matches(*known, content.etag);
    const auto since = request.header("if-modified-since");
    return since && content.modified && text::trim(*since) == http_date(*content.modified);
}

void describe(Response& response, const Content& content) {
    if (!content.etag.empty()) response.header("etag", content.etag);
    if (!content.cache.empty()) response.header("cache-control", content.cache);
    if (content.modified) response.header("last-modified", http_date(*content.modified));
    if (!content.disposition.empty()) response.header("content-disposition", content.disposition);
}

/// Decides which piece is asked for; `cut` makes the body of it.
template <class Cut>
Response serve_piece(const Request& request, const Content& content, std::uint64_t size, const Cut& cut) {
    const bool readable = request.method() == Method::get || request.method() == Method::head;
    if (readable && is_unchanged(request, content)) {
        Response unchanged(304);
        describe(unchanged, content);
        return unchanged;
    }
    ByteRange range{0, size == 0 ? 0 : size - 1};
    auto verdict = RangeVerdict::whole;
    const auto wanted = request.header("range");
    if (wanted && request.method() == Method::get && range_counts(request, content))
        verdict = parse_range(*wanted, size, range);
    if (verdict == RangeVerdict::unsatisfiable) {
        Response refused(416);
        refused.header("content-range", "bytes */" + std::to_string(size));
        return refused;
    }
    const auto length = size == 0 ? 0 : range.last - range.first + 1;
    auto response = cut(verdict == RangeVerdict::part ? 206 : 200, range.first, length);
    describe(response, content);
    response.header("accept-ranges", "bytes");
    if (verdict == RangeVerdict::part)
        response.header("content-range", "bytes " + std::to_string(range.first) + "-" + std::to_string(range.last) +
                                             "/" + std::to_string(size));
    return response;
}

}  // namespace

RangeVerdict parse_range(std::string_view header, std::uint64_t size, ByteRange& range) {
    header = text::trim(header);
    if (header.size() < 6 || !same_name(header.substr(0, 6), "bytes=")) return RangeVerdict::whole;
    const auto spec = text::trim(header.substr(6));
    const auto dash = spec.find('-');
    if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return RangeVerdict::whole;
    const auto first = spec.substr(0, dash);
    const auto last = spec.substr(dash + 1);
    if (first.empty()) {  // the last so many bytes
        std::uint64_t count = 0;
        if (!parse_number(last, count)) return RangeVerdict::whole;
        if (count == 0 || size == 0) return RangeVerdict::unsatisfiable;
        range = ByteRange{count >= size ? 0 : size - count, size - 1};
        return RangeVerdict::part;
    }
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    if (!parse_number(first, begin)) return RangeVerdict::whole;
    if (last.empty())
        end = size == 0 ? 0 : size - 1;
    else if (!parse_number(last, end) || end < begin)
        return RangeVerdict::whole;
    if (begin >= size) return RangeVerdict::unsatisfiable;
    range = ByteRange{begin, std::min(end, size - 1)};
    return RangeVerdict::part;
}

bool etag_matches(std::string_view header, std::string_view etag) {
    header = text::trim(header);
    if (header == "*") return true;
    while (!header.empty()) {
        // An etag may hold a comma, so it is read by its quotes.
        const auto open = header.find('"');
        if (open == std::string_view::npos) return false;
        const auto close = header.find('"', open + 1);
        if (close == std::string_view::npos) return false;
        if (header.substr(open, close - open + 1) == without_weakness(etag)) return true;
        header.remove_prefix(close + 1);
    }
    return false;
}

std::string http_date(Instant instant) {
    const auto seconds =
        static_cast<std::time_t>(std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    static constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    std::string out(days[parts.tm_wday]);
    out.append(", ").append(two(parts.tm_mday)).append(" ").append(months[parts.tm_mon]).append(" ");
    out.append(std::to_string(parts.tm_year + 1900)).append(" ").append(two(parts.tm_hour)).append(":");
    return out.append(two(parts.tm_min)).append(":").append(two(parts.tm_sec)).append(" GMT");
}

Response serve(const Request& request, const Content& content, SharedBytes bytes) {
    return serve_piece(
        request, content, bytes.bytes.size(), [&](int status, std::uint64_t offset, std::uint64_t length) {
            const auto piece = bytes.bytes.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
            return Response::bytes(status, content.type, SharedBytes{bytes.owner, piece});
        });
}

Response serve(const Request& request, const Content& content, std::shared_ptr<ByteSource> source) {
    const auto size = source->size();
    if (!size) {
        auto response = Response::source(200, content.type, SourceRange{std::move(source), 0, 0});
        describe(response, content);
        return response;
    }
    return serve_piece(request, content, *size, [&](int status, std::uint64_t offset, std::uint64_t length) {
        return Response::source(status, content.type, SourceRange{source, offset, length});
    });
}

std::string attachment(std::string_view filename) {
    std::string plain;
    for (const char c : filename) {
        const auto byte = static_cast<unsigned char>(c);
        const bool safe = byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '%' && c != '/';
        if (safe)
            plain += c;
        else if (plain.empty() || plain.back() != '_')
            plain += '_';
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encode(filename);
}

}  // namespace linli::http
