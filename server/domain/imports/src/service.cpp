#include <linli/imports/service.h>

#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/events/outbox.h>
#include <linli/files/files.h>
#include <linli/imports/events.h>
#include <linli/imports/permissions.h>
#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/reference/reference.h>

#include "impl.h"

#include <algorithm>

namespace linli::imports {
namespace {

using repository::ImportRecord;

constexpr std::string_view subject_kind = "import";

Result<std::optional<api::PageKey>> position(const api::CursorSealer& cursors, const access::Scope& scope,
                                             std::string_view operation, const std::optional<std::string>& cursor) {
    if (!cursor) return std::optional<api::PageKey>();
    LINLI_TRY(const auto text, cursors.open(scope, operation, *cursor));
    auto key = api::PageKey::parse(text);
    if (!key) return refuse(api::bad_cursor);
    return key;
}

/// What a person asked for as an action of the machine.
ImportAction action_of(ImportStep step) {
    switch (step) {
    case ImportStep::apply: return ImportAction::apply;
    case ImportStep::undo: return ImportAction::undo;
    case ImportStep::cancel: return ImportAction::cancel;
    }
    throw InvariantBroken("an unknown step of an import");
}

}  // namespace

ImportService::ImportService(ImportParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
ImportService::~ImportService() = default;

vault::KeySet ImportService::Impl::keys(TenantId tenant, ImportId id) {
    const PersonId subject(id.uuid());
    return parts.database.write([&](db::WriteTx& tx) { return parts.vault.make_keys(tx, tenant, {&subject, 1}); });
}

std::string ImportService::Impl::seal(const vault::KeySet& keys, ImportId id, const std::string& plain) {
    return keys.seal(PersonId(id.uuid()), "imports.content", plain);
}

std::string ImportService::Impl::unseal(const vault::KeySet& keys, ImportId id, const std::string& sealed) {
    return keys.open(PersonId(id.uuid()), "imports.content", sealed).value_or("[]");
}

std::string ImportService::Impl::digest(TenantId tenant, std::string_view kind, const std::string& text) const {
    return parts.vault.blind_index(tenant, kind, text);
}

std::string ImportService::Impl::row_key(TenantId tenant, ImportId id, std::int64_t row) const {
    // Keys of one import lie beside each other, in the order of its rows: an index of a million random ones would cost
    // a page a row. What follows the number cannot be guessed.
    constexpr std::size_t import_bytes = 6, row_bytes = 12, width = 8;
    constexpr std::string_view kind = "imports.row-key";
    const auto of_import = digest(tenant, kind, id.text());
    const auto of_row = digest(tenant, kind, id.text() + "/" + std::to_string(row));
    const auto number = std::to_string(row);
    return text::to_base64url(of_import.substr(0, import_bytes)) +
           std::string(width - std::min(width, number.size()), '0') + number +
           text::to_base64url(of_row.substr(0, row_bytes));
}

Mapping ImportService::Impl::mapping_of(const ImportRecord& record, const vault::KeySet& keys) const {
    if (!record.mapping) return {};
    auto mapping = json::read_text<Mapping>(unseal(keys, record.view.id, *record.mapping));
    return mapping ? std::move(mapping).value() : Mapping{};
}

void ImportService::Impl::tell(db::WriteTx& tx, TenantId tenant, const ImportRecord& record) {
    parts.outbox.publish(
        tx,
        {.tenant = tenant,
         .aggregate = record.view.id.uuid(),
         .version = record.view.version,
         .district = record.place.district,
         .street = record.place.street,
         .community = record.place.community,
         .grid = record.place.grid,
         .department = {},
         .organisation = {},
         .owner = {},
         .reporter = {}},
        ImportMoved{record.view.id.uuid(), std::string(word(record.view.state)), record.view.progress});
}

void ImportService::Impl::note(db::WriteTx& tx, const access::Scope& scope, std::string_view operation, ImportId id,
                               std::string detail) const {
    parts.audit.wrote(tx, scope,
                      {.kind = audit::Kind::write,
                       .operation = std::string(operation),
                       .subject_kind = std::string(subject_kind),
                       .subject = id.uuid(),
                       .person = {},
                       .purpose = {},
                       .detail = std::move(detail)});
}

Result<area::Ancestors> ImportService::Impl::place_of(db::ReadTx& tx, const access::Scope& scope,
                                                      const std::optional<AreaId>& wanted) {
    const auto id = wanted ? wanted : scope.actor().area;
    const auto found = id ? area::find(tx, scope.tenant(), *id) : std::nullopt;
    if (!found || !scope.covers(found->ancestors, {}, {}, {}, {})) return refuse(place_not_yours);
    return found->ancestors;
}

void ImportService::Impl::look_at(TenantId tenant, const Template& form, const OpenSheet& open, ImportRecord& record,
                                  Mapping& suggested) {
    record.sheet_no = static_cast<int>(open.sheet);
    record.header_digest = digest(tenant, "imports.header", header_text(form, open.header));
    parts.database.read([&](db::ReadTx& tx) {
        const auto known = repository::remembered(tx, tenant, form.name, *record.header_digest);
        const auto before = known ? json::read_text<Mapping>(*known) : Result<Mapping>(Mapping{});
        suggested = suggest(form, open.header, open.sample, known && before.ok() ? &*before : nullptr);
        note_closed(form, *parts.reference.today(tx, tenant, reference::lists::fields), open.sample, suggested);
        if (!open.header.key_column) return;
        for (const auto& row : open.sample) {
            const auto key = std::string(text::trim(row.at(*open.header.key_column).text));
            if (key.empty()) continue;
            record.view.previous_id = repository::import_of_key(tx, tenant, key);
            if (record.view.previous_id) return;
        }
    });
}

Result<Import> ImportService::receive(const access::Scope& scope, const SheetUpload& in) {
    auto& self = *impl_;
    const auto* form = find_template(in.form);
    if (form == nullptr) return refuse(unknown_template);
    const auto tenant = scope.tenant();
    LINLI_TRY(const auto place,
              self.parts.database.read([&](db::ReadTx& tx) { return self.place_of(tx, scope, in.area_id); }));
    std::optional<std::size_t> wanted;
    if (in.sheet_no) wanted = static_cast<std::size_t>(*in.sheet_no);
    LINLI_TRY(const auto open, open_sheet(in.path, *form, wanted, {.temporary = self.parts.folder}));
    ImportRecord record;
    auto& view = record.view;
    view.id = self.parts.ids.next<ImportId>();
    view.form = form->name;
    view.source = in.source;
    view.area_id = in.area_id ? *in.area_id : *scope.actor().area;
    view.created_by = scope.user();
    view.created_at = view.changed_at = self.parts.clock.now();
    record.place = place;
    Mapping suggested;
    self.look_at(tenant, *form, open, record, suggested);
    LINLI_TRY(
        const auto file,
        self.parts.files.store(
            scope, {.path = in.path, .name = in.name, .captured_at = {}, .purpose = files::Purpose::import_sheet}));
    view.file_id = file.id;
    const auto keys = self.keys(tenant, view.id);
    record.mapping = Impl::seal(keys, view.id, json::write(suggested, json::View::disclosed));
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Import> {
        LINLI_CHECK(self.parts.files.claim(tx, scope, {&file.id, 1}, subject_kind, view.id.uuid()));
        repository::insert(tx, tenant, record);
        self.tell(tx, tenant, record);
        self.note(tx, scope, "receiveImport", view.id, form->name);
        return view;
    });
}

Result<Import> ImportService::find(const access::Scope& scope, ImportId id) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<Import> {
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        return record->view;
    });
}

