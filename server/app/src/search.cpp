#include "search.h"

#include <linli/area/events.h>
#include <linli/cases/events.h>
#include <linli/cases/search_sources.h>
#include <linli/imports/events.h>
#include <linli/registry/events.h>
#include <linli/registry/search_sources.h>

#include <CLI/CLI.hpp>

#include "cli.h"
#include "world.h"

#include <iostream>

namespace linli::app {
namespace {

using search::Kind;

std::optional<Kind> kind_of(registry::SubjectKind kind) {
    switch (kind) {
    case registry::SubjectKind::person: return Kind::person;
    case registry::SubjectKind::dwelling: return Kind::dwelling;
    case registry::SubjectKind::establishment: return Kind::establishment;
    case registry::SubjectKind::object: return Kind::object;
    default: return std::nullopt;
    }
}

/// One delivery: which records to look at again.
class Hearer {
public:
    Hearer(search::Index& index, db::WriteTx& tx, const events::Envelope& envelope)
        : index_(index), tx_(tx), tenant_(envelope.address.tenant), envelope_(envelope) {}

    void hear() {
        if (is<registry::RecordChanged>()) {
            const auto event = read<registry::RecordChanged>();
            again(event.kind, {event.record_id});
        } else if (is<registry::RecordsMerged>()) {
            const auto event = read<registry::RecordsMerged>();
            again(event.kind, {event.from_id, event.into_id});
        } else if (is<registry::MergeUndone>()) {
            const auto event = read<registry::MergeUndone>();
            again(event.kind, {event.from_id, event.into_id});
        } else if (is<registry::ChangeRequestMoved>()) {
            request(read<registry::ChangeRequestMoved>());
        } else if (is<cases::CaseReported>()) {
            matter(read<cases::CaseReported>().case_id);
        } else if (is<cases::CaseMoved>()) {
            matter(read<cases::CaseMoved>().case_id);
        } else if (is<imports::ImportMoved>()) {
            const auto state = read<imports::ImportMoved>().state;
            if (state == "applied" || state == "undone" || state == "failed") index_.mark_stale(tx_, tenant_);
        } else {
            index_.mark_stale(tx_, tenant_);
        }
    }

private:
    template <class E>
    bool is() const {
        return envelope_.name == E::name;
    }
    template <class E>
    E read() const {
        return events::read_event<E>(envelope_.payload);
    }
    void again(registry::SubjectKind kind, const std::vector<Uuid>& records) {
        if (const auto wanted = kind_of(kind)) index_.refresh(tx_, tenant_, *wanted, records);
    }
    void request(const registry::ChangeRequestMoved& event) {
        if (event.state != "applied" && event.state != "undone") return;
        const auto records = registry::records_of_request(tx_, tenant_, event.request_id);
        for (const auto kind : {Kind::person, Kind::dwelling, Kind::establishment, Kind::object})
            index_.refresh(tx_, tenant_, kind, records);
    }
    void matter(cases::CaseId id) {
        const Uuid record = id.uuid();
        index_.refresh(tx_, tenant_, Kind::matter, {&record, 1});
        index_.refresh(tx_, tenant_, Kind::file, cases::files_of(tx_, tenant_, id));
    }

    search::Index& index_;
    db::WriteTx& tx_;
    TenantId tenant_;
    const events::Envelope& envelope_;
};

}  // namespace

SearchSources::SearchSources(vault::Vault& vault) : owned(registry::search_sources(vault)) {
    for (auto& one : cases::search_sources()) owned.push_back(std::move(one));
}

std::vector<const search::Source*> SearchSources::all() const {
    std::vector<const search::Source*> out;
    for (const auto& one : owned) out.push_back(one.get());
    return out;
}

void subscribe_search(events::Relay& relay, search::Index& index) {
    const auto name = [](auto event) { return std::string(decltype(event)::name); };
    relay.subscribe(
        {.name = "search.index",
         .hears = {name(registry::RecordChanged{}), name(registry::RecordsMerged{}), name(registry::MergeUndone{}),
                   name(registry::ChangeRequestMoved{}), name(cases::CaseReported{}), name(cases::CaseMoved{}),
                   name(imports::ImportMoved{}), name(area::AreaMoved{})},
         .handle = [&index](db::WriteTx& tx, const events::Envelope& envelope) {
             Hearer(index, tx, envelope).hear();
         }});
}

int rebuild_search(const config::Settings& settings, const SearchRebuildOptions& options) {
    Store store(settings);
    store.attach();
    const auto tenant = store.database->read([&](db::ReadTx& tx) { return named_tenant(tx, options.tenant); });
    if (!tenant) {
        std::cerr << "没有这个租户，或有多个租户而未用 --tenant 指明。\n";
        return 1;
    }
    World world(store);
    world.search_index.rebuild(tenant->id);
    const auto done = world.search_index.sweep(tenant->id);
    std::cout << "查看 " << done.looked << " 条，编入 " << done.stored << " 条，移除 " << done.removed << " 条。\n";
    return 0;
}

void add_search(CLI::App& cli, CommonOptions& common, Chosen& chosen) {
    auto options = std::make_shared<SearchRebuildOptions>();
    auto* group = cli.add_subcommand("search", "全域搜索");
    group->require_subcommand(1);
    auto* command = group->add_subcommand("rebuild", "重新编制索引（更换索引密钥之后），期间搜索照常");
    command->add_option("--tenant", options->tenant, "租户代码；只有一个租户时可省略");
    command->callback([&common, &chosen, options] {
        chosen.run = [&common, options] {
            return with_settings(common, [&](const auto& settings) { return rebuild_search(settings, *options); });
        };
    });
}

}  // namespace linli::app
