#pragma once

#include <linli/access/posts.h>
#include <linli/json/field.h>
#include <linli/office/office.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// Posts and deputies as administration shows, gives and takes them.
namespace linli::office {

/// Somebody who acts in a post for a time.
struct DeputyView {
    UserId user_id;
    std::string user_name;
    Instant from{};
    Instant until{};
    std::optional<std::string> reason;  ///< why the holder is away: only for those who answer for the posts
    static constexpr std::string_view schema_name = "Deputy";
    static constexpr auto fields() {
        using V = DeputyView;
        return std::tuple{json::field("user_id", &V::user_id, "代理人"),
                          json::field("user_name", &V::user_name, "代理人姓名"),
                          json::field("from_ms", &V::from, "开始"), json::field("until_ms", &V::until, "结束"),
                          json::field("reason", &V::reason, "原因")};
    }
};

/// A post with its holder and the names of its place.
struct PostView {
    PostId id;
    UserId user_id;
    std::string user_name;
    access::Role role = access::Role::grid_worker;
    std::string title;
    std::optional<AreaId> area_id;
    std::optional<std::string> area_name;
    std::optional<OrganisationId> organisation_id;
    std::optional<std::string> organisation_name;
    Instant valid_from{};
    std::optional<Instant> valid_until;
    std::int64_t version = 1;
    std::vector<DeputyView> deputies;

    static constexpr std::string_view schema_name = "Post";
    static constexpr auto fields() {
        using V = PostView;
        return std::tuple{json::field("id", &V::id, "岗位"),
                          json::field("user_id", &V::user_id, "任职人员"),
                          json::field("user_name", &V::user_name, "任职人员姓名"),
                          json::field("role", &V::role, "角色"),
                          json::field("title", &V::title, "岗位名称"),
                          json::field("area_id", &V::area_id, "区域"),
                          json::field("area_name", &V::area_name, "区域名称"),
                          json::field("organisation_id", &V::organisation_id, "单位"),
                          json::field("organisation_name", &V::organisation_name, "单位名称"),
                          json::field("valid_from_ms", &V::valid_from, "任职开始"),
                          json::field("valid_until_ms", &V::valid_until, "任职结束"),
                          json::field("version", &V::version, "版本"),
                          json::field("deputies", &V::deputies, "当前和将来的代理人")};
    }
};

/// Posts, oldest first.
struct PostList {
    std::vector<PostView> items;
    static constexpr std::string_view schema_name = "PostList";
    static constexpr auto fields() { return std::tuple{json::field("items", &PostList::items, "岗位")}; }
};

/// A post to be given.
struct GivePost {
    PostId id;
    UserId user_id;
    access::Role role = access::Role::grid_worker;
    std::string title;
    std::optional<AreaId> area_id;
    std::optional<OrganisationId> organisation_id;
    std::optional<Instant> valid_from;
    std::optional<Instant> valid_until;

    static constexpr std::string_view schema_name = "GivePost";
    static constexpr auto fields() {
        using V = GivePost;
        return std::tuple{json::field("id", &V::id, "客户端生成的 UUIDv7，兼作幂等键"),
                          json::field("user_id", &V::user_id, "任职人员"),
                          json::field("role", &V::role, "角色"),
                          json::field("title", &V::title, "岗位名称", {.min = 1, .max = 60}),
                          json::field("area_id", &V::area_id, "区域"),
                          json::field("organisation_id", &V::organisation_id, "单位"),
                          json::field("valid_from_ms", &V::valid_from, "任职开始，默认为现在"),
                          json::field("valid_until_ms", &V::valid_until, "任职结束，没有则长期")};
    }
};

/// Who acts in a post, and for how long.
struct NameDeputy {
    UserId user_id;
    std::optional<Instant> from;
    Instant until{};
    std::string reason;
    static constexpr std::string_view schema_name = "NameDeputy";
    static constexpr auto fields() {
        using V = NameDeputy;
        return std::tuple{json::field("user_id", &V::user_id, "代理人"),
                          json::field("from_ms", &V::from, "开始，默认为现在"),
                          json::field("until_ms", &V::until, "结束"),
                          json::field("reason", &V::reason, "原因", {.min = 1, .max = 200})};
    }
};

/// Posts that a user may act in now, own ones and deputised ones, as far as they lie in `scope`.
PostList posts_of_user(const OfficeParts& parts, const access::Scope& scope, UserId user);
/// Posts exactly at an area. @refuses access::not_found outside the scope
Result<PostList> posts_at_area(const OfficeParts& parts, const access::Scope& scope, AreaId area);
/// Posts exactly in an organisation. @refuses access::not_found outside the scope
Result<PostList> posts_at_organisation(const OfficeParts& parts, const access::Scope& scope,
                                       OrganisationId organisation);
/// @refuses access::not_found
Result<PostView> post(const OfficeParts& parts, const access::Scope& scope, PostId id);

/// The same post again answers what is stored. @refuses own_post, role_not_given, no_such_user, area::no_such_area,
/// organisation::no_such_organisation, and as access::give
Result<PostView> give_post(const OfficeParts& parts, const access::Scope& scope, const GivePost& in);
/// @refuses access::no_such_post, access::post_ended
Result<PostView> end_post(const OfficeParts& parts, const access::Scope& scope, PostId id);
/// @refuses own_post, no_such_user, and as access::name_deputy
Result<PostView> name_deputy(const OfficeParts& parts, const access::Scope& scope, PostId id, const NameDeputy& in);
/// @refuses access::no_such_post, access::no_such_deputy
Result<PostView> end_deputy(const OfficeParts& parts, const access::Scope& scope, PostId id, UserId user);

}  // namespace linli::office
