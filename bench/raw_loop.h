#pragma once

#include "house.h"
#include "measure.h"
#include "script.h"

#include <linli/base/clock.h>
#include <linli/base/ids.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace linli::bench {

class RawSqlite;
class RawPostgres;

/// Writes the scripts of a play again and again with the bare library. SQLite has one writer, so one thread writes a
/// group of transactions and commits for all of them, with no waiting and no hand-over in between; PostgreSQL gathers
/// the commits of its connections itself.
class RawLoop {
public:
    RawLoop(const Plan& plan, const House& house, const Play& play);
    ~RawLoop();
    /// Scripts a second.
    double per_second(std::chrono::milliseconds turn);
    /// Scripts of the last turn.
    std::int64_t done() const { return done_; }

private:
    const Script& script(std::int64_t count) const {
        return play_.scripts[static_cast<std::size_t>(count) % play_.scripts.size()];
    }
    void write_group(std::int64_t count);
    void write_one(RawPostgres& connection, Run& run, std::int64_t count);

    const Play& play_;
    const int scripts_a_commit_;
    SystemClock clock_;
    SeededIds ids_{clock_, os_seed()};
    std::atomic<std::int64_t> done_{0};
    std::vector<Run> runs_;
    std::unique_ptr<RawSqlite> sqlite_;
    std::vector<std::unique_ptr<RawPostgres>> postgres_;
};

}  // namespace linli::bench
