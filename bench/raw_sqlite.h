#pragma once

#include "script.h"

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

}  // namespace linli::bench
