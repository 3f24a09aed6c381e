#include <linli/http/response.h>

#include <linli/http/headers.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace linli::http {
namespace {

constexpr std::array<bool, 256> token_chars = [] {
    std::array<bool, 256> table{};
    for (const char c :
         std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool is_token(std::string_view text) {
    for (const char c : text)
        if (!token_chars[static_cast<unsigned char>(c)]) return false;
    return !text.empty();
}

/// RFC 9110 §5.5: no control characters but the tab. Bytes above 127 pass (file names in UTF-8).
bool is_field_value(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t') || byte == 0x7f) return false;
    }
    return true;
}

bool is_framing(std::string_view name) {
    for (const std::string_view framing : {"content-length", "connection", "transfer-encoding", "date", "keep-alive"})
        if (same_name(name, framing)) return true;
    return false;
}

bool is_cookie_value(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f || c == '"' || c == ',' || c == ';' || c == '\\') return false;
    }
    return true;
}

void append_json_string(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

/// @source RFC 9110 §15 and the IANA registry of status codes
constexpr std::pair<int, std::string_view> reasons[] = {{100, "Continue"},
                                                        {200, "OK"},
                                                        {201, "Created"},
                                                        {202, "Accepted"},
                                                        {204, "No Content"},
                                                        {206, "Partial Content"},
                                                        {301, "Moved Permanently"},
                                                        {302, "Found"},
                                                        {303, "See Other"},
                                                        {304, "Not Modified"},
                                                        {307, "Temporary Redirect"},
                                                        {308, "Permanent Redirect"},
                                                        {400, "Bad Request"},
                                                        {401, "Unauthorized"},
                                                        {403, "Forbidden"},
                                                        {404, "Not Found"},
                                                        {405, "Method Not Allowed"},
                                                        {406, "Not Acceptable"},
                                                        {408, "Request Timeout"},
                                                        {409, "Conflict"},
                                                        {410, "Gone"},
                                                        {411, "Length Required"},
                                                        {412, "Precondition Failed"},
                                                        {413, "Content Too Large"},
                                                        {414, "URI Too Long"},
                                                        {415, "Unsupported Media Type"},
                                                        {416, "Range Not Satisfiable"},
                                                        {417, "Expectation Failed"},
                                                        {422, "Unprocessable Content"},
                                                        {423, "Locked"},
                                                        {425, "Too Early"},
                                                        {428, "Precondition Required"},
                                                        {429, "Too Many Requests"},
                                                        {431, "Request Header Fields Too Large"},
                                                        {451, "Unavailable For Legal Reasons"},
                                                        {500, "Internal Server Error"},
                                                        {501, "Not Implemented"},
                                                        {502, "Bad Gateway"},
                                                        {503, "Service Unavailable"},
                                                        {504, "Gateway Timeout"},
                                                        {505, "HTTP Version Not Supported"},
                                                        {507, "Insufficient Storage"}};

}  // namespace

Response::Response(int status, std::string_view content_type, std::string body) : status_(status) {
    header("content-type", content_type);
    body_ = std::move(body);
}

Response Response::bytes(int status, std::string_view content_type, SharedBytes body) {
    Response response(status);
    response.header("content-type", content_type);
    response.body_ = std::move(body);
    return response;
}

Response Response::source(int status, std::string_view content_type, SourceRange body) {
    Response response(status);
    response.header("content-type", content_type);
    response.body_ = std::move(body);
    return response;
}

Response Response::stream(std::shared_ptr<StreamSource> source, StreamOptions options) {
    Response response(200);
    response.header("content-type", "text/event-stream; charset=utf-8");
    response.header("cache-control", "no-store");
    response.header("x-accel-buffering", "no");  // nginx would hold events back
    response.body_ = LiveStream{std::move(source), options};
    return response;
}

Response Response::later(Pending pending, std::chrono::milliseconds patience, Response otherwise) {
    Response response(200);
    response.body_ = Later{std::move(pending), patience, std::make_shared<Response>(std::move(otherwise))};
    return response;
}

Response& Response::header(std::string_view name, std::string_view value) & {
    if (!is_token(name) || is_framing(name)) throw std::invalid_argument("header name refused");
    if (!is_field_value(value)) throw std::invalid_argument("header value refused");
    const auto size = lines_.size() + name.size() + value.size() + 4;
    if (size > lines_.capacity()) lines_.reserve(std::max<std::size_t>(2 * size, 128));
    lines_.append(name).append(": ").append(value).append("\r\n");
    return *this;
}

Response& Response::cookie(std::string_view name, std::string_view value, const CookieOptions& options) {
    if (!is_token(name) || !is_cookie_value(value)) throw std::invalid_argument("cookie refused");
    std::string line;
    line.append(name).append("=").append(value).append("; Path=").append(options.path);
    if (options.max_age) line += "; Max-Age=" + std::to_string(options.max_age->count());
    if (options.http_only) line += "; HttpOnly";
    if (options.secure) line += "; Secure";
    if (!options.same_site.empty()) line.append("; SameSite=").append(options.same_site);
    return header("set-cookie", line);
}

Response& Response::forget_cookie(std::string_view name, CookieOptions options) {
    options.max_age = std::chrono::seconds(0);
    return cookie(name, "", options);
}

std::optional<std::string_view> Response::find(std::string_view name) const {
    std::string_view rest = lines_;
    while (!rest.empty()) {
        const auto end = rest.find("\r\n");
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end + 2);
        const auto colon = line.find(':');
        if (same_name(line.substr(0, colon), name)) return line.substr(colon + 2);
    }
    return std::nullopt;
}

std::string_view Response::text() const {
    if (const auto* text = std::get_if<std::string>(&body_)) return *text;
    if (const auto* shared = std::get_if<SharedBytes>(&body_)) return shared->bytes;
    return {};
}

Response json(int status, std::string body) { return Response(status, "application/json", std::move(body)); }

Response plain(int status, std::string body) { return Response(status, "text/plain; charset=utf-8", std::move(body)); }

Response no_content() { return Response(204); }

Response created(std::string_view location, std::string json_body) {
    return json(201, std::move(json_body)).header("location", location);
}

Response redirect(int status, std::string_view location) { return Response(status).header("location", location); }

Response problem(const ProblemType& type, std::string_view detail, bool english, std::string_view request_id) {
    std::string body = "{\"type\":";
    append_json_string(body, "/problems/" + std::string(type.code));
    body += ",\"title\":";
    append_json_string(body, english ? type.title_en : type.title);
    body += ",\"status\":" + std::to_string(type.status);
    if (!detail.empty()) {
        body += ",\"detail\":";
        append_json_string(body, detail);
    }
    if (!request_id.empty()) {
        body += ",\"request_id\":";
        append_json_string(body, request_id);
    }
    body += "}";
    return Response(type.status, "application/problem+json", std::move(body));
}

std::string_view reason(int status) {
    for (const auto& [code, text] : reasons)
        if (code == status) return text;
    return "Unknown";
}

}  // namespace linli::http
