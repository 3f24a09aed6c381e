#pragma once

#include <linli/api/desk.h>
#include <linli/api/idempotency.h>
#include <linli/api/page.h>
#include <linli/audit/audit.h>
#include <linli/base/calendar.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/follow.h>
#include <linli/cases/service.h>
#include <linli/cases/understanding.h>
#include <linli/channels/gate.h>
#include <linli/channels/service.h>
#include <linli/devices/service.h>
#include <linli/events/relay.h>
#include <linli/evidence/log.h>
#include <linli/evidence/sequencer.h>
#include <linli/exchange/my_data.h>
#include <linli/exchange/service.h>
#include <linli/files/files.h>
#include <linli/geo/locator.h>
#include <linli/identity/authenticator.h>
#include <linli/identity/code_sender.h>
#include <linli/identity/service.h>
#include <linli/imports/exports.h>
#include <linli/imports/service.h>
#include <linli/ledgers/service.h>
#include <linli/linkage/service.h>
#include <linli/messaging/service.h>
#include <linli/metrics/metrics.h>
#include <linli/notifications/notifier.h>
#include <linli/open311/service.h>
#include <linli/quality/observations.h>
#include <linli/quality/service.h>
#include <linli/reference/reference.h>
#include <linli/registry/changes.h>
#include <linli/registry/entry.h>
#include <linli/registry/follow.h>
#include <linli/registry/provenance.h>
#include <linli/registry/records.h>
#include <linli/registry/service.h>
#include <linli/search/service.h>
#include <linli/statistics/service.h>
#include <linli/vault/vault.h>
#include <linli/worklists/service.h>

#include "directory.h"
#include "ledger_exports.h"
#include "search.h"
#include "store.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace linli::app {

/// What only a benchmark changes.
struct WorldOptions {
    bool with_evidence = true;  ///< false: cases write no evidence leaves, to measure what they cost
};

/// Every service of a running linli, put together once. Services see each other only through what is handed to them
/// here.
class World {
public:
    explicit World(Store& store, WorldOptions options = {});
    ~World();

    /// Reads responsibility lists and models into memory and subscribes every hearer.
    void prepare();
    /// Numbers and delivers events of every tenant until all hearers are caught up. @return deliveries made
    /// @param stop ends it after the batch under way; the rest is delivered after the next start
    int deliver(const std::stop_token& stop = {});

    /// Runs every invariant and says in the log what is broken (nightly). @return sentences
    std::vector<std::string> check_invariants();

    Store& store;
    metrics::Registry metrics;
    WorkingCalendar office;
    events::Outbox outbox;
    audit::Audit audit;
    vault::Vault vault;
    evidence::EvidenceLog evidence;
    evidence::Sequencer sequencer;
    files::Files files;
    geo::Locator locator;
    cases::Understanding understanding;
    std::unique_ptr<api::CursorSealer> cursors;
    api::IdempotencyStore idempotency;
    identity::SessionAuthenticator authenticator;
    std::unique_ptr<identity::CodeSender>
        sender;  ///< the simulator's inbox, or a gateway that refuses until configured
    identity::IdentityService identity;
    AccountDirectory directory;
    messaging::TemplateService message_templates;
    messaging::MessagingService messages;
    messaging::InboxService message_inbox;
    reference::Reference reference;
    registry::RegistryService registry;
    registry::RecordService records;
    registry::ChangeService changes;
    registry::EntryService entry;
    registry::AreaFollower follower;
    registry::FieldWriter writer;
    quality::QualityService quality;
    quality::ObservationService observations;
    channels::PlatformGate platform_gate;
    cases::CaseService cases;
    cases::DispatchService dispatch;
    cases::CaseFollower case_follower;
    notifications::Notifier notifier;
    exchange::AgreementService agreements;
    exchange::CallService partner_calls;
    exchange::MyDataService my_data;
    imports::ImportService imports;
    ledgers::LedgerService ledgers;
    LedgerExports ledger_exports;
    imports::ExportService exports;
    SearchSources search_sources;
    search::Index search_index;
    search::SearchService search;
    statistics::StatisticsService statistics;
    open311::Open311Service open311;
    channels::ChannelService channels;
    devices::DeviceService devices;
    worklists::WorklistService worklists;
    linkage::LinkageService linkage;
    std::vector<tenant::Tenant> tenants;
    std::vector<std::unique_ptr<events::Relay>> relays;
};

/// The first part of every origin that this deployment signs.
std::string evidence_name(const Store& store);
/// The file outside the database that hears of every checkpoint.
std::filesystem::path published_file(const config::Settings& settings);
/// Sheets while they are read and written; nothing in it outlives its use.
std::filesystem::path sheet_folder(const config::Settings& settings);
/// The working calendar of Chinese offices with the public holidays built into the program.
WorkingCalendar office_calendar();

}  // namespace linli::app
