#include <linli/api/reference.h>

#include <linli/access/permission.h>
#include <linli/base/text.h>
#include <linli/base/words.h>
#include <linli/crypto/suite.h>
#include <linli/http/files.h>
#include <linli/json/read.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <vector>

#include "reference_assets.h"
#include "reference_text.h"

namespace linli::api {
namespace {

using boost::json::value;
using reference::escape;
using reference::object;
using reference::Text;
using reference::text_of;

/// JSON as it may stand between apostrophes of a shell.
std::string shell_quoted(const value& example) {
    std::string out;
    for (const char c : boost::json::serialize(example)) c == '\'' ? out += "'\\''" : out += c;
    return out;
}

/// Operations that everybody may call carry the desk's own permission; they belong where their path says.
std::string room_of(std::string_view tag, std::string_view path) {
    if (tag != "api") return std::string(tag);
    path.remove_prefix(std::min(path.find('/', 1), path.size() - 1) + 1);
    return std::string(path.substr(0, path.find('/')));
}

/// One operation with where it stands.
struct Operation {
    std::string method;
    std::string path;
    const object* about;
};

class ReferencePage {
public:
    ReferencePage(const object& openapi, PageLanguage language)
        : root_(openapi),
          schemas_(openapi.at("components").as_object().at("schemas").as_object()),
          language_(language) {
        for (const auto& [path, methods] : root_.at("paths").as_object())
            for (const auto& [method, about] : methods.as_object())
                rooms_[room_of(about.at("tags").as_array().at(0).as_string(), path)].push_back(
                    {std::string(method), std::string(path), &about.as_object()});
    }

    std::string write() {
        head();
        navigation();
        out_ += "<main>";
        introduction();
        for (const auto& [room, operations] : rooms_) {
            out_ += "<section data-room><h2 class=room id=\"room-" + escape(room) + "\">" + escape(room) + "</h2>";
            for (const auto& operation : operations) section(operation);
            out_ += "</section>";
        }
        schemas();
        out_ += "</main></div><script>" + std::string(reference_script) + "</script></body></html>\n";
        return std::move(out_);
    }

private:
    std::string t(std::string_view zh, std::string_view en) const { return std::string(Text{zh, en}.in(language_)); }
    std::string title_of(const object& about) const {
        const auto summary = text_of(about, "summary");
        if (language_ == PageLanguage::zh) return std::string(summary);
        return reference::humanise(text_of(about, "operationId"));
    }
    static std::string words_of(const Operation& o) {
        return escape(o.path) + " " + escape(text_of(*o.about, "operationId")) + " " +
               escape(text_of(*o.about, "summary"));
    }

    void head();
    void navigation();
    void introduction();
    void section(const Operation& operation);
    void callers(const object& about);
    void parameters(const object& about);
    void body(const object& about);
    void answers(const object& about);
    void problems(const object& answer);
    void example(const Operation& operation);
    void schemas();
    void field_table(const object& schema);

