#include "parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <optional>

namespace linli::http {
namespace {

namespace beast = boost::beast;
using boost::system::error_code;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// Where Beast's callbacks put what they find.
struct Found {
    HeadFrame frame;
    Headers* headers = nullptr;
    std::string* body = nullptr;
    std::uint64_t body_bytes = 0;
    std::uint64_t body_limit = 0;
    bool head_done = false;
    std::string method_text;
    std::string target_text;
};

template <bool is_request>
class Parser final : public beast::http::basic_parser<is_request> {
public:
    explicit Parser(Found& found) : found_(found) {}

private:
    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                         error_code& error) override {
        found_.method_text = view(method);
        found_.target_text = view(target);
        check_version(version, error);
    }
    void on_response_impl(int code, beast::string_view, int version, error_code& error) override {
        found_.frame.status = code;
        check_version(version, error);
    }
    void check_version(int version, error_code& error) {
        found_.frame.http11 = version == 11;
        if (version != 11 && version != 10) error = beast::http::error::bad_version;
    }
    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value, error_code&) override {
        // Trailers must not be taken for headers: a proxy has not checked them.
        if (!found_.head_done) found_.headers->add(view(name), view(value));
    }
    void on_header_impl(error_code&) override { found_.head_done = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t take(beast::string_view bytes, error_code& error) {
        found_.body_bytes += bytes.size();
        if (found_.body_bytes > found_.body_limit)
            error = beast::http::error::body_limit;
        else
            found_.body->append(bytes.data(), bytes.size());
        return bytes.size();
    }
    std::size_t on_body_impl(beast::string_view bytes, error_code& error) override { return take(bytes, error); }
    void on_chunk_header_impl(std::uint64_t size, beast::string_view, error_code& error) override {
        if (size > found_.body_limit - std::min(found_.body_limit, found_.body_bytes))
            error = beast::http::error::body_limit;
    }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code& error) override {
        return take(bytes, error);
    }
    void on_finish_impl(error_code&) override {}

    Found& found_;
};

ParseStatus status_of(const error_code& error) {
    if (error == beast::http::error::need_more) return ParseStatus::need_more;
    if (error == beast::http::error::header_limit || error == beast::http::error::body_limit ||
        error == beast::http::error::buffer_overflow)
        return ParseStatus::too_large;
    if (error == beast::http::error::bad_version) return ParseStatus::bad_version;
    return ParseStatus::malformed;
}

}  // namespace

struct WireParser::Engine {
    virtual ~Engine() = default;
    virtual void reset(std::uint32_t head_limit, Headers& headers, bool skip_body) = 0;
    virtual ParseStatus parse_head(std::string_view in, std::size_t& used) = 0;
    virtual ParseStatus parse_body(std::string_view in, std::size_t& used) = 0;
    virtual ParseStatus end_of_input() = 0;
    Found found;
};

namespace {

template <bool is_request>
struct BeastEngine final : WireParser::Engine {
    std::optional<Parser<is_request>> parser;
    bool body_begun = false;

    void reset(std::uint32_t head_limit, Headers& headers, bool skip_body) override {
        found.frame = {};
        found.headers = &headers;
        found.body_bytes = 0;
        found.head_done = false;
        body_begun = false;
        parser.emplace(found);
        parser->header_limit(head_limit);
        parser->body_limit(boost::none);  // we count ourselves: Beast forgets limits that are set late
        if (skip_body) parser->skip(true);
    }

    ParseStatus parse_head(std::string_view in, std::size_t& used) override {
        used = 0;
        while (!parser->is_header_done()) {
            if (used == in.size()) return ParseStatus::need_more;
            error_code error;
            used += parser->put(boost::asio::const_buffer(in.data() + used, in.size() - used), error);
            if (error) return status_of(error);
        }
        fill_frame();
        return ParseStatus::done;
    }

    void fill_frame() {
        auto& frame = found.frame;
        frame.method = found.method_text;
        frame.target = found.target_text;
        frame.keep_alive = parser->keep_alive();
        frame.chunked = parser->chunked();
        frame.upgrade = parser->upgrade();
        if (const auto length = parser->content_length()) frame.content_length = *length;
        frame.has_body = !parser->is_done();
    }

    ParseStatus parse_body(std::string_view in, std::size_t& used) override {
        used = 0;
        // Shown "0\r\n" and then one byte more, Beast 1.81 asserts that a last chunk has five: a sender who cuts an
        // empty chunked body there would end the process. An empty body is no shorter, so nobody waits for long.
        constexpr std::size_t empty_chunked_body = 5;
        const bool perhaps_empty = parser->chunked() && !body_begun && in.starts_with('0');
        if (perhaps_empty && in.size() < empty_chunked_body) return ParseStatus::need_more;
        while (!parser->is_done()) {
            if (used == in.size()) return ParseStatus::need_more;
            error_code error;
            used += parser->put(boost::asio::const_buffer(in.data() + used, in.size() - used), error);
            body_begun = body_begun || used > 0;
            if (error) return status_of(error);
        }
        return ParseStatus::done;
    }

    ParseStatus end_of_input() override {
        error_code error;
        if (parser->got_some()) parser->put_eof(error);
        return !error && parser->is_done() ? ParseStatus::done : ParseStatus::malformed;
    }
};

}  // namespace

WireParser::WireParser(Kind kind) {
    if (kind == Kind::request)
        engine_ = std::make_unique<BeastEngine<true>>();
    else
        engine_ = std::make_unique<BeastEngine<false>>();
}
WireParser::~WireParser() = default;
WireParser::WireParser(WireParser&&) noexcept = default;
WireParser& WireParser::operator=(WireParser&&) noexcept = default;

void WireParser::reset(std::uint32_t head_limit, Headers& headers, bool skip_body) {
    engine_->reset(head_limit, headers, skip_body);
}
ParseStatus WireParser::parse_head(std::string_view in, std::size_t& used) { return engine_->parse_head(in, used); }
const HeadFrame& WireParser::frame() const { return engine_->found.frame; }
std::uint64_t WireParser::body_bytes() const { return engine_->found.body_bytes; }
ParseStatus WireParser::end_of_input() { return engine_->end_of_input(); }

ParseStatus WireParser::parse_body(std::string_view in, std::size_t& used, std::string& out, std::uint64_t limit) {
    engine_->found.body = &out;
    engine_->found.body_limit = limit;
    return engine_->parse_body(in, used);
}

}  // namespace linli::http
