#include <linli/api/live.h>

#include <linli/api/desk.h>

#include <charconv>

#include "live_feed.h"

namespace linli::api {

struct Live::Parts {
    Parts(db::Database& database, Authenticator& authenticator, std::vector<LiveTopic> given, LiveLimits bounds)
        : topics(given),
          limits(bounds),
          seats(std::make_shared<Seats>(bounds.per_account, bounds.overall)),
          feed(std::make_shared<LiveFeed>(database, authenticator, std::move(given), bounds)) {}
    const std::vector<LiveTopic> topics;
    const LiveLimits limits;
    const std::shared_ptr<Seats> seats;
    const std::shared_ptr<LiveFeed> feed;
};

namespace {

/// A stream that sent nothing for so many numbers hears where it stands, so that it need not begin far back.
constexpr std::int64_t bookmark_every = 1'000;
/// A poll that was read for so far without finding anything is answered, so that its client can come back from there.
constexpr std::int64_t longest_search = 20'000;
/// So long the front waits for the feed beyond what the client asked for.
constexpr std::chrono::seconds spare{5};

/// The feed as its listeners know it: without owning it, because it owns them.
class FeedHandle {
public:
    explicit FeedHandle(std::weak_ptr<LiveFeed> feed) : feed_(std::move(feed)) {}
    void join(std::shared_ptr<Listener> listener) const {
        if (const auto feed = feed_.lock()) feed->join(std::move(listener));
    }
    void wake() const {
        if (const auto feed = feed_.lock()) feed->wake();
    }

private:
    std::weak_ptr<LiveFeed> feed_;
};

class StreamListener final : public Listener,
                             public http::StreamSource,
                             public std::enable_shared_from_this<StreamListener> {
public:
    StreamListener(Hearing heard, const http::Request& request, std::optional<std::int64_t> after, Seats::Seat seat,
                   FeedHandle feed, std::size_t queue_bytes)
        : Listener(std::move(heard), request, after, std::move(seat)),
          feed_(std::move(feed)),
          queue_bytes_(queue_bytes) {}

    void opened(std::shared_ptr<http::EventSink> sink, std::string) override {
        sink_ = std::move(sink);
        feed_.join(shared_from_this());
    }
    void closed() override {
        leave();
        feed_.wake();
    }

    Taken take(const Told& told) override {
        if (!sink_->offer(told.event())) return Taken::no_room;
        marked_ = told.change().stream;
        return Taken::yes;
    }
    bool ready() const override { return sink_->open() && sink_->queued() <= queue_bytes_ / 2; }
    /// @source WHATWG HTML §9.2.6: an id without data is remembered and dispatches nothing
    void settle(std::int64_t at, bool) override {
        if (marked_ >= 0 && at - marked_ < bookmark_every) return;
        if (sink_->offer(std::make_shared<const std::string>("id: " + std::to_string(at) + "\n\n"))) marked_ = at;
    }
    void reset(std::int64_t head) override {
        const auto number = std::to_string(head);
        sink_->offer(http::make_event(number, "reset", "{\"stream\":" + number + "}"));
        marked_ = head;
    }
    void send_away(const Problem&) override { sink_->close("the session has ended"); }
    void send_back() override { sink_->close("the session acts in another post"); }

private:
    const FeedHandle feed_;
    const std::size_t queue_bytes_;
    std::shared_ptr<http::EventSink> sink_;
    std::int64_t marked_ = -1;  ///< the last number that the client has heard of
};

http::Response changes_response(const Changes& changes) {
    http::Response response(200, "application/json", json::write(changes, json::View::masked));
    response.header("Cache-Control", "no-store");
    return response;
}

class PollListener final : public Listener {
public:
    PollListener(Hearing heard, const http::Request& request, const PollChanges& in, Seats::Seat seat)
        : Listener(std::move(heard), request, in.after, std::move(seat)),
          start_(in.after.value_or(0)),
          at_once_(!in.after || in.wait == 0) {
        expires_at = std::chrono::steady_clock::now() + std::chrono::seconds(in.wait) +
                     (at_once_ ? spare : std::chrono::seconds(0));
    }

    const http::Pending& pending() const { return pending_; }