    const object& root_;
    const object& schemas_;
    PageLanguage language_;
    std::map<std::string, std::vector<Operation>> rooms_;
    std::string out_;
};

void ReferencePage::head() {
    const auto version = text_of(root_.at("info").as_object(), "version");
    out_ += "<!doctype html><html lang=\"" + t("zh-CN", "en") +
            "\"><head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>" +
            t("邻里开放接口", "linli API reference") + " " + escape(version) + "</title><style>" +
            std::string(reference_style) + "</style></head><body><div class=frame>";
}

void ReferencePage::navigation() {
    out_ += "<nav aria-label=\"" + t("目录", "Contents") + "\"><details id=menu open><summary>" +
            t("目录", "Contents") + "</summary><input id=find type=search placeholder=\"" +
            t("查找接口", "Find an operation") + "\" aria-label=\"" + t("查找接口", "Find an operation") + "\">";
    for (const auto& [room, operations] : rooms_) {
        out_ += "<div data-room><h2>" + escape(room) + "</h2><ul>";
        for (const auto& o : operations)
            out_ += "<li data-words=\"" + words_of(o) + "\"><a href=\"#" + escape(text_of(*o.about, "operationId")) +
                    "\">" + escape(title_of(*o.about)) + "</a></li>";
        out_ += "</ul></div>";
    }
    out_ += "</details></nav>";
}

void ReferencePage::introduction() {
    const auto version = text_of(root_.at("info").as_object(), "version");
    out_ += "<div class=top><div><h1>" + t("邻里开放接口", "linli API reference") + "</h1><p class=lead>" +
            t("社区数字底座 · 版本 ", "The digital base of a community · version ") + escape(version) +
            "</p></div><p><a href=\"?lang=" + t("en", "zh") + "\" lang=\"" + t("en", "zh-CN") + "\">" +
            t("English", "中文") + "</a> · <a href=\"/openapi.json\">OpenAPI 3.1</a></p></div><ul>";
    const std::array<Text, 8> rules{{
        {"时间为 UTC 毫秒（<code>…_ms</code>），日期为 <code>YYYY-MM-DD</code>，金额为分（<code>…_fen</code>）。",
         "Times are UTC milliseconds (<code>…_ms</code>), dates <code>YYYY-MM-DD</code>, amounts fen "
         "(<code>…_fen</code>)."},
        {"程序使用 <code>Authorization: Bearer 令牌</code>；浏览器使用会话 Cookie，修改类请求另带 "
         "<code>X-Linli-CSRF</code>。",
         "Programs send <code>Authorization: Bearer TOKEN</code>; browsers use the session cookie and add "
         "<code>X-Linli-CSRF</code> to requests that change something."},
        {"所有拒绝都是 <code>application/problem+json</code>，<code>type</code> 稳定不变；<code>Accept-Language: "
         "en</code> "
         "返回英文标题。",
         "Every refusal is <code>application/problem+json</code> with a stable <code>type</code>; titles follow "
         "<code>Accept-Language</code>."},
        {"编号由客户端生成（UUIDv7）的请求可放心重发；其余标有 <code>Idempotency-Key</code> 的请求凭此键重发，24 "
         "小时内返回同一结果。",
         "Requests with a client-made id (UUIDv7) may be repeated; where <code>Idempotency-Key</code> is listed, the "
         "same "
         "key gets the same answer for 24 hours."},
        {"列表按页返回，<code>next</code> 是下一页的 <code>cursor</code>；游标只对本人、本列表有效。",
         "Lists come in pages; <code>next</code> is the <code>cursor</code> of the next one, good for this caller and "
         "this list only."},
        {"请求中的未知字段会被拒绝；响应中可能增加新字段，请忽略不认识的字段。",
         "Unknown fields of a request are refused. Answers may gain fields: ignore those you do not know."},
        {"变动通知：<code>GET /v1/stream</code>（服务器推送）与 <code>GET /v1/changes</code>（长轮询）使用同一编号。",
         "Changes: <code>GET /v1/stream</code> (server-sent events) and <code>GET /v1/changes</code> (long polling) "
         "share "
         "one numbering."},
        {"查看个人信息原文需用 <code>X-Linli-Purpose</code> 说明用途，并留下审计记录。",
         "Personal data in full need a purpose in <code>X-Linli-Purpose</code> and leave an audit record."},
    }};
    for (const auto& rule : rules) out_ += "<li>" + std::string(rule.in(language_)) + "</li>";
    out_ += "</ul>";
}

void ReferencePage::section(const Operation& o) {
    const auto id = escape(text_of(*o.about, "operationId"));
    std::string verb = o.method;
    std::transform(verb.begin(), verb.end(), verb.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    out_ += "<details class=op id=\"" + id + "\" data-words=\"" + words_of(o) + "\"><summary><span class=\"verb " +
            escape(o.method) + "\">" + verb + "</span><span class=path>" + escape(o.path) +
            "</span><span class=title>" + escape(title_of(*o.about)) + "</span></summary><div>";
    if (language_ == PageLanguage::en) out_ += "<p lang=\"zh-CN\">" + escape(text_of(*o.about, "summary")) + "</p>";
    if (const auto more = text_of(*o.about, "description"); !more.empty())
        out_ += "<p lang=\"zh-CN\">" + escape(more) + "</p>";
    callers(*o.about);
    parameters(*o.about);
    body(*o.about);
    answers(*o.about);
    example(o);
    out_ += "</div></details>";
}

void ReferencePage::callers(const object& about) {
    out_ += "<p><code>" + escape(text_of(about, "operationId")) + "</code> · " + t("权限", "permission") + " <code>" +
            escape(text_of(about, "x-linli-permission")) + "</code><br>";
    for (const auto& word : about.at("x-linli-roles").as_array()) {
        const auto role = from_word<access::Role>(word.as_string());
        const bool zh = language_ == PageLanguage::zh && role;
        out_ += "<span class=tag>" + (zh ? std::string(access::title(*role)) : escape(word.as_string())) + "</span>";
    }
    out_ += "</p>";
}

void ReferencePage::parameters(const object& about) {
    const auto* list = about.if_contains("parameters");
    if (list == nullptr) return;
    out_ += "<h3>" + t("参数", "Parameters") + "</h3><div class=wide><table><tr><th>" + t("名称", "name") + "<th>" +
            t("位置", "in") + "<th>" + t("类型", "type") + "<th>" + t("说明", "meaning") + "</tr>";
    for (const auto& entry : list->as_array()) {
        const auto& p = entry.as_object();
        const auto& schema = p.at("schema").as_object();
        const auto* required = p.if_contains("required");
        out_ += "<tr><td><code>" + escape(text_of(p, "name")) + "</code>" +
                (required != nullptr && required->as_bool() ? " <span class=must>*</span>" : "") + "<td>" +
                escape(text_of(p, "in")) + "<td>" + reference::type_html(schema, language_) + "<td>" +
                escape(text_of(p, "description")) + " " + reference::bounds_html(schema, language_) + "</tr>";
    }
    out_ += "</table></div>";
}

void ReferencePage::body(const object& about) {
    const auto* given = about.if_contains("requestBody");
    if (given == nullptr) return;
    for (const auto& [media, content] : given->at("content").as_object()) {
        const auto& schema = content.at("schema").as_object();
        out_ += "<h3>" + t("请求内容", "Body") + " <span class=note>" + escape(media) + "</span></h3>";
        const auto name = reference::referred(schema);
        if (name.empty())
            out_ += "<p>" + reference::type_html(schema, language_) + "</p>";
        else
            field_table(schemas_.at(name).as_object());
    }
}

void ReferencePage::answers(const object& about) {
    out_ += "<h3>" + t("返回", "Answers") + "</h3><div class=wide><table>";
    for (const auto& [status, entry] : about.at("responses").as_object()) {
        const auto& answer = entry.as_object();
        out_ += "<tr><td><b>" + escape(status) + "</b><td>";
        if (answer.contains("x-linli-problems")) {
            problems(answer);
        } else if (const auto* content = answer.if_contains("content")) {
            for (const auto& [media, what] : content->as_object())
                out_ += reference::type_html(what.at("schema").as_object(), language_) + " <span class=note>" +
                        escape(media) + "</span> ";
        } else {
            out_ += t("无内容", "no content");
        }
        out_ += "</tr>";
    }
    out_ += "</table></div>";
}

void ReferencePage::problems(const object& answer) {
    const auto& known = root_.at("x-linli-problems").as_object();
    for (const auto& code : answer.at("x-linli-problems").as_array()) {
        const auto& about = known.at(code.as_string()).as_object();
        out_ += "<code>" + escape(code.as_string()) + "</code> " +
                escape(text_of(about, language_ == PageLanguage::zh ? "title" : "title_en")) + "<br>";
    }
}

void ReferencePage::example(const Operation& o) {
    std::string text = "curl";
    std::string method = o.method;
    for (auto& c : method) c = static_cast<char>(c - 'a' + 'A');
    if (o.method != "get") text += " -X " + method;
    text += " 'http://127.0.0.1:8080" + o.path + "'";
    if (!o.about->contains("security")) text += " \\\n  -H \"Authorization: Bearer $TOKEN\"";
    if (const auto* body = o.about->if_contains("requestBody")) {
        const auto& content = body->at("content").as_object();
        if (const auto* json = content.if_contains("application/json"))
            text += " \\\n  -H 'Content-Type: application/json' \\\n  -d '" +
                    shell_quoted(reference::example_of(json->at("schema").as_object(), schemas_)) + "'";
        else
            text += " \\\n  -F 'file=@photo.jpg'";
    }
    out_ += "<h3>" + t("示例", "Example") + "</h3><pre><code>" + escape(text) + "</code></pre>";
}

void ReferencePage::field_table(const object& schema) {
    const auto* fields = schema.if_contains("properties");
    if (fields == nullptr || fields->as_object().empty()) {
        out_ += "<p class=note>" + t("没有字段", "no fields") + "</p>";
        return;
    }
    const auto* required = schema.if_contains("required");
    const auto needed = [&](std::string_view name) {
        if (required == nullptr) return false;
        const auto& list = required->as_array();
        return std::any_of(list.begin(), list.end(), [&](const value& v) { return v.as_string() == name; });
    };
    out_ += "<div class=wide><table><tr><th>" + t("字段", "field") + "<th>" + t("类型", "type") + "<th>" +
            t("说明", "meaning") + "</tr>";
    for (const auto& [name, about] : fields->as_object()) {
        const auto& field = about.as_object();
        out_ += "<tr><td><code>" + escape(name) + "</code>" + (needed(name) ? " <span class=must>*</span>" : "") +
                "<td>" + reference::type_html(field, language_) + "<td>" + escape(text_of(field, "description")) + " " +
                reference::bounds_html(field, language_) + "</tr>";
    }
    out_ += "</table></div>";
}

void ReferencePage::schemas() {
    out_ += "<section data-room><h2 class=room id=schemas>" + t("数据结构", "Schemas") + "</h2>";
    for (const auto& [name, schema] : schemas_) {
        out_ += "<details class=schema id=\"schema-" + escape(name) + "\" data-words=\"" + escape(name) +
                "\"><summary><span class=path>" + escape(name) + "</span><span class=title>" +
                escape(text_of(schema.as_object(), "description")) + "</span></summary><div>";
        field_table(schema.as_object());
        out_ += "</div></details>";
    }
    out_ += "</section>";
}

std::string csp_hash(std::string_view text) {
    auto encoded = text::to_base64url(crypto::suite(crypto::Suite::international).hash(text).view());
    std::replace(encoded.begin(), encoded.end(), '-', '+');
    std::replace(encoded.begin(), encoded.end(), '_', '/');
    while (encoded.size() % 4 != 0) encoded += '=';
    return "'sha256-" + encoded + "'";
}

PageLanguage wanted_language(const http::Request& request) {
    if (const auto asked = request.parameter("lang")) return *asked == "en" ? PageLanguage::en : PageLanguage::zh;
    const auto header = request.header("accept-language").value_or("");
    const auto en = header.find("en");
    return en != std::string_view::npos && en < header.find("zh") ? PageLanguage::en : PageLanguage::zh;
}

/// Both pages, each written when it is first asked for.
class Reference {
public:
    explicit Reference(std::string openapi) : openapi_(std::move(openapi)), policy_(reference_policy()) {}

    http::Response answer(const http::Request& request) {
        const auto language = wanted_language(request);
        auto& page = pages_.at(static_cast<std::size_t>(language));
        std::call_once(page.once, [&] {
            page.html = std::make_shared<const std::string>(reference_page(openapi_, language));
            page.etag = "\"" + crypto::suite(crypto::Suite::international).hash(*page.html).hex().substr(0, 32) + "\"";
        });
        auto response =
            http::serve(request, {.type = "text/html; charset=utf-8", .etag = page.etag, .cache = "no-cache"},
                        http::SharedBytes{page.html, *page.html});
        response.header("Content-Security-Policy", policy_);
        response.header("Vary", "Accept-Language");
        return response;
    }

private:
    struct Written {
        std::once_flag once;
        std::shared_ptr<const std::string> html;
        std::string etag;
    };
    const std::string openapi_;
    const std::string policy_;
    std::array<Written, 2> pages_;
};

}  // namespace

std::string reference_page(std::string_view openapi, PageLanguage language) {
    const auto parsed = json::parse(openapi);
    LINLI_INVARIANT(parsed && (*parsed).is_object(), "the reference is written from an OpenAPI object");
    return ReferencePage((*parsed).get_object(), language).write();
}

std::string reference_policy() {
    return "default-src 'none'; style-src " + csp_hash(reference_style) + "; script-src " + csp_hash(reference_script) +
           "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

void install_reference(http::Router& router, std::string openapi) {
    const auto reference = std::make_shared<Reference>(std::move(openapi));
    router.get("/docs/api", [reference](http::Request& request) { return reference->answer(request); });
}

}  // namespace linli::api
