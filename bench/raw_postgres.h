#pragma once

#include "script.h"

#include <string>
#include <vector>

using PGconn = struct pg_conn;
using PGresult = struct pg_result;

namespace linli::bench {

/// The bare library on one connection: prepared statements, binary parameters as our layer sends them.
class RawPostgres {
public:
    RawPostgres(const std::string& location, const std::string& schema, const std::vector<Form>& forms);
    ~RawPostgres();
    RawPostgres(const RawPostgres&) = delete;
    RawPostgres& operator=(const RawPostgres&) = delete;

    void command(const char* sql);
    /// Runs one line and reads every value. @return a figure that keeps the compiler from dropping the work.
    std::int64_t run(const Line& line, Run& run);

private:
    PGresult* checked(PGresult* result);

    PGconn* raw_;
    std::vector<std::string> names_;
    std::vector<std::string> values_;  ///< of the running line
    std::vector<const char*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

}  // namespace linli::bench
