#pragma once

#include <linli/registry/entry.h>
#include <linli/registry/records.h>

namespace linli::registry {

/// What happened. Merges and splits have routes of their own and stand in the same book. @source DAT-40
enum class ChangeKind { correction, move_in, move_out, birth, death, relation, tag, link, merge, split };
constexpr std::array<std::string_view, 10> words(ChangeKind) {
    return {"correction", "move_in", "move_out", "birth", "death", "relation", "tag", "link", "merge", "split"};
}

enum class RequestState { proposed, applied, refused, withdrawn, undone };
constexpr std::array<std::string_view, 5> words(RequestState) {
    return {"proposed", "applied", "refused", "withdrawn", "undone"};
}

enum class RequestAction { propose, approve, refuse, withdraw, undo };
constexpr std::array<std::string_view, 5> words(RequestAction) {
    return {"propose", "approve", "refuse", "withdraw", "undo"};
}

inline constexpr ProblemType request_id_taken{"registry/request-id-taken", 409, "申请编号已被使用",
                                              "The id of the request is taken"};
inline constexpr ProblemType step_not_allowed{"registry/step-not-allowed", 409, "申请的当前状态不允许此操作",
                                              "The request does not allow this now"};
inline constexpr ProblemType own_request{"registry/own-request", 409, "不能审批自己提出的申请",
                                         "Nobody approves their own request"};
inline constexpr ProblemType level_too_low{"registry/level-too-low", 409, "需要更高一级审批",
                                           "A higher level must agree"};
inline constexpr ProblemType undo_too_late{"registry/undo-too-late", 409, "已超过可撤销的期限",
                                           "The time to take it back is over"};
inline constexpr ProblemType changed_since{"registry/changed-since", 409, "之后又有变化，不能直接撤销",
                                           "Something changed since; it cannot simply be taken back"};
inline constexpr ProblemType needs_more{"registry/needs-more", 422, "申请内容不完整", "Something is missing"};
inline constexpr ProblemType no_such_part{"registry/no-such-part", 422,
                                          "申请提到的房屋、户、关系或记录不存在，或不在职责范围内",
                                          "Something that the request names is not there"};
inline constexpr ProblemType relation_overlaps{"registry/relation-overlaps", 409, "同一时期已有这种关系",
                                               "There is such a relation at that time already"};
inline constexpr ProblemType one_head_needed{"registry/one-head-needed", 409, "每户必须有且只有一名户主",
                                             "A household has exactly one head"};
inline constexpr ProblemType record_ended{"registry/record-ended", 409, "该记录已注销、迁出或合并",
                                          "The record does not stand any more"};

/// A value that somebody proposes; none: unknown.
struct FieldValue {
    std::string field;
    std::optional<std::string> value;
    static constexpr std::string_view schema_name = "FieldValue";
    static constexpr auto fields() {
        return std::tuple{json::field("field", &FieldValue::field, "字段代码", {.min = 3, .max = 60}),
                          json::field("value", &FieldValue::value, "值",
                                      {.max = 200,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .purpose = purposes::governance,
                                       .basis = purposes::duty})};
    }
};

/// A change that somebody proposes. Which parts a kind needs says `changes.cpp`; the others stay empty.
struct ProposeChange {
    RequestId id;
    ChangeKind kind = ChangeKind::correction;
    SubjectKind record_kind = SubjectKind::person;
    Uuid record_id;  ///< of somebody new (birth, moving in): made by the caller
    Date on;         ///< when it happened
    std::string source = "home_visit";
    std::optional<int> confidence;
    std::string reason;
    std::vector<FieldValue> values;
    std::optional<DwellingId> dwelling_id;
    std::optional<HouseholdId> household_id;
    std::optional<RelationKind> relation_kind;
    bool lives_here = true;
    std::optional<RelationId> relation_id;  ///< the one that ends
    std::optional<std::string> tag;         ///< a code of the list person_tags
    std::optional<std::string> link_kind;   ///< a code of the list relation_kinds
    std::optional<Uuid> other_id;           ///< the other end of the link; the record that is merged away
    std::optional<LinkId> link_id;          ///< the one that ends
    bool ends = false;                      ///< the tag ends
    std::optional<PersonId> new_head_id;
    std::vector<RelationId> moving_relations;  ///< of a split: what goes to the new record
    std::vector<std::string> moving_tags;
    std::vector<LinkId> moving_links;
    std::vector<PersonId> distinct_from;  ///< looked at beside the new person: not the same
    static constexpr std::string_view schema_name = "ProposeChange";
    static constexpr auto fields() {
        using P = ProposeChange;
        return std::tuple{
            json::field("request_id", &P::id, "客户端生成的编号，兼作幂等键"),
            json::field("kind", &P::kind, "变更类型"),
            json::field("record_kind", &P::record_kind, "记录类别", {.optional = true}),
            json::field("record_id", &P::record_id, "记录"),
            json::field("happened_on", &P::on, "发生日期"),
            json::field("source", &P::source, "来源代码", {.max = 60, .optional = true}),
            json::field("confidence", &P::confidence, "可信度（百分比）", {.min = 1, .max = 100}),
            json::field("reason", &P::reason, "理由", {.min = 2, .max = 500}),
            json::field("values", &P::values, "字段的值", {.max = 40, .optional = true}),
            json::field("dwelling_id", &P::dwelling_id, "房屋"),
            json::field("household_id", &P::household_id, "户"),
            json::field("relation_kind", &P::relation_kind, "人房关系类型"),
            json::field("lives_here", &P::lives_here, "是否居住", {.optional = true}),
            json::field("relation_id", &P::relation_id, "终止的人房关系"),
            json::field("tag", &P::tag, "标签代码", {.max = 60}),
            json::field("link_kind", &P::link_kind, "关系类型", {.max = 60}),
            json::field("other_id", &P::other_id, "对方记录"),
            json::field("link_id", &P::link_id, "终止的关系"),
            json::field("ends", &P::ends, "终止标签", {.optional = true}),
            json::field("new_head_id", &P::new_head_id, "新户主"),
            json::field("moving_relations", &P::moving_relations, "拆分时转移的人房关系",
                        {.max = 50, .optional = true}),
            json::field("moving_tags", &P::moving_tags, "拆分时转移的标签", {.max = 50, .optional = true}),
            json::field("moving_links", &P::moving_links, "拆分时转移的其他关系", {.max = 50, .optional = true}),
            json::field("distinct_from", &P::distinct_from, "已核对、确认不是同一人的库中人员",
                        {.max = 20, .optional = true})};
    }
};

/// What somebody did with a request.
struct RequestStep {
    RequestAction action = RequestAction::propose;
    UserId by;
    int level = 0;
    std::string note;
    Instant at{};
    static constexpr std::string_view schema_name = "ChangeRequestStep";
    static constexpr auto fields() {
        return std::tuple{
            json::field("action", &RequestStep::action, "操作"), json::field("by_user_id", &RequestStep::by, "操作人"),
            json::field("level", &RequestStep::level, "审批级别"), json::field("note", &RequestStep::note, "说明"),
            json::field("at_ms", &RequestStep::at, "时间")};
    }
};

/// A change request as it stands. The proposed values are masked like the fields themselves.
struct ChangeRequest {
    RequestId id;
    ChangeKind kind = ChangeKind::correction;
    SubjectKind record_kind = SubjectKind::person;
    Uuid record_id;
    RequestState state = RequestState::proposed;
    int needed = 0;
    int given = 0;
    Date on;
    std::string source;
    std::string reason;
    std::vector<FieldValue> values;
    std::optional<Uuid> other_id;
    UserId proposed_by;
    Instant proposed_at{};
    std::optional<Instant> applied_at;
    std::optional<Instant> undo_until;
    std::vector<RequestStep> steps;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "ChangeRequest";
    static constexpr auto fields() {
        using C = ChangeRequest;
        return std::tuple{json::field("request_id", &C::id, "申请"),
                          json::field("kind", &C::kind, "变更类型"),
                          json::field("record_kind", &C::record_kind, "记录类别"),
                          json::field("record_id", &C::record_id, "记录"),
                          json::field("state", &C::state, "状态"),
                          json::field("needed_level", &C::needed, "所需审批级别"),
                          json::field("given_level", &C::given, "已同意级别"),
                          json::field("happened_on", &C::on, "发生日期"),
                          json::field("source", &C::source, "来源代码"),
                          json::field("reason", &C::reason, "理由"),
                          json::field("values", &C::values, "字段的值（脱敏）"),
                          json::field("other_id", &C::other_id, "对方记录"),
                          json::field("proposed_by_user_id", &C::proposed_by, "申请人"),
                          json::field("proposed_at_ms", &C::proposed_at, "申请时间"),
                          json::field("applied_at_ms", &C::applied_at, "生效时间"),
                          json::field("undo_until_ms", &C::undo_until, "可撤销至"),
                          json::field("steps", &C::steps, "经过"),
                          json::field("version", &C::version, "版本")};
    }
};

/// A line of the list of requests.
struct RequestLine {
    RequestId id;
    ChangeKind kind = ChangeKind::correction;
    SubjectKind record_kind = SubjectKind::person;
    Uuid record_id;
    RequestState state = RequestState::proposed;
    int needed = 0;
    int given = 0;
    Instant proposed_at{};
    static constexpr std::string_view schema_name = "ChangeRequestLine";
    static constexpr auto fields() {
        using L = RequestLine;
        return std::tuple{json::field("request_id", &L::id, "申请"),
                          json::field("kind", &L::kind, "变更类型"),
                          json::field("record_kind", &L::record_kind, "记录类别"),
                          json::field("record_id", &L::record_id, "记录"),
                          json::field("state", &L::state, "状态"),
                          json::field("needed_level", &L::needed, "所需审批级别"),
                          json::field("given_level", &L::given, "已同意级别"),
                          json::field("proposed_at_ms", &L::proposed_at, "申请时间")};
    }
};

/// Which page of requests.
struct ListRequests {
    RequestState state = RequestState::proposed;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListChangeRequests";
    static constexpr auto fields() {
        return std::tuple{
            json::field("state", &ListRequests::state, "状态", {.optional = true}),
            json::field("cursor", &ListRequests::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListRequests::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// Agrees, refuses, withdraws or takes back.
struct DecideRequest {
    RequestAction action = RequestAction::approve;
    std::string note;
    std::int64_t version = 1;
    std::vector<PersonId> distinct_from;  ///< as in ProposeChange, by whoever agrees
    static constexpr std::string_view schema_name = "DecideChangeRequest";
    static constexpr auto fields() {
        return std::tuple{json::field("action", &DecideRequest::action, "操作"),
                          json::field("note", &DecideRequest::note, "说明", {.max = 500, .optional = true}),
                          json::field("version", &DecideRequest::version, "所见版本", {.min = 1}),
                          json::field("distinct_from", &DecideRequest::distinct_from,
                                      "已核对、确认不是同一人的库中人员", {.max = 20, .optional = true})};
    }
};

/// Two records beside each other: each field with both values, which one stays and why.
struct ComparedField {
    std::string field;
    std::string label;
    std::optional<std::string> here, there;
    std::string winner;  ///< here, there, same
    std::string why;     ///< zh-CN
    static constexpr std::string_view schema_name = "ComparedField";
    static constexpr auto fields() {
        using C = ComparedField;
        return std::tuple{json::field("field", &C::field, "字段代码"),
                          json::field("label", &C::label, "字段"),
                          json::field("here", &C::here, "保留记录的值（脱敏）", purposes::personal()),
                          json::field("there", &C::there, "被合并记录的值（脱敏）", purposes::personal()),
                          json::field("winner", &C::winner, "采用 here、there 或 same"),
                          json::field("why", &C::why, "理由")};
    }
};

/// Two records beside each other.
struct Comparison {
    std::vector<ComparedField> items;
    int relations = 0;  ///< that would move
    int tags = 0;
    int links = 0;
    static constexpr std::string_view schema_name = "RecordComparison";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &Comparison::items, "逐项对比"),
                          json::field("relations", &Comparison::relations, "将转移的人房关系数"),
                          json::field("tags", &Comparison::tags, "将转移的标签数"),
                          json::field("links", &Comparison::links, "将转移的其他关系数")};
    }
};

/// The record beside the first one.
struct CompareWith {
    Uuid other_id;
    static constexpr std::string_view schema_name = "CompareWith";
    static constexpr auto fields() { return std::tuple{json::field("other_id", &CompareWith::other_id, "另一条记录")}; }
};

/// A room that names people or units by id. Called inside the transaction of a merge, and of taking it back; what it
/// says it moved is kept with the request, so that exactly that moves back.
struct ReferenceHolder {
    std::string room;
    /// @return its rows that named `from` and name `into` from now on, in its own writing; no personal data
    std::function<std::vector<std::string>(db::WriteTx&, TenantId, SubjectKind, const Uuid& from, const Uuid& into)>
        moved;
    /// Those rows name `from` again, as far as they still name `into`.
    std::function<void(db::WriteTx&, TenantId, SubjectKind, const Uuid& from, const Uuid& into,
                       const std::vector<std::string>& rows)>
        undone;
};

/// The one way in which golden records change: requests with the approval that their fields ask for, applied in one
/// transaction with provenance, events, evidence and audit, and taken back for 30 days.
/// Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class ChangeService {
public:
    ChangeService(RecordParts parts, std::vector<ReferenceHolder> holders = {});
    ~ChangeService();

