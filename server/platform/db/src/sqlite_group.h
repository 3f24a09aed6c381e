#pragma once

#include "sqlite_connection.h"
#include "sqlite_session.h"

#include <array>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
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
    /// Whether what was committed since the last question fills a large log by itself.
    bool grew_by_a_large_log() noexcept;

private:
    Connection& connection_;
    int pages_ = 0;  // in the log after the latest commit
    int seen_ = 0;   // in the log when its growth was last asked for
    int tried_ = 0;  // in the log when it was last moved
};

/// The one writer of a SQLite store: many callers share one commit, hence one fsync.
///
/// Callers stand in line. A thread of its own begins a transaction, runs the bodies of those who stand there, each
/// inside a savepoint, commits for all and tells them; so nobody has to wake up between two bodies, and the next group
/// begins while the members of this one write their answers. Nobody returns before the commit that holds its effects,
/// and a failed commit is told to everyone, also to those who were refused: what refused them may have been written by
/// the group that was lost. Thread-safe; the order of the line is the order of arrival.
class GroupWriter {
public:
    explicit GroupWriter(const ConnectionSettings& settings);
    /// Nobody may stand in line.
    ~GroupWriter();
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    /// Runs `body` on the writer's thread and returns after the commit when it returned true; undone when it returned
    /// false or threw.
    /// @throws StoreFault when the writer stayed busy for too long, or the shared commit failed.
    void run(const std::function<bool(SqliteSession&)>& body);

    /// How many stand in line at this moment.
    std::size_t waiting();

    /// For tests: the connection itself, while nobody writes.
    Connection& connection() { return connection_; }

private:
    enum class Stage { in_line, served, told };
    struct Member {
        const std::function<bool(SqliteSession&)>& body;
        std::mutex mutex;  // of its own, so that those who wake do not meet at one lock
        std::condition_variable turn;
        Stage stage = Stage::in_line;  // guarded by it
        // Written by the writer's thread, read when told.
        bool keep = false;
        std::exception_ptr thrown;
        std::string fault;  // of the commit
        std::vector<std::function<void()>> hooks;

        void become(Stage next);
    };
    struct Group {
        static constexpr std::size_t most_members = 64;  ///< that share a commit
        std::array<Member*, most_members> members{};
        std::size_t count = 0;
        std::string fault;  // empty while the commit may succeed
        std::chrono::steady_clock::time_point opened;
    };

    /// Returns when the member was told.
    void stand_in_line(Member& me);
    void work();
    /// None when the writer shall stop.
    Member* wait_for_someone();
    Member* take_first();  // with mutex_ held
    /// The next in line, none when the group is complete.
    Member* next_for(const Group& group);
    void write_group(Member& first) noexcept;
    void tell(const Group& group) noexcept;
    void run_in_savepoint(Member& member, Group& group) noexcept;
    void undo_savepoint(Group& group) noexcept;
    bool group_is_complete(const Group& group) const;  // with mutex_ held
    void commit(Group& group) noexcept;

    const std::chrono::milliseconds patience_;
    Connection connection_;      // used only by the writer's thread
    Checkpointer checkpointer_;  // likewise

    std::mutex mutex_;  // guards what follows; taken before the mutex of a member
    std::condition_variable arrived_;
    bool idle_ = true;
    bool stopping_ = false;
    std::list<Member*> line_;

    std::thread writer_;  // last: it uses all of the above
};

}  // namespace linli::db::sqlite
