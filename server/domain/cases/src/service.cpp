#include <linli/cases/service.h>

#include <linli/base/text.h>
#include <linli/cases/duplicates.h>
#include <linli/cases/permissions.h>
#include <linli/cases/settings.h>
#include <linli/files/files.h>
#include <linli/tenant/tenants.h>
#include <linli/vault/vault.h>

#include "attachments.h"
#include "clock_keeper.h"
#include "items.h"
#include "joint.h"
#include "number.h"
#include "overview.h"
#include "procedure.h"
#include "receipt.h"
#include "repository_learning.h"
#include "repository_published.h"
#include "repository_unnamed.h"
#include "rules.h"
#include "service_impl.h"
#include "view.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::Report;

constexpr std::chrono::minutes skew_ahead{10};
constexpr std::chrono::days offline_longest{30};
constexpr std::chrono::minutes default_response{30};

/// The first sentence, as people would title it themselves.
std::string title_of(const ReportCase& in) {
    if (in.title) return *in.title;
    auto line = text::trim(in.text);
    for (const std::string_view end : {"\n", "。", "！", "？", "；"}) line = line.substr(0, line.find(end));
    return std::string(text::prefix(line, 40));
}

/// As they are read later.
std::vector<FileId> in_order(std::vector<FileId> files) {
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

}  // namespace

Outcome CaseService::Impl::check_new(const ReportCase& in, Instant now) const {
    const auto made = in.id.uuid().v7_ms();
    if (!made || from_ms(*made) > now + skew_ahead || from_ms(*made) < now - offline_longest) return refuse(clock_skew);
    return Done{};
}

Record CaseService::Impl::fresh(db::ReadTx& tx, const access::Scope& scope, const ReportCase& in, Instant now) {
    Record record{.id = in.id, .title = title_of(in), .channel = in.channel, .item_code = in.item_code};
    if (in.place) {
        record.address = in.place->address;
        record.lon = in.place->lon;
        record.lat = in.place->lat;
    }
    record.place.district = districts.of(tx, scope.tenant());
    if (in.place && in.place->area_id)  // chosen from the tree: known at once, whatever the words say
        if (const auto chosen = parts.understanding.locate(tx, scope.tenant(), {.area_id = in.place->area_id}, {}))
            record.place = chosen->place, record.compound = chosen->compound;
    record.reporter = scope.user();
    record.reported_at = now;
    record.happened_at = in.happened_at;
    record.respond_by = parts.office.add(now, default_response);  // until the item says otherwise
    record.main_report = parts.ids.next<ReportId>();
    return record;
}

/// The id is there already: the same report sent twice is answered again, another one is refused.
Result<Record> CaseService::Impl::same_again(db::ReadTx& tx, const access::Scope& scope, const ReportCase& in) {
    const auto stored = repository::find(tx, scope, in.id);
    if (!stored || stored->reporter != scope.user()) return refuse(id_taken);
    const auto report = repository::main_report(tx, scope.tenant(), *stored);
    if (!report || report->text != in.text) return refuse(id_taken);
    return *stored;
}

Result<CaseService::Impl::Written> CaseService::Impl::insert(db::WriteTx& tx, const access::Scope& scope, Record record,
                                                             const ReportCase& in, Report report) {
    constexpr int tries = 8;  // thirty bits a day: a second try is rare, an eighth means something is broken
    for (int attempt = 0; attempt < tries; ++attempt) {
        record.number = case_number(record.reported_at, record.id.uuid(), attempt);
        const auto stored = repository::insert(tx, scope.tenant(), record);
        if (stored == repository::Inserted::id_exists) {
            LINLI_TRY(auto before, same_again(tx, scope, in));
            return Written{std::move(before), true};
        }
        if (stored == repository::Inserted::number_exists) continue;
        repository::insert_report(tx, scope.tenant(), report);
        if (!in.files.empty()) {
            LINLI_CHECK(parts.files.claim(tx, scope, in.files, "case", record.id.uuid()));
            for (const auto& file : in.files) repository::insert_file(tx, scope.tenant(), record.id, 1, file);
        }
        procedure.open(tx, scope, record, in.files);
        return Written{std::move(record), false};
    }
    throw InvariantBroken("no free case number after eight tries");
}

