#pragma once

#include "settings.h"

#include <cstdint>
#include <string>

namespace linli::app {

struct ReplayOptions {
    std::string requests;    ///< CSV of requests with times; then nothing else is used
    std::string in;          ///< JSON lines (.gz) with id, user, title, text
    std::int64_t limit = 0;  ///< 0: all
    bool handle = true;      ///< also answer and rate every matter that found its owner
    int connections = 8;
    bool json = false;
};
/// Feeds real messages through the public HTTP interface of a server of its own on this data: each author becomes a
/// resident, each message a report; the system understands, dispatches, and (with `handle`) every owner answers and
/// every author rates. Needs a simulated database with a demo district.
int replay(const config::Settings& settings, const ReplayOptions& options);

/// Requests of another city with their times (CSV, plain or gzip) through the clocks of this house, without a database:
/// the share of promises kept, with its definition, by class and month, held against the file's own flag.
int replay_requests(const std::string& file, bool json);

}  // namespace linli::app
