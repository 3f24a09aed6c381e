#include <linli/ledgers/service.h>

#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/json/read.h>
#include <linli/ledgers/permissions.h>

#include "impl.h"
#include "repository.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace linli::ledgers {
namespace {

constexpr std::int64_t most_own_ledgers = 500;
/// A page looks at this many records at most; a question that few answer goes on with the next page.
constexpr std::size_t most_keys_a_page = 20'000;
constexpr std::size_t rows_a_batch = 500;
constexpr int farthest_ahead = 3'660;
const Date first_day = Date::of(1949, 10, 1).value();

LedgerLine line_of(const Ledger& ledger, UserId user) {
    const auto& d = ledger.definition;
    return {d.code, d.title, d.subject, d.purpose, d.basis, d.owner, ledger.version, ledger.by == user};
}

LedgerView view_of(const Ledger& ledger) {
    return {ledger.definition, ledger.version, views(shown_columns(ledger.definition))};
}

/// Columns of which the resource catalogue says neither for what nor by which law. @source DAT-22
void note_closed(const Definition& definition, const reference::List& catalogue, std::vector<FieldError>& out) {
    for (std::size_t i = 0; i < definition.columns.size(); ++i) {
        const auto* column = find_column(definition.subject, definition.columns[i].field);
        if (column == nullptr) continue;  // named already
        if (const auto why = reference::closed(catalogue, column->entry))
            out.push_back(reference::closed_fault("/columns/" + std::to_string(i) + "/field", column->label,
                                                  column->entry, *why));
    }
}

/// What a cursor of rows is bound to, beside the caller.
std::string bound_to(std::string_view code, std::int64_t version, Date as_of, const std::optional<AreaId>& area) {
    return "listLedgerRows:" + std::string(code) + ":" + std::to_string(version) + ":" + as_of.text() + ":" +
           (area ? area->text() : "");
}

std::string cursor_text(Instant known, const api::PageKey& key) {
    return std::to_string(to_ms(known)) + "|" + key.text();
}

struct RowCursor {
    Instant known{};
    api::PageKey key;
};
std::optional<RowCursor> read_row_cursor(const std::string& text) {
    const auto bar = text.find('|');
    if (bar == std::string::npos) return std::nullopt;
    std::int64_t ms = 0;
    std::from_chars(text.data(), text.data() + bar, ms);
    const auto key = api::PageKey::parse(std::string_view(text).substr(bar + 1));
    return key ? std::optional(RowCursor{from_ms(ms), *key}) : std::nullopt;
}

}  // namespace

std::vector<const ColumnSpec*> specs(const std::vector<ShownColumn>& columns) {
    std::vector<const ColumnSpec*> out;
    for (const auto& one : columns) out.push_back(one.spec);
    return out;
}

std::vector<LedgerColumn> views(const std::vector<ShownColumn>& columns) {
    std::vector<LedgerColumn> out;
    for (const auto& one : columns)
        out.push_back({one.spec->field, one.label, one.spec->sensitivity, one.spec->always_masked});
    return out;
}

std::vector<std::string> masked_cells(db::ReadTx& tx, const std::vector<ShownColumn>& columns,
                                      const Definition& definition, const Facts& facts, const Times& times,
                                      Labels& labels, json::View view) {
    std::vector<std::string> out;
    out.reserve(columns.size());
    for (const auto& one : columns) {
        auto value = cell(tx, *one.spec, definition, facts, times, labels);
        const bool hide = one.spec->always_masked || view == json::View::masked;
        if (hide && one.spec->mask != json::Mask::none && !value.empty()) value = json::masked(one.spec->mask, value);
        out.push_back(std::move(value));
    }
    return out;
}

Outcome note_look(LedgerService::Impl& self, const access::Scope& scope, std::string_view operation,
                  const Ledger& ledger, const Times& times, std::size_t rows) {
    return self.parts.audit.looked(scope, {.kind = audit::Kind::read,
                                           .operation = std::string(operation),
                                           .subject_kind = "ledger",
                                           .subject = {},
                                           .person = {},
                                           .purpose = scope.actor().purpose,
                                           .detail = ledger.definition.code + " v" + std::to_string(ledger.version) +
                                                     " " + times.as_of.text() + " " + std::to_string(rows) + " rows"});
}

