#pragma once

#include <linli/base/result.h>
#include <linli/config/config.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace linli::app {

namespace settings {

inline const config::Setting<std::string> data{
    .key = "data",
    .default_value = "data",
    .doc = "Folder of everything that must be kept: the embedded database, files, keys."};
inline const config::Setting<std::string> database{
    .key = "database.url",
    .default_value = "",
    .doc = "PostgreSQL connection string; empty: the embedded database in the data folder.",
    .secret = true};
inline const config::Setting<std::string> schema{
    .key = "database.schema", .default_value = "", .doc = "PostgreSQL schema; empty: the default one."};
inline const config::Setting<std::int64_t> readers{.key = "database.readers",
                                                   .default_value = 0,
                                                   .doc = "Read connections; 0: chosen by the engine.",
                                                   .unit = "connections",
                                                   .at_least = 0,
                                                   .at_most = 256};
inline const config::Setting<std::int64_t> writers{.key = "database.writers",
                                                   .default_value = 16,
                                                   .doc = "PostgreSQL write connections.",
                                                   .unit = "connections",
                                                   .at_least = 1,
                                                   .at_most = 256};
inline const config::Setting<std::string> address{
    .key = "http.address", .default_value = "127.0.0.1", .doc = "Address to listen on."};
inline const config::Setting<std::int64_t> port{
    .key = "http.port", .default_value = 8080, .doc = "Public port.", .unit = "port", .at_least = 0, .at_most = 65535};
inline const config::Setting<std::int64_t> admin_port{
    .key = "http.admin_port",
    .default_value = 0,
    .doc = "Port of /metrics on the same machine only; 0: any free one, printed at start.",
    .unit = "port",
    .at_least = 0,
    .at_most = 65535};
inline const config::Setting<std::string> certificate{
    .key = "http.certificate", .default_value = "", .doc = "PEM file with the certificate chain; empty: plain HTTP."};
inline const config::Setting<std::string> private_key{
    .key = "http.private_key", .default_value = "", .doc = "PEM file with the private key."};
inline const config::Setting<config::List> trusted_proxies{
    .key = "http.trusted_proxies", .default_value = {}, .doc = "CIDR blocks whose forwarding headers are believed."};
inline const config::Setting<std::string> screens{
    .key = "http.screens",
    .default_value = "",
    .doc = "Folder of the built screens (console, mobile); empty: those that came with the program."};
inline const config::Setting<std::int64_t> read_threads{.key = "http.read_threads",
                                                        .default_value = 2,
                                                        .doc = "Workers for reading routes.",
                                                        .unit = "threads",
                                                        .at_least = 1,
                                                        .at_most = 256};
inline const config::Setting<std::int64_t> write_threads{
    .key = "http.write_threads",
    .default_value = 32,
    .doc = "Workers for writing routes; they wait for shared commits.",
    .unit = "threads",
    .at_least = 1,
    .at_most = 512};
inline const config::Setting<config::Duration> grace{.key = "http.grace",
                                                     .default_value = std::chrono::seconds(20),
                                                     .doc = "How long a stop waits for requests in flight."};
inline const config::Setting<std::string> log_level{.key = "log.level",
                                                    .default_value = "info",
                                                    .doc = "Least level that is written.",
                                                    .choices = {"debug", "info", "warning", "error"}};
inline const config::Setting<std::string> log_format{
    .key = "log.format", .default_value = "pairs", .doc = "How lines are written.", .choices = {"pairs", "json"}};
inline const config::Setting<std::string> keyring{
    .key = "keys.file", .default_value = "", .doc = "Master key file; empty: keyring in the data folder."};
inline const config::Setting<std::string> model{
    .key = "recognition.model", .default_value = "", .doc = "Trained model of responsibility items; empty: none yet."};

}  // namespace settings

/// Every setting of the program, for `linli config`.
const config::Declarations& declarations();

/// What the command line says before a command: `--config`, `--data`, `--set key=value`.
struct CommonOptions {
    std::string config_file;
    std::string data;
    std::vector<std::string> overrides;
};
/// @refuses config::invalid_settings naming every mistake.
Result<config::Settings> load_settings(const CommonOptions& options);

std::filesystem::path data_folder(const config::Settings& settings);
std::filesystem::path keyring_file(const config::Settings& settings);

}  // namespace linli::app
