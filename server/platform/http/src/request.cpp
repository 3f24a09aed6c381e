#include <linli/http/request.h>

#include <linli/base/result.h>
#include <linli/base/text.h>

#include <stdexcept>
#include <system_error>

namespace linli::http {
namespace {

constexpr std::size_t kept_body_bytes = 4 * 1024;

bool is_lower_hex(std::string_view text) {
    for (const char c : text)
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    return true;
}

bool all_zero(std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; }

std::string_view unquoted(std::string_view value) {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') return value.substr(1, value.size() - 2);
    return value;
}

std::optional<std::string_view> find_cookie(std::string_view line, std::string_view name) {
    while (!line.empty()) {
        const auto end = line.find(';');
        const auto pair = text::trim(line.substr(0, end));
        line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        if (pair.substr(0, equals) == name) return unquoted(pair.substr(equals + 1));
    }
    return std::nullopt;
}

}  // namespace

TempFile& TempFile::operator=(TempFile&& other) noexcept {
    if (this != &other) {
        TempFile old(std::move(*this));
        path_ = std::exchange(other.path_, {});
    }
    return *this;
}

TempFile::~TempFile() {
    if (path_.empty()) return;
    std::error_code ignored;  // a destructor has nobody to tell; the next start sweeps the folder
    std::filesystem::remove(path_, ignored);
}

void TempFile::keep(const std::filesystem::path& target) {
    std::filesystem::rename(path_, target);
    path_.clear();
}

std::string Trace::header() const { return "00-" + trace_id + "-" + span_id + (sampled ? "-01" : "-00"); }

std::optional<Trace> Trace::parse(std::string_view traceparent) {
    // version(2)-trace(32)-parent(16)-flags(2); later versions may append "-...", version ff is forbidden.
    if (traceparent.size() < 55) return std::nullopt;
    const auto version = traceparent.substr(0, 2);
    const auto trace = traceparent.substr(3, 32);
    const auto parent = traceparent.substr(36, 16);
    const auto flags = traceparent.substr(53, 2);
    if (traceparent[2] != '-' || traceparent[35] != '-' || traceparent[52] != '-') return std::nullopt;
    if (!is_lower_hex(version) || !is_lower_hex(trace) || !is_lower_hex(parent) || !is_lower_hex(flags))
        return std::nullopt;
    if (version == "ff" || all_zero(trace) || all_zero(parent)) return std::nullopt;
    if (version == "00" && traceparent.size() != 55) return std::nullopt;
    if (traceparent.size() > 55 && traceparent[55] != '-') return std::nullopt;
    const bool sampled = std::string_view("13579bdf").find(flags[1]) != std::string_view::npos;
    return Trace{std::string(trace), std::string(parent), {}, sampled};
}

Request::Request(Method method, std::string_view target) {
    if (!set_target(method, target)) throw std::invalid_argument("request target refused");
}

bool Request::set_target(Method method, std::string_view raw) {
    method_ = method;
    raw_target_ = raw;
    return parse_target(raw, target_);
}

void Request::reset() {
    method_ = Method::get;
    http11_ = true;
    vetted_ = false;
    raw_target_.clear();
    target_.path.clear();
    target_.parameters.clear();
    headers_.clear();
    path_parameters_.clear();
    route_ = {};
    body_.clear();
    if (body_.capacity() > kept_body_bytes) body_ = {};
    if (!body_file_.empty()) body_file_ = {};
    body_size_ = 0;
    parts_.clear();
    request_id_.clear();
    trace_.trace_id.clear();
    trace_.parent_id.clear();
    trace_.span_id.clear();
    trace_.sampled = true;
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
    for (const auto& parameter : target_.parameters)
        if (parameter.name == name) return parameter.value;
    return std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (std::size_t i = 0; i < headers_.size(); ++i) {
        const auto field = headers_.at(i);
        if (!same_name(field.name, "cookie")) continue;
        if (const auto found = find_cookie(field.value, name)) return found;
    }
    return std::nullopt;
}

std::string_view Request::path_parameter(std::string_view name) const {
    for (const auto& parameter : path_parameters_)
        if (parameter.name == name) return parameter.value;
    throw InvariantBroken("the route has no path parameter " + std::string(name));
}

Part* Request::part(std::string_view name) {
    for (auto& part : parts_)
        if (part.name == name) return &part;
    return nullptr;
}

}  // namespace linli::http
