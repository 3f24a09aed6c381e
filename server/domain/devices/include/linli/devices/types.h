#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/base/ids.h>
#include <linli/cases/events.h>
#include <linli/cases/resolution.h>
#include <linli/cases/words.h>
#include <linli/devices/words.h>
#include <linli/json/field.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::devices {

using DeviceId = Id<struct DeviceTag>;
using EventId = Id<struct DeviceEventTag>;

/// A device as it is registered.
struct NewDevice {
    std::string code;
    std::string kind;  ///< bin, hydrant, smoke …: a word of the tenant
    std::string name;
    std::optional<AreaId> area_id;
    std::optional<std::string> address;
    std::optional<double> lon, lat;  ///< WGS 84
    int silent_minutes = 0;          ///< a task for somebody after so long without a word; 0: never

    static constexpr std::string_view schema_name = "NewDevice";
    static constexpr auto fields() {
        using D = NewDevice;
        return std::tuple{json::field("code", &D::code, "设备编码", {.min = 3, .max = 64}),
                          json::field("kind", &D::kind, "设备类型", {.min = 1, .max = 40}),
                          json::field("name", &D::name, "名称", {.min = 1, .max = 80}),
                          json::field("area_id", &D::area_id, "所在区域"),
                          json::field("address", &D::address, "安装地点", {.min = 1, .max = 200}),
                          json::field("lon", &D::lon, "经度", {.min = -180, .max = 180}),
                          json::field("lat", &D::lat, "纬度", {.min = -90, .max = 90}),
                          json::field("silent_minutes", &D::silent_minutes, "多少分钟无消息视为失联，0 为不看护",
                                      {.min = 0, .max = 525'600, .optional = true})};
    }
};

/// Told once.
struct DeviceKey {
    DeviceId id;
    std::string key;  ///< base64url of 32 bytes

    static constexpr std::string_view schema_name = "DeviceKey";
    static constexpr auto fields() {
        return std::tuple{json::field("id", &DeviceKey::id, "设备"),
                          json::field("key", &DeviceKey::key, "签名密钥，只显示这一次",
                                      {.sensitivity = json::Sensitivity::sensitive, .purpose = "设备签名"})};
    }
};

/// A registered device as it stands.
struct Device {
    DeviceId id;
    NewDevice about;
    Instant created_at{};
    std::optional<Instant> retired_at, last_heard_at, silent_since;

    static constexpr std::string_view schema_name = "Device";
    static constexpr auto fields() {
        using D = Device;
        return std::tuple{json::field("id", &D::id, "设备"),
                          json::field("about", &D::about, "登记信息"),
                          json::field("created_at_ms", &D::created_at, "登记时间"),
                          json::field("retired_at_ms", &D::retired_at, "停用时间"),
                          json::field("last_heard_at_ms", &D::last_heard_at, "最近一次消息"),
                          json::field("silent_since_ms", &D::silent_since, "失联起点")};
    }
};

/// What a device sends.
struct DeviceEvent {
    EventId id;  ///< made by the device; the same again is the same event
    std::string event_class;
    EventKind kind = EventKind::alarm;
    std::optional<double> reading;
    Instant happened_at{};

    static constexpr std::string_view schema_name = "DeviceEvent";
    static constexpr auto fields() {
        using E = DeviceEvent;
        return std::tuple{json::field("id", &E::id, "设备生成的 UUIDv7，重发时不变"),
                          json::field("class", &E::event_class, "事件类别", {.min = 1, .max = 40}),
                          json::field("kind", &E::kind, "报警、恢复或心跳"),
                          json::field("reading", &E::reading, "读数"),
                          json::field("happened_at_ms", &E::happened_at, "发生时间")};
    }
};

/// What a device hears.
struct Taken {
    std::optional<cases::CaseId> case_id;
    bool joined = false;  ///< the matter was open already
    bool again = false;   ///< this event was known already
    // Of an event that was known already: how its matter stands meanwhile.
    std::optional<cases::State> state{};
    std::optional<cases::Resolution> resolution{};

    static constexpr std::string_view schema_name = "DeviceEventTaken";
    static constexpr auto fields() {
        return std::tuple{json::field("case_id", &Taken::case_id, "事项"),
                          json::field("joined", &Taken::joined, "并入正在办理的事项"),
                          json::field("again", &Taken::again, "该事件已收到过"),
                          json::field("state", &Taken::state, "重发时：事项现在的状态"),
                          json::field("resolution", &Taken::resolution, "重发时：事项的办理结论")};
    }
};

/// An event as it is kept.
struct KeptEvent {
    DeviceEvent event;
    Instant received_at{};
    std::optional<cases::CaseId> case_id;
    bool joined = false;

    static constexpr std::string_view schema_name = "KeptDeviceEvent";
    static constexpr auto fields() {
        using K = KeptEvent;
        return std::tuple{
            json::field("event", &K::event, "事件"), json::field("received_at_ms", &K::received_at, "收到时间"),
            json::field("case_id", &K::case_id, "事项"), json::field("joined", &K::joined, "并入正在办理的事项")};
    }
};
struct KeptEvents {
    std::vector<KeptEvent> items;
    static constexpr std::string_view schema_name = "KeptDeviceEvents";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &KeptEvents::items, "最近的事件，新的在前", {.max = 200})};
    }
};

/// Which event becomes which matter.
struct EventRule {
    std::string event_class;
    std::string name;                      ///< zh-CN, as it stands in the matter: 垃圾桶满溢
    std::optional<std::string> item_code;  ///< nothing: words decide, else a person
    int join_minutes = 1'440;              ///< an alarm so long after the last one is a new matter

    static constexpr std::string_view schema_name = "DeviceEventRule";
    static constexpr auto fields() {
        using R = EventRule;
        return std::tuple{json::field("class", &R::event_class, "事件类别", {.min = 1, .max = 40}),
                          json::field("name", &R::name, "事件名称", {.min = 1, .max = 60}),
                          json::field("item_code", &R::item_code, "责任事项", {.max = 40}),
                          json::field("join_minutes", &R::join_minutes, "距上次报警多少分钟内并入同一事项",
                                      {.min = 1, .max = 43'200, .optional = true})};
    }
};
struct EventRules {
    std::vector<EventRule> items;
    static constexpr std::string_view schema_name = "DeviceEventRules";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &EventRules::items, "事件对照表", {.max = 200})};
    }
};

/// Which page.
struct ListDevices {
    std::optional<std::string> cursor;
    int limit = 100;
    static constexpr std::string_view schema_name = "ListDevices";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListDevices::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListDevices::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

}  // namespace linli::devices
