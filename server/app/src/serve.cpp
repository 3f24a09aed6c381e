#include "commands.h"
#include "front.h"
#include "modules.h"
#include "tools.h"

#include <linli/area/areas.h>
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

/// Jobs of the golden records: rows follow the tree of places, keys for the check at entry, the six elements.
void schedule_records(jobs::Scheduler& scheduler, World& world) {
    // Batches of at most a few milliseconds with a breath between them: the server answers meanwhile.
    scheduler.every("areas.follow", seconds(1), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            for (int batch = 0; batch < 50 && !stop.stop_requested(); ++batch) {
                const bool rows = world.follower.run_once(tenant.id);
                if (!world.case_follower.run_once(tenant.id) && !rows) break;
            }
    });
    scheduler.daily("registry.count-themes", std::chrono::hours(1), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants) {
            const auto communities = world.store.database->read(
                [&](db::ReadTx& tx) { return area::all(tx, tenant.id, area::Level::community); });
            for (const auto& community : communities)
                if (!stop.stop_requested()) world.records.count_themes(tenant.id, community.id);
        }
    });
    scheduler.every("registry.entry-keys", std::chrono::minutes(10), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.entry.index_some(tenant.id) > 0) {
            }
    });
}

void schedule_search(jobs::Scheduler& scheduler, World& world) {
    // What came without an event (a demo, an import, a moved area) is indexed here; with nothing to do one short read.
    scheduler.every("search.sweep", seconds(5), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants) world.search_index.sweep(tenant.id, stop);
    });
    scheduler.daily("search.nightly", std::chrono::hours(4), [&world] {
        for (const auto& tenant : world.tenants)
            world.store.database->write([&](db::WriteTx& tx) { world.search_index.mark_stale(tx, tenant.id); });
    });
}

void schedule_upkeep(jobs::Scheduler& scheduler, World& world) {
    scheduler.every("evidence.sequence", seconds(1), [&world] {
        for (const auto& finding : world.sequencer.run_once().findings)
            log::error("evidence.blocked", {{"reason", log::Text(finding.text_en)}});
    });
    scheduler.every("simulator.clock", seconds(1), [&world] {
        if (!world.store.deployment.simulated) return;
        world.store.database->read(
            [&](db::ReadTx& tx) { world.store.domain_clock.set_offset(tenant::clock_offset_ms(tx)); });
    });
    scheduler.every("api.forget-keys", std::chrono::minutes(10), [&world] { world.idempotency.sweep(); });
    scheduler.every("identity.sweep", std::chrono::hours(1), [&world] { world.identity.sweep(); });
    scheduler.every("files.sweep", std::chrono::hours(1), [&world] {
        for (const auto& tenant : world.tenants) world.files.sweep(tenant.id);
    });
}

void schedule_keys(jobs::Scheduler& scheduler, World& world) {
    // Another process may rotate the master keys; what it leaves under an old one is rewrapped here.
    scheduler.every("keys.refresh", key_refresh, [&world] {
        if (world.store.keyring->refresh()) log::info("keys.changed", {{"generation", world.store.keyring->newest()}});
    });
    scheduler.every("keys.rewrap", std::chrono::minutes(1), [&world](const std::stop_token& stop) {
        auto& database = *world.store.database;
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() &&
                   database.write([&](db::WriteTx& tx) { return world.vault.rotate(tx, tenant.id); }) > 0) {
            }
    });
}

void schedule_above_cases(jobs::Scheduler& scheduler, World& world) {
    scheduler.every("devices.watch", seconds(10), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.devices.watch(tenant.id) >= 200) {
            }
    });
    scheduler.every("worklists.remind", std::chrono::minutes(1), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.worklists.remind(tenant.id) >= 100) {
            }
    });
    scheduler.every("devices.sweep", std::chrono::minutes(10), [&world] {
        for (const auto& tenant : world.tenants) world.devices.sweep(tenant.id);
    });
}

