#include <linli/messaging/service.h>

#include <linli/audit/audit.h>

#include "forms.h"
#include "repository.h"
#include "template_text.h"

#include <algorithm>

namespace linli::messaging {
namespace {

constexpr std::size_t longest_code = 60;

bool plain_code(std::string_view code) {
    return !code.empty() && code.size() <= longest_code && code[0] >= 'a' && code[0] <= 'z' &&
           std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
           });
}

audit::Entry template_entry(std::string_view operation, const Template& row) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "message_template",
            .subject = {},
            .person = {},
            .purpose = {},
            .detail = row.code + " " + std::to_string(row.edition)};
}

void take_over(Template& row, const SaveTemplate& in, UserId by, Instant now) {
    row.title = in.title;
    row.body = in.body;
    row.short_body = in.short_body;
    row.variables = in.variables;
    row.drafted_by = by;
    row.changed_at = now;
}

}  // namespace

Result<Templates> TemplateService::list(const access::Scope& scope) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Templates> {
        return Templates{forms::all(tx, scope.tenant(), parts_.built_in)};
    });
}

Result<Template> TemplateService::save(const access::Scope& scope, std::string_view code, const SaveTemplate& in) {
    auto errors = template_errors(in);
    if (!plain_code(code))
        errors.push_back({"/code", "bad_name", "模板代码应为小写字母开头，可含数字、点、横线和下划线"});
    for (auto& error : forms::foreign_variables(code, in.variables, parts_.built_in))
        errors.push_back(std::move(error));
    if (!errors.empty()) return refuse(bad_template, std::move(errors));
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Template> {
        auto row = repository::newest(tx, tenant, code);
        const bool over_draft = row && row->state == TemplateState::draft;
        if ((over_draft ? row->version : 0) != in.version) return refuse(changed_meanwhile);
        if (over_draft) {
            take_over(*row, in, scope.user(), parts_.clock.now());
            if (!repository::update(tx, tenant, *row)) return refuse(changed_meanwhile);
        } else {
            Template fresh;
            fresh.code = std::string(code);
            fresh.edition = row ? row->edition + 1 : 1;
            take_over(fresh, in, scope.user(), parts_.clock.now());
            repository::insert(tx, tenant, fresh);
            row = std::move(fresh);
        }
        parts_.audit.wrote(tx, scope, template_entry("saveMessageTemplate", *row));
        return *row;
    });
}

Result<Template> TemplateService::publish(const access::Scope& scope, std::string_view code,
                                          const PublishTemplate& in) {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Template> {
        auto row = repository::newest(tx, tenant, code);
        if (!row) return refuse(no_such_template);
        if (row->state != TemplateState::draft) return refuse(nothing_to_publish);
        if (row->edition != in.edition || row->version != in.version) return refuse(changed_meanwhile);
        if (row->drafted_by == scope.user()) return refuse(own_draft);
        row->state = TemplateState::published;
        row->published_by = scope.user();
        row->published_at = parts_.clock.now();
        if (!repository::update(tx, tenant, *row)) return refuse(changed_meanwhile);
        parts_.audit.wrote(tx, scope, template_entry("publishMessageTemplate", *row));
        return *row;
    });
}

Result<TemplatePreview> TemplateService::preview(const access::Scope& scope, std::string_view code,
                                                 const PreviewTemplate& in) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<TemplatePreview> {
        const auto row = forms::newest(tx, scope.tenant(), code, parts_.built_in);
        if (!row) return refuse(no_such_template);
        LINLI_TRY(auto filling, fill(row->variables, in.variables));
        filling.insert_or_assign(std::string(recipient_variable), in.recipient.empty() ? "居民" : in.recipient);
        const auto gateways = repository::gateways(tx, scope.tenant());
        TemplatePreview out;
        out.edition = row->edition;
        for (const auto channel : all_channels) {
            auto rendered = render(*row, channel, filling);
            ChannelPreview one;
            one.channel = channel;
            one.units = rules::units(channel, rendered.text);
            one.title = std::move(rendered.title);
            one.text = std::move(rendered.text);
            const auto line = std::find_if(gateways.begin(), gateways.end(),
                                           [&](const auto& gateway) { return gateway.view.channel == channel; });
            if (line != gateways.end()) one.cost = Fen{line->view.price.value * one.units};
            if (channel == Channel::app) one.cost = Fen{0};
            out.channels.push_back(std::move(one));
        }
        return out;
    });
}

Result<CostReport> TemplateService::costs(const access::Scope& scope, const ReadCosts& in) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<CostReport> {
        CostReport out;
        out.items = repository::costs(tx, scope.tenant(), in.from, in.until);
        for (const auto& line : out.items) out.total.value += line.charged.value;
        return out;
    });
}

}  // namespace linli::messaging
