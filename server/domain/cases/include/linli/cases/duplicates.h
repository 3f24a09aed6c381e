#pragma once

#include <linli/access/scope.h>
#include <linli/cases/types.h>
#include <linli/db/database.h>
#include <linli/resemblance/compare.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::cases {

using MergeId = Id<struct MergeTag>;
struct CaseParts;
class ItemBook;
class Procedure;

/// Another matter that may be the same, for staff who may see it.
struct Resembling {
    CaseId id;
    std::string number;
    State state = State::reported;
    std::string title;
    std::optional<std::string> item_code;
    std::optional<AreaId> grid_id;
    Instant reported_at{};
    std::optional<CaseId> master_id;
    double score = 0;
    resemblance::Band band = resemblance::Band::no;
    std::vector<std::string> reasons;

    static constexpr std::string_view schema_name = "ResemblingCase";
    static constexpr auto fields() {
        using R = Resembling;
        return std::tuple{json::field("id", &R::id, "事项"),
                          json::field("number", &R::number, "受理编号"),
                          json::field("state", &R::state, "状态"),
                          json::field("title", &R::title, "标题",
                                      {.sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项"}),
                          json::field("item_code", &R::item_code, "责任事项编码"),
                          json::field("grid_id", &R::grid_id, "网格"),
                          json::field("reported_at_ms", &R::reported_at, "上报时间"),
                          json::field("master_id", &R::master_id, "已并入的事项"),
                          json::field("score", &R::score, "相似程度，0 到 1"),
                          json::field("band", &R::band, "判断"),
                          json::field("reasons", &R::reasons, "理由")};
    }
};
struct ResemblingCases {
    std::vector<Resembling> items;  ///< likeliest first, at most twenty
    static constexpr std::string_view schema_name = "ResemblingCases";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &ResemblingCases::items, "可能是同一件事")};
    }
};

/// A report that was not sent yet.
struct DraftReport {
    std::string text;
    std::optional<std::string> title;
    std::optional<Place> place;
    std::optional<std::string> item_code;

    static constexpr std::string_view schema_name = "DraftReport";
    static constexpr auto fields() {
        constexpr json::FieldOptions personal{
            .min = 2, .max = 5'000, .sensitivity = json::Sensitivity::personal, .purpose = "查找是否已在办理"};
        return std::tuple{
            json::field("text", &DraftReport::text, "情况说明", personal),
            json::field(
                "title", &DraftReport::title, "标题",
                {.min = 2, .max = 100, .sensitivity = json::Sensitivity::personal, .purpose = "查找是否已在办理"}),
            json::field("place", &DraftReport::place, "事发地点"),
            json::field("item_code", &DraftReport::item_code, "事项编码", {.max = 40})};
    }
};

/// A matter in hand that a draft resembles: public facts only, nothing of who reported it, in what words, at which
/// door.
struct HandledMatter {
    CaseId id;
    std::optional<std::string> item_name;
    std::optional<std::string> place_name;  ///< grid or community
    State state = State::reported;
    std::string reported_on;  ///< a day
    std::int64_t reporters = 1;
    resemblance::Band band = resemblance::Band::no;
    std::vector<std::string> reasons;

    static constexpr std::string_view schema_name = "HandledMatter";
    static constexpr auto fields() {
        using M = HandledMatter;
        return std::tuple{json::field("id", &M::id, "事项"),
                          json::field("item_name", &M::item_name, "责任事项"),
                          json::field("place_name", &M::place_name, "所在网格或社区"),
                          json::field("state", &M::state, "状态"),
                          json::field("reported_on", &M::reported_on, "最早反映的日期"),
                          json::field("reporters", &M::reporters, "反映人数"),
                          json::field("band", &M::band, "判断"),
                          json::field("reasons", &M::reasons, "理由")};
    }
};
struct HandledMatters {
    std::vector<HandledMatter> items;  ///< likeliest first, at most three
    static constexpr std::string_view schema_name = "HandledMatters";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &HandledMatters::items, "已在办理的事项")};
    }
};

/// What the reporter of a case says about another one that was shown as resembling.
struct AnswerResemblance {
    CaseId other;
    resemblance::Opinion answer = resemblance::Opinion::not_sure;
    static constexpr std::string_view schema_name = "AnswerResemblance";
    static constexpr auto fields() {
        return std::tuple{json::field("other_id", &AnswerResemblance::other, "另一事项"),
                          json::field("answer", &AnswerResemblance::answer, "是同一件事、不是、不确定")};
    }
};

/// One case on the version that the caller saw.
struct SeenCase {
    CaseId id;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "SeenCase";
    static constexpr auto fields() {
        return std::tuple{json::field("id", &SeenCase::id, "事项"),
                          json::field("version", &SeenCase::version, "所见版本", {.min = 1})};
    }
};
struct MergeCases {
    std::vector<SeenCase> cases;
    std::optional<std::string> note;  ///< for colleagues
    static constexpr std::string_view schema_name = "MergeCases";
    static constexpr auto fields() {
        return std::tuple{json::field("cases", &MergeCases::cases, "同一件事的全部事项", {.min = 2, .max = 50}),
                          json::field("note", &MergeCases::note, "说明", {.min = 1, .max = 500})};
    }
};
struct UndoMerge {
    std::string reason;
    static constexpr std::string_view schema_name = "UndoMerge";
    static constexpr auto fields() {
        return std::tuple{json::field("reason", &UndoMerge::reason, "原因", {.min = 1, .max = 500})};
    }
};

