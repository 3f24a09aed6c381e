#pragma once

#include <linli/api/authenticator.h>
#include <linli/api/route.h>
#include <linli/http/router.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The desk of typed routes: the only way from HTTP into the rooms.
///
///     desk.mount<TakeStep, CaseView>(
///         {.method = http::Method::post, .path = "/v1/cases/{case_id}/steps", .operation = "takeCaseStep",
///          .summary = "办理事项", .permission = may_act, .refusals = {&step_not_allowed}, .pool = http::Pool::write},
/// [&](const api::Call& call, const TakeStep& in) { return service.take_step(call.scope(),
/// call.id<CaseId>("case_id"), in); });
///
/// In is read from the body (POST, PUT, PATCH) or from the query (GET, DELETE) by the same field table.
/// The handler returns Result<Out>; Out is a described struct, Page<T>, Nothing, Raw, With<Out>, Deferred<T> or
/// EventStream<T>.
/// Who has no permission is refused before a body that is still to come is read.
/// A refusal the route did not declare is a broken invariant: it fails tests and answers 500.
namespace linli::api {

/// Everything the type-erased part needs to know of one route.
struct MountedRoute {
    RouteInfo info;
    boost::json::object input{};               ///< schema ref or {} when nothing
    boost::json::object output{};              ///< schema ref or {} when nothing or raw
    std::vector<boost::json::object> query{};  ///< OpenAPI parameters of a GET
    std::string output_media = "application/json";
    std::function<http::Response(const Call&)> invoke{};
};

/// Query parameters as a JSON object, typed by the field table of `In` (numbers, flags, lists by repetition).
/// @refuses json::invalid_fields with pointers `?name`.
Result<boost::json::value> query_object(const http::Request& request,
                                        const std::vector<boost::json::object>& parameters);
/// The same problem with its errors pointing at query parameters: `/limit` becomes `?limit`.
Problem query_problem(Problem problem);

/// A personal field of what a caller sends.
struct PersonalInput {
    std::string operation;
    std::string summary;  ///< of the route, zh-CN
    std::string field;    ///< its path in the body: `report.place.address`
    std::string label;    ///< zh-CN
};

/// Collaborators of the desk; all outlive it.
struct DeskParts {
    Authenticator* authenticator = nullptr;
    AccessWitness* witness = nullptr;
    class IdempotencyStore* idempotency = nullptr;
    const Clock* real_clock = nullptr;
};

/// Mounts typed routes on an http::Router. Not thread-safe while mounting; the mounted routes are.
class Desk {
public:
    explicit Desk(DeskParts parts);
    ~Desk();

    template <class In, class Out, class Handler>
    void mount(RouteInfo info, Handler handler);

