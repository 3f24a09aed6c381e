#include "fixture.h"

namespace linli::http::testing {
namespace {

/// Remembers its sinks and the resume points they came with.
class Board final : public StreamSource {
public:
    void opened(std::shared_ptr<EventSink> sink, std::string last_event_id) override {
        if (replay) replay(*sink, last_event_id);
        const std::lock_guard lock(mutex_);
        sinks_.push_back(std::move(sink));
        last_ids.push_back(std::move(last_event_id));
    }
    void closed() override { ++gone; }
    std::vector<std::shared_ptr<EventSink>> sinks() const {
        const std::lock_guard lock(mutex_);
        return sinks_;
    }
    std::function<void(EventSink&, const std::string&)> replay;
    std::vector<std::string> last_ids;
    std::atomic<std::size_t> gone = 0;

private:
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<EventSink>> sinks_;
};

class LiveTest : public ServerTest {
protected:
    LiveTest() {
        router.get("/live", [this](Request&) { return Response::stream(board, stream); });
    }
    Client watch(std::string last_event_id = "") const {
        auto watcher = client();
        Ask ask;
        ask.target = "/live";
        if (!last_event_id.empty()) ask.headers = {{"last-event-id", std::move(last_event_id)}};
        const auto answer = watcher.open_stream(ask);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("content-type"), "text/event-stream; charset=utf-8");
        return watcher;
    }
    std::shared_ptr<Board> board = std::make_shared<Board>();
    StreamOptions stream;
};

TEST(Event, IsWrittenLineByLine) {
    EXPECT_EQ(*make_event("7", "case", "a\nb\r\nc\rd"), "id: 7\nevent: case\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
    EXPECT_EQ(*make_event("", "", ""), "data: \n\n");
    EXPECT_THROW(make_event("1\n2", "", ""), std::invalid_argument);
    EXPECT_THROW(make_event("", "a\rdata: x", ""), std::invalid_argument);
    EXPECT_THROW(make_event(std::string_view("\0", 1), "", ""), std::invalid_argument);
}

TEST_F(LiveTest, SendsEventsFromAnyThreadInOrder) {
    start();
    auto watcher = watch("41");
    ASSERT_TRUE(soon([&] { return board->sinks().size() == 1; }));
    EXPECT_EQ(board->last_ids.at(0), "41");
    const auto sink = board->sinks().at(0);
    std::thread other([&] {
        for (int i = 0; i < 500; ++i) EXPECT_TRUE(sink->send(std::to_string(i), "case", "事项\n" + std::to_string(i)));
    });
    for (int i = 0; i < 500; ++i) {
        const auto event = watcher.next(2s);
        ASSERT_TRUE(event);
        EXPECT_EQ(event->id, std::to_string(i));
        EXPECT_EQ(event->event, "case");
        EXPECT_EQ(event->data, "事项\n" + std::to_string(i));
    }
    other.join();
    EXPECT_EQ(server->figures().live_streams, 1U);
    watcher.close();
    EXPECT_TRUE(soon([&] { return board->gone == 1; })) << "a client that leaves is noticed without sending";
    EXPECT_FALSE(sink->open());
    EXPECT_FALSE(sink->send("1", "", ""));
    EXPECT_EQ(server->figures().live_streams, 0U);
}

TEST_F(LiveTest, KeepsQuietStreamsAlive) {
    stream.heartbeat = 30ms;
    stream.retry = 1234ms;
    start();
    Raw raw(port());
    raw.send("GET /live HTTP/1.1\r\nhost: x\r\n\r\n");
    const auto text = raw.read_until(":\n\n:\n\n:\n\n", 1s);
    EXPECT_NE(text.find("\r\n\r\nretry: 1234\n\n:\n\n"), std::string::npos) << text;
}

TEST_F(LiveTest, DropsSlowClients) {
    stream.queue_bytes = 100'000;
    start();
    Raw slow(port());
    slow.send("GET /live HTTP/1.1\r\nhost: x\r\n\r\n");
    slow.read_until("retry");
    auto fast = watch();
    ASSERT_TRUE(soon([&] { return board->sinks().size() == 2; }));
    const auto sinks = board->sinks();
    const auto event = make_event("", "", std::string(50'000, 'x'));
    std::size_t sent = 0;
    while (sinks[0]->send(event) && sent < 2000) {
        ++sent;
        ASSERT_TRUE(sinks[1]->send(event));
        ASSERT_TRUE(fast.next(2s));
    }
    EXPECT_LT(sent, 2000U) << "what the kernel takes ends some time";
    EXPECT_TRUE(soon([&] { return board->gone == 1; }));
    EXPECT_FALSE(sinks[0]->open());
    EXPECT_TRUE(sinks[1]->open());
}

/// Goal: a sender that can wait loses neither its slow client nor an event, and holds one queue of memory.
TEST_F(LiveTest, AnOfferThatFindsNoRoomMayComeAgain) {
    stream.queue_bytes = 10'000;
    start();
    Raw slow(port());
    slow.send("GET /live HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return board->sinks().size() == 1; }));
    const auto sink = board->sinks().at(0);
    const std::string filling(9'000, 'x');
    int offered = 0;
    const auto offer_all = [&] {
        while (offered < 5'000 && sink->offer(make_event(std::to_string(offered), "", filling))) ++offered;
        return offered;
    };
    ASSERT_TRUE(soon(
        [&] {
            const int before = offer_all();
            std::this_thread::sleep_for(20ms);
            return offer_all() == before;
        },
        20s))
        << "what the kernel takes ends some time";
    ASSERT_LT(offered, 5'000);
    EXPECT_TRUE(sink->open()) << "no room is no reason to drop it";
    const int stopped = offered;
    EXPECT_GT(sink->queued(), 0U);
    EXPECT_LE(sink->queued(), stream.queue_bytes);
    slow.read_until("id: " + std::to_string(stopped - 1) + "\n", 5s);
    ASSERT_TRUE(soon([&] { return offer_all() > stopped; }));
    const auto text = slow.read_until("id: " + std::to_string(stopped) + "\n", 5s);
    for (int i = 0; i <= stopped; ++i)
        ASSERT_EQ(count_of(text, "id: " + std::to_string(i) + "\n"), 1U) << i << " of " << stopped;
    sink->close("enough");
    EXPECT_FALSE(sink->offer(make_event("", "", "late")));
}

TEST_F(LiveTest, ReplaysMoreThanTheQueueHolds) {
    stream.queue_bytes = 10'000;
    board->replay = [](EventSink& sink, const std::string&) {
        for (int i = 0; i < 2000; ++i)
            EXPECT_TRUE(sink.send_waiting(make_event(std::to_string(i), "", std::string(100, 'x')), 2s));
        EXPECT_TRUE(sink.send_waiting(make_event("large", "", std::string(50'000, 'x')), 2s));
    };
    start();
    auto watcher = watch("0");
    for (int i = 0; i < 2000; ++i) ASSERT_EQ(watcher.next(2s)->id, std::to_string(i));
    EXPECT_EQ(watcher.next(2s)->data.size(), 50'000U);
}

TEST_F(LiveTest, ServesManyOnOneThread) {
    start();
    std::vector<std::unique_ptr<Raw>> clients;
    for (int i = 0; i < 300; ++i) {
        clients.push_back(std::make_unique<Raw>(port()));
        clients.back()->send("GET /live HTTP/1.1\r\nhost: x\r\n\r\n");
        clients.back()->read_until("retry");
    }
    ASSERT_TRUE(soon([&] { return board->sinks().size() == 300; }));
    const auto event = make_event("1", "", "hello");
    for (const auto& sink : board->sinks()) EXPECT_TRUE(sink->send(event));
    for (const auto& client : clients)
        EXPECT_NE(client->read_until("hello").find("id: 1\ndata: hello\n\n"), std::string::npos);
    EXPECT_EQ(server->figures().live_streams, 300U);
    EXPECT_TRUE(server->stop(2s));
    EXPECT_EQ(board->gone, 300U);
}

TEST_F(LiveTest, EndsStreamsWithACommentWhenItStops) {
    start();
    auto watcher = watch();
    ASSERT_TRUE(soon([&] { return board->sinks().size() == 1; }));
    board->sinks()[0]->send("9", "", "last");
    std::thread stopping([&] { EXPECT_TRUE(server->stop(3s)); });
    EXPECT_EQ(watcher.next(2s)->id, "9");
    EXPECT_EQ(watcher.next(2s)->comment, "the server is stopping");
    EXPECT_FALSE(watcher.next(2s));
    stopping.join();
    EXPECT_EQ(board->gone, 1U);
    EXPECT_FALSE(board->sinks()[0]->send("10", "", "too late"));
}

TEST_F(LiveTest, LetsWorkInFlightFinishWhenItStops) {
    Gate gate;
    router.get("/wait", [&](Request&) {
        gate.wait();
        return plain(200, "done");
    });
    start();
    const auto at = port();
    Raw working(at);
    Raw idle(at);
    idle.send("GET /none HTTP/1.1\r\nhost: x\r\n\r\n");
    idle.read_until("404");
    working.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return gate.waiting() == 1; }));
    std::thread stopping([&] { EXPECT_TRUE(server->stop(3s)); });
    idle.read_all(2s);
    EXPECT_TRUE(idle.closed()) << "idle connections end at once";
    EXPECT_THROW({ Raw late(at); }, std::runtime_error) << "nobody new is let in";
    gate.open();
    const auto text = working.read_all(2s);
    EXPECT_NE(text.find("done"), std::string::npos);
    EXPECT_NE(text.find("connection: close"), std::string::npos);
    stopping.join();
}

TEST_F(LiveTest, CutsWhatDoesNotFinishInTime) {
    Gate gate;
    router.get("/wait", [&](Request&) {
        gate.wait();
        return plain(200, "done");
    });
    start();
    Raw working(port());
    working.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return gate.waiting() == 1; }));
    std::thread opening([&] {
        std::this_thread::sleep_for(200ms);
        gate.open();
    });
    EXPECT_FALSE(server->stop(50ms));
    opening.join();
    EXPECT_EQ(working.read_all(1s), "");
}

class LaterTest : public ServerTest {
protected:
    LaterTest() {
        router.get("/poll", [this](Request&) {
            Pending pending;
            const std::lock_guard lock(mutex);
            waiting.push_back(pending);
            pending.on_abandoned([this] { ++abandoned; });
            return Response::later(pending, patience, json(200, "{\"items\":[]}"));
        });
        options.read = {1, 4};
    }
    std::size_t count() {
        const std::lock_guard lock(mutex);
        return waiting.size();
    }
    std::mutex mutex;
    std::vector<Pending> waiting;
    std::atomic<int> abandoned = 0;
    std::chrono::milliseconds patience = 5s;
};

TEST_F(LaterTest, AnswersLaterWithoutHoldingAWorker) {
    start();
    std::vector<std::unique_ptr<Raw>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<Raw>(port()));
        clients.back()->send("GET /poll HTTP/1.1\r\nhost: x\r\n\r\n");
        ASSERT_TRUE(soon([&] { return count() == static_cast<std::size_t>(i) + 1; })) << "one worker serves them all";
    }
    for (int i = 0; i < 20; ++i) {
        EXPECT_TRUE(waiting[static_cast<std::size_t>(i)].answer(json(200, "[" + std::to_string(i) + "]")));
        EXPECT_FALSE(waiting[static_cast<std::size_t>(i)].answer(json(200, "[]"))) << "only once";
    }
    for (int i = 0; i < 20; ++i) {
        const auto end = "\r\n\r\n[" + std::to_string(i) + "]";
        EXPECT_NE(clients[static_cast<std::size_t>(i)]->read_until(end).find(end), std::string::npos);
    }
    EXPECT_EQ(abandoned, 0);
}

TEST_F(LaterTest, AnswersOtherwiseWhenPatienceEnds) {
    patience = 60ms;
    start();
    auto client = this->client();
    EXPECT_EQ(client.get("/poll").body, "{\"items\":[]}");
    EXPECT_FALSE(waiting.at(0).open());
    EXPECT_FALSE(waiting.at(0).answer(no_content()));
    EXPECT_EQ(abandoned, 1);
    EXPECT_EQ(client.get("/poll").status, 200) << "on the same connection";
    EXPECT_TRUE(client.connected());
}

TEST_F(LaterTest, TakesAnswersThatAreEarly) {
    router.get("/early", [](Request&) {
        Pending pending;
        pending.answer(plain(200, "early"));
        return Response::later(pending, 5s, no_content());
    });
    start();
    EXPECT_EQ(client().get("/early").body, "early");
}

TEST_F(LaterTest, NoticesThatTheClientHasLeft) {
    start();
    Raw raw(port());
    raw.send("GET /poll HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return count() == 1; }));
    raw.close();
    EXPECT_TRUE(soon([&] { return abandoned == 1; }));
    EXPECT_FALSE(waiting.at(0).answer(no_content()));
}

TEST_F(LaterTest, KeepsPipelinedRequestsWhileItWaits) {
    router.get("/next", [](Request&) { return plain(200, "next"); });
    start();
    Raw raw(port());
    raw.send("GET /poll HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return count() == 1; }));
    raw.send("GET /next HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    std::this_thread::sleep_for(20ms);
    waiting.at(0).answer(plain(200, "polled"));
    const auto text = raw.read_all();
    EXPECT_LT(text.find("polled"), text.find("next"));
}

TEST_F(LaterTest, AnswersAtOnceWhenItStops) {
    start();
    Raw raw(port());
    raw.send("GET /poll HTTP/1.1\r\nhost: x\r\n\r\n");
    ASSERT_TRUE(soon([&] { return count() == 1; }));
    std::thread stopping([&] { EXPECT_TRUE(server->stop(3s)); });
    const auto text = raw.read_all(2s);
    EXPECT_NE(text.find("{\"items\":[]}"), std::string::npos);
    stopping.join();
    server.reset();
    EXPECT_FALSE(waiting.at(0).answer(no_content())) << "after the server's end";
}

}  // namespace
}  // namespace linli::http::testing
