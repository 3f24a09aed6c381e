#pragma once

#include <linli/db/database.h>
#include <linli/identity/types.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace linli::identity {

/// Writes when sessions were last seen, on a thread of its own and many at once: no request waits for it.
/// What a failing store loses is written again a minute later.
class Toucher {
public:
    explicit Toucher(db::Database& database);
    ~Toucher();
    Toucher(const Toucher&) = delete;
    Toucher& operator=(const Toucher&) = delete;

    void saw(TenantId tenant, SessionId session, Instant at);
    /// Waits until all that was seen is written.
    void flush();

private:
    struct Seen {
        TenantId tenant;
        Instant at;
    };
    using Batch = std::unordered_map<SessionId, Seen>;
    void work();
    void write(const Batch& batch);

    db::Database& database_;
    std::mutex mutex_;
    std::condition_variable arrived_, written_;
    Batch waiting_;
    bool writing_ = false;
    bool stopping_ = false;
    int flushing_ = 0;
    std::thread thread_;
};

}  // namespace linli::identity
