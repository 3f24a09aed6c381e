#pragma once

#include <linli/api/desk.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/http/client.h>
#include <linli/http/server.h>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace linli::api::testing {

using namespace std::chrono_literals;

inline constexpr TenantId town{3}, other_town{4};

inline Uuid uuid(int n) {
    return Uuid({1, 2, 3, 4, 5, 6, 0x70, 0, 0x80, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(n >> 8),
                 static_cast<std::uint8_t>(n)});
}

inline access::Actor person(access::Role role, int user, TenantId tenant = town) {
    access::Actor actor;
    actor.tenant = tenant;
    actor.role = role;
    actor.user = UserId(uuid(user));
    actor.post = PostId(uuid(1000 + user));
    return actor;
}

/// People known by the name they show: `Authorization: Bearer name`. Thread-safe.
class Badges final : public Authenticator {
public:
    Result<access::Actor> identify(const http::Request& request) override {
        ++asked;
        return find(request);
    }
    Result<access::Actor> watch(const http::Request& request) override {
        ++watched;
        if (away) throw db::StoreFault("nobody can be asked");
        return find(request);
    }
    void give(const std::string& name, access::Actor actor) {
        const std::lock_guard lock(mutex_);
        people_[name] = std::move(actor);
    }
    void revoke(const std::string& name) {
        const std::lock_guard lock(mutex_);
        people_.erase(name);
    }
    std::atomic<int> asked = 0, watched = 0;
    std::atomic<bool> away = false;  ///< who is there cannot be found out

private:
    Result<access::Actor> find(const http::Request& request) {
        access::Actor nobody;
        nobody.tenant = town;
        auto shown = request.header("authorization");
        if (!shown) return nobody;
        shown->remove_prefix(std::string_view("Bearer ").size());
        const std::lock_guard lock(mutex_);
        const auto found = people_.find(*shown);
        if (found == people_.end()) return refuse(access::not_signed_in);
        auto actor = found->second;
        if (const auto purpose = request.header("x-purpose")) actor.purpose = *purpose;
        return actor;
    }
    std::mutex mutex_;
    std::map<std::string, access::Actor, std::less<>> people_;
};

/// Keeps what it is told.
class Notes final : public AccessWitness {
public:
    void disclosing(const access::Scope&, const http::Request&, std::string_view operation) override {
        const std::lock_guard lock(mutex);
        if (broken) throw std::runtime_error("the audit is full");
        lines.push_back("disclosing " + std::string(operation));
    }
    void refused(const access::Actor&, const http::Request&, std::string_view operation,
                 const ProblemType& why) override {
        const std::lock_guard lock(mutex);
        lines.push_back("refused " + std::string(operation) + " " + std::string(why.code));
    }
    std::mutex mutex;
    std::vector<std::string> lines;
    bool broken = false;
};

/// Sends `text` to a port and reads until `end`, the end of the connection, or two seconds.
inline std::string talk(std::uint16_t port, std::string_view text, std::string_view end = "\x01") {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) ADD_FAILURE() << "connect";
    if (::send(fd, text.data(), text.size(), MSG_NOSIGNAL) < 0) ADD_FAILURE() << "send";
    std::string in;
    pollfd wanted{fd, POLLIN, 0};
    while (in.find(end) == std::string::npos && ::poll(&wanted, 1, 2000) > 0) {
        char buffer[4096];
        const auto count = ::recv(fd, buffer, sizeof buffer, 0);
        if (count <= 0) break;
        in.append(buffer, static_cast<std::size_t>(count));
    }
    ::close(fd);
    return in;
}

inline bool soon(const std::function<bool()>& condition, std::chrono::milliseconds patience = 5s) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

/// A desk behind a real server on a free port of this machine.
class Counter {
public:
    explicit Counter(IdempotencyStore* keys = nullptr)
        : desk({.authenticator = &badges, .witness = &notes, .idempotency = keys, .real_clock = &clock}) {
        badges.give("worker", person(access::Role::grid_worker, 1));
        badges.give("resident", person(access::Role::resident, 2));
        badges.give("other", person(access::Role::resident, 3));
        badges.give("stranger", person(access::Role::resident, 4, other_town));
        badges.give("auditor", person(access::Role::auditor, 5));
    }
    ~Counter() {
        if (server) server->stop(0ms);
    }
    void open() {
        auto router = std::make_shared<http::Router>();
        desk.install(*router);
        if (more) more(*router);
        http::ServerOptions options;
        options.read = {4, 64};
        options.write = {8, 64};
        options.access_log = [](const http::AccessLine&) {};
        options.failure_log = [this](std::string_view, const std::exception& failure) {
            const std::lock_guard lock(notes.mutex);
            failures.emplace_back(failure.what());
        };
        server = std::make_unique<http::Server>(options, std::vector<http::Listener>{{.router = router}}, clock, ids);
        server->start();
    }
    http::Client client() const {
        http::ClientOptions options;
        options.port = server->port();
        options.timeout = 60s;
        return http::Client(options);
    }
    /// Asks as `who`; nobody when empty.
    http::Answer ask(const std::string& who, http::Ask question) const {
        if (!who.empty()) question.headers.emplace_back("authorization", "Bearer " + who);
        return client().send(question);
    }
    http::Answer get(const std::string& who, std::string target) const {
        return ask(who, {.target = std::move(target)});
    }
    http::Answer post(const std::string& who, std::string target, std::string body,
                      std::vector<std::pair<std::string, std::string>> headers = {}) const {
        return ask(who, {.method = http::Method::post,
                         .target = std::move(target),
                         .headers = std::move(headers),
                         .body = std::move(body),
                         .content_type = "application/json"});
    }

    SystemClock clock;
    SeededIds ids{clock, 11};
    Badges badges;
    Notes notes;
    std::vector<std::string> failures;
    Desk desk;
    std::function<void(http::Router&)> more;
    std::unique_ptr<http::Server> server;
};

inline boost::json::object object_of(const http::Answer& answer) { return boost::json::parse(answer.body).as_object(); }

}  // namespace linli::api::testing
