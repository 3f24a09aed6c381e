#include <linli/api/desk.h>

#include <linli/api/idempotency.h>
#include <linli/api/live.h>
#include <linli/crypto/suite.h>
#include <linli/http/rate_limit.h>
#include <linli/log/log.h>

#include <algorithm>
#include <map>

namespace linli::api {
namespace {

constexpr access::Grant everybody[] = {
    {access::Role::anonymous, {access::Reach::nothing}},
    {access::Role::resident, {access::Reach::nothing}},
    {access::Role::grid_worker, {access::Reach::nothing}},
    {access::Role::building_head, {access::Reach::nothing}},
    {access::Role::clerk, {access::Reach::nothing}},
    {access::Role::handler, {access::Reach::nothing}},
    {access::Role::merchant, {access::Reach::nothing}},
    {access::Role::leader, {access::Reach::nothing}},
    {access::Role::auditor, {access::Reach::nothing}},
    {access::Role::family_doctor, {access::Reach::nothing}},
    {access::Role::police_liaison, {access::Reach::nothing}},
    {access::Role::hotline_operator, {access::Reach::nothing}},
    {access::Role::system_operator, {access::Reach::nothing}},
    {access::Role::administrator, {access::Reach::nothing}},
    {access::Role::security_administrator, {access::Reach::nothing}},
    {access::Role::machine, {access::Reach::nothing}},
};

bool unsafe(http::Method method) {
    return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}

}  // namespace

const access::Permission public_access{"api.public", "公开访问", everybody};
const access::Permission signed_in{"api.signed-in", "登录后使用", std::span(everybody).subspan(1)};
const access::Permission follow_changes{"changes.follow", "接收变动通知", std::span(everybody).subspan(1)};

struct Desk::Impl {
    std::map<std::string, std::unique_ptr<http::RateLimiter>, std::less<>> limiters;
};

Desk::Desk(DeskParts parts) : parts_(parts), impl_(std::make_unique<Impl>()) {}
Desk::~Desk() = default;

void Desk::add(MountedRoute route) {
    const auto same = [&](const MountedRoute& other) { return other.info.operation == route.info.operation; };
    LINLI_INVARIANT(std::none_of(routes_.begin(), routes_.end(), same),
                    "two routes share the operation " + std::string(route.info.operation));
    LINLI_INVARIANT(!route.info.permission.grants.empty(),
                    "a permission that nobody has: " + std::string(route.info.operation));
    LINLI_INVARIANT(!route.info.idempotency_key || !route.info.multipart,
                    "only a body in memory can be told from another: " + std::string(route.info.operation));
    if (route.info.rate.burst > 0)
        impl_->limiters.emplace(route.info.operation,
                                std::make_unique<http::RateLimiter>(
                                    *parts_.real_clock, http::Rate{route.info.rate.burst, route.info.rate.per_token}));
    routes_.push_back(std::move(route));
}

void Desk::install(http::Router& router) {
    for (const auto& mounted : routes_) {
        http::Route route;
        route.method = mounted.info.method;
        route.pattern = mounted.info.path;
        route.pool = mounted.info.pool;
        route.body_limit = unsafe(mounted.info.method) ? mounted.info.body_limit : 0;
        if (mounted.info.multipart) {
            route.body = http::BodyKind::multipart;
            route.multipart = *mounted.info.multipart;
        }
        if (unsafe(mounted.info.method))
            route.vet = [this, &mounted](const http::Request& request) {
                std::optional<access::Scope> unused;
                return turned_away(mounted, request, unused);
            };
        route.handler = [this, &mounted](http::Request& request) { return serve(mounted, request); };
        router.add(std::move(route));
    }
}

namespace {

/// A path parameter named `*_id` must be a UUID; anything else cannot exist.
bool ids_well_formed(const RouteInfo& info, const http::Request& request) {
    std::string_view rest = info.path;
    for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const auto close = rest.find('}', open);
        const auto name = rest.substr(open + 1, close - open - 1);
        if (name.ends_with("_id") && !Uuid::parse(request.path_parameter(name))) return false;
        rest.remove_prefix(close + 1);
    }
    return true;
}

std::string rate_key(const access::Actor& actor, const http::Request& request) {
    return actor.user ? actor.user->text() : request.peer().address;
}

crypto::Digest request_hash(const http::Request& request) {
    return crypto::suite(crypto::Suite::international).hash({request.raw_target(), "\n", request.body()});
}

http::Response invoke_once(const MountedRoute& route, const Call& call, IdempotencyStore& store, std::string_view key) {
    const auto hash = request_hash(call.request());
    auto before = store.begin(call.scope(), route.info.operation, key, hash.view());
    if (!before) return problem_response(before.problem(), call.request());
    if (*before) {
        auto again = http::Response((*before)->status, "application/json", std::move((*before)->body));
        again.header("Idempotent-Replayed", "true");
        return again;
    }
    try {
        auto response = route.invoke(call);
        if (response.status() < 300)
            store.finish(call.scope(), route.info.operation, key, {response.status(), std::string(response.text())});
        else
            store.abandon(call.scope(), route.info.operation, key);
        return response;
    } catch (...) {
        store.abandon(call.scope(), route.info.operation, key);
        throw;
    }
}

}  // namespace

