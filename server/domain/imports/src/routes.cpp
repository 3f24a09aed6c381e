#include <linli/imports/routes.h>

#include <linli/api/desk.h>
#include <linli/base/text.h>
#include <linli/files/files.h>
#include <linli/http/files.h>
#include <linli/imports/exports.h>
#include <linli/imports/permissions.h>
#include <linli/imports/service.h>
#include <linli/imports/views.h>
#include <linli/json/read.h>

#include "passing_file.h"

#include <algorithm>
#include <charconv>

namespace linli::imports {
namespace {

using api::Call;
using api::Nothing;
using http::Method;
namespace fs = std::filesystem;

constexpr std::uint64_t largest_sheet = 200ULL << 20;
constexpr std::uint64_t form_overhead = 64 * 1024;
constexpr api::RateRule upload_pace{5, std::chrono::seconds(20)};
constexpr api::RateRule export_pace{5, std::chrono::seconds(60)};
constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The file is sent while it is read and goes with the answer.
class SentFile final : public http::ByteSource {
public:
    explicit SentFile(fs::path path) : file_(std::move(path)), source_(http::open_file(file_.path().string())) {}
    std::optional<std::uint64_t> size() const override { return source_->size(); }
    std::size_t read(std::uint64_t offset, std::span<char> out) override { return source_->read(offset, out); }

private:
    PassingFile file_;
    std::shared_ptr<http::ByteSource> source_;
};

api::Raw workbook(const Call& call, const std::string& name, std::shared_ptr<http::ByteSource> source,
                  std::string_view type = workbook_type) {
    const auto disposition = http::attachment(name);
    return {http::serve(
        call.request(),
        {.type = type, .etag = {}, .cache = "private, no-store", .disposition = disposition, .modified = {}},
        std::move(source))};
}

fs::path fresh(const fs::path& folder, const Call& call) {
    return folder / ("answer-" + call.request().request_id() + ".xlsx");
}

TemplateView view(const Template& form) {
    TemplateView out{form.name, form.title, form.library, form.notes, {}};
    for (const auto& field : form.fields) {
        FieldView one{field.name, field.label, field.kind, field.required, field.example, field.note, {}};
        if (const auto* list = field.codes.empty() ? nullptr : code_list(field.codes))
            for (const auto& code : list->codes) one.codes.push_back({code.code, code.label});
        out.columns.push_back(std::move(one));
    }
    return out;
}

/// Reads the form; names everything that is wrong with it at once.
Result<SheetUpload> read_form(http::Request& request) {
    SheetUpload out;
    std::vector<FieldError> errors;
    const auto say = [&](std::string_view name, std::string code, std::string message) {
        errors.push_back({"/" + std::string(name), std::move(code), std::move(message)});
    };
    for (auto& part : request.parts()) {
        if (part.name == "file" && part.filename) {
            out.path = part.file.path();
            out.name = *part.filename;
        } else if (part.name == "template" && !part.filename) {
            out.form = part.value;
        } else if (part.name == "source" && !part.filename) {
            out.source = part.value;
        } else if (part.name == "area_id" && !part.filename) {
            out.area_id = AreaId::parse(part.value);
            if (!out.area_id) say("area_id", "not_an_id", "应为区域编号");
        } else if (part.name == "sheet" && !part.filename) {
            int number = 0;
            const auto [end, error] = std::from_chars(part.value.data(), part.value.data() + part.value.size(), number);
            if (error != std::errc{} || end != part.value.data() + part.value.size() || number < 0)
                say("sheet", "not_a_number", "应为工作表序号，从 0 起");
            out.sheet_no = number;
        } else {
            say(text::prefix(part.name, 60), "unknown", "没有这一项");
        }
    }
    if (out.path.empty()) say("file", "required", "请选择表格文件");
    if (out.form.empty()) say("template", "required", "请选择模板");
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    if (out.source.empty() || out.source.size() > 40 || !std::all_of(out.source.begin(), out.source.end(), letter))
        say("source", "required", "请填写来源代码（小写字母和下划线）");
    if (!errors.empty()) return refuse(json::invalid_fields, std::move(errors));
    return out;
}

void mount_templates(api::Desk& desk, const fs::path& folder) {
    desk.mount<Nothing, TemplateList>({.method = Method::get,
                                       .path = "/v1/import-templates",
                                       .operation = "listImportTemplates",
                                       .summary = "导入模板",
                                       .permission = may_read_templates},
                                      [](const Call&, const Nothing&) -> Result<TemplateList> {
                                          TemplateList out;
                                          for (const auto& form : templates()) out.items.push_back(view(form));
                                          return out;
                                      });
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/v1/import-templates/{template}/workbook",
                                   .operation = "getImportTemplateWorkbook",
                                   .summary = "下载空白模板",
                                   .permission = may_read_templates,
                                   .refusals = {&access::not_found},
                                   .pool = http::Pool::io},
                                  [folder](const Call& call, const Nothing&) -> Result<api::Raw> {
                                      const auto* form = find_template(call.path("template"));
                                      if (form == nullptr) return refuse(access::not_found);
                                      const auto path = fresh(folder, call);
                                      write_template(*form, path, call.request().received_at());
                                      return workbook(call, form->title + "导入模板.xlsx",
                                                      std::make_shared<SentFile>(path));
                                  });
}

