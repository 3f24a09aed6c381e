#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/cases/joint_permissions.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Matters whose duty lies outside the tenant's bodies (转外部单位): forwarded is not finished, somebody inside goes on
/// following them. @source INC-11, INC-13, INC-27
namespace linli::cases {

struct CaseParts;
class Procedure;

/// Asks a body outside to act, and keeps what it answered; the service asks for the owner or a dispatcher.
inline constexpr Permission may_forward{"cases.forward", "转外部单位处理", share_grants};

/// How an outside body answers.
enum class OutsideWay { letter, telephone, platform };
constexpr std::array<std::string_view, 3> words(OutsideWay) { return {"letter", "telephone", "platform"}; }

/// A body that does not belong to the tenant: a power or water company, a court, another district.
struct OutsideBody {
    std::string code;
    std::string name;
    OutsideWay way = OutsideWay::telephone;
    std::string contact;  ///< desk, number or address of its service, never of a person

    static constexpr std::string_view schema_name = "OutsideBody";
    static constexpr auto fields() {
        using B = OutsideBody;
        return std::tuple{json::field("code", &B::code, "编码", {.min = 1, .max = 40}),
                          json::field("name", &B::name, "名称", {.min = 2, .max = 60}),
                          json::field("way", &B::way, "答复方式"),
                          json::field("contact", &B::contact, "对外服务的联系方式", {.min = 1, .max = 200})};
    }
};

/// An edition of the list; who publishes one publishes the whole list.
struct OutsideBodies {
    std::int64_t edition = 0;  ///< that was seen; 0: the tenant has none yet
    std::vector<OutsideBody> items;
    static constexpr std::string_view schema_name = "OutsideBodies";
    static constexpr auto fields() {
        return std::tuple{json::field("edition", &OutsideBodies::edition, "所见版次", {.min = 0}),
                          json::field("items", &OutsideBodies::items, "外部单位", {.min = 1, .max = 200})};
    }
};

/// How a forwarding stands.
enum class ForwardState {
    awaiting,  ///< the body owes an answer
    answered,
    given_up  ///< nobody waits for it any more, and why
};
constexpr std::array<std::string_view, 3> words(ForwardState) { return {"awaiting", "answered", "given_up"}; }

/// What can be done to it.
enum class ForwardMove { answer, give_up };
constexpr std::array<std::string_view, 2> words(ForwardMove) { return {"answer", "give_up"}; }

/// One matter before one outside body.
struct Forward {
    ForwardId id;
    CaseId case_id;  ///< as it is answered: of one that was merged its master
    std::string number;
    std::int64_t ordinal = 1;
    std::string body_code;
    std::string body_name;  ///< as it was called that day
    OutsideWay way = OutsideWay::telephone;
    std::string reason;
    std::string sent;  ///< what was sent or said
    UserId forwarded_by;
    Instant forwarded_at{};
    Instant expected_by{};
    ForwardState state = ForwardState::awaiting;
    bool overdue = false;
    std::int64_t outside_ms = 0;        ///< working time outside until now or its end; the promise went on meanwhile
    std::optional<std::string> answer;  ///< or why it was given up
    std::optional<std::string> answered_by;
    std::optional<Instant> answered_at;
    std::optional<UserId> recorded_by;
    std::optional<Instant> ended_at;

    static constexpr std::string_view schema_name = "CaseForward";
    static constexpr auto fields() {
        using F = Forward;
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项", .basis = "办理诉求所必需"};
        return std::tuple{json::field("id", &F::id, "转外部单位"),
                          json::field("case_id", &F::case_id, "事项；已并入的为主事项"),
                          json::field("number", &F::number, "受理编号"),
                          json::field("ordinal", &F::ordinal, "该事项的第几次"),
                          json::field("body_code", &F::body_code, "外部单位编码"),
                          json::field("body_name", &F::body_name, "外部单位"),
                          json::field("way", &F::way, "答复方式"),
                          json::field("reason", &F::reason, "转出理由", personal),
                          json::field("sent", &F::sent, "转出内容", personal),
                          json::field("forwarded_by_id", &F::forwarded_by, "经办人"),
                          json::field("forwarded_at_ms", &F::forwarded_at, "转出时间"),
                          json::field("expected_by_ms", &F::expected_by, "预计答复时间"),
                          json::field("state", &F::state, "状态"),
                          json::field("overdue", &F::overdue, "逾期未答复"),
                          json::field("outside_ms", &F::outside_ms, "在外部单位的工作时间（毫秒），不停办结时限"),
                          json::field("answer", &F::answer, "答复内容，或不再等待的理由", personal),
                          json::field("answered_by", &F::answered_by, "答复部门或人员", personal),
                          json::field("answered_at_ms", &F::answered_at, "答复时间"),
                          json::field("recorded_by_id", &F::recorded_by, "登记人"),
                          json::field("ended_at_ms", &F::ended_at, "登记时间")};
    }
};

/// All of a matter and of those that are answered with it.
struct Forwards {
    std::vector<Forward> items;
    static constexpr std::string_view schema_name = "CaseForwards";
    static constexpr auto fields() { return std::tuple{json::field("items", &Forwards::items, "转外部单位")}; }
};

/// Which forwards a list shows; without a state those whose answer is awaited, of matters that go on.
struct ListForwards {
    std::optional<ForwardState> state;
    bool overdue = false;  ///< only those whose answer is late
    std::optional<std::string> body_code;
    std::optional<std::string> cursor;
    int limit = 50;

