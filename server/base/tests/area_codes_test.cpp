#include <linli/base/area_codes.h>
#include <linli/base/date_text.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace linli::codes {
namespace {

TEST(AreaCodes, KnowCodesAndTheirYears) {
    const auto table = AreaCodes::parse("code,from,until\n640104,2002,\n640102,1983,2002\n110101,,\n110110,,1986\n");
    struct Case {
        std::string_view code;
        int birth;
        AreaCodeState state;
    };
    constexpr Case cases[] = {
        {"110101", 1950, AreaCodeState::in_force},        {"110101", 2020, AreaCodeState::in_force},
        {"640104", 2010, AreaCodeState::in_force},        {"640104", 1999, AreaCodeState::not_in_force},
        {"640104", 2000, AreaCodeState::in_force},  // within the grace
        {"640104", 1950, AreaCodeState::in_force},  // given later in life
        {"640102", 1990, AreaCodeState::in_force},        {"640102", 2010, AreaCodeState::not_in_force},
        {"110110", 1950, AreaCodeState::in_force},        {"110110", 1999, AreaCodeState::not_in_force},
        {"110199", 1990, AreaCodeState::unknown_county},  {"990101", 1990, AreaCodeState::unknown_province},
        {"11010", 1990, AreaCodeState::unknown_province}, {"", 1990, AreaCodeState::unknown_province},
    };
    for (const auto& c : cases) EXPECT_EQ(table.state(c.code, c.birth), c.state) << c.code << " " << c.birth;
}

TEST(AreaCodes, TheBuiltInTableIsWhole) {
    const auto& table = AreaCodes::built_in();
    EXPECT_GT(table.size(), 6'000U);
    EXPECT_EQ(table.state("640104", 2015), AreaCodeState::in_force);
    EXPECT_EQ(table.state("110105", 1949), AreaCodeState::in_force);
    EXPECT_EQ(table.state("160101", 1990), AreaCodeState::unknown_province);
}

struct Reference {
    int province = 0;
    int asked = 0, wrong = 0;
};

/// Against a table that others made: nobody may be told that a right number is wrong.
TEST(AreaCodes, AgreeWithAReferenceTable) {
    const auto file = std::filesystem::path(LINLI_ROOT) / "../shared/data/codes/id_number_address_codes_with_years.dat";
    if (!std::filesystem::exists(file)) {
        if (std::getenv("CI") != nullptr) FAIL() << "the reference table is missing";
        GTEST_SKIP() << "no reference table beside the repository";
    }
    std::ifstream in(file);
    std::string line;
    Reference r;
    while (std::getline(in, line)) {
        if (line.size() > 3 && line[0] >= '1' && line[0] <= '9') r.province = std::stoi(line.substr(0, 2));
        if (!line.starts_with("  ") || r.province == 0) continue;
        const auto open = line.find('[');
        // The middle of the first period: 2005 where it is open to the left and right.
        int from = 0, until = 0;
        if (open != std::string::npos) {
            from = static_cast<int>(std::strtol(line.c_str() + open + 1, nullptr, 10));
            until = static_cast<int>(std::strtol(line.c_str() + line.find('-', open) + 1, nullptr, 10));
        }
        const int birth = from != 0 && until != 0 ? (from + until) / 2
                          : from != 0             ? from + 8
                          : until != 0            ? until - 8
                                                  : 2005;
        if (birth > 2010) continue;  // too young for most revisions
        ++r.asked;
        const auto state = AreaCodes::built_in().state(std::to_string(r.province) + line.substr(2, 4), birth);
        if (state == AreaCodeState::not_in_force) ++r.wrong;
    }
    EXPECT_GT(r.asked, 5'000);
    EXPECT_LT(r.wrong, r.asked / 200) << r.wrong << " of " << r.asked;
}

TEST(DateText, ReadsWhatPeopleAndSheetsWrite) {
    struct Case {
        std::string_view text;
        std::string_view day;
    };
    constexpr Case cases[] = {{"1990-01-05", "1990-01-05"},
                              {"1990-1-5", "1990-01-05"},
                              {"1990/1/5", "1990-01-05"},
                              {"1990.1.5", "1990-01-05"},
                              {"19900105", "1990-01-05"},
                              {"1990年1月5日", "1990-01-05"},
                              {"１９９０－１－５", "1990-01-05"},
                              {" 1990-1-5 ", "1990-01-05"},
                              {"1990-01-05 10:20:00", "1990-01-05"},
                              {"1990-01-05T00:00:00", "1990-01-05"},
                              {"32878", "1990-01-05"},
                              {"32878.5", "1990-01-05"},
                              {"45292", "2024-01-01"},
                              {"1990", ""},
                              {"1990.10", ""},
                              {"5/1/1990", ""},
                              {"90-1-5", ""},
                              {"1990-13-01", ""},
                              {"1990-02-30", ""},
                              {"1990-1/5", ""},
                              {"不详", ""},
                              {"", ""},
                              {"1990-1-5x", ""},
                              {"99999999", ""}};
    for (const auto& c : cases) {
        const auto day = read_day(c.text);
        EXPECT_EQ(day ? day->text() : std::string(), c.day) << c.text;
    }
}

}  // namespace
}  // namespace linli::codes
