#include "fixture.h"

#include <linli/metrics/metrics.h>

namespace linli::http::testing {
namespace {

TEST_F(ServerTest, AnswersOnOneKeptAliveConnection) {
    router.get("/v1/cases/{case_id}", [](Request& request) {
        return json(200, "{\"id\":\"" + std::string(request.path_parameter("case_id")) + "\"}");
    });
    start();
    auto client = this->client();
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.get("/v1/cases/%E5%BC%A0" + std::to_string(i));
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "{\"id\":\"张" + std::to_string(i) + "\"}");
        EXPECT_TRUE(client.connected());
    }
    EXPECT_EQ(server->figures().connections, 1U);
}

TEST_F(ServerTest, SendsSecurityAndIdentityHeaders) {
    router.get("/a", [](Request&) { return plain(200, "x"); });
    router.get("/own", [](Request&) {
        return plain(200, "x")
            .header("Cache-Control", "max-age=5")
            .header("content-security-policy", "default-src 'self'");
    });
    start();
    auto client = this->client();
    const auto answer = client.get("/a");
    EXPECT_EQ(answer.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("x-frame-options"), "DENY");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("strict-transport-security"), "") << "not on plain HTTP";
    EXPECT_EQ(answer.header("x-request-id").size(), 36U);
    EXPECT_TRUE(Trace::parse(answer.header("traceparent")));
    EXPECT_TRUE(answer.header("date").ends_with(" GMT"));
    const auto own = client.get("/own");
    EXPECT_EQ(own.headers.count("cache-control"), 1U);
    EXPECT_EQ(own.header("cache-control"), "max-age=5");
    EXPECT_EQ(own.header("content-security-policy"), "default-src 'self'");
    EXPECT_EQ(own.header("x-frame-options"), "DENY");
}

TEST_F(ServerTest, ContinuesTracesButNamesRequestsItself) {
    std::string seen;
    router.get("/a", [&](Request& request) {
        seen = request.trace().trace_id + " " + request.trace().parent_id;
        return no_content();
    });
    start();
    Ask ask;
    ask.target = "/a";
    ask.headers = {{"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
                   {"x-request-id", "chosen-by-me"}};
    const auto answer = client().send(ask);
    EXPECT_EQ(seen, "4bf92f3577b34da6a3ce929d0e0e4736 00f067aa0ba902b7");
    EXPECT_EQ(answer.header("traceparent").substr(3, 32), "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_NE(answer.header("traceparent").substr(36, 16), "00f067aa0ba902b7") << "our own span";
    EXPECT_NE(answer.header("x-request-id"), "chosen-by-me");
}

TEST_F(ServerTest, BelievesATrustedProxy) {
    std::string seen;
    options.trusted_proxies = {"127.0.0.0/8"};
    options.strict_transport = std::chrono::hours(24);
    router.get("/a", [&](Request& request) {
        seen = request.peer().address + (request.peer().secure ? " secure" : "");
        return no_content();
    });
    start();
    Ask ask;
    ask.target = "/a";
    ask.headers = {
        {"x-forwarded-for", "203.0.113.9"}, {"x-forwarded-proto", "https"}, {"x-request-id", "from-the-proxy-1"}};
    const auto answer = client().send(ask);
    EXPECT_EQ(seen, "203.0.113.9 secure");
    EXPECT_EQ(answer.header("x-request-id"), "from-the-proxy-1");
    EXPECT_EQ(answer.header("strict-transport-security"), "max-age=86400; includeSubDomains");
    ASSERT_TRUE(soon([&] { return logged().size() == 1; }));
    EXPECT_EQ(logged().at(0), "GET /a 204 203.0.113.0/24");
}

TEST_F(ServerTest, TellsUnknownPathsFromUnknownMethods) {
    router.get("/a", [](Request&) { return plain(200, "hello"); });
    router.post("/b", [](Request&) { return no_content(); });
    start();
    auto client = this->client();
    EXPECT_EQ(client.get("/none?phone=13800138000").status, 404);
    Ask ask;
    ask.method = Method::remove;
    ask.target = "/a";
    auto answer = client.send(ask);
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    ask.method = Method::options;
    answer = client.send(ask);
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("allow"), "GET, HEAD, OPTIONS");
    ask.method = Method::head;
    answer = client.send(ask);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("content-length"), "5");
    EXPECT_EQ(answer.body, "");
    EXPECT_TRUE(client.connected());
    ask.target = "/b";
    EXPECT_EQ(client.send(ask).status, 405) << "no HEAD without GET";
    EXPECT_NE(talk("BREW /a HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").find("HTTP/1.1 501"), std::string::npos);
    EXPECT_NE(talk("OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").find("HTTP/1.1 204"),
              std::string::npos);
    for (const auto& line : logged()) EXPECT_EQ(line.find("1380013"), std::string::npos) << line;
}

TEST_F(ServerTest, SpeaksEnglishWhenAsked) {
    start();
    Ask ask;
    ask.headers = {{"accept-language", "en-GB, zh;q=0.5"}};
    EXPECT_NE(client().send(ask).body.find("There is nothing at this address"), std::string::npos);
    EXPECT_NE(client().get("/").body.find("没有这个地址"), std::string::npos);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
    router.get("/slow", [](Request&) {
        std::this_thread::sleep_for(30ms);
        return plain(200, "first");
    });
    router.get("/fast", [](Request&) { return plain(200, "second"); });
    router.post("/echo", [](Request& request) { return plain(200, "<" + std::string(request.body()) + ">"); });
    start();
    const auto text = talk(
        "GET /slow HTTP/1.1\r\nhost: x\r\n\r\n"
        "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello"
        "POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: "
        "chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nx-trailer: 1\r\n\r\n"
        "GET /fast HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
        "GET /slow HTTP/1.1\r\nhost: x\r\n\r\n");
    EXPECT_EQ(count_of(text, "HTTP/1.1 200 OK"), 4U) << "nothing after Connection: close";
    EXPECT_LT(text.find("first"), text.find("<hello>"));
    EXPECT_LT(text.find("<hello>"), text.find("<abcde>"));
    EXPECT_LT(text.find("<abcde>"), text.find("second"));
    EXPECT_EQ(count_of(text, "connection: close"), 1U);
}

