#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/json/field.h>
#include <linli/open311/words.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::open311 {

/// One thing to choose from.
struct AttributeValue {
    std::string key;
    std::string name;
    static constexpr std::string_view schema_name = "Open311AttributeValue";
    static constexpr auto fields() {
        return std::tuple{json::field("key", &AttributeValue::key, "取值", {.min = 1, .max = 40}),
                          json::field("name", &AttributeValue::name, "名称", {.min = 1, .max = 100})};
    }
};

/// What a service asks beside the usual fields. @source GeoReport v2, GET Service Definition
struct Attribute {
    std::string code;
    bool variable = true;  ///< false: only says something, nothing is filled in
    Datatype datatype = Datatype::string;
    bool required = false;
    std::string description;
    std::optional<std::string> datatype_description;
    std::vector<AttributeValue> values;
    static constexpr std::string_view schema_name = "Open311Attribute";
    static constexpr auto fields() {
        using A = Attribute;
        return std::tuple{json::field("code", &A::code, "属性编码", {.min = 1, .max = 40}),
                          json::field("variable", &A::variable, "需要填写", {.optional = true}),
                          json::field("datatype", &A::datatype, "填写方式"),
                          json::field("required", &A::required, "必填", {.optional = true}),
                          json::field("description", &A::description, "问题", {.min = 1, .max = 200}),
                          json::field("datatype_description", &A::datatype_description, "填写提示", {.max = 200}),
                          json::field("values", &A::values, "可选取值", {.max = 100, .optional = true})};
    }
};

/// What an item asks over Open311, and when the number is told.
struct ServiceSetup {
    Mode mode = Mode::realtime;
    std::vector<Attribute> attributes;  ///< in the order in which they are asked
    static constexpr std::string_view schema_name = "Open311ServiceSetup";
    static constexpr auto fields() {
        return std::tuple{
            json::field("mode", &ServiceSetup::mode, "受理编号的返回方式", {.optional = true}),
            json::field("attributes", &ServiceSetup::attributes, "附加属性", {.max = 30, .optional = true})};
    }
};

/// A program of others.
struct NewClient {
    std::string name;
    static constexpr std::string_view schema_name = "NewOpen311Client";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &NewClient::name, "接入程序名称", {.min = 2, .max = 100})};
    }
};
struct Client {
    UserId id;
    std::string name;
    Instant created_at{};
    std::optional<Instant> revoked_at;
    static constexpr std::string_view schema_name = "Open311Client";
    static constexpr auto fields() {
        return std::tuple{json::field("id", &Client::id, "接入程序"), json::field("name", &Client::name, "名称"),
                          json::field("created_at_ms", &Client::created_at, "登记时间"),
                          json::field("revoked_at_ms", &Client::revoked_at, "密钥吊销时间")};
    }
};
struct Clients {
    std::vector<Client> items;
    static constexpr std::string_view schema_name = "Open311Clients";
    static constexpr auto fields() { return std::tuple{json::field("items", &Clients::items, "接入程序")}; }
};
/// The key is shown this once; only its keyed hash is kept.
struct ClientKey {
    UserId id;
    std::string api_key;
    static constexpr std::string_view schema_name = "Open311ClientKey";
    static constexpr auto fields() {
        return std::tuple{json::field("id", &ClientKey::id, "接入程序"),
                          json::field("api_key", &ClientKey::api_key, "密钥，只显示这一次")};
    }
};

}  // namespace linli::open311