void schedule_cases(jobs::Scheduler& scheduler, World& world) {
    scheduler.every("cases.refresh", std::chrono::minutes(1), [&world] {
        for (const auto& tenant : world.tenants)
            world.store.database->read([&](db::ReadTx& tx) { world.cases.refresh(tx, tenant.id); });
    });
    scheduler.every("cases.carry-on", seconds(10), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.cases.carry_on(tenant.id) >= 100) {
            }
    });
    scheduler.every("cases.simulate-rules", seconds(2), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.dispatch.run_once(tenant.id)) {
            }
    });
    // With nothing due one read by an index; any number of processes may do it.
    scheduler.every("cases.clocks", seconds(1), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.cases.raise_alarms(tenant.id) > 0) {
            }
    });
    scheduler.every("cases.holes", std::chrono::minutes(1), [&world] {
        for (const auto& tenant : world.tenants) world.cases.check_holes(tenant.id);
    });
    scheduler.every("cases.settle", std::chrono::hours(1), [&world] {
        for (const auto& tenant : world.tenants)
            while (world.cases.settle(tenant.id) > 0) {
            }
    });
}

void schedule_quality(jobs::Scheduler& scheduler, World& world) {
    // Before the working day: the morning report is made of this run.
    scheduler.daily("quality.nightly", std::chrono::hours(2), [&world](const std::stop_token& stop) {
        const auto today = shanghai_date(world.store.domain_clock.now());
        for (const auto& tenant : world.tenants) {
            const auto done = world.quality.run(tenant.id, quality::RunCause::nightly, today, {}, stop);
            if (done)
                log::info("quality.done", {{"rows", done->rows},
                                           {"findings", done->findings},
                                           {"fixed", world.quality.cleanse(tenant.id, stop)}});
            else
                log::error("quality.refused", {{"reason", log::Text(done.problem().type->code)}});
        }
    });
    scheduler.every("quality.forget-signals", std::chrono::hours(1), [&world] {
        for (const auto& tenant : world.tenants)
            while (world.quality.forget_signals(tenant.id) > 0) {
            }
    });
}

/// After the quality run: what it corrected is compared as corrected.
void schedule_linkage(jobs::Scheduler& scheduler, World& world) {
    scheduler.daily("linkage.nightly", std::chrono::hours(3), [&world](const std::stop_token&) {
        for (const auto& tenant : world.tenants) world.linkage.begin_walk(tenant.id);
    });
    for (const auto& tenant : world.tenants) world.linkage.begin_first_walk(tenant.id);
    scheduler.every("linkage.walk", seconds(2), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.linkage.walk_some(tenant.id) > 0) {
            }
    });
    scheduler.every("linkage.train", seconds(5), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants) world.linkage.train_once(tenant.id, stop);
    });
}

void schedule_imports(jobs::Scheduler& scheduler, World& world) {
    scheduler.every("imports.run", seconds(1), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() &&
                   (world.imports.run_once(tenant.id, stop) || world.exports.run_once(tenant.id, stop))) {
            }
    });
    scheduler.every("imports.sweep", std::chrono::hours(1), [&world] {
        for (const auto& tenant : world.tenants) {
            world.imports.sweep(tenant.id);
            world.exports.sweep(tenant.id);
        }
    });
}

void schedule(jobs::Scheduler& scheduler, World& world) {
    schedule_upkeep(scheduler, world);
    schedule_keys(scheduler, world);
    schedule_cases(scheduler, world);
    schedule_above_cases(scheduler, world);
    schedule_quality(scheduler, world);
    schedule_linkage(scheduler, world);
    scheduler.every("exchange.forget", std::chrono::minutes(10), [&world] {
        for (const auto& tenant : world.tenants) world.partner_calls.forget(tenant.id);
    });
    scheduler.every("messaging.forget", std::chrono::hours(1), [&world](const std::stop_token& stop) {
        for (const auto& tenant : world.tenants)
            while (!stop.stop_requested() && world.messages.forget(tenant.id) > 0) {
            }
    });
    scheduler.every("channels.forget", std::chrono::minutes(10), [&world] {
        for (const auto& tenant : world.tenants) world.channels.forget(tenant.id);
    });
    schedule_records(scheduler, world);
    schedule_imports(scheduler, world);
    schedule_search(scheduler, world);
    scheduler.daily("check.invariants", std::chrono::hours(3), [&world] { world.check_invariants(); });
}

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