/// A merge as staff see it.
struct Merge {
    MergeId id;
    CaseId master_id;
    std::vector<CaseId> case_ids;  ///< those that joined
    UserId merged_by;
    Instant merged_at{};
    std::optional<UserId> undone_by;
    std::optional<Instant> undone_at;

    static constexpr std::string_view schema_name = "CaseMerge";
    static constexpr auto fields() {
        return std::tuple{json::field("id", &Merge::id, "合并"),
                          json::field("master_id", &Merge::master_id, "主事项"),
                          json::field("case_ids", &Merge::case_ids, "并入的事项"),
                          json::field("merged_by", &Merge::merged_by, "合并人"),
                          json::field("merged_at_ms", &Merge::merged_at, "合并时间"),
                          json::field("undone_by", &Merge::undone_by, "撤销人"),
                          json::field("undone_at_ms", &Merge::undone_at, "撤销时间")};
    }
};
struct Merges {
    std::vector<Merge> items;    ///< oldest first, at most a hundred
    std::int64_t reporters = 1;  ///< who wait for this matter now
    static constexpr std::string_view schema_name = "CaseMerges";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &Merges::items, "历次合并"),
                          json::field("reporters", &Merges::reporters, "反映件数")};
    }
};

/// Which hot issues: those of the last days.
struct ListHotIssues {
    int days = 30;
    int limit = 20;
    static constexpr std::string_view schema_name = "ListHotIssues";
    static constexpr auto fields() {
        return std::tuple{
            json::field("days", &ListHotIssues::days, "最近多少天", {.min = 1, .max = 366, .optional = true}),
            json::field("limit", &ListHotIssues::limit, "最多几个", {.min = 1, .max = 100, .optional = true})};
    }
};
struct HotIssue {
    int rank = 1;
    std::string title;  ///< of the case that says best what the others say
    double score = 0;
    std::int64_t reports = 0, reporters = 0;
    Instant first{}, last{};
    std::vector<CaseId> case_ids;  ///< the latest hundred

    static constexpr std::string_view schema_name = "HotIssue";
    static constexpr auto fields() {
        using H = HotIssue;
        return std::tuple{json::field("rank", &H::rank, "名次"),
                          json::field("title", &H::title, "代表性标题",
                                      {.sensitivity = json::Sensitivity::personal, .purpose = "发现共性问题"}),
                          json::field("score", &H::score, "热度"),
                          json::field("reports", &H::reports, "反映件数"),
                          json::field("reporters", &H::reporters, "反映人数"),
                          json::field("first_ms", &H::first, "最早"),
                          json::field("last_ms", &H::last, "最近"),
                          json::field("case_ids", &H::case_ids, "事项")};
    }
};
struct HotIssues {
    std::vector<HotIssue> items;
    std::int64_t looked_at = 0;  ///< reports; at most 3,000, the latest
    static constexpr std::string_view schema_name = "HotIssues";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &HotIssues::items, "热点问题"),
                          json::field("looked_at", &HotIssues::looked_at, "参与归并的事项")};
    }
};

/// Several reports of one matter: proposed with reasons, confirmed once by people, undone exactly. No case is merged by
/// itself. Each writing call is one transaction. Synchronous; thread-safe. @throws db::StoreFault
/// @source INC-24, INC-20, AS-07; issue 4 point 3
class Duplicates {
public:
    Duplicates(const CaseParts& parts, ItemBook& items, const Procedure& procedure)
        : parts_(parts), items_(items), procedure_(procedure) {}

    /// Matters within the scope that may be the same, fourteen days around. Text is compared for at most 300, which
    /// two index ranges find. @refuses access::not_found
    Result<ResemblingCases> resembling(const access::Scope& scope, CaseId id) const;
    /// Before sending: what is in hand already, told without personal data. Reads only.
    HandledMatters handled(const access::Scope& scope, const DraftReport& draft) const;
    /// The reporter's word on a matter that resembles theirs; staff see it as a reason.
    /// @refuses access::not_found, also for a matter that was not shown; not_yours
    Outcome answer(const access::Scope& scope, CaseId id, const AnswerResemblance& in) const;

    /// One matter, many reporters. The one reported first stays and keeps its owner; its promises become the earliest
    /// of all; the others keep number, promise and receipt and follow it. Those that followed one of them come along.
    /// @refuses access::not_found, changed_meanwhile, not_mergeable
    Result<Merge> merge(const access::Scope& scope, const MergeCases& in) const;
    /// Moves exactly back what that merge moved. @refuses access::not_found, not_separable
    Result<Merge> undo(const access::Scope& scope, MergeId id, const UndoMerge& in) const;
    /// @refuses access::not_found
    Result<Merges> merges(const access::Scope& scope, CaseId id) const;

    /// What people keep reporting within the scope. Bounded: the latest 3,000 reports, about a second.
    HotIssues hot(const access::Scope& scope, const ListHotIssues& in) const;

private:
    const CaseParts& parts_;
    ItemBook& items_;
    const Procedure& procedure_;
};

}  // namespace linli::cases
