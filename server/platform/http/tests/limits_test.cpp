#include "fixture.h"

namespace linli::http::testing {
namespace {

class LimitsTest : public ServerTest {
protected:
    LimitsTest() {
        options.linger = 500ms;
        router.get("/a", [](Request&) { return plain(200, "a"); });
        auto& echo = router.post("/echo", [this](Request& request) {
            ++handled;
            return plain(200, std::string(request.body()));
        });
        echo.body_limit = 1000;
        echo.timeouts = {200ms, 400ms, 2s};
    }
    std::atomic<int> handled = 0;
};

TEST_F(LimitsTest, RefusesLargeBodiesBeforeReadingThem) {
    start();
    Raw raw(port());
    raw.send("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1001\r\n\r\n");
    const auto text = raw.read_until("}");
    EXPECT_EQ(text.substr(0, 12), "HTTP/1.1 413") << "answered although not one byte of the body was sent";
    EXPECT_NE(text.find("connection: close"), std::string::npos);
    Ask ask;
    ask.method = Method::post;
    ask.target = "/echo";
    ask.body = std::string(20'000'000, 'x');
    EXPECT_EQ(client().send(ask).status, 413) << "the answer reaches a client that goes on sending";
    ask.body = std::string(1000, 'x');
    EXPECT_EQ(client().send(ask).body, ask.body);
    EXPECT_EQ(handled, 1);
}

TEST_F(LimitsTest, CountsChunkedBodies) {
    start();
    const std::string head = "POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n";
    EXPECT_EQ(talk(head + "3e9\r\n").substr(0, 12), "HTTP/1.1 413") << "the chunk says it is too large";
    std::string many = head;
    for (int i = 0; i < 101; ++i) many += "a\r\n0123456789\r\n";
    EXPECT_EQ(talk(many + "0\r\n\r\n").substr(0, 12), "HTTP/1.1 413");
    EXPECT_EQ(talk(head + "ffffffffffffffff\r\n").substr(0, 12), "HTTP/1.1 413");
    EXPECT_EQ(talk(head + "11111111111111111\r\n").substr(0, 10), "HTTP/1.1 4");
    EXPECT_EQ(talk(head + "zz\r\n").substr(0, 12), "HTTP/1.1 400");
    EXPECT_EQ(talk(head + "1;" + std::string(100'000, 'x')).substr(0, 12), "HTTP/1.1 400") << "an endless extension";
    EXPECT_EQ(handled, 0);
}

TEST_F(LimitsTest, RefusesBodiesOnReads) {
    start();
    EXPECT_EQ(talk("GET /a HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\nx").substr(0, 12), "HTTP/1.1 413");
    EXPECT_EQ(talk("GET /a HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n").substr(0, 12),
              "HTTP/1.1 413");
    EXPECT_EQ(talk("GET /a HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").substr(0, 12),
              "HTTP/1.1 200");
}

TEST_F(LimitsTest, RefusesLongHeads) {
    start();
    EXPECT_EQ(talk("GET /a HTTP/1.1\r\nhost: x\r\nx-long: " + std::string(20'000, 'x') + "\r\n\r\n").substr(0, 12),
              "HTTP/1.1 431");
    EXPECT_EQ(talk("GET /" + std::string(9'000, 'x') + " HTTP/1.1\r\nhost: x\r\n\r\n").substr(0, 12), "HTTP/1.1 414");
    EXPECT_EQ(talk("GET /" + std::string(200'000, 'x')).substr(0, 12), "HTTP/1.1 414");
    std::string many = "GET /a HTTP/1.1\r\nhost: x\r\n";
    for (int i = 0; i < 5000; ++i) many += "a: b\r\n";
    EXPECT_EQ(talk(many + "\r\n").substr(0, 12), "HTTP/1.1 431");
}

TEST_F(LimitsTest, RefusesMalformedAndSmugglingHeads) {
    start();
    const auto status = [this](const std::string& text) { return talk(text).substr(9, 3); };
    EXPECT_EQ(status("nonsense\r\n\r\n"), "400");
    EXPECT_EQ(status("GET /a HTTP/2.0\r\nhost: x\r\n\r\n"), "505");
    EXPECT_EQ(status("GET /a HTTP/1.1\r\n\r\n"), "400") << "no Host";
    EXPECT_EQ(status("GET /a HTTP/1.1\r\nhost: x\r\nhost: y\r\n\r\n"), "400");
    EXPECT_EQ(status("GET /a HTTP/1.1\r\nhost : x\r\n\r\n"), "400");
    EXPECT_EQ(status("GET /a/../b HTTP/1.1\r\nhost: x\r\n\r\n"), "400");
    EXPECT_EQ(status("GET /%00 HTTP/1.1\r\nhost: x\r\n\r\n"), "400");
    EXPECT_EQ(
        status("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
        "400");
    EXPECT_EQ(
        status("POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-length: 1\r\n\r\n0\r\n\r\n"),
        "400");
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\nx"), "400");
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n"), "400");
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1, 2\r\n\r\n"), "400");
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), "501");
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip\r\n\r\n"), "400");
    EXPECT_EQ(status("POST /echo HTTP/1.0\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"), "400");
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-encoding: gzip\r\ncontent-length: 1\r\n\r\nx"), "415");
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nhost: x\r\nexpect: tea\r\ncontent-length: 1\r\n\r\nx"), "417");
    EXPECT_EQ(handled, 0);
}

TEST_F(LimitsTest, CutsSlowHeads) {
    options.header_timeout = 150ms;
    start();
    Raw silent(port());
    Raw dripping(port());
    std::string text;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 40 && text.empty(); ++i) {
        dripping.send(i == 0 ? "GET /a HTTP/1.1\r\n" : "a: b\r\n");
        text = dripping.read_until("408", 20ms);
    }
    const auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(text.substr(0, 12), "HTTP/1.1 408") << "each byte in time, the head too slow";
    EXPECT_LT(took, 400ms);
    EXPECT_EQ(silent.read_all(1s), "");
    EXPECT_TRUE(silent.closed());
}

TEST_F(LimitsTest, CutsIdleConnections) {
    options.idle_timeout = 100ms;
    start();
    Raw raw(port());
    raw.send("GET /a HTTP/1.1\r\nhost: x\r\n\r\n");
    raw.read_all(1s);
    EXPECT_TRUE(raw.closed());
    EXPECT_TRUE(soon([&] { return server->figures().connections == 0; }));
}

TEST_F(LimitsTest, CutsSlowBodies) {
    start();
    const std::string head = "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\n";
    Raw silent(port());
    silent.send(head + "x");
    EXPECT_EQ(silent.read_until("\r\n", 1s).substr(0, 12), "HTTP/1.1 408");
    Raw dripping(port());
    dripping.send(head);
    std::string text;
    const auto begin = std::chrono::steady_clock::now();
    while (text.empty() && std::chrono::steady_clock::now() - begin < 2s) {
        dripping.send("x");
        text = dripping.read_until("408", 20ms);
    }
    EXPECT_EQ(text.substr(0, 12), "HTTP/1.1 408") << "never silent, but too slow in all";
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 900ms);
    EXPECT_EQ(handled, 0);
}

TEST_F(LimitsTest, CutsClientsThatDoNotRead) {
    options.write_timeout = 150ms;
    router.get("/large", [](Request&) { return plain(200, std::string(60'000'000, 'x')); });
    start();
    Raw raw(port());
    raw.send("GET /large HTTP/1.1\r\nhost: x\r\n\r\n");
    EXPECT_TRUE(soon([&] { return server->figures().connections == 1; }));
    EXPECT_TRUE(soon([&] { return server->figures().connections == 0; }));
}

TEST_F(LimitsTest, AnswersExpectContinue) {
    start();
    Raw raw(port());
    raw.send("POST /echo HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 5\r\n\r\n");
    EXPECT_EQ(raw.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    raw.forget();
    raw.send("hello");
    const auto text = raw.read_until("hello");
    EXPECT_EQ(text.substr(0, 12), "HTTP/1.1 200");
    EXPECT_NE(text.find("\r\n\r\nhello"), std::string::npos);
    Raw refused(port());
    refused.send("POST /echo HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 5000\r\n\r\n");
    EXPECT_EQ(refused.read_until("\r\n").substr(0, 12), "HTTP/1.1 413") << "the client need not send what is refused";
    EXPECT_EQ(talk("POST /echo HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 2\r\nconnection: "
                   "close\r\n\r\nok")
                  .substr(0, 12),
              "HTTP/1.1 200")
        << "the body is here already";
}

TEST_F(LimitsTest, AnswersOverloadAtOnce) {
    Gate gate;
    options.read = {1, 1};
    router.get("/wait", [&](Request&) {
        gate.wait();
        return no_content();
    });
    router.get(
        "/healthz", [](Request&) { return plain(200, "ok"); }, Pool::loop);
    start();
    Raw working(port());
    Raw queued(port());
    working.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return gate.waiting() == 1; }));
    queued.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return server->figures().queued_read == 1; }));
    auto client = this->client();
    const auto refused = client.get("/wait");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "2");
    EXPECT_EQ(refused.header("content-type"), "application/problem+json");
    EXPECT_TRUE(client.connected()) << "the connection is fine";
    EXPECT_EQ(client.get("/healthz").body, "ok") << "health does not wait for workers";
    EXPECT_EQ(client.post_json("/echo", "x").status, 200) << "other pools work on";
    EXPECT_EQ(server->figures().rejected, 1U);
    EXPECT_EQ(server->figures().in_flight, 2U);
    gate.open();
    EXPECT_EQ(working.read_until("\r\n").substr(0, 12), "HTTP/1.1 204");
    EXPECT_EQ(queued.read_until("\r\n").substr(0, 12), "HTTP/1.1 204");
    EXPECT_TRUE(soon([&] { return server->figures().in_flight == 0; }));
}

TEST_F(LimitsTest, DoesNotBeginWorkAfterItsDeadline) {
    Gate gate;
    std::atomic<int> begun = 0;
    options.read = {1, 8};
    auto& wait = router.get("/wait", [&](Request&) {
        ++begun;
        gate.wait();
        return no_content();
    });
    wait.timeouts.answer = 100ms;
    start();
    Raw slow(port());
    Raw queued(port());
    slow.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return begun == 1; }));
    queued.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n");
    EXPECT_EQ(slow.read_until("\r\n", 1s).substr(0, 12), "HTTP/1.1 503");
    EXPECT_EQ(queued.read_until("\r\n", 1s).substr(0, 12), "HTTP/1.1 503");
    gate.open();
    EXPECT_TRUE(soon([&] { return server->figures().in_flight == 0; }));
    EXPECT_EQ(begun, 1);
}

TEST_F(LimitsTest, LimitsConnections) {
    options.connections = 2;
    start();
    auto first = client();
    auto second = client();
    EXPECT_EQ(first.get("/a").status, 200);
    EXPECT_EQ(second.get("/a").status, 200);
    EXPECT_EQ(talk("GET /a HTTP/1.1\r\nhost: x\r\n\r\n"), "");
    first.close();
    ASSERT_TRUE(soon([&] { return server->figures().connections == 1; }));
    EXPECT_EQ(client().get("/a").status, 200);
}

TEST_F(LimitsTest, EndsConnectionsAfterManyRequests) {
    options.requests_per_connection = 3;
    start();
    auto client = this->client();
    for (int i = 0; i < 2; ++i) EXPECT_EQ(client.get("/a").header("connection"), "");
    EXPECT_EQ(client.get("/a").header("connection"), "close");
    EXPECT_EQ(client.get("/a").status, 200) << "on a new one";
}

}  // namespace
}  // namespace linli::http::testing
