#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <sys/types.h>

namespace linli::bench {

/// What an ended process needed.
struct Usage {
    double processor_seconds = 0;  ///< user and system mode, all threads
    double largest_mib = 0;        ///< resident memory at its peak
};

/// A process of its own, so that its processor time can be told from that of the load.
class Child {
public:
    /// Forks: the child runs `body` and ends with what it returns. Its standard output comes to us, its standard error
    /// goes to `log`. Fork only while no other thread runs.
    Child(const std::function<int()>& body, const std::filesystem::path& log);
    /// Asks it to stop (SIGTERM) and waits.
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// Reads its output until a line holds `part`. @throws std::runtime_error when it ends or stays silent before.
    std::string wait_for(std::string_view part, std::chrono::seconds patience);
    /// Reads its output to the end. @return the exit code; -1 when a signal ended it.
    int join();
    /// @pre join() was called
    const Usage& usage() const { return usage_; }
    /// Of all its threads, in user and system mode.
    double processor_seconds() const;
    double resident_mib() const;

private:
    bool read_more(std::chrono::milliseconds patience);

    pid_t pid_ = -1;
    int output_ = -1;
    clockid_t clock_{};
    std::string text_;
    std::filesystem::path log_;
    std::optional<int> ended_;
    Usage usage_;
};

/// A child that serves HTTP and says its address in a line with `http://ADDRESS:PORT`.
class ServerChild {
public:
    ServerChild(const std::function<int()>& body, const std::filesystem::path& log);
    std::uint16_t port() const { return port_; }
    const Child& process() const { return child_; }

private:
    Child child_;
    std::uint16_t port_ = 0;
};

/// Runs `body` in a child and waits. @throws std::runtime_error unless it returns 0.
void in_child(const std::string& what, const std::function<int()>& body, const std::filesystem::path& log);

/// A body that becomes another program.
std::function<int()> program(const std::filesystem::path& path, std::vector<std::string> arguments);

}  // namespace linli::bench
