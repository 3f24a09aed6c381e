#include "noise_spec.h"

#include "csv.h"

#include <linli/base/words.h>
#include <linli/sim/options.h>

#include <charconv>
#include <optional>

namespace linli::sim {
namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}  // namespace

Table table_of(Method method) {
    if (method >= Method::uscc_digit) return Table::merchant;
    if (method >= Method::empty_running_meter) return Table::dwelling;
    return method >= Method::relation_twice ? Table::relation : Table::person;
}

bool adds_row(Method method) {
    switch (method) {
    case Method::same_number:
    case Method::first_generation_number:
    case Method::same_person_no_number:
    case Method::relation_twice:
    case Method::relation_moved_out:
    case Method::relation_two_places: return true;
    default: return false;
    }
}

Result<NoiseSpec> NoiseSpec::read(const std::filesystem::path& file) {
    LINLI_TRY(const auto sheet, Sheet::read(file, {"scope", "class", "method", "amount"}));
    NoiseSpec spec;
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        const auto scope = from_word<NoiseScope>(sheet.at(i, "scope"));
        const auto method = from_word<Method>(sheet.at(i, "method"));
        const auto error = number(sheet.at(i, "class"));
        const auto amount = number(sheet.at(i, "amount"));
        const bool readable = scope && method && error && amount && *error >= 1 && *error <= 12;
        const bool relation = readable && table_of(*method) == Table::relation;
        if (!readable || relation != (*scope == NoiseScope::compound))
            return refuse(bad_data_file,
                          file.filename().string() + ": 第 " + std::to_string(i + 1) + " 条规则无法理解");
        spec.rules.push_back({*scope, static_cast<ErrorClass>(*error), *method, *amount});
    }
    return spec;
}

int NoiseSpec::added_rows(NoiseScope scope, Table table) const {
    int sum = 0;
    for (const auto& rule : rules)
        if (rule.scope == scope && table_of(rule.method) == table && adds_row(rule.method)) sum += rule.amount;
    return sum;
}

}  // namespace linli::sim
