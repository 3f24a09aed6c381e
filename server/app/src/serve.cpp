#include "commands.h"
#include "front.h"
#include "modules.h"
#include "schedule.h"
#include "tools.h"

#include <linli/channels/workers.h>
#include <linli/exchange/workers.h>
#include <linli/gateways/house.h>
#include <linli/jobs/jobs.h>
#include <linli/log/log.h>
#include <linli/messaging/workers.h>
#include <linli/partners/house.h>
#include <linli/platforms/house.h>

#include <condition_variable>
#include <csignal>
#include <iostream>
#include <optional>
#include <thread>

namespace linli::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Delivers events as soon as a transaction published some, at least every second (other processes publish too).
class DeliveryThread {
public:
    explicit DeliveryThread(World& world) : world_(world), thread_([this](std::stop_token stop) { run(stop); }) {
        world.outbox.on_publish([this] { wake(); });
    }
    ~DeliveryThread() {
        thread_.request_stop();
        wake();
    }
    void wake() {
        {
            const std::lock_guard lock(mutex_);
            awake_ = true;
        }
        changed_.notify_one();
    }

private:
    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            try {
                world_.deliver(stop);
            } catch (const std::exception& failure) {
                log::error("relay.failed", {{"reason", failure}});
            }
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, seconds(1), [&] { return awake_ || stop.stop_requested(); });
            awake_ = false;
        }
    }
    World& world_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool awake_ = false;
    std::jthread thread_;
};

/// Questions to partners on their way, and a sign of life on every line once a minute. A simulated district brings its
/// partners along.
class ExchangeThreads {
public:
    ExchangeThreads(World& world, jobs::Scheduler& scheduler) : world_(world) {
        if (world.store.deployment.simulated) {
            house_.emplace(partners::HouseOptions{}, world.store.real_clock, world.store.ids);
            house_->start();
            world.partner_calls.set_simulator(house_->address());
        }
        std::vector<TenantId> tenants;
        for (const auto& tenant : world.tenants) tenants.push_back(tenant.id);
        workers_.emplace(world.partner_calls, std::move(tenants));
        world.partner_calls.on_queued([this] { workers_->wake(); });
        scheduler.every("exchange.pulse", std::chrono::minutes(1), [this] { workers_->pulse(); });
        workers_->pulse();
    }
    ExchangeThreads(const ExchangeThreads&) = delete;
    ExchangeThreads& operator=(const ExchangeThreads&) = delete;
    /// After the server and the scheduler have stopped: nobody wakes the workers any more.
    ~ExchangeThreads() { world_.partner_calls.on_queued({}); }

private:
    World& world_;
    std::optional<partners::PartnerHouse> house_;
    std::optional<exchange::CallWorkers> workers_;  ///< last: ends before the partners do
};

/// Messages on their way. A simulated district brings its gateways along, which tell this server what became of them.
class MessagingThreads {
public:
    MessagingThreads(World& world, std::uint16_t port) : world_(world) {
        if (world.store.deployment.simulated) {
            gateways::HouseOptions options;
            options.receipt_every = seconds(1);
            options.receipts_to = "http://127.0.0.1:" + std::to_string(port);
            house_.emplace(std::move(options), world.store.real_clock, world.store.ids);
            house_->start();
            world.messages.set_simulator(house_->address());
            log::info("messaging.simulator", {{"address", log::Text(house_->address())}});
        }
        std::vector<TenantId> tenants;
        for (const auto& tenant : world.tenants) tenants.push_back(tenant.id);
        workers_.emplace(world.messages, std::move(tenants));
        world.messages.on_queued([this] { workers_->wake(); });
        workers_->wake();
    }
    MessagingThreads(const MessagingThreads&) = delete;
    MessagingThreads& operator=(const MessagingThreads&) = delete;
    /// After the server has stopped: nobody wakes the workers any more.
    ~MessagingThreads() { world_.messages.on_queued({}); }

private:
    World& world_;
    std::optional<gateways::GatewayHouse> house_;
    std::optional<messaging::MessageWorkers> workers_;  ///< last: ends before the gateways do
};

/// Answers on their way to outside platforms. A simulated district brings its 12345 line and its mailbox along.
class ChannelThreads {
public:
    ChannelThreads(World& world, std::uint16_t port) : world_(world) {
        if (world.store.deployment.simulated) {
            platforms::HouseOptions options;
            options.receipt_every = seconds(1);
            options.orders_to = "http://127.0.0.1:" + std::to_string(port);
            house_.emplace(std::move(options), world.store.real_clock, world.store.ids);
            house_->start();
            world.channels.set_simulator(house_->address());
            log::info("channels.simulator", {{"address", log::Text(house_->address())}});
        }
        std::vector<TenantId> tenants;
        for (const auto& tenant : world.tenants) tenants.push_back(tenant.id);
        workers_.emplace(world.channels, std::move(tenants));
        world.channels.on_queued([this] { workers_->wake(); });
        workers_->wake();
    }
    ChannelThreads(const ChannelThreads&) = delete;
    ChannelThreads& operator=(const ChannelThreads&) = delete;
    /// After the server has stopped: nobody wakes the workers any more.
    ~ChannelThreads() { world_.channels.on_queued({}); }

private:
    World& world_;
    std::optional<platforms::PlatformHouse> house_;
    std::optional<channels::ChannelWorkers> workers_;  ///< last: ends before the platforms do
};

/// Everything that talks to others by itself.
class Wires {
public:
    Wires(World& world, jobs::Scheduler& scheduler, std::uint16_t port)
        : exchange_(world, scheduler), messaging_(world, port), channels_(world, port) {}

private:
    ExchangeThreads exchange_;
    MessagingThreads messaging_;
    ChannelThreads channels_;
};

/// Blocks the stop signals in every thread to come and waits for one of them.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    void wait() {
        int signal = 0;
        sigwait(&set_, &signal);
    }

private:
    sigset_t set_{};
};

}  // namespace

int serve(const config::Settings& settings, const ServeOptions& options) {
    StopSignals signals;
    Store store(settings);
    log::Logger logger(
        {.level = from_word<log::Level>(settings.get(settings::log_level)).value_or(log::Level::info),
         .format = from_word<log::Format>(settings.get(settings::log_format)).value_or(log::Format::pairs)},
        store.real_clock);
    log::set_process_logger(&logger);
    store.database->migrate(modules(), store.real_clock.now());
    store.attach();
    World world(store, {.with_evidence = options.with_evidence});
    world.prepare();
    Front front(world);
    if (options.extend) options.extend(world, front);
    auto server = front.server();
    server->start();
    std::optional<Wires> wires;
    jobs::Scheduler scheduler(store.real_clock, world.metrics);
    if (options.background) {
        schedule(scheduler, world);
        wires.emplace(world, scheduler, server->port());
    }
    scheduler.start();
    {
        std::optional<DeliveryThread> delivery;
        if (options.background) delivery.emplace(world);
        if (options.print_ready)
            std::cout << "linli 已就绪：http://" << settings.get(settings::address) << ":" << server->port()
                      << "（监控指标 http://127.0.0.1:" << server->port("admin") << "/metrics）" << std::endl;
        signals.wait();
        log::info("serve.stopping");
        server->stop(settings.get(settings::grace));
    }
    scheduler.stop();
    wires.reset();
    if (!world.audit.flush()) log::error("audit.not-flushed");
    log::set_process_logger(nullptr);
    return 0;
}

}  // namespace linli::app
