#pragma once

#include "script.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace linli::bench {

/// The bare library on one connection: statements are prepared once, all columns are read, errors are checked,
/// nothing else. Settings of the connection are those of our layer.
class RawSqlite {
public:
    enum class Use { read, write };
    RawSqlite(const std::string& path, const std::vector<Form>& forms, Use use);
    ~RawSqlite();
    RawSqlite(const RawSqlite&) = delete;
    RawSqlite& operator=(const RawSqlite&) = delete;

    void begin();
    void commit();
    void savepoint();
    void release();
    /// Runs one line to its end. @return a figure that keeps the compiler from dropping the work.
    std::int64_t run(const Line& line, Run& run);

private:
    struct Prepared {
        sqlite3_stmt* raw = nullptr;
        std::vector<int> places;  ///< of the slots
    };
    sqlite3_stmt* prepare(const std::string& sql);
    void step(sqlite3_stmt* statement);

    sqlite3* raw_ = nullptr;
    std::vector<Prepared> lines_;
    sqlite3_stmt* begin_ = nullptr;
    sqlite3_stmt* commit_ = nullptr;
    sqlite3_stmt* savepoint_ = nullptr;
    sqlite3_stmt* release_ = nullptr;
};

/// The shortest group commit there is: the last one at the lock commits for all.
class RawGroup {
public:
    explicit RawGroup(RawSqlite& raw) : raw_(raw) {}
    /// One member: a savepoint with the script in it; returns when it is durable.
    void run(const Script& script, Run& values);

private:
    RawSqlite& raw_;
    std::atomic<int> arriving_{0};
    std::mutex mutex_;
    std::condition_variable committed_;
    std::int64_t group_ = 0;
    bool open_ = false;
};

}  // namespace linli::bench
