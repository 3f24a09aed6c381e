#include "impl.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace linli::ledgers {
namespace {

/// Two days of one ledger lie in memory, 16 bytes a record.
constexpr std::size_t most_records = 300'000;

/// Who stands in the ledger, by id.
Result<std::vector<Uuid>> members(LedgerService::Impl& self, const access::Scope& scope, const Definition& definition,
                                  const Look& look) {
    std::vector<Uuid> out;
    std::optional<api::PageKey> after;
    do {
        after = self.parts.database.read([&](db::ReadTx& tx) {
            Walk walk(self, scope, definition, look, needs_of(definition, {}), after);
            return walk.run(tx, keys_a_batch, keys_a_transaction, [&](const Facts& facts) {
                out.push_back(facts.id);
                return out.size() <= most_records;
            });
        });
        if (out.size() > most_records) return refuse(area_too_large);
    } while (after);
    std::sort(out.begin(), out.end());
    return out;
}

struct Moved {
    Movement movement = Movement::came;
    Uuid id;
    auto operator<=>(const Moved&) const = default;
};

std::vector<Moved> difference(const std::vector<Uuid>& before, const std::vector<Uuid>& after) {
    std::vector<Moved> out;
    std::vector<Uuid> came, left;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(came));
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(left));
    for (const auto& id : came) out.push_back({Movement::came, id});
    for (const auto& id : left) out.push_back({Movement::left, id});
    return out;
}

std::unordered_map<Uuid, Facts> facts_of(db::ReadTx& tx, LedgerService::Impl& self, TenantId tenant,
                                         const Definition& definition, const std::vector<Moved>& moved,
                                         const Times& times, const Needs& needs) {
    std::vector<Uuid> ids;
    for (const auto& one : moved) ids.push_back(one.id);
    std::unordered_map<Uuid, Facts> out;
    for (auto& one : read_facts(tx, tenant, self.parts.vault, definition.subject, ids, times, needs)) {
        const auto id = one.id;
        out.emplace(id, std::move(one));
    }
    return out;
}

const Facts* in_map(const std::unordered_map<Uuid, Facts>& facts, const Uuid& id) {
    const auto found = facts.find(id);
    return found == facts.end() ? nullptr : &found->second;
}

struct ChangeCursor {
    Instant from{}, until{};
    Moved last;
};

std::string change_cursor_text(const Look& from, const Look& until, const Moved& last) {
    return std::to_string(to_ms(from.times.known)) + "|" + std::to_string(to_ms(until.times.known)) + "|" +
           std::string(word(last.movement)) + "|" + last.id.text();
}

std::optional<ChangeCursor> read_change_cursor(std::string_view text) {
    std::array<std::string_view, 4> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto bar = text.find('|');
        if ((bar == std::string_view::npos) != (i + 1 == parts.size())) return std::nullopt;
        parts[i] = text.substr(0, bar);
        text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
    }
    std::int64_t from = 0, until = 0;
    std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), from);
    std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), until);
    const auto movement = from_word<Movement>(parts[2]);
    const auto id = Uuid::parse(parts[3]);
    if (!movement || !id) return std::nullopt;
    return ChangeCursor{from_ms(from), from_ms(until), {*movement, *id}};
}

}  // namespace

Result<LedgerChanges> LedgerService::compare(const access::Scope& scope, std::string_view code,
                                             const CompareLedger& in) {
    auto& self = *impl_;
    Look from, until;
    std::optional<Ledger> ledger;
    std::optional<Moved> after;
    std::string binding;
    LINLI_TRY(from.times, self.times(in.from, in.known_on));
    LINLI_TRY(until.times, self.times(in.until, in.known_on));
    LINLI_CHECK(self.parts.database.read([&](db::ReadTx& tx) -> Outcome {
        LINLI_TRY(ledger, self.ledger(tx, scope.tenant(), code, {}));
        LINLI_TRY(from, self.look(tx, scope, from.times, in.area_id));
        LINLI_TRY(until, self.look(tx, scope, until.times, in.area_id));
        binding = "compareLedger:" + std::string(code) + ":" + std::to_string(ledger->version) + ":" + in.from.text() +
                  ":" + until.times.as_of.text() + ":" + (in.area_id ? in.area_id->text() : "");
        if (!in.cursor) return Done{};
        LINLI_TRY(const auto text, self.parts.cursors.open(scope, binding, *in.cursor));
        const auto cursor = read_change_cursor(text);
        if (!cursor) return refuse(api::bad_cursor);
        after = cursor->last;
        from.times.known = cursor->from;
        until.times.known = cursor->until;
        return Done{};
    }));
    const auto& definition = ledger->definition;
    LINLI_TRY(const auto before, members(self, scope, definition, from));
    LINLI_TRY(const auto now, members(self, scope, definition, until));
    auto moved = difference(before, now);
    LedgerChanges out;
    out.code = definition.code;
    out.version = ledger->version;
    out.from = from.times.as_of;
    out.until = until.times.as_of;
    out.before = static_cast<std::int64_t>(before.size());
    out.after = static_cast<std::int64_t>(now.size());
    out.left = std::count_if(moved.begin(), moved.end(), [](const Moved& m) { return m.movement == Movement::left; });
    out.came = static_cast<std::int64_t>(moved.size()) - out.left;
    if (after) moved.erase(moved.begin(), std::upper_bound(moved.begin(), moved.end(), *after));
    const bool more = moved.size() > static_cast<std::size_t>(in.limit);
    if (more) moved.resize(static_cast<std::size_t>(in.limit));
    const auto columns = shown_columns(definition);
    out.columns = views(columns);
    self.parts.database.read([&](db::ReadTx& tx) {
        const auto needs = needs_of(definition, specs(columns));
        const auto then = facts_of(tx, self, scope.tenant(), definition, moved, from.times, needs);
        const auto later = facts_of(tx, self, scope.tenant(), definition, moved, until.times, needs);
        auto labels_then = self.labels(tx, scope.tenant(), from.times);
        auto labels_later = self.labels(tx, scope.tenant(), until.times);
        const Walk place(self, scope, definition, until, needs);
        for (const auto& [movement, id] : moved) {
            const auto* b = in_map(then, id);
            const auto* a = in_map(later, id);
            const bool came = movement == Movement::came;
            const auto why =
                came ? why_came(definition, b, from.times, b != nullptr && place.inside(b->place), *a, until.times)
                     : why_left(definition, *b, from.times, a, until.times, a != nullptr && place.inside(a->place));
            out.items.push_back({movement, id, why,
                                 masked_cells(tx, columns, definition, came ? *a : *b, came ? until.times : from.times,
                                              came ? labels_later : labels_then, scope.view())});
        }
    });
    if (more) out.next = self.parts.cursors.seal(scope, binding, change_cursor_text(from, until, moved.back()));
    LINLI_CHECK(note_look(self, scope, "compareLedger", *ledger, until.times, out.items.size()));
    return out;
}

}  // namespace linli::ledgers
