#pragma once

#include <linli/base/clock.h>
#include <linli/base/ids.h>
#include <linli/base/money.h>
#include <linli/json/field.h>
#include <linli/messaging/words.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::messaging {

/// A place in a template that each message fills.
struct Variable {
    std::string name;
    VariableType type = VariableType::text;
    std::string label;
    static constexpr std::string_view schema_name = "TemplateVariable";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &Variable::name, "变量名：小写字母、数字和下划线", {.min = 1, .max = 30}),
                          json::field("type", &Variable::type, "类型"),
                          json::field("label", &Variable::label, "含义", {.min = 1, .max = 60})};
    }
};

/// A draft, new or changed.
struct SaveTemplate {
    std::string title;
    std::string body;
    std::string short_body;
    std::vector<Variable> variables;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "SaveMessageTemplate";
    static constexpr auto fields() {
        using T = SaveTemplate;
        return std::tuple{
            json::field("title", &T::title, "标题，变量写作 {名称}", {.min = 1, .max = 60}),
            json::field("body", &T::body, "正文，变量写作 {名称}；{recipient} 为接收人称呼", {.min = 1, .max = 2'000}),
            json::field("short_body", &T::short_body, "短信、电话、广播和微信所用短文，不填则用正文",
                        {.max = 500, .optional = true}),
            json::field("variables", &T::variables, "变量", {.max = 30, .optional = true}),
            json::field("version", &T::version, "所见草稿版本，新草稿为 0", {.min = 0, .optional = true})};
    }
};

/// One edition of a template.
struct Template {
    std::string code;
    std::int64_t edition = 1;
    TemplateState state = TemplateState::draft;
    std::string title, body, short_body;
    std::vector<Variable> variables;
    std::optional<UserId> drafted_by;  ///< nobody: it comes with the product
    std::optional<UserId> published_by;
    Instant changed_at{};
    std::optional<Instant> published_at;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "MessageTemplate";
    static constexpr auto fields() {
        using T = Template;
        return std::tuple{json::field("code", &T::code, "模板代码"),
                          json::field("edition", &T::edition, "版次，0 为随系统提供"),
                          json::field("state", &T::state, "状态"),
                          json::field("title", &T::title, "标题"),
                          json::field("body", &T::body, "正文"),
                          json::field("short_body", &T::short_body, "短文"),
                          json::field("variables", &T::variables, "变量"),
                          json::field("drafted_by", &T::drafted_by, "起草人，随系统提供的没有"),
                          json::field("published_by", &T::published_by, "发布人"),
                          json::field("changed_at_ms", &T::changed_at, "修改时间"),
                          json::field("published_at_ms", &T::published_at, "发布时间"),
                          json::field("version", &T::version, "版本")};
    }
};

/// Every template: the newest published edition and the draft after it.
struct Templates {
    std::vector<Template> items;
    static constexpr std::string_view schema_name = "MessageTemplates";
    static constexpr auto fields() { return std::tuple{json::field("items", &Templates::items, "模板")}; }
};

/// The second person publishes exactly what they saw.
struct PublishTemplate {
    std::int64_t edition = 0;
    std::int64_t version = 0;
    static constexpr std::string_view schema_name = "PublishMessageTemplate";
    static constexpr auto fields() {
        return std::tuple{json::field("edition", &PublishTemplate::edition, "所见版次", {.min = 1}),
                          json::field("version", &PublishTemplate::version, "所见版本", {.min = 1})};
    }
};

/// Values to try a template out with.
struct PreviewTemplate {
    boost::json::object variables;
    std::string recipient;
    static constexpr std::string_view schema_name = "PreviewMessageTemplate";
    static constexpr auto fields() {
        return std::tuple{
            json::field("variables", &PreviewTemplate::variables, "变量的值"),
            json::field("recipient", &PreviewTemplate::recipient, "接收人称呼", {.max = 30, .optional = true})};
    }
};

/// What a channel would carry.
struct ChannelPreview {
    Channel channel = Channel::app;
    std::string title, text;
    std::int64_t units = 1;
    std::optional<Fen> cost;
    static constexpr std::string_view schema_name = "MessageChannelPreview";
    static constexpr auto fields() {
        using P = ChannelPreview;
        return std::tuple{json::field("channel", &P::channel, "渠道"), json::field("title", &P::title, "标题"),
                          json::field("text", &P::text, "内容"), json::field("units", &P::units, "计费条数"),
                          json::field("cost_fen", &P::cost, "费用（分），渠道未接通时没有")};
    }
};

/// The newest edition, draft or not, as each channel would carry it.
struct TemplatePreview {
    std::int64_t edition = 1;
    std::vector<ChannelPreview> channels;
    static constexpr std::string_view schema_name = "MessageTemplatePreview";
    static constexpr auto fields() {
        return std::tuple{json::field("edition", &TemplatePreview::edition, "版次"),
                          json::field("channels", &TemplatePreview::channels, "各渠道")};
    }
};

}  // namespace linli::messaging
