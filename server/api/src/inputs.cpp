#include <linli/api/desk.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace linli::api {
namespace {

using boost::json::object;

std::string_view text_of(const object& in, std::string_view name) {
    const auto* found = in.if_contains(name);
    return found != nullptr && found->is_string() ? std::string_view(found->get_string()) : std::string_view();
}

/// The struct that a schema refers to, by itself, as entry of a list, or as one of several. @return empty for none
std::string_view named_in(const object& schema) {
    constexpr std::string_view prefix = "#/components/schemas/";
    if (const auto ref = text_of(schema, "$ref"); ref.starts_with(prefix)) return ref.substr(prefix.size());
    if (const auto* items = schema.if_contains("items"); items != nullptr && items->is_object())
        return named_in(items->get_object());
    for (const std::string_view several : {"anyOf", "oneOf", "allOf"})
        if (const auto* list = schema.if_contains(several); list != nullptr && list->is_array())
            for (const auto& one : list->get_array())
                if (one.is_object())
                    if (const auto name = named_in(one.get_object()); !name.empty()) return name;
    return {};
}

/// Walks the structs of one body; one that holds itself is walked once.
class BodyWalk {
public:
    BodyWalk(const json::SchemaBook& book, const RouteInfo& route, std::vector<PersonalInput>& out)
        : book_(book), route_(route), out_(out) {}

    void into(std::string_view name, const std::string& path) {
        const auto found = book_.schemas().find(std::string(name));
        if (found == book_.schemas().end() || !open_.insert(found->first).second) return;
        if (const auto* all = found->second.if_contains("properties"); all != nullptr && all->is_object())
            for (const auto& member : all->get_object())
                if (member.value().is_object()) field(path + std::string(member.key()), member.value().get_object());
        open_.erase(found->first);
    }

private:
    void field(const std::string& path, const object& schema) {
        const auto level = text_of(schema, "x-linli-sensitivity");
        if (level == word(json::Sensitivity::personal) || level == word(json::Sensitivity::sensitive))
            out_.push_back({std::string(route_.operation), std::string(route_.summary), path,
                            std::string(text_of(schema, "description"))});
        if (const auto inner = named_in(schema); !inner.empty()) into(inner, path + ".");
    }

    const json::SchemaBook& book_;
    const RouteInfo& route_;
    std::vector<PersonalInput>& out_;
    std::set<std::string> open_;
};

}  // namespace

std::vector<PersonalInput> Desk::personal_inputs() const {
    std::vector<PersonalInput> out;
    for (const auto& route : routes_)
        if (const auto name = named_in(route.input); !name.empty()) BodyWalk(schemas_, route.info, out).into(name, {});
    std::sort(out.begin(), out.end(), [](const PersonalInput& a, const PersonalInput& b) {
        return std::tie(a.operation, a.field) < std::tie(b.operation, b.field);
    });
    return out;
}

}  // namespace linli::api