Result<api::Page<Import>> ImportService::list(const access::Scope& scope, const ListImports& in) {
    auto& parts = impl_->parts;
    LINLI_TRY(const auto after_key, position(parts.cursors, scope, "listImports", in.cursor));
    return parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<Import>> {
        api::Page<Import> page;
        const auto next = repository::page(tx, scope, in.limit, after_key, page.items);
        if (next) page.next = parts.cursors.seal(scope, "listImports", next->text());
        return page;
    });
}

Result<Mapping> ImportService::mapping(const access::Scope& scope, ImportId id) {
    auto& self = *impl_;
    const auto record = self.parts.database.read([&](db::ReadTx& tx) { return repository::find(tx, scope, id); });
    if (!record || !record->mapping) return refuse(access::not_found);
    return self.mapping_of(*record, self.keys(scope.tenant(), id));
}

Result<ImportRecord> ImportService::Impl::moved(db::WriteTx& tx, TenantId tenant, ImportRecord record,
                                                ImportAction action, std::int64_t version) {
    const auto next = after(record.view.state, action);
    if (!next) return refuse(step_not_allowed);
    if (record.view.version != version) return refuse(changed_meanwhile);
    record.view.state = *next;
    record.view.progress = 0;
    if (!repository::update(tx, tenant, record, parts.clock.now())) return refuse(changed_meanwhile);
    tell(tx, tenant, record);
    return record;
}

