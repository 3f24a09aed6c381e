#include "posts.h"

#include <linli/area/areas.h>
#include <linli/evidence/log.h>
#include <linli/office/permissions.h>
#include <linli/organisation/organisations.h>

#include "holders.h"
#include "journal.h"

namespace linli::office {
namespace {

/// Roles that come with an account of their own: identity gives them.
constexpr bool given_by_hand(access::Role role) {
    return role != access::Role::anonymous && role != access::Role::resident && role != access::Role::machine;
}

/// Where a post stands, with what scopes compare.
struct Place {
    std::optional<area::Area> area;
    std::optional<organisation::Organisation> organisation;
};

Place place_of(db::ReadTx& tx, TenantId tenant, const access::Post& post, Instant now) {
    Place out;
    // As it stands now, or as it last stood: a post may outlive its place until somebody arranges it anew.
    if (post.area_id) out.area = area::as_of(tx, tenant, *post.area_id, now);
    if (post.area_id && !out.area)
        if (const auto versions = area::history(tx, tenant, *post.area_id); !versions.empty())
            out.area = versions.back();
    if (post.organisation_id) out.organisation = organisation::find(tx, tenant, *post.organisation_id);
    return out;
}

bool covers(const access::Scope& scope, const access::Post& post, const Place& place) {
    const auto department = place.organisation ? std::optional(place.organisation->department_id) : std::nullopt;
    return scope.covers(place.area ? place.area->ancestors : area::Ancestors{}, department, post.organisation_id,
                        post.user_id, std::nullopt);
}

PostView shown(db::ReadTx& tx, const OfficeParts& parts, const access::Scope& scope, const access::Post& p,
               const Place& place) {
    const auto tenant = scope.tenant();
    PostView out;
    out.id = p.id;
    out.user_id = p.user_id;
    out.user_name = parts.name_of(tx, tenant, p.user_id);
    out.role = p.role;
    out.title = p.title;
    out.area_id = p.area_id;
    if (place.area) out.area_name = place.area->name;
    out.organisation_id = p.organisation_id;
    if (place.organisation) out.organisation_name = place.organisation->name;
    out.valid_from = p.valid_from;
    out.valid_until = p.valid_until;
    out.version = p.version;
    for (const auto& d : access::deputies_of(tx, tenant, p.id, parts.clock.now()))
        out.deputies.push_back({d.user_id, parts.name_of(tx, tenant, d.user_id), d.from, d.until,
                                scope.whole_tenant() ? std::optional(d.reason) : std::nullopt});
    return out;
}

/// @return nothing for a post outside `scope`.
std::optional<PostView> shown_in(db::ReadTx& tx, const OfficeParts& parts, const access::Scope& scope,
                                 const access::Post& p) {
    const auto place = place_of(tx, scope.tenant(), p, parts.clock.now());
    if (!covers(scope, p, place)) return std::nullopt;
    return shown(tx, parts, scope, p, place);
}

PostList list_of(db::ReadTx& tx, const OfficeParts& parts, const access::Scope& scope,
                 const std::vector<access::Holder>& holders) {
    PostList out;
    for (const auto& holder : holders)
        if (const auto post = access::find_post(tx, scope.tenant(), holder.post_id))
            if (auto view = shown_in(tx, parts, scope, *post)) out.items.push_back(std::move(*view));
    return out;
}

/// Power given and taken is kept in the audit and, provable for ever, in the evidence log.
void journal(db::WriteTx& tx, const OfficeParts& parts, const access::Scope& scope, std::string operation,
             const access::Post& post, std::optional<UserId> deputy = {}) {
    boost::json::object content{{"action", operation},
                                {"by", scope.user().text()},
                                {"post", post.id.text()},
                                {"role", word(post.role)},
                                {"user", post.user_id.text()}};
    if (post.area_id) content.emplace("area", post.area_id->text());
    if (post.organisation_id) content.emplace("organisation", post.organisation_id->text());
    if (deputy) content.emplace("deputy", deputy->text());
    parts.evidence.record(tx, scope.tenant(), "office.post", post.id.uuid(), content);
    parts.audit.wrote(tx, scope,
                      changed(std::move(operation), "post", post.id.uuid(),
                              deputy ? "deputy " + deputy->text() : std::string(word(post.role))));
}

PostView as_stored(db::ReadTx& tx, const OfficeParts& parts, const access::Scope& scope, PostId id) {
    const auto stored = access::find_post(tx, scope.tenant(), id).value();
    return shown(tx, parts, scope, stored, place_of(tx, scope.tenant(), stored, parts.clock.now()));
}

Result<access::Post> wanted_post(db::ReadTx& tx, TenantId tenant, const GivePost& in) {
    access::Post post;
    post.id = in.id;
    post.user_id = in.user_id;
    post.role = in.role;
    post.title = in.title;
    post.area_id = in.area_id;
    post.organisation_id = in.organisation_id;
    post.valid_from = in.valid_from.value_or(Instant{});
    post.valid_until = in.valid_until;
    if (in.area_id) {
        const auto found = area::find(tx, tenant, *in.area_id);
        if (!found) return refuse(area::no_such_area);
        post.area_level = found->level;
    }
    if (in.organisation_id) {
        const auto found = organisation::find(tx, tenant, *in.organisation_id);
        if (!found) return refuse(organisation::no_such_organisation);
        post.organisation_is_department = found->department_id == found->id;
    }
    return post;
}

}  // namespace

PostList posts_of_user(const OfficeParts& parts, const access::Scope& scope, UserId user) {
    return parts.database.read([&](db::ReadTx& tx) {
        PostList out;
        for (const auto& post : access::posts_of(tx, scope.tenant(), user, parts.clock.now()))
            if (auto view = shown_in(tx, parts, scope, post)) out.items.push_back(std::move(*view));
        return out;
    });
}

Result<PostList> posts_at_area(const OfficeParts& parts, const access::Scope& scope, AreaId id) {
    const auto now = parts.clock.now();
    return parts.database.read([&](db::ReadTx& tx) -> Result<PostList> {
        const auto place = area::as_of(tx, scope.tenant(), id, now);
        if (!place || !scope.covers(place->ancestors, {}, {}, {}, {})) return refuse(access::not_found);
        return list_of(tx, parts, scope, holders_at(tx, scope.tenant(), id, now));
    });
}

Result<PostList> posts_at_organisation(const OfficeParts& parts, const access::Scope& scope, OrganisationId id) {
    const auto now = parts.clock.now();
    return parts.database.read([&](db::ReadTx& tx) -> Result<PostList> {
        const auto body = organisation::find(tx, scope.tenant(), id);
        if (!body) return refuse(access::not_found);
        const auto place = body->area_id ? area::as_of(tx, scope.tenant(), *body->area_id, now) : std::nullopt;
        if (!scope.covers(place ? place->ancestors : area::Ancestors{}, body->department_id, id, {}, {}))
            return refuse(access::not_found);
        return list_of(tx, parts, scope, holders_at(tx, scope.tenant(), id, now));
    });
}

Result<PostView> post(const OfficeParts& parts, const access::Scope& scope, PostId id) {
    return parts.database.read([&](db::ReadTx& tx) -> Result<PostView> {
        const auto stored = access::find_post(tx, scope.tenant(), id);
        auto view = stored ? shown_in(tx, parts, scope, *stored) : std::nullopt;
        if (!view) return refuse(access::not_found);
        return std::move(*view);
    });
}

Result<PostView> give_post(const OfficeParts& parts, const access::Scope& scope, const GivePost& in) {
    if (!given_by_hand(in.role)) return refuse(role_not_given);
    if (in.user_id == scope.user()) return refuse(own_post);
    return parts.database.write([&](db::WriteTx& tx) -> Result<PostView> {
        if (parts.name_of(tx, scope.tenant(), in.user_id).empty()) return refuse(no_such_user);
        LINLI_TRY(const auto wanted, wanted_post(tx, scope.tenant(), in));
        const bool again = access::find_post(tx, scope.tenant(), in.id).has_value();
        LINLI_TRY(const auto given, access::give(tx, scope.tenant(), wanted, parts.clock.now()));
        if (!again) journal(tx, parts, scope, "givePost", given);
        return as_stored(tx, parts, scope, in.id);
    });
}

Result<PostView> end_post(const OfficeParts& parts, const access::Scope& scope, PostId id) {
    return parts.database.write([&](db::WriteTx& tx) -> Result<PostView> {
        LINLI_TRY(const auto ended, access::end(tx, scope.tenant(), id, parts.clock.now()));
        journal(tx, parts, scope, "endPost", ended);
        return as_stored(tx, parts, scope, id);
    });
}

Result<PostView> name_deputy(const OfficeParts& parts, const access::Scope& scope, PostId id, const NameDeputy& in) {
    if (in.user_id == scope.user()) return refuse(own_post);
    return parts.database.write([&](db::WriteTx& tx) -> Result<PostView> {
        const auto now = parts.clock.now();
        if (parts.name_of(tx, scope.tenant(), in.user_id).empty()) return refuse(no_such_user);
        LINLI_CHECK(
            access::name_deputy(tx, scope.tenant(), {id, in.user_id, in.from.value_or(now), in.until, in.reason}, now));
        journal(tx, parts, scope, "nameDeputy", access::find_post(tx, scope.tenant(), id).value(), in.user_id);
        return as_stored(tx, parts, scope, id);
    });
}

Result<PostView> end_deputy(const OfficeParts& parts, const access::Scope& scope, PostId id, UserId user) {
    return parts.database.write([&](db::WriteTx& tx) -> Result<PostView> {
        const auto stored = access::find_post(tx, scope.tenant(), id);
        if (!stored) return refuse(access::no_such_post);
        LINLI_CHECK(access::end_deputy(tx, scope.tenant(), id, user, parts.clock.now()));
        journal(tx, parts, scope, "endDeputy", *stored, user);
        return as_stored(tx, parts, scope, id);
    });
}

}  // namespace linli::office
