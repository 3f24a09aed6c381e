#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/http/client.h>
#include <linli/http/server.h>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace linli::http::testing {

using namespace std::chrono_literals;

/// A folder that goes with its test.
class TempFolder {
public:
    TempFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "linli-http-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
        path_ = name;
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() { std::filesystem::remove_all(path_); }
    const std::filesystem::path& path() const { return path_; }
    std::size_t files() const {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(path_)) ++count;
        return count;
    }

private:
    std::filesystem::path path_;
};

/// A bare socket: for what a decent client would never send.
class Raw {
public:
    explicit Raw(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("connect");
    }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    ~Raw() { close(); }

    /// @return false when the other side does not take it.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    /// Reads until `end` shows up, the connection ends, or `patience` does.
    std::string read_until(std::string_view end, std::chrono::milliseconds patience = 5s) {
        const auto deadline = std::chrono::steady_clock::now() + patience;
        while (end.empty() || in_.find(end) == std::string::npos) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
            pollfd wanted{fd_, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) <= 0) break;
            char buffer[4096];
            const auto count = ::recv(fd_, buffer, sizeof buffer, 0);
            if (count <= 0) {
                closed_ = true;
                break;
            }
            in_.append(buffer, static_cast<std::size_t>(count));
        }
        return in_;
    }
    /// Everything until the other side closes.
    std::string read_all(std::chrono::milliseconds patience = 5s) { return read_until("", patience); }
    void forget() { in_.clear(); }
    bool closed() const { return closed_; }
    void half_close() { ::shutdown(fd_, SHUT_WR); }
    void close() {
        if (fd_ >= 0) ::close(std::exchange(fd_, -1));
    }

private:
    int fd_;
    std::string in_;
    bool closed_ = false;
};

inline std::size_t count_of(std::string_view text, std::string_view piece) {
    std::size_t count = 0;
    for (auto at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + piece.size())) ++count;
    return count;
}

/// Waits until `condition` holds. @return false after two seconds.
inline bool soon(const std::function<bool()>& condition, std::chrono::milliseconds patience = 2s) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

/// A door that tests open by hand, for handlers that have to wait.
class Gate {
public:
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        wake_.notify_all();
    }
    bool wait(std::chrono::milliseconds patience = 5s) {
        std::unique_lock lock(mutex_);
        ++waiting_;
        return wake_.wait_for(lock, patience, [this] { return open_; });
    }
    int waiting() const {
        const std::lock_guard lock(mutex_);
        return waiting_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool open_ = false;
    int waiting_ = 0;
};

/// A running server with short time limits, on a free port.
class ServerTest : public ::testing::Test {
protected:
    ServerTest() {
        options.upload_folder = uploads.path();
        options.read = {2, 16};
        options.write = {2, 16};
        options.io = {1, 4};
        options.access_log = [this](const AccessLine& line) {
            const std::lock_guard lock(lines_mutex);
            lines.push_back(std::string(line.method) + " " + std::string(line.route) + " " +
                            std::to_string(line.status) + " " + std::string(line.network));
        };
        options.failure_log = [this](std::string_view, const std::exception& error) {
            const std::lock_guard lock(lines_mutex);
            failures.emplace_back(error.what());
        };
    }
    ~ServerTest() override {
        if (server) server->stop(0ms);
    }

    void start() {
        Listener listener;
        listener.router = std::make_shared<const Router>(std::move(router));
        listener.tls = tls;
        server = std::make_unique<Server>(options, std::vector<Listener>{std::move(listener)}, clock, ids);
        server->start();
    }
    std::uint16_t port() const { return server->port(); }
    Client client() const {
        ClientOptions with;
        with.port = port();
        with.timeout = 5s;
        return Client(with);
    }
    std::vector<std::string> logged() {
        const std::lock_guard lock(lines_mutex);
        return lines;
    }
    /// Sends `text` on a new connection and reads the answer to the end of the connection.
    std::string talk(std::string_view text) const {
        Raw raw(port());
        raw.send(text);
        return raw.read_all();
    }

    TempFolder uploads;
    ServerOptions options;
    Router router;
    std::optional<TlsFiles> tls;
    SystemClock clock;
    SeededIds ids{clock, 7};
    std::mutex lines_mutex;
    std::vector<std::string> lines;
    std::vector<std::string> failures;
    std::unique_ptr<Server> server;
};

}  // namespace linli::http::testing
