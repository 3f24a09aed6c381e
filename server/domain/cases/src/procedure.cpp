#include "procedure.h"

#include <linli/audit/audit.h>
#include <linli/crypto/suite.h>
#include <linli/events/outbox.h>
#include <linli/evidence/log.h>
#include <linli/files/files.h>

#include <boost/json/array.hpp>

#include "clock_keeper.h"
#include "rules.h"
#include "visits.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

const WorkingCalendar& never_rests() {
    static const WorkingCalendar calendar = WorkingCalendar::always();
    return calendar;
}

std::string text_hash(const std::optional<std::string>& text) {
    return text ? crypto::suite(crypto::Suite::international).hash(*text).hex() : std::string();
}

/// Colleagues are named. Residents and merchants are not: who needs to know the reporter asks with a purpose.
std::string name_on_timeline(const access::Scope& scope) {
    const auto& actor = scope.actor();
    const bool colleague = actor.role != access::Role::resident && actor.role != access::Role::merchant;
    return actor.user && colleague ? actor.user_name : std::string();
}

/// What a step commits to: ids, words and hashes.
boost::json::object step_content(const Record& record, const StepRow& step, boost::json::array files) {
    boost::json::object content{{"case", record.id.text()},
                                {"version", record.version},
                                {"action", word(step.action)},
                                {"state", word(record.state)},
                                {"number", record.number}};
    if (step.actor) content.emplace("actor", step.actor->text());
    if (record.owner) content.emplace("owner", record.owner->text());
    if (record.item_code) content.emplace("item", *record.item_code);
    if (step.note) content.emplace("note_sha256", text_hash(step.note));
    if (record.result) content.emplace("result_sha256", text_hash(record.result));
    if (!files.empty()) content.emplace("files", std::move(files));
    return content;
}

}  // namespace

events::Address address(TenantId tenant, const Record& c) {
    if (c.protected_at)  // no office hears of it
        return {
            .tenant = tenant, .aggregate = c.id.uuid(), .version = c.version, .owner = c.owner, .reporter = c.reporter};
    return {.tenant = tenant,
            .aggregate = c.id.uuid(),
            .version = c.version,
            .district = c.place.district,
            .street = c.place.street,
            .community = c.place.community,
            .grid = c.place.grid,
            .department = c.department,
            .organisation = c.organisation,
            .owner = c.owner,
            .reporter = c.reporter};
}

boost::json::array Procedure::file_hashes(db::ReadTx& tx, TenantId tenant, CaseId id,
                                          const std::vector<FileId>& files) const {
    boost::json::array hashes;
    for (const auto& file : files)
        if (const auto found = parts_.files.find(tx, tenant, file, "case", id.uuid())) hashes.emplace_back(found->hash);
    return hashes;
}

const WorkingCalendar& Procedure::calendar_of(const Item& item) const {
    return item.calendar == CalendarKind::always ? never_rests() : parts_.office;
}

void Procedure::put_in_charge(Record& record, const Owner& owner) {
    record.owner = owner.holder.user_id;
    record.owner_post = owner.holder.post_id;
    record.organisation = owner.organisation;
    record.department = owner.department;
}

void Procedure::start_clocks(Record& record, const Item& item) const {
    record.item_code = item.code;
    record.urgency = item.urgency;
    record.respond_by = respond_by(item, calendar_of(item), record.reported_at);
    record.solve_by = solve_by(item, calendar_of(item), record.reported_at);
    if (record.answer_by) record.solve_by = std::min(*record.solve_by, *record.answer_by);
}

void Procedure::journal(db::WriteTx& tx, const access::Scope& scope, const Record& record, const StepRow& step,
                        const std::vector<FileId>& files) const {
    repository::insert_step(tx, scope.tenant(), step);
    const auto tenant = scope.tenant();
    if (step.action == Action::report)
        parts_.outbox.publish(tx, address(tenant, record),
                              CaseReported{record.id, std::string(word(record.channel)), record.respond_by});
    else
        parts_.outbox.publish(tx, address(tenant, record),
                              CaseMoved{record.id, std::string(word(step.action)), std::string(word(record.state)),
                                        record.version, record.solve_by});
    const bool told = step.is_public && (step.actor != record.reporter || record.owner == record.reporter);
    keep_clocks(tx, parts_, items_, tenant, record,
                {.now = step.taken_at,
                 .fresh = step.action == Action::report,
                 .reopened = step.action == Action::reopen,
                 .public_step = told});
    visits::follow(tx, parts_, items_, tenant, record, step);
    if (parts_.with_evidence)
        parts_.evidence.record(tx, tenant, step_evidence, record.id.uuid(),
                               step_content(record, step, file_hashes(tx, tenant, record.id, files)));
    parts_.audit.wrote(tx, scope,
                       {.kind = audit::Kind::write,
                        .operation = "cases." + std::string(word(step.action)),
                        .subject_kind = "case",
                        .subject = record.id.uuid()});
}

void Procedure::open(db::WriteTx& tx, const access::Scope& scope, const Record& record,
                     const std::vector<FileId>& files) const {
    StepRow step{.id = parts_.ids.next<StepId>(),
                 .case_id = record.id,
                 .version = record.version,
                 .action = Action::report,
                 .state = record.state,
                 .actor = scope.actor().user,
                 .actor_name = name_on_timeline(scope),
                 .actor_title = std::string(access::title(scope.role())),
                 .is_public = true,
                 .taken_at = parts_.clock.now()};
    journal(tx, scope, record, step, files);
}

Outcome Procedure::store(db::WriteTx& tx, const access::Scope& scope, Record& record, StepRow step,
                         const std::vector<FileId>& files) const {
    ++record.version;
    if (!repository::update(tx, scope.tenant(), record)) return refuse(changed_meanwhile);
    step.id = parts_.ids.next<StepId>();
    step.case_id = record.id;
    step.version = record.version;
    step.state = record.state;
    step.actor = scope.actor().user;
    step.actor_name = name_on_timeline(scope);
    step.actor_title = std::string(access::title(scope.role()));
    step.taken_at = parts_.clock.now();
    if (!files.empty()) {
        LINLI_CHECK(parts_.files.claim(tx, scope, files, "case", record.id.uuid()));
        for (const auto& file : files) repository::insert_file(tx, scope.tenant(), record.id, record.version, file);
    }
    journal(tx, scope, record, step, files);
    return Done{};
}

}  // namespace linli::cases
