#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/base/result.h>
#include <linli/imports/mapping.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// What imports and exports say and hear.
namespace linli::imports {

using ImportId = Id<struct ImportTag>;
using ExportId = Id<struct ExportTag>;

inline constexpr ProblemType step_not_allowed{"imports/step-not-allowed", 409, "当前状态下不能这样做",
                                              "Not possible in this state"};
inline constexpr ProblemType changed_meanwhile{"imports/changed-meanwhile", 409, "导入已有变化，请刷新后再操作",
                                               "The import changed meanwhile"};
inline constexpr ProblemType unknown_template{"imports/unknown-template", 422, "没有这个模板", "No such template"};
inline constexpr ProblemType place_not_yours{"imports/place-not-yours", 422, "请选择您职责范围内的社区或网格",
                                             "Choose an area that your post covers"};
inline constexpr ProblemType not_stored{"imports/not-stored", 409, "这个模板只检查、不入库",
                                        "Rows of this template are checked only"};
inline constexpr ProblemType nothing_to_apply{"imports/nothing-to-apply", 409, "没有可以入库的行",
                                              "No row can be applied"};

enum class ImportKind { sheet, paper };
constexpr std::array<std::string_view, 2> words(ImportKind) { return {"sheet", "paper"}; }

/// received: waits for its columns to be confirmed · staging: rows are read and checked (the dry run) · checked:
/// findings
/// are there, nothing was written to a register · applying, undoing: batches run · the rest are ends.
enum class ImportState { received, staging, checked, applying, applied, undoing, undone, failed, cancelled };
constexpr std::array<std::string_view, 9> words(ImportState) {
    return {"received", "staging", "checked", "applying", "applied", "undoing", "undone", "failed", "cancelled"};
}

/// What moves an import on; the first four are for people, the rest for the program.
enum class ImportAction { confirm, apply, undo, cancel, staged, finished, fail };
constexpr std::array<std::string_view, 7> words(ImportAction) {
    return {"confirm", "apply", "undo", "cancel", "staged", "finished", "fail"};
}
/// The whole machine as a table. @return nothing when `action` is not possible in `state`
std::optional<ImportState> after(ImportState state, ImportAction action);

/// wrong: has an error, stays out · ready · same: unchanged since the import that this one corrects · kept: not undone,
/// because somebody changed the golden row since · doubtful: somebody like this is on record; stays out until a person
/// says that they are not the same.
enum class RowState { wrong, ready, same, applied, undone, kept, doubtful };
constexpr std::array<std::string_view, 7> words(RowState) {
    return {"wrong", "ready", "same", "applied", "undone", "kept", "doubtful"};
}

/// An import as it stands.
struct Import {
    ImportId id;
    ImportKind kind = ImportKind::sheet;
    std::string form;
    std::string source;
    ImportState state = ImportState::received;
    int progress = 0;
    std::int64_t rows_all = 0, rows_wrong = 0, rows_warned = 0, rows_same = 0;
    std::int64_t rows_applied = 0, rows_undone = 0, rows_kept = 0;
    AreaId area_id;
    std::optional<ImportId> previous_id;
    std::optional<FileId> file_id;
    std::optional<std::string> problem, problem_detail;
    std::optional<UserId> created_by;
    Instant created_at{}, changed_at{};
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "Import";
    static constexpr auto fields() {
        using I = Import;
        return std::tuple{json::field("import_id", &I::id, "导入"),
                          json::field("kind", &I::kind, "表格或纸质表单"),
                          json::field("template", &I::form, "模板"),
                          json::field("source", &I::source, "来源"),
                          json::field("state", &I::state, "状态"),
                          json::field("progress", &I::progress, "当前步骤的进度（千分之几）"),
                          json::field("rows_all", &I::rows_all, "数据行数"),
                          json::field("rows_wrong", &I::rows_wrong, "有错误、不能入库的行数"),
                          json::field("rows_warned", &I::rows_warned, "有提醒的行数"),
                          json::field("rows_same", &I::rows_same, "与上次相同、不必再导的行数"),
                          json::field("rows_applied", &I::rows_applied, "已入库的行数"),
                          json::field("rows_undone", &I::rows_undone, "已撤销的行数"),
                          json::field("rows_kept", &I::rows_kept, "入库后被改动、未能撤销的行数"),
                          json::field("area_id", &I::area_id, "归属区域"),
                          json::field("previous_id", &I::previous_id, "所更正的那次导入"),
                          json::field("file_id", &I::file_id, "原件"),
                          json::field("problem", &I::problem, "失败原因代码"),
                          json::field("problem_detail", &I::problem_detail, "失败原因"),
                          json::field("created_by", &I::created_by, "上传人"),
                          json::field("created_at_ms", &I::created_at, "上传时间"),
                          json::field("changed_at_ms", &I::changed_at, "变动时间"),
                          json::field("version", &I::version, "版本")};
    }
};

/// Which page of imports.
struct ListImports {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListImports";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListImports::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListImports::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// One finding of a dry run.
struct RowFinding {
    std::int64_t row = 0;
    int error_class = 1;
    std::string field, why, fix;
    bool blocks = true;
    static constexpr std::string_view schema_name = "RowFinding";
    static constexpr auto fields() {
        using F = RowFinding;
        return std::tuple{
            json::field("row", &F::row, "行号"),     json::field("class", &F::error_class, "错误类别 1–12"),
            json::field("field", &F::field, "字段"), json::field("why", &F::why, "原因"),
            json::field("fix", &F::fix, "如何改正"), json::field("blocks", &F::blocks, "是否妨碍入库")};
    }
};
/// Findings of a dry run, or rows that an undo left, in the order of the sheet.
struct RowFindings {
    std::vector<RowFinding> items;
    std::optional<std::int64_t> next;  ///< `after` of the next page
    static constexpr std::string_view schema_name = "RowFindings";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &RowFindings::items, "各行的问题"),
                          json::field("next", &RowFindings::next, "下一页的 after")};
    }
};
struct ListFindings {
    std::int64_t after = 0;
    int limit = 100;
    static constexpr std::string_view schema_name = "ListFindings";
    static constexpr auto fields() {
        using L = ListFindings;
        return std::tuple{json::field("after", &L::after, "从此行之后", {.min = 0, .optional = true}),
                          json::field("limit", &L::limit, "最多行数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// The mapping that the person has looked at; the dry run begins.
struct ConfirmMapping {
    std::int64_t version = 1;
    Mapping mapping;
    bool remember = true;
    static constexpr std::string_view schema_name = "ConfirmMapping";
    static constexpr auto fields() {
        using C = ConfirmMapping;
        return std::tuple{json::field("version", &C::version, "所见版本"),
                          json::field("mapping", &C::mapping, "列的对应"),
                          json::field("remember", &C::remember, "下次同样的表头照此对应", {.optional = true})};
    }
};

/// What people may ask of an import.
enum class ImportStep { apply, undo, cancel };
constexpr std::array<std::string_view, 3> words(ImportStep) { return {"apply", "undo", "cancel"}; }
struct TakeImportStep {
    ImportStep step = ImportStep::apply;
    std::int64_t version = 1;
    bool distinct = false;  ///< of applying: the doubtful rows were looked at and are other people
    static constexpr std::string_view schema_name = "TakeImportStep";
    static constexpr auto fields() {
        return std::tuple{json::field("step", &TakeImportStep::step, "apply 入库、undo 撤销、cancel 放弃"),
                          json::field("version", &TakeImportStep::version, "所见版本"),
                          json::field("distinct", &TakeImportStep::distinct,
                                      "已逐行核对：与库中相近的人确非同一人，一并入库", {.optional = true})};
    }
};

/// One value of a paper form.
struct PaperValue {
    std::string field, text;
    static constexpr std::string_view schema_name = "PaperValue";
    static constexpr auto fields() {
        return std::tuple{json::field("field", &PaperValue::field, "字段", {.max = 60}),
                          json::field("text", &PaperValue::text, "表单上所写",
                                      {.max = 400,
                                       .sensitivity = json::Sensitivity::sensitive,
                                       .mask = json::Mask::whole,
                                       .purpose = "社区治理与为民服务",
                                       .basis = "《个人信息保护法》第十三条第一款第三项（履行法定职责）"})};
    }
};
/// One record typed from a paper form. The id is made by the client: the same entry sent twice counts once.
struct EnterPaper {
    ImportId id;
    std::string form;
    AreaId area_id;
    std::vector<PaperValue> values;
    std::optional<FileId> file_id;
    bool only_check = false;
    bool distinct = false;  ///< somebody like this is on record, was looked at, and is somebody else
    static constexpr std::string_view schema_name = "EnterPaper";
    static constexpr auto fields() {
        using P = EnterPaper;
        return std::tuple{
            json::field("import_id", &P::id, "编号，由客户端生成"),
            json::field("template", &P::form, "模板", {.max = 60}),
            json::field("area_id", &P::area_id, "归属区域"),
            json::field("values", &P::values, "表单内容", {.min = 1, .max = 60}),
            json::field("file_id", &P::file_id, "表单照片"),
            json::field("only_check", &P::only_check, "只检查，不入库", {.optional = true}),
            json::field("distinct", &P::distinct, "已核对：与库中相近的人确非同一人", {.optional = true})};
    }
};
/// What became of it: with a blocking finding nothing was stored.
struct PaperEntered {
    bool stored = false;
    std::optional<Uuid> record_id;
    std::vector<RowFinding> findings;
    static constexpr std::string_view schema_name = "PaperEntered";
    static constexpr auto fields() {
        using P = PaperEntered;
        return std::tuple{json::field("stored", &P::stored, "是否已入库"),
                          json::field("record_id", &P::record_id, "所入的记录"),
                          json::field("findings", &P::findings, "检查结果")};
    }
};

}  // namespace linli::imports
