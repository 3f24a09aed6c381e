#pragma once

#include <linli/base/result.h>
#include <linli/imports/templates.h>
#include <linli/json/field.h>
#include <linli/reference/list.h>
#include <linli/sheet/header.h>

#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

/// Which column of a sheet means which field, and which value which code: suggested with reasons, decided by a person.
namespace linli::imports {

inline constexpr ProblemType bad_mapping{"imports/bad-mapping", 422, "列的对应关系不正确",
                                         "The mapping is not acceptable"};

inline constexpr ProblemType not_collectable{"imports/not-collectable", 422, "有的列不能采集或入库",
                                             "Some columns may not be collected"};

/// What a sheet writes, and the code that it means.
struct ValueMapping {
    std::string from, to;
    static constexpr std::string_view schema_name = "ValueMapping";
    static constexpr auto fields() {
        return std::tuple{json::field("from", &ValueMapping::from, "表中的写法", {.max = 60}),
                          json::field("to", &ValueMapping::to, "代码", {.max = 60})};
    }
};

/// One column, what it is taken for, and why.
struct ColumnMapping {
    int column = 0;  ///< 0 is column A
    std::string header;
    std::optional<std::string> field;  ///< nothing: the column is not taken over
    double confidence = 0;             ///< 0 to 1
    std::vector<std::string> reasons;  ///< zh-CN
    int codes_version = 0;             ///< of the field's code list; 0 when it has none
    std::vector<ValueMapping> values;  ///< beyond what the code list itself understands
    std::vector<std::string> unknown;  ///< values of the sample that no code explains
    static constexpr std::string_view schema_name = "ColumnMapping";
    static constexpr auto fields() {
        using C = ColumnMapping;
        return std::tuple{json::field("column", &C::column, "列，从 0 起", {.min = 0, .max = 16'383}),
                          json::field("header", &C::header, "表头", {.max = 400, .optional = true}),
                          json::field("field", &C::field, "对应的字段；不填则不导入这一列", {.max = 60}),
                          json::field("confidence", &C::confidence, "把握，0 到 1", {.optional = true}),
                          json::field("reasons", &C::reasons, "理由", {.max = 20, .optional = true}),
                          json::field("codes_version", &C::codes_version, "代码表版本", {.optional = true}),
                          json::field("values", &C::values, "值与代码的对应", {.max = 500, .optional = true}),
                          json::field("unknown", &C::unknown, "尚不认识的值", {.max = 50, .optional = true})};
    }
};

/// The columns of one sheet, ascending.
struct Mapping {
    std::vector<ColumnMapping> columns;
    static constexpr std::string_view schema_name = "SheetMapping";
    static constexpr auto fields() {
        return std::tuple{json::field("columns", &Mapping::columns, "各列的对应", {.min = 1, .max = 1'000})};
    }

    const ColumnMapping* of_field(std::string_view field) const;
};

/// Suggests a field for each column: from its header, from its values, and from what the same header was mapped to
/// before (`remembered`, may be null), which goes before everything else. Pure; linear in columns × fields × sample.
Mapping suggest(const Template& form, const sheet::Header& header, std::span<const sheet::Row> sample,
                const Mapping* remembered);

/// Whether a mapping fits its template: fields exist, none twice, the required ones are there, codes are known.
/// @refuses bad_mapping naming every mistake
Outcome check_mapping(const Template& form, const Mapping& mapping);

/// Says of each suggested column what the resource catalogue keeps out: what belongs into another system loses its
/// field, or gets that of the reference when its values are numbers of such a system. @return the sentences, zh-CN
/// @source DAT-55
std::vector<std::string> note_closed(const Template& form, const reference::List& catalogue,
                                     std::span<const sheet::Row> sample, Mapping& mapping);

/// Whether every field that is mapped may be collected by the resource catalogue. @refuses not_collectable naming every
/// field. @source DAT-22, DAT-55
Outcome check_collectable(const Template& form, const Mapping& mapping, const reference::List& catalogue);

/// The same header again gives the same text, whatever the order of its columns: the caller keeps a digest of it.
std::string header_text(const Template& form, const sheet::Header& header);

}  // namespace linli::imports
