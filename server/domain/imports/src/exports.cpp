#include <linli/imports/exports.h>

#include <linli/access/posts.h>
#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/crypto/suite.h>
#include <linli/imports/permissions.h>
#include <linli/vault/vault.h>

#include "export_writer.h"
#include "passing_file.h"

#include <algorithm>
#include <fstream>

namespace linli::imports {
namespace {

using repository::ExportRecord;

constexpr std::chrono::days may_be_fetched{7};
constexpr std::chrono::days may_be_decided{14};
constexpr std::size_t chunk_bytes = 256 * 1024;
constexpr std::string_view sealed_field = "imports.export";

audit::Entry entry(audit::Kind kind, std::string_view operation, ExportId id, std::string purpose, std::string detail) {
    return {.kind = kind,
            .operation = std::string(operation),
            .subject_kind = "export",
            .subject = id.uuid(),
            .person = {},
            .purpose = std::move(purpose),
            .detail = std::move(detail)};
}

/// Opens the sealed chunks one after the other while they are sent.
class Chunks final : public http::ByteSource {
public:
    Chunks(db::Database& database, vault::Vault& vault, TenantId tenant, ExportId id)
        : database_(database), vault_(vault), tenant_(tenant), id_(id) {}
    std::optional<std::uint64_t> size() const override { return std::nullopt; }
    std::size_t read(std::uint64_t offset, std::span<char> out) override {
        const auto number = static_cast<std::int64_t>(offset / chunk_bytes);
        if (number != have_) {
            chunk_ = database_.read([&](db::ReadTx& tx) {
                const auto sealed = repository::chunk(tx, tenant_, id_, number);
                return sealed ? vault_.open(tx, tenant_, PersonId(id_.uuid()), sealed_field, *sealed).value_or("")
                              : std::string();
            });
            have_ = number;
        }
        const auto from = offset % chunk_bytes;
        if (from >= chunk_.size()) return 0;
        const auto length = std::min<std::size_t>(out.size(), chunk_.size() - from);
        std::copy_n(chunk_.begin() + static_cast<std::ptrdiff_t>(from), length, out.begin());
        return length;
    }

private:
    db::Database& database_;
    vault::Vault& vault_;
    TenantId tenant_;
    ExportId id_;
    std::int64_t have_ = -1;
    std::string chunk_;
};

}  // namespace

struct ExportService::Impl {
    explicit Impl(ExportParts given) : parts(std::move(given)) { std::filesystem::create_directories(parts.folder); }
    ExportParts parts;

    Result<access::Scope> scope_of(db::ReadTx& tx, TenantId tenant, const ExportRecord& record) const;
    Result<std::int64_t> make(TenantId tenant, ExportRecord& record, const std::filesystem::path& path,
                              const std::stop_token& stop);
    ExportSource* source_of(std::string_view form) const;
    /// What is asked for is there and may be asked for. @refuses as ExportService::request
    Outcome check(const access::Scope& scope, const RequestExport& in, Export& view);
    void keep(TenantId tenant, ExportRecord record, std::int64_t rows, const std::filesystem::path& path);
    void end(TenantId tenant, ExportRecord record, ExportState state, std::string why);
};

ExportService::ExportService(ExportParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
ExportService::~ExportService() = default;

Result<Export> ExportService::request(const access::Scope& scope, const RequestExport& in) {
    auto& parts = impl_->parts;
    Export asked;
    LINLI_CHECK(impl_->check(scope, in, asked));
    return parts.database.write([&](db::WriteTx& tx) -> Result<Export> {
        const auto area = in.area_id ? in.area_id : scope.actor().area;
        const auto place = area ? area::find(tx, scope.tenant(), *area) : std::nullopt;
        if (!place || !scope.covers(place->ancestors, {}, {}, {}, {}) || place->level > area::Level::grid)
            return refuse(place_not_yours);
        if (const auto before = repository::get(tx, scope.tenant(), in.id)) {
            if (before->view.requested_by != scope.user()) return refuse(export_id_taken);
            return before->view;
        }
        ExportRecord record;
        auto& v = record.view;
        v = asked;
        v.id = in.id;
        v.created_at = v.changed_at = parts.clock.now();
        auto day = shanghai_date(v.created_at).text();
        std::erase(day, '-');
        v.number = "DC" + day + "-" + in.id.text().substr(28);
        v.form = in.form;
        v.format = in.format;
        v.columns = in.columns;
        v.in_full = in.in_full;
        v.with_unverified |= in.with_unverified;
        v.purpose = scope.actor().purpose;
        v.area_id = place->id;
        v.requested_by = scope.user();
        v.expires_at = v.created_at + may_be_decided;
        record.role = scope.role();
        record.post = scope.actor().post;
        record.level = place->level;
        record.place = place->ancestors;
        repository::insert(tx, scope.tenant(), record);
        parts.audit.wrote(tx, scope, entry(audit::Kind::write, "requestExport", v.id, v.purpose, v.number));
        return v;
    });
}

ExportSource* ExportService::Impl::source_of(std::string_view form) const {
    for (auto* source : parts.sources)
        if (source->has(form)) return source;
    return nullptr;
}

Outcome ExportService::Impl::check(const access::Scope& scope, const RequestExport& in, Export& view) {
    if (auto* source = source_of(in.form)) {
        LINLI_TRY(const auto sheet, source->plan(scope, {in.form, in.columns, in.as_of, in.known_on}));
        view.as_of = sheet.as_of;
        view.known_at = sheet.known;
        view.form_version = sheet.version;
        view.with_unverified = true;  // the other room decides what stands in its list
        return Done{};
    }
    const auto* form = find_template(in.form);
    if (form == nullptr) return refuse(unknown_template);
    if (form->library == Library::none) return refuse(not_stored);
    if (in.as_of || in.known_on) return refuse(day_not_possible, "只有台账可以指定基准日");
    for (const auto& column : in.columns)
        if (!form->index(column)) return refuse(unknown_column, column);
    return Done{};
}

Result<Export> ExportService::find(const access::Scope& scope, ExportId id) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<Export> {
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        return record->view;
    });
}

