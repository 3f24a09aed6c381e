#include <linli/audit/audit.h>
#include <linli/base/contacts.h>
#include <linli/cases/permissions.h>
#include <linli/organisation/organisations.h>
#include <linli/vault/vault.h>

#include "number.h"
#include "repository_unnamed.h"
#include "service_impl.h"
#include "shield.h"
#include "tracking_code.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::Report;
using repository::UnsealingRow;

constexpr std::string_view field_account = "cases.account";
constexpr std::string_view field_wording = "cases.wording";
constexpr std::string_view field_name = "cases.contact_name";
constexpr std::string_view field_phone = "cases.contact_phone";
constexpr std::chrono::hours open_for{24};

/// Somebody who reported one matter and is nobody else: the caller's own account never enters the case.
access::Actor unnamed_actor(TenantId tenant, UserId pseudonym) {
    access::Actor actor;
    actor.tenant = tenant;
    actor.role = access::Role::resident;
    actor.user = pseudonym;
    return actor;
}

access::Scope unnamed_scope(TenantId tenant, UserId pseudonym, const access::Permission& permission) {
    return access::Gate::admit(unnamed_actor(tenant, pseudonym), permission).value();
}

/// What a number and its code can do; the rest needs an account.
bool by_code(Action action) { return action == Action::note || action == Action::rate || action == Action::reopen; }

UnnamedReceipt receipt_of(const Record& record, std::optional<std::string> code) {
    return {record.number, record.identity, record.protected_at.has_value(), record.respond_by, std::move(code)};
}

audit::Entry unsealing_entry(std::string_view what, const UnsealingRow& row) {
    audit::Entry out{.kind = audit::Kind::write, .operation = "cases." + std::string(what)};
    out.subject_kind = "case";
    out.subject = row.case_id.uuid();
    out.detail = row.shown.id.text();
    return out;
}

Unsealing shown(UnsealingRow row) {
    if (row.shown.granted.value_or(false) && row.shown.decided_at)
        row.shown.open_until = *row.shown.decided_at + open_for;
    return std::move(row.shown);
}

}  // namespace

ReportCase CaseService::Impl::kept_words(const ReportUnnamed& in) {
    auto kept = in.report;
    if (!in.is_protected) return kept;
    kept.text = text::without_contacts(kept.text);
    if (kept.title) kept.title = text::without_contacts(*kept.title);
    if (!kept.place) return kept;
    kept.place->lon.reset();
    kept.place->lat.reset();
    if (kept.place->address) kept.place->address = text::without_contacts(*kept.place->address);
    return kept;
}

Outcome CaseService::Impl::check_unnamed(const access::Scope& scope, const ReportUnnamed& in) const {
    const bool anonymous = in.identity == ReporterIdentity::anonymous;
    // An upload is audited with its account, and a photo may show where it was taken.
    if (in.identity == ReporterIdentity::named || !in.report.files.empty()) return refuse(would_name_you);
    if (anonymous && (in.reporter_name || in.reporter_phone)) return refuse(would_name_you);
    if (!anonymous && !scope.actor().user) return refuse(access::not_signed_in);
    if (!anonymous && !in.tracking_seed) return refuse(seed_needed);
    return Done{};
}

std::string CaseService::Impl::tracking_code(TenantId tenant, const ReportUnnamed& in) const {
    return printed_code(parts.vault.blind_index(tenant, "cases.tracking-seed",
                                                in.report.id.text() + ":" + in.tracking_seed.value_or("")));
}

std::string CaseService::Impl::code_index(TenantId tenant, const std::string& number, std::string_view code) const {
    return parts.vault.blind_index(tenant, "cases.tracking-code", number + ":" + typed_code(code));
}

std::optional<UnnamedReceipt> CaseService::Impl::unnamed_again(db::ReadTx& tx, TenantId tenant, const ReportUnnamed& in,
                                                               const std::string& words) {
    const auto stored = repository::find(tx, access::Gate::system(tenant, "cases.unnamed"), in.report.id);
    if (!stored || stored->identity != in.identity) return std::nullopt;
    const auto report = repository::main_report(tx, tenant, *stored);
    if (!report || report->text != words) return std::nullopt;
    if (in.identity == ReporterIdentity::anonymous) return receipt_of(*stored, {});
    const auto code = tracking_code(tenant, in);
    if (repository::tracking_index(tx, tenant, stored->id) != code_index(tenant, stored->number, code))
        return std::nullopt;
    return receipt_of(*stored, code);
}

