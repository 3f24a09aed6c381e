#include "routes.h"

#include <linli/api/desk.h>
#include <linli/events/relay.h>
#include <linli/json/field.h>
#include <linli/office/permissions.h>

#include "journal.h"

namespace linli::office {
namespace {

using api::Call;
using http::Method;

/// A delivery that fails, and why.
struct DeadLetterView {
    std::string subscriber;
    std::int64_t stream = 0;
    std::string event;
    int attempts = 0;
    std::string reason;
    Instant failed_at{};
    bool dead = false;
    static constexpr std::string_view schema_name = "DeadLetter";
    static constexpr auto fields() {
        using V = DeadLetterView;
        return std::tuple{json::field("subscriber", &V::subscriber, "接收方"),
                          json::field("stream", &V::stream, "事件流水号"),
                          json::field("event", &V::event, "事件"),
                          json::field("attempts", &V::attempts, "已尝试次数"),
                          json::field("reason", &V::reason, "失败原因"),
                          json::field("failed_at_ms", &V::failed_at, "首次失败时间"),
                          json::field("dead", &V::dead, "不再自动重试")};
    }
};

/// Those that gave up first.
struct DeadLetters {
    std::vector<DeadLetterView> items;
    static constexpr std::string_view schema_name = "DeadLetters";
    static constexpr auto fields() { return std::tuple{json::field("items", &DeadLetters::items, "失败的投递")}; }
};

/// How many.
struct AskDeadLetters {
    int limit = 100;
    static constexpr std::string_view schema_name = "AskDeadLetters";
    static constexpr auto fields() {
        return std::tuple{
            json::field("limit", &AskDeadLetters::limit, "最多条数", {.min = 1, .max = 1'000, .optional = true})};
    }
};

/// Which one to try again.
struct RetryDeadLetter {
    std::string subscriber;
    std::int64_t stream = 0;
    static constexpr std::string_view schema_name = "RetryDeadLetter";
    static constexpr auto fields() {
        return std::tuple{json::field("subscriber", &RetryDeadLetter::subscriber, "接收方", {.min = 1, .max = 100}),
                          json::field("stream", &RetryDeadLetter::stream, "事件流水号", {.min = 1})};
    }
};

DeadLetters dead_letters(const OfficeParts& parts, const access::Scope& scope, int limit) {
    DeadLetters out;
    auto* relay = parts.relay_of(scope.tenant());
    if (relay == nullptr) return out;
    for (auto& l : relay->dead_letters(limit))
        out.items.push_back({std::move(l.subscriber), l.stream, std::move(l.event), l.attempts, std::move(l.reason),
                             l.failed_at, l.dead});
    return out;
}

Outcome retry(const OfficeParts& parts, const access::Scope& scope, const RetryDeadLetter& in) {
    auto* relay = parts.relay_of(scope.tenant());
    if (relay == nullptr || !relay->retry(in.subscriber, in.stream)) return refuse(no_such_dead_letter);
    audit::Entry entry;
    entry.operation = "retryDeadLetter";
    entry.subject_kind = "delivery";
    entry.detail = in.subscriber + " " + std::to_string(in.stream);
    parts.database.write([&](db::WriteTx& tx) { parts.audit.wrote(tx, scope, entry); });
    return Done{};
}

}  // namespace

void mount_relay(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<AskDeadLetters, DeadLetters>({.method = Method::get,
                                             .path = "/v1/dead-letters",
                                             .operation = "listDeadLetters",
                                             .summary = "失败的事件投递",
                                             .permission = may_operate,
                                             .description = "已停止自动重试的在前。"},
                                            [&](const Call& call, const AskDeadLetters& in) -> Result<DeadLetters> {
                                                return dead_letters(parts, call.scope(), in.limit);
                                            });
    desk.mount<RetryDeadLetter, api::Nothing>({.method = Method::post,
                                               .path = "/v1/dead-letters/retries",
                                               .operation = "retryDeadLetter",
                                               .summary = "重新投递",
                                               .permission = may_operate,
                                               .refusals = {&no_such_dead_letter},
                                               .success = 204,
                                               .pool = http::Pool::write},
                                              [&](const Call& call, const RetryDeadLetter& in) -> Result<api::Nothing> {
                                                  LINLI_CHECK(retry(parts, call.scope(), in));
                                                  return api::Nothing{};
                                              });
}

}  // namespace linli::office
