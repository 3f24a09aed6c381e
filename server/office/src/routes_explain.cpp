#include "routes.h"

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/json/field.h>
#include <linli/office/permissions.h>

#include <algorithm>

namespace linli::office {
namespace {

/// Why may (or may not) somebody do something, with a row or without.
struct AskAccess {
    UserId user_id;
    std::optional<PostId> post_id;
    std::string permission;
    std::optional<std::string> subject_kind;
    std::optional<Uuid> subject_id;

    static constexpr std::string_view schema_name = "AskAccess";
    static constexpr auto fields() {
        using V = AskAccess;
        return std::tuple{json::field("user_id", &V::user_id, "谁"),
                          json::field("post_id", &V::post_id, "以哪个岗位，默认为其全部岗位"),
                          json::field("permission", &V::permission, "功能代码，如 cases.read", {.min = 1, .max = 80}),
                          json::field("subject_kind", &V::subject_kind, "记录的种类，如 case", {.min = 1, .max = 40}),
                          json::field("subject_id", &V::subject_id, "哪一条记录")};
    }
};

/// What one post allows, sentence by sentence.
struct AccessReason {
    PostId post_id;
    access::Role role = access::Role::anonymous;
    std::string title;
    bool deputy = false;
    bool allowed = false;
    std::vector<std::string> sentences;
    static constexpr std::string_view schema_name = "AccessReason";
    static constexpr auto fields() {
        using V = AccessReason;
        return std::tuple{
            json::field("post_id", &V::post_id, "岗位"),     json::field("role", &V::role, "角色"),
            json::field("title", &V::title, "岗位名称"),     json::field("deputy", &V::deputy, "代理"),
            json::field("allowed", &V::allowed, "是否允许"), json::field("sentences", &V::sentences, "理由")};
    }
};

/// One reason per post.
struct AccessReasons {
    bool allowed = false;
    std::vector<AccessReason> posts;
    static constexpr std::string_view schema_name = "AccessReasons";
    static constexpr auto fields() {
        return std::tuple{json::field("allowed", &AccessReasons::allowed, "有任一岗位允许"),
                          json::field("posts", &AccessReasons::posts, "各岗位的结论和理由")};
    }
};

access::Actor actor_in(TenantId tenant, UserId user, const access::Post& post) {
    access::Actor actor;
    actor.tenant = tenant;
    actor.role = post.role;
    actor.user = user;
    actor.post = post.id;
    actor.area = post.area_id;
    actor.area_level = post.area_level;
    actor.organisation = post.organisation_id;
    actor.organisation_is_department = post.organisation_is_department;
    actor.deputy = post.user_id != user;
    actor.purpose = "explain";  // whether a purpose was stated is not the question here
    return actor;
}

const access::Permission* permission_of(const api::Desk& desk, std::string_view code) {
    for (const auto& route : desk.routes())
        if (route.info.permission.code == code) return &route.info.permission;
    return nullptr;
}

/// @refuses access::not_found for a row that nobody knows
Result<std::optional<access::RowKeys>> row_of(db::ReadTx& tx, const OfficeParts& parts, TenantId tenant,
                                              const AskAccess& in) {
    if (!in.subject_id) return std::optional<access::RowKeys>();
    const auto kind = std::find_if(parts.subjects.begin(), parts.subjects.end(),
                                   [&](const SubjectKind& k) { return k.word == in.subject_kind; });
    if (kind == parts.subjects.end() || !kind->row_keys) return refuse(access::not_found);
    auto keys = kind->row_keys(tx, tenant, *in.subject_id);
    if (!keys) return refuse(access::not_found);
    return keys;
}

Result<AccessReasons> reasons(const OfficeParts& parts, const access::Scope& scope,
                              const access::Permission& permission, const AskAccess& in) {
    const auto tenant = scope.tenant();
    return parts.database.read([&](db::ReadTx& tx) -> Result<AccessReasons> {
        LINLI_TRY(const auto row, row_of(tx, parts, tenant, in));
        AccessReasons out;
        for (const auto& post : access::posts_of(tx, tenant, in.user_id, parts.clock.now())) {
            if (in.post_id && post.id != *in.post_id) continue;
            const auto actor = actor_in(tenant, in.user_id, post);
            auto why = access::explain(actor, permission, row);
            out.allowed = out.allowed || why.allowed;
            out.posts.push_back({post.id, post.role, post.title, actor.deputy, why.allowed, std::move(why.sentences)});
        }
        if (in.post_id && out.posts.empty()) return refuse(access::no_such_post);
        return out;
    });
}

}  // namespace

void mount_explain(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<AskAccess, AccessReasons>(
        {.method = http::Method::post,
         .path = "/v1/access-explanations",
         .operation = "explainAccess",
         .summary = "为什么某人能（或不能）查看或办理",
         .permission = may_explain,
         .refusals = {&access::not_found, &access::no_such_post, &unknown_permission, &audit::overloaded},
         .description = "逐条列出所依据的规则，最后一句为结论。没有任何岗位的账户没有任何权限。"},
        [&desk, &parts](const api::Call& call, const AskAccess& in) -> Result<AccessReasons> {
            const auto* permission = permission_of(desk, in.permission);
            if (permission == nullptr) return refuse(unknown_permission);
            LINLI_TRY(auto out, reasons(parts, call.scope(), *permission, in));
            LINLI_CHECK(parts.audit.looked(call.scope(), {.kind = audit::Kind::read,
                                                          .operation = "explainAccess",
                                                          .subject_kind = "user",
                                                          .subject = in.user_id.uuid(),
                                                          .detail = std::string(permission->code)}));
            return out;
        });
}

}  // namespace linli::office