Result<api::Page<Export>> ExportService::list(const access::Scope& scope, const ListExports& in) {
    auto& parts = impl_->parts;
    std::optional<api::PageKey> after_key;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts.cursors.open(scope, "listExports", *in.cursor));
        after_key = api::PageKey::parse(text);
        if (!after_key) return refuse(api::bad_cursor);
    }
    return parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<Export>> {
        api::Page<Export> page;
        const auto next = repository::page(tx, scope, in.limit, after_key, page.items);
        if (next) page.next = parts.cursors.seal(scope, "listExports", next->text());
        return page;
    });
}

Result<Export> ExportService::decide(const access::Scope& scope, ExportId id, const DecideExport& in) {
    auto& parts = impl_->parts;
    return parts.database.write([&](db::WriteTx& tx) -> Result<Export> {
        auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        auto& v = record->view;
        if (v.requested_by == scope.user()) return refuse(own_request);
        if (v.state != ExportState::requested) return refuse(step_not_allowed);
        if (v.version != in.version) return refuse(changed_meanwhile);
        v.state = in.approve ? ExportState::approved : ExportState::refused;
        v.decided_by = scope.user();
        v.decision = in.reason;
        if (!repository::update(tx, scope.tenant(), *record, parts.clock.now())) return refuse(changed_meanwhile);
        parts.audit.wrote(tx, scope, entry(audit::Kind::write, "decideExport", id, {}, std::string(word(v.state))));
        return v;
    });
}

Result<FetchedExport> ExportService::fetch(const access::Scope& scope, ExportId id) {
    auto& parts = impl_->parts;
    const auto record = parts.database.read([&](db::ReadTx& tx) { return repository::find(tx, scope, id); });
    if (!record) return refuse(access::not_found);
    if (record->view.state != ExportState::ready || record->view.expires_at <= parts.clock.now())
        return refuse(step_not_allowed);
    parts.audit.disclosed(scope, entry(audit::Kind::export_, "fetchExport", id, scope.actor().purpose,
                                       record->view.number + " " + std::to_string(record->view.row_count) + " rows"));
    parts.database.write([&](db::WriteTx& tx) {
        auto now = repository::get(tx, scope.tenant(), id);
        ++now->view.fetched;
        repository::update(tx, scope.tenant(), *now, parts.clock.now());
    });
    const bool csv = record->view.format == ExportFormat::csv;
    return FetchedExport{
        record->view.number + (csv ? ".csv" : ".xlsx"),
        csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        std::make_shared<Chunks>(parts.database, parts.vault, scope.tenant(), id)};
}

Result<access::Scope> ExportService::Impl::scope_of(db::ReadTx& tx, TenantId tenant, const ExportRecord& record) const {
    const auto now = parts.clock.now();
    const auto post = record.post ? access::find_post(tx, tenant, *record.post) : std::nullopt;
    const bool held = post && access::may_act_in(tx, tenant, record.view.requested_by, *post, now);
    if (!held || post->role != record.role) return refuse(access::not_allowed, "申请人的岗位已变动");
    access::Actor actor;
    actor.tenant = tenant;
    actor.role = record.role;
    actor.user = record.view.requested_by;
    actor.post = record.post;
    actor.area = record.view.area_id;
    actor.area_level = record.level;
    actor.purpose = record.view.purpose;
    return access::Gate::admit(actor, may_request_export);
}