void CaseService::Impl::seal_reporter(db::WriteTx& tx, const access::Scope& scope, const ReportUnnamed& in,
                                      Report& report) {
    const bool pseudonymous = in.identity == ReporterIdentity::pseudonymous;
    if (!pseudonymous && !in.is_protected) return;
    const auto tenant = scope.tenant();
    const auto subject = parts.ids.next<PersonId>();
    const auto seal = [&](std::string_view field, const std::string& plain) {
        return parts.vault.seal(tx, tenant, subject, field, plain);
    };
    report.contact_id = subject;
    if (pseudonymous) report.account = seal(field_account, scope.user().text());
    if (in.reporter_name) report.contact_name = seal(field_name, *in.reporter_name);
    if (in.reporter_phone) report.contact_phone = seal(field_phone, *in.reporter_phone);
    if (in.is_protected) report.wording = seal(field_wording, in.report.text);
}

Result<UnnamedReceipt> CaseService::Impl::insert_unnamed(db::WriteTx& tx, const access::Scope& scope,
                                                         const ReportUnnamed& in, Instant now) {
    const auto tenant = scope.tenant();
    const auto words = kept_words(in);
    if (auto again = unnamed_again(tx, tenant, in, words.text)) return std::move(*again);
    const auto reporter = unnamed_scope(tenant, parts.ids.next<UserId>(), may_report);
    if (words.item_code && !may_choose(tx, reporter, *words.item_code)) return refuse(unknown_item);
    auto record = fresh(tx, reporter, words, now);
    record.identity = in.identity;
    if (in.is_protected) record.protected_at = now;
    Report report{.id = record.main_report,
                  .case_id = record.id,
                  .reporter = reporter.user(),
                  .channel = words.channel,
                  .text = words.text,
                  .received_at = now,
                  .captured_at = words.captured_at};
    seal_reporter(tx, scope, in, report);
    LINLI_TRY(const auto stored, insert(tx, reporter, std::move(record), words, std::move(report)));
    for (const auto body : in.against) {
        const auto found = organisation::find(tx, tenant, body);
        if (!found) return refuse(organisation::no_such_organisation);
        repository::insert_against(tx, tenant, in.report.id, found->department_id);
    }
    if (in.identity == ReporterIdentity::anonymous) return receipt_of(stored.record, {});
    const auto code = tracking_code(tenant, in);
    repository::insert_tracking(tx, tenant, in.report.id, code_index(tenant, stored.record.number, code));
    return receipt_of(stored.record, code);
}

Result<UnnamedReceipt> CaseService::report_unnamed(const access::Scope& scope, const ReportUnnamed& in) {
    auto& self = *impl_;
    const auto now = self.parts.clock.now();
    LINLI_CHECK(self.check_new(in.report, now));
    LINLI_CHECK(self.check_unnamed(scope, in));
    return self.parts.database.write([&](db::WriteTx& tx) { return self.insert_unnamed(tx, scope, in, now); });
}

std::optional<Record> CaseService::Impl::tracked(db::ReadTx& tx, TenantId tenant, const TrackingKey& key) {
    const auto number = typed_number(key.number);
    const auto index = code_index(tenant, number, key.code);  // before looking: both answers take the same time
    const auto id = repository::id_of_number(tx, tenant, number);
    const auto stored = id ? repository::tracking_index(tx, tenant, *id) : std::nullopt;
    if (!stored || *stored != index) return std::nullopt;
    return repository::find(tx, access::Gate::system(tenant, "cases.track"), *id);
}

TrackedMatter CaseService::Impl::tracked_view(db::ReadTx& tx, TenantId tenant, const Record& record) {
    const auto scope = unnamed_scope(tenant, record.reporter, may_read);
    TrackedMatter out{view(tx, scope, record, parts, items), timeline_view(tx, scope, record)};
    auto& can = out.matter.possible.emplace(procedure.possible(tx, scope, record));
    can.erase(std::remove_if(can.begin(), can.end(), [](const auto& one) { return !by_code(one.action); }), can.end());
    return out;
}

Result<TrackedMatter> CaseService::track(TenantId tenant, const TrackingKey& key) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<TrackedMatter> {
        const auto record = self.tracked(tx, tenant, key);
        if (!record) return refuse(access::not_found);
        return self.tracked_view(tx, tenant, *record);
    });
}

Result<TrackedMatter> CaseService::answer_tracked(TenantId tenant, const TrackedAnswer& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<TrackedMatter> {
        auto record = self.tracked(tx, tenant, in.key);
        if (!record) return refuse(access::not_found);
        const TakeStep words{.action = Action::note,
                             .version = record->version,
                             .note = record->protected_at ? text::without_contacts(in.text) : in.text};
        LINLI_CHECK(self.procedure.take(tx, unnamed_scope(tenant, record->reporter, may_act), *record, words));
        return self.tracked_view(tx, tenant, *record);
    });
}

