#include "sqlite_group.h"

#include <thread>
#include <utility>

namespace linli::db::sqlite {
namespace {

/// For how long the first one of a group may wait for the others.
constexpr std::chrono::milliseconds longest_gathering{10};

constexpr int pages_per_checkpoint = 4'000;   // 16 MiB: what every group touches is moved once for several
constexpr int pages_of_a_large_log = 16'000;  // 64 MiB
constexpr std::chrono::milliseconds longest_wait_for_readers{100};

/// After a group that held the lock for so long the writer rests, longer than who waits in another process rests
/// between two questions; otherwise one import after another would keep a command line out for ever.
constexpr std::chrono::milliseconds long_group{20};
constexpr std::chrono::milliseconds turn_of_others{4};

}  // namespace

Checkpointer::Checkpointer(Connection& connection) : connection_(connection) {
    sqlite3_wal_hook(
        connection_.raw(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Checkpointer*>(self)->pages_ = pages;
            return SQLITE_OK;
        },
        this);
}

bool Checkpointer::grew_by_a_large_log() noexcept {
    const int before = std::exchange(seen_, pages_);
    return pages_ - (pages_ < before ? 0 : before) >= pages_of_a_large_log;
}

void Checkpointer::run_if_due() noexcept {
    if (pages_ < tried_) tried_ = 0;  // the log started over
    if (pages_ - tried_ < pages_per_checkpoint) return;
    tried_ = pages_;
    const bool large = pages_ >= pages_of_a_large_log;
    // A failure loses nothing: the log holds what was committed, and the next round tries again.
    const auto usual = connection_.patience();
    connection_.be_patient(longest_wait_for_readers);
    sqlite3_wal_checkpoint_v2(connection_.raw(), nullptr, large ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE,
                              nullptr, nullptr);
    connection_.be_patient(usual);
}

GroupWriter::GroupWriter(const ConnectionSettings& settings)
    : patience_(settings.busy_timeout),
      connection_(settings),
      checkpointer_(connection_),
      writer_([this] { work(); }) {}

GroupWriter::~GroupWriter() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    writer_.join();
}

void GroupWriter::run(const std::function<bool(SqliteSession&)>& body) {
    Member me{.body = body};
    stand_in_line(me);
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

void GroupWriter::stand_in_line(Member& me) {
    std::list<Member*>::iterator place;
    bool wake = false;
    {
        const std::lock_guard lock(mutex_);
        place = line_.insert(line_.end(), &me);
        wake = std::exchange(idle_, false);
    }
    if (wake) arrived_.notify_one();
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
    me.turn.wait(mine, [&] { return me.stage == Stage::told; });
}

void GroupWriter::work() {
    while (auto* first = wait_for_someone()) write_group(*first);
}

GroupWriter::Member* GroupWriter::wait_for_someone() {
    std::unique_lock lock(mutex_);
    idle_ = line_.empty();
    arrived_.wait(lock, [this] { return !line_.empty() || stopping_; });
    idle_ = false;
    return line_.empty() ? nullptr : take_first();
}

GroupWriter::Member* GroupWriter::take_first() {
    auto* first = line_.front();
    line_.pop_front();
    first->become(Stage::served);
    return first;
}

GroupWriter::Member* GroupWriter::next_for(const Group& group) {
    const std::lock_guard lock(mutex_);
    return group_is_complete(group) ? nullptr : take_first();
}

void GroupWriter::write_group(Member& first) noexcept {
    Group group;
    group.opened = std::chrono::steady_clock::now();
    group.members[group.count++] = &first;
    try {
        connection_.command("BEGIN IMMEDIATE");
        run_in_savepoint(first, group);
        while (auto* member = next_for(group)) {
            group.members[group.count++] = member;
            run_in_savepoint(*member, group);
        }
        commit(group);
    } catch (...) {
        first.thrown = std::current_exception();  // the transaction did not even begin
    }
    // Moving gigabytes takes longer than anybody stands in line: who wrote them waits, not who comes next.
    if (checkpointer_.grew_by_a_large_log()) checkpointer_.run_if_due();
    tell(group);
    const bool was_long = std::chrono::steady_clock::now() - group.opened >= long_group;
    checkpointer_.run_if_due();  // meanwhile the next group gathers
    if (was_long) std::this_thread::sleep_for(turn_of_others);
}

void GroupWriter::tell(const Group& group) noexcept {
    for (std::size_t i = 0; i < group.count; ++i) {
        group.members[i]->fault = group.fault;
        group.members[i]->become(Stage::told);
    }
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
    return line_.empty() || group.count >= group.members.size() || !group.fault.empty() ||
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
