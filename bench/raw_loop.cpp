#include "raw_loop.h"

#include "raw_postgres.h"
#include "raw_sqlite.h"

#include <algorithm>

namespace linli::bench {
namespace {

constexpr int members = 32;  ///< of one commit: as many as the server has threads for writing
constexpr int postgres_writers = 16;

int transactions_in(const Script& script) {
    return 1 + static_cast<int>(std::count_if(script.begin(), script.end(), [](const Line& l) { return l.begins; }));
}

}  // namespace

RawLoop::RawLoop(const Plan& plan, const House& house, const Play& play)
    : play_(play), scripts_a_commit_(std::max(1, members / transactions_in(play.scripts.front()))) {
    if (house.engine() == db::Engine::sqlite)
        sqlite_ = std::make_unique<RawSqlite>(house.database_file(), play.forms, RawSqlite::Use::write);
    else
        for (int i = 0; i < postgres_writers; ++i)
            postgres_.push_back(std::make_unique<RawPostgres>(plan.postgres, house.schema(), play.forms));
    for (int i = 0; i < postgres_writers; ++i) runs_.emplace_back(ids_, clock_);
}

RawLoop::~RawLoop() = default;

double RawLoop::per_second(std::chrono::milliseconds turn) {
    done_ = 0;
    if (sqlite_) return scripts_a_commit_ * rate(turn, 1, [&](int, std::int64_t count) { write_group(count); });
    return rate(turn, postgres_writers, [&](int thread, std::int64_t count) {
        write_one(*postgres_[static_cast<std::size_t>(thread)], runs_[static_cast<std::size_t>(thread)], count);
    });
}

void RawLoop::write_group(std::int64_t count) {
    sqlite_->begin();
    for (int member = 0; member < scripts_a_commit_; ++member) {
        runs_.front().renew();
        sqlite_->savepoint();
        for (const auto& line : script(count * scripts_a_commit_ + member)) {
            if (line.begins) sqlite_->release(), sqlite_->savepoint();
            sqlite_->run(line, runs_.front());
        }
        sqlite_->release();
        ++done_;
    }
    sqlite_->commit();
}

void RawLoop::write_one(RawPostgres& connection, Run& run, std::int64_t count) {
    run.renew();
    connection.command("BEGIN");
    for (const auto& line : script(count)) {
        if (line.begins) connection.command("COMMIT"), connection.command("BEGIN");
        connection.run(line, run);
    }
    connection.command("COMMIT");
    ++done_;
}

}  // namespace linli::bench
