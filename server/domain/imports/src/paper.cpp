#include <linli/audit/audit.h>
#include <linli/files/files.h>
#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/reference/forms.h>
#include <linli/reference/reference.h>

#include "golden_rows.h"
#include "impl.h"

#include <algorithm>

/// One record typed from a paper form: an import of one row, checked by the same rules. @source DAT-13
namespace linli::imports {
namespace {

using repository::ImportRecord;

constexpr std::string_view paper_source = "paper";

/// Every field is its own column, so that a typed value is read as one from a sheet.
Mapping all_fields(const Template& form) {
    Mapping out;
    for (std::size_t i = 0; i < form.fields.size(); ++i)
        out.columns.push_back(
            {.column = static_cast<int>(i), .header = form.fields[i].label, .field = form.fields[i].name});
    return out;
}

Result<std::vector<std::string>> typed(const Template& form, const EnterPaper& in) {
    std::vector<std::string> raw(form.fields.size());
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < in.values.size(); ++i) {
        const auto index = form.index(in.values[i].field);
        if (index)
            raw[*index] = in.values[i].text;
        else
            errors.push_back({"/values/" + std::to_string(i) + "/field", "unknown", "模板没有这个字段"});
    }
    if (!errors.empty()) return refuse(json::invalid_fields, std::move(errors));
    return raw;
}

/// @refuses not_collectable naming every field that is typed and that the catalogue does not let anybody collect
Outcome typed_may_be_kept(const Template& form, const EnterPaper& in, const reference::List& catalogue) {
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < in.values.size(); ++i) {
        const auto& field = form.fields[form.index(in.values[i].field).value()];
        const auto why = reference::closed(catalogue, field.entry);
        if (why && !in.values[i].text.empty())
            errors.push_back(
                reference::closed_fault("/values/" + std::to_string(i) + "/text", field.label, field.entry, *why));
    }
    if (!errors.empty()) return refuse(not_collectable, std::move(errors));
    return Done{};
}

/// What somebody typed, as fields of a template.
struct TypedForm {
    const Template& form;
    std::vector<std::string> raw;
    Mapping mapping;
};

StagedRecord checked_row(const TypedForm& paper, Date today) {
    StagedRecord out;
    RowReader(paper.form, paper.mapping, {}).read_raw(1, paper.raw, out.record);
    RowChecker checker(paper.form, today);
    checker.check(out.record, out.findings);
    checker.finish(out.findings);
    return out;
}

ImportRecord paper_record(const EnterPaper& in, const Template& form, UserId by, const area::Ancestors& place,
                          Instant now) {
    ImportRecord out;
    auto& v = out.view;
    v.id = in.id;
    v.kind = ImportKind::paper;
    v.form = form.name;
    v.source = paper_source;
    v.area_id = in.area_id;
    v.file_id = in.file_id;
    v.created_by = by;
    v.created_at = v.changed_at = now;
    out.place = place;
    return out;
}

PaperEntered answer(const StagedRecord& one) {
    PaperEntered out;
    for (const auto& f : one.findings)
        out.findings.push_back({1, f.error_class, f.field, f.why, f.fix, f.grade == sheet::Grade::error});
    out.stored = one.row.state == RowState::applied;
    if (out.stored) out.record_id = one.row.target;
    return out;
}

/// For a form that was sent twice.
Result<PaperEntered> answered_again(db::ReadTx& tx, TenantId tenant, const ImportRecord& before, UserId by,
                                    StagedRecord one) {
    if (before.view.created_by != by || before.view.kind != ImportKind::paper) return refuse(changed_meanwhile);
    const auto rows = repository::rows(tx, tenant, before.view.id, RowState::applied, 0, 1);
    if (rows.empty()) return refuse(changed_meanwhile);
    one.row = rows.front();
    return answer(one);
}

bool may_be_stored(const StagedRecord& one, const EnterPaper& in) {
    const bool blocked = std::any_of(one.findings.begin(), one.findings.end(),
                                     [](const Finding& f) { return f.grade == sheet::Grade::error; });
    const bool doubtful = one.row.state == RowState::doubtful && !in.distinct;
    return !blocked && !doubtful && !in.only_check;
}

/// The import and its only row as an import from a sheet leaves them when it was applied.
void complete(const ImportService::Impl& self, TenantId tenant, const vault::KeySet& keys, const TypedForm& paper,
              ImportRecord& record, StagedRecord& one) {
    using Impl = ImportService::Impl;
    const auto id = record.view.id;
    one.row.row_no = 1;
    one.row.row_key = self.row_key(tenant, id, 1);
    one.row.digest = self.digest(tenant, "imports.row", paper.form.name + to_json(paper.raw));
    one.row.content = Impl::seal(keys, id, to_json(paper.raw));
    one.row.findings = findings_json(one.findings);
    one.row.batch_no = 1;
    record.view.state = ImportState::applied;
    record.view.rows_all = record.view.rows_applied = 1;
    record.mapping = Impl::seal(keys, id, json::write(paper.mapping, json::View::disclosed));
    record.read_row = 1;
}

}  // namespace

Result<PaperEntered> ImportService::enter(const access::Scope& scope, const EnterPaper& in) {
    auto& self = *impl_;
    auto& parts = self.parts;
    const auto tenant = scope.tenant();
    const auto* form = find_template(in.form);
    if (form == nullptr) return refuse(unknown_template);
    if (form->library == Library::none && !in.only_check) return refuse(not_stored);
    LINLI_TRY(auto raw, typed(*form, in));
    const TypedForm paper{*form, std::move(raw), all_fields(*form)};
    const auto today = shanghai_date(parts.clock.now());
    const auto checked = checked_row(paper, today);
    const auto keys = self.keys(tenant, in.id);
    return parts.database.write([&](db::WriteTx& tx) -> Result<PaperEntered> {
        LINLI_TRY(const auto place, self.place_of(tx, scope, in.area_id));
        LINLI_CHECK(typed_may_be_kept(*form, in, *parts.reference.today(tx, tenant, reference::lists::fields)));
        auto record = paper_record(in, *form, scope.user(), place, parts.clock.now());
        if (const auto before = repository::get(tx, tenant, in.id))
            return answered_again(tx, tenant, *before, scope.user(), checked);
        auto one = checked;
        GoldenBook book({tenant, parts.vault, parts.ids, parts.writer}, record, *form, today,
                        [&](const std::string& plain) { return Impl::seal(keys, in.id, plain); }, {});
        book.open(tx);
        book.recognise(tx, {&one, 1});
        if (!may_be_stored(one, in)) return answer(one);
        book.store(tx, {&one, 1}, parts.clock.now());
        complete(self, tenant, keys, paper, record, one);
        if (in.file_id) LINLI_CHECK(parts.files.claim(tx, scope, {&*in.file_id, 1}, "import", in.id.uuid()));
        repository::insert(tx, tenant, record);
        repository::store_rows(tx, tenant, in.id, {&one.row, 1});
        repository::journal(tx, tenant, in.id, {"apply", 1, 1, 1}, parts.clock.now());
        self.tell(tx, tenant, record);
        self.note(tx, scope, "enterPaperForm", in.id, form->name);
        return answer(one);
    });
}

}  // namespace linli::imports
