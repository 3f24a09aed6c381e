#pragma once

#include "script.h"

#include <map>
#include <string>

namespace linli::bench {

/// What the bare server does for one target: the recorded statements, then the recorded bytes.
struct Reply {
    std::size_t script = 0;
    std::string head;
    std::string body;
};

/// Beast, a worker hand-over, prepared statements and ready bytes: the least that a server of ours could do.
struct BareServer {
    std::string database;  ///< SQLite file
    Play play;
    std::map<std::string, Reply, std::less<>> replies;  ///< by target

    /// Serves on a free port of 127.0.0.1, which it prints, until SIGTERM.
    int run() const;
};

}  // namespace linli::bench
