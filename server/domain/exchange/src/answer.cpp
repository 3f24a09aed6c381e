#include "answer.h"

#include <linli/json/read.h>

namespace linli::exchange {
namespace {

constexpr std::size_t longest_value = 2'000;

}  // namespace

bool read_answer(std::string_view body, std::string_view call, Incoming& in) {
    const auto parsed = json::parse(body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    if (object == nullptr) return false;
    const auto* id = object->if_contains("call_id");
    const auto* found = object->if_contains("found");
    const auto* values = object->if_contains("values");
    if (id == nullptr || !id->is_string() || std::string_view(id->get_string()) != call) return false;
    if (found == nullptr || !found->is_bool() || values == nullptr || !values->is_object()) return false;
    for (const auto& [field, value] : values->get_object())
        if (!value.is_string() || value.get_string().size() > longest_value) return false;
    in.found = found->get_bool();
    in.values = values->get_object();
    return true;
}

}  // namespace linli::exchange