const std::vector<const ProblemType*>& sheet_refusals() {
    static const std::vector<const ProblemType*> all{
        &unknown_template,      &place_not_yours,       &no_rows,
        &sheet::empty_file,     &sheet::not_a_sheet,    &sheet::old_format,
        &sheet::protected_file, &sheet::broken_file,    &sheet::too_large,
        &sheet::no_such_sheet,  &sheet::unclosed_quote, &files::not_acceptable,
        &files::damaged,        &files::too_large,      &files::busy,
        &files::unknown_file};
    return all;
}

void mount_upload(api::Desk& desk, ImportService& service) {
    desk.mount<Nothing, Import>(
        {.method = Method::post,
         .path = "/v1/imports",
         .operation = "receiveImport",
         .summary = "上传要导入的表格",
         .permission = may_import,
         .refusals = sheet_refusals(),
         .success = 201,
         .body_limit = largest_sheet + form_overhead,
         .multipart = http::MultipartLimits{.parts = 5, .files = 1, .file_bytes = largest_sheet, .field_bytes = 200},
         .rate = upload_pace,
         .pool = http::Pool::io,
         .description =
             "multipart/form-data：file 为表格（.xlsx 或 .csv，最大 200 MB），template 为模板，source 为来源代码，"
             "area_id 为没有对应房屋的行归属的区域（可不填），sheet 为工作表序号（可不填）。"},
        [&](const Call& call, const Nothing&) -> Result<Import> {
            LINLI_TRY(const auto form, read_form(call.request()));
            return service.receive(call.scope(), form);
        });
}

void mount_mapping(api::Desk& desk, ImportService& service) {
    desk.mount<Nothing, Mapping>({.method = Method::get,
                                  .path = "/v1/imports/{import_id}/mapping",
                                  .operation = "getImportMapping",
                                  .summary = "列的对应及理由",
                                  .permission = may_take_back,
                                  .refusals = {&access::not_found},
                                  .pool = http::Pool::write},
                                 [&](const Call& call, const Nothing&) {
                                     return service.mapping(call.scope(), call.id<ImportId>("import_id"));
                                 });
    desk.mount<ConfirmMapping, Import>(
        {.method = Method::post,
         .path = "/v1/imports/{import_id}/mapping",
         .operation = "confirmImportMapping",
         .summary = "确认列的对应并开始检查",
         .permission = may_import,
         .refusals = {&access::not_found, &bad_mapping, &not_collectable, &step_not_allowed, &changed_meanwhile},
         .body_limit = 1U << 20,
         .pool = http::Pool::write},
        [&](const Call& call, const ConfirmMapping& in) {
            return service.confirm(call.scope(), call.id<ImportId>("import_id"), in);
        });
}

void mount_imports(api::Desk& desk, ImportService& service) {
    desk.mount<ListImports, api::Page<Import>>(
        {.method = Method::get,
         .path = "/v1/imports",
         .operation = "listImports",
         .summary = "导入列表",
         .permission = may_read,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListImports& in) { return service.list(call.scope(), in); });
    desk.mount<Nothing, Import>(
        {.method = Method::get,
         .path = "/v1/imports/{import_id}",
         .operation = "getImport",
         .summary = "导入情况",
         .permission = may_read,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.find(call.scope(), call.id<ImportId>("import_id")); });
    desk.mount<TakeImportStep, Import>(
        {.method = Method::post,
         .path = "/v1/imports/{import_id}/steps",
         .operation = "stepImport",
         .summary = "入库、撤销或放弃",
         .permission = may_import,
         .refusals = {&access::not_found, &step_not_allowed, &changed_meanwhile, &not_stored, &nothing_to_apply},
         .pool = http::Pool::write},
        [&](const Call& call, const TakeImportStep& in) {
            return service.step(call.scope(), call.id<ImportId>("import_id"), in);
        });
}

