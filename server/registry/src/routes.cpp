#include <linli/registry/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/registry/permissions.h>
#include <linli/registry/service.h>

namespace linli::registry {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// A search answers yes or no about a number: slow enough that numbers cannot be tried through.
constexpr api::RateRule search_pace{20, std::chrono::seconds(6)};

void mount_people(api::Desk& desk, RegistryService& service) {
    desk.mount<ListPersons, api::Page<PersonLine>>(
        {.method = Method::get,
         .path = "/v1/persons",
         .operation = "listPersons",
         .summary = "居民列表",
         .permission = may_list_persons,
         .refusals = {&api::bad_cursor, &audit::overloaded}},
        [&](const Call& call, const ListPersons& in) { return service.persons(call.scope(), in); });
    desk.mount<Nothing, Person>(
        {.method = Method::get,
         .path = "/v1/persons/{person_id}",
         .operation = "getPerson",
         .summary = "居民信息",
         .permission = may_read_person,
         .refusals = {&access::not_found, &audit::overloaded},
         .description = "手机号和证件号码始终脱敏；查看全文请使用“完整信息”并说明用途。"},
        [&](const Call& call, const Nothing&) { return service.person(call.scope(), call.id<PersonId>("person_id")); });
    desk.mount<Nothing, PersonDisclosure>({.method = Method::get,
                                           .path = "/v1/persons/{person_id}/disclosure",
                                           .operation = "disclosePerson",
                                           .summary = "居民完整信息",
                                           .permission = may_disclose_person,
                                           .refusals = {&access::not_found}},
                                          [&](const Call& call, const Nothing&) {
                                              return service.disclose(call.scope(), call.id<PersonId>("person_id"));
                                          });
    desk.mount<Search, Found>({.method = Method::post,
                               .path = "/v1/searches",
                               .operation = "searchPersons",
                               .summary = "按手机号或证件号码查找居民",
                               .permission = may_search,
                               .refusals = {&audit::overloaded},
                               .rate = search_pace},
                              [&](const Call& call, const Search& in) { return service.search(call.scope(), in); });
}

void mount_dwellings(api::Desk& desk, RegistryService& service) {
    desk.mount<ListDwellings, api::Page<DwellingLine>>(
        {.method = Method::get,
         .path = "/v1/dwellings",
         .operation = "listDwellings",
         .summary = "房屋列表",
         .permission = may_list_dwellings,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListDwellings& in) { return service.dwellings(call.scope(), in); });
    desk.mount<Nothing, Dwelling>({.method = Method::get,
                                   .path = "/v1/dwellings/{dwelling_id}",
                                   .operation = "getDwelling",
                                   .summary = "房屋及居住人员",
                                   .permission = may_read_dwelling,
                                   .refusals = {&access::not_found, &audit::overloaded}},
                                  [&](const Call& call, const Nothing&) {
                                      return service.dwelling(call.scope(), call.id<DwellingId>("dwelling_id"));
                                  });
}

/// 以房管人: the door comes first. @source DAT-31, DAT-32, DAT-39
void mount_house_first(api::Desk& desk, RegistryService& service) {
    desk.mount<ListPage, api::Page<DwellingLine>>(
        {.method = Method::get,
         .path = "/v1/empty-dwellings",
         .operation = "listEmptyDwellings",
         .summary = "无人居住的房屋",
         .permission = may_list_dwellings,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListPage& in) { return service.empty_dwellings(call.scope(), in); });
    desk.mount<ListPage, api::Page<PersonLine>>(
        {.method = Method::get,
         .path = "/v1/unhoused-persons",
         .operation = "listUnhousedPersons",
         .summary = "没有对应房屋的人员",
         .permission = may_list_persons,
         .refusals = {&api::bad_cursor, &audit::overloaded}},
        [&](const Call& call, const ListPage& in) { return service.unhoused(call.scope(), in); });
    desk.mount<ListPage, api::Page<HouseholdLine>>(
        {.method = Method::get,
         .path = "/v1/households-of-several-doors",
         .operation = "listHouseholdsOfSeveralDoors",
         .summary = "一户多房",
         .permission = may_list_persons,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListPage& in) { return service.several_doors(call.scope(), in); });
    desk.mount<Nothing, Members>({.method = Method::get,
                                  .path = "/v1/households/{household_id}/members",
                                  .operation = "listHouseholdMembers",
                                  .summary = "户内人员",
                                  .permission = may_list_persons,
                                  .refusals = {&access::not_found, &audit::overloaded}},
                                 [&](const Call& call, const Nothing&) {
                                     return service.members(call.scope(), call.id<HouseholdId>("household_id"));
                                 });
}

}  // namespace

void mount(api::Desk& desk, RegistryService& service) {
    mount_people(desk, service);
    mount_dwellings(desk, service);
    mount_house_first(desk, service);
}

}  // namespace linli::registry
