#include "world.h"

#include <linli/area/events.h>
#include <linli/channels/permissions.h>
#include <linli/expectations/suite.h>
#include <linli/identity/users.h>
#include <linli/log/log.h>
#include <linli/quality/unverified.h>

#include "holidays.h"
#include "modules.h"
#include "references.h"
#include "settings.h"

namespace linli::app {
namespace {

/// What of the answers that got stuck waits for this person: their own, and those that a second one may give up.
std::vector<worklists::WaitingAnswer> answers_waiting_for(channels::ChannelService& channels,
                                                          const access::Actor& actor) {
    constexpr std::size_t most = 100;
    std::vector<worklists::WaitingAnswer> out;
    const auto watching = access::Gate::admit(actor, channels::may_watch);
    const bool mends = access::Gate::admit(actor, channels::may_mend).ok();
    if (!watching || !mends) return out;
    const auto stuck = channels.stuck(*watching);
    for (const auto& line : stuck.items) {
        const bool to_agree = line.give_up_asked_by && line.give_up_asked_by != actor.user;
        const bool mine = line.owner == actor.user && !line.give_up_asked_by;
        if ((to_agree || mine) && out.size() < most)
            out.push_back({line.id.uuid(), line.case_id, line.platform_name, to_agree, line.created_at});
    }
    return out;
}

/// Two rooms of one floor say the same in their own words.
notifications::ShiftMoment moment_of(worklists::HandoverNews news) {
    switch (news) {
    case worklists::HandoverNews::offered: return notifications::ShiftMoment::offered;
    case worklists::HandoverNews::waiting: return notifications::ShiftMoment::waiting;
    case worklists::HandoverNews::accepted: return notifications::ShiftMoment::accepted;
    case worklists::HandoverNews::declined: return notifications::ShiftMoment::declined;
    case worklists::HandoverNews::withdrawn: return notifications::ShiftMoment::withdrawn;
    }
    return notifications::ShiftMoment::offered;
}

using std::chrono::minutes;

cases::CaseParts case_parts(World& w, const WorldOptions& options) {
    return {*w.store.database,
            w.store.domain_clock,
            w.store.ids,
            w.outbox,
            w.evidence,
            w.files,
            w.audit,
            w.vault,
            w.understanding,
            *w.cursors,
            w.office,
            [&w](db::ReadTx& tx, TenantId tenant, UserId user) { return w.identity.name_of(tx, tenant, user); },
            [&w](db::ReadTx& tx, TenantId tenant, UserId user) { return w.identity.telephone_of(tx, tenant, user); },
            options.with_evidence,
            &w.platform_gate};
}

/// Every service of golden records works with the same parts.
registry::RecordParts record_parts(World& w) {
    return {*w.store.database, w.store.domain_clock, w.store.ids, w.vault,    w.audit,
            w.outbox,          w.evidence,           w.reference, *w.cursors, {}};
}

exchange::ExchangeParts exchange_parts(World& w) {
    return {*w.store.database, w.store.domain_clock, w.store.real_clock, w.store.ids, w.vault, w.audit,
            w.evidence,        w.reference,          w.records,          *w.cursors,  {},      quality::unverified};
}

messaging::MessagingParts messaging_parts(World& w) {
    return {*w.store.database, w.store.domain_clock, w.store.real_clock,        w.store.ids, w.vault, w.audit, w.outbox,
            *w.cursors,        w.directory,          notifications::templates()};
}

/// Accounts are identity's; whose record one is decides the exchange.
exchange::MyDataParts my_data_parts(World& w) {
    return {w.registry, w.changes,
            [&w](db::ReadTx& tx, TenantId tenant, UserId user) { return w.identity.telephone_of(tx, tenant, user); },
            [&w](db::WriteTx& tx, const access::Scope& scope, UserId user, PersonId person) -> Outcome {
                if (!w.identity.users().link_person(tx, scope, user, person))
                    return refuse(exchange::changed_meanwhile);
                return Done{};
            },
            sheet_folder(w.store.settings)};
}

/// Without a gateway nobody gets a code, and the caller hears so.
class NoGateway final : public identity::CodeSender {
public:
    void send(TenantId, std::string_view, std::string_view, std::chrono::minutes) override {
        throw identity::SendFault("no SMS gateway is configured");
    }
};

std::unique_ptr<identity::CodeSender> make_sender(Store& store) {
    if (!store.deployment.simulated) return std::make_unique<NoGateway>();
    return std::make_unique<identity::InboxCodeSender>(*store.database, *store.keyring, store.real_clock, store.ids);
}

identity::IdentityOptions identity_options(const Store& store) {
    identity::IdentityOptions options;
    options.simulated = store.deployment.simulated;
    options.totp_required = !store.deployment.simulated;
    return options;
}

}  // namespace

std::string evidence_name(const Store& store) { return "linli-" + store.deployment.installation.text(); }

std::filesystem::path published_file(const config::Settings& settings) { return data_folder(settings) / "checkpoints"; }

std::filesystem::path sheet_folder(const config::Settings& settings) { return data_folder(settings) / "sheets"; }

WorkingCalendar office_calendar() {
    return WorkingCalendar({{minutes(8 * 60 + 30), minutes(12 * 60)}, {minutes(13 * 60 + 30), minutes(18 * 60)}},
                           HolidayTable::parse_csv(holidays_csv));
}

World::World(Store& given, WorldOptions options)
    : store(given),
      office(office_calendar()),
      outbox(store.domain_clock, store.ids),
      audit(*store.database, store.domain_clock, store.ids),
      vault(store.real_clock, *store.keyring),
      evidence(store.domain_clock, store.ids, store.keyring->suite()),
      sequencer(*store.database, *store.keyring, store.real_clock, store.ids,
                {.name = evidence_name(store), .published = published_file(store.settings)}),
      files(*store.database, store.domain_clock, store.ids, *store.keyring, data_folder(store.settings) / "files"),
      understanding(locator),
      cursors(api::make_cursor_sealer(*store.keyring)),
      idempotency(*store.database, store.real_clock),
      authenticator(*store.database, *store.keyring, store.domain_clock, store.real_clock),
      sender(make_sender(store)),
      identity({*store.database, store.domain_clock, store.real_clock, store.ids, audit, vault, *store.keyring,
                *cursors, metrics, *sender, authenticator},
               identity_options(store)),
      directory(vault),
      message_templates(messaging_parts(*this)),
      messages(messaging_parts(*this)),
      message_inbox(messaging_parts(*this), messages),
      reference(*store.database, store.domain_clock, audit),
      registry({*store.database, store.domain_clock, vault, audit, *cursors}),
      records(record_parts(*this)),
      changes(record_parts(*this), reference_holders(store.domain_clock)),
      entry({*store.database, store.domain_clock, vault, audit, *cursors}),
      // Nobody tells the one box of each row that moved.
      follower(*store.database, store.domain_clock,
               [this](db::WriteTx& tx, TenantId tenant) { search_index.mark_stale(tx, tenant); }),
      writer(vault, reference, outbox, store.ids),
      quality({*store.database, store.domain_clock, store.ids, vault, audit, writer, reference, *cursors,
               expectations::Suite::built_in(), &changes}),
      observations({*store.database, store.domain_clock, store.ids, vault, audit}),
      cases(case_parts(*this, options)),
      dispatch(case_parts(*this, options)),
      case_follower(*store.database, store.domain_clock, locator,
                    [this](db::WriteTx& tx, TenantId tenant) { search_index.mark_stale(tx, tenant); }),
      notifier({vault, messages, directory}),
      agreements(exchange_parts(*this)),
      partner_calls(exchange_parts(*this)),
      my_data(exchange_parts(*this), my_data_parts(*this)),
      imports({*store.database, store.domain_clock, store.ids, outbox, audit, vault, files, *cursors, writer, reference,
               sheet_folder(store.settings)}),
      ledgers({*store.database, store.domain_clock, vault, audit, reference, *cursors, quality::unverified}),
      ledger_exports(ledgers),
      exports({*store.database,
               store.domain_clock,
               store.ids,
               audit,
               vault,
               *cursors,
               sheet_folder(store.settings),
               [this](db::ReadTx& tx, TenantId tenant, UserId user) { return identity.name_of(tx, tenant, user); },
               {&ledger_exports},
               quality::unverified}),
      search_sources(vault),
      search_index(*store.database, vault, search_sources.all()),
      search(*store.database, audit, search_index),
      statistics({*store.database, store.domain_clock, audit, reference}),
      open311({*store.database, store.domain_clock, store.real_clock, store.ids, audit, vault, cases,
               store.deployment.simulated}),
      channels({*store.database, store.domain_clock, store.real_clock, store.ids, vault, audit, evidence, cases,
                [this](db::ReadTx& tx, TenantId tenant, UserId user) { return identity.name_of(tx, tenant, user); },
                [this](db::WriteTx& tx, TenantId tenant, const channels::AnswerLine& answer) {
                    notifier.answer_stuck(
                        tx, tenant,
                        {.case_id = answer.case_id,
                         .key = answer.id.text() + "/" + std::to_string(answer.version),
                         .platform = answer.platform_name.empty() ? answer.platform : answer.platform_name,
                         .owner = answer.owner});
                }}),
      devices({*store.database, store.domain_clock, store.real_clock, store.ids, audit, vault, cases, *cursors,
               store.keyring->suite()}),
      worklists({*store.database, store.domain_clock, audit, evidence, *cursors, cases,
                 [this](db::ReadTx& tx, TenantId tenant, UserId user) { return identity.name_of(tx, tenant, user); },
                 [this](db::WriteTx& tx, TenantId tenant, worklists::HandoverNews news, const worklists::Handover& h) {
                     notifier.shift(tx, tenant, moment_of(news),
                                    {.id = h.id.uuid(),
                                     .from = h.from_id,
                                     .to = h.to_id,
                                     .from_name = h.from_name.value_or(""),
                                     .to_name = h.to_name.value_or(""),
                                     .open = h.summary.open,
                                     .overdue = h.summary.overdue,
                                     .offered_at = h.offered_at});
                 },
                 [this](const access::Actor& actor) { return answers_waiting_for(channels, actor); }}),
      linkage({*store.database, store.domain_clock, store.ids, vault, audit, evidence, *cursors}) {}

World::~World() = default;

void World::prepare() {
    tenants = store.database->read([](db::ReadTx& tx) { return tenant::all(tx); });
    for (const auto& tenant : tenants) {
        store.database->read([&](db::ReadTx& tx) { cases.refresh(tx, tenant.id); });
        auto relay = std::make_unique<events::Relay>(*store.database, store.domain_clock, tenant.id);
        relay->subscribe<cases::CaseReported>(
            "cases.understand",
            [this, id = tenant.id](db::WriteTx& tx, const cases::CaseReported& event, const events::Envelope&) {
                cases.understand(tx, id, event.case_id);
            });
        relay->subscribe<area::AreaMoved>(
            "registry.follow-areas", [this, id = tenant.id](db::WriteTx& tx, const area::AreaMoved& event,
                                                            const events::Envelope&) { follower.hear(tx, id, event); });
        relay->subscribe<area::AreaMoved>(
            "cases.follow-areas",
            [this, id = tenant.id](db::WriteTx& tx, const area::AreaMoved& event, const events::Envelope&) {
                case_follower.hear(tx, id, event);
            });
        relay->subscribe<cases::CaseMoved>(
            "open311.follow-cases",
            [this, id = tenant.id](db::WriteTx& tx, const cases::CaseMoved& event, const events::Envelope& envelope) {
                open311.hear(tx, id, event, envelope.occurred_at);
            });
        channels.listen(*relay);
        notifier.listen(*relay);
        subscribe_search(*relay, search_index);
        relays.push_back(std::move(relay));
    }
}

std::vector<std::string> World::check_invariants() {
    auto broken = db::broken_invariants(*store.database, modules());
    for (const auto& sentence : broken) log::error("invariant.broken", {{"sentence", log::Text(sentence)}});
    return broken;
}

int World::deliver(const std::stop_token& stop) {
    int all = 0;
    for (auto& relay : relays)
        for (int made = 1; made > 0 && !stop.stop_requested(); all += made) made = relay->run_once();
    return all;
}

}  // namespace linli::app