Result<Ledger> LedgerService::Impl::ledger(db::ReadTx& tx, TenantId tenant, std::string_view code,
                                           std::optional<std::int64_t> version) {
    const auto& shipped = built_in();
    const auto found =
        std::find_if(shipped.begin(), shipped.end(), [&](const Definition& one) { return one.code == code; });
    if (found != shipped.end()) {
        if (version.value_or(0) != 0) return refuse(no_such_ledger);
        return Ledger{*found, 0, {}};
    }
    auto own = repository::find(tx, tenant, code, version);
    if (!own) return refuse(no_such_ledger);
    return Ledger{std::move(own->definition), own->version, own->by};
}

Result<Times> LedgerService::Impl::times(std::optional<Date> as_of, std::optional<Date> known_on) const {
    const auto now = parts.clock.now();
    const auto today = shanghai_date(now);
    Times out;
    out.as_of = as_of.value_or(today);
    if (out.as_of < first_day || out.as_of > today.plus_days(farthest_ahead)) return refuse(day_too_far);
    const auto known = known_on.value_or(std::min(out.as_of, today));
    if (known > today) return refuse(day_to_come);
    out.known = known < today ? shanghai_instant(known.plus_days(1)) - std::chrono::milliseconds(1) : now;
    return out;
}

Result<Look> LedgerService::Impl::look(db::ReadTx& tx, const access::Scope& scope, const Times& when,
                                       std::optional<AreaId> area) const {
    Look out{when, {}, area::Level::grid};
    if (!area) return out;
    const auto place = area::find(tx, scope.tenant(), *area);
    if (!place || place->level > area::Level::grid || !scope.covers(place->ancestors, {}, {}, {}, {}))
        return refuse(place_not_yours);
    out.area = place->id;
    out.level = place->level;
    return out;
}

Labels LedgerService::Impl::labels(db::ReadTx& tx, TenantId tenant, const Times& when) {
    const auto list = [&](std::string_view code) {
        return parts.reference.as_known(tx, tenant, code, when.as_of, when.known);
    };
    namespace lists = reference::lists;
    return {list(lists::allowance_tiers),  list(lists::small_venues), list(lists::organisation_kinds),
            list(lists::object_kinds),     list(lists::sources),      list(lists::person_tags),
            PlaceNames(tenant, when.known)};
}

LedgerService::LedgerService(LedgerParts parts) : impl_(std::make_unique<Impl>(parts)) {}
LedgerService::~LedgerService() = default;

Result<LedgerList> LedgerService::catalogue(const access::Scope& scope) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<LedgerList> {
        LedgerList out;
        for (const auto& one : built_in()) out.items.push_back(line_of({one, 0, {}}, scope.user()));
        for (auto& one : repository::newest(tx, scope.tenant()))
            out.items.push_back(line_of({std::move(one.definition), one.version, one.by}, scope.user()));
        return out;
    });
}

Result<LedgerView> LedgerService::find(const access::Scope& scope, std::string_view code) {
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<LedgerView> {
        LINLI_TRY(const auto ledger, impl_->ledger(tx, scope.tenant(), code, {}));
        return view_of(ledger);
    });
}

Result<Vocabulary> LedgerService::vocabulary(const access::Scope&) {
    Vocabulary out;
    for (const auto& one : facts()) {
        VocabularyFact fact{one.fact, one.label, {}, one.list, one.subject, {}, one.least, one.most};
        fact.argument = one.argument == FactSpec::Argument::codes    ? "codes"
                        : one.argument == FactSpec::Argument::number ? "number"
                                                                     : "flag";
        for (const auto& [word, label] : one.words) fact.codes.push_back(word);
        out.facts.push_back(std::move(fact));
    }
    for (const auto& one : columns()) out.columns.push_back({one.field, one.label, one.subject, one.sensitivity});
    return out;
}

