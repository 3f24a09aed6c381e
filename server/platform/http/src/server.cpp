#include <linli/http/server.h>

#include "body_sink.h"
#include "core.h"
#include "session.h"

#include <linli/base/result.h>

#include <future>
#include <thread>

namespace linli::http {

struct Server::Impl {
    Impl(ServerOptions options, std::vector<Listener> all, const Clock& clock, IdSource& ids)
        : listeners(std::move(all)), core(std::move(options), clock, ids) {}

    std::vector<Listener> listeners;
    Core core;
    std::vector<std::unique_ptr<Hub>> hubs;
    std::vector<std::unique_ptr<Acceptor>> acceptors;
    bool running = false;

    void listen(const Listener& listener);
    void accept(std::size_t hub, const std::shared_ptr<const Served>& served, std::unique_ptr<Stream> stream);
    void on_every_loop(void (Hub::*action)());
    bool wait_until_empty(Moment deadline) const;
};

void Server::Impl::listen(const Listener& listener) {
    LINLI_INVARIANT(listener.router != nullptr, "a listener has a router");
    auto served = std::make_shared<const Served>(Served{listener.name, listener.router});
    std::vector<Loop*> loops;
    for (const auto& hub : hubs) loops.push_back(&hub->loop);
    auto tls = listener.tls ? load_tls(*listener.tls) : nullptr;
    acceptors.push_back(std::make_unique<Acceptor>(
        listener, std::move(loops), std::move(tls),
        [this, served](std::size_t hub, std::unique_ptr<Stream> stream) { accept(hub, served, std::move(stream)); }));
}

void Server::Impl::accept(std::size_t hub, const std::shared_ptr<const Served>& served,
                          std::unique_ptr<Stream> stream) {
    if (core.draining || core.meter.connections >= core.options.connections) return stream->close();
    auto session = std::make_shared<Session>(core, *hubs[hub], served, std::move(stream));
    hubs[hub]->add(session);
    session->start();
}

/// Runs `action` on each loop and waits for it.
void Server::Impl::on_every_loop(void (Hub::*action)()) {
    for (const auto& hub : hubs) {
        std::promise<void> done;
        hub->loop.post(make_task([&hub, action, &done] {
            ((*hub).*action)();
            done.set_value();
        }));
        done.get_future().wait();
    }
}

bool Server::Impl::wait_until_empty(Moment deadline) const {
    while (core.meter.connections > 0) {
        if (std::chrono::steady_clock::now() >= deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

Server::Server(ServerOptions options, std::vector<Listener> listeners, const Clock& clock, IdSource& ids)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(listeners), clock, ids)) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

void Server::start() {
    LINLI_INVARIANT(!impl_->running && impl_->hubs.empty(), "a server is started once");
    prepare_upload_folder(impl_->core.options.upload_folder);
    const auto threads = std::max(impl_->core.options.network_threads, 1U);
    for (unsigned i = 0; i < threads; ++i) impl_->hubs.push_back(std::make_unique<Hub>(impl_->core, i == 0));
    for (const auto& listener : impl_->listeners) impl_->listen(listener);
    impl_->running = true;
    for (const auto& hub : impl_->hubs) hub->loop.start();
    for (const auto& acceptor : impl_->acceptors) acceptor->begin();
}

std::uint16_t Server::port(std::string_view listener) const {
    for (std::size_t i = 0; i < impl_->acceptors.size(); ++i)
        if (impl_->listeners[i].name == listener) return impl_->acceptors[i]->port();
    throw InvariantBroken("no running listener " + std::string(listener));
}

bool Server::stop(std::chrono::milliseconds grace) {
    if (!std::exchange(impl_->running, false)) return true;
    const auto deadline = std::chrono::steady_clock::now() + grace;
    impl_->core.draining = true;
    for (const auto& acceptor : impl_->acceptors) acceptor->close();
    impl_->on_every_loop(&Hub::drain);
    impl_->wait_until_empty(deadline);
    impl_->on_every_loop(&Hub::abort);
    // Handlers that still work find nobody waiting; they are let finish, because they may be in a transaction.
    for (auto* pool : {&impl_->core.read, &impl_->core.write, &impl_->core.io, &impl_->core.disk}) pool->stop();
    for (const auto& hub : impl_->hubs) hub->loop.stop();
    return impl_->core.cut == 0;
}

Server::Figures Server::figures() const { return impl_->core.figures(); }

}  // namespace linli::http
