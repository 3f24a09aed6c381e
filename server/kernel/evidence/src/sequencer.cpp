#include "published.h"
#include "repository.h"

#include <linli/evidence/check.h>
#include <linli/evidence/sequencer.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>

namespace linli::evidence {

using repository::ClosedFor;

/// What one transaction did.
struct Sequencer::Step {
    std::int64_t numbered = 0;
    std::vector<SignedCheckpoint> checkpoints;
    bool more = false;
};

/// One tenant's log inside one write transaction.
class Sequencer::Work {
public:
    Work(Sequencer& owner, db::WriteTx& tx, TenantId tenant) : owner_(owner), tx_(tx), tenant_(tenant) {}

    /// Locks the tenant's open log; opens the first one when there is none.
    void lock() {
        for (int attempt = 0; attempt < 5; ++attempt) {
            if (auto found = repository::lock_open_log(tx_, tenant_)) {
                log_ = std::move(*found);
                return;
            }
            if (!repository::newest_log(tx_, tenant_)) repository::open_log(tx_, fresh_log(1), owner_.clock_.now());
        }
        throw db::StoreFault("the newest evidence log of tenant " + std::to_string(tenant_.value) + " is not open");
    }

    Step number() {
        if (log_.suite != owner_.keyring_.suite()) return {0, succeed("suite"), true};
        const auto leaves = repository::number_leaves(tx_, log_, owner_.options_.batch);
        if (leaves.empty()) return {};
        grow(leaves);
        return {static_cast<std::int64_t>(leaves.size()),
                {sign_checkpoint()},
                static_cast<int>(leaves.size()) == owner_.options_.batch};
    }

    /// Ends the log with a leaf and a checkpoint that say so, and begins the next one with a leaf that names it.
    /// @return the last checkpoint of the one and the first of the other
    std::vector<SignedCheckpoint> succeed(std::string_view reason) {
        auto last = end(reason);
        begin(log_.number + 1, {{"reason", reason},
                                {"previous_origin", last.checkpoint.origin},
                                {"previous_size", last.checkpoint.size},
                                {"previous_root", last.checkpoint.root.hex()}});
        return {std::move(last), sign_checkpoint()};
    }

    /// Nothing more is signed for logs whose published end is lost. A log that is missing altogether gets an empty
    /// row, so that its number stays taken. @return what was signed, the new log's checkpoint last
    std::vector<SignedCheckpoint> give_up(const std::vector<LostLog>& lost) {
        std::vector<SignedCheckpoint> made;
        int next = 1;
        if (auto open = repository::lock_open_log(tx_, tenant_)) {
            log_ = std::move(*open);
            if (std::none_of(lost.begin(), lost.end(), [&](const auto& log) { return log.number == log_.number; }))
                made.push_back(end("restored"));
            else
                repository::close_log(tx_, log_, ClosedFor::restored, owner_.clock_.now());
        }
        if (const auto newest = repository::newest_log(tx_, tenant_)) next = newest->number + 1;
        boost::json::array said;
        for (const auto& log : lost) {
            next = std::max(next, log.number + 1);
            keep_number_of(log);
            said.push_back({{"origin", log.published.origin},
                            {"published_size", log.published.size},
                            {"published_root", log.published.root.hex()},
                            {"stored_size", log.stored_size}});
        }
        begin(next, {{"reason", "restored"}, {"lost", said}});
        made.push_back(sign_checkpoint());
        return made;
    }

private:
    repository::LogRow fresh_log(int number) const {
        repository::LogRow log{tenant_, number, owner_.keyring_.suite(), {}, 0, {}};
        log.origin = owner_.options_.name + "/" + std::to_string(tenant_.value) + "/" + std::to_string(number);
        return log;
    }

    SignedCheckpoint end(std::string_view reason) {
        add_own("evidence.log-closed", {{"reason", reason}});
        auto last = sign_checkpoint();
        repository::close_log(tx_, log_, ClosedFor::succeeded, owner_.clock_.now());
        return last;
    }

    void keep_number_of(const LostLog& lost) {
        auto row = fresh_log(lost.number);
        row.origin = lost.published.origin;
        row.suite = lost.published.suite;
        repository::open_log(tx_, row, owner_.clock_.now());
        repository::close_log(tx_, row, ClosedFor::restored, owner_.clock_.now());
    }

    void begin(int number, const boost::json::object& content) {
        log_ = fresh_log(number);
        repository::open_log(tx_, log_, owner_.clock_.now());
        add_own("evidence.log-opened", content);
    }

    /// A leaf about the log itself, numbered at once.
    void add_own(std::string_view kind, const boost::json::object& content) {
        const EvidenceLog recorder(owner_.clock_, owner_.ids_, log_.suite);
        const auto id = recorder.record(tx_, tenant_, kind, Uuid(), content);
        const auto leaf = repository::number_leaf(tx_, log_, id);
        grow({leaf});
    }

