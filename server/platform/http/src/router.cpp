#include <linli/http/router.h>

#include <linli/base/result.h>
#include <linli/base/words.h>

namespace linli::http {
namespace {

constexpr std::size_t method_count = words(Method{}).size();

std::string_view cut_segment(std::string_view& rest) {
    const auto slash = rest.find('/');
    const auto segment = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
    return segment;
}

bool is_parameter(std::string_view segment) {
    return segment.size() >= 3 && segment.front() == '{' && segment.back() == '}';
}

bool is_name(std::string_view name) {
    for (const char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    return !name.empty();
}

}  // namespace

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;  ///< one segment, any text
    std::unique_ptr<Node> rest;       ///< all that follows, also nothing
    std::array<const Route*, method_count> routes{};
    std::array<std::vector<std::string>, method_count> names{};

    bool answers() const {
        for (const auto* route : routes)
            if (route != nullptr) return true;
        return false;
    }

    /// Walks down `path` ("" or "/..."); fills `values` with the parameters on the way.
    /// Backtracks only where a literal and a parameter compete for the same segment.
    const Node* find(std::string_view path, std::vector<std::string_view>& values) const {
        if (path.empty()) return answers() ? this : match_rest(path, values);
        auto below = path.substr(1);
        const auto segment = cut_segment(below);
        if (const auto literal = literals.find(segment); literal != literals.end())
            if (const auto* found = literal->second->find(below, values)) return found;
        if (parameter && !segment.empty()) {
            values.push_back(segment);
            if (const auto* found = parameter->find(below, values)) return found;
            values.pop_back();
        }
        return match_rest(path, values);
    }

    const Node* match_rest(std::string_view path, std::vector<std::string_view>& values) const {
        if (!rest || path.empty()) return nullptr;
        values.push_back(path.substr(1));
        return rest.get();
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Route& Router::add(Route route) {
    const std::string& pattern = route.pattern;
    LINLI_INVARIANT(!pattern.empty() && pattern.front() == '/', "a route's pattern starts with a slash: " + pattern);
    LINLI_INVARIANT(route.handler != nullptr, "a route has a handler: " + pattern);
    auto* node = root_.get();
    std::vector<std::string> names;
    std::string_view left = pattern;
    while (!left.empty()) {
        left.remove_prefix(1);
        auto segment = cut_segment(left);
        if (!is_parameter(segment)) {
            LINLI_INVARIANT(segment.find_first_of("{}") == std::string_view::npos, "malformed pattern: " + pattern);
            auto& child = node->literals[std::string(segment)];
            if (!child) child = std::make_unique<Node>();
            node = child.get();
            continue;
        }
        segment = segment.substr(1, segment.size() - 2);
        const bool rest = segment.ends_with("...");
        if (rest) segment.remove_suffix(3);
        LINLI_INVARIANT(is_name(segment) && !(rest && !left.empty()), "malformed pattern: " + pattern);
        names.emplace_back(segment);
        auto& child = rest ? node->rest : node->parameter;
        if (!child) child = std::make_unique<Node>();
        node = child.get();
    }
    const auto method = static_cast<std::size_t>(route.method);
    LINLI_INVARIANT(node->routes.at(method) == nullptr, "route declared twice: " + pattern);
    route.number = routes_.size();
    routes_.push_back(std::make_unique<Route>(std::move(route)));
    node->routes.at(method) = routes_.back().get();
    node->names.at(method) = std::move(names);
    return *routes_.back();
}

Route& Router::get(std::string pattern, Handler handler, Pool pool) {
    Route route{Method::get, std::move(pattern), std::move(handler), pool};
    route.body_limit = 0;
    return add(std::move(route));
}
Route& Router::post(std::string pattern, Handler handler, Pool pool) {
    return add(Route{Method::post, std::move(pattern), std::move(handler), pool});
}
Route& Router::put(std::string pattern, Handler handler, Pool pool) {
    return add(Route{Method::put, std::move(pattern), std::move(handler), pool});
}
Route& Router::patch(std::string pattern, Handler handler, Pool pool) {
    return add(Route{Method::patch, std::move(pattern), std::move(handler), pool});
}
Route& Router::remove(std::string pattern, Handler handler, Pool pool) {
    return add(Route{Method::remove, std::move(pattern), std::move(handler), pool});
}

Router::Match Router::match(Request& request) const {
    Match match;
    std::vector<std::string_view> values;
    const auto* node = root_->find(request.path(), values);
    if (node == nullptr) return match;
    auto method = static_cast<std::size_t>(request.method());
    if (request.method() == Method::head && node->routes[method] == nullptr)
        method = static_cast<std::size_t>(Method::get);
    match.route = node->routes[method];
    if (match.route == nullptr) {
        for (std::size_t i = 0; i < method_count; ++i)
            if (node->routes[i] != nullptr) match.allow.append(words(Method{})[i]).append(", ");
        if (node->routes[0] != nullptr && node->routes[1] == nullptr) match.allow += "HEAD, ";
        match.allow += "OPTIONS";
        return match;
    }
    request.set_route(match.route->pattern);
    request.clear_path_parameters();
    const auto& names = node->names[method];
    for (std::size_t i = 0; i < names.size(); ++i) request.add_path_parameter(names[i], values[i]);
    return match;
}

}  // namespace linli::http
