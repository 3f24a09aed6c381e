#pragma once

#include <linli/base/date.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace linli::statistics {

enum class Measure { people, households, dwellings };
constexpr std::array<std::string_view, 3> words(Measure) { return {"people", "households", "dwellings"}; }

/// By what counts may be cut. Of people: the areas, age_band to tag; of households: the areas and doors; of dwellings:
/// the areas, use_kind to built.
enum class Dimension {
    street,
    community,
    grid,
    age_band,
    sex,
    presence,
    relation,
    education,
    ethnicity,
    marital_status,
    tag,
    doors,
    use_kind,
    residents,
    built
};
constexpr std::array<std::string_view, 15> words(Dimension) {
    return {"street",    "community",      "grid", "age_band", "sex",      "presence",  "relation", "education",
            "ethnicity", "marital_status", "tag",  "doors",    "use_kind", "residents", "built"};
}

/// A table that is asked for.
struct AskCrosstab {
    Measure measure = Measure::people;
    Dimension rows = Dimension::age_band;
    std::optional<Dimension> columns;
    std::optional<Date> as_of;
    static constexpr std::string_view schema_name = "AskCrosstab";
    static constexpr auto fields() {
        return std::tuple{json::field("measure", &AskCrosstab::measure, "统计什么：人、户、房屋"),
                          json::field("rows", &AskCrosstab::rows, "行的维度"),
                          json::field("columns", &AskCrosstab::columns, "列的维度，不填只按行统计"),
                          json::field("as_of_on", &AskCrosstab::as_of, "基准日：当天或某月一日，不填为当天")};
    }
};

/// A count; absent when it would say something of a few people, or when something could be worked out from it.
struct CrosstabCount {
    std::optional<std::int64_t> count;
    static constexpr std::string_view schema_name = "CrosstabCount";
    static constexpr auto fields() {
        return std::tuple{json::field("count", &CrosstabCount::count, "数量，没有则为保护隐私而隐去")};
    }
};

/// A category of a dimension.
struct CrosstabHead {
    std::string code;
    std::string label;
    static constexpr std::string_view schema_name = "CrosstabHead";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &CrosstabHead::code, "代码"),
                          json::field("label", &CrosstabHead::label, "名称")};
    }
};

/// One line of a table, with its sum.
struct CrosstabRow {
    CrosstabHead head;
    std::vector<CrosstabCount> counts;
    CrosstabCount sum;
    static constexpr std::string_view schema_name = "CrosstabRow";
    static constexpr auto fields() {
        return std::tuple{json::field("head", &CrosstabRow::head, "行"),
                          json::field("counts", &CrosstabRow::counts, "各列数量"),
                          json::field("sum", &CrosstabRow::sum, "行合计")};
    }
};

/// A table as it may be handed on.
struct Crosstab {
    Measure measure = Measure::people;
    Date as_of;
    std::int64_t smallest_count = 0;
    std::vector<CrosstabHead> columns;
    std::vector<CrosstabRow> rows;
    std::vector<CrosstabCount> sums;
    CrosstabCount sum;
    std::int64_t left_out = 0;
    bool several = false;  ///< somebody may stand in several cells: sums count mentions, not people
    static constexpr std::string_view schema_name = "Crosstab";
    static constexpr auto fields() {
        return std::tuple{json::field("measure", &Crosstab::measure, "统计什么"),
                          json::field("as_of_on", &Crosstab::as_of, "基准日"),
                          json::field("smallest_count", &Crosstab::smallest_count, "少于此数的不显示"),
                          json::field("columns", &Crosstab::columns, "列"),
                          json::field("rows", &Crosstab::rows, "行"),
                          json::field("sums", &Crosstab::sums, "列合计"),
                          json::field("sum", &Crosstab::sum, "总计"),
                          json::field("left_out", &Crosstab::left_out, "隐去的数量个数"),
                          json::field("several", &Crosstab::several, "同一人可计入多格，合计为人次")};
    }
};

}  // namespace linli::statistics