/// Everything that can be decided without the body.
/// @return the refusal, or nothing after putting the proof of permission into `admitted`
std::optional<http::Response> Desk::turned_away(const MountedRoute& route, const http::Request& request,
                                                std::optional<access::Scope>& admitted) const {
    const auto actor =
        route.info.background ? parts_.authenticator->watch(request) : parts_.authenticator->identify(request);
    if (!actor) return problem_response(actor.problem(), request);
    const auto limiter = impl_->limiters.find(route.info.operation);
    if (limiter != impl_->limiters.end() && !request.vetted()) {  // who was vetted has paid
        const auto verdict = limiter->second->take(rate_key(*actor, request));
        if (!verdict.allowed) {
            auto response = problem_response({&http::too_many_requests, {}, {}}, request);
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(verdict.retry_after).count();
            response.header("Retry-After", std::to_string(std::max<std::int64_t>(seconds, 1)));
            return response;
        }
    }
    const auto scope = access::Gate::admit(*actor, route.info.permission);
    if (!scope) {
        if (parts_.witness != nullptr)
            parts_.witness->refused(*actor, request, route.info.operation, *scope.problem().type);
        return problem_response(scope.problem(), request);
    }
    if (!ids_well_formed(route.info, request)) return problem_response({&access::not_found, {}, {}}, request);
    admitted = *scope;
    return std::nullopt;
}

http::Response Desk::serve(const MountedRoute& route, http::Request& request) const {
    const log::TraceScope trace(request.trace().trace_id);
    std::optional<access::Scope> scope;
    if (auto refused = turned_away(route, request, scope)) return std::move(*refused);
    if (route.info.permission.discloses && parts_.witness != nullptr)
        parts_.witness->disclosing(*scope, request, route.info.operation);
    const Call call(*scope, request);
    // A key belongs to somebody; who is nobody cannot own one.
    const bool keyed = route.info.idempotency_key && parts_.idempotency != nullptr && scope->actor().user;
    if (const auto key = keyed ? request.header("Idempotency-Key") : std::nullopt)
        return invoke_once(route, call, *parts_.idempotency, *key);
    return route.invoke(call);
}

std::vector<std::string> Desk::matrix() const {
    std::vector<std::string> lines;
    for (const auto& route : routes_)
        for (const auto& grant : route.info.permission.grants) {
            std::string reach;
            const std::pair<access::Reach, std::string_view> names[] = {{access::Reach::tenant, "tenant"},
                                                                        {access::Reach::area, "area"},
                                                                        {access::Reach::organisation, "organisation"},
                                                                        {access::Reach::assigned, "assigned"},
                                                                        {access::Reach::reported, "reported"},
                                                                        {access::Reach::about_me, "about_me"},
                                                                        {access::Reach::nothing, "nothing"}};
            for (const auto& [bit, name] : names)
                if (grant.reaches.has(bit)) reach += (reach.empty() ? "" : ",") + std::string(name);
            lines.push_back(std::string(route.info.operation) + " " + std::string(word(grant.role)) + " " + reach +
                            (grant.unmasked || route.info.permission.discloses ? " unmasked" : "") +
                            (route.info.permission.discloses ? " purpose" : ""));
        }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace linli::api
