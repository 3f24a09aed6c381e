#include "csv.h"
#include "draft.h"

#include <linli/base/text.h>

#include <charconv>
#include <set>

namespace linli::sim {
namespace {

Refusal bad_line(const std::filesystem::path& file, std::size_t line, const std::string& why) {
    return refuse(bad_data_file, file.filename().string() + ": 第 " + std::to_string(line + 1) + " 条" + why);
}

}  // namespace

Result<std::vector<Saying>> read_sayings(const std::filesystem::path& phrases, const std::filesystem::path& items) {
    LINLI_TRY(const auto list, Sheet::read(items, {"item_code", "name"}));
    std::set<std::string, std::less<>> codes;
    for (std::size_t i = 0; i < list.size(); ++i) codes.insert(list.at(i, "item_code"));
    LINLI_TRY(const auto sheet, Sheet::read(phrases, {"item", "weight", "where", "placed", "second", "phrases"}));
    std::vector<Saying> sayings;
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        Saying saying;
        saying.item = sheet.at(i, "item");
        saying.second = sheet.at(i, "second");
        if (!codes.contains(saying.item)) return bad_line(phrases, i, "：清单里没有事项 " + saying.item);
        if (!saying.second.empty() && !codes.contains(saying.second))
            return bad_line(phrases, i, "：清单里没有事项 " + saying.second);
        const auto& weight = sheet.at(i, "weight");
        const auto read = std::from_chars(weight.data(), weight.data() + weight.size(), saying.weight);
        if (read.ec != std::errc{} || saying.weight == 0) return bad_line(phrases, i, "：权重无法理解");
        saying.in_town = sheet.at(i, "where") != "village";
        saying.in_village = sheet.at(i, "where") != "town";
        saying.placed = sheet.at(i, "placed") != "no";
        for (const auto phrase : text::split(sheet.at(i, "phrases"), '|')) saying.phrases.emplace_back(phrase);
        if (saying.phrases.front().empty()) return bad_line(phrases, i, "：没有说法");
        sayings.push_back(std::move(saying));
    }
    return sayings;
}

}  // namespace linli::sim
