#pragma once

#include <linli/base/result.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a ledger (台账) is: a question to the golden records and a template of columns, as data. @source DAT-14, DAT-54
namespace linli::ledgers {

/// What a ledger lists, one row each.
enum class Subject { person, dwelling, establishment, object };
constexpr std::array<std::string_view, 4> words(Subject) { return {"person", "dwelling", "establishment", "object"}; }

/// What the counts of a ledger are broken down by.
enum class Split { none, tag, tier, sex, presence, use, kind, venue };
constexpr std::array<std::string_view, 8> words(Split) {
    return {"none", "tag", "tier", "sex", "presence", "use", "kind", "venue"};
}

/// What must be true of a record on the day of the ledger. All conditions must hold.
struct Condition {
    std::string fact;                ///< of `facts.csv`
    std::vector<std::string> any;    ///< codes, one of which must be there
    std::optional<int> from, until;  ///< of a number, both included
    bool none = false;               ///< the opposite must be true
    static constexpr std::string_view schema_name = "LedgerCondition";
    static constexpr auto fields() {
        using C = Condition;
        return std::tuple{json::field("fact", &C::fact, "条件", {.min = 1, .max = 40}),
                          json::field("any", &C::any, "其中之一", {.max = 40, .optional = true}),
                          json::field("from", &C::from, "不小于"), json::field("until", &C::until, "不大于"),
                          json::field("none", &C::none, "取反：不满足才列入", {.optional = true})};
    }
};

/// One column of the template.
struct ColumnChoice {
    std::string field;                 ///< of `columns.csv`
    std::optional<std::string> label;  ///< instead of the usual one
    static constexpr std::string_view schema_name = "LedgerColumnChoice";
    static constexpr auto fields() {
        using C = ColumnChoice;
        return std::tuple{json::field("field", &C::field, "字段", {.min = 1, .max = 60}),
                          json::field("label", &C::label, "列名，不填用通用名称", {.min = 1, .max = 30})};
    }
};

/// A ledger. Immutable in each version.
struct Definition {
    std::string code, title;
    Subject subject = Subject::person;
    std::string purpose, basis, owner;
    std::vector<Condition> conditions;
    std::vector<ColumnChoice> columns;
    std::optional<std::string> tiers;  ///< scheme of the list `allowance_tiers`
    Split split = Split::none;
    static constexpr std::string_view schema_name = "LedgerDefinition";
    static constexpr auto fields() {
        using D = Definition;
        return std::tuple{json::field("code", &D::code, "台账代码，小写字母、数字和下划线", {.min = 3, .max = 40}),
                          json::field("title", &D::title, "名称", {.min = 2, .max = 40}),
                          json::field("subject", &D::subject, "对象"),
                          json::field("purpose", &D::purpose, "用途", {.min = 2, .max = 200}),
                          json::field("basis", &D::basis, "法律依据或同意", {.min = 2, .max = 300}),
                          json::field("owner", &D::owner, "责任单位", {.min = 2, .max = 60}),
                          json::field("conditions", &D::conditions, "条件，须全部满足", {.min = 1, .max = 12}),
                          json::field("columns", &D::columns, "列，按先后顺序", {.min = 1, .max = 40}),
                          json::field("tiers", &D::tiers, "档次方案（allowance_tiers 的 scheme）", {.max = 40}),
                          json::field("split", &D::split, "分项统计", {.optional = true})};
    }
};

/// What a condition may ask.
struct FactSpec {
    enum class Argument { codes, number, flag };
    std::string fact;
    Subject subject = Subject::person;
    std::string label;  ///< zh-CN
    Argument argument = Argument::flag;
    std::string list;                                        ///< of the tenant; empty when the words stand here
    std::vector<std::pair<std::string, std::string>> words;  ///< code and label
    int least = 0, most = 0;                                 ///< of numbers
};

/// What may stand in a column.
struct ColumnSpec {
    std::string field;
    std::optional<Subject> subject;  ///< nothing: any
    std::string label;               ///< zh-CN
    json::Mask mask = json::Mask::none;
    bool always_masked = false;  ///< in full only in an export that was approved in full
    json::Sensitivity sensitivity = json::Sensitivity::internal;
    std::string entry;  ///< of the resource catalogue: what it shows or is reckoned from
};

/// The allowed vocabulary, built once. Thread-safe.
const std::vector<FactSpec>& facts();
const std::vector<ColumnSpec>& columns();
/// @return null when there is none
const FactSpec* find_fact(Subject subject, std::string_view fact);
const ColumnSpec* find_column(Subject subject, std::string_view field);

/// Whether a list of the tenant has a code; `allowance_tiers` is asked for schemes.
using KnowsCode = std::function<bool(std::string_view list, std::string_view code)>;
/// What is wrong with a definition, each with a pointer to its field; empty when nothing is. Total, without store.
std::vector<FieldError> faults(const Definition& definition, const KnowsCode& knows);

/// The ledgers of every installation, in the order of the file. @throws InvariantBroken when the file is wrong
const std::vector<Definition>& built_in();

}  // namespace linli::ledgers