    /// Hands every route to `router` (which the server then owns).
    void install(http::Router& router);
    const std::vector<MountedRoute>& routes() const { return routes_; }
    /// OpenAPI 3.1 of all mounted routes: named schemas, problems, security. Deterministic text, 2-space indent.
    std::string openapi(std::string_view version) const;
    /// One line per route and role: "takeCaseStep grid_worker area,assigned", then `unmasked` when personal fields are
    /// shown in full and `purpose` when the caller must state one. For the matrix test and the reference.
    std::vector<std::string> matrix() const;
    /// Every field of every body that its field table calls personal or sensitive, by operation and field.
    std::vector<PersonalInput> personal_inputs() const;
    json::SchemaBook& schemas() { return schemas_; }

private:
    void add(MountedRoute route);
    std::optional<http::Response> turned_away(const MountedRoute& route, const http::Request& request,
                                              std::optional<access::Scope>& admitted) const;
    http::Response serve(const MountedRoute& route, http::Request& request) const;
    DeskParts parts_;
    json::SchemaBook schemas_;
    std::vector<MountedRoute> routes_;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The problem as `application/problem+json` in the caller's language.
http::Response problem_response(const Problem& problem, const http::Request& request);
/// @throws InvariantBroken when the route did not declare `problem`.
http::Response refused_response(const RouteInfo& info, const Problem& problem, const http::Request& request);
http::Response json_response(const RouteInfo& info, std::string body);

namespace detail {

template <class T>
inline constexpr bool is_with = false;
template <class T>
inline constexpr bool is_with<With<T>> = true;
/// Which answers come later, as what media type, and what they hold.
template <class T>
struct later_answer {
    static constexpr bool known = false;
};
template <class T>
struct later_answer<Deferred<T>> {
    static constexpr bool known = true;
    static constexpr std::string_view media = "application/json";
    using Body = T;
};
template <class T>
struct later_answer<EventStream<T>> {
    static constexpr bool known = true;
    static constexpr std::string_view media = "text/event-stream";
    using Body = T;
};

template <class Out>
http::Response answer(const Call& call, const RouteInfo& info, Out&& value) {
    using T = std::remove_cvref_t<Out>;
    if constexpr (std::same_as<T, Raw> || later_answer<T>::known)
        return std::move(value.response);
    else if constexpr (std::same_as<T, Nothing> || std::same_as<T, Done>)
        return http::Response(204);
    else if constexpr (is_with<T>) {
        auto response = answer(call, info, std::move(value.value));
        for (const auto& [name, text] : value.headers) response.header(name, text);
        http::CookieOptions options;
        if (value.cookie_age.count() > 0) options.max_age = value.cookie_age;
        options.secure = call.request().peer().secure;
        for (const auto& [name, text] : value.cookies)
            text.empty() ? response.forget_cookie(name, options) : response.cookie(name, text, options);
        return response;
    } else
        return json_response(info, json::write(value, call.scope().view()));
}

template <class In>
Result<In> read_input(const MountedRoute& route, const http::Request& request) {
    if constexpr (std::same_as<In, Nothing>)
        return In{};
    else {
        if (route.info.method == http::Method::get || route.info.method == http::Method::remove) {
            LINLI_TRY(const auto source, query_object(request, route.query));
            auto in = json::read<In>(source);
            if (!in) return refuse(query_problem(in.problem()));
            return in;
        }
        return json::read_text<In>(request.body());
    }
}

}  // namespace detail

template <class In, class Out, class Handler>
void Desk::mount(RouteInfo info, Handler handler) {
    MountedRoute route{.info = std::move(info)};
    const bool in_query = route.info.method == http::Method::get || route.info.method == http::Method::remove;
    if constexpr (!std::same_as<In, Nothing>) {
        if (in_query) {
            json::each_field<In>([&](const auto& f) {
                using M = typename std::remove_cvref_t<decltype(f)>::Member;
                route.query.push_back({{"name", f.name},
                                       {"in", "query"},
                                       {"description", f.label},
                                       {"required", !f.options.optional && !json::is_maybe<M>},
                                       {"schema", schemas_.of<M>(f.options)}});
            });
        } else {
            route.input = schemas_.ref<In>();
        }
    }
    if constexpr (json::Described<Out> && !std::same_as<Out, Nothing>)
        route.output = schemas_.ref<Out>();
    else if constexpr (detail::is_with<Out>) {
        using T = std::remove_cvref_t<decltype(std::declval<Out>().value)>;
        if constexpr (!std::same_as<T, Nothing>) route.output = schemas_.ref<T>();
    } else if constexpr (std::same_as<Out, Raw>)
        route.output_media = "*/*";
    else if constexpr (detail::later_answer<Out>::known) {
        route.output = schemas_.ref<typename detail::later_answer<Out>::Body>();
        route.output_media = detail::later_answer<Out>::media;
    }
    const auto index = routes_.size();
    route.invoke = [this, index, handler](const Call& call) -> http::Response {
        const auto& self = routes_[index];
        auto in = detail::read_input<In>(self, call.request());
        if (!in) return problem_response(in.problem(), call.request());
        auto out = handler(call, *in);
        if (!out) return refused_response(self.info, out.problem(), call.request());
        return detail::answer(call, self.info, std::move(out).value());
    };
    add(std::move(route));
}

}  // namespace linli::api
