#include <linli/registry/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/registry/permissions.h>
#include <linli/registry/records.h>

namespace linli::registry {
namespace {

using api::Call;
using api::Nothing;
using RecordId = Id<struct RecordTag>;
using http::Method;

/// Every kind of record says who said so in the same two ways.
struct RecordRoutes {
    SubjectKind kind;
    std::string_view id;  ///< parameter of the path
    std::string_view fields_path, fields_operation, history_path, history_operation;
    const access::Permission& permission;
};

constexpr RecordRoutes record_routes[] = {
    {SubjectKind::person, "person_id", "/v1/persons/{person_id}/fields", "getPersonFields",
     "/v1/persons/{person_id}/fields/{field}", "getPersonFieldHistory", may_read_person},
    {SubjectKind::dwelling, "dwelling_id", "/v1/dwellings/{dwelling_id}/fields", "getDwellingFields",
     "/v1/dwellings/{dwelling_id}/fields/{field}", "getDwellingFieldHistory", may_read_dwelling},
    {SubjectKind::establishment, "establishment_id", "/v1/establishments/{establishment_id}/fields",
     "getEstablishmentFields", "/v1/establishments/{establishment_id}/fields/{field}", "getEstablishmentFieldHistory",
     may_read_establishments},
    {SubjectKind::object, "object_id", "/v1/objects/{object_id}/fields", "getObjectFields",
     "/v1/objects/{object_id}/fields/{field}", "getObjectFieldHistory", may_read_objects},
};

void mount_provenance(api::Desk& desk, RecordService& records, const RecordRoutes& routes) {
    desk.mount<ReadFields, RecordFields>({.method = Method::get,
                                          .path = routes.fields_path,
                                          .operation = routes.fields_operation,
                                          .summary = "各字段的值、来源和可信度",
                                          .permission = routes.permission,
                                          .refusals = {&access::not_found, &audit::overloaded},
                                          .description = "可查看某日终了时的记录；手机号、证件号码等始终脱敏。"},
                                         [&records, routes](const Call& call, const ReadFields& in) {
                                             return records.fields(call.scope(), routes.kind,
                                                                   call.id<RecordId>(routes.id).uuid(), in);
                                         });
    desk.mount<Nothing, FieldHistory>(
        {.method = Method::get,
         .path = routes.history_path,
         .operation = routes.history_operation,
         .summary = "某个字段的全部说法",
         .permission = routes.permission,
         .refusals = {&access::not_found, &no_such_field, &audit::overloaded}},
        [&records, routes](const Call& call, const Nothing&) {
            return records.history(call.scope(), routes.kind, call.id<RecordId>(routes.id).uuid(), call.path("field"));
        });
}

void mount_units(api::Desk& desk, RecordService& records) {
    desk.mount<ListEstablishments, api::Page<EstablishmentLine>>(
        {.method = Method::get,
         .path = "/v1/establishments",
         .operation = "listEstablishments",
         .summary = "单位列表",
         .permission = may_read_establishments,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListEstablishments& in) { return records.establishments(call.scope(), in); });
    desk.mount<Nothing, Establishment>({.method = Method::get,
                                        .path = "/v1/establishments/{establishment_id}",
                                        .operation = "getEstablishment",
                                        .summary = "单位信息",
                                        .permission = may_read_establishments,
                                        .refusals = {&access::not_found}},
                                       [&](const Call& call, const Nothing&) {
                                           return records.establishment(call.scope(),
                                                                        call.id<MerchantId>("establishment_id"));
                                       });
    desk.mount<Nothing, Links>(
        {.method = Method::get,
         .path = "/v1/persons/{person_id}/links",
         .operation = "listPersonLinks",
         .summary = "人员的各种关系",
         .permission = may_read_person,
         .refusals = {&access::not_found, &audit::overloaded}},
        [&](const Call& call, const Nothing&) { return records.links(call.scope(), call.id<PersonId>("person_id")); });
    desk.mount<Nothing, Themes>({.method = Method::get,
                                 .path = "/v1/themes",
                                 .operation = "getThemes",
                                 .summary = "六要素统计（人地物事情组织）",
                                 .permission = may_read_themes},
                                [&](const Call& call, const Nothing&) { return records.themes(call.scope()); });
}

void mount_objects(api::Desk& desk, RecordService& records) {
    desk.mount<ListObjects, api::Page<Object>>(
        {.method = Method::get,
         .path = "/v1/objects",
         .operation = "listObjects",
         .summary = "设施和其他对象列表",
         .permission = may_read_objects,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListObjects& in) { return records.objects(call.scope(), in); });
    desk.mount<Nothing, Object>(
        {.method = Method::get,
         .path = "/v1/objects/{object_id}",
         .operation = "getObject",
         .summary = "设施信息",
         .permission = may_read_objects,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return records.object(call.scope(), call.id<ObjectId>("object_id")); });
    desk.mount<RegisterObject, Object>(
        {.method = Method::post,
         .path = "/v1/objects",
         .operation = "registerObject",
         .summary = "登记设施",
         .permission = may_change_objects,
         .refusals = {&unknown_kind, &not_in_reach, &record_id_taken},
         .pool = http::Pool::write},
        [&](const Call& call, const RegisterObject& in) { return records.add_object(call.scope(), in); });
    desk.mount<Inspect, Object>({.method = Method::post,
                                 .path = "/v1/objects/{object_id}/inspections",
                                 .operation = "inspectObject",
                                 .summary = "登记一次巡检",
                                 .permission = may_change_objects,
                                 .refusals = {&access::not_found, &record_changed, &day_to_come},
                                 .pool = http::Pool::write},
                                [&](const Call& call, const Inspect& in) {
                                    return records.inspect(call.scope(), call.id<ObjectId>("object_id"), in);
                                });
}

void mount_consents(api::Desk& desk, RecordService& records) {
    desk.mount<Nothing, Consents>({.method = Method::get,
                                   .path = "/v1/persons/{person_id}/consents",
                                   .operation = "listConsents",
                                   .summary = "居民的同意记录",
                                   .permission = may_keep_consents,
                                   .refusals = {&access::not_found}},
                                  [&](const Call& call, const Nothing&) {
                                      return records.consents(call.scope(), call.id<PersonId>("person_id"));
                                  });
    desk.mount<GiveConsent, ConsentView>(
        {.method = Method::post,
         .path = "/v1/persons/{person_id}/consents",
         .operation = "giveConsent",
         .summary = "登记同意",
         .permission = may_keep_consents,
         .refusals = {&access::not_found, &unknown_kind, &old_consent_text, &consent_in_force, &record_id_taken},
         .pool = http::Pool::write},
        [&](const Call& call, const GiveConsent& in) {
            return records.give_consent(call.scope(), call.id<PersonId>("person_id"), in);
        });
    desk.mount<Nothing, ConsentView>({.method = Method::post,
                                      .path = "/v1/persons/{person_id}/consents/{consent_id}/withdrawal",
                                      .operation = "withdrawConsent",
                                      .summary = "撤回同意",
                                      .permission = may_keep_consents,
                                      .refusals = {&access::not_found, &consent_ended},
                                      .pool = http::Pool::write},
                                     [&](const Call& call, const Nothing&) {
                                         return records.withdraw_consent(call.scope(), call.id<PersonId>("person_id"),
                                                                         call.id<ConsentId>("consent_id"));
                                     });
}

}  // namespace

void mount(api::Desk& desk, RecordService& records) {
    for (const auto& routes : record_routes) mount_provenance(desk, records, routes);
    mount_units(desk, records);
    mount_objects(desk, records);
    mount_consents(desk, records);
}

}  // namespace linli::registry