    static constexpr std::string_view schema_name = "ListCaseForwards";
    static constexpr auto fields() {
        using L = ListForwards;
        return std::tuple{json::field("state", &L::state, "状态；不填为等待答复的"),
                          json::field("overdue", &L::overdue, "只看逾期未答复的", {.optional = true}),
                          json::field("body_code", &L::body_code, "外部单位编码", {.min = 1, .max = 40}),
                          json::field("cursor", &L::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &L::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// Forwards a matter.
struct ForwardCase {
    std::int64_t version = 0;  ///< of the matter as the caller saw it
    std::string body_code;
    std::string reason;
    std::string sent;
    Instant expected_by{};

    static constexpr std::string_view schema_name = "ForwardCase";
    static constexpr auto fields() {
        using F = ForwardCase;
        return std::tuple{json::field("version", &F::version, "所见事项版本", {.min = 1}),
                          json::field("body_code", &F::body_code, "外部单位编码", {.min = 1, .max = 40}),
                          json::field("reason", &F::reason, "转出理由", {.min = 2, .max = 500}),
                          json::field("sent", &F::sent, "转出内容", {.min = 2, .max = 2'000}),
                          json::field("expected_by_ms", &F::expected_by, "预计答复时间")};
    }
};

/// What becomes of it.
struct MoveForward {
    ForwardMove move = ForwardMove::answer;
    std::string note;                        ///< the answer, or why nobody waits any more
    std::optional<std::string> answered_by;  ///< answer
    std::optional<Instant> answered_at;      ///< answer; nothing: now

    static constexpr std::string_view schema_name = "MoveCaseForward";
    static constexpr auto fields() {
        using M = MoveForward;
        return std::tuple{json::field("move", &M::move, "动作"),
                          json::field("note", &M::note, "答复内容，或不再等待的理由", {.min = 2, .max = 2'000}),
                          json::field("answered_by", &M::answered_by, "答复部门或人员",
                                      {.min = 1,
                                       .max = 60,
                                       .sensitivity = json::Sensitivity::personal,
                                       .purpose = "核实答复",
                                       .basis = "办理诉求所必需"}),
                          json::field("answered_at_ms", &M::answered_at, "答复时间，不填为现在")};
    }
};

/// Matters before outside bodies. The owner stays; the promise to the reporter goes on, the time outside is counted
/// beside it. A forwarding stays with its matter as sub-tasks do. Each writing call is one transaction with a step; the
/// reporter sees to whom the matter was forwarded and that it was answered. Synchronous; thread-safe.
/// @throws db::StoreFault
class Forwarding {
public:
    Forwarding(const CaseParts& parts, const Procedure& procedure) : parts_(parts), procedure_(procedure) {}

    /// By the owner or a dispatcher of the place. @refuses access::not_found, changed_meanwhile, step_not_allowed,
    /// not_yours, not_forwardable, no_such_body, expected_outside, already_forwarded, too_many_forwards
    Result<Forward> forward(const access::Scope& scope, CaseId id, const ForwardCase& in) const;
    /// @refuses access::not_found, not_yours, step_not_allowed, expected_outside (an answer of the future, or from
    /// before it was asked for), changed_meanwhile
    Result<Forward> move(const access::Scope& scope, ForwardId id, const MoveForward& in) const;
    /// @refuses access::not_found
    Result<Forwards> of_case(const access::Scope& scope, CaseId id) const;
    /// Across matters; the answer that is due first comes first. @refuses api::bad_cursor
    Result<api::Page<Forward>> list(const access::Scope& scope, const ListForwards& in) const;
    OutsideBodies bodies(const access::Scope& scope) const;
    /// A new edition of the list. @refuses edition_changed, bad_reasons naming a code that stands twice
    Result<OutsideBodies> publish(const access::Scope& scope, const OutsideBodies& in) const;

private:
    const CaseParts& parts_;
    const Procedure& procedure_;
};

}  // namespace linli::cases
