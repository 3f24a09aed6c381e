#include "house.h"

#include <linli/http/client.h>
#include <linli/http/server.h>

#include <future>
#include <thread>

namespace linli::identity {
namespace {

using namespace std::chrono_literals;
using testing::Browser;

IdentityOptions narrow() {
    auto options = testing::quick();
    options.password_cost = {3, 16 * 1024 * 1024};
    options.password_threads = 1;
    options.password_queue = 3;
    return options;
}

class StormTest : public testing::House {
protected:
    StormTest() : House(narrow()) {}
};
LINLI_BOTH_ENGINES(StormTest);

/// A storm of sign-ins fills a short queue; the rest is told to come back, and the others are served meanwhile.
TEST_P(StormTest, SignInsAreBounded) {
    for (int i = 0; i < 24; ++i) staff("user" + std::to_string(i));
    auto calm = signed_in("user0");
    std::atomic<int> opened{0}, told{0}, other{0};
    std::atomic<bool> over{false};
    std::vector<std::thread> crowd;
    for (int i = 0; i < 24; ++i)
        crowd.emplace_back([&, i] {
            const auto reply = Browser(process).post("/v1/sessions", credentials("user" + std::to_string(i)));
            if (reply.status == 201)
                ++opened;
            else if (reply.status == 503 && reply.retry_after == "2")
                ++told;
            else
                ++other;
        });
    std::thread watcher([&] {
        while (!over) {
            const auto begin = std::chrono::steady_clock::now();
            EXPECT_EQ(calm.get("/v1/probe").status, 200);
            EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
            std::this_thread::sleep_for(5ms);
        }
    });
    for (auto& one : crowd) one.join();
    over = true;
    watcher.join();
    EXPECT_EQ(other, 0);
    EXPECT_GE(opened, 1);
    EXPECT_GE(told, 1) << "the queue was never full";
    for (int i = 0; i < 10; ++i) {
        const auto reply = Browser(process).post("/v1/sessions", credentials("user5"));
        ASSERT_EQ(reply.status, 201) << "who was told to come back was not counted as failing";
    }
}

/// The time of the answer does not tell which names exist: every name costs one password to be computed.
TEST_P(StormTest, UnknownNamesTakeAsLong) {
    staff("wang.xm");
    const auto done =
        metrics.counters({"linli_jobs_tasks_total", "Tasks of worker pools by result.", {"pool", "result"}})
            .with({"identity-passwords", "done"});
    const auto computed = [&](double expected) {  // the pool counts after the answer
        const auto patience = std::chrono::steady_clock::now() + 10s;
        while (done.value() < expected && std::chrono::steady_clock::now() < patience) std::this_thread::sleep_for(1ms);
        return done.value();
    };
    double expected = 1;
    EXPECT_EQ(computed(expected), expected) << "the password that was set";
    for (const auto* name : {"wang.xm", "nobody", "+"}) {
        EXPECT_EQ(Browser(process).post("/v1/sessions", credentials(name, "wrong")).status, 401);
        expected += 1;
        EXPECT_EQ(computed(expected), expected) << name;
    }
}

class RaceTest : public testing::House {};
LINLI_BOTH_ENGINES(RaceTest);

/// Whatever the order of reading, remembering and revoking: a second later nobody gets in.
TEST_P(RaceTest, NoRevokedSessionIsRememberedForLong) {
    const auto user = staff("wang.xm");
    for (int round = 0; round < 30; ++round) {
        const auto opened = service.users().open_for(tenant, user, "test");
        ASSERT_TRUE(opened.ok());
        const testing::HeaderList with{{"Authorization", "Bearer " + opened->token}};
        std::atomic<bool> over{false};
        std::vector<std::thread> askers;
        for (int i = 0; i < 3; ++i)
            askers.emplace_back([&] {
                while (!over) process.call(http::Method::get, "/v1/probe", {}, with);
            });
        std::thread time([&] {
            while (!over) {
                real_clock.advance(40ms);  // as fast as a busy machine answers, or the session ends by itself
                std::this_thread::sleep_for(50us);
            }
        });
        EXPECT_EQ(process.call(http::Method::remove, "/v1/sessions/current", {}, with).status, 204);
        over = true;
        for (auto& asker : askers) asker.join();
        time.join();
        real_clock.advance(1s);
        ASSERT_EQ(process.call(http::Method::get, "/v1/probe", {}, with).status, 401) << "round " << round;
    }
}

/// A clock that does something at one of its readings.
class HookClock final : public Clock {
public:
    explicit HookClock(const Clock& clock) : clock_(clock) {}
    Instant now() const override {
        if (left_ > 0 && --left_ == 0) hook_();
        return clock_.now();
    }
    void at_reading(int count, std::function<void()> hook) {
        hook_ = std::move(hook);
        left_ = count;
    }

private:
    const Clock& clock_;
    std::function<void()> hook_;
    mutable std::atomic<int> left_{0};
};

/// Goal: a session that was read before its revocation is not remembered after it was heard of.
/// Method: the clock's reading inside the load revokes it, and lets another request hear of that.
TEST_P(RaceTest, ASessionReadTooEarlyIsReadAgain) {
    const auto user = staff("wang.xm");
    const auto victim = service.users().open_for(tenant, user, "victim");
    const auto witness = service.users().open_for(tenant, user, "witness");
    HookClock hooked(real_clock);
    testing::Process third(database(), keyring, clock, hooked);
    third.open(service);
    const auto ask = [&](const std::string& token) {
        return third.call(http::Method::get, "/v1/probe", {}, {{"Authorization", "Bearer " + token}}).status;
    };
    ASSERT_EQ(ask(witness->token), 200);
    bool hooked_in = false;
    hooked.at_reading(2, [&] {  // the first reading is that of the epochs' age
        hooked_in = true;
        std::thread([&] {
            const testing::HeaderList with{{"Authorization", "Bearer " + victim->token}};
            EXPECT_EQ(process.call(http::Method::remove, "/v1/sessions/current", {}, with).status, 204);
            real_clock.advance(600ms);
            EXPECT_EQ(ask(witness->token), 200);
        }).join();
    });
    EXPECT_EQ(ask(victim->token), 401);
    EXPECT_TRUE(hooked_in);
    EXPECT_EQ(ask(victim->token), 401);
}

/// The same through a socket: cookie out, cookie in.
TEST_P(RaceTest, SignsInThroughARealServer) {
    staff("wang.xm");
    const auto uploads = std::filesystem::temp_directory_path() / ("linli-identity-test-" + std::to_string(::getpid()));
    http::ServerOptions options;
    options.upload_folder = uploads;
    options.access_log = [](const http::AccessLine& line) {
        EXPECT_EQ(line.route.find("wang"), std::string_view::npos);
    };
    http::Listener listener;
    listener.router = std::make_shared<const http::Router>(std::move(process.router));
    SystemClock system;
    http::Server server(options, {listener}, system, ids);
    server.start();
    http::ClientOptions to;
    to.port = server.port();
    http::Client client(to);
    const auto reply = client.post_json("/v1/sessions", credentials("wang.xm"));
    ASSERT_EQ(reply.status, 201) << reply.body;
    const auto set = reply.header("set-cookie");
    EXPECT_EQ(set.find("Secure"), std::string::npos) << "plain HTTP on the loop back";
    http::Ask ask;
    ask.target = "/v1/probe";
    ask.headers = {{"Cookie", set.substr(0, set.find(';'))}};
    EXPECT_EQ(client.send(ask).status, 200);
    ask.headers.clear();
    EXPECT_EQ(client.send(ask).status, 401);
    client.close();
    server.stop(200ms);
    std::filesystem::remove_all(uploads);
}

}  // namespace
}  // namespace linli::identity
