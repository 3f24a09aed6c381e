#include <linli/api/desk.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <map>
#include <set>

namespace linli::api {
namespace {

using boost::json::array;
using boost::json::object;

std::string_view lower_method(http::Method method) {
    switch (method) {
    case http::Method::get: return "get";
    case http::Method::head: return "head";
    case http::Method::post: return "post";
    case http::Method::put: return "put";
    case http::Method::patch: return "patch";
    case http::Method::remove: return "delete";
    case http::Method::options: return "options";
    }
    return "get";
}

bool granted_to_all(const access::Permission& permission) {
    bool all = true;
    for (std::size_t i = 0; i < words(access::Role{}).size(); ++i)
        all = all && permission.granted_to(static_cast<access::Role>(i)) != nullptr;
    return all;
}

/// Every refusal that a route may answer, as it is documented.
std::vector<const ProblemType*> refusals_of(const MountedRoute& route) {
    std::vector<const ProblemType*> all;
    const auto& permission = route.info.permission;
    if (permission.granted_to(access::Role::anonymous) == nullptr) all.push_back(&access::not_signed_in);
    if (!granted_to_all(permission)) all.push_back(&access::not_allowed);
    if (!route.input.empty()) all.push_back(&json::malformed_body);
    if (!route.input.empty() || !route.query.empty()) all.push_back(&json::invalid_fields);
    if (route.info.rate.burst > 0) all.push_back(&http::too_many_requests);
    all.insert(all.end(), route.info.refusals.begin(), route.info.refusals.end());
    return all;
}

object problem_answer(const std::vector<const ProblemType*>& types) {
    std::string description;
    array codes;
    for (const auto* type : types) {
        description +=
            (description.empty() ? "" : "；") + std::string(type->code) + "（" + std::string(type->title) + "）";
        codes.emplace_back(type->code);
    }
    return {{"description", description},
            {"content", object{{"application/problem+json",
                                object{{"schema", object{{"$ref", "#/components/schemas/Problem"}}}}}}},
            {"x-linli-problems", std::move(codes)}};
}

/// @source JSON Schema 2020-12 §8 (contentSchema): what stands in the `data` of each event
object event_schema(const object& data) {
    return {{"type", "string"}, {"contentMediaType", "application/json"}, {"contentSchema", data}};
}

/// Problem answers by status, each naming the codes that may occur.
object answers(const MountedRoute& route) {
    std::map<int, std::vector<const ProblemType*>> by_status;
    for (const auto* type : refusals_of(route)) by_status[type->status].push_back(type);
    object out;
    object success{{"description", route.info.summary}};
    if (route.output_media == "text/event-stream")
        success.emplace("content", object{{route.output_media, object{{"schema", event_schema(route.output)}}}});
    else if (!route.output.empty())
        success.emplace("content", object{{route.output_media, object{{"schema", route.output}}}});
    else if (route.output_media != "application/json")
        success.emplace("content", object{{route.output_media,
                                           object{{"schema", object{{"type", "string"}, {"format", "binary"}}}}}});
    out.emplace(std::to_string(success.contains("content") || route.info.success != 200 ? route.info.success : 204),
                std::move(success));
    for (const auto& [status, types] : by_status) out.emplace(std::to_string(status), problem_answer(types));
    return out;
}

array path_parameters(std::string_view path) {
    array out;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{')) {
        const auto close = path.find('}', open);
        const auto name = path.substr(open + 1, close - open - 1);
        object schema{{"type", "string"}};
        if (name.ends_with("_id")) schema.emplace("format", "uuid");
        out.push_back(object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", std::move(schema)}});
        path.remove_prefix(close + 1);
    }
    return out;
}

object operation(const MountedRoute& route) {
    object out{{"operationId", route.info.operation}, {"summary", route.info.summary}};
    if (!route.info.description.empty()) out.emplace("description", route.info.description);
    const auto room = route.info.permission.code.substr(0, route.info.permission.code.find('.'));
    out.emplace("tags", array{room});
    auto parameters = path_parameters(route.info.path);
    for (const auto& parameter : route.query) parameters.push_back(parameter);
    if (route.info.idempotency_key)
        parameters.push_back(object{{"name", "Idempotency-Key"},
                                    {"in", "header"},
                                    {"required", false},
                                    {"schema", object{{"type", "string"}, {"minLength", 8}, {"maxLength", 100}}}});
    if (route.output_media == "text/event-stream")
        parameters.push_back(object{{"name", "Last-Event-ID"},
                                    {"in", "header"},
                                    {"required", false},
                                    {"description", "从此编号之后继续（浏览器自动发送，优先于 after）"},
                                    {"schema", object{{"type", "integer"}, {"format", "int64"}, {"minimum", 0}}}});
    if (!parameters.empty()) out.emplace("parameters", std::move(parameters));
    if (!route.input.empty())
        out.emplace("requestBody", object{{"required", true},
                                          {"content", object{{"application/json", object{{"schema", route.input}}}}}});
    else if (route.info.multipart)
        out.emplace(
            "requestBody",
            object{{"required", true},
                   {"content", object{{"multipart/form-data", object{{"schema", object{{"type", "object"}}}}}}}});
    out.emplace("responses", answers(route));
    array roles;
    for (const auto& grant : route.info.permission.grants) roles.emplace_back(word(grant.role));
    out.emplace("x-linli-permission", route.info.permission.code);
    out.emplace("x-linli-roles", std::move(roles));
    if (route.info.permission.granted_to(access::Role::anonymous) != nullptr) out.emplace("security", array{});
    return out;
}

/// What each refusal means, in both languages, for clients that translate by code.
object problem_catalogue(const std::vector<MountedRoute>& routes) {
    std::map<std::string_view, const ProblemType*> all;
    for (const auto& route : routes)
        for (const auto* type : refusals_of(route)) all.emplace(type->code, type);
    object out;
    for (const auto& [code, type] : all)
        out.emplace(code, object{{"status", type->status}, {"title", type->title}, {"title_en", type->title_en}});
    return out;
}

object problem_schema() {
    const auto text = [](std::string_view description) {
        return object{{"type", "string"}, {"description", description}};
    };
    object error{{"type", "object"},
                 {"properties", object{{"pointer", text("出错的字段（JSON Pointer，查询参数以 ? 开头）")},
                                       {"code", text("错误代码")},
                                       {"message", text("给人看的说明")}}},
                 {"required", array{"pointer", "code", "message"}}};
    return {{"type", "object"},
            {"description", "RFC 9457 问题说明"},
            {"properties", object{{"type", text("问题类型")},
                                  {"title", text("标题")},
                                  {"status", object{{"type", "integer"}}},
                                  {"detail", text("补充说明")},
                                  {"request_id", text("请求编号，报障时请提供")},
                                  {"errors", object{{"type", "array"}, {"items", std::move(error)}}}}},
            {"required", array{"type", "title", "status"}}};
}

void pretty(std::string& out, const boost::json::value& value, int depth) {
    const std::string pad(static_cast<std::size_t>(depth) * 2, ' ');
    if (const auto* o = value.if_object(); o != nullptr && !o->empty()) {
        out += "{\n";
        std::size_t i = 0;
        for (const auto& member : *o) {
            out += pad + "  " + boost::json::serialize(boost::json::value(member.key())) + ": ";
            pretty(out, member.value(), depth + 1);
            out += ++i < o->size() ? ",\n" : "\n";
        }
        out += pad + "}";
    } else if (const auto* a = value.if_array(); a != nullptr && !a->empty()) {
        out += "[\n";
        for (std::size_t i = 0; i < a->size(); ++i) {
            out += pad + "  ";
            pretty(out, (*a)[i], depth + 1);
            out += i + 1 < a->size() ? ",\n" : "\n";
        }
        out += pad + "]";
    } else {
        out += boost::json::serialize(value);
    }
}

}  // namespace

std::string Desk::openapi(std::string_view version) const {
    std::map<std::string, std::map<std::string, object>> sorted;
    for (const auto& route : routes_)
        sorted[std::string(route.info.path)][std::string(lower_method(route.info.method))] = operation(route);
    object paths;
    for (auto& [path, methods] : sorted) {
        object entry;
        for (auto& [method, description] : methods) entry.emplace(method, std::move(description));
        paths.emplace(path, std::move(entry));
    }
    object schemas{{"Problem", problem_schema()}};
    for (const auto& [name, schema] : schemas_.schemas()) schemas.emplace(name, schema);
    object root{
        {"openapi", "3.1.0"},
        {"info", object{{"title", "linli 邻里"},
                        {"version", version},
                        {"license", object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}},
                        {"description", "社区数字底座开放接口。时间为 UTC 毫秒，金额为分，日期为 YYYY-MM-DD。"}}},
        {"servers", array{object{{"url", "/"}}}},
        {"security", array{object{{"bearer", array{}}}, object{{"session", array{}}}}},
        {"paths", std::move(paths)},
        {"components",
         object{{"schemas", std::move(schemas)},
                {"securitySchemes",
                 object{{"bearer", object{{"type", "http"}, {"scheme", "bearer"}}},
                        {"session", object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "linli_session"}}}}}}}};
    root.emplace("x-linli-problems", problem_catalogue(routes_));
    std::string out;
    pretty(out, root, 0);
    return out += '\n';
}

}  // namespace linli::api
