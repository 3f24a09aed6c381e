#include <linli/cases/dispatch_service.h>

#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/cases/reasons.h>

#include "repository_dispatch.h"
#include "repository_rules.h"
#include "rule_book.h"
#include "simulating.h"
#include "view.h"

#include <algorithm>

namespace linli::cases {

using repository::SimulationRow;

struct DispatchService::Impl {
    explicit Impl(CaseParts given) : parts(std::move(given)) {}
    CaseParts parts;
    ItemBook items;

    conditions::Context context(db::ReadTx& tx, TenantId tenant) {
        items.refresh(tx, tenant);
        return rule_context(tx, tenant, *items.of(tx, tenant));
    }
    /// As people see it: with overlaps, conditions in the words of today.
    RuleEdition shown(db::ReadTx& tx, TenantId tenant, RuleEdition edition) {
        const auto set = understood_rules(context(tx, tenant), edition.edition, edition.rules);
        edition.overlaps = overlaps_of(set);
        for (std::size_t i = 0; i < edition.rules.size(); ++i)
            edition.rules[i].condition = conditions::print(set.context, set.conditions[i], conditions::Style::chinese);
        return edition;
    }
    /// As it is stored: conditions by code, so that they stay right when names change.
    Result<std::vector<DispatchRule>> canonical(db::ReadTx& tx, TenantId tenant, std::vector<DispatchRule> rules) {
        const auto all = context(tx, tenant);
        if (auto mistakes = mistakes_in(all, rules); !mistakes.empty())
            return refuse(Problem{&bad_rules, {}, std::move(mistakes)});
        for (auto& rule : rules)
            rule.condition = conditions::print(all, *conditions::parse(all, rule.condition).condition);
        return rules;
    }
    void wrote(db::WriteTx& tx, const access::Scope& scope, std::string operation, std::int64_t edition) {
        parts.audit.wrote(tx, scope,
                          {.kind = audit::Kind::write,
                           .operation = std::move(operation),
                           .subject_kind = "dispatch-rules",
                           .detail = "edition " + std::to_string(edition)});
    }
    std::optional<SimulationRow> next_batch(db::ReadTx& tx, TenantId tenant, int batch);
    /// A draft on the version that the caller saw.
    Result<RuleEdition> draft_of(db::ReadTx& tx, TenantId tenant, std::int64_t number,
                                 std::optional<std::int64_t> version) {
        auto found = repository::rule_edition(tx, tenant, number);
        if (!found) return refuse(no_such_edition);
        if (found->state == EditionState::published) return refuse(edition_published);
        if (version && found->version != *version) return refuse(edition_changed);
        return std::move(*found);
    }
};

DispatchService::DispatchService(CaseParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
DispatchService::~DispatchService() = default;

ConditionFields DispatchService::fields(const access::Scope& scope) {
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        ConditionFields out;
        const auto context = impl_->context(tx, scope.tenant());
        for (const auto& field : context.fields())
            out.items.push_back({field.code, field.label, std::string(word(field.type))});
        return out;
    });
}

ConditionCheck DispatchService::check(const access::Scope& scope, const CheckCondition& in) {
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        const auto context = impl_->context(tx, scope.tenant());
        const auto parsed = conditions::parse(context, in.condition);
        ConditionCheck out;
        out.understood = parsed.condition.has_value();
        if (parsed.condition) {
            out.chinese = conditions::print(context, *parsed.condition, conditions::Style::chinese);
            out.codes = conditions::print(context, *parsed.condition);
        } else {
            out.position = static_cast<std::int64_t>(parsed.mistake.position);
            out.message = parsed.mistake.message;
        }
        return out;
    });
}

RuleEditions DispatchService::editions(const access::Scope& scope) {
    constexpr int most = 200;
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        RuleEditions out{repository::rule_editions(tx, scope.tenant(), most)};
        const auto in_force = repository::edition_in_force(tx, scope.tenant(), impl_->parts.clock.now());
        for (auto& line : out.items) line.in_force = line.edition == in_force;
        return out;
    });
}

Result<RuleEdition> DispatchService::edition(const access::Scope& scope, std::int64_t number) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<RuleEdition> {
        auto found = repository::rule_edition(tx, scope.tenant(), number);
        if (!found) return refuse(no_such_edition);
        return impl_->shown(tx, scope.tenant(), std::move(*found));
    });
}

Result<RuleEdition> DispatchService::draft(const access::Scope& scope, const DraftRules& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<RuleEdition> {
        RuleEdition fresh{.note = in.note, .changed_by = scope.user(), .changed_at = self.parts.clock.now()};
        LINLI_TRY(fresh.rules, self.canonical(tx, scope.tenant(), in.rules));
        const auto number = repository::insert_edition(tx, scope.tenant(), fresh);
        if (!number) return refuse(edition_changed);
        fresh.edition = *number;
        repository::replace_rules(tx, scope.tenant(), *number, fresh.rules);
        self.wrote(tx, scope, "draftDispatchRules", *number);
        return self.shown(tx, scope.tenant(), std::move(fresh));
    });
}

Result<RuleEdition> DispatchService::change(const access::Scope& scope, std::int64_t number, const DraftRules& in) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<RuleEdition> {
        LINLI_TRY(auto draft, self.draft_of(tx, scope.tenant(), number, in.version));
        LINLI_TRY(draft.rules, self.canonical(tx, scope.tenant(), in.rules));
        ++draft.version;
        draft.note = in.note;
        draft.changed_by = scope.user();
        draft.changed_at = self.parts.clock.now();
        if (!repository::update_edition(tx, scope.tenant(), draft)) return refuse(edition_changed);
        repository::replace_rules(tx, scope.tenant(), number, draft.rules);
        self.wrote(tx, scope, "changeDispatchRules", number);
        return self.shown(tx, scope.tenant(), std::move(draft));
    });
}

