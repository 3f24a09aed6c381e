#include "routes.h"

#include <linli/api/desk.h>
#include <linli/area/areas.h>
#include <linli/office/permissions.h>

#include "areas.h"
#include "organisations.h"

namespace linli::office {

using api::Call;
using http::Method;

namespace {

void mount_readings(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<AskOrganisations, OrganisationList>(
        {.method = Method::get,
         .path = "/v1/organisations",
         .operation = "listOrganisations",
         .summary = "单位",
         .permission = may_read_organisations,
         .description = "不带条件时为全部单位；上级关系见 parent_id。"},
        [&](const Call& call, const AskOrganisations& in) -> Result<OrganisationList> {
            return organisations(parts, call.scope(), in);
        });
    desk.mount<AskMoment, OrganisationView>(
        {.method = Method::get,
         .path = "/v1/organisations/{organisation_id}",
         .operation = "getOrganisation",
         .summary = "单位详情",
         .permission = may_read_organisations,
         .refusals = {&organisation::no_such_organisation}},
        [&](const Call& call, const AskMoment& in) {
            return organisation_at(parts, call.scope(), call.id<OrganisationId>("organisation_id"), in.at);
        });
}

void mount_changes(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<CreateOrganisation, OrganisationView>(
        {.method = Method::post,
         .path = "/v1/organisations",
         .operation = "createOrganisation",
         .summary = "新建单位",
         .permission = may_change_organisations,
         .refusals = {&organisation::no_such_organisation, &area::no_such_area, &organisation::code_taken},
         .success = 201,
         .pool = http::Pool::write},
        [&](const Call& call, const CreateOrganisation& in) { return create_organisation(parts, call.scope(), in); });
    desk.mount<RenameOrganisation, OrganisationView>(
        {.method = Method::patch,
         .path = "/v1/organisations/{organisation_id}",
         .operation = "renameOrganisation",
         .summary = "单位更名",
         .permission = may_change_organisations,
         .refusals = {&organisation::no_such_organisation, &organisation::changed_meanwhile},
         .pool = http::Pool::write},
        [&](const Call& call, const RenameOrganisation& in) {
            return rename_organisation(parts, call.scope(), call.id<OrganisationId>("organisation_id"), in);
        });
    desk.mount<SeenVersion, OrganisationView>(
        {.method = Method::post,
         .path = "/v1/organisations/{organisation_id}/end",
         .operation = "endOrganisation",
         .summary = "停用单位",
         .permission = may_change_organisations,
         .refusals = {&organisation::no_such_organisation, &organisation::changed_meanwhile, &organisation::still_used},
         .pool = http::Pool::write},
        [&](const Call& call, const SeenVersion& in) {
            return end_organisation(parts, call.scope(), call.id<OrganisationId>("organisation_id"), in.version);
        });
}

}  // namespace

void mount_organisations(api::Desk& desk, const OfficeParts& parts) {
    mount_readings(desk, parts);
    mount_changes(desk, parts);
}

}  // namespace linli::office
