#include "net_asio.h"

#include "patient_thread.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>

namespace linli::http {

namespace asio = boost::asio;
using boost::system::error_code;

struct Loop::Impl {
    Impl(std::function<void(Moment)> on_tick, std::chrono::milliseconds every)
        : guard(asio::make_work_guard(context)), timer(context), tick(std::move(on_tick)), period(every) {}

    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard;
    asio::steady_timer timer;
    std::function<void(Moment)> tick;
    std::chrono::milliseconds period;
    std::thread thread;

    // Tasks wait in one list, and one wake-up serves all that came meanwhile.
    std::mutex mutex;
    std::vector<std::shared_ptr<Task>> tasks;
    std::vector<std::shared_ptr<Task>> running;
    bool stopped = false;

    void run_tasks() {
        {
            const std::lock_guard lock(mutex);
            running.swap(tasks);
        }
        for (const auto& task : running) task->on_loop();
        running.clear();
    }

    void wait_for_tick() {
        timer.expires_after(period);
        timer.async_wait([this](error_code error) {
            if (error) return;
            tick(std::chrono::steady_clock::now());
            wait_for_tick();
        });
    }
};

Loop::Loop(std::function<void(Moment)> tick, std::chrono::milliseconds period)
    : impl_(std::make_unique<Impl>(std::move(tick), period)) {}

Loop::~Loop() { stop(); }

void Loop::start() {
    impl_->wait_for_tick();
    impl_->thread = std::thread([this] {
        be_a_patient_thread();
        impl_->context.run();
    });
}

void Loop::post(std::shared_ptr<Task> task) {
    {
        const std::lock_guard lock(impl_->mutex);
        if (impl_->stopped) return;
        impl_->tasks.push_back(std::move(task));
        if (impl_->tasks.size() > 1) return;
    }
    asio::post(impl_->context, [impl = impl_.get()] { impl->run_tasks(); });
}

void Loop::stop() {
    std::vector<std::shared_ptr<Task>> dropped;
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopped = true;
        dropped.swap(impl_->tasks);
    }
    impl_->context.stop();
    if (impl_->thread.joinable()) impl_->thread.join();
}

struct Acceptor::Impl : std::enable_shared_from_this<Acceptor::Impl> {
    Impl(std::vector<Loop*> on, std::shared_ptr<TlsContext> context, Accepted function)
        : loops(std::move(on)),
          tls(std::move(context)),
          accepted(std::move(function)),
          acceptor(loops.front()->impl().context),
          pause(loops.front()->impl().context) {}

    std::vector<Loop*> loops;
    std::shared_ptr<TlsContext> tls;
    Accepted accepted;
    asio::ip::tcp::acceptor acceptor;
    asio::steady_timer pause;
    std::size_t next = 0;
    std::uint16_t port = 0;

    void accept() {
        const auto turn = next++ % loops.size();
        acceptor.async_accept(loops[turn]->impl().context,
                              [self = shared_from_this(), turn](error_code error, Socket socket) {
                                  if (error == asio::error::operation_aborted) return;
                                  if (error) return self->rest();
                                  self->hand_over(turn, std::move(socket));
                                  self->accept();
                              });
    }

    /// Out of file descriptors, most likely: accepting again at once would spin.
    void rest() {
        pause.expires_after(std::chrono::milliseconds(100));
        pause.async_wait([self = shared_from_this()](error_code error) {
            if (!error && self->acceptor.is_open()) self->accept();
        });
    }

    void hand_over(std::size_t turn, Socket socket) {
        error_code error;
        socket.set_option(asio::ip::tcp::no_delay(true), error);
        const auto peer = socket.remote_endpoint(error);
        if (error) return;  // gone before we looked
        auto text = peer.address().is_v6() && peer.address().to_v6().is_v4_mapped()
                        ? asio::ip::make_address_v4(asio::ip::v4_mapped, peer.address().to_v6()).to_string()
                        : peer.address().to_string();
        auto stream = tls ? make_tls_stream(std::move(socket), std::move(text), tls)
                          : make_tcp_stream(std::move(socket), std::move(text));
        if (turn == 0) return accepted(0, std::move(stream));
        auto shared = std::make_shared<std::unique_ptr<Stream>>(std::move(stream));
        loops[turn]->post(
            make_task([self = shared_from_this(), turn, shared] { self->accepted(turn, std::move(*shared)); }));
    }
};

Acceptor::Acceptor(const Listener& listener, std::vector<Loop*> loops, std::shared_ptr<TlsContext> tls,
                   Accepted accepted)
    : impl_(std::make_shared<Impl>(std::move(loops), std::move(tls), std::move(accepted))) {
    try {
        const asio::ip::tcp::endpoint where(asio::ip::make_address(listener.address), listener.port);
        auto& acceptor = impl_->acceptor;
        acceptor.open(where.protocol());
        acceptor.set_option(asio::socket_base::reuse_address(true));
        if (where.address().is_v6()) acceptor.set_option(asio::ip::v6_only(false));
        acceptor.bind(where);
        acceptor.listen(asio::socket_base::max_listen_connections);
        impl_->port = acceptor.local_endpoint().port();
    } catch (const boost::system::system_error& error) {
        const std::error_code code(error.code().value(), std::system_category());
        throw std::system_error(code, "cannot listen on " + listener.address + ":" + std::to_string(listener.port));
    }
}

Acceptor::~Acceptor() = default;

void Acceptor::begin() {
    asio::post(impl_->acceptor.get_executor(), [impl = impl_] { impl->accept(); });
}

std::uint16_t Acceptor::port() const { return impl_->port; }

void Acceptor::close() {
    asio::post(impl_->acceptor.get_executor(), [impl = impl_] {
        error_code ignored;
        impl->acceptor.close(ignored);
        impl->pause.cancel();
    });
}

namespace {

class FunctionTask final : public Task {
public:
    explicit FunctionTask(std::function<void()> function) : function_(std::move(function)) {}
    void on_loop() override { function_(); }

private:
    std::function<void()> function_;
};

}  // namespace

std::shared_ptr<Task> make_task(std::function<void()> function) {
    return std::make_shared<FunctionTask>(std::move(function));
}

}  // namespace linli::http