void mount_findings(api::Desk& desk, ImportService& service, const fs::path& folder) {
    desk.mount<ListFindings, RowFindings>({.method = Method::get,
                                           .path = "/v1/imports/{import_id}/findings",
                                           .operation = "listImportFindings",
                                           .summary = "各行的问题",
                                           .permission = may_read,
                                           .refusals = {&access::not_found}},
                                          [&](const Call& call, const ListFindings& in) {
                                              return service.findings(call.scope(), call.id<ImportId>("import_id"), in);
                                          });
    auto refusals = sheet_refusals();
    refusals.insert(refusals.end(), {&access::not_found, &step_not_allowed});
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/v1/imports/{import_id}/marked-workbook",
                                   .operation = "getMarkedWorkbook",
                                   .summary = "取回标注了问题的表格",
                                   .permission = may_take_back,
                                   .refusals = refusals,
                                   .pool = http::Pool::io},
                                  [&service, folder](const Call& call, const Nothing&) -> Result<api::Raw> {
                                      const auto path = fresh(folder, call);
                                      LINLI_TRY([[maybe_unused]] const auto report,
                                                service.marked(call.scope(), call.id<ImportId>("import_id"), path));
                                      return workbook(call, "标注.xlsx", std::make_shared<SentFile>(path));
                                  });
}

void mount_paper(api::Desk& desk, ImportService& service) {
    desk.mount<EnterPaper, PaperEntered>(
        {.method = Method::post,
         .path = "/v1/paper-entries",
         .operation = "enterPaperForm",
         .summary = "录入一张纸质表单",
         .permission = may_enter_paper,
         .refusals = {&unknown_template, &not_collectable, &place_not_yours, &not_stored, &changed_meanwhile,
                      &files::unknown_file},
         .pool = http::Pool::write,
         .description = "与表格导入同样的检查；有妨碍入库的问题时不入库。照片先以用途 paper_form 上传。"},
        [&](const Call& call, const EnterPaper& in) { return service.enter(call.scope(), in); });
}

void mount_export_requests(api::Desk& desk, ExportService& service) {
    desk.mount<RequestExport, Export>(
        {.method = Method::post,
         .path = "/v1/exports",
         .operation = "requestExport",
         .summary = "申请导出",
         .permission = may_request_export,
         .refusals = {&unknown_template, &not_stored, &unknown_column, &day_not_possible, &place_not_yours,
                      &export_id_taken},
         .success = 201,
         .rate = export_pace,
         .pool = http::Pool::write,
         .description = "用途由请求头 X-Linli-Purpose 说明，由另一人审批，印在每一页上。"},
        [&](const Call& call, const RequestExport& in) { return service.request(call.scope(), in); });
    desk.mount<ListExports, api::Page<Export>>(
        {.method = Method::get,
         .path = "/v1/exports",
         .operation = "listExports",
         .summary = "导出申请列表",
         .permission = may_read_exports,
         .refusals = {&api::bad_cursor}},
        [&](const Call& call, const ListExports& in) { return service.list(call.scope(), in); });
    desk.mount<Nothing, Export>(
        {.method = Method::get,
         .path = "/v1/exports/{export_id}",
         .operation = "getExport",
         .summary = "导出申请",
         .permission = may_read_exports,
         .refusals = {&access::not_found}},
        [&](const Call& call, const Nothing&) { return service.find(call.scope(), call.id<ExportId>("export_id")); });
}

void mount_handing_out(api::Desk& desk, ExportService& service) {
    desk.mount<DecideExport, Export>(
        {.method = Method::post,
         .path = "/v1/exports/{export_id}/decision",
         .operation = "decideExport",
         .summary = "审批导出",
         .permission = may_approve_export,
         .refusals = {&access::not_found, &own_request, &step_not_allowed, &changed_meanwhile},
         .pool = http::Pool::write},
        [&](const Call& call, const DecideExport& in) {
            return service.decide(call.scope(), call.id<ExportId>("export_id"), in);
        });
    desk.mount<Nothing, api::Raw>({.method = Method::get,
                                   .path = "/v1/exports/{export_id}/file",
                                   .operation = "fetchExport",
                                   .summary = "下载导出文件",
                                   .permission = may_fetch_export,
                                   .refusals = {&access::not_found, &step_not_allowed},
                                   .pool = http::Pool::write},
                                  [&](const Call& call, const Nothing&) -> Result<api::Raw> {
                                      LINLI_TRY(auto file, service.fetch(call.scope(), call.id<ExportId>("export_id")));
                                      return workbook(call, file.name, std::move(file.content), file.media_type);
                                  });
}

}  // namespace

void mount(api::Desk& desk, ImportService& imports, ExportService& exports, const fs::path& folder) {
    fs::create_directories(folder);
    mount_templates(desk, folder);
    mount_upload(desk, imports);
    mount_mapping(desk, imports);
    mount_imports(desk, imports);
    mount_findings(desk, imports, folder);
    mount_paper(desk, imports);
    mount_export_requests(desk, exports);
    mount_handing_out(desk, exports);
}

}  // namespace linli::imports
