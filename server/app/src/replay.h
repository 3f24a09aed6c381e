#pragma once

#include "settings.h"

#include <cstdint>
#include <string>

namespace linli::app {

struct ReplayOptions {
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

}  // namespace linli::app
