#include <linli/area/areas.h>
#include <linli/crypto/suite.h>
#include <linli/json/write.h>

#include "impl.h"

#include <algorithm>
#include <fstream>
#include <thread>

/// Sheets from the command line, and sheets with their marks.
namespace linli::imports {
namespace {

using repository::ImportRecord;

constexpr int page_rows = 500;
constexpr std::chrono::milliseconds overtaken_pause{100};

/// Feeds the marks of an import's rows in ascending order, a page at a time.
class Marks {
public:
    Marks(db::Database& database, TenantId tenant, const Template& form, const RowReader& reader, ImportId id)
        : database_(database), tenant_(tenant), form_(form), reader_(reader), id_(id) {}

    bool next(sheet::RowMark& mark) {
        if (at_ == page_.size()) {
            page_ = database_.read(
                [&](db::ReadTx& tx) { return repository::notes(tx, tenant_, id_, after_, page_rows, false); });
            at_ = 0;
            if (page_.empty()) return false;
            after_ = page_.back().row_no;
        }
        const auto& row = page_[at_++];
        mark = mark_of(form_, reader_, static_cast<std::uint32_t>(row.row_no), row.row_key,
                       findings_of(row.row_no, row.findings));
        return true;
    }

private:
    db::Database& database_;
    TenantId tenant_;
    const Template& form_;
    const RowReader& reader_;
    ImportId id_;
    std::vector<repository::StagedRow> page_;
    std::size_t at_ = 0;
    std::int64_t after_ = 0;
};

std::string hash_of(const std::filesystem::path& path, const crypto::CryptoSuite& suite) {
    std::ifstream in(path, std::ios::binary);
    const auto hasher = suite.hasher();
    std::string buffer(1U << 20, '\0');
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
        hasher->update(std::string_view(buffer).substr(0, static_cast<std::size_t>(in.gcount())));
    return hasher->finish().hex();
}

/// The import of a sheet that is not under way yet, with its mapping as suggested.
Result<ImportId> brought_in(ImportService::Impl& self, TenantId tenant, const Template& form, const OpenSheet& open,
                            const LocalSheet& in, const std::string& hash) {
    auto& parts = self.parts;
    ImportRecord record;
    record.view.id = parts.ids.next<ImportId>();
    record.view.form = form.name;
    record.view.source = in.source;
    record.view.created_at = record.view.changed_at = parts.clock.now();
    record.content_hash = hash;
    Mapping mapping;
    self.look_at(tenant, form, open, record, mapping);
    const auto keys = self.keys(tenant, record.view.id);
    return parts.database.write([&](db::WriteTx& tx) -> Result<ImportId> {
        const auto place = in.area_id ? area::find(tx, tenant, *in.area_id) : area::root(tx, tenant);
        if (!place) return refuse(place_not_yours);
        record.view.area_id = place->id;
        record.place = place->ancestors;
        repository::insert(tx, tenant, record);
        LINLI_TRY(const auto next, self.confirmed(tx, tenant, record, {1, mapping, false}, {}, keys));
        return next.view.id;
    });
}

}  // namespace

Result<sheet::MarkReport> ImportService::Impl::mark(TenantId tenant, const ImportRecord& record,
                                                    const std::filesystem::path& original,
                                                    const std::filesystem::path& out) {
    const auto& form = *find_template(record.view.form);
    std::optional<std::size_t> sheet_no;
    if (record.sheet_no) sheet_no = static_cast<std::size_t>(*record.sheet_no);
    LINLI_TRY(const auto open, open_sheet(original, form, sheet_no, {.temporary = parts.folder}));
    const RowReader reader(form, mapping_of(record, keys(tenant, record.view.id)), {});
    Marks marks(parts.database, tenant, form, reader, record.view.id);
    const sheet::MarkPlan plan{.sheet = open.sheet,
                               .header_row = open.header.last_row,
                               .made_at = parts.clock.now(),
                               .options = {.temporary = parts.folder}};
    return sheet::write_marked(original, out, plan, [&](sheet::RowMark& mark) { return marks.next(mark); });
}

Result<sheet::MarkReport> ImportService::marked(const access::Scope& scope, ImportId id,
                                                const std::filesystem::path& out) {
    auto& self = *impl_;
    const auto record = self.parts.database.read([&](db::ReadTx& tx) { return repository::find(tx, scope, id); });
    if (!record || !record->view.file_id || record->view.kind != ImportKind::sheet) return refuse(access::not_found);
    if (record->read_row == 0) return refuse(step_not_allowed, "还没有检查结果");
    const PassingFile original(self.unpacked(scope.tenant(), *record));
    return self.mark(scope.tenant(), *record, original.path(), out);
}

Result<Import> ImportService::check_local(TenantId tenant, const LocalSheet& in, const Progressed& progressed) {
    auto& self = *impl_;
    auto& parts = self.parts;
    const auto* form = find_template(in.form);
    if (form == nullptr) return refuse(unknown_template);
    std::optional<std::size_t> wanted;
    if (in.sheet_no) wanted = static_cast<std::size_t>(*in.sheet_no);
    LINLI_TRY(const auto open, open_sheet(in.path, *form, wanted, {.temporary = parts.folder}));
    const auto hash =
        self.digest(tenant, "imports.sheet",
                    form->name + in.source + hash_of(in.path, crypto::suite(crypto::Suite::international)));
    auto id = parts.database.read([&](db::ReadTx& tx) { return repository::unfinished(tx, tenant, hash); });
    if (!id) {
        LINLI_TRY(id, brought_in(self, tenant, *form, open, in, hash));
    }
    const auto now = [&] {
        return parts.database.read([&](db::ReadTx& tx) { return repository::get(tx, tenant, *id)->view; });
    };
    // What was being applied when a run stopped goes on only when somebody says so.
    if (now().state == ImportState::staging) {
        LINLI_CHECK(self.run(tenant, *id, in.path, {}, progressed));
    }
    return now();
}

Result<Import> ImportService::step_local(TenantId tenant, ImportId id, ImportStep wanted,
                                         const Progressed& progressed) {
    auto& self = *impl_;
    auto record = self.parts.database.read([&](db::ReadTx& tx) { return repository::get(tx, tenant, id); });
    if (!record) return refuse(access::not_found);
    const auto scope = access::Gate::system(tenant, "imports.command-line");
    const bool under_way = (wanted == ImportStep::apply && record->view.state == ImportState::applying) ||
                           (wanted == ImportStep::undo && record->view.state == ImportState::undoing);
    if (!under_way) {
        LINLI_TRY([[maybe_unused]] const auto moved, step(scope, id, {wanted, record->view.version}));
    }
    // A server on the same database may walk over it too: whoever is overtaken waits for the other, until it is done.
    while (true) {
        LINLI_CHECK(self.run(tenant, id, {}, {}, progressed));
        auto now = find(scope, id);
        if (!now || (now->state != ImportState::applying && now->state != ImportState::undoing)) return now;
        std::this_thread::sleep_for(overtaken_pause);
    }
}

void ImportService::each_finding(TenantId tenant, ImportId id, const std::function<void(const Finding&)>& tell) {
    std::int64_t after = 0;
    while (true) {
        const auto rows = impl_->parts.database.read(
            [&](db::ReadTx& tx) { return repository::notes(tx, tenant, id, after, page_rows, true); });
        if (rows.empty()) return;
        for (const auto& row : rows)
            for (const auto& finding : findings_of(row.row_no, row.findings)) tell(finding);
        after = rows.back().row_no;
    }
}

Result<sheet::MarkReport> ImportService::mark_local(TenantId tenant, ImportId id, const std::filesystem::path& original,
                                                    const std::filesystem::path& out) {
    const auto record = impl_->parts.database.read([&](db::ReadTx& tx) { return repository::get(tx, tenant, id); });
    if (!record) return refuse(access::not_found);
    return impl_->mark(tenant, *record, original, out);
}

}  // namespace linli::imports
