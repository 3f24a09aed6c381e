#pragma once

#include "sqlite_connection.h"
#include "sqlite_session.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <vector>

namespace linli::db::sqlite {

/// Moves what was committed from the log into the file, after the members of a group were told.
///
/// SQLite's own way does it inside COMMIT, again with each commit once readers keep the log from starting over, and
/// under steady reading the log would grow without end. Here it happens once per thousand pages; a log that became
/// large is started over, for which the writer waits a moment until the readers of old pages are done.
class Checkpointer {
public:
    explicit Checkpointer(Connection& connection);
    void run_if_due() noexcept;

private:
    sqlite3* raw_;
    std::chrono::milliseconds busy_timeout_;
    int pages_ = 0;  // in the log after the latest commit
    int tried_ = 0;  // in the log when it was last moved
};

/// The one writer of a SQLite store: many callers share one commit, hence one fsync.
///
/// Callers stand in line. The one in front leads: it begins a transaction, runs the bodies of those who stand behind
/// it, each inside a savepoint, commits for all and tells them; so no thread has to wake up between two bodies. Nobody
/// returns before the commit that holds its effects, and a failed commit is told to everyone, also to those who were
/// refused: what refused them may have been written by the group that was lost. Thread-safe; the order of the line is
/// the order of arrival.
class GroupWriter {
public:
    explicit GroupWriter(const ConnectionSettings& settings);

    /// Runs `body`, perhaps on the thread of another caller, and returns after the commit when it returned true; undone
    /// when it returned false or threw.
    /// @throws StoreFault when the writer stayed busy for too long, or the shared commit failed.
    void run(const std::function<bool(SqliteSession&)>& body);

    /// How many stand in line at this moment.
    std::size_t waiting();

    /// For tests: the connection itself, while nobody writes.
    Connection& connection() { return connection_; }

private:
    enum class Stage { in_line, served, leads, told };
    struct Member {
        const std::function<bool(SqliteSession&)>& body;
        std::mutex mutex;  // of its own, so that those who wake do not meet at one lock
        std::condition_variable turn;
        Stage stage = Stage::in_line;  // guarded by it
        // Written by the one who leads, read when told.
        bool keep = false;
        std::exception_ptr thrown;
        std::string fault;  // of the commit
        std::vector<std::function<void()>> hooks;

        void become(Stage next);
    };
    struct Group {
        std::vector<Member*> members;
        std::string fault;  // empty while the commit may succeed
        std::chrono::steady_clock::time_point opened;
    };

    /// True when this member shall lead; false when another one has served it and the commit is over.
    bool stands_in_front(Member& me);
    void lead(Member& first);
    /// The next in line, none when the group is complete.
    Member* next_for(const Group& group);
    void tell_the_others(const Group& group);
    void hand_over();
    void run_in_savepoint(Member& member, Group& group) noexcept;
    void undo_savepoint(Group& group) noexcept;
    bool group_is_complete(const Group& group) const;  // with mutex_ held
    void commit(Group& group) noexcept;

    const std::chrono::milliseconds patience_;
    Connection connection_;      // used only by the one who leads
    Checkpointer checkpointer_;  // likewise

    std::mutex mutex_;  // guards what follows; taken before the mutex of a member
    bool busy_ = false;
    std::list<Member*> line_;
};

}  // namespace linli::db::sqlite
