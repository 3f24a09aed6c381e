#include "routes_public.h"

#include <linli/api/desk.h>
#include <linli/http/response.h>
#include <linli/open311/service.h>

#include <memory>
#include <utility>

namespace linli::open311 {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// By the ending; a path without one (`/open311/discovery`) by what the reader accepts.
Format format_of(const http::Request& request) {
    const auto path = request.path();
    if (path.ends_with(".json")) return Format::json;
    const bool named = path.ends_with(".xml");
    return !named && request.header("Accept").value_or("").find("json") != std::string_view::npos ? Format::json
                                                                                                  : Format::xml;
}

/// `006` of `006.json`. @return nothing when the name says neither format
std::optional<std::string_view> stem(std::string_view name) {
    for (const std::string_view ending : {".xml", ".json"})
        if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    return std::nullopt;
}

http::Response respond(const Result<Element>& answer, Format format) {
    if (answer) return {200, media_type(format), write(*answer, format)};
    http::Response out(answer.problem().type->status, media_type(format),
                       write(error_document(answer.problem()), format));
    if (answer.problem().type->status == too_often.status) out.header("Retry-After", "5");
    return out;
}

Form query_form(const http::Request& request) {
    Form out;
    for (const auto& one : request.parameters()) out.fields.emplace(one.name, one.value);
    return out;
}

/// What every answer begins with: which tenant, and whether the reader asks too often.
class Counter {
public:
    Counter(Open311Service& service, Jurisdiction jurisdiction)
        : service_(service), jurisdiction_(std::move(jurisdiction)) {}

    Open311Service& service() const { return service_; }
    Result<TenantId> tenant(const Form& form) const {
        const auto named = form.get("jurisdiction_id");
        const auto found = jurisdiction_(named);
        if (found) return *found;
        return named ? refuse(no_jurisdiction) : refuse(jurisdiction_needed);
    }
    /// @param ask of a tenant and a form
    template <class Ask>
    Result<api::Raw> read(const Call& call, Ask ask) const {
        const auto form = query_form(call.request());
        const auto answer = [&]() -> Result<Element> {
            LINLI_CHECK(service_.reading(call.request().peer().address));
            LINLI_TRY(const auto of, tenant(form));
            return ask(of, form);
        }();
        return api::Raw{respond(answer, format_of(call.request()))};
    }
    /// The same for a resource whose last segment is `id.format`.
    template <class Ask>
    Result<api::Raw> read_one(const Call& call, std::string_view parameter, const ProblemType& unknown, Ask ask) const {
        return read(call, [&](TenantId of, const Form&) -> Result<Element> {
            const auto id = stem(call.path(parameter));
            if (!id) return refuse(unknown);
            return ask(of, *id);
        });
    }
    Result<api::Raw> take(const Call& call) const {
        const auto answer = [&]() -> Result<Element> {
            LINLI_CHECK(service_.reading(call.request().peer().address));  // before a key is looked at: no guessing
            LINLI_TRY(auto form, read_form(call.request().body()));
            for (const auto& one : call.request().parameters()) form.fields.emplace(one.name, one.value);
            LINLI_TRY(const auto of, tenant(form));
            return service_.report(of, form);
        }();
        return api::Raw{respond(answer, format_of(call.request()))};
    }

private:
    Open311Service& service_;
    Jurisdiction jurisdiction_;
};

/// How the caller reached us: what a client puts in front of the endpoint.
std::string origin_of(const http::Request& request) {
    const auto host = request.header("Host");
    return (request.peer().secure ? "https://" : "http://") + std::string(host.value_or("localhost"));
}

using Shared = std::shared_ptr<const Counter>;

/// One resource in both formats.
struct Pair {
    std::string_view xml, json;                      ///< paths
    std::string_view xml_operation, json_operation;  ///< operation ids
    std::string_view summary;
    std::string_view description{};
};

template <class Handler>
void mount_pair(api::Desk& desk, const Pair& pair, const Handler& handler) {
    for (const auto& [path, operation] : {std::pair(pair.xml, pair.xml_operation), {pair.json, pair.json_operation}})
        desk.mount<Nothing, api::Raw>({.method = Method::get,
                                       .path = path,
                                       .operation = operation,
                                       .summary = pair.summary,
                                       .permission = api::public_access,
                                       .description = pair.description},
                                      handler);
}

constexpr std::string_view list_arguments =
    "参数：jurisdiction_id、service_request_id（逗号分隔，优先于其他参数）、service_code（逗号分隔）、start_date、end_"
    "date"
    "（W3C 时间，最多相距 90 天，默认最近 90 天）、status（open、closed）、page、page_size（最多 1000）。";
constexpr std::string_view update_arguments =
    "参数：jurisdiction_id、start_date、end_date、page、page_size。FixMyStreet 的扩展，由先到后排列。";
constexpr std::string_view post_arguments =
    "表单 application/x-www-form-urlencoded（UTF-8）：api_key、service_code、lat 和 long 或 address_string 或 "
    "address_id、"
    "attribute[CODE]、description、first_name、last_name、phone、media_url。email、device_id、account_id "
    "可以提交，不保存。"
    "错误以 Open311 的 errors 形式返回（400、403、404、429）。";

void mount_discovery(api::Desk& desk, const Shared& counter) {
    const auto discover = [counter](const Call& call, const Nothing&) {
        return counter->read(call, [&](TenantId of, const Form&) -> Result<Element> {
            return counter->service().discovery(of, origin_of(call.request()));
        });
    };
    mount_pair(desk,
               {"/open311/discovery.xml", "/open311/discovery.json", "discoverOpen311Xml", "discoverOpen311Json",
                "Open311 发现文件"},
               discover);
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/open311/discovery",
                                   .operation = "discoverOpen311",
                                   .summary = "Open311 发现文件，按 Accept 返回 XML 或 JSON",
                                   .permission = api::public_access},
                                  discover);
}