CaseService::CaseService(CaseParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
CaseService::~CaseService() = default;

Result<Case> CaseService::report(const access::Scope& scope, const ReportCase& in) {
    return report_on_behalf(scope, ReportOnBehalf{in, std::nullopt, std::nullopt});
}

void CaseService::Impl::seal_contact(db::WriteTx& tx, const access::Scope& scope, const ReportOnBehalf& in,
                                     Report& report) {
    report.on_behalf = in.reporter_name || in.reporter_phone;
    if (!report.on_behalf) return;
    const auto subject = parts.ids.next<PersonId>();
    report.contact_id = subject;
    const auto tenant = scope.tenant();
    if (in.reporter_name)
        report.contact_name = parts.vault.seal(tx, tenant, subject, "cases.contact_name", *in.reporter_name);
    if (in.reporter_phone) {
        report.contact_phone = parts.vault.seal(tx, tenant, subject, "cases.contact_phone", *in.reporter_phone);
        report.phone_index = parts.vault.blind_index(tenant, "phone", *in.reporter_phone);
    }
}

Result<Case> CaseService::report_on_behalf(const access::Scope& scope, const ReportOnBehalf& in,
                                           std::optional<Instant> answer_by) {
    auto& self = *impl_;
    const auto now = self.parts.clock.now();
    LINLI_CHECK(self.check_new(in.report, now));
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Case> {
        if (in.report.item_code && !self.may_choose(tx, scope, *in.report.item_code)) return refuse(unknown_item);
        auto record = self.fresh(tx, scope, in.report, now);
        record.answer_by = answer_by;
        Report report{.id = record.main_report,
                      .case_id = record.id,
                      .reporter = scope.user(),
                      .channel = in.report.channel,
                      .text = in.report.text,
                      .received_at = now,
                      .captured_at = in.report.captured_at};
        self.seal_contact(tx, scope, in, report);
        LINLI_TRY(const auto stored, self.insert(tx, scope, record, in.report, std::move(report)));
        if (stored.again) return view(tx, scope, stored.record, self.parts, self.items);
        return view(tx, scope, stored.record, self.parts, self.items, {in.report.text, in_order(in.report.files)});
    });
}

Result<Case> CaseService::find(const access::Scope& scope, CaseId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Case> {
        const auto record = readable(tx, scope, id);
        if (!record) return refuse(access::not_found);
        return self.detail(tx, scope, *record);
    });
}

std::vector<PublishedCase> CaseService::published(const access::Scope& scope, std::span<const CaseId> ids) {
    LINLI_INVARIANT(ids.size() <= 1'000, "more cases published at once than one answer holds");
    return impl_->parts.database.read([&](db::ReadTx& tx) { return repository::published(tx, scope, ids); });
}

Result<Timeline> CaseService::timeline(const access::Scope& scope, CaseId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Timeline> {
        const auto record = readable(tx, scope, id);
        if (!record) return refuse(access::not_found);
        return timeline_view(tx, scope, *record);
    });
}

Result<Suggestions> CaseService::suggestions(const access::Scope& scope, CaseId id) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<Suggestions> {
        if (!repository::find(tx, scope, id)) return refuse(access::not_found);
        return repository::suggestions(tx, scope.tenant(), id);
    });
}

Result<Case> CaseService::take_step(const access::Scope& scope, CaseId id, const TakeStep& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Case> {
        auto record = repository::find(tx, scope, id);
        if (!record && in.action == Action::undo) record = self.procedure.given_away(tx, scope, id);
        if (!record) return refuse(access::not_found);
        LINLI_CHECK(self.procedure.take(tx, scope, *record, in));
        return self.detail(tx, scope, *record);
    });
}

Result<Case> CaseService::rate(const access::Scope& scope, CaseId id, const RateCase& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Case> {
        auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        LINLI_CHECK(self.procedure.rate(tx, scope, *record, in));
        return self.detail(tx, scope, *record);
    });
}

Result<Case> CaseService::grab(const access::Scope& scope, CaseId id) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Case> {
        auto record = repository::find(tx, access::Gate::system(scope.tenant(), "cases.grab"), id);
        if (!record) return refuse(access::not_found);
        LINLI_CHECK(self.procedure.grab(tx, scope, *record));
        return self.detail(tx, scope, *record);
    });
}

int CaseService::carry_on(TenantId tenant) {
    auto& self = *impl_;
    constexpr int at_once = 100;
    const auto now = self.parts.clock.now();
    const auto scope = access::Gate::system(tenant, "cases.carry-on");
    const auto [offers, stand_ins, unguarded] = self.parts.database.read([&](db::ReadTx& tx) {
        return std::tuple(repository::due_offers(tx, tenant, now, at_once),
                          repository::due_stand_ins(tx, tenant, now, at_once),
                          repository::unguarded(tx, tenant, at_once));
    });
    for (const auto& offer : offers)
        self.parts.database.write([&](db::WriteTx& tx) { self.procedure.end_offer(tx, scope, offer); });
    for (const auto& row : stand_ins)
        self.parts.database.write([&](db::WriteTx& tx) { self.procedure.end_stand_in(tx, scope, row); });
    for (const auto id : unguarded)
        self.parts.database.write([&](db::WriteTx& tx) {
            auto record = repository::find(tx, scope, id);
            if (record && !record->owner && !record->closed_at) self.procedure.guard_again(tx, scope, *record);
        });
    return static_cast<int>(offers.size() + stand_ins.size() + unguarded.size());
}

int CaseService::settle(TenantId tenant) {
    auto& self = *impl_;
    constexpr int at_once = 200;
    constexpr int most_pages = 50;  // what platforms keep open stands in front, and holds up nothing behind it
    return self.parts.database.write([&](db::WriteTx& tx) {
        const auto scope = access::Gate::system(tenant, "cases.settle");
        const auto before = self.parts.clock.now() - reopen_days(tx, tenant);
        int closed = 0;
        std::optional<api::PageKey> after;
        for (int page = 0; page < most_pages && closed < at_once; ++page) {
            const auto settled = repository::settled_before(tx, tenant, before, after, at_once);
            for (const auto& id : settled.ids) {
                auto record = repository::find(tx, scope, id).value();
                if (self.procedure.settle(tx, scope, record)) ++closed;
            }
            after = settled.next;
            if (!after) break;
        }
        return closed;
    });
}

