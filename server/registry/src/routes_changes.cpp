#include <linli/registry/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/registry/changes.h>
#include <linli/registry/permissions.h>

namespace linli::registry {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

const std::vector<const ProblemType*> proposing{
    &access::not_found, &access::not_allowed, &request_id_taken, &needs_more,        &no_such_part,
    &no_such_field,     &unknown_kind,        &day_to_come,      &relation_overlaps, &one_head_needed,
    &record_ended,      &record_id_taken,     &likely_duplicate};

std::vector<const ProblemType*> deciding() {
    auto out = proposing;
    out.insert(out.end(),
               {&step_not_allowed, &own_request, &level_too_low, &record_changed, &undo_too_late, &changed_since});
    return out;
}

void mount_requests(api::Desk& desk, ChangeService& changes) {
    desk.mount<ProposeChange, ChangeRequest>(
        {.method = Method::post,
         .path = "/v1/change-requests",
         .operation = "proposeChange",
         .summary = "提出变更申请",
         .permission = may_propose,
         .refusals = proposing,
         .pool = http::Pool::write,
         .description = "更正、迁入、迁出、出生、死亡、人房关系、标签和其他关系。字段不要求审批时立即生效。"},
        [&](const Call& call, const ProposeChange& in) { return changes.propose(call.scope(), in); });
    desk.mount<ListRequests, api::Page<RequestLine>>(
        {.method = Method::get,
         .path = "/v1/change-requests",
         .operation = "listChangeRequests",
         .summary = "变更申请列表",
         .permission = may_propose,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListRequests& in) { return changes.list(call.scope(), in); });
    desk.mount<Nothing, ChangeRequest>(
        {.method = Method::get,
         .path = "/v1/change-requests/{request_id}",
         .operation = "getChangeRequest",
         .summary = "变更申请",
         .permission = may_propose,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return changes.find(call.scope(), call.id<RequestId>("request_id")); });
}

void mount_decisions(api::Desk& desk, ChangeService& changes) {
    desk.mount<DecideRequest, ChangeRequest>({.method = Method::post,
                                              .path = "/v1/change-requests/{request_id}/decisions",
                                              .operation = "decideChangeRequest",
                                              .summary = "同意、驳回或撤销变更申请",
                                              .permission = may_approve,
                                              .refusals = deciding(),
                                              .pool = http::Pool::write},
                                             [&](const Call& call, const DecideRequest& in) {
                                                 return changes.decide(call.scope(), call.id<RequestId>("request_id"),
                                                                       in);
                                             });
    desk.mount<DecideRequest, ChangeRequest>({.method = Method::post,
                                              .path = "/v1/change-requests/{request_id}/withdrawal",
                                              .operation = "withdrawChangeRequest",
                                              .summary = "撤回自己的变更申请",
                                              .permission = may_propose,
                                              .refusals = deciding(),
                                              .pool = http::Pool::write},
                                             [&](const Call& call, const DecideRequest& in) {
                                                 return changes.withdraw(call.scope(), call.id<RequestId>("request_id"),
                                                                         in);
                                             });
}

void mount_merges(api::Desk& desk, ChangeService& changes) {
    desk.mount<ProposeChange, ChangeRequest>(
        {.method = Method::post,
         .path = "/v1/merges",
         .operation = "mergeRecords",
         .summary = "合并或拆分人员、单位记录",
         .permission = may_merge,
         .refusals = proposing,
         .pool = http::Pool::write,
         .description = "30 天内可撤销；与事项的合并互不影响。"},
        [&](const Call& call, const ProposeChange& in) { return changes.merge(call.scope(), in); });
    desk.mount<CompareWith, Comparison>({.method = Method::get,
                                         .path = "/v1/persons/{person_id}/comparison",
                                         .operation = "comparePersons",
                                         .summary = "逐项对比两条人员记录",
                                         .permission = may_merge,
                                         .refusals = {&access::not_found, &audit::overloaded}},
                                        [&](const Call& call, const CompareWith& in) {
                                            return changes.compare(call.scope(), SubjectKind::person,
                                                                   call.id<PersonId>("person_id").uuid(), in);
                                        });
    desk.mount<CompareWith, Comparison>({.method = Method::get,
                                         .path = "/v1/establishments/{establishment_id}/comparison",
                                         .operation = "compareEstablishments",
                                         .summary = "逐项对比两条单位记录",
                                         .permission = may_merge,
                                         .refusals = {&access::not_found, &audit::overloaded}},
                                        [&](const Call& call, const CompareWith& in) {
                                            return changes.compare(call.scope(), SubjectKind::establishment,
                                                                   call.id<MerchantId>("establishment_id").uuid(), in);
                                        });
}

}  // namespace

void mount(api::Desk& desk, ChangeService& changes) {
    mount_requests(desk, changes);
    mount_decisions(desk, changes);
    mount_merges(desk, changes);
}

}  // namespace linli::registry
