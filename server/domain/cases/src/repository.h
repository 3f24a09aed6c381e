#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/cases/types.h>
#include <linli/cases/understanding.h>
#include <linli/db/database.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// SQL of the cases room; no rules here, no SQL elsewhere.
namespace linli::cases::repository {

/// The columns a scope compares.
inline constexpr access::ScopeColumns scope_columns{.tenant = "c.tenant_id",
                                                    .district = "c.district_id",
                                                    .street = "c.street_id",
                                                    .community = "c.community_id",
                                                    .grid = "c.grid_id",
                                                    .department = "c.department_id",
                                                    .organisation = "c.organisation_id",
                                                    .owner = "c.owner_id",
                                                    .reporter = "c.reporter_id",
                                                    .guardian = "c.guardian_id",
                                                    .need_to_know = "c.protected_at_ms"};

/// What the store keeps of a case and the rules work on.
struct Record {
    CaseId id;
    std::string number;
    State state = State::reported;
    std::int64_t version = 1;
    std::string title;
    ReportId main_report;
    Channel channel = Channel::app;
    Urgency urgency = Urgency::normal;
    std::optional<std::string> item_code;
    std::optional<std::string> address;
    std::optional<double> lon, lat;
    area::Ancestors place;
    std::optional<AreaId> compound;
    std::optional<UserId> owner;
    std::optional<PostId> owner_post;
    std::optional<OrganisationId> department, organisation;
    UserId reporter;
    TriageReason triage_reason = TriageReason::none;
    Instant reported_at{};
    std::optional<Instant> happened_at;
    Instant respond_by{};
    std::optional<Instant> responded_at, solve_by, paused_since, resolved_at, closed_at;
    std::optional<std::string> result;
    std::optional<Instant> answer_by;  ///< promised by somebody outside
    std::optional<CaseId> master;      ///< what it was merged into; written by repository_duplicates alone
    ReporterIdentity identity = ReporterIdentity::named;
    std::optional<Instant> protected_at;  ///< only who is in charge sees it
    std::optional<UserId> guardian;       ///< of a protected matter: who sends it on
};

/// One submission with its sealed contact.
struct Report {
    ReportId id;
    CaseId case_id;
    UserId reporter;
    bool on_behalf = false;
    Channel channel = Channel::app;
    std::string text;
    std::optional<PersonId> contact_id;
    std::optional<std::string> contact_name;   ///< sealed bytes
    std::optional<std::string> contact_phone;  ///< sealed bytes
    std::optional<std::string> phone_index;
    std::optional<std::string> account;  ///< sealed bytes: who was signed in, of a pseudonymous report
    std::optional<std::string> wording;  ///< sealed bytes: the first wording of a protected report
    Instant received_at{};
    std::optional<Instant> captured_at;
};

/// A step as it is stored.
struct StepRow {
    StepId id;
    CaseId case_id;
    std::int64_t version = 1;
    Action action = Action::note;
    State state = State::reported;
    std::optional<UserId> actor;
    std::string actor_name;
    std::string actor_title;
    std::optional<std::string> note;
    bool is_public = false;
    std::string before = "{}";  ///< JSON of what undo restores
    bool undone = false;
    Instant taken_at{};
};

/// @return nothing when the case does not exist or lies outside `scope`.
std::optional<Record> find(db::ReadTx& tx, const access::Scope& scope, CaseId id);
enum class Inserted { yes, id_exists, number_exists };
Inserted insert(db::WriteTx& tx, TenantId tenant, const Record& record);
void insert_report(db::WriteTx& tx, TenantId tenant, const Report& report);
/// Stores `record` as version `record.version`. @return false when the stored version is not the one before.
bool update(db::WriteTx& tx, TenantId tenant, const Record& record);
void insert_step(db::WriteTx& tx, TenantId tenant, const StepRow& step);
void insert_file(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, FileId file);
std::optional<Report> main_report(db::ReadTx& tx, TenantId tenant, const Record& record);
std::vector<StepRow> steps(db::ReadTx& tx, TenantId tenant, CaseId id);
std::vector<std::pair<std::int64_t, FileId>> step_files(db::ReadTx& tx, TenantId tenant, CaseId id);
/// Those that came with a step the reporter sees.
std::vector<std::pair<std::int64_t, FileId>> public_files(db::ReadTx& tx, TenantId tenant, CaseId id);
void mark_undone(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version);
void replace_suggestions(db::WriteTx& tx, TenantId tenant, CaseId id, const Proposals& proposals);
Suggestions suggestions(db::ReadTx& tx, TenantId tenant, CaseId id);
void insert_rating(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, const RateCase& rating,
                   Instant now);
std::optional<Rating> last_rating(db::ReadTx& tx, TenantId tenant, CaseId id);
/// One page of resolved matters, oldest first: whose result nobody has questioned since `before`, or which was rated.
struct Settled {
    std::vector<CaseId> ids;
    std::optional<api::PageKey> next;
};
Settled settled_before(db::ReadTx& tx, TenantId tenant, Instant before, const std::optional<api::PageKey>& after,
                       int most);
/// What is not among `items` any more is retired.
void replace_items(db::WriteTx& tx, TenantId tenant, const std::vector<Item>& items);
/// The items in use.
std::vector<Item> items(db::ReadTx& tx, TenantId tenant);
/// Also the retired ones.
std::vector<Item> all_items(db::ReadTx& tx, TenantId tenant);
void replace_classes(db::WriteTx& tx, TenantId tenant, const std::vector<ItemClass>& classes);
std::vector<ItemClass> classes(db::ReadTx& tx, TenantId tenant);

}  // namespace linli::cases::repository
