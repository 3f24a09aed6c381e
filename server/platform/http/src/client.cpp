#include <linli/http/client.h>

#include "client_socket.h"
#include "parser.h"

#include <linli/base/words.h>

#include <array>
#include <limits>

namespace linli::http {
namespace {

constexpr std::uint32_t head_limit = 64 * 1024;

bool may_repeat(Method method) { return method != Method::post && method != Method::patch; }

std::string format(const ClientOptions& options, const Ask& ask) {
    std::string out;
    out.append(word(ask.method)).append(" ").append(ask.target).append(" HTTP/1.1\r\n");
    bool host = false;
    for (const auto& [name, value] : ask.headers) {
        if ((name + value).find_first_of("\r\n") != std::string::npos)
            throw NetworkError("a header line holds a line break");
        host = host || same_name(name, "host");
        out.append(name).append(": ").append(value).append("\r\n");
    }
    if (!host)
        out.append("host: ").append(options.host).append(":").append(std::to_string(options.port)).append("\r\n");
    if (!ask.content_type.empty()) out.append("content-type: ").append(ask.content_type).append("\r\n");
    const bool has_body =
        !ask.body.empty() || ask.method == Method::post || ask.method == Method::put || ask.method == Method::patch;
    if (has_body) out.append("content-length: ").append(std::to_string(ask.body.size())).append("\r\n");
    return out.append("\r\n").append(ask.body);
}

/// Gathers lines of an event stream into events. @source WHATWG HTML §9.2.6
bool take_line(std::string_view line, ReceivedEvent& event, bool& any) {
    if (line.empty()) return std::exchange(any, false);
    any = true;
    if (line.front() == ':') {
        event.comment = line.substr(line.starts_with(": ") ? 2 : 1);
        return false;
    }
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    auto value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
    if (value.starts_with(" ")) value.remove_prefix(1);
    if (name == "id") event.id = value;
    if (name == "event") event.event = value;
    if (name == "data") event.data.append(event.data.empty() ? "" : "\n").append(value);
    return false;
}

}  // namespace

struct Client::Impl {
    explicit Impl(ClientOptions given) : options(std::move(given)) {}

    ClientOptions options;
    std::unique_ptr<ClientSocket> socket;
    std::string in;
    std::string events;   ///< lines of the stream, not yet understood
    ReceivedEvent event;  ///< being gathered
    bool event_begun = false;
    WireParser parser{WireParser::Kind::answer};

    void connect() {
        in.clear();
        socket = std::make_unique<ClientSocket>(options, std::chrono::steady_clock::now() + options.connect_timeout);
    }

    bool receive(Moment deadline) {
        std::array<char, 16 * 1024> buffer{};
        const auto count = socket->receive(buffer, deadline);
        in.append(buffer.data(), count);
        return count > 0;
    }

    /// @return false when the server closed before its first byte.
    bool read_head(Answer& answer, bool head_only, Moment deadline) {
        while (true) {
            answer.headers.clear();
            parser.reset(head_limit, answer.headers, head_only);
            bool begun = false;
            while (true) {
                std::size_t used = 0;
                const auto status = parser.parse_head(in, used);
                in.erase(0, used);
                begun = begun || used > 0 || !in.empty();
                if (status == ParseStatus::done) break;
                if (status != ParseStatus::need_more) throw NetworkError("the answer is no HTTP");
                if (!receive(deadline)) {
                    if (!begun) return false;
                    throw NetworkError("the connection ended within the head of the answer");
                }
            }
            answer.status = parser.frame().status;
            if (answer.status >= 200) return true;
        }
    }

    void read_body(Answer& answer, Moment deadline) {
        if (!parser.frame().has_body) return;
        while (true) {
            std::size_t used = 0;
            const auto status =
                in.empty() ? ParseStatus::need_more : parser.parse_body(in, used, answer.body, options.body_limit);
            in.erase(0, used);
            if (status == ParseStatus::done) return;
            if (status == ParseStatus::too_large) throw NetworkError("the answer is larger than allowed");
            if (status != ParseStatus::need_more) throw NetworkError("the body of the answer is malformed");
            if (receive(deadline)) continue;
            socket.reset();
            if (parser.end_of_input() == ParseStatus::done) return;
            throw NetworkError("the connection ended within the body of the answer");
        }
    }

    bool exchange(const Ask& ask, const std::string& text, Answer& answer) {
        const auto deadline = std::chrono::steady_clock::now() + options.timeout;
        try {
            socket->send(text, deadline);
        } catch (const NetworkError&) {
            // The server may have answered (413, 503) before it had read everything.
            if (!receive(deadline)) throw;
        }
        if (!read_head(answer, ask.method == Method::head, deadline)) return false;
        read_body(answer, deadline);
        if (!parser.frame().keep_alive) socket.reset();
        return true;
    }
};

Client::Client(ClientOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

Answer Client::send(const Ask& ask) {
    const auto text = format(impl_->options, ask);
    if (impl_->socket && impl_->socket->stale()) impl_->socket.reset();
    const bool reused = impl_->socket != nullptr;
    if (!reused) impl_->connect();
    try {
        Answer answer;
        if (impl_->exchange(ask, text, answer)) return answer;
        if (!reused || !may_repeat(ask.method)) throw NetworkError("the server closed without an answer");
        impl_->connect();
        if (impl_->exchange(ask, text, answer)) return answer;
        throw NetworkError("the server closed without an answer");
    } catch (...) {
        impl_->socket.reset();
        throw;
    }
}

Answer Client::get(std::string target) {
    Ask ask;
    ask.target = std::move(target);
    return send(ask);
}

Answer Client::post_json(std::string target, std::string body) {
    Ask ask;
    ask.method = Method::post;
    ask.target = std::move(target);
    ask.body = std::move(body);
    ask.content_type = "application/json";
    return send(ask);
}

Answer Client::open_stream(Ask ask) {
    impl_->connect();
    ask.headers.emplace_back("accept", "text/event-stream");
    const auto deadline = std::chrono::steady_clock::now() + impl_->options.timeout;
    impl_->socket->send(format(impl_->options, ask), deadline);
    Answer answer;
    if (!impl_->read_head(answer, false, deadline)) throw NetworkError("the server closed without an answer");
    impl_->events.clear();
    impl_->event = {};
    impl_->event_begun = false;
    if (answer.status != 200) impl_->read_body(answer, deadline);
    return answer;
}

std::optional<ReceivedEvent> Client::next(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
        for (auto end = impl_->events.find('\n'); end != std::string::npos; end = impl_->events.find('\n')) {
            auto line = impl_->events.substr(0, end);
            impl_->events.erase(0, end + 1);
            if (line.ends_with('\r')) line.pop_back();
            if (!take_line(line, impl_->event, impl_->event_begun)) continue;
            auto event = std::exchange(impl_->event, {});
            const bool empty = event.id.empty() && event.data.empty() && event.event.empty() && event.comment.empty();
            if (!empty) return event;
        }
        if (!impl_->in.empty()) {
            std::size_t used = 0;
            impl_->parser.parse_body(impl_->in, used, impl_->events, std::numeric_limits<std::uint64_t>::max());
            impl_->in.erase(0, used);
            if (used > 0) continue;
        }
        if (!impl_->receive(deadline)) {
            impl_->socket.reset();
            return std::nullopt;
        }
    }
}

bool Client::connected() const { return impl_->socket != nullptr; }
void Client::close() { impl_->socket.reset(); }

}  // namespace linli::http