Result<TrackedMatter> CaseService::rate_tracked(TenantId tenant, const TrackedRating& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<TrackedMatter> {
        auto record = self.tracked(tx, tenant, in.key);
        if (!record) return refuse(access::not_found);
        auto rating = in.rating;
        if (record->protected_at && rating.comment) rating.comment = text::without_contacts(*rating.comment);
        LINLI_CHECK(self.procedure.rate(tx, unnamed_scope(tenant, record->reporter, may_report), *record, rating));
        return self.tracked_view(tx, tenant, *record);
    });
}

Result<TrackedMatter> CaseService::reopen_tracked(TenantId tenant, const ReopenTracked& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<TrackedMatter> {
        auto record = self.tracked(tx, tenant, in.key);
        if (!record) return refuse(access::not_found);
        const TakeStep again{.action = Action::reopen,
                             .version = in.version,
                             .note = record->protected_at ? text::without_contacts(in.note) : in.note};
        LINLI_CHECK(self.procedure.take(tx, unnamed_scope(tenant, record->reporter, may_act), *record, again));
        return self.tracked_view(tx, tenant, *record);
    });
}

Result<Unsealing> CaseService::ask_unsealing(const access::Scope& scope, const AskUnsealing& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Unsealing> {
        const auto id = repository::id_of_number(tx, scope.tenant(), typed_number(in.number));
        const auto record =
            id ? repository::find(tx, access::Gate::system(scope.tenant(), "cases.unseal"), *id) : std::nullopt;
        if (!record || record->identity == ReporterIdentity::named) return refuse(access::not_found);
        UnsealingRow row;
        row.case_id = record->id;
        row.shown.id = self.parts.ids.next<UnsealingId>();
        row.shown.number = record->number;
        row.shown.purpose = in.purpose;
        row.shown.asked_by = scope.user();
        row.shown.asked_role = word(scope.role());
        row.shown.asked_at = self.parts.clock.now();
        repository::insert_unsealing(tx, scope, row);
        self.parts.audit.wrote(tx, scope, unsealing_entry("ask-unsealing", row));
        return shown(std::move(row));
    });
}

Result<Unsealing> CaseService::decide_unsealing(const access::Scope& scope, UnsealingId id, const DecideUnsealing& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Unsealing> {
        auto row = repository::unsealing(tx, scope, id);
        if (!row) return refuse(access::not_found);
        const bool another = row->shown.asked_by != scope.user() && row->shown.asked_role != word(scope.role());
        if (!another || row->shown.decided_at) return refuse(consent_needed);
        row->shown.granted = in.granted;
        row->shown.decided_by = scope.user();
        row->shown.decided_at = self.parts.clock.now();
        row->shown.reason = in.reason;
        if (!repository::decide_unsealing(tx, scope, *row)) return refuse(consent_needed);
        self.parts.audit.wrote(tx, scope, unsealing_entry(in.granted ? "grant-unsealing" : "refuse-unsealing", *row));
        return shown(std::move(*row));
    });
}

Unsealings CaseService::unsealings(const access::Scope& scope) {
    constexpr int most = 100;
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        Unsealings out;
        for (auto& row : repository::unsealings(tx, scope, most)) out.items.push_back(shown(std::move(row)));
        return out;
    });
}

Result<SealedReporter> CaseService::unsealed(const access::Scope& scope, UnsealingId id) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<SealedReporter> {
        const auto row = repository::unsealing(tx, scope, id);
        if (!row) return refuse(access::not_found);
        const auto now = self.parts.clock.now();
        const bool open = row->shown.granted.value_or(false) && now < *row->shown.decided_at + open_for;
        if (!open || row->shown.asked_by != scope.user()) return refuse(consent_needed);
        const auto record =
            repository::find(tx, access::Gate::system(scope.tenant(), "cases.unseal"), row->case_id).value();
        const auto report = repository::main_report(tx, scope.tenant(), record);
        SealedReporter out;
        if (!report || !report->contact_id) return out;  // anonymous: nothing was left
        const auto opened = [&](const std::optional<std::string>& bytes, std::string_view field) {
            return bytes ? self.parts.vault.open(tx, scope.tenant(), *report->contact_id, field, *bytes) : std::nullopt;
        };
        if (const auto account = opened(report->account, field_account))
            if (const auto user = Uuid::parse(*account)) out.account = UserId(*user);
        out.name = opened(report->contact_name, field_name);
        out.phone = opened(report->contact_phone, field_phone);
        out.wording = opened(report->wording, field_wording);
        return out;
    });
}

}  // namespace linli::cases
