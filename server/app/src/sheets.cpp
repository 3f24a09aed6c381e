#include "sheets.h"

#include <linli/area/areas.h>
#include <linli/imports/records.h>
#include <linli/imports/service.h>
#include <linli/json/write.h>
#include <linli/sheet/marked.h>

#include "refused.h"
#include "world.h"

#include <algorithm>
#include <iostream>

#include <unistd.h>

namespace linli::app {
namespace {

using imports::Finding;
using imports::Import;

constexpr std::size_t marks_in_memory = 500'000;

/// One line a per cent on a terminal's last line, or one a tenth elsewhere.
class ProgressLine {
public:
    void operator()(double share, const std::string& what) {
        const bool screen = ::isatty(2) != 0;
        const int now = static_cast<int>(share * (screen ? 100 : 10));
        if (now == last_) return;
        last_ = now;
        std::cerr << (screen ? "\r" : "") << what << " " << now * (screen ? 1 : 10) << "%" << (screen ? "" : "\n");
    }
    ~ProgressLine() {
        if (last_ >= 0 && ::isatty(2) != 0) std::cerr << "\n";
    }
    ProgressLine() = default;
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    int last_ = -1;
};

void print(const Finding& finding, bool json) {
    if (json)
        std::cout << imports::json_line(finding) << "\n";
    else
        std::cout << "第 " << finding.row << " 行（第 " << finding.error_class << " 类）" << finding.why << "；"
                  << finding.fix << "\n";
}

/// The workbook back, from findings in memory.
Outcome mark_in_memory(const imports::Template& form, const imports::OpenSheet& open, const imports::Mapping& mapping,
                       std::vector<Finding> findings, const ImportOptions& options, Instant now) {
    std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
    const imports::RowReader reader(form, mapping, {});
    std::size_t at = 0;
    const sheet::MarkPlan plan{.sheet = open.sheet, .header_row = open.header.last_row, .made_at = now};
    LINLI_TRY(const auto report, sheet::write_marked(options.sheet, options.marked, plan, [&](sheet::RowMark& mark) {
                  if (at == findings.size()) return false;
                  std::vector<Finding> of_row;
                  const auto row = findings[at].row;
                  for (; at < findings.size() && findings[at].row == row; ++at) of_row.push_back(findings[at]);
                  mark = imports::mark_of(form, reader, row, {}, of_row);
                  return true;
              }));
    std::cerr << "已标注 " << report.rows << " 行：" << options.marked << "\n";
    return Done{};
}

int check_alone(const imports::Template& form, const ImportOptions& options) {
    std::optional<std::size_t> wanted;
    if (options.sheet_no) wanted = static_cast<std::size_t>(*options.sheet_no);
    const SystemClock clock;
    const auto open = imports::open_sheet(options.sheet, form, wanted);
    if (!open) return refused(open.problem());
    auto mapping = imports::suggest(form, open->header, open->sample, nullptr);
    const auto& catalogue = reference::built_in_list(*reference::shape_of(reference::lists::fields));
    for (const auto& sentence : imports::note_closed(form, catalogue, open->sample, mapping))
        std::cerr << sentence << "\n";
    std::vector<Finding> kept;
    ProgressLine line;
    const auto tally = imports::dry_run(
        form, *open, mapping, shanghai_date(clock.now()),
        [&](const Finding& finding) {
            print(finding, options.json);
            if (!options.marked.empty() && kept.size() < marks_in_memory) kept.push_back(finding);
        },
        [&](double share) { line(share, "检查"); });
    if (!tally) return refused(tally.problem());
    std::cerr << "共 " << tally->rows << " 行，有错误 " << tally->wrong_rows << " 行，有提醒 " << tally->warned_rows
              << " 行（未连接数据库）\n";
    if (!options.marked.empty())
        if (const auto done = mark_in_memory(form, *open, mapping, std::move(kept), options, clock.now()); !done)
            return refused(done.problem());
    return 0;
}

int say(const Import& one, bool json) {
    std::cerr << "导入 " << one.id.text() << "：" << word(one.state) << "，共 " << one.rows_all << " 行，有错误 "
              << one.rows_wrong << "，有提醒 " << one.rows_warned << "，未变 " << one.rows_same << "，已入库 "
              << one.rows_applied << "，已撤销 " << one.rows_undone << "，未能撤销 " << one.rows_kept << "\n";
    if (one.problem_detail) std::cerr << *one.problem_detail << "\n";
    if (json && one.state != imports::ImportState::checked)
        std::cout << json::write(one, json::View::disclosed) << "\n";
    return one.state == imports::ImportState::failed ? 1 : 0;
}

int undo(World& world, TenantId tenant, const ImportOptions& options) {
    const auto id = imports::ImportId::parse(options.undo);
    if (!id) {
        std::cerr << "--undo 后应为导入编号。\n";
        return 2;
    }
    ProgressLine line;
    const auto done = world.imports.step_local(tenant, *id, imports::ImportStep::undo,
                                               [&](const Import& i) { line(i.progress / 1000.0, "撤销"); });
    if (!done) return refused(done.problem());
    if (done->rows_kept > 0)
        world.imports.each_finding(tenant, *id, [&](const Finding& finding) { print(finding, options.json); });
    return say(*done, options.json);
}

Result<imports::LocalSheet> local_sheet(db::Database& database, TenantId tenant, const ImportOptions& options) {
    imports::LocalSheet out{.path = options.sheet, .form = options.form, .source = options.source};
    out.sheet_no = options.sheet_no;
    if (options.area.empty()) return out;
    const auto found = database.read([&](db::ReadTx& tx) { return area::search(tx, tenant, options.area, {}, 20); });
    for (const auto& one : found)
        if (one.code == options.area || one.name == options.area) out.area_id = one.id;
    if (!out.area_id) return refuse(area::no_such_area, options.area);
    return out;
}

int with_store(World& world, TenantId tenant, const ImportOptions& options) {
    if (!options.undo.empty()) return undo(world, tenant, options);
    const auto in = local_sheet(*world.store.database, tenant, options);
    if (!in) return refused(in.problem());
    std::optional<Import> last;
    {
        ProgressLine line;
        auto checked =
            world.imports.check_local(tenant, *in, [&](const Import& i) { line(i.progress / 1000.0, "检查"); });
        if (!checked) return refused(checked.problem());
        last = *checked;
    }
    if (last->state == imports::ImportState::checked)
        world.imports.each_finding(tenant, last->id, [&](const Finding& finding) { print(finding, options.json); });
    if (!options.marked.empty()) {
        const auto marked = world.imports.mark_local(tenant, last->id, options.sheet, options.marked);
        if (!marked) return refused(marked.problem());
        std::cerr << "已标注：" << options.marked << "\n";
    }
    const bool open = last->state == imports::ImportState::checked || last->state == imports::ImportState::applying;
    const auto wanted = options.apply ? imports::ImportStep::apply : imports::ImportStep::cancel;
    if (open && (options.apply || last->state == imports::ImportState::checked)) {
        if (!options.apply) std::cerr << "只检查，未入库。\n";
        ProgressLine line;
        const auto done = world.imports.step_local(tenant, last->id, wanted,
                                                   [&](const Import& i) { line(i.progress / 1000.0, "入库"); });
        if (!done) return refused(done.problem());
        last = *done;
    }
    return say(*last, options.json && options.apply);
}

/// Whether there is a store to look into.
bool has_store(const config::Settings& given) {
    return !given.get(settings::database).empty() || std::filesystem::exists(data_folder(given) / "linli.db");
}

}  // namespace

int import_sheet(const config::Settings& settings, const ImportOptions& options) {
    const auto* form = imports::find_template(options.form);
    if (form == nullptr && options.undo.empty()) {
        std::cerr << "没有这个模板；可用：";
        for (const auto& one : imports::templates()) std::cerr << one.name << "（" << one.title << "） ";
        std::cerr << "\n";
        return 2;
    }
    if (!options.template_out.empty()) {
        imports::write_template(*form, options.template_out, SystemClock().now());
        return 0;
    }
    if (options.undo.empty() && options.sheet.empty()) {
        std::cerr << "请给出表格文件。\n";
        return 2;
    }
    const bool needed = options.apply || !options.undo.empty();
    if (!needed && !has_store(settings)) return check_alone(*form, options);
    Store store(settings);
    store.attach();
    const auto tenant = store.database->read([&](db::ReadTx& tx) { return named_tenant(tx, options.tenant); });
    if (!tenant) {
        std::cerr << "没有这个租户，或有多个租户而未用 --tenant 指明。\n";
        return 1;
    }
    const bool founded = store.database->read(
        [&](db::ReadTx& tx) { return !area::all(tx, tenant->id, area::Level::district, 1).empty(); });
    if (!founded && !needed) return check_alone(*form, options);
    World world(store);
    return with_store(world, tenant->id, options);
}

}  // namespace linli::app
