#include <linli/api/desk.h>

#include <algorithm>
#include <array>

namespace linli::api {
namespace {

/// Whether the caller asked for English before Chinese.
bool wants_english(const http::Request& request) {
    const auto header = request.header("Accept-Language").value_or("");
    const auto en = header.find("en");
    const auto zh = header.find("zh");
    return en != std::string_view::npos && (zh == std::string_view::npos || en < zh);
}

std::string problem_body(const Problem& problem, const http::Request& request) {
    std::string out = "{\"type\":";
    json::append(out, std::string_view("/problems/" + std::string(problem.type->code)));
    out += ",\"title\":";
    json::append(out, wants_english(request) ? problem.type->title_en : problem.type->title);
    out += ",\"status\":" + std::to_string(problem.type->status);
    if (!problem.detail.empty()) {
        out += ",\"detail\":";
        json::append(out, std::string_view(problem.detail));
    }
    out += ",\"request_id\":";
    json::append(out, std::string_view(request.request_id()));
    if (!problem.errors.empty()) {
        out += ",\"errors\":[";
        for (std::size_t i = 0; i < problem.errors.size(); ++i) {
            const auto& error = problem.errors[i];
            out += i == 0 ? "{\"pointer\":" : ",{\"pointer\":";
            json::append(out, std::string_view(error.pointer));
            out += ",\"code\":";
            json::append(out, std::string_view(error.code));
            out += ",\"message\":";
            json::append(out, std::string_view(error.message));
            out += '}';
        }
        out += ']';
    }
    return out += '}';
}

/// Refusals that every route may answer: access, input, front. They are documented once.
bool implied(const ProblemType& type) {
    static const std::array<std::string_view, 3> rooms{"access/", "request/", "http/"};
    return std::any_of(rooms.begin(), rooms.end(), [&](auto room) { return type.code.starts_with(room); });
}

}  // namespace

http::Response problem_response(const Problem& problem, const http::Request& request) {
    return http::Response(problem.type->status, "application/problem+json", problem_body(problem, request));
}

http::Response refused_response(const RouteInfo& info, const Problem& problem, const http::Request& request) {
    const bool declared = std::any_of(info.refusals.begin(), info.refusals.end(),
                                      [&](const ProblemType* type) { return type->code == problem.type->code; });
    if (!declared && !implied(*problem.type))
        throw InvariantBroken(std::string(info.operation) +
                              " refused with an undeclared problem: " + std::string(problem.type->code));
    auto response = problem_response(problem, request);
    if (problem.type->status == 503) response.header("Retry-After", "2");
    if (problem.type->status == 429) response.header("Retry-After", "30");
    return response;
}

http::Response json_response(const RouteInfo& info, std::string body) {
    http::Response response(info.success, "application/json", std::move(body));
    response.header("Cache-Control", "no-store");
    return response;
}

}  // namespace linli::api
