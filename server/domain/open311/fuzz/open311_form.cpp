// A form that anybody sends: refused, or names and values that are text and within bounds.
#include <linli/base/text.h>
#include <linli/open311/form.h>

#include <cstdint>
#include <cstdlib>

namespace linli {
namespace {

void require_of_form(bool truth) {
    if (!truth) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto form = open311::read_form({reinterpret_cast<const char*>(data), size});
    if (!form) return 0;
    const auto check = [](const std::string& words) {
        require_of_form(text::valid_utf8(words) && words.find('\0') == std::string::npos &&
                        words.find('\r') == std::string::npos);
    };
    require_of_form(form.value().fields.size() + form.value().attributes.size() <= open311::max_form_fields);
    for (const auto& [name, value] : form.value().fields) {
        check(name), check(value);
        if (const auto given = form.value().get(name)) require_of_form(!given->empty());
    }
    for (const auto& [code, values] : form.value().attributes) {
        check(code);
        require_of_form(!code.empty() && !values.empty());
        for (const auto& value : values) check(value);
    }
    return 0;
}

}  // namespace linli
