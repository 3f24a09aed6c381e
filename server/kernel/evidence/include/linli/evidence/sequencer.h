#pragma once

#include <linli/crypto/keyring.h>
#include <linli/evidence/log.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

namespace linli::evidence {

inline constexpr ProblemType log_blocked{"evidence/log-blocked", 409, "存证日志落后于已公布的检查点，须先处理",
                                         "The evidence log lies behind a published checkpoint"};
inline constexpr ProblemType nothing_to_restart{"evidence/nothing-to-restart", 409, "存证日志没有落后，无需重启",
                                                "The evidence log does not lie behind a published checkpoint"};

/// How a deployment numbers its evidence.
struct SequencerOptions {
    std::string name;                 ///< of the deployment, first part of every origin: "linli.example/evidence"
    std::filesystem::path published;  ///< file outside the database that hears of every checkpoint; empty: none
    int batch = 512;                  ///< leaves a transaction; bounds how long other writers wait
};

/// What one run did, and what keeps it from doing more.
struct SequencerReport {
    std::int64_t numbered = 0;
    std::vector<SignedCheckpoint> checkpoints;  ///< the last of each log that grew or was closed
    std::vector<Finding> findings;              ///< why a tenant's log stands still; empty when all is well
};

/// Numbers pending leaves, grows the trees and signs checkpoints. Any number of processes may run one: a row lock per
/// log lets one at a time work. Thread-safe; `run_once` is called about every second.
///
/// Each batch is one transaction that numbers leaves, writes tiles and signs a checkpoint over them, so a crash leaves
/// either all of it or nothing. A tenant whose store lies behind or beside a published checkpoint is left alone (its
/// leaves stay pending, nothing is lost) until `restart_after_restore`: two different trees must never be signed for
/// one origin.
class Sequencer {
public:
    Sequencer(db::Database& database, const crypto::Keyring& keyring, const Clock& clock, IdSource& ids,
              SequencerOptions options);
    ~Sequencer();

    /// @throws db::StoreFault when the store fails; crypto::CryptoFault; std::system_error for the published file.
    SequencerReport run_once();
    /// Closes the tenant's log with a last checkpoint and opens the next one, which names it. `run_once` does so by
    /// itself when the keyring's suite is no longer the log's. @return the number of the new log
    /// @param reason a word for the two leaves that say so. @refuses log_blocked
    Result<int> start_new_log(TenantId tenant, std::string_view reason);
    /// Gives up the logs whose ends were lost with a restored backup and opens the next one; its first leaf says what
    /// was published and what is left. An administrator decides this. @return the number of the new log
    /// @refuses nothing_to_restart
    Result<int> restart_after_restore(TenantId tenant);

private:
    class Work;
    struct Step;
    Step step(TenantId tenant);
    void compare_once();
    void publish(const SignedCheckpoint& checkpoint);
    std::vector<const crypto::SigningKey*> signers(crypto::Suite suite);

    db::Database& database_;
    const crypto::Keyring& keyring_;
    const Clock& clock_;
    IdSource& ids_;
    const SequencerOptions options_;
    std::mutex mutex_;
    bool compared_ = false;
    std::map<std::int64_t, Finding> blocked_;  ///< by tenant
    std::map<std::pair<int, crypto::Suite>, std::unique_ptr<crypto::SigningKey>> keys_;
};

}  // namespace linli::evidence
