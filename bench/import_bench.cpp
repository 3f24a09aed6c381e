// A population sheet brought in and examined, in a community and in a district, against bare SQLite storing the same
// rows.
#include "child.h"
#include "house.h"
#include "raw_copy.h"
#include "roster.h"

#include <stdexcept>

namespace linli::bench {
namespace {

constexpr std::int64_t few_rows = 14'900;    // @source DAT-27
constexpr std::int64_t many_rows = 500'000;  // into a district of as many: 1,000,000 people in the end
constexpr double allowed_growth = 1.3, allowed_mib = 1'536, wanted_ratio = 6;

/// What one size cost, in microseconds of processor time a row.
struct Cost {
    double import_us = 0, examine_us = 0, raw_us = 0, mib = 0;
};

/// Runs `linli` and keeps what it cost.
Usage run(const Plan& plan, const House& house, std::vector<std::string> last) {
    auto words = house.words();
    words.insert(words.end(), last.begin(), last.end());
    Child child(program(plan.program, words), house.log());
    if (child.join() != 0) throw std::runtime_error("linli " + last.front() + " failed, see " + house.log().string());
    return child.usage();
}

Cost measure_size(const Plan& plan, Report& report, std::int64_t rows) {
    const auto size = std::to_string(rows);
    report.say("import: a district of " + size + " people gets a sheet of as many others");
    const House house(plan, db::Engine::sqlite, "import_" + size, House::Content::empty);
    // The district of the demo has one whole community of that size.
    run(plan, house,
        rows == few_rows ? std::vector<std::string>{"demo", "--json"}
                         : std::vector<std::string>{"demo", "--people", size, "--json"});
    const auto sheet = house.folder() / "roster.csv";
    write_roster(house.database_file(), sheet, rows);
    const auto copy = house.folder() / "copy.db";
    const double before = copy_seconds(house.database_file(), copy);
    const auto imported = run(plan, house, {"import", sheet.string(), "--template", "population", "--apply", "--json"});
    const double added = copy_seconds(house.database_file(), copy) - before;
    const double parsed = parse_seconds(sheet);
    const auto examined = run(plan, house, {"quality", "run", "--json", "--as-of", "2026-11-01"});
    const auto people = people_of(house.database_file());
    if (people < rows * 2 * 95 / 100) throw std::runtime_error("most rows of the sheet were not taken");
    const auto us = [](double seconds, std::int64_t count) { return seconds * 1e6 / static_cast<double>(count); };
    const Cost cost{us(imported.processor_seconds, rows), us(examined.processor_seconds, people),
                    us(parsed + added, rows), std::max(imported.largest_mib, examined.largest_mib)};
    report.add({"import: " + size + " rows checked, matched and stored, processor time a row", cost.import_us, "us",
                cost.raw_us, cost.import_us / cost.raw_us, wanted_ratio, cost.import_us / cost.raw_us <= wanted_ratio});
    report.add(
        {"import: " + size + " more on record, examination and report, processor time a row", cost.examine_us, "us"});
    return cost;
}

}  // namespace

void import_benches(const Plan& plan, Report& report) {
    const auto few = measure_size(plan, report, few_rows);
    const auto many = measure_size(plan, report, many_rows);
    const double small = few.import_us + few.examine_us, large = many.import_us + many.examine_us;
    report.add(Figure::at_most("import: a row imported and examined at 1,000,000 people, against 14,900", large, "us",
                               small, large / small, allowed_growth));
    report.add(Figure::at_most("import: greatest memory at 1,000,000 people", many.mib, "MiB", allowed_mib,
                               many.mib / allowed_mib, 1));
}

}  // namespace linli::bench
