#include "routes.h"

#include <linli/api/desk.h>
#include <linli/base/text.h>
#include <linli/json/field.h>
#include <linli/office/permissions.h>
#include <linli/tenant/tenants.h>

#include "journal.h"

#include <algorithm>

namespace linli::office {
namespace {

using api::Call;
using http::Method;

/// A setting as it stands; without content nobody has set it.
struct SettingView {
    std::string name;
    std::string title;
    std::optional<std::string> form;
    std::optional<std::string> content;
    std::optional<Instant> changed_at;
    static constexpr std::string_view schema_name = "Setting";
    static constexpr auto fields() {
        using V = SettingView;
        return std::tuple{json::field("name", &V::name, "名称"), json::field("title", &V::title, "含义"),
                          json::field("form", &V::form, "怎样填写"), json::field("content", &V::content, "内容"),
                          json::field("changed_at_ms", &V::changed_at, "修改时间")};
    }
};

/// All settings that this release reads.
struct SettingList {
    std::vector<SettingView> items;
    static constexpr std::string_view schema_name = "SettingList";
    static constexpr auto fields() { return std::tuple{json::field("items", &SettingList::items, "设置")}; }
};

/// The new content.
struct ChangeSetting {
    std::string content;
    static constexpr std::string_view schema_name = "ChangeSetting";
    static constexpr auto fields() {
        return std::tuple{json::field("content", &ChangeSetting::content, "内容，空字符串表示不设", {.max = 2'000})};
    }
};

SettingView shown(const SettingSpec& spec, const std::vector<tenant::Setting>& stored) {
    SettingView out;
    out.name = spec.name;
    out.title = spec.title;
    if (!spec.form.empty()) out.form = spec.form;
    const auto found =
        std::find_if(stored.begin(), stored.end(), [&](const tenant::Setting& s) { return s.name == spec.name; });
    if (found == stored.end()) return out;
    out.content = found->content;
    out.changed_at = found->changed_at;
    return out;
}

SettingList settings(const OfficeParts& parts, const access::Scope& scope) {
    const auto stored = parts.database.read([&](db::ReadTx& tx) { return tenant::settings(tx, scope.tenant()); });
    SettingList out;
    for (const auto& spec : parts.settings) out.items.push_back(shown(spec, stored));
    return out;
}

Result<SettingView> change(const OfficeParts& parts, const access::Scope& scope, std::string_view name,
                           const std::string& content) {
    const auto spec = std::find_if(parts.settings.begin(), parts.settings.end(),
                                   [&](const SettingSpec& s) { return s.name == name; });
    if (spec == parts.settings.end()) return refuse(no_such_setting);
    if (text::code_points(content) > static_cast<std::size_t>(spec->longest))
        return refuse(json::invalid_fields,
                      {{"/content", "too_long", "最多 " + std::to_string(spec->longest) + " 个字"}});
    if (!content.empty() && spec->fits && !spec->fits(content))
        return refuse(json::invalid_fields, {{"/content", "unfit", "应为 " + std::string(spec->form)}});
    return parts.database.write([&](db::WriteTx& tx) -> Result<SettingView> {
        tenant::set_setting(tx, scope.tenant(), name, content, parts.clock.now());
        audit::Entry entry;
        entry.operation = "changeSetting";
        entry.subject_kind = "setting";
        entry.detail = std::string(name);
        parts.audit.wrote(tx, scope, entry);
        return shown(*spec, tenant::settings(tx, scope.tenant()));
    });
}

}  // namespace

void mount_settings(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<api::Nothing, SettingList>(
        {.method = Method::get,
         .path = "/v1/settings",
         .operation = "listSettings",
         .summary = "设置",
         .permission = may_read_settings},
        [&](const Call& call, const api::Nothing&) -> Result<SettingList> { return settings(parts, call.scope()); });
    desk.mount<ChangeSetting, SettingView>({.method = Method::put,
                                            .path = "/v1/settings/{name}",
                                            .operation = "changeSetting",
                                            .summary = "修改设置",
                                            .permission = may_change_settings,
                                            .refusals = {&no_such_setting},
                                            .pool = http::Pool::write},
                                           [&](const Call& call, const ChangeSetting& in) {
                                               return change(parts, call.scope(), call.path("name"), in.content);
                                           });
}

}  // namespace linli::office
