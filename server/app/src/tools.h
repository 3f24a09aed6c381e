#pragma once

#include "settings.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;
/// Adds the commands that work on tenants, accounts, lists and models: train, classify, address,
/// address-match, match, items, verify, tenant, user, demo, replay.
void add_tools(CLI::App& cli, CommonOptions& common, Chosen& chosen);

/// Learns a text model. @return exit code
int train(const std::string& in, const std::string& out, const std::string& card, const std::string& name,
          const std::string& date, bool json);
int classify(const std::string& model, const std::string& in, const std::string& out, bool explain, bool json);
/// Verifies an exported proof pack without database and network.
int verify(const std::string& pack, const std::string& key, const std::string& checkpoint, bool json);

/// Adds the commands that keep a store safe: backup, restore, keys, evidence.
void add_store_tools(CLI::App& cli, CommonOptions& common, Chosen& chosen);

struct BackupOptions {
    std::string folder;
    std::string keys_folder;        ///< where the keyring goes or comes from; empty: it must be kept elsewhere
    std::string checkpoints;        ///< restore: published checkpoints that were kept elsewhere; empty: the backup's
    bool restart_evidence = false;  ///< restore: give up evidence that was published after the backup
    bool json = false;
};
/// A consistent copy of database and files while others go on writing.
int backup(const config::Settings& settings, const BackupOptions& options);
/// Brings a backup back into an empty place and proves it: row counts, evidence heads, invariants, file hashes, and
/// that nothing was published after it. Exit code 1 when something is amiss.
int restore(const config::Settings& settings, const BackupOptions& options);

/// How often a running server looks whether the key file was changed.
inline constexpr std::chrono::seconds key_refresh{1};
/// The generations of master keys and what lies under them.
int keys_list(const config::Settings& settings, bool json);
/// Begins a new generation of master keys, or goes on with one that was begun, and rewraps person keys and files.
int keys_rotate(const config::Settings& settings, bool json);
/// After restoring an old backup: gives up the evidence logs whose published ends were lost and opens the next ones.
int evidence_restart(const config::Settings& settings, bool json);

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
    std::string role;      ///< a post to begin with: administrator, security_administrator, auditor, operator
    bool reset = false;
    bool json = false;
};
int user(const config::Settings& settings, const UserOptions& options);

}  // namespace linli::app
