#pragma once

#include <linli/db/row.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace linli::db {

/// A bounded set of connections, opened when first needed, handed out in the order of asking.
/// Thread-safe. Leases must be gone before the pool.
template <class Connection>
class Pool {
public:
    using Make = std::function<std::unique_ptr<Connection>()>;

    /// Borrows one connection; gives it back at the end of its life unless it was dropped.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
        Lease(Lease&& other) noexcept
            : pool_(std::exchange(other.pool_, nullptr)), connection_(std::move(other.connection_)) {}
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (pool_) pool_->give_back(std::move(connection_));
        }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }
        /// Closes the connection: it is broken or in an unknown state.
        void drop() { connection_.reset(); }

    private:
        Pool* pool_;
        std::unique_ptr<Connection> connection_;
    };

    Pool(int limit, std::chrono::milliseconds patience, Make make)
        : limit_(limit), patience_(patience), make_(std::move(make)) {}

    /// @throws StoreFault when no connection became free in time, or none could be opened.
    Lease acquire() {
        std::unique_lock lock(mutex_);
        std::unique_ptr<Connection> connection;
        if (!idle_.empty()) {
            connection = std::move(idle_.back());
            idle_.pop_back();
        } else if (open_ < limit_) {
            ++open_;
        } else {
            connection = wait_in_line(lock);
        }
        lock.unlock();
        if (!connection) connection = open_one();
        return Lease(*this, std::move(connection));
    }

    /// Closes what nobody uses: after one connection broke the others are likely to be dead, too.
    void drop_idle() {
        std::vector<std::unique_ptr<Connection>> dropped;
        const std::lock_guard lock(mutex_);
        open_ -= static_cast<int>(idle_.size());
        dropped.swap(idle_);
    }

private:
    struct Waiter {
        std::condition_variable turn;
        std::unique_ptr<Connection> connection;  // stays empty when the waiter may open a new one
        bool served = false;
    };

    std::unique_ptr<Connection> wait_in_line(std::unique_lock<std::mutex>& lock) {
        Waiter me;
        const auto place = line_.insert(line_.end(), &me);
        if (!me.turn.wait_for(lock, patience_, [&] { return me.served; })) {
            line_.erase(place);
            throw StoreFault("no database connection became free in time");
        }
        return std::move(me.connection);
    }

    std::unique_ptr<Connection> open_one() {
        try {
            return make_();
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    void give_back(std::unique_ptr<Connection> connection) {
        std::unique_ptr<Connection> closing;  // closed after the lock is gone
        const std::lock_guard lock(mutex_);
        if (!line_.empty()) {
            Waiter& next = *line_.front();
            line_.pop_front();
            next.connection = std::move(connection);
            next.served = true;
            next.turn.notify_one();
        } else if (connection && connection->reusable()) {
            idle_.push_back(std::move(connection));
        } else {
            closing = std::move(connection);
            --open_;
        }
    }

    const int limit_;
    const std::chrono::milliseconds patience_;
    const Make make_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;  // last in, first out: warm caches
    std::list<Waiter*> line_;
    int open_ = 0;
};

}  // namespace linli::db
