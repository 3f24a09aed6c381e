#pragma once

#include "settings.h"

#include <cstdint>
#include <functional>
#include <string>

/// One function a command; each returns the exit code (see cli.h). Output goes to stdout, talk to stderr; with `json`
/// stdout is one JSON document.
namespace linli::app {

struct InitOptions {
    std::string tenant_code = "demo";
    std::string tenant_name = "示范区";
    std::string suite = "international";
    bool simulated = false;  ///< the domain clock may be driven and codes lie in a visible inbox; irreversible
    std::string begin{};     ///< simulated only: the day on which its clock begins, at eight in the morning
    bool json = false;
    bool quiet = false;
};
/// Creates data folder, keys, schema, deployment and first tenant; once.
int init(const config::Settings& settings, const InitOptions& options);

/// Brings the schema up to this program.
int migrate(const config::Settings& settings, bool json);

class Front;
class World;
struct ServeOptions {
    bool print_ready = true;    ///< one line with the address once it answers
    bool background = true;     ///< false only in benchmarks: no deliveries, no schedule
    bool with_evidence = true;  ///< false only in benchmarks, see WorldOptions
    /// Only in benchmarks: mounts more routes before the server starts.
    std::function<void(World&, Front&)> extend{};
};
/// Serves until SIGTERM or SIGINT.
int serve(const config::Settings& settings, const ServeOptions& options);

/// Invariants, evidence tree and stored files. Exit code 1 when something is broken.
int check(const config::Settings& settings, bool json);

/// The OpenAPI document of this program on stdout.
int openapi(bool matrix);

/// Every setting as documented TOML.
int print_config(const config::Settings& settings);

}  // namespace linli::app
