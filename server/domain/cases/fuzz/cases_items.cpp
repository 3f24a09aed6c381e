// A responsibility list that somebody edited in a spreadsheet: refused with line and column, or fit to be stored and
// used: texts are text, codes are unique, limits are times, and every confidence is one.
#include "item_index.h"

#include <linli/base/text.h>
#include <linli/cases/service.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>

namespace linli {
namespace {

void require(bool truth) {
    if (!truth) std::abort();
}

void check_item(const cases::Item& item) {
    require(!item.code.empty());
    for (const auto* text : {&item.code, &item.class_code, &item.name, &item.description, &item.owner_department,
                             &item.co_departments, &item.basis, &item.keywords, &item.examples})
        require(text::valid_utf8(*text) && text->find('\0') == std::string::npos);
    require(item.response_limit_minutes >= 0 && item.response_limit_minutes <= 366 * 24 * 60);
    require(item.solve_limit >= 0 && item.solve_limit <= 366 * 24);
}

void check_index(const std::vector<cases::Item>& items) {
    const cases::ItemIndex index(items);
    for (const auto* message : {"楼道灯不亮了，请尽快修", "", "ab12"})
        for (const auto& found : index.rank("路灯", message, 3))
            require(std::isfinite(found.confidence) && found.confidence >= 0 && found.confidence <= 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto items = cases::read_items_csv(text);
    if (!items) {
        for (const auto& error : items.problem().errors) require(text::valid_utf8(error.pointer));
        return 0;
    }
    std::set<std::string> codes;
    for (const auto& item : *items) {
        check_item(item);
        require(codes.insert(item.code).second);
    }
    check_index(*items);
    return 0;
}

}  // namespace linli
