#include "schedule.h"

#include <linli/area/areas.h>
#include <linli/log/log.h>

#include "tools.h"
#include "world.h"

namespace linli::app {
namespace {

using std::chrono::seconds;

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

}  // namespace

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

}  // namespace linli::app
