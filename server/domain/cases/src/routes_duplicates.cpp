#include "routes_duplicates.h"

#include <linli/api/desk.h>
#include <linli/cases/duplicates.h>
#include <linli/cases/permissions.h>

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

constexpr api::RateRule asking_pace{30, std::chrono::seconds(10)};  // people look while they type

void mount_asking(api::Desk& desk, Duplicates& duplicates) {
    desk.mount<DraftReport, HandledMatters>(
        {.method = Method::post,
         .path = "/v1/cases/already-handled",
         .operation = "findHandledMatters",
         .summary = "上报前：是否已有人反映、正在办理",
         .permission = may_report,
         .rate = asking_pace,
         .description = "只查询，不保存。只给出公开信息：事项类别、所在网格或社区、进展、日期、人数和理由。"},
        [&](const Call& call, const DraftReport& in) -> Result<HandledMatters> {
            return duplicates.handled(call.scope(), in);
        });
    desk.mount<AnswerResemblance, Nothing>(
        {.method = Method::post,
         .path = "/v1/cases/{case_id}/resemblance-answers",
         .operation = "answerResemblance",
         .summary = "反映人判断：是同一件事、不是、不确定",
         .permission = may_report,
         .refusals = {&access::not_found, &not_yours},
         .success = 204,
         .pool = http::Pool::write,
         .description = "只供工作人员合并时参考，不会自动合并。"},
        [&](const Call& call, const AnswerResemblance& in) -> Result<Nothing> {
            LINLI_CHECK(duplicates.answer(call.scope(), call.id<CaseId>("case_id"), in));
            return Nothing{};
        });
}

void mount_merging(api::Desk& desk, Duplicates& duplicates) {
    desk.mount<Nothing, ResemblingCases>({.method = Method::get,
                                          .path = "/v1/cases/{case_id}/resembling",
                                          .operation = "listResemblingCases",
                                          .summary = "可能是同一件事的事项及理由",
                                          .permission = may_dispatch,
                                          .refusals = {&access::not_found}},
                                         [&](const Call& call, const Nothing&) {
                                             return duplicates.resembling(call.scope(), call.id<CaseId>("case_id"));
                                         });
    desk.mount<MergeCases, Merge>(
        {.method = Method::post,
         .path = "/v1/cases/merges",
         .operation = "mergeCases",
         .summary = "合并重复件：一件事、一个责任人、多个反映人",
         .permission = may_dispatch,
         .refusals = {&access::not_found, &changed_meanwhile, &not_mergeable},
         .success = 201,
         .pool = http::Pool::write,
         .description = "最早反映的为主事项，时限取各件中最早的承诺；其余各件保留编号、承诺和回执，随主事项答复。"},
        [&](const Call& call, const MergeCases& in) { return duplicates.merge(call.scope(), in); });
    desk.mount<UndoMerge, Merge>({.method = Method::post,
                                  .path = "/v1/cases/merges/{merge_id}/undo",
                                  .operation = "undoMergeOfCases",
                                  .summary = "撤销合并，恢复各件原来的责任人和时限",
                                  .permission = may_dispatch,
                                  .refusals = {&access::not_found, &not_separable},
                                  .pool = http::Pool::write},
                                 [&](const Call& call, const UndoMerge& in) {
                                     return duplicates.undo(call.scope(), call.id<MergeId>("merge_id"), in);
                                 });
    desk.mount<Nothing, Merges>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/merges",
         .operation = "listMergesOfCase",
         .summary = "事项的历次合并和反映件数",
         .permission = may_dispatch,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return duplicates.merges(call.scope(), call.id<CaseId>("case_id")); });
}

}  // namespace

void mount_duplicates(api::Desk& desk, Duplicates& duplicates) {
    mount_asking(desk, duplicates);
    mount_merging(desk, duplicates);
    desk.mount<ListHotIssues, HotIssues>(
        {.method = Method::get,
         .path = "/v1/hot-issues",
         .operation = "listHotIssues",
         .summary = "热点问题：近期被反复反映的事",
         .permission = may_see_hot_issues,
         .description = "在本岗位范围内归并最近的事项（最多 3,000 件），按件数、人数、增长和时间排序。"},
        [&](const Call& call, const ListHotIssues& in) -> Result<HotIssues> {
            return duplicates.hot(call.scope(), in);
        });
}

}  // namespace linli::cases
