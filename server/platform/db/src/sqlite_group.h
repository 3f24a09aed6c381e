#pragma once

#include "sqlite_connection.h"
#include "sqlite_session.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

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
/// Callers stand in line. Each runs its body on its own thread inside a savepoint of the open transaction, then
/// hands the connection to the next in line and waits; the last in line (or the one who fills the group) commits
/// for all. Nobody returns before the commit that holds its effects, and a failed commit is told to everyone,
/// also to those who were refused: what refused them may have been written by the group that was lost.
/// Thread-safe; the order of the line is the order of arrival.
class GroupWriter {
public:
    explicit GroupWriter(const ConnectionSettings& settings);

    /// Runs `body` and returns after the commit when it returned true; undone when it returned false or threw.
    /// @throws StoreFault when the writer stayed busy for too long, or the shared commit failed.
    void run(const std::function<bool(SqliteSession&)>& body);

    /// How many stand in line at this moment.
    std::size_t waiting();

    /// For tests: the connection itself, while nobody writes.
    Connection& connection() { return connection_; }

private:
    struct Group {
        std::condition_variable over;
        bool done = false;
        std::string fault;  // empty when the commit succeeded
        int members = 0;
        std::chrono::steady_clock::time_point opened;
    };
    struct Waiter {
        std::condition_variable turn;
        bool served = false;
    };

    void stand_in_line();
    void hand_over();  // with mutex_ held
    std::shared_ptr<Group> open_group();
    bool run_in_savepoint(const std::function<bool(SqliteSession&)>& body, SqliteSession& session, Group& group);
    void undo_savepoint(Group& group) noexcept;
    void finish_turn(const std::shared_ptr<Group>& group);
    bool group_is_complete(const Group& group) const;  // with mutex_ held
    void commit(Group& group) noexcept;
    void wait_for_commit(const std::shared_ptr<Group>& group);

    const std::chrono::milliseconds patience_;
    Connection connection_;         // used only by the one whose turn it is
    Checkpointer checkpointer_;     // likewise
    std::shared_ptr<Group> group_;  // likewise

    std::mutex mutex_;  // guards what follows, and `done` and `fault` of every group
    bool busy_ = false;
    std::list<Waiter*> line_;
};

}  // namespace linli::db::sqlite
