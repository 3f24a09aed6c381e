#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/channels/delivery.h>
#include <linli/channels/words.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// What staff see of connected platforms and of the answers on their way.
namespace linli::channels {

using PlatformId = Id<struct PlatformTag>;
using OrderId = Id<struct OrderTag>;
using AnswerId = Id<struct AnswerTag>;

/// How a platform is reached, how patiently, and whose task it is when it cannot be.
struct PlatformSetup {
    Channel channel = Channel::hotline;
    std::string name;
    std::string base_address;
    std::string suite = "international";
    std::optional<UserId> owner_id;  ///< nothing: who connects it
    int timeout_ms = 10'000;
    int attempts = 8;
    int first_pause_ms = 30'000;
    bool enabled = true;
    std::int64_t version = 0;

    static constexpr std::string_view schema_name = "PlatformSetup";
    static constexpr auto fields() {
        using P = PlatformSetup;
        return std::tuple{
            json::field("channel", &P::channel, "平台类别"),
            json::field("name", &P::name, "平台名称", {.min = 2, .max = 40, .example = "市12345热线"}),
            json::field("base_address", &P::base_address, "平台接收答复的地址，http 或 https", {.min = 5, .max = 300}),
            json::field("suite", &P::suite, "签名套件：international 或 guomi", {.max = 20, .optional = true}),
            json::field("owner_id", &P::owner_id, "回传受阻时的负责人，不填为登记人"),
            json::field("timeout_ms", &P::timeout_ms, "等待平台应答的时间（毫秒）",
                        {.min = 50, .max = 60'000, .optional = true}),
            json::field("attempts", &P::attempts, "自动重试次数，用完后转负责人",
                        {.min = 1, .max = 20, .optional = true}),
            json::field("first_pause_ms", &P::first_pause_ms, "首次重试前的等待（毫秒），逐次加倍，至多一小时",
                        {.min = 10, .max = 3'600'000, .optional = true}),
            json::field("enabled", &P::enabled, "启用", {.optional = true}),
            json::field("version", &P::version, "所见版本，新建为 0", {.min = 0, .optional = true})};
    }
};

/// A connected platform and how its answers stand.
struct Platform {
    std::string code;
    Channel channel = Channel::hotline;
    std::string name;
    std::string base_address;
    std::string suite;
    UserId owner;
    std::string owner_name;
    int timeout_ms = 0;
    int attempts = 0;
    int first_pause_ms = 0;
    bool enabled = true;
    bool has_secret = false;
    std::string breaker;  ///< closed, open, half_open
    std::optional<Instant> retry_at;
    std::int64_t waiting = 0;  ///< answers on their way, counted up to 10,000
    std::int64_t stuck = 0;
    std::optional<Instant> oldest_waiting;
    std::optional<Instant> last_order_at;
    std::optional<Instant> last_receipt_at;
    std::int64_t wrong_signatures = 0;  ///< refused since it was connected
    std::int64_t version = 1;

    static constexpr std::string_view schema_name = "Platform";
    static constexpr auto fields() {
        using P = Platform;
        return std::tuple{json::field("code", &P::code, "平台代码"),
                          json::field("channel", &P::channel, "平台类别"),
                          json::field("name", &P::name, "平台名称"),
                          json::field("base_address", &P::base_address, "接收答复的地址"),
                          json::field("suite", &P::suite, "签名套件"),
                          json::field("owner_id", &P::owner, "回传受阻时的负责人"),
                          json::field("owner_name", &P::owner_name, "负责人姓名"),
                          json::field("timeout_ms", &P::timeout_ms, "等待应答的时间（毫秒）"),
                          json::field("attempts", &P::attempts, "自动重试次数"),
                          json::field("first_pause_ms", &P::first_pause_ms, "首次重试前的等待（毫秒）"),
                          json::field("enabled", &P::enabled, "启用"),
                          json::field("has_secret", &P::has_secret, "已设密钥"),
                          json::field("breaker", &P::breaker, "熔断状态"),
                          json::field("retry_at_ms", &P::retry_at, "熔断后再试的时间"),
                          json::field("waiting", &P::waiting, "待送达，计数至一万为止"),
                          json::field("stuck", &P::stuck, "受阻，计数至一万为止"),
                          json::field("oldest_waiting_ms", &P::oldest_waiting, "最早一件未送达的时间"),
                          json::field("last_order_at_ms", &P::last_order_at, "最近来件"),
                          json::field("last_receipt_at_ms", &P::last_receipt_at, "最近回执"),
                          json::field("wrong_signatures", &P::wrong_signatures, "签名不符而拒收的次数"),
                          json::field("version", &P::version, "版本")};
    }
};
struct Platforms {
    std::vector<Platform> items;
    static constexpr std::string_view schema_name = "Platforms";
    static constexpr auto fields() { return std::tuple{json::field("items", &Platforms::items, "平台")}; }
};

/// A new secret, shown once.
struct PlatformSecret {
    std::string secret;
    static constexpr std::string_view schema_name = "PlatformSecret";
    static constexpr auto fields() {
        return std::tuple{json::field("secret", &PlatformSecret::secret, "共同密钥，base64url，只显示这一次")};
    }
};

/// One answer on its way to one platform, without its words.
struct AnswerLine {
    AnswerId id;
    std::string platform;
    std::string platform_name;
    cases::CaseId case_id;
    std::string order_no;  ///< the platform's own number
    Reply reply = Reply::accepted;
    std::optional<Conclusion> conclusion;  ///< what it tells about the end of the matter
    DeliveryState state = DeliveryState::waiting;
    int attempts = 0;
    std::optional<Attempt> last_attempt;
    std::optional<Instant> due_at;  ///< nothing: waits for the one before it, for its owner, or for nothing
    UserId owner;
    std::string owner_name;
    std::optional<std::string> receipt_no;
    std::optional<Instant> receipt_at;
    std::optional<UserId> give_up_asked_by;
    std::optional<std::string> give_up_reason;
    std::optional<UserId> give_up_agreed_by;
    Instant created_at{};
    std::int64_t version = 1;

    static constexpr std::string_view schema_name = "PlatformAnswer";
    static constexpr auto fields() {
        using A = AnswerLine;
        return std::tuple{json::field("answer_id", &A::id, "回传"),
                          json::field("platform", &A::platform, "平台代码"),
                          json::field("platform_name", &A::platform_name, "平台名称"),
                          json::field("case_id", &A::case_id, "事项"),
                          json::field("order_no", &A::order_no, "平台工单编号"),
                          json::field("reply", &A::reply, "回传内容类别"),
                          json::field("conclusion", &A::conclusion, "回传的办理结论"),
                          json::field("state", &A::state, "回传状态"),
                          json::field("attempts", &A::attempts, "已尝试次数"),
                          json::field("last_attempt", &A::last_attempt, "最近一次结果"),
                          json::field("due_at_ms", &A::due_at, "下次处理时间"),
                          json::field("owner_id", &A::owner, "受阻时的负责人"),
                          json::field("owner_name", &A::owner_name, "负责人姓名"),
                          json::field("receipt_no", &A::receipt_no, "平台回执编号"),
                          json::field("receipt_at_ms", &A::receipt_at, "平台回执时间"),
                          json::field("give_up_asked_by", &A::give_up_asked_by, "提出放弃的人"),
                          json::field("give_up_reason", &A::give_up_reason, "放弃原因"),
                          json::field("give_up_agreed_by", &A::give_up_agreed_by, "确认放弃的人"),
                          json::field("created_at_ms", &A::created_at, "生成时间"),
                          json::field("version", &A::version, "版本")};
    }
};
struct AnswerLines {
    std::vector<AnswerLine> items;
    static constexpr std::string_view schema_name = "PlatformAnswers";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &AnswerLines::items, "回传", {.max = 200})};
    }
};

/// What a person does with an answer that is stuck.
enum class StuckStep {
    retry,        ///< at once, whatever the breaker says
    take_over,    ///< it becomes the caller's task
    ask_give_up,  ///< wants it given up, with a reason
    agree         ///< a second person agrees: it will not be delivered
};
constexpr std::array<std::string_view, 4> words(StuckStep) { return {"retry", "take_over", "ask_give_up", "agree"}; }

/// One step of a person, on the version that they saw.
struct TakeStuckStep {
    StuckStep step = StuckStep::retry;
    std::int64_t version = 0;
    std::string note;

    static constexpr std::string_view schema_name = "TakeStuckAnswerStep";
    static constexpr auto fields() {
        using T = TakeStuckStep;
        return std::tuple{
            json::field("step", &T::step, "立即重送、接手、提出放弃、确认放弃"),
            json::field("version", &T::version, "所见版本", {.min = 1}),
            json::field("note", &T::note, "原因，提出放弃时必填，不要写个人信息", {.max = 300, .optional = true})};
    }
};

}  // namespace linli::channels
