#include "routes.h"

#include <linli/api/desk.h>
#include <linli/office/permissions.h>

#include "absences.h"

namespace linli::office {

using api::Call;
using api::Nothing;
using http::Method;

void mount_absences(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<DeclareAbsence, AbsenceList>(
        {.method = Method::post,
         .path = "/v1/absences",
         .operation = "declareAbsence",
         .summary = "登记不在岗（请假、外出）并指定代理人",
         .permission = may_give_posts,
         .refusals = {&own_post, &no_such_user, &access::period_empty, &access::own_deputy, &access::already_away,
                      &access::no_such_post, &access::post_ended, &access::duties_collide},
         .success = 201,
         .pool = http::Pool::write,
         .description = "代理人在此期间代理该人的全部岗位；没有代理人时，新事项转人工。"},
        [&](const Call& call, const DeclareAbsence& in) { return declare_absence(parts, call.scope(), in); });
    desk.mount<EndAbsence, AbsenceList>({.method = Method::post,
                                         .path = "/v1/users/{user_id}/absences/end",
                                         .operation = "endAbsence",
                                         .summary = "提前返岗",
                                         .permission = may_give_posts,
                                         .refusals = {&access::no_such_absence},
                                         .pool = http::Pool::write},
                                        [&](const Call& call, const EndAbsence& in) {
                                            return end_absence(parts, call.scope(), call.id<UserId>("user_id"), in);
                                        });
    desk.mount<Nothing, AbsenceList>({.method = Method::get,
                                      .path = "/v1/users/{user_id}/absences",
                                      .operation = "listAbsences",
                                      .summary = "某人当前和将来的不在岗登记",
                                      .permission = may_give_posts},
                                     [&](const Call& call, const Nothing&) -> Result<AbsenceList> {
                                         return absences_of(parts, call.scope(), call.id<UserId>("user_id"));
                                     });
}

}  // namespace linli::office