Result<LedgerView> LedgerService::define(const access::Scope& scope, const DefineLedger& in) {
    auto& parts = impl_->parts;
    return parts.database.write([&](db::WriteTx& tx) -> Result<LedgerView> {
        const auto tenant = scope.tenant();
        const auto knows = [&](std::string_view list, std::string_view code) {
            const auto entries = parts.reference.today(tx, tenant, list);
            if (list != reference::lists::allowance_tiers) return entries->find(code) != nullptr;
            const auto& all = entries->entries();
            return std::any_of(all.begin(), all.end(), [&](const auto& e) { return e.text("scheme") == code; });
        };
        auto wrong = faults(in.definition, knows);
        note_closed(in.definition, *parts.reference.today(tx, tenant, reference::lists::fields), wrong);
        for (auto& one : wrong) one.pointer = "/definition" + one.pointer;
        if (!wrong.empty()) return refuse(json::invalid_fields, std::move(wrong));
        const auto& code = in.definition.code;
        const auto before = impl_->ledger(tx, tenant, code, {});
        if (before && before->by != scope.user()) return refuse(not_yours);
        const auto version = before ? before->version : 0;
        if (version != in.base_version) return refuse(changed_meanwhile);
        if (!before && repository::count(tx, tenant) >= most_own_ledgers) return refuse(too_many_ledgers);
        const Ledger next{in.definition, version + 1, scope.user()};
        repository::insert(tx, tenant, {next.definition, next.version, scope.user()}, parts.clock.now());
        parts.audit.wrote(tx, scope,
                          {.kind = audit::Kind::write,
                           .operation = "defineLedger",
                           .subject_kind = "ledger",
                           .subject = {},
                           .person = {},
                           .purpose = {},
                           .detail = code + " v" + std::to_string(next.version)});
        return view_of(next);
    });
}

void LedgerService::Impl::mark_unverified(db::ReadTx& tx, TenantId tenant, std::vector<LedgerRow>& rows) const {
    if (!parts.unverified || rows.empty()) return;
    std::vector<Uuid> ids;
    ids.reserve(rows.size());
    for (const auto& row : rows) ids.push_back(row.id);
    const auto open = parts.unverified(tx, tenant, ids);
    const std::unordered_set<Uuid> found(open.begin(), open.end());
    for (auto& row : rows) row.to_verify = found.contains(row.id);
}

Result<LedgerPage> LedgerService::rows(const access::Scope& scope, std::string_view code, const ListLedger& in) {
    auto& self = *impl_;
    LINLI_TRY(auto times, self.times(in.as_of, in.known_on));
    std::optional<Ledger> ledger;
    auto page = self.parts.database.read([&](db::ReadTx& tx) -> Result<LedgerPage> {
        LINLI_TRY(ledger, self.ledger(tx, scope.tenant(), code, in.version));
        const auto& definition = ledger->definition;
        const auto binding = bound_to(code, ledger->version, times.as_of, in.area_id);
        std::optional<api::PageKey> after;
        if (in.cursor) {
            LINLI_TRY(const auto text, self.parts.cursors.open(scope, binding, *in.cursor));
            const auto cursor = read_row_cursor(text);
            if (!cursor) return refuse(api::bad_cursor);
            after = cursor->key;
            times.known = cursor->known;
        }
        LINLI_TRY(const auto look, self.look(tx, scope, times, in.area_id));
        const auto columns = shown_columns(definition);
        auto labels = self.labels(tx, scope.tenant(), times);
        LedgerPage out{
            definition.code, definition.title, ledger->version, times.as_of, times.known, views(columns), {}, {}};
        Walk walk(self, scope, definition, look, needs_of(definition, specs(columns)), after);
        const auto limit = static_cast<std::size_t>(in.limit);
        const auto next = walk.run(tx, limit, most_keys_a_page, [&](Facts& facts) {
            out.items.push_back({facts.id, facts.place.grid,
                                 masked_cells(tx, columns, definition, facts, times, labels, scope.view()), false});
            return out.items.size() < limit;
        });
        self.mark_unverified(tx, scope.tenant(), out.items);
        if (next) out.next = self.parts.cursors.seal(scope, binding, cursor_text(times.known, *next));
        return out;
    });
    if (page) LINLI_CHECK(note_look(self, scope, "listLedgerRows", *ledger, times, page->items.size()));
    return page;
}

