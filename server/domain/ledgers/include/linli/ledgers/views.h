#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/ledgers/definition.h>

/// What the routes of ledgers take and answer.
namespace linli::ledgers {

namespace purposes {
inline constexpr std::string_view statistics = "按台账用途核对和上报";
inline constexpr std::string_view duty = "《个人信息保护法》第十三条第一款第三项（履行法定职责）；见台账依据";
}  // namespace purposes

/// One ledger of the catalogue.
struct LedgerLine {
    std::string code, title;
    Subject subject = Subject::person;
    std::string purpose, basis, owner;
    std::int64_t version = 0;
    bool mine = false;
    static constexpr std::string_view schema_name = "LedgerLine";
    static constexpr auto fields() {
        using L = LedgerLine;
        return std::tuple{json::field("ledger_code", &L::code, "台账代码"),
                          json::field("title", &L::title, "名称"),
                          json::field("subject", &L::subject, "对象"),
                          json::field("purpose", &L::purpose, "用途"),
                          json::field("basis", &L::basis, "法律依据或同意"),
                          json::field("owner", &L::owner, "责任单位"),
                          json::field("version", &L::version, "版本，0 为系统自带"),
                          json::field("mine", &L::mine, "本人定义，可以修改")};
    }
};
struct LedgerList {
    std::vector<LedgerLine> items;
    static constexpr std::string_view schema_name = "LedgerList";
    static constexpr auto fields() { return std::tuple{json::field("items", &LedgerList::items, "台账")}; }
};

/// A ledger in full, with its columns as they are shown.
struct LedgerColumn {
    std::string field, label;
    json::Sensitivity sensitivity = json::Sensitivity::internal;
    bool masked = false;
    static constexpr std::string_view schema_name = "LedgerColumn";
    static constexpr auto fields() {
        using C = LedgerColumn;
        return std::tuple{json::field("field", &C::field, "字段"), json::field("label", &C::label, "列名"),
                          json::field("sensitivity", &C::sensitivity, "敏感级别"),
                          json::field("masked", &C::masked, "只在经批准的导出中不脱敏")};
    }
};
struct LedgerView {
    Definition definition;
    std::int64_t version = 0;
    std::vector<LedgerColumn> columns;
    static constexpr std::string_view schema_name = "Ledger";
    static constexpr auto fields() {
        using L = LedgerView;
        return std::tuple{json::field("definition", &L::definition, "定义"),
                          json::field("version", &L::version, "版本，0 为系统自带"),
                          json::field("columns", &L::columns, "列")};
    }
};

/// A word that definitions may use.
struct VocabularyFact {
    std::string fact, label, argument, list;
    Subject subject = Subject::person;
    std::vector<std::string> codes;
    int least = 0, most = 0;
    static constexpr std::string_view schema_name = "LedgerFact";
    static constexpr auto fields() {
        using F = VocabularyFact;
        return std::tuple{json::field("fact", &F::fact, "条件"),
                          json::field("subject", &F::subject, "对象"),
                          json::field("label", &F::label, "名称"),
                          json::field("argument", &F::argument, "参数：codes、number 或 flag"),
                          json::field("list", &F::list, "取值的代码集，空为下列代码"),
                          json::field("codes", &F::codes, "代码"),
                          json::field("least", &F::least, "数值下限"),
                          json::field("most", &F::most, "数值上限")};
    }
};
struct VocabularyColumn {
    std::string field, label;
    std::optional<Subject> subject;
    json::Sensitivity sensitivity = json::Sensitivity::internal;
    static constexpr std::string_view schema_name = "LedgerField";
    static constexpr auto fields() {
        using C = VocabularyColumn;
        return std::tuple{
            json::field("field", &C::field, "字段"), json::field("subject", &C::subject, "对象，没有则各类都可用"),
            json::field("label", &C::label, "名称"), json::field("sensitivity", &C::sensitivity, "敏感级别")};
    }
};
struct Vocabulary {
    std::vector<VocabularyFact> facts;
    std::vector<VocabularyColumn> columns;
    static constexpr std::string_view schema_name = "LedgerVocabulary";
    static constexpr auto fields() {
        return std::tuple{json::field("facts", &Vocabulary::facts, "可用的条件"),
                          json::field("columns", &Vocabulary::columns, "可用的字段")};
    }
};

/// A clerk's own ledger: a new one, or its next version.
struct DefineLedger {
    Definition definition;
    std::int64_t base_version = 0;
    static constexpr std::string_view schema_name = "DefineLedger";
    static constexpr auto fields() {
        return std::tuple{json::field("definition", &DefineLedger::definition, "定义"),
                          json::field("base_version", &DefineLedger::base_version, "所见版本，新台账为 0",
                                      {.min = 0, .optional = true})};
    }
};

/// Which ledger at which times: valid on `as_of`, by what was known at the end of `known_on`.
struct AskLedger {
    std::optional<Date> as_of, known_on;
    std::optional<AreaId> area_id;
    std::optional<std::int64_t> version;
    static constexpr std::string_view schema_name = "AskLedger";
    static constexpr auto fields() {
        using A = AskLedger;
        return std::tuple{json::field("as_of", &A::as_of, "基准日，不填为今天"),
                          json::field("known_on", &A::known_on, "按某日终了时已掌握的情况，不填为基准日（不晚于今天）"),
                          json::field("area_id", &A::area_id, "下级区域，不填为本岗位的区域"),
                          json::field("version", &A::version, "定义的版本，不填为最新", {.min = 0})};
    }
};
struct ListLedger {
    std::optional<Date> as_of, known_on;
    std::optional<AreaId> area_id;
    std::optional<std::int64_t> version;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListLedger";
    static constexpr auto fields() {
        using A = ListLedger;
        return std::tuple{json::field("as_of", &A::as_of, "基准日，不填为今天"),
                          json::field("known_on", &A::known_on, "按某日终了时已掌握的情况，不填为基准日（不晚于今天）"),
                          json::field("area_id", &A::area_id, "下级区域，不填为本岗位的区域"),
                          json::field("version", &A::version, "定义的版本，不填为最新", {.min = 0}),
                          json::field("cursor", &A::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &A::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// One row of a ledger, cells in the order of the columns.
struct LedgerRow {
    Uuid id;
    std::optional<AreaId> grid_id;
    std::vector<std::string> cells;
    bool to_verify = false;  ///< something about the record is open today, whatever day the ledger is for
    static constexpr std::string_view schema_name = "LedgerRow";
    static constexpr auto fields() {
        using R = LedgerRow;
        return std::tuple{json::field("record_id", &R::id, "记录"), json::field("grid_id", &R::grid_id, "网格"),
                          json::field("cells", &R::cells, "各列的值（按权限脱敏）",
                                      {.sensitivity = json::Sensitivity::sensitive,
                                       .purpose = purposes::statistics,
                                       .basis = purposes::duty}),
                          json::field("to_verify", &R::to_verify, "记录待核实")};
    }
};
struct LedgerPage {
    std::string code, title;
    std::int64_t version = 0;
    Date as_of;
    Instant known_at{};
    std::vector<LedgerColumn> columns;
    std::vector<LedgerRow> items;
    std::optional<std::string> next;
    static constexpr std::string_view schema_name = "LedgerPage";
    static constexpr auto fields() {
        using P = LedgerPage;
        return std::tuple{json::field("ledger_code", &P::code, "台账代码"),
                          json::field("title", &P::title, "名称"),
                          json::field("version", &P::version, "定义的版本"),
                          json::field("as_of", &P::as_of, "基准日"),
                          json::field("known_at_ms", &P::known_at, "按此时已掌握的情况"),
                          json::field("columns", &P::columns, "列"),
                          json::field("items", &P::items, "本页内容"),
                          json::field("next", &P::next, "下一页游标，没有则已到末页")};
    }
};

/// How many of a ledger stand in a place.
struct LedgerTotal {
    std::optional<AreaId> area_id;
    std::string area_name, level, split, split_label;
    std::int64_t count = 0;
    Fen amount;
    static constexpr std::string_view schema_name = "LedgerTotal";
    static constexpr auto fields() {
        using T = LedgerTotal;
        return std::tuple{json::field("area_id", &T::area_id, "区域，没有则未落到下级"),
                          json::field("area_name", &T::area_name, "名称"),
                          json::field("level", &T::level, "层级：community 或 grid"),
                          json::field("split", &T::split, "分项代码，空为合计"),
                          json::field("split_label", &T::split_label, "分项"),
                          json::field("count", &T::count, "数量"),
                          json::field("amount_fen", &T::amount, "月标准合计（分）")};
    }
};
struct LedgerTotals {
    std::string code;
    std::int64_t version = 0;
    Date as_of;
    Instant known_at{};
    std::int64_t count = 0;
    Fen amount;
    std::vector<LedgerTotal> items;
    static constexpr std::string_view schema_name = "LedgerTotals";
    static constexpr auto fields() {
        using T = LedgerTotals;
        return std::tuple{json::field("ledger_code", &T::code, "台账代码"),
                          json::field("version", &T::version, "定义的版本"),
                          json::field("as_of", &T::as_of, "基准日"),
                          json::field("known_at_ms", &T::known_at, "按此时已掌握的情况"),
                          json::field("count", &T::count, "合计"),
                          json::field("amount_fen", &T::amount, "月标准合计（分）"),
                          json::field("items", &T::items, "各社区和网格，各分项")};
    }
};

/// Which difference: between two days, each by what was known at its end, unless `known_on` says otherwise.
struct CompareLedger {
    Date from;
    std::optional<Date> until;
    std::optional<Date> known_on;
    std::optional<AreaId> area_id;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "CompareLedger";
    static constexpr auto fields() {
        using C = CompareLedger;
        return std::tuple{json::field("from", &C::from, "前一个基准日"),
                          json::field("until", &C::until, "后一个基准日，不填为今天"),
                          json::field("known_on", &C::known_on, "两日都按某日终了时已掌握的情况，不填为各自当日"),
                          json::field("area_id", &C::area_id, "下级区域，不填为本岗位的区域"),
                          json::field("cursor", &C::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &C::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};
enum class Movement { came, left };
constexpr std::array<std::string_view, 2> words(Movement) { return {"came", "left"}; }
/// Somebody or something that came or left, with the cells of the side on which it stood.
struct LedgerChange {
    Movement movement = Movement::came;
    Uuid id;
    std::string why;
    std::vector<std::string> cells;
    static constexpr std::string_view schema_name = "LedgerChange";
    static constexpr auto fields() {
        using C = LedgerChange;
        return std::tuple{json::field("movement", &C::movement, "came 列入，left 移出"),
                          json::field("record_id", &C::id, "记录"),
                          json::field("why", &C::why, "原因",
                                      {.sensitivity = json::Sensitivity::sensitive,
                                       .purpose = purposes::statistics,
                                       .basis = purposes::duty}),
                          json::field("cells", &C::cells, "各列的值（按权限脱敏）",
                                      {.sensitivity = json::Sensitivity::sensitive,
                                       .purpose = purposes::statistics,
                                       .basis = purposes::duty})};
    }
};
struct LedgerChanges {
    std::string code;
    std::int64_t version = 0;
    Date from, until;
    std::int64_t before = 0, after = 0, came = 0, left = 0;
    std::vector<LedgerColumn> columns;
    std::vector<LedgerChange> items;
    std::optional<std::string> next;
    static constexpr std::string_view schema_name = "LedgerChanges";
    static constexpr auto fields() {
        using C = LedgerChanges;
        return std::tuple{json::field("ledger_code", &C::code, "台账代码"),
                          json::field("version", &C::version, "定义的版本"),
                          json::field("from", &C::from, "前一个基准日"),
                          json::field("until", &C::until, "后一个基准日"),
                          json::field("before", &C::before, "前一日数量"),
                          json::field("after", &C::after, "后一日数量"),
                          json::field("came", &C::came, "列入"),
                          json::field("left", &C::left, "移出"),
                          json::field("columns", &C::columns, "列"),
                          json::field("items", &C::items, "本页内容"),
                          json::field("next", &C::next, "下一页游标，没有则已到末页")};
    }
};

}  // namespace linli::ledgers