Result<ImportRecord> ImportService::Impl::confirmed(db::WriteTx& tx, TenantId tenant, ImportRecord record,
                                                    const ConfirmMapping& in, std::optional<UserId> by,
                                                    const vault::KeySet& keys) {
    const auto* form = find_template(record.view.form);
    LINLI_CHECK(check_mapping(*form, in.mapping));
    auto keep = in.mapping;
    // What a column is called says the sheet, not who maps it.
    const auto suggested = mapping_of(record, keys);
    for (auto& column : keep.columns)
        for (const auto& seen : suggested.columns)
            if (seen.column == column.column) column.header = seen.header;
    LINLI_CHECK(check_collectable(*form, keep, *parts.reference.today(tx, tenant, reference::lists::fields)));
    for (auto& column : keep.columns) column.unknown.clear();
    record.mapping = seal(keys, record.view.id, json::write(keep, json::View::disclosed));
    if (in.remember && record.header_digest)
        repository::remember(tx, tenant, form->name, *record.header_digest, json::write(keep, json::View::disclosed),
                             by, parts.clock.now());
    repository::drop_rows(tx, tenant, record.view.id);
    record.read_row = 0;
    auto& v = record.view;
    v.rows_all = v.rows_wrong = v.rows_warned = v.rows_same = 0;
    v.problem.reset();
    v.problem_detail.reset();
    return moved(tx, tenant, std::move(record), ImportAction::confirm, in.version);
}

Result<Import> ImportService::confirm(const access::Scope& scope, ImportId id, const ConfirmMapping& in) {
    auto& self = *impl_;
    const auto seen = self.parts.database.read([&](db::ReadTx& tx) { return repository::find(tx, scope, id); });
    if (!seen || seen->view.kind != ImportKind::sheet) return refuse(access::not_found);
    const auto keys = self.keys(scope.tenant(), id);
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Import> {
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        LINLI_TRY(const auto next, self.confirmed(tx, scope.tenant(), *record, in, scope.user(), keys));
        self.note(tx, scope, "confirmImport", id);
        return next.view;
    });
}

Result<Import> ImportService::step(const access::Scope& scope, ImportId id, const TakeImportStep& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Import> {
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        const auto& v = record->view;
        if (in.step == ImportStep::apply && find_template(v.form)->library == Library::none) return refuse(not_stored);
        if (in.step == ImportStep::apply && v.rows_all == v.rows_wrong + v.rows_same && v.state == ImportState::checked)
            return refuse(nothing_to_apply);
        LINLI_TRY(const auto next, self.moved(tx, scope.tenant(), *record, action_of(in.step), in.version));
        auto detail = std::string(word(in.step));
        if (in.step == ImportStep::apply && in.distinct)
            detail += ", " + std::to_string(repository::release_doubtful(tx, scope.tenant(), id)) +
                      " doubtful rows said to be other people";
        const auto states = repository::states(tx, scope.tenant(), id);
        if (in.step == ImportStep::apply && !states.contains(RowState::ready))
            return refuse(nothing_to_apply, "其余各行与库中人员相近，须先核对确认。");
        self.note(tx, scope, "stepImport", id, std::move(detail));
        return next.view;
    });
}

Result<RowFindings> ImportService::findings(const access::Scope& scope, ImportId id, const ListFindings& in) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<RowFindings> {
        if (!repository::find(tx, scope, id)) return refuse(access::not_found);
        RowFindings out;
        const auto rows = repository::notes(tx, scope.tenant(), id, in.after, in.limit, true);
        for (const auto& row : rows)
            for (const auto& f : findings_of(row.row_no, row.findings))
                out.items.push_back({row.row_no, f.error_class, f.field, f.why, f.fix, f.grade == sheet::Grade::error});
        if (rows.size() == static_cast<std::size_t>(in.limit)) out.next = rows.back().row_no;
        return out;
    });
}

bool ImportService::may_see_file(db::ReadTx& tx, const access::Actor& actor, const Uuid& import) {
    const auto scope = access::Gate::admit(actor, may_take_back);
    return scope.ok() && repository::find(tx, *scope, ImportId(import)).has_value();
}

std::int64_t ImportService::sweep(TenantId tenant) {
    auto& parts = impl_->parts;
    constexpr std::chrono::days kept_longest{90};
    constexpr int at_once = 20;
    const auto now = parts.clock.now();
    return parts.database.write([&](db::WriteTx& tx) {
        std::int64_t count = 0;
        for (const auto& id : repository::forgettable(tx, tenant, now - kept_longest, at_once)) {
            auto record = repository::get(tx, tenant, id);
            record->mapping.reset();
            if (!repository::update(tx, tenant, *record, now)) continue;
            repository::drop_rows(tx, tenant, id);
            parts.vault.erase(tx, tenant, PersonId(id.uuid()));
            ++count;
        }
        return count;
    });
}

}  // namespace linli::imports
