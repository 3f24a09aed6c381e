#include "sqlite_group.h"

namespace linli::db::sqlite {
namespace {

/// Bounds of one group: how many share a commit, and for how long the first one may wait for the others.
constexpr int most_members = 64;
constexpr std::chrono::milliseconds longest_gathering{10};

constexpr int pages_per_checkpoint = 1'000;
constexpr int pages_of_a_large_log = 16'000;  // 64 MiB
constexpr int longest_wait_for_readers_ms = 100;

}  // namespace

Checkpointer::Checkpointer(Connection& connection) : raw_(connection.raw()), busy_timeout_(connection.busy_timeout()) {
    sqlite3_wal_hook(
        raw_,
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Checkpointer*>(self)->pages_ = pages;
            return SQLITE_OK;
        },
        this);
}

void Checkpointer::run_if_due() noexcept {
    if (pages_ < tried_) tried_ = 0;  // the log started over
    if (pages_ - tried_ < pages_per_checkpoint) return;
    tried_ = pages_;
    const bool large = pages_ >= pages_of_a_large_log;
    // A failure loses nothing: the log holds what was committed, and the next round tries again.
    sqlite3_busy_timeout(raw_, longest_wait_for_readers_ms);
    sqlite3_wal_checkpoint_v2(raw_, nullptr, large ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, nullptr,
                              nullptr);
    sqlite3_busy_timeout(raw_, static_cast<int>(busy_timeout_.count()));
}

GroupWriter::GroupWriter(const ConnectionSettings& settings)
    : patience_(settings.busy_timeout), connection_(settings), checkpointer_(connection_) {}

void GroupWriter::run(const std::function<bool(SqliteSession&)>& body) {
    stand_in_line();
    std::shared_ptr<Group> group;
    SqliteSession session(connection_);
    std::exception_ptr thrown;
    bool keep = false;
    try {
        group = open_group();
        keep = run_in_savepoint(body, session, *group);
    } catch (...) {
        thrown = std::current_exception();
    }
    finish_turn(group);
    if (thrown) std::rethrow_exception(thrown);
    wait_for_commit(group);
    if (keep) run_hooks(session.take_hooks());
}

std::size_t GroupWriter::waiting() {
    const std::lock_guard lock(mutex_);
    return line_.size();
}

void GroupWriter::stand_in_line() {
    std::unique_lock lock(mutex_);
    if (!busy_) {
        busy_ = true;
        return;
    }
    Waiter me;
    const auto place = line_.insert(line_.end(), &me);
    if (me.turn.wait_for(lock, patience_, [&] { return me.served; })) return;
    line_.erase(place);
    throw StoreFault("the writer of the store stayed busy for too long");
}

void GroupWriter::hand_over() {
    busy_ = !line_.empty();
    if (!busy_) return;
    Waiter& next = *line_.front();
    line_.pop_front();
    next.served = true;
    next.turn.notify_one();  // under the lock: the waiter lives on the stack of its thread
}

std::shared_ptr<GroupWriter::Group> GroupWriter::open_group() {
    if (!group_) {
        connection_.command("BEGIN IMMEDIATE");
        group_ = std::make_shared<Group>();
        group_->opened = std::chrono::steady_clock::now();
    }
    return group_;
}

bool GroupWriter::run_in_savepoint(const std::function<bool(SqliteSession&)>& body, SqliteSession& session,
                                   Group& group) {
    connection_.command("SAVEPOINT member");
    ++group.members;
    try {
        const bool keep = body(session);
        if (keep) {
            session.require_intact();
            // Checked here so that one member's dangling reference does not fail the commit of all.
            if (connection_.has_broken_references())
                throw ConstraintFault("FOREIGN KEY constraint failed at the end of a transaction",
                                      ConstraintKind::foreign_key);
            connection_.command("RELEASE member");
        } else {
            undo_savepoint(group);
        }
        return keep;
    } catch (...) {
        undo_savepoint(group);
        throw;
    }
}

void GroupWriter::undo_savepoint(Group& group) noexcept {
    try {
        // After some disk errors SQLite has already rolled back everything, the others' work included.
        if (!connection_.in_transaction()) throw StoreFault("the shared transaction was lost");
        connection_.command("ROLLBACK TO member");
        connection_.command("RELEASE member");
    } catch (const std::exception& fault) {
        group.fault = fault.what();
    }
}

void GroupWriter::finish_turn(const std::shared_ptr<Group>& group) {
    {
        const std::lock_guard lock(mutex_);
        if (!group || !group_is_complete(*group)) {
            hand_over();
            return;
        }
    }
    commit(*group);  // without the lock: others may get in line meanwhile
    group_.reset();
    {
        const std::lock_guard lock(mutex_);
        group->done = true;
        group->over.notify_all();
    }
    checkpointer_.run_if_due();
    const std::lock_guard lock(mutex_);
    hand_over();
}

bool GroupWriter::group_is_complete(const Group& group) const {
    return line_.empty() || group.members >= most_members || !group.fault.empty() ||
           std::chrono::steady_clock::now() - group.opened >= longest_gathering;
}

void GroupWriter::commit(Group& group) noexcept {
    try {
        if (!group.fault.empty()) throw StoreFault(group.fault);
        connection_.command("COMMIT");
    } catch (const std::exception& fault) {
        group.fault = std::string("the shared commit failed: ") + fault.what();
        try {
            if (connection_.in_transaction()) connection_.command("ROLLBACK");
        } catch (const std::exception& worse) {
            group.fault += std::string("; and its rollback: ") + worse.what();
        }
    }
}

void GroupWriter::wait_for_commit(const std::shared_ptr<Group>& group) {
    std::unique_lock lock(mutex_);
    group->over.wait(lock, [&] { return group->done; });
    if (!group->fault.empty()) throw StoreFault(group->fault);
}

}  // namespace linli::db::sqlite