Result<std::int64_t> ExportService::Impl::make(TenantId tenant, ExportRecord& record, const std::filesystem::path& path,
                                               const std::stop_token& stop) {
    std::string author;
    LINLI_TRY(const auto scope, parts.database.read([&](db::ReadTx& tx) {
        author = parts.name_of(tx, tenant, record.view.requested_by);
        return scope_of(tx, tenant, record);
    }));
    const auto go_on = [&] { return !stop.stop_requested(); };
    Result<std::int64_t> written = std::int64_t{0};
    std::string hash;
    if (auto* source = source_of(record.view.form)) {
        const auto& v = record.view;
        LINLI_TRY(const auto sheet, source->again(scope, v.form, v.columns, v.form_version.value_or(0),
                                                  v.as_of.value_or(Date()), v.known_at.value_or(v.created_at)));
        // Made again it is the same file: nothing in it is of the moment at which it is made.
        ExportWriter writer(record, sheet, author, v.created_at);
        const ExportWriter::Feed feed = [&](const auto& row) {
            return source->rows(scope, v.form, sheet, v.area_id, row);
        };
        written = writer.write_list(feed, path, go_on);
        hash = writer.rows_hash();
    } else {
        ExportWriter writer(record, *find_template(record.view.form), author, parts.clock.now());
        const bool withhold = !record.view.with_unverified && parts.unverified;
        written =
            writer.write({parts.database, parts.vault, withhold ? parts.unverified : nullptr}, scope, path, go_on);
        hash = writer.rows_hash();
        record.view.withheld = writer.withheld();
    }
    record.view.rows_hash = std::move(hash);
    return written;
}

void ExportService::Impl::keep(TenantId tenant, ExportRecord record, std::int64_t rows,
                               const std::filesystem::path& path) {
    const PersonId subject(record.view.id.uuid());
    parts.database.write([&](db::WriteTx& tx) {
        auto next = record;
        std::ifstream in(path, std::ios::binary);
        const auto keys = parts.vault.make_keys(tx, tenant, {&subject, 1});
        const auto hasher = crypto::suite(crypto::Suite::international).hasher();
        std::string buffer(chunk_bytes, '\0');
        for (std::int64_t number = 0; in; ++number) {
            in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
            const auto bytes = std::string_view(buffer).substr(0, static_cast<std::size_t>(in.gcount()));
            if (bytes.empty()) break;
            hasher->update(bytes);
            repository::add_chunk(tx, tenant, next.view.id, number, keys.seal(subject, sealed_field, bytes));
        }
        next.content_hash = hasher->finish().hex();
        next.view.row_count = rows;
        next.view.state = ExportState::ready;
        next.view.expires_at = parts.clock.now() + may_be_fetched;
        if (!repository::update(tx, tenant, next, parts.clock.now()))
            throw db::StoreFault("an export changed while it was made");
        parts.audit.wrote(tx, access::Gate::system(tenant, "imports.export"),
                          entry(audit::Kind::write, "makeExport", next.view.id, next.view.purpose,
                                next.view.number + " " + std::to_string(rows) + " rows"));
    });
}

void ExportService::Impl::end(TenantId tenant, ExportRecord record, ExportState state, std::string why) {
    parts.database.write([&](db::WriteTx& tx) {
        auto next = record;
        next.view.state = state;
        if (!why.empty()) next.view.decision = why;
        if (!repository::update(tx, tenant, next, parts.clock.now())) return;
        repository::drop_chunks(tx, tenant, next.view.id);
        parts.vault.erase(tx, tenant, PersonId(next.view.id.uuid()));
        parts.audit.wrote(tx, access::Gate::system(tenant, "imports.export"),
                          entry(audit::Kind::write, "endExport", next.view.id, {}, std::string(word(state))));
    });
}

bool ExportService::run_once(TenantId tenant, const std::stop_token& stop) {
    auto& self = *impl_;
    auto record = self.parts.database.read([&](db::ReadTx& tx) -> std::optional<ExportRecord> {
        const auto id = repository::first_in(tx, tenant, ExportState::approved);
        return id ? repository::get(tx, tenant, *id) : std::nullopt;
    });
    if (!record) return false;
    const PassingFile file(self.parts.folder / (self.parts.ids.next_uuid().text() + ".export"));
    const auto rows = self.make(tenant, *record, file.path(), stop);
    if (stop.stop_requested()) return false;  // begun again at the next start
    if (rows)
        self.keep(tenant, *record, *rows, file.path());
    else
        self.end(tenant, *record, ExportState::failed, std::string(rows.problem().type->title) + rows.problem().detail);
    return true;
}

std::int64_t ExportService::sweep(TenantId tenant) {
    auto& self = *impl_;
    constexpr int at_once = 50;
    std::int64_t count = 0;
    for (const auto state : {ExportState::ready, ExportState::requested}) {
        const auto gone = self.parts.database.read(
            [&](db::ReadTx& tx) { return repository::ended(tx, tenant, state, self.parts.clock.now(), at_once); });
        for (const auto& id : gone) {
            const auto record =
                self.parts.database.read([&](db::ReadTx& tx) { return repository::get(tx, tenant, id); });
            self.end(tenant, *record, ExportState::expired, {});
            ++count;
        }
    }
    return count;
}

}  // namespace linli::imports