Result<SheetPlan> LedgerService::plan(const access::Scope& scope, std::string_view code, const AskLedger& in,
                                      const std::vector<std::string>& fields) {
    LINLI_TRY(const auto times, impl_->times(in.as_of, in.known_on));
    const auto version = impl_->parts.database.read([&](db::ReadTx& tx) -> Result<std::int64_t> {
        LINLI_TRY(const auto ledger, impl_->ledger(tx, scope.tenant(), code, in.version));
        return ledger.version;
    });
    if (!version) return refuse(version.problem());
    return plan_again(scope, code, *version, times.as_of, times.known, fields);
}

Result<SheetPlan> LedgerService::plan_again(const access::Scope& scope, std::string_view code, std::int64_t version,
                                            Date as_of, Instant known, const std::vector<std::string>& fields) {
    auto& self = *impl_;
    const Times times{as_of, known};
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<SheetPlan> {
        LINLI_TRY(const auto ledger, self.ledger(tx, scope.tenant(), code, version));
        SheetPlan out{ledger.definition.title, ledger.version, times.as_of, times.known, {}, {}};
        const auto shown = shown_columns(ledger.definition);
        std::vector<FieldError> unknown;
        if (fields.empty())
            for (const auto& one : shown) out.columns.push_back({one.spec->field, one.label, one.spec->mask});
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto found = std::find_if(shown.begin(), shown.end(),
                                            [&](const ShownColumn& one) { return one.spec->field == fields[i]; });
            if (found == shown.end())
                unknown.push_back({"/columns/" + std::to_string(i), "unknown_field", "台账没有这一列"});
            else
                out.columns.push_back({found->spec->field, found->label, found->spec->mask});
        }
        if (!unknown.empty()) return refuse(json::invalid_fields, std::move(unknown));
        out.notes = {"基准日 " + times.as_of.text() + "，按 " + shanghai_text(times.known) +
                         " 已掌握的情况；定义版本 " + std::to_string(ledger.version),
                     "用途：" + ledger.definition.purpose + "；依据：" + ledger.definition.basis};
        return out;
    });
}

Result<std::int64_t> LedgerService::write(const access::Scope& scope, std::string_view code, const SheetPlan& plan,
                                          std::optional<AreaId> area,
                                          const std::function<bool(const std::vector<std::string>&)>& row) {
    auto& self = *impl_;
    const Times times{plan.as_of, plan.known};
    std::vector<ShownColumn> columns;
    std::optional<Ledger> ledger;
    std::optional<Look> look;
    std::optional<Labels> labels;
    LINLI_CHECK(self.parts.database.read([&](db::ReadTx& tx) -> Outcome {
        LINLI_TRY(ledger, self.ledger(tx, scope.tenant(), code, plan.version));
        LINLI_TRY(look, self.look(tx, scope, times, area));
        labels = self.labels(tx, scope.tenant(), times);
        return Done{};
    }));
    for (const auto& one : plan.columns)
        columns.push_back({find_column(ledger->definition.subject, one.field), one.label});
    const auto needs = needs_of(ledger->definition, specs(columns));
    std::optional<api::PageKey> after;
    std::int64_t written = 0;
    bool go_on = true;
    do {
        std::vector<std::vector<std::string>> batch;
        after = self.parts.database.read([&](db::ReadTx& tx) {
            Walk walk(self, scope, ledger->definition, *look, needs, after);
            return walk.run(tx, rows_a_batch, most_keys_a_page, [&](Facts& facts) {
                std::vector<std::string> cells;
                for (const auto& one : columns)
                    cells.push_back(cell(tx, *one.spec, ledger->definition, facts, times, *labels));
                batch.push_back(std::move(cells));
                return batch.size() < rows_a_batch;
            });
        });
        for (const auto& cells : batch) {
            go_on = go_on && row(cells);
            if (go_on) ++written;
        }
    } while (after && go_on);
    return written;
}

}  // namespace linli::ledgers
