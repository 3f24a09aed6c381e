#pragma once

#include <linli/api/authenticator.h>
#include <linli/api/route.h>
#include <linli/db/database.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::api {

class Desk;

inline constexpr ProblemType too_many_streams{"changes/too-many-streams", 429, "本账户同时打开的实时连接过多",
                                              "This account has too many live connections open"};
inline constexpr ProblemType streams_full{"changes/streams-full", 503, "实时连接已满，请稍后再试",
                                          "All live connections are taken, try again later"};
/// Everybody who is signed in; what they hear is decided by the permission of each topic.
extern const access::Permission follow_changes;

/// Something changed. Says where to look and never what is there: whoever may read it asks for it.
struct Change {
    std::int64_t stream = 0;
    std::string type;
    std::string kind;
    Uuid id;
    std::int64_t version = 1;

    static constexpr std::string_view schema_name = "Change";
    static constexpr auto fields() {
        return std::tuple{json::field("stream", &Change::stream, "变动流编号，续接时使用"),
                          json::field("type", &Change::type, "事件名称，如 cases.case-moved.v1"),
                          json::field("kind", &Change::kind, "对象种类，如 case"),
                          json::field("id", &Change::id, "对象编号"),
                          json::field("version", &Change::version, "变动后的版本")};
    }
};

/// What a long poll answers.
struct Changes {
    std::vector<Change> events;
    std::int64_t next = 0;
    bool reset = false;

    static constexpr std::string_view schema_name = "Changes";
    static constexpr auto fields() {
        return std::tuple{
            json::field("events", &Changes::events, "变动，按编号先后"),
            json::field("next", &Changes::next, "下一次请求的 after"),
            json::field("reset", &Changes::reset, "为 true 时所给编号无效（如已恢复备份），应重新加载后从 next 继续")};
    }
};

/// Where a live stream begins.
struct FollowChanges {
    std::optional<std::int64_t> after;

    static constexpr std::string_view schema_name = "FollowChanges";
    static constexpr auto fields() {
        return std::tuple{
            json::field("after", &FollowChanges::after, "从此编号之后开始；不填则从现在开始", {.min = 0})};
    }
};

/// Where a long poll begins and how long it waits.
struct PollChanges {
    std::optional<std::int64_t> after;
    int wait = 25;

    static constexpr std::string_view schema_name = "PollChanges";
    static constexpr auto fields() {
        return std::tuple{json::field("after", &PollChanges::after, "上次的 next；不填则立即返回当前编号", {.min = 0}),
                          json::field("wait", &PollChanges::wait, "没有变动时最多等待的秒数",
                                      {.min = 0, .max = 55, .optional = true})};
    }
};

/// Which events may be heard live, and by whom: whoever may read such a thing hears that it changed. Events without a
/// topic are never told.
struct LiveTopic {
    std::string_view room;                 ///< events named `<room>.…`; lower-case letters and hyphens
    std::string_view kind;                 ///< what their aggregate is: "case"
    const access::Permission* permission;  ///< "cases.read"
};

/// Bounds of the live part.
struct LiveLimits {
    std::size_t per_account = 8;  ///< streams and waiting polls together
    std::size_t overall = 2'000;
    std::size_t queue_bytes = 64 * 1024;  ///< of one stream; a client that lags by more is read for again later
    std::chrono::milliseconds heartbeat{15'000};
    std::chrono::milliseconds recheck{1'000};  ///< how often the session behind a stream is looked at
};

/// `GET /v1/stream` (server-sent events) and `GET /v1/changes` (long polling) over one numbering: the relay's.
///
/// One thread reads new events once for everybody and offers each listener those that its scope covers; who comes back
/// with an old number is read for until it has caught up. Woken by the relay, not by polling. A listener costs its
/// queue and nothing more, however slow it is. The session behind a listener is looked at again and again: one that
/// ended or acts in another post is sent away. Thread-safe.
class Live {
public:
    /// All outlive the object, and the object outlives the server that has its routes.
    Live(db::Database& database, Authenticator& authenticator, std::vector<LiveTopic> topics, LiveLimits limits = {});
    ~Live();
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;

    void mount(Desk& desk);
    /// For events::Relay::on_advance of that tenant. May be called after this object is gone.
    std::function<void(std::int64_t)> listener(TenantId tenant);

    /// Figures of this moment, for tests and health pages.
    struct Figures {
        std::size_t listeners = 0;  ///< streams and polls that the thread knows
        std::size_t behind = 0;     ///< of these, who has not caught up
        std::size_t seats = 0;      ///< places taken, of LiveLimits::overall
    };
    Figures figures() const;

private:
    struct Parts;
    std::shared_ptr<Parts> parts_;
};

}  // namespace linli::api