Result<RuleEdition> DispatchService::publish(const access::Scope& scope, std::int64_t number, const PublishRules& in) {
    auto& self = *impl_;
    const auto now = self.parts.clock.now();
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<RuleEdition> {
        LINLI_TRY(auto draft, self.draft_of(tx, scope.tenant(), number, in.version));
        if (draft.changed_by == scope.user()) return refuse(second_person_needed);
        if (draft.simulated_version != draft.version) return refuse(simulate_first);
        if (in.effective_from && *in.effective_from < now) return refuse(not_in_the_past);
        if (auto mistakes = mistakes_in(self.context(tx, scope.tenant()), draft.rules); !mistakes.empty())
            return refuse(Problem{&bad_rules, {}, std::move(mistakes)});
        draft.state = EditionState::published;
        ++draft.version;
        draft.published_by = scope.user();
        draft.published_at = now;
        draft.effective_from = in.effective_from.value_or(now);
        if (!repository::update_edition(tx, scope.tenant(), draft)) return refuse(edition_changed);
        self.wrote(tx, scope, "publishDispatchRules", number);
        return self.shown(tx, scope.tenant(), std::move(draft));
    });
}

Result<Simulation> DispatchService::simulate(const access::Scope& scope, std::int64_t number, const Simulate& in) {
    auto& self = *impl_;
    const auto now = self.parts.clock.now();
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<Simulation> {
        LINLI_TRY(const auto draft, self.draft_of(tx, scope.tenant(), number, {}));
        SimulationRow row;
        row.shown = {.id = self.parts.ids.next_uuid(), .edition = number, .version = draft.version, .most = in.most};
        for (const auto& rule : draft.rules) row.shown.result.hits.push_back({rule.code, 0});
        row.from = now - std::chrono::days(in.days);
        row.until = now;
        row.after_at = row.from - std::chrono::milliseconds(1);
        row.requested_by = scope.user();
        row.requested_at = now;
        repository::insert_simulation(tx, scope.tenant(), row);
        self.wrote(tx, scope, "simulateDispatchRules", number);
        return row.shown;
    });
}

Result<Simulation> DispatchService::simulation(const access::Scope& scope, const Uuid& id) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<Simulation> {
        auto found = repository::simulation(tx, scope.tenant(), id);
        if (!found) return refuse(no_such_simulation);
        return std::move(found->shown);
    });
}

/// One batch, worked out beside the writers; the row says how far it came, so a batch that is done twice counts once.
std::optional<SimulationRow> DispatchService::Impl::next_batch(db::ReadTx& tx, TenantId tenant, int batch) {
    auto row = repository::running_simulation(tx, tenant);
    if (!row) return std::nullopt;
    auto draft = repository::rule_edition(tx, tenant, row->shown.edition).value();
    auto& shown = row->shown;
    shown.state = SimulationState::done;
    if (draft.version != shown.version) return row;  // the draft changed under it: what was found is all
    const auto left = static_cast<int>(std::min<std::int64_t>(batch, shown.most - shown.result.looked_at));
    const auto matters = repository::past_matters(tx, tenant, area::root(tx, tenant).id, *row, left);
    const auto set = understood_rules(context(tx, tenant), draft.edition, std::move(draft.rules));
    const auto list = items.of(tx, tenant);
    Replay replay(tx, tenant, set, *list, parts.office, parts.clock.now());
    for (const auto& matter : matters) replay.add(matter, shown.result);
    if (!matters.empty()) row->after_at = matters.back().reported_at, row->after_id = matters.back().id;
    const bool more = static_cast<int>(matters.size()) == left && shown.result.looked_at < shown.most;
    if (more) shown.state = SimulationState::running;
    return row;
}

bool DispatchService::run_once(TenantId tenant, int batch) {
    auto& self = *impl_;
    const auto row = self.parts.database.read([&](db::ReadTx& tx) { return self.next_batch(tx, tenant, batch); });
    if (!row) return false;
    self.parts.database.write([&](db::WriteTx& tx) {
        const auto draft = repository::rule_edition(tx, tenant, row->shown.edition);
        const bool whole = row->shown.state == SimulationState::done && draft && draft->version == row->shown.version;
        if (whole) repository::mark_simulated(tx, tenant, row->shown.edition, row->shown.version);
        repository::update_simulation(tx, tenant, *row);
    });
    return true;
}

Result<CaseHandovers> DispatchService::handovers(const access::Scope& scope, CaseId id) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<CaseHandovers> {
        const auto record = repository::find(tx, scope, id);
        if (!record || outsider(scope, *record)) return refuse(access::not_found);
        return CaseHandovers{repository::decisions(tx, scope.tenant(), id), repository::returns(tx, scope.tenant(), id),
                             repository::arbitrated(tx, scope.tenant(), id)};
    });
}

Offers DispatchService::offers(const access::Scope& scope) {
    constexpr int most = 100;
    const auto post = scope.actor().post;
    if (!post) return {};
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        return Offers{repository::open_offers(tx, scope.tenant(), *post, impl_->parts.clock.now(), most)};
    });
}

ReturnReasons DispatchService::reasons(const access::Scope& scope) {
    return ReasonLists(impl_->parts).list(scope, ReasonKind::returning);
}

Result<ReturnReasons> DispatchService::publish_reasons(const access::Scope& scope, const ReturnReasons& in) {
    return ReasonLists(impl_->parts).publish(scope, ReasonKind::returning, in);
}

}  // namespace linli::cases
