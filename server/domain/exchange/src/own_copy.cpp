#include "own_copy.h"

#include <linli/base/text.h>
#include <linli/sheet/writer.h>

#include <fstream>
#include <iterator>

namespace linli::exchange {
namespace {

using sheet::OutCell;

OutCell cell(std::string text) { return {std::move(text), sheet::Look::plain, {}}; }

/// Texts are short; a cell that is too long would lose its row, so it is cut where programs cut it.
void add(sheet::WorkbookWriter& out, std::vector<std::string> texts) {
    constexpr std::size_t longest = 30'000;
    std::vector<OutCell> cells;
    for (auto& text : texts) cells.push_back(cell(std::string(text::prefix(text, longest))));
    const auto written = out.row(cells);
    LINLI_INVARIANT(written.ok(), "a row of one's own copy is too long");
}

void begin(sheet::WorkbookWriter& out, std::string name, std::initializer_list<std::string_view> columns) {
    sheet::SheetPlan plan;
    plan.name = std::move(name);
    for (const auto column : columns) {
        sheet::ColumnPlan one;
        one.name = std::string(column);
        plan.columns.push_back(std::move(one));
    }
    out.begin_sheet(plan);
}

/// Telephone and numbers stand in full only in the disclosure; everything else as the record shows it.
std::string in_full(const CopyContent& content, const registry::FieldView& field) {
    if (field.field == "person.phone") return content.person.phone.value_or("");
    if (field.field == "person.id_number") return content.person.id_number.value_or("");
    if (field.field == "person.registered_address") return content.person.registered_address.value_or("");
    return field.value.value_or("");
}

void write(sheet::WorkbookWriter& out, const CopyContent& content) {
    begin(out, "我的信息", {"信息", "内容", "来源", "信息日期", "登记时间"});
    for (const auto& field : content.data.record)
        add(out, {field.label, in_full(content, field), field.source_label, field.said_on.text(),
                  shanghai_text(field.recorded_at)});
    for (const auto& relation : content.data.relations)
        add(out, {"人房关系", relation.address, relation.source, relation.from.text(), {}});
    for (const auto& tag : content.data.tags) add(out, {"标签", tag.label, tag.source, tag.from.text(), {}});
    begin(out, "同意记录", {"用途", "同意时间", "有效期至", "撤回时间"});
    for (const auto& one : content.data.consents)
        add(out, {one.label, shanghai_text(one.given_at), one.valid_until.text(),
                  one.withdrawn_at ? shanghai_text(*one.withdrawn_at) : std::string()});
    begin(out, "谁看过我的信息", {"时间", "岗位", "方式", "用途"});
    for (const auto& one : content.looks.items)
        add(out, {shanghai_text(one.at), one.by_me ? "本人" : one.who, one.kind, one.purpose});
    begin(out, "共享记录", {"时间", "共享对象", "方向", "数据项", "用途", "状态"});
    for (const auto& one : content.shares.items)
        add(out, {shanghai_text(one.at), one.partner, one.direction == Direction::receive ? "向对方查询" : "向对方提供",
                  text::join(one.labels, "、"), one.purpose, one.why.empty() ? std::string(word(one.state)) : one.why});
}

/// Goes with its owner, whatever happens in between.
struct Passing {
    explicit Passing(std::filesystem::path given) : path(std::move(given)) {}
    Passing(const Passing&) = delete;
    Passing& operator=(const Passing&) = delete;
    ~Passing() {
        std::error_code gone;
        std::filesystem::remove(path, gone);
    }
    std::filesystem::path path;
};

}  // namespace

std::string workbook_of(const CopyContent& content, const std::filesystem::path& path, Instant made_at) {
    const Passing file(path);
    {
        sheet::ExportMark mark;
        mark.title = "我的数据";
        mark.author = "linli";
        mark.made_at = made_at;
        sheet::WorkbookWriter out(file.path, mark);
        write(out, content);
        out.close();
    }
    std::ifstream in(file.path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace linli::exchange
