#include <linli/open311/routes.h>

#include <linli/api/desk.h>
#include <linli/http/response.h>
#include <linli/open311/permissions.h>
#include <linli/open311/service.h>

#include "routes_public.h"

namespace linli::open311 {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

void mount_clients(api::Desk& desk, Open311Service& service) {
    desk.mount<NewClient, ClientKey>({.method = Method::post,
                                      .path = "/v1/open311-clients",
                                      .operation = "addOpen311Client",
                                      .summary = "登记 Open311 接入程序，密钥只显示一次",
                                      .permission = may_manage,
                                      .success = 201,
                                      .pool = http::Pool::write},
                                     [&](const Call& call, const NewClient& in) -> Result<ClientKey> {
                                         return service.add_client(call.scope(), in);
                                     });
    desk.mount<Nothing, Clients>(
        {.method = Method::get,
         .path = "/v1/open311-clients",
         .operation = "listOpen311Clients",
         .summary = "Open311 接入程序",
         .permission = may_manage},
        [&](const Call& call, const Nothing&) -> Result<Clients> { return service.clients(call.scope()); });
    desk.mount<Nothing, Done>(
        {.method = Method::remove,
         .path = "/v1/open311-clients/{client_id}",
         .operation = "revokeOpen311Key",
         .summary = "吊销接入程序的密钥，立即生效",
         .permission = may_manage,
         .refusals = {&access::not_found},
         .success = 204,
         .pool = http::Pool::write},
        [&](const Call& call, const Nothing&) { return service.revoke(call.scope(), call.id<UserId>("client_id")); });
}

void mount_setups(api::Desk& desk, Open311Service& service) {
    desk.mount<Nothing, ServiceSetup>(
        {.method = Method::get,
         .path = "/v1/open311-services/{item_code}",
         .operation = "getOpen311Service",
         .summary = "事项在 Open311 上的附加属性",
         .permission = may_manage,
         .refusals = {&no_service}},
        [&](const Call& call, const Nothing&) { return service.setup(call.scope(), call.path("item_code")); });
    desk.mount<ServiceSetup, ServiceSetup>({.method = Method::put,
                                            .path = "/v1/open311-services/{item_code}",
                                            .operation = "setOpen311Service",
                                            .summary = "设置事项在 Open311 上的附加属性和返回方式",
                                            .permission = may_manage,
                                            .refusals = {&no_service, &bad_setup},
                                            .pool = http::Pool::write},
                                           [&](const Call& call, const ServiceSetup& in) {
                                               return service.set_up(call.scope(), call.path("item_code"), in);
                                           });
}

}  // namespace

void mount(api::Desk& desk, Open311Service& service, Jurisdiction jurisdiction) {
    mount_public(desk, service, std::move(jurisdiction));
    mount_clients(desk, service);
    mount_setups(desk, service);
}

}  // namespace linli::open311
