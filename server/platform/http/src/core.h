#pragma once

#include "head_writer.h"
#include "meter.h"
#include "net.h"
#include "peer.h"
#include "pool.h"

#include <linli/http/server.h>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

namespace linli::http {

class Session;

/// What all sessions of a server share; outlives them.
struct Core {
    Core(ServerOptions given, const Clock& real_clock, IdSource& id_source);

    ServerOptions options;
    const Clock& clock;
    IdSource& ids;
    TrustedProxies proxies;
    Meter meter;
    std::atomic<bool> draining{false};
    std::atomic<std::size_t> cut{0};  ///< sessions that were ended in the middle of something
    WorkerPool read;
    WorkerPool write;
    WorkerPool io;
    WorkerPool disk;

    WorkerPool& pool(Pool which);
    Server::Figures figures() const;
};

/// One loop with its sessions. Everything but `loop.post` belongs to the loop's thread.
struct Hub {
    static constexpr std::chrono::milliseconds tick_period{25};
    Hub(Core& shared, bool shows_figures);

    /// Gives a job to a pool, together with the others that come up in the same turn of the loop.
    /// @return false when the pool is full.
    bool submit(Pool pool, std::shared_ptr<Job> job);
    void add(std::shared_ptr<Session> session);
    void remove(Session& session);
    void hand_jobs_over();
    void tick(Moment moment);
    void drain();
    void abort();

    Core& core;
    const bool shows_figures;
    Moment now;    ///< at the last tick
    Instant wall;  ///< the same by the real clock
    Moment shown{};
    HeadWriter heads;
    std::array<std::vector<std::shared_ptr<Job>>, 3> ready{};  ///< by pool
    std::shared_ptr<Task> hand_over;
    bool handing_over = false;
    Loop loop;
    std::vector<std::shared_ptr<Session>> sessions;  ///< after the loop: sockets end before their context
};

/// What a listener serves.
struct Served {
    std::string name;
    std::shared_ptr<const Router> router;
};

}  // namespace linli::http
