#pragma once

#include <linli/base/clock.h>
#include <linli/base/result.h>

#include <cstdint>
#include <filesystem>

/// The deterministic district: the same options and the same data files give the same bytes on every machine.
namespace linli::sim {

/// What to invent. Every figure of the sources is a default here, so that a test can move it.
struct Options {
    std::uint64_t seed = 1;
    /// "Now" of the invented district: ages, feeds and reports end here; ids carry this moment.
    Instant epoch = from_ms(1'793'494'800'000);  // 2026-11-01T09:00:00+08:00
    /// Rows of all resident registers together; 0 = the full community and `sample_rows` for every other one.
    std::int64_t people = 0;
    int communities = 64;  ///< @source ARC-19
    int villages = 18;     ///< @source ARC-19
    /// Register rows of the one full community; 0 = no full community. @source DAT-27
    int full_rows = 14'900;
    /// Person–house rows of the compound 盈北苑 in the full community. @source DAT-28
    int compound_rows = 1'927;
    /// People on record in 盈北苑 building 7, unit 3; one fewer comes to the attendance. @source DAT-29
    int unit_rows = 30;
    int sample_rows = 38;  ///< rows of a community that is only sampled
    int merchants = 632;   ///< merchants where people are sampled; see README for larger districts. @source MER-01
    int tutors = 42;       ///< 银发导师 of the full community. @source PAR-03
    int reports = 600;     ///< citizens' reports of the last 60 days; 0 = none

    std::filesystem::path departments;  ///< responsibility/departments.csv
    std::filesystem::path items;        ///< responsibility/items.csv; may be empty when `reports` is 0
    std::filesystem::path noise;        ///< the specification of errors, sim/data/noise.csv
    std::filesystem::path phrases;      ///< what citizens say of each item, sim/data/phrases.csv
};

inline constexpr ProblemType bad_options{"sim/bad-options", 422, "模拟参数不合法",
                                         "The simulation options are not valid"};
inline constexpr ProblemType bad_data_file{"sim/bad-data-file", 422, "模拟所需的数据文件无法读取",
                                           "A data file of the simulation cannot be read"};

}  // namespace linli::sim
