#pragma once

#include "settings.h"

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;
/// Adds the commands that work on files, accounts and models: train, classify, verify, user, backup, restore, demo,
/// replay.
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

struct UserOptions {
    std::string login;
    std::string name;
    std::string password;  ///< empty: a generated one is printed
    bool reset = false;
    bool json = false;
};
int user(const config::Settings& settings, const UserOptions& options);

}  // namespace linli::app
