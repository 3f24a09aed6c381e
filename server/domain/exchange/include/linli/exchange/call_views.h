#pragma once

#include <linli/api/page.h>
#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/exchange/words.h>
#include <linli/json/field.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::exchange {

/// Where a partner is reached and how patiently.
struct ConnectorSetup {
    std::string base_address;
    std::string suite = "international";
    int timeout_ms = 5'000;
    int attempts = 5;
    int first_pause_ms = 2'000;
    int queue_limit = 1'000;
    bool enabled = true;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "ConnectorSetup";
    static constexpr auto fields() {
        using C = ConnectorSetup;
        return std::tuple{
            json::field("base_address", &C::base_address, "接口地址，http 或 https", {.min = 8, .max = 300}),
            json::field("suite", &C::suite, "签名套件：international 或 guomi", {.max = 20, .optional = true}),
            json::field("timeout_ms", &C::timeout_ms, "等待答复的时间（毫秒）",
                        {.min = 50, .max = 60'000, .optional = true}),
            json::field("attempts", &C::attempts, "最多尝试次数", {.min = 1, .max = 20, .optional = true}),
            json::field("first_pause_ms", &C::first_pause_ms, "首次重试前的等待（毫秒），逐次加倍",
                        {.min = 10, .max = 600'000, .optional = true}),
            json::field("queue_limit", &C::queue_limit, "最多等待发送的查询",
                        {.min = 1, .max = 100'000, .optional = true}),
            json::field("enabled", &C::enabled, "启用", {.optional = true}),
            json::field("version", &C::version, "所见版本，新建为 0", {.min = 0, .optional = true})};
    }
};

/// The line to a partner.
struct Connector {
    std::string partner;
    std::string base_address;
    std::string suite;
    int timeout_ms = 0;
    int attempts = 0;
    int first_pause_ms = 0;
    int queue_limit = 0;
    bool enabled = false;
    bool has_secret = false;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "Connector";
    static constexpr auto fields() {
        using C = Connector;
        return std::tuple{json::field("partner", &C::partner, "共享对象代码"),
                          json::field("base_address", &C::base_address, "接口地址"),
                          json::field("suite", &C::suite, "签名套件"),
                          json::field("timeout_ms", &C::timeout_ms, "等待答复的时间（毫秒）"),
                          json::field("attempts", &C::attempts, "最多尝试次数"),
                          json::field("first_pause_ms", &C::first_pause_ms, "首次重试前的等待（毫秒）"),
                          json::field("queue_limit", &C::queue_limit, "最多等待发送的查询"),
                          json::field("enabled", &C::enabled, "启用"),
                          json::field("has_secret", &C::has_secret, "已有共同密钥"),
                          json::field("version", &C::version, "版本")};
    }
};

/// Every line of the tenant.
struct Connectors {
    std::vector<Connector> items;
    static constexpr std::string_view schema_name = "Connectors";
    static constexpr auto fields() { return std::tuple{json::field("items", &Connectors::items, "接口")}; }
};

/// A secret that both ends share; shown once.
struct SharedSecret {
    std::string secret;
    static constexpr std::string_view schema_name = "SharedSecret";
    static constexpr auto fields() {
        return std::tuple{json::field("secret", &SharedSecret::secret, "共同密钥（base64url，只显示一次）")};
    }
};

/// A question about one record.
struct AskPartner {
    CallId id;
    AgreementId agreement_id;
    Uuid subject_id;
    std::vector<std::string> wanted;
    static constexpr std::string_view schema_name = "AskPartner";
    static constexpr auto fields() {
        return std::tuple{json::field("call_id", &AskPartner::id, "客户端生成的编号，兼作幂等键"),
                          json::field("agreement_id", &AskPartner::agreement_id, "所依据的协议"),
                          json::field("subject_id", &AskPartner::subject_id, "人员或单位"),
                          json::field("fields", &AskPartner::wanted, "要查询的数据项", {.min = 1, .max = 40})};
    }
};

/// A question and how it stands; never what was asked or answered.
struct PartnerCall {
    CallId id;
    std::string partner;
    Direction direction = Direction::receive;
    std::optional<AgreementId> agreement_id;
    About about = About::person;
    std::optional<Uuid> subject_id;
    std::vector<std::string> asked;
    std::string purpose;
    CallState state = CallState::queued;
    std::string reason;
    std::int64_t attempts = 0;
    Instant asked_at{};
    std::optional<Instant> left_at, finished_at;
    bool has_answer = false;
    Date keep_until;
    static constexpr std::string_view schema_name = "PartnerCall";
    static constexpr auto fields() {
        using C = PartnerCall;
        return std::tuple{json::field("call_id", &C::id, "查询"),
                          json::field("partner", &C::partner, "共享对象代码"),
                          json::field("direction", &C::direction, "方向"),
                          json::field("agreement_id", &C::agreement_id, "所依据的协议"),
                          json::field("about", &C::about, "查询对象类别"),
                          json::field("subject_id", &C::subject_id, "人员或单位"),
                          json::field("fields", &C::asked, "数据项"),
                          json::field("purpose", &C::purpose, "用途"),
                          json::field("state", &C::state, "状态"),
                          json::field("reason", &C::reason, "原因代码"),
                          json::field("attempts", &C::attempts, "已尝试次数"),
                          json::field("asked_at_ms", &C::asked_at, "提出时间"),
                          json::field("left_at_ms", &C::left_at, "首次发出时间"),
                          json::field("finished_at_ms", &C::finished_at, "结束时间"),
                          json::field("has_answer", &C::has_answer, "有可查看的结果"),
                          json::field("keep_until_on", &C::keep_until, "结果保存至")};
    }
};

/// Which page of one's own questions.
struct ListCalls {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListPartnerCalls";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListCalls::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListCalls::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// What a partner answered, by field.
struct PartnerAnswer {
    CallId id;
    bool found = false;
    boost::json::object values;
    bool to_verify = false;  ///< something is open about the record: whoever relies on it should ask again
    static constexpr std::string_view schema_name = "PartnerAnswer";
    static constexpr auto fields() {
        return std::tuple{json::field("call_id", &PartnerAnswer::id, "查询"),
                          json::field("found", &PartnerAnswer::found, "对方有记录"),
                          json::field("values", &PartnerAnswer::values, "数据项的值",
                                      {.sensitivity = json::Sensitivity::sensitive,
                                       .purpose = "数据共享协议约定的用途",
                                       .basis = "数据共享协议"}),
                          json::field("to_verify", &PartnerAnswer::to_verify, "这条记录待核实，请谨慎采用")};
    }
};

/// What a partner asks us, in the body of a signed request; on the wire the same as what we ask them.
struct PartnerQuestion {
    AgreementId agreement_id;
    boost::json::object key;  ///< texts by field
    std::vector<std::string> wanted;
    std::string purpose;
    static constexpr std::string_view schema_name = "PartnerQuestion";
    static constexpr auto fields() {
        using Q = PartnerQuestion;
        return std::tuple{json::field("agreement_id", &Q::agreement_id, "所依据的协议"),
                          json::field("key", &Q::key, "查询条件，按数据项代码",
                                      {.sensitivity = json::Sensitivity::sensitive,
                                       .purpose = "数据共享协议约定的用途",
                                       .basis = "数据共享协议"}),
                          json::field("fields", &Q::wanted, "要查询的数据项", {.min = 1, .max = 40}),
                          json::field("purpose", &Q::purpose, "用途", {.max = 300, .optional = true})};
    }
};

/// A partner on the status board. Of the last 200 attempts of a day. @source DAT-18
struct BoardLine {
    std::string partner;
    std::string label;
    std::string kind;
    bool priority = false;
    Opening opening = Opening::blocked;
    int agreements = 0;
    std::optional<Date> agreement_ends;
    std::optional<Instant> last_success, last_failure;
    std::optional<Reply> last_reply;
    int attempts = 0;
    int errors_per_mille = 0;
    std::optional<std::int64_t> p50_ms, p95_ms;
    BreakerState breaker = BreakerState::closed;
    std::int64_t waiting = 0;
    std::optional<std::int64_t> lag_ms;
    static constexpr std::string_view schema_name = "ExchangeBoardLine";
    static constexpr auto fields() {
        using B = BoardLine;
        return std::tuple{json::field("partner", &B::partner, "共享对象代码"),
                          json::field("label", &B::label, "共享对象"),
                          json::field("kind", &B::kind, "类别"),
                          json::field("priority", &B::priority, "优先打通"),
                          json::field("opening", &B::opening, "接口状态：已打通、部分打通、未打通"),
                          json::field("agreements", &B::agreements, "有效协议数"),
                          json::field("agreement_ends_on", &B::agreement_ends, "最早到期日期"),
                          json::field("last_success_ms", &B::last_success, "最近成功时间"),
                          json::field("last_failure_ms", &B::last_failure, "最近失败时间"),
                          json::field("last_reply", &B::last_reply, "最近一次结果"),
                          json::field("attempts", &B::attempts, "近一日统计的次数"),
                          json::field("errors_per_mille", &B::errors_per_mille, "错误率（千分比）"),
                          json::field("p50_ms", &B::p50_ms, "延迟中位数（毫秒）"),
                          json::field("p95_ms", &B::p95_ms, "95% 延迟（毫秒）"),
                          json::field("breaker", &B::breaker, "熔断状态"),
                          json::field("waiting", &B::waiting, "等待发送"),
                          json::field("lag_ms", &B::lag_ms, "最早一条已等待（毫秒）")};
    }
};

/// The status board: every partner that the tenant knows.
struct Board {
    std::vector<BoardLine> items;
    static constexpr std::string_view schema_name = "ExchangeBoard";
    static constexpr auto fields() { return std::tuple{json::field("items", &Board::items, "共享对象")}; }
};

}  // namespace linli::exchange
