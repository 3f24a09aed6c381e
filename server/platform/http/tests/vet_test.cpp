#include "fixture.h"

namespace linli::http::testing {
namespace {

/// A route that asks who is there before a body may come. The door is a header.
class VetTest : public ServerTest {
protected:
    VetTest() {
        for (const auto& [path, kind] :
             {std::pair("/note", BodyKind::memory), std::pair("/photo", BodyKind::multipart)}) {
            Route route;
            route.method = Method::post;
            route.pattern = path;
            route.pool = Pool::write;
            route.body = kind;
            route.body_limit = 50'000'000;
            route.vet = [this](const Request& request) { return vet(request); };
            route.handler = [this](Request& request) {
                ++handled;
                return plain(200, (request.vetted() ? "vetted " : "plain ") + std::to_string(request.body_size()));
            };
            router.add(std::move(route));
        }
        router.get("/other", [](Request&) { return plain(200, "other"); });
    }
    std::optional<Response> vet(const Request& request) {
        ++vetted;
        if (request.header("x-slow")) door.wait();
        if (request.header("x-broken")) throw std::runtime_error("the store is away");
        if (request.header("x-known")) return std::nullopt;
        return plain(401, "who are you?");
    }
    static std::string head(std::string_view path, std::string_view lines) {
        return "POST " + std::string(path) + " HTTP/1.1\r\nhost: x\r\n" + std::string(lines) + "\r\n";
    }
    std::atomic<int> vetted = 0, handled = 0;
    Gate door;
};

TEST_F(VetTest, AStrangerIsRefusedInsteadOfBeingAskedToContinue) {
    start();
    for (const auto* path : {"/note", "/photo"}) {
        const auto answer = talk(head(path,
                                      "content-type: multipart/form-data; boundary=b\r\ncontent-length: 40000000\r\n"
                                      "expect: 100-continue\r\n"));
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 401 ")) << answer;
        EXPECT_EQ(answer.find("100 Continue"), std::string::npos);
        EXPECT_NE(answer.find("onnection: close"), std::string::npos) << answer;
    }
    EXPECT_EQ(handled, 0);
    EXPECT_EQ(vetted, 2);
    EXPECT_EQ(uploads.files(), 0U);
}

TEST_F(VetTest, AStrangersBigBodyIsNotTaken) {
    start();
    Raw raw(port());
    raw.send(head("/photo", "content-type: multipart/form-data; boundary=b\r\ncontent-length: 40000000\r\n"));
    raw.send("--b\r\ncontent-disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" + std::string(100'000, 'x'));
    EXPECT_TRUE(raw.read_until("who are you?").starts_with("HTTP/1.1 401 "));
    EXPECT_EQ(uploads.files(), 0U);
    EXPECT_EQ(handled, 0);
}

TEST_F(VetTest, TheKnownAreAskedToContinueAndTheHandlerKnowsIt) {
    start();
    Raw raw(port());
    raw.send(head("/note", "x-known: 1\r\ncontent-length: 5\r\nexpect: 100-continue\r\n"));
    EXPECT_TRUE(raw.read_until("\r\n\r\n").starts_with("HTTP/1.1 100 Continue\r\n\r\n"));
    raw.forget();
    raw.send("12345");
    EXPECT_NE(raw.read_until("vetted 5").find("vetted 5"), std::string::npos);
    // The same connection goes on, and its next request is vetted by itself.
    raw.forget();
    raw.send(head("/note", "x-known: 1\r\ntransfer-encoding: chunked\r\n"));
    raw.send("3\r\nabc\r\n0\r\n\r\n");
    EXPECT_NE(raw.read_until("vetted 3").find("vetted 3"), std::string::npos);
    raw.forget();
    raw.send(head("/note", "x-known: 1\r\ncontent-length: 300000\r\n"));
    raw.send(std::string(300'000, 'y'));
    EXPECT_NE(raw.read_until("vetted 300000").find("vetted 300000"), std::string::npos);
    EXPECT_EQ(vetted, 3);
}

TEST_F(VetTest, ABodyThatCameWithItsHeadIsLeftToTheHandler) {
    start();
    auto asking = client();
    EXPECT_EQ(asking.post_json("/note", "12345").body, "plain 5");
    EXPECT_EQ(vetted, 0);
}

TEST_F(VetTest, ACheckThatFailsLetsNobodyIn) {
    start();
    const auto answer = talk(head("/note", "x-broken: 1\r\ncontent-length: 5\r\nexpect: 100-continue\r\n"));
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 500 ")) << answer;
    EXPECT_EQ(failures.size(), 1U);
    EXPECT_EQ(handled, 0);
}

TEST_F(VetTest, ASlowCheckHoldsUpNobodyElse) {
    start();
    Raw slow(port());
    slow.send(head("/note", "x-known: 1\r\nx-slow: 1\r\ncontent-length: 5\r\nexpect: 100-continue\r\n"));
    ASSERT_TRUE(soon([&] { return door.waiting() == 1; }));
    EXPECT_EQ(client().get("/other").body, "other");
    door.open();
    EXPECT_TRUE(slow.read_until("\r\n\r\n").starts_with("HTTP/1.1 100 Continue\r\n\r\n"));
}

/// Goal: a client that leaves while a worker thinks about it, and a server that stops then, end cleanly.
TEST_F(VetTest, LeavingWhileBeingVettedIsHarmless) {
    start();
    {
        Raw gone(port());
        gone.send(head("/note", "x-known: 1\r\nx-slow: 1\r\ncontent-length: 5\r\nexpect: 100-continue\r\n"));
        ASSERT_TRUE(soon([&] { return door.waiting() == 1; }));
    }
    std::thread opens([&] {
        std::this_thread::sleep_for(20ms);
        door.open();
    });
    server->stop(1s);
    opens.join();
    EXPECT_EQ(handled, 0);
}

}  // namespace
}  // namespace linli::http::testing
