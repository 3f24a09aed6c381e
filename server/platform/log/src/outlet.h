#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace linli::log {

/// Stands between those who log and the disk: an append to a buffer is all that a caller pays, one thread writes what
/// has gathered, some times a second. A buffer that is full drops lines and counts them, so that a slow disk stops
/// nobody and fills no memory. Thread-safe; lines keep their order and are never torn.
class Outlet {
public:
    /// Writes some whole lines, without the last line end. Called by one thread at a time. @return false when they are
    /// lost, which is counted.
    using Write = std::function<bool(std::string_view lines)>;
    /// Says as one line how many were dropped.
    using Confess = std::function<std::string(std::uint64_t count)>;

    /// @param limit_bytes most that waits
    /// @param block_bytes most that is given to `write` at once, unless one line is longer
    Outlet(Write write, Confess confess, std::size_t limit_bytes, std::size_t block_bytes);
    /// Writes what waits.
    ~Outlet();
    Outlet(const Outlet&) = delete;
    Outlet& operator=(const Outlet&) = delete;

    /// Never waits for the disk. @return false when the line was dropped.
    bool put(std::string_view line);
    /// Writes what waits, in this thread; returns when it is written.
    void drain();
    /// Lines dropped so far.
    std::uint64_t dropped() const { return dropped_; }

private:
    void start();
    void run(const std::stop_token& stop);
    /// @return lines that were lost
    std::uint64_t write_out();

    const Write write_;
    const Confess confess_;
    const std::size_t limit_bytes_;
    const std::size_t block_bytes_;
    std::mutex mutex_;  ///< of `waiting_`
    std::condition_variable_any wake_;
    std::string waiting_;
    std::atomic<std::uint64_t> dropped_{0};
    std::mutex writing_;  ///< of `write_`, `out_` and `confessed_`
    std::string out_;
    std::uint64_t confessed_ = 0;
    std::once_flag started_;
    std::jthread thread_;
};

}  // namespace linli::log