    Taken take(const Told& told) override {
        found_.events.push_back(told.change());
        return Taken::yes;
    }
    bool ready() const override { return true; }
    void settle(std::int64_t at, bool) override {
        found_.next = at;
        if (at_once_ || !found_.events.empty() || at - start_ >= longest_search) answer(changes_response(found_));
    }
    void reset(std::int64_t) override { at_once_ = found_.reset = true; }
    void expire() override {
        found_.next = position.value_or(start_);
        answer(changes_response(found_));
    }
    void send_away(const Problem& why) override { answer(problem_response(why, *credentials)); }
    void send_back() override {
        found_.reset = true;  // another capacity sees other things: load again
        found_.next = position.value_or(0);
        answer(changes_response(found_));
    }

private:
    void answer(http::Response response) {
        leave();  // first the seat: the client may be back before we are
        pending_.answer(std::move(response));
    }
    const std::int64_t start_;
    bool at_once_;
    Changes found_;
    http::Pending pending_;
};

/// `Last-Event-ID` is what a browser sends by itself when it comes back; it knows more than the address it began with.
Result<std::optional<std::int64_t>> begin_of(const http::Request& request, const FollowChanges& in) {
    const auto header = request.header("Last-Event-ID");
    if (!header || header->empty()) return in.after;
    std::int64_t number = -1;
    const auto [end, error] = std::from_chars(header->data(), header->data() + header->size(), number);
    if (error != std::errc{} || end != header->data() + header->size() || number < 0)
        return refuse(json::invalid_fields, {FieldError{"Last-Event-ID", "out_of_range", "应为此前收到的编号"}});
    return std::optional(number);
}

Result<Hearing> hearing_of(const Call& call, const std::vector<LiveTopic>& topics) {
    Hearing hearing(call.scope().actor(), topics);
    if (!hearing.hears_anything()) return refuse(access::not_allowed);
    return hearing;
}

http::Response answer_later(const std::shared_ptr<LiveFeed>& feed, const std::shared_ptr<PollListener>& poll,
                            const PollChanges& in) {
    poll->pending().on_abandoned([handle = FeedHandle(feed), weak = std::weak_ptr(poll)] {
        if (const auto left = weak.lock()) left->leave();
        handle.wake();
    });
    // The feed answers in time and knows how far the poll has come; the front does when the feed cannot.
    auto answer = http::Response::later(poll->pending(), std::chrono::seconds(in.wait) + spare,
                                        changes_response({{}, in.after.value_or(0)}));
    feed->join(poll);
    return answer;
}

std::string account_of(const Call& call) { return call.scope().user().text(); }

}  // namespace

Live::Live(db::Database& database, Authenticator& authenticator, std::vector<LiveTopic> topics, LiveLimits limits) {
    check(topics);
    parts_ = std::make_shared<Parts>(database, authenticator, std::move(topics), limits);
}

Live::~Live() { parts_->feed->stop(); }

std::function<void(std::int64_t)> Live::listener(TenantId tenant) {
    return [tenant, parts = std::weak_ptr(parts_)](std::int64_t head) {
        if (const auto alive = parts.lock()) alive->feed->advanced(tenant, head);
    };
}

Live::Figures Live::figures() const {
    return {parts_->feed->listeners(), parts_->feed->behind(), parts_->seats->taken()};
}

void Live::mount(Desk& desk) {
    const auto parts = parts_;
    desk.mount<FollowChanges, EventStream<Change>>(
        {.method = http::Method::get,
         .path = "/v1/stream",
         .operation = "followChanges",
         .summary = "实时变动通知（服务器推送）",
         .permission = follow_changes,
         .refusals = {&too_many_streams, &streams_full},
         .description = "text/event-stream。事件 change 的 data 为 Change；只收到职责范围内事项的变动，内容另行查询。"
                        "断线后浏览器以 Last-Event-ID 续接，不漏不重。事件 reset 表示所给编号无效，应重新加载。"
                        "会话结束或切换岗位时连接关闭。",
         .background = true},
        [parts](const Call& call, const FollowChanges& in) -> Result<EventStream<Change>> {
            LINLI_TRY(const auto after, begin_of(call.request(), in));
            LINLI_TRY(auto hearing, hearing_of(call, parts->topics));
            LINLI_TRY(auto seat, Seats::take(parts->seats, account_of(call)));
            auto stream = std::make_shared<StreamListener>(std::move(hearing), call.request(), after, std::move(seat),
                                                           FeedHandle(parts->feed), parts->limits.queue_bytes);
            return EventStream<Change>{http::Response::stream(
                std::move(stream), {.heartbeat = parts->limits.heartbeat, .queue_bytes = parts->limits.queue_bytes})};
        });
    desk.mount<PollChanges, Deferred<Changes>>(
        {.method = http::Method::get,
         .path = "/v1/changes",
         .operation = "pollChanges",
         .summary = "变动通知（长轮询）",
         .permission = follow_changes,
         .refusals = {&too_many_streams, &streams_full},
         .description =
             "与 /v1/stream 同一编号，供小程序等不支持服务器推送的客户端使用：以上次的 next 作为 after 反复请求，"
             "有变动立即返回，没有则等待至多 wait 秒后返回空列表。",
         .background = true},
        [parts](const Call& call, const PollChanges& in) -> Result<Deferred<Changes>> {
            LINLI_TRY(auto hearing, hearing_of(call, parts->topics));
            LINLI_TRY(auto seat, Seats::take(parts->seats, account_of(call)));
            const auto poll = std::make_shared<PollListener>(std::move(hearing), call.request(), in, std::move(seat));
            return Deferred<Changes>{answer_later(parts->feed, poll, in)};
        });
}

}  // namespace linli::api