TEST_F(ServerTest, ServesHttp10) {
    router.get("/a", [](Request&) { return plain(200, "x"); });
    start();
    EXPECT_NE(talk("GET /a HTTP/1.0\r\n\r\n").find("connection: close"), std::string::npos);
    Raw raw(port());
    raw.send("GET /a HTTP/1.0\r\nconnection: keep-alive\r\n\r\n");
    EXPECT_NE(raw.read_until("\r\n\r\nx").find("connection: keep-alive"), std::string::npos);
}

TEST_F(ServerTest, TurnsExceptionsIntoProblems) {
    router.get("/throws", [](Request&) -> Response { throw std::runtime_error("the cause"); });
    router.get("/injects",
               [](Request& request) { return no_content().header("x-note", request.parameter("note").value_or("")); });
    router.get("/odd", [](Request&) -> Response { throw 7; });
    start();
    auto client = this->client();
    const auto answer = client.get("/throws");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body.find("the cause"), std::string::npos) << "causes are for the log";
    EXPECT_EQ(failures.at(0), "the cause");
    EXPECT_EQ(client.get("/injects?note=ok").status, 204);
    EXPECT_EQ(client.get("/injects?note=a%0D%0Aset-cookie:%20b").status, 500) << "header injection is refused";
    EXPECT_EQ(client.get("/odd").status, 500);
    EXPECT_TRUE(client.connected());
}

TEST_F(ServerTest, SendsLargeBodiesInSlices) {
    std::string large(3'000'000, 'a');
    for (std::size_t i = 0; i < large.size(); i += 1000) large[i] = static_cast<char>('b' + i / 1000 % 20);
    router.get("/large", [&](Request&) { return plain(200, large); });
    start();
    EXPECT_TRUE(client().get("/large").body == large);
}

TEST_F(ServerTest, RunsAdmissionBeforeTheBody) {
    std::atomic<int> handled = 0;
    options.admit = [](const Request& request) -> std::optional<Response> {
        if (request.header("x-banned")) return problem(too_many_requests, {}, false, request.request_id());
        return std::nullopt;
    };
    router
        .post("/a",
              [&](Request&) {
                  ++handled;
                  return no_content();
              })
        .admit = [](const Request& request) -> std::optional<Response> {
        if (!request.header("authorization")) return Response(401);
        if (request.header("x-breaks")) throw std::runtime_error("admission broke");
        return std::nullopt;
    };
    start();
    const std::string head = "POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n";
    EXPECT_NE(talk(head + "\r\n").find("HTTP/1.1 401"), std::string::npos) << "before the body was sent";
    EXPECT_NE(talk(head + "x-banned: 1\r\n\r\n").find("HTTP/1.1 429"), std::string::npos);
    EXPECT_NE(talk(head + "authorization: x\r\nx-breaks: 1\r\n\r\n").find("HTTP/1.1 500"), std::string::npos);
    EXPECT_NE(talk(head + "authorization: x\r\n\r\n" + std::string(1000, 'x') + "GET / HTTP/1.0\r\n\r\n")
                  .find("HTTP/1.1 204"),
              std::string::npos);
    EXPECT_EQ(handled, 1);
}

TEST_F(ServerTest, KeepsAdministrationOnItsOwnListener) {
    metrics::Registry registry;
    options.metrics = &registry;
    options.network_threads = 2;
    auto shown = std::make_shared<Router>();
    shown->get("/v1/x/{id}", [](Request&) { return no_content(); });
    auto hidden = std::make_shared<Router>();
    hidden->get(
        "/metrics", [&](Request&) { return plain(200, registry.text()); }, Pool::loop);
    Listener open;
    open.router = shown;
    Listener administrative;
    administrative.name = "administrative";
    administrative.router = hidden;
    server = std::make_unique<Server>(options, std::vector<Listener>{open, administrative}, clock, ids);
    server->start();
    ClientOptions at;
    at.port = server->port("administrative");
    Client administrator(at);
    auto visitor = client();
    EXPECT_EQ(visitor.get("/metrics").status, 404);
    EXPECT_EQ(visitor.get("/v1/x/1").status, 204);
    EXPECT_EQ(visitor.get("/v1/x/2").status, 204);
    std::string text;
    ASSERT_TRUE(soon([&] {
        text = administrator.get("/metrics").body;
        return text.find("linli_http_connections 2") != std::string::npos;
    }));
    EXPECT_NE(text.find("linli_http_requests_total{method=\"GET\",route=\"/v1/x/{id}\",status=\"204\"} 2"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("linli_http_requests_total{method=\"any\",route=\"none\",status=\"404\"} 1"), std::string::npos)
        << text;
    EXPECT_NE(text.find("linli_http_request_duration_seconds_count{method=\"GET\",route=\"/v1/x/{id}\"} 2"),
              std::string::npos);
    EXPECT_THROW((void)server->port("nobody"), InvariantBroken);
    server->stop(1s);
}

TEST_F(ServerTest, SaysWhenItsAddressIsTaken) {
    start();
    Listener same;
    same.port = port();
    same.router = std::make_shared<Router>();
    Server second(options, {same}, clock, ids);
    EXPECT_THROW(second.start(), std::system_error);
}

}  // namespace
}  // namespace linli::http::testing
