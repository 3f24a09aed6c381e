#pragma once

#include <linli/base/id.h>
#include <linli/base/result.h>
#include <linli/db/database.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::tenant {

/// A district or street that runs its own linli in this deployment.
struct Tenant {
    TenantId id;
    std::string code;  ///< in URLs and hosts: "yunxi"
    std::string name;  ///< 云溪区
    Instant created_at{};
};

/// What `init` decides once and for ever about a database.
struct Deployment {
    int suite = 1;           ///< crypto suite number (crypto::Suite)
    bool simulated = false;  ///< the domain clock may be driven; a banner stands on every page; irreversible
    Uuid installation;       ///< random identity; backups and evidence origins carry it
    Instant initialised_at{};
    /// Fingerprint of one of the master keys, so that starting with another deployment's keys is refused; empty in a
    /// database that is older than the rule.
    std::string keyring{};
};

/// Writes the deployment row. @throws StoreFault when the database is initialised already.
void initialise(db::WriteTx& tx, const Deployment& deployment);
std::optional<Deployment> deployment(db::ReadTx& tx);
/// Notes which keys the database belongs to: one of an older database, and before the key noted is retired.
void remember_keyring(db::WriteTx& tx, std::string_view fingerprint);
/// The next number is given. @throws db::ConstraintFault when the code is taken.
Tenant add(db::WriteTx& tx, std::string_view code, std::string_view name, Instant now);
std::vector<Tenant> all(db::ReadTx& tx);
std::optional<Tenant> find_by_code(db::ReadTx& tx, std::string_view code);

/// A small setting as it stands.
struct Setting {
    std::string name;
    std::string content;
    Instant changed_at{};
};

/// Small settings of a tenant (texts, thresholds): last write wins, history in audit.
std::optional<std::string> setting(db::ReadTx& tx, TenantId tenant, std::string_view key);
/// All of a tenant, by name.
std::vector<Setting> settings(db::ReadTx& tx, TenantId tenant);
void set_setting(db::WriteTx& tx, TenantId tenant, std::string_view key, std::string_view value, Instant now);
/// The driven clock of a simulated database: offset to real time in milliseconds, 0 otherwise.
std::int64_t clock_offset_ms(db::ReadTx& tx);
/// @throws StoreFault unless the database is marked simulated.
void set_clock_offset_ms(db::WriteTx& tx, std::int64_t offset);

}  // namespace linli::tenant
