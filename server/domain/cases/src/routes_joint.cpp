#include "routes_joint.h"

#include <linli/api/desk.h>
#include <linli/cases/joint.h>
#include <linli/cases/joint_permissions.h>
#include <linli/cases/problems.h>
#include <linli/files/files.h>

namespace linli::cases {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_of_case(api::Desk& desk, JointHandling& joint) {
    desk.mount<AskSubtask, Subtask>(
        {.method = Method::post,
         .path = "/v1/cases/{case_id}/subtasks",
         .operation = "askCaseSubtask",
         .summary = "请其他单位或人员协办",
         .permission = may_share,
         .refusals = {&access::not_found, &changed_meanwhile, &step_not_allowed, &not_yours, &not_shareable,
                      &no_such_helper, &due_outside, &too_many_subtasks},
         .success = 201,
         .pool = http::Pool::write,
         .description = "责任人始终只有一名。由责任人或当地分拨人员交办；标为必须完成的，完成或收回之前不能办结。"},
        [&](const Call& call, const AskSubtask& in) {
            return joint.ask(call.scope(), call.id<CaseId>("case_id"), in);
        });
    desk.mount<Nothing, Subtasks>(
        {.method = Method::get,
         .path = "/v1/cases/{case_id}/subtasks",
         .operation = "listCaseSubtasks",
         .summary = "事项的协办任务",
         .permission = may_watch,
         .refusals = {&access::not_found},
         .description = "含并入该事项的其他事项的协办任务；只因协办而看到该事项的，只列出自己的任务。"},
        [&](const Call& call, const Nothing&) { return joint.of_case(call.scope(), call.id<CaseId>("case_id")); });
}

}  // namespace

void mount_joint(api::Desk& desk, JointHandling& joint) {
    mount_of_case(desk, joint);
    desk.mount<Nothing, Subtasks>(
        {.method = Method::get,
         .path = "/v1/case-subtasks",
         .operation = "listMyCaseSubtasks",
         .summary = "我和本单位待完成的协办任务",
         .permission = may_help,
         .description = "最早到期的在前，至多 100 项；已办结或已归档事项的不再列出。"},
        [&](const Call& call, const Nothing&) -> Result<Subtasks> { return joint.mine(call.scope()); });
    desk.mount<MoveSubtask, Subtask>(
        {.method = Method::post,
         .path = "/v1/case-subtasks/{subtask_id}/steps",
         .operation = "moveCaseSubtask",
         .summary = "接受、退回、完成或收回协办任务",
         .permission = may_help,
         .refusals = {&access::not_found, &not_yours, &step_not_allowed, &reason_needed, &changed_meanwhile,
                      &files::unknown_file},
         .pool = http::Pool::write,
         .description =
             "接受、退回、完成由协办方进行；收回由责任人或当地分拨人员进行。照片和附件须是本人上传的，随事项存证。"},
        [&](const Call& call, const MoveSubtask& in) {
            return joint.move(call.scope(), call.id<SubtaskId>("subtask_id"), in);
        });
}

}  // namespace linli::cases
