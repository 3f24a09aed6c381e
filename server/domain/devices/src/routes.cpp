#include <linli/devices/routes.h>

#include <linli/api/desk.h>
#include <linli/devices/permissions.h>
#include <linli/devices/service.h>

namespace linli::devices {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

constexpr api::RateRule device_pace{400, std::chrono::milliseconds(10)};  // a gateway speaks for hundreds at once

protocol::Head head_of(const http::Request& request) {
    const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
    return {header(protocol::device_header), protocol::read_time(header(protocol::time_header)).value_or(Instant{}),
            header(protocol::nonce_header), header(protocol::signature_header)};
}

void mount_receiving(api::Desk& desk, DeviceService& service) {
    desk.mount<DeviceEvent, Taken>(
        {.method = Method::post,
         .path = protocol::target,
         .operation = "receiveDeviceEvent",
         .summary = "设备上报报警、恢复或心跳",
         .permission = api::public_access,
         .refusals = {&bad_signature, &old_timestamp, &replayed},
         .body_limit = 4 * 1024,
         .rate = device_pace,
         .pool = http::Pool::write,
         .description =
             "以 Linli-Device、Linli-Timestamp、Linli-Nonce、Linli-Signature 签名（HMAC，见 ADR 0030）。同类报警"
             "并入正在办理的事项；重发同一事件须换用新的随机串。"},
        [&](const Call& call, const DeviceEvent& in) {
            return service.receive(call.scope().tenant(), head_of(call.request()), call.request().body(), in);
        });
}

void mount_register(api::Desk& desk, DeviceService& service) {
    desk.mount<NewDevice, DeviceKey>(
        {.method = Method::post,
         .path = "/v1/devices",
         .operation = "addDevice",
         .summary = "登记设备，密钥只显示一次",
         .permission = may_manage,
         .refusals = {&code_taken},
         .success = 201,
         .pool = http::Pool::write},
        [&](const Call& call, const NewDevice& in) { return service.add(call.scope(), in); });
    desk.mount<ListDevices, api::Page<Device>>(
        {.method = Method::get,
         .path = "/v1/devices",
         .operation = "listDevices",
         .summary = "已登记的设备",
         .permission = may_manage,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListDevices& in) { return service.list(call.scope(), in); });
    desk.mount<Nothing, DeviceKey>({.method = Method::post,
                                    .path = "/v1/devices/{device_id}/key",
                                    .operation = "renewDeviceKey",
                                    .summary = "换发设备密钥，旧密钥立即失效",
                                    .permission = may_manage,
                                    .refusals = {&access::not_found},
                                    .pool = http::Pool::write},
                                   [&](const Call& call, const Nothing&) {
                                       return service.renew_key(call.scope(), call.id<DeviceId>("device_id"));
                                   });
    desk.mount<Nothing, Done>(
        {.method = Method::remove,
         .path = "/v1/devices/{device_id}",
         .operation = "retireDevice",
         .summary = "停用设备",
         .permission = may_manage,
         .refusals = {&access::not_found},
         .success = 204,
         .pool = http::Pool::write},
        [&](const Call& call, const Nothing&) { return service.retire(call.scope(), call.id<DeviceId>("device_id")); });
    desk.mount<Nothing, KeptEvents>(
        {.method = Method::get,
         .path = "/v1/devices/{device_id}/events",
         .operation = "listDeviceEvents",
         .summary = "设备最近的事件",
         .permission = may_manage,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.events(call.scope(), call.id<DeviceId>("device_id")); });
}

void mount_rules(api::Desk& desk, DeviceService& service) {
    desk.mount<Nothing, EventRules>(
        {.method = Method::get,
         .path = "/v1/device-rules",
         .operation = "getDeviceRules",
         .summary = "设备事件与责任事项对照表",
         .permission = may_manage},
        [&](const Call& call, const Nothing&) -> Result<EventRules> { return service.rules(call.scope()); });
    desk.mount<EventRules, EventRules>(
        {.method = Method::put,
         .path = "/v1/device-rules",
         .operation = "setDeviceRules",
         .summary = "更换设备事件对照表",
         .permission = may_manage,
         .refusals = {&bad_rules},
         .pool = http::Pool::write,
         .description = "类别 silent 是设备失联。没有列出的类别也会成为事项，由人工分拨。"},
        [&](const Call& call, const EventRules& in) { return service.set_rules(call.scope(), in); });
}

}  // namespace

void mount(api::Desk& desk, DeviceService& service) {
    mount_receiving(desk, service);
    mount_register(desk, service);
    mount_rules(desk, service);
}

}  // namespace linli::devices