Result<Contact> CaseService::contact(const access::Scope& scope, CaseId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Contact> {
        const auto record = repository::find(tx, scope, id);
        const auto report = record ? repository::main_report(tx, scope.tenant(), *record) : std::nullopt;
        if (!report) return refuse(access::not_found);
        if (record->identity != ReporterIdentity::named) return refuse(identity_sealed);
        if (!report->contact_id)  // reported by themselves: whoever handles it can call back all the same
            return Contact{std::nullopt, self.parts.telephone_of(tx, scope.tenant(), report->reporter)};
        const auto opened = [&](const std::optional<std::string>& bytes, std::string_view field) {
            return bytes ? self.parts.vault.open(tx, scope.tenant(), *report->contact_id, field, *bytes) : std::nullopt;
        };
        return Contact{opened(report->contact_name, "cases.contact_name"),
                       opened(report->contact_phone, "cases.contact_phone")};
    });
}

Result<std::string> CaseService::receipt(const access::Scope& scope, CaseId id) {
    LINLI_TRY(const auto found, find(scope, id));
    const auto frame = impl_->parts.database.read([&](db::ReadTx& tx) {
        const auto set = [&](std::string_view name) { return tenant::setting(tx, scope.tenant(), name).value_or(""); };
        ReceiptFrame out{{}, set(receipt_phone), set(receipt_note)};
        for (const auto& tenant : tenant::all(tx))
            if (tenant.id == scope.tenant()) out.issuer = tenant.name;
        return out;
    });
    return receipt_page(found, frame);
}

Result<CaseFiles> CaseService::files(const access::Scope& scope, CaseId id) {
    return attachments::list(impl_->parts, scope, id);
}

Result<OpenFile> CaseService::open_file(const access::Scope& scope, CaseId id, FileId file) {
    return attachments::open(impl_->parts, scope, id, file);
}

Result<std::string> CaseService::proof(const access::Scope& scope, CaseId id) {
    return attachments::proof(impl_->parts, scope, id);
}

bool CaseService::may_see_file(db::ReadTx& tx, const access::Actor& actor, CaseId id, FileId file) {
    const auto scope = access::Gate::admit(actor, may_read);
    return scope && attachments::shown(tx, *scope, id, file);
}

std::optional<access::RowKeys> CaseService::row_keys(db::ReadTx& tx, TenantId tenant, CaseId id) {
    const auto record = repository::find(tx, access::Gate::system(tenant, "cases.explain"), id);
    if (!record) return std::nullopt;
    access::RowKeys keys;
    keys.place = record->place;
    keys.department = record->department;
    keys.organisation = record->organisation;
    keys.owner = record->owner;
    keys.reporter = record->reporter;
    return keys;
}

Duplicates& CaseService::duplicates() { return impl_->duplicates; }
JointHandling& CaseService::joint() { return impl_->joint; }
Supervising& CaseService::supervising() { return impl_->supervising; }
Forwarding& CaseService::forwarding() { return impl_->forwarding; }
ReasonLists& CaseService::reasons() { return impl_->reasons; }

ItemList CaseService::items(const access::Scope& scope) {
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        const auto edition = impl_->items.of(tx, scope.tenant());
        ItemList out{edition->classes, {}};
        for (const auto& [code, item] : edition->items)
            if (!item.retired && (item.open_to_residents || !only_reports(scope))) out.items.push_back(item);
        return out;
    });
}

ItemOverlaps CaseService::item_overlaps(const access::Scope& scope) {
    const auto edition = impl_->parts.database.read([&](db::ReadTx& tx) {
        impl_->items.refresh(tx, scope.tenant());
        return impl_->items.of(tx, scope.tenant());
    });
    return edition->overlaps();
}

UnderstandingOverview CaseService::overview(const access::Scope& scope) {
    constexpr std::chrono::days looked_back{90};
    constexpr int most_corrections = 20;
    const auto since = impl_->parts.clock.now() - looked_back;
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        auto out = understanding_state(tx, scope.tenant());
        out.figures = repository::figures(tx, scope, since);
        out.corrections = repository::corrections(tx, scope, since, most_corrections);
        return out;
    });
}

void CaseService::refresh(db::ReadTx& tx, TenantId tenant) {
    impl_->items.refresh(tx, tenant);
    impl_->parts.understanding.refresh(tx, tenant);
}

void CaseService::understand(db::WriteTx& tx, TenantId tenant, CaseId id) {
    const auto scope = access::Gate::system(tenant, "cases.understand");
    auto record = repository::find(tx, scope, id);
    if (!record || record->state != State::reported) return;  // a human was faster
    refresh(tx, tenant);
    impl_->procedure.understand(tx, scope, *record);
}

}  // namespace linli::cases
