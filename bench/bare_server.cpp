#include "bare_server.h"

#include "pool.h"
#include "raw_sqlite.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <array>
#include <csignal>
#include <cstring>
#include <iostream>

namespace linli::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

constexpr unsigned workers = 2;
constexpr std::size_t queue = 512;

class Connection;

/// The same hand-over as that of our front: jobs and answers travel in batches, one lock and one wake-up a batch.
class Desk {
public:
    explicit Desk(const BareServer& server) : server_(server), pool_(workers, queue) {}

    void hand_over(std::shared_ptr<http::Job> job) {
        if (!pool_.reserve()) std::abort();
        jobs_.push_back(std::move(job));
        if (jobs_.size() > 1) return;
        asio::post(context, [this] { pool_.submit_reserved(jobs_); });
    }
    void answered(std::shared_ptr<Connection> connection);

    /// On a worker: the statements of one target.
    const Reply& work(beast::string_view target) const {
        thread_local RawSqlite store(server_.database, server_.play.forms, RawSqlite::Use::read);
        thread_local const SystemClock clock;
        thread_local SeededIds ids(clock, 1);
        thread_local Run values(ids, clock);
        const auto& reply = server_.replies.find(std::string_view(target.data(), target.size()))->second;
        const auto& script = server_.play.scripts[reply.script];
        if (script.size() > 1) store.begin();
        for (const auto& line : script) store.run(line, values);
        if (script.size() > 1) store.commit();
        return reply;
    }

    asio::io_context context{1};

private:
    const BareServer& server_;
    http::WorkerPool pool_;
    std::vector<std::shared_ptr<http::Job>> jobs_;
    std::mutex mutex_;
    std::vector<std::shared_ptr<Connection>> answers_;
};

class Connection final : public http::Job, public std::enable_shared_from_this<Connection> {
public:
    Connection(Desk& desk, tcp::socket socket) : desk_(desk), socket_(std::move(socket)) {
        error_code ignored;
        socket_.set_option(tcp::no_delay(true), ignored);
    }
    void next() {
        parser_.emplace();
        parser_->eager(true);
        size_ > 0 ? feed() : read();
    }
    void run() override {
        const auto& reply = desk_.work(parser_->get().target());
        head_ = reply.head;
        body_ = reply.body;
        desk_.answered(shared_from_this());
    }
    void write() {
        const std::array<asio::const_buffer, 2> pieces{asio::buffer(head_), asio::buffer(body_)};
        asio::async_write(socket_, pieces, [self = shared_from_this()](error_code error, std::size_t) {
            if (!error) self->next();
        });
    }

private:
    void read() {
        socket_.async_read_some(asio::buffer(in_.data() + size_, in_.size() - size_),
                                [self = shared_from_this()](error_code error, std::size_t count) {
                                    if (error) return;
                                    self->size_ += count;
                                    self->feed();
                                });
    }
    void feed() {
        error_code error;
        const auto used = parser_->put(asio::const_buffer(in_.data(), size_), error);
        size_ -= used;
        std::memmove(in_.data(), in_.data() + used, size_);
        if (error == beast::http::error::need_more) return read();
        if (!error) desk_.hand_over(shared_from_this());
    }

    Desk& desk_;
    tcp::socket socket_;
    std::array<char, 8192> in_{};
    std::size_t size_ = 0;
    std::optional<beast::http::request_parser<beast::http::empty_body>> parser_;
    std::string head_;
    std::string body_;
};

void Desk::answered(std::shared_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        answers_.push_back(std::move(connection));
        if (answers_.size() > 1) return;
    }
    asio::post(context, [this] {
        std::vector<std::shared_ptr<Connection>> ready;
        {
            const std::lock_guard lock(mutex_);
            ready.swap(answers_);
        }
        for (const auto& one : ready) one->write();
    });
}

void accept(Desk& desk, tcp::acceptor& acceptor) {
    acceptor.async_accept([&](error_code error, tcp::socket socket) {
        if (error) return;
        std::make_shared<Connection>(desk, std::move(socket))->next();
        accept(desk, acceptor);
    });
}

}  // namespace

int BareServer::run() const {
    Desk desk(*this);
    tcp::acceptor acceptor(desk.context, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0));
    asio::signal_set signals(desk.context, SIGTERM);
    signals.async_wait([&](error_code, int) { desk.context.stop(); });
    accept(desk, acceptor);
    std::cout << "http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
    desk.context.run();
    std::cout.flush();
    ::_exit(0);  // workers may still hold connections
}

}  // namespace linli::bench