    /// Applied at once when nobody has to agree. The same again answers what is stored.
    /// @refuses access::not_found, request_id_taken, needs_more, no_such_part, no_such_field, unknown_kind,
    /// json::invalid_fields, day_to_come, relation_overlaps, one_head_needed, record_ended, likely_duplicate.
    Result<ChangeRequest> propose(const access::Scope& scope, const ProposeChange& in);
    /// The same inside the caller's transaction: what somebody found at a door and the request that follows are kept
    /// together or not at all.
    Result<ChangeRequest> propose(db::WriteTx& tx, const access::Scope& scope, const ProposeChange& in);
    /// Says that `other_id` is the same as `record_id`; merging cases is another matter and stays untouched.
    Result<ChangeRequest> merge(const access::Scope& scope, const ProposeChange& in);
    /// @refuses as propose, and step_not_allowed, own_request, level_too_low, record_changed, undo_too_late,
    /// changed_since.
    Result<ChangeRequest> decide(const access::Scope& scope, RequestId id, const DecideRequest& in);
    /// Withdraws one's own. @refuses access::not_found, step_not_allowed, record_changed.
    Result<ChangeRequest> withdraw(const access::Scope& scope, RequestId id, const DecideRequest& in);
    /// @refuses access::not_found.
    Result<ChangeRequest> find(const access::Scope& scope, RequestId id);
    /// Newest first. @refuses api::bad_cursor.
    Result<api::Page<RequestLine>> list(const access::Scope& scope, const ListRequests& in);
    /// Two people or two units side by side, explained. @refuses access::not_found, audit::overloaded.
    Result<Comparison> compare(const access::Scope& scope, SubjectKind kind, const Uuid& id, const CompareWith& in);

    /// Destroys the keys of a person and of every record that was merged into them: what is sealed is unreadable for
    /// ever, and such a merge can no longer be taken back.
    void erase(db::WriteTx& tx, TenantId tenant, PersonId id);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::registry
