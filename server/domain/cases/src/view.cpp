#include "view.h"

#include <linli/area/areas.h>
#include <linli/cases/permissions.h>
#include <linli/organisation/organisations.h>

#include "repository_clocks.h"
#include "repository_joint.h"
#include "repository_resolution.h"
#include "rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

void add_names(db::ReadTx& tx, const access::Scope& scope, const CaseParts& parts, ItemBook& items, Case& out) {
    const auto tenant = scope.tenant();
    if (out.item_code)
        if (const auto item = items.find(tx, tenant, *out.item_code)) out.item_name = item->name;
    if (out.grid_id)
        if (const auto grid = area::find(tx, tenant, *out.grid_id)) out.grid_name = grid->name;
    if (out.organisation_id)
        if (const auto body = organisation::find(tx, tenant, *out.organisation_id)) out.organisation_name = body->name;
    if (out.owner_id && parts.name_of) out.owner_name = parts.name_of(tx, tenant, *out.owner_id);
}

/// The matter that a merged case follows. Its own readers may not see its row, but how it stands is theirs to know.
std::optional<repository::Record> followed(db::ReadTx& tx, const access::Scope& scope, const repository::Record& c) {
    if (!c.master) return std::nullopt;
    return repository::find(tx, access::Gate::system(scope.tenant(), "cases.follow"), *c.master);
}

/// Steps since the merge that everybody who waits may know: what was done and the answer, without words to or from the
/// one who reported it first, and without their photos.
void add_followed(db::ReadTx& tx, const access::Scope& scope, const repository::Record& c, Timeline& out) {
    const auto master = followed(tx, scope, c);
    if (!master || !c.closed_at) return;
    for (const auto& row : repository::steps(tx, scope.tenant(), master->id)) {
        const bool words_to_reporter = row.action == Action::note || row.action == Action::ask ||
                                       row.action == Action::answer || row.action == Action::rate ||
                                       row.action == Action::merge || row.action == Action::unmerge;
        if (!row.is_public || row.undone || words_to_reporter || row.taken_at < *c.closed_at) continue;
        Step step;
        step.id = row.id;
        step.version = row.version;
        step.action = row.action;
        step.state = row.state;
        step.actor_title = row.actor_title;
        if (row.action == Action::resolve || row.action == Action::decline) step.note = row.note;
        step.taken_at = row.taken_at;
        out.steps.push_back(std::move(step));
    }
}

}  // namespace

std::optional<CaseResolution> standing_resolution(db::ReadTx& tx, TenantId tenant, const repository::Record& c) {
    if (!c.resolved_at && c.state != State::declined) return std::nullopt;
    return repository::resolution(tx, tenant, c.id);
}

bool outsider(const access::Scope& scope, const repository::Record& c) {
    if (c.guardian && scope.actor().user == c.guardian && scope.reaches().has(access::Reach::assigned)) return false;
    return !scope.covers(c.place, c.department, c.organisation, c.owner, std::nullopt);
}

bool only_reports(const access::Scope& scope) {
    const auto* grant = may_read.granted_to(scope.role());
    return grant != nullptr && grant->reaches.bits() == access::Reaches{access::Reach::reported}.bits();
}

std::vector<std::pair<std::int64_t, FileId>> visible_files(db::ReadTx& tx, const access::Scope& scope,
                                                           const repository::Record& record) {
    if (!outsider(scope, record)) return repository::step_files(tx, scope.tenant(), record.id);
    auto out = repository::public_files(tx, scope.tenant(), record.id);
    const auto reaches = scope.reaches();
    if (scope.actor().user && (reaches.has(access::Reach::assigned) || reaches.has(access::Reach::organisation))) {
        // Who helps sees what they or their colleagues answered with.
        const auto mine =
            repository::helper_files(tx, scope.tenant(), record.id, scope.user(), scope.actor().organisation);
        out.insert(out.end(), mine.begin(), mine.end());
    }
    return out;
}

Case view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& c, const CaseParts& parts,
          ItemBook& items) {
    Beside beside;
    if (const auto report = repository::main_report(tx, scope.tenant(), c)) beside.text = report->text;
    for (const auto& [version, file] : visible_files(tx, scope, c))
        if (std::find(beside.files.begin(), beside.files.end(), file) == beside.files.end())
            beside.files.push_back(file);
    return view(tx, scope, c, parts, items, std::move(beside));
}

Case view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& c, const CaseParts& parts,
          ItemBook& items, Beside beside) {
    Case out;
    out.id = c.id;
    out.number = c.number;
    out.state = c.state;
    out.version = c.version;
    out.title = c.title;
    out.text = std::move(beside.text);
    out.channel = c.channel;
    out.urgency = c.urgency;
    out.item_code = c.item_code;
    out.address = c.address;
    out.lon = c.lon;
    out.lat = c.lat;
    out.district_id = c.place.district;
    out.street_id = c.place.street;
    out.community_id = c.place.community;
    out.grid_id = c.place.grid;
    out.owner_id = c.owner;
    out.department_id = c.department;
    out.organisation_id = c.organisation;
    if (!outsider(scope, c)) out.reporter_id = c.reporter;
    out.triage_reason = c.triage_reason;
    out.reported_at = c.reported_at;
    out.respond_by = c.respond_by;
    out.responded_at = c.responded_at;
    out.solve_by = c.solve_by;
    out.paused_since = c.paused_since;
    out.resolved_at = c.resolved_at;
    out.closed_at = c.closed_at;
    out.result = c.result;
    if (c.responded_at || c.master) out.rating = repository::last_rating(tx, scope.tenant(), c.id);
    out.files = std::move(beside.files);
    out.identity = c.identity;
    out.is_protected = c.protected_at.has_value();
    out.resolution = standing_resolution(tx, scope.tenant(), c);
    if (const auto master = followed(tx, scope, c)) {
        out.followed = {master->state, master->responded_at, master->resolved_at, master->result,
                        standing_resolution(tx, scope.tenant(), *master)};
        if (!outsider(scope, c)) out.master_id = c.master;
    }
    add_names(tx, scope, parts, items, out);
    return out;
}

Timeline timeline_view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record) {
    const bool reporter_view = outsider(scope, record);
    const auto files = repository::step_files(tx, scope.tenant(), record.id);
    Timeline out;
    for (const auto& row : repository::steps(tx, scope.tenant(), record.id)) {
        if (reporter_view && (!row.is_public || row.undone)) continue;
        Step step;
        step.id = row.id;
        step.version = row.version;
        step.action = row.action;
        step.state = row.state;
        step.actor_title = row.actor_title;
        if (!reporter_view && !row.actor_name.empty()) step.actor_name = row.actor_name;
        if (!reporter_view || note_for_reporter(row.action)) step.note = row.note;
        step.taken_at = row.taken_at;
        step.undone = row.undone;
        for (const auto& [version, file] : files)
            if (version == row.version) step.files.push_back(file);
        out.steps.push_back(std::move(step));
    }
    if (reporter_view)
        add_followed(tx, scope, record, out);
    else
        out.alarms = repository::alarms(tx, scope.tenant(), record.id);
    return out;
}

}  // namespace linli::cases
