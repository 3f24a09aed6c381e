#include "sqlite_group.h"

namespace linli::db::sqlite {
namespace {

/// Bounds of one group: how many share a commit, and for how long the first one may wait for the others.
constexpr std::size_t most_members = 64;
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
    Member me{.body = body};
    if (stands_in_front(me)) lead(me);
    if (me.thrown) std::rethrow_exception(me.thrown);
    if (!me.fault.empty()) throw StoreFault(me.fault);
    if (me.keep) run_hooks(me.hooks);
}

std::size_t GroupWriter::waiting() {
    const std::lock_guard lock(mutex_);
    return line_.size();
}

void GroupWriter::Member::become(Stage next) {
    const std::lock_guard lock(mutex);
    stage = next;
    // Who is being served sleeps on. Under the lock: a member lives on the stack of its thread.
    if (next != Stage::served) turn.notify_one();
}

bool GroupWriter::stands_in_front(Member& me) {
    std::list<Member*>::iterator place;
    {
        const std::lock_guard lock(mutex_);
        if (!busy_) {
            busy_ = true;
            return true;
        }
        place = line_.insert(line_.end(), &me);
    }
    std::unique_lock mine(me.mutex);
    if (!me.turn.wait_for(mine, patience_, [&] { return me.stage != Stage::in_line; })) {
        mine.unlock();
        const std::lock_guard lock(mutex_);  // members leave the line only under it
        mine.lock();
        if (me.stage == Stage::in_line) {
            line_.erase(place);
            throw StoreFault("the writer of the store stayed busy for too long");
        }
    }
    me.turn.wait(mine, [&] { return me.stage == Stage::leads || me.stage == Stage::told; });
    return me.stage == Stage::leads;
}

void GroupWriter::lead(Member& first) {
    Group group{.opened = std::chrono::steady_clock::now()};
    try {
        group.members.reserve(most_members);  // no failure between taking a member from the line and telling it
        connection_.command("BEGIN IMMEDIATE");
        for (auto* member = &first; member; member = next_for(group)) {
            group.members.push_back(member);
            run_in_savepoint(*member, group);
        }
        commit(group);
    } catch (...) {
        first.thrown = std::current_exception();  // the transaction did not even begin
    }
    first.fault = group.fault;
    tell_the_others(group);
    checkpointer_.run_if_due();
    hand_over();  // last: meanwhile the next group gathers
}

GroupWriter::Member* GroupWriter::next_for(const Group& group) {
    const std::lock_guard lock(mutex_);
    if (group_is_complete(group)) return nullptr;
    auto* next = line_.front();
    line_.pop_front();
    next->become(Stage::served);
    return next;
}

void GroupWriter::tell_the_others(const Group& group) {
    for (std::size_t i = 1; i < group.members.size(); ++i) {
        group.members[i]->fault = group.fault;
        group.members[i]->become(Stage::told);
    }
}

void GroupWriter::hand_over() {
    const std::lock_guard lock(mutex_);
    busy_ = !line_.empty();
    if (!busy_) return;
    auto* next = line_.front();
    line_.pop_front();
    next->become(Stage::leads);
}

void GroupWriter::run_in_savepoint(Member& member, Group& group) noexcept {
    try {
        connection_.command("SAVEPOINT member");
    } catch (const std::exception& fault) {
        group.fault = fault.what();
        return;
    }
    try {
        SqliteSession session(connection_);
        member.keep = member.body(session);
        if (!member.keep) return undo_savepoint(group);
        session.require_intact();
        // Checked here so that one member's dangling reference does not fail the commit of all.
        if (connection_.has_broken_references())
            throw ConstraintFault("FOREIGN KEY constraint failed at the end of a transaction",
                                  ConstraintKind::foreign_key);
        connection_.command("RELEASE member");
        member.hooks = session.take_hooks();
    } catch (...) {
        member.thrown = std::current_exception();
        undo_savepoint(group);
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

bool GroupWriter::group_is_complete(const Group& group) const {
    return line_.empty() || group.members.size() >= most_members || !group.fault.empty() ||
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

}  // namespace linli::db::sqlite
