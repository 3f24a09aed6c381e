#pragma once

#include <linli/base/ids.h>
#include <linli/config/config.h>
#include <linli/crypto/keyring.h>
#include <linli/db/database.h>
#include <linli/tenant/tenants.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::app {

/// Real time plus the offset of a simulated database; the offset is read again when somebody drives the clock.
class DomainClock final : public Clock {
public:
    explicit DomainClock(const Clock& real) : real_(real) {}
    Instant now() const override { return real_.now() + std::chrono::milliseconds(offset_ms_.load()); }
    void set_offset(std::int64_t ms) { offset_ms_ = ms; }

private:
    const Clock& real_;
    std::atomic<std::int64_t> offset_ms_{0};
};

/// What the journal of a store says about this program's migrations.
enum class SchemaState { none, older, current, newer };
SchemaState schema_state(db::Database& database);

/// What every command starts from: settings, clocks, ids, the open store and its keys.
struct Store {
    /// @param fresh makes the embedded database when there is none; otherwise that is a std::runtime_error
    explicit Store(const config::Settings& given, bool fresh = false);

    /// Opens the store without looking at its schema.
    static std::unique_ptr<db::Database> open_database(const config::Settings& settings);
    /// Reads the deployment row and the keyring, and compares both. @throws std::runtime_error saying what to do: run
    /// `linli init` or `linli migrate` first, take a newer program, bring the right key file.
    void attach();

    config::Settings settings;
    SystemClock real_clock;
    DomainClock domain_clock{real_clock};
    SeededIds ids{domain_clock, os_seed()};
    std::unique_ptr<db::Database> database;
    std::unique_ptr<crypto::Keyring> keyring;
    tenant::Deployment deployment;
};

/// The tenant with this code; with an empty code the only one of the deployment, nothing when there are several.
std::optional<tenant::Tenant> named_tenant(db::ReadTx& tx, std::string_view code);

}  // namespace linli::app
