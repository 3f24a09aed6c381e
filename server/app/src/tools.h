#pragma once

#include "settings.h"

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;
/// Adds the commands that work on files, tenants, accounts and models: train, classify, verify, tenant, user, backup,
/// restore, demo, replay.
void add_tools(CLI::App& cli, CommonOptions& common, Chosen& chosen);

/// Learns a text model. @return exit code
int train(const std::string& in, const std::string& out, const std::string& card, const std::string& name,
          const std::string& date, bool json);
int classify(const std::string& model, const std::string& in, const std::string& out, bool explain, bool json);
/// Verifies an exported proof pack without database and network.
int verify(const std::string& pack, const std::string& key, const std::string& checkpoint, bool json);

struct BackupOptions {
    std::string folder;
    std::string keys_folder;  ///< where the keyring goes; empty: not copied, it must be kept elsewhere
    bool json = false;
};
/// A consistent copy of database and files while others go on writing.
int backup(const config::Settings& settings, const BackupOptions& options);
/// Brings a backup back into an empty data folder and proves it: invariants, evidence, file hashes.
int restore(const config::Settings& settings, const BackupOptions& options);

struct TenantOptions {
    std::string code;  ///< in URLs and headers: "yunxi"
    std::string name;  ///< shown: 云溪区
    bool json = false;
};
/// Adds a district or street that runs its own linli in this deployment. A running server serves it after a restart.
int add_tenant(const config::Settings& settings, const TenantOptions& options);
int list_tenants(const config::Settings& settings, bool json);

struct UserOptions {
    std::string tenant;  ///< code; empty: the only one
    std::string login;
    std::string name;
    std::string password;  ///< empty: a generated one is printed
    bool reset = false;
    bool json = false;
};
int user(const config::Settings& settings, const UserOptions& options);

}  // namespace linli::app
