#pragma once

#include <linli/events/relay.h>
#include <linli/search/index.h>
#include <linli/vault/vault.h>

#include "settings.h"

#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;

/// What the one box looks for: the rooms that own it, in the order of its answers.
struct SearchSources {
    explicit SearchSources(vault::Vault& vault);
    std::vector<const search::Source*> all() const;
    std::vector<std::unique_ptr<search::Source>> owned;
};

/// The index hears what changes; what comes without an event (imports, moved areas) makes it stale.
void subscribe_search(events::Relay& relay, search::Index& index);

struct SearchRebuildOptions {
    std::string tenant;  ///< code; empty: the only one
};
/// Indexes everything of a tenant anew, in batches that may be stopped. Exit code 1 for no such tenant.
int rebuild_search(const config::Settings& settings, const SearchRebuildOptions& options);

/// Adds `search rebuild`.
void add_search(CLI::App& cli, CommonOptions& common, Chosen& chosen);

}  // namespace linli::app