    void grow(const std::vector<Digest>& leaves) {
        repository::StoredTiles store(tx_, log_);
        TileTree(crypto::suite(log_.suite), store).append(log_.size, leaves);
        log_.size += leaves.size();
        repository::set_size(tx_, log_);
    }

    SignedCheckpoint sign_checkpoint() {
        const auto& suite = crypto::suite(log_.suite);
        repository::StoredTiles store(tx_, log_);
        TileTree tree(suite, store);
        const auto now = owner_.clock_.now();
        const Checkpoint checkpoint{log_.origin, log_.size, root_of(suite, log_.size, tree.reader()), log_.suite, now};
        const auto signers = owner_.signers(log_.suite);
        const auto& name = owner_.options_.name;
        for (const auto* signer : signers)
            repository::insert_key(tx_, tenant_, {name, signer->suite(), signer->public_key()}, now);
        SignedCheckpoint made{log_.number, checkpoint, sign(checkpoint, name, signers)};
        repository::insert_checkpoint(tx_, log_, made);
        return made;
    }

    Sequencer& owner_;
    db::WriteTx& tx_;
    const TenantId tenant_;
    repository::LogRow log_;
};

Sequencer::Sequencer(db::Database& database, const crypto::Keyring& keyring, const Clock& clock, IdSource& ids,
                     SequencerOptions options)
    : database_(database), keyring_(keyring), clock_(clock), ids_(ids), options_(std::move(options)) {}

Sequencer::~Sequencer() = default;

/// Every key that is not retired signs, so that auditors with the old and with the new public key are served.
std::vector<const crypto::SigningKey*> Sequencer::signers(crypto::Suite suite) {
    std::vector<const crypto::SigningKey*> signers;
    for (const int generation : keyring_.generations()) {
        auto& key = keys_[{generation, suite}];
        if (!key) key = keyring_.signing_key(generation, suite);
        signers.push_back(key.get());
    }
    return signers;
}

void Sequencer::compare_once() {
    if (compared_ || options_.published.empty()) return;
    blocked_ =
        database_.read([&](db::ReadTx& tx) { return compare_with_published(tx, options_.published, options_.name); });
    compared_ = true;
}

Sequencer::Step Sequencer::step(TenantId tenant) {
    return database_.write([&](db::WriteTx& tx) {
        Work work(*this, tx, tenant);
        work.lock();
        return work.number();
    });
}

/// Only after the commit: the file must never know more than a store that was not restored.
void Sequencer::publish(const SignedCheckpoint& checkpoint) {
    if (!options_.published.empty()) published::append(options_.published, checkpoint.note);
}

SequencerReport Sequencer::run_once() {
    const std::lock_guard lock(mutex_);
    compare_once();
    SequencerReport report;
    for (const auto& [tenant, finding] : blocked_) report.findings.push_back(finding);
    for (const auto tenant : database_.read(repository::tenants_with_new_leaves)) {
        if (blocked_.count(tenant.value) > 0) continue;
        std::map<int, SignedCheckpoint> last;
        for (bool more = true; more;) {
            auto done = step(tenant);
            report.numbered += done.numbered;
            more = done.more;
            for (auto& checkpoint : done.checkpoints) last[checkpoint.log] = std::move(checkpoint);
        }
        for (auto& [log, checkpoint] : last) {
            publish(checkpoint);
            report.checkpoints.push_back(std::move(checkpoint));
        }
    }
    return report;
}

Result<int> Sequencer::start_new_log(TenantId tenant, std::string_view reason) {
    const std::lock_guard lock(mutex_);
    compare_once();
    if (blocked_.count(tenant.value) > 0) return refuse(log_blocked);
    const auto checkpoints = database_.write([&](db::WriteTx& tx) {
        Work work(*this, tx, tenant);
        work.lock();
        return work.succeed(reason);
    });
    for (const auto& checkpoint : checkpoints) publish(checkpoint);
    return checkpoints.back().log;
}

Result<int> Sequencer::restart_after_restore(TenantId tenant) {
    const std::lock_guard lock(mutex_);
    if (options_.published.empty()) return refuse(nothing_to_restart);
    const auto checkpoints = database_.write([&](db::WriteTx& tx) {
        auto lost = lost_logs(tx, options_.published, options_.name);
        std::erase_if(lost, [&](const LostLog& log) { return log.tenant != tenant; });
        return lost.empty() ? std::vector<SignedCheckpoint>{} : Work(*this, tx, tenant).give_up(lost);
    });
    if (checkpoints.empty()) return refuse(nothing_to_restart);
    for (const auto& checkpoint : checkpoints) publish(checkpoint);
    blocked_.erase(tenant.value);
    return checkpoints.back().log;
}

}  // namespace linli::evidence
