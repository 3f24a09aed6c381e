#include "package.h"

#include "xml.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::sheet {
namespace {

constexpr std::size_t part_limit = 16U << 20;

/// `../drawings/a.vml` seen from `xl/worksheets/sheet1.xml` -> `xl/drawings/a.vml`.
std::string resolve(std::string_view from, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    const auto slash = from.rfind('/');
    std::vector<std::string> steps;
    const auto walk = [&](std::string_view path) {
        for (const auto step : text::split(path, '/')) {
            if (step == "..") {
                if (!steps.empty()) steps.pop_back();
            } else if (!step.empty() && step != ".") {
                steps.emplace_back(step);
            }
        }
    };
    if (slash != std::string_view::npos) walk(from.substr(0, slash));
    walk(target);
    return text::join(steps, "/");
}

class RelationsHandler final : public XmlHandler {
public:
    RelationsHandler(std::string_view from, std::vector<Relation>& out) : from_(from), out_(out) {}
    void start(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship") return;
        const auto kind = attributes.get("Type");
        const auto slash = kind.rfind('/');
        const bool external = attributes.get("TargetMode") == "External";
        std::string target(attributes.get("Target"));
        std::replace(target.begin(), target.end(), '\\', '/');
        out_.push_back({std::string(attributes.get("Id")),
                        std::string(slash == std::string_view::npos ? kind : kind.substr(slash + 1)),
                        external ? target : resolve(from_, target), external});
    }
    void end(std::string_view) override {}

private:
    std::string_view from_;
    std::vector<Relation>& out_;
};

Visibility visibility_of(std::string_view state) {
    if (state == "hidden") return Visibility::hidden;
    return state == "veryHidden" ? Visibility::very_hidden : Visibility::visible;
}

class WorkbookHandler final : public XmlHandler {
public:
    WorkbookHandler(const std::vector<Relation>& relations, Package& package)
        : relations_(relations), package_(package) {}
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr") {
            const auto flag = attributes.get("date1904");
            if (flag == "1" || flag == "true") package_.dates = DateSystem::from_1904;
        } else if (name == "sheet") {
            add(attributes);
        }
    }
    void end(std::string_view) override {}

private:
    /// Charts and dialogs stand among the tabs too; they have no cells.
    void add(const Attributes& attributes) {
        const auto position = tabs_++;
        const auto id = attributes.find_prefixed("id");
        const auto found = std::find_if(relations_.begin(), relations_.end(),
                                        [&](const Relation& relation) { return id && relation.id == *id; });
        if (found == relations_.end() || found->kind != "worksheet" || found->external) return;
        package_.sheets.push_back(
            {{std::string(attributes.get("name")), visibility_of(attributes.get("state"))}, found->target, position});
    }

    const std::vector<Relation>& relations_;
    Package& package_;
    std::uint32_t tabs_ = 0;
};

/// What else comes as a zip file.
Refusal foreign(const Archive& archive) {
    if (archive.has("xl/workbook.bin")) return refuse(not_a_sheet, "这是 .xlsb 二进制工作簿，请另存为 .xlsx。");
    if (archive.has("word/document.xml")) return refuse(not_a_sheet, "这是 Word 文档，不是表格。");
    if (archive.has("ppt/presentation.xml")) return refuse(not_a_sheet, "这是演示文稿，不是表格。");
    if (archive.has("content.xml")) return refuse(not_a_sheet, "这是 OpenDocument 文件，请另存为 .xlsx。");
    return refuse(not_a_sheet, "这是压缩包，请解压后上传其中的表格。");
}

}  // namespace

std::string relations_part(std::string_view part) {
    const auto slash = part.rfind('/');
    if (slash == std::string_view::npos) return "_rels/" + std::string(part) + ".rels";
    return std::string(part.substr(0, slash)) + "/_rels/" + std::string(part.substr(slash + 1)) + ".rels";
}

Result<std::vector<Relation>> read_relations(const Archive& archive, std::string_view part) {
    std::vector<Relation> relations;
    const auto name = part.empty() ? std::string("_rels/.rels") : relations_part(part);
    if (!archive.has(name)) return relations;
    LINLI_TRY(const auto xml, archive.text(name, part_limit));
    MemorySource source(xml);
    RelationsHandler handler(part, relations);
    LINLI_CHECK(parse_xml(source, handler));
    return relations;
}

Result<Package> read_package(const Archive& archive) {
    Package package;
    LINLI_TRY(const auto roots, read_relations(archive, ""));
    const auto main = std::find_if(roots.begin(), roots.end(),
                                   [](const Relation& relation) { return relation.kind == "officeDocument"; });
    package.workbook = main != roots.end() ? main->target : "xl/workbook.xml";
    if (!archive.has(package.workbook) || package.workbook.ends_with(".bin") || !archive.has("[Content_Types].xml"))
        return foreign(archive);
    LINLI_TRY(const auto relations, read_relations(archive, package.workbook));
    for (const auto& relation : relations) {
        if (relation.kind == "sharedStrings" && archive.has(relation.target)) package.strings = relation.target;
        if (relation.kind == "styles" && archive.has(relation.target)) package.styles = relation.target;
    }
    LINLI_TRY(const auto xml, archive.text(package.workbook, part_limit));
    MemorySource source(xml);
    WorkbookHandler handler(relations, package);
    LINLI_CHECK(parse_xml(source, handler));
    if (package.sheets.empty()) return foreign(archive);
    for (const auto& sheet : package.sheets)
        if (!archive.has(sheet.part)) return refuse(broken_file, "工作簿缺少一张工作表的内容。");
    return package;
}

}  // namespace linli::sheet
