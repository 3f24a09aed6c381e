#include "load.h"

#include "patient_thread.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace linli::bench {
namespace {

/// One connection, blocking on writes (requests are small), read when something came.
class Connection {
public:
    explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0)
            throw std::runtime_error("the measured server cannot be reached");
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { ::close(socket_); }

    int handle() const { return socket_; }
    double waited_ms() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - sent_at_).count();
    }
    void send(std::string_view bytes) {
        sent_at_ = std::chrono::steady_clock::now();
        while (!bytes.empty()) {
            const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) throw std::runtime_error("the measured server closed a connection");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    /// Reads once. @return the status when an answer is whole; it then stands in `answer`.
    std::optional<int> hear() {
        char block[16 * 1024];
        const auto count = ::recv(socket_, block, sizeof block, 0);
        if (count <= 0) throw std::runtime_error("the measured server closed a connection");
        in_.append(block, static_cast<std::size_t>(count));
        const auto head = in_.find("\r\n\r\n");
        if (head == std::string::npos) return std::nullopt;
        const auto size = head + 4 + body_size(std::string_view(in_).substr(0, head + 2));
        if (in_.size() < size) return std::nullopt;
        answer = std::string_view(in_).substr(0, size);
        return number(in_, 9);  // after "HTTP/1.1 "
    }
    void forget() { in_.erase(0, answer.size()); }

    std::string_view answer;

private:
    static int number(std::string_view text, std::size_t at) {
        int out = -1;
        std::from_chars(text.data() + at, text.data() + text.size(), out);
        return out;
    }
    static std::size_t body_size(std::string_view head) {
        for (const std::string_view name : {"\r\ncontent-length: ", "\r\nContent-Length: "})
            if (const auto at = head.find(name); at != std::string_view::npos)
                return static_cast<std::size_t>(number(head, at + name.size()));
        throw std::runtime_error("an answer without a length");
    }

    int socket_;
    std::chrono::steady_clock::time_point sent_at_{};
    std::string in_;
};

class Crowd {
public:
    Crowd(std::uint16_t port, int connections) : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
        for (int i = 0; i < connections; ++i) {
            all_.push_back(std::make_unique<Connection>(port));
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.ptr = all_.back().get();
            ::epoll_ctl(epoll_, EPOLL_CTL_ADD, all_.back()->handle(), &event);
        }
    }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;
    ~Crowd() { ::close(epoll_); }

    Heard drive(std::chrono::milliseconds turn, const std::function<std::string_view()>& next, const Expected& expected,
                const std::function<void(std::string_view)>& answered) {
        const auto begin = std::chrono::steady_clock::now();
        Heard heard;
        for (const auto& one : all_) one->send(next());
        for (auto under_way = all_.size(); under_way > 0;) {
            epoll_event events[64];
            const int count = ::epoll_wait(epoll_, events, 64, 10'000);
            if (count <= 0) throw std::runtime_error("the measured server does not answer");
            const bool over = std::chrono::steady_clock::now() - begin >= turn;
            for (int i = 0; i < count; ++i) {
                auto& one = *static_cast<Connection*>(events[i].data.ptr);
                const auto status = one.hear();
                if (!status) continue;
                take(heard, one, std::find(expected.begin(), expected.end(), *status) != expected.end(), answered);
                one.forget();
                over ? static_cast<void>(--under_way) : one.send(next());
            }
        }
        heard.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return heard;
    }

private:
    static void take(Heard& heard, const Connection& from, bool wanted,
                     const std::function<void(std::string_view)>& answered) {
        ++(wanted ? heard.wanted : heard.others);
        heard.waits_ms.push_back(from.waited_ms());
        if (!wanted && heard.first_other.empty()) heard.first_other = from.answer;
        if (wanted && answered) answered(from.answer);
    }

    int epoll_;
    std::vector<std::unique_ptr<Connection>> all_;
};

}  // namespace

Heard drive(std::uint16_t port, int connections, std::chrono::milliseconds turn,
            const std::function<std::string_view()>& next, const Expected& expected,
            const std::function<void(std::string_view)>& answered) {
    http::be_a_patient_thread();  // callers come from other machines and take no processor away from the server
    return Crowd(port, connections).drive(turn, next, expected, answered);
}

std::string ask_once(std::uint16_t port, std::string_view request) {
    Connection connection(port);
    connection.send(request);
    while (!connection.hear()) {
    }
    return std::string(connection.answer);
}

std::string request_text(std::string_view target, std::string_view token, std::string_view body) {
    std::string out = std::string(body.empty() ? "GET " : "POST ") + std::string(target) +
                      " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: Bearer " +
                      std::string(token) + "\r\n";
    if (!body.empty())
        out += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    return (out += "\r\n") += body;
}

}  // namespace linli::bench