void mount_catalogue(api::Desk& desk, const Shared& counter) {
    mount_pair(desk,
               {"/open311/v2/services.xml", "/open311/v2/services.json", "listOpen311ServicesXml",
                "listOpen311ServicesJson", "Open311 服务目录"},
               [counter](const Call& call, const Nothing&) {
                   return counter->read(call, [&](TenantId of, const Form&) -> Result<Element> {
                       return counter->service().services(of);
                   });
               });
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/open311/v2/services/{service_file}",
                                   .operation = "getOpen311Definition",
                                   .summary = "Open311 服务的附加属性：{service_code}.xml 或 .json",
                                   .permission = api::public_access},
                                  [counter](const Call& call, const Nothing&) {
                                      return counter->read_one(call, "service_file", no_service,
                                                               [&](TenantId of, std::string_view code) {
                                                                   return counter->service().service(of, code);
                                                               });
                                  });
}

void mount_requests(api::Desk& desk, const Shared& counter) {
    mount_pair(desk,
               {"/open311/v2/requests.xml", "/open311/v2/requests.json", "listOpen311RequestsXml",
                "listOpen311RequestsJson", "Open311 事项列表", list_arguments},
               [counter](const Call& call, const Nothing&) {
                   return counter->read(
                       call, [&](TenantId of, const Form& form) { return counter->service().requests(of, form); });
               });
    mount_pair(desk,
               {"/open311/v2/servicerequestupdates.xml", "/open311/v2/servicerequestupdates.json",
                "listOpen311UpdatesXml", "listOpen311UpdatesJson", "Open311 事项进展", update_arguments},
               [counter](const Call& call, const Nothing&) {
                   return counter->read(
                       call, [&](TenantId of, const Form& form) { return counter->service().updates(of, form); });
               });
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/open311/v2/requests/{request_file}",
                                   .operation = "getOpen311Request",
                                   .summary = "Open311 事项：{service_request_id}.xml 或 .json",
                                   .permission = api::public_access},
                                  [counter](const Call& call, const Nothing&) {
                                      return counter->read_one(call, "request_file", no_request,
                                                               [&](TenantId of, std::string_view number) {
                                                                   return counter->service().request(of, number);
                                                               });
                                  });
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/open311/v2/tokens/{token_file}",
                                   .operation = "getOpen311Token",
                                   .summary = "由 token 取得 service_request_id：{token}.xml 或 .json",
                                   .permission = api::public_access},
                                  [counter](const Call& call, const Nothing&) {
                                      return counter->read_one(call, "token_file", no_token,
                                                               [&](TenantId of, std::string_view token) {
                                                                   return counter->service().token(of, token);
                                                               });
                                  });
}

void mount_reporting(api::Desk& desk, const Shared& counter) {
    for (const auto& [path, operation] : {std::pair("/open311/v2/requests.xml", "reportOpen311Xml"),
                                          {"/open311/v2/requests.json", "reportOpen311Json"}})
        desk.mount<Nothing, api::Raw>({.method = Method::post,
                                       .path = path,
                                       .operation = operation,
                                       .summary = "经 Open311 上报事项",
                                       .permission = api::public_access,
                                       .pool = http::Pool::write,
                                       .description = post_arguments},
                                      [counter](const Call& call, const Nothing&) { return counter->take(call); });
}

}  // namespace

void mount_public(api::Desk& desk, Open311Service& service, Jurisdiction jurisdiction) {
    const auto counter = std::make_shared<const Counter>(service, std::move(jurisdiction));
    mount_discovery(desk, counter);
    mount_catalogue(desk, counter);
    mount_requests(desk, counter);
    mount_reporting(desk, counter);
}

}  // namespace linli::open311
