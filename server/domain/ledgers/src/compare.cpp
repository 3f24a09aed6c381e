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
        std::vector<Uuid> some;
        after = self.parts.database.read([&](db::ReadTx& tx) {
            some.clear();  // a store may repeat a body
            Walk walk(self, scope, definition, look, needs_of(definition, {}), after);
            return walk.run(tx, keys_a_batch, keys_a_transaction, [&](const Facts& facts) {
                some.push_back(facts.id);
                return out.size() + some.size() <= most_records;
            });
        });
        out.insert(out.end(), some.begin(), some.end());
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

/// One ledger on two days, and how far its reader has come.
struct Comparison {
    Ledger ledger;
    Look from, until;
    std::string binding;
    std::optional<Moved> after;
};

Result<Comparison> comparison_of(db::ReadTx& tx, LedgerService::Impl& self, const access::Scope& scope,
                                 std::string_view code, const CompareLedger& in, const Times& from,
                                 const Times& until) {
    Comparison out;
    LINLI_TRY(out.ledger, self.ledger(tx, scope.tenant(), code, {}));
    LINLI_TRY(out.from, self.look(tx, scope, from, in.area_id));
    LINLI_TRY(out.until, self.look(tx, scope, until, in.area_id));
    out.binding = "compareLedger:" + std::string(code) + ":" + std::to_string(out.ledger.version) + ":" +
                  in.from.text() + ":" + until.as_of.text() + ":" + (in.area_id ? in.area_id->text() : "");
    if (!in.cursor) return out;
    LINLI_TRY(const auto text, self.parts.cursors.open(scope, out.binding, *in.cursor));
    const auto cursor = read_change_cursor(text);
    if (!cursor) return refuse(api::bad_cursor);
    out.after = cursor->last;
    out.from.times.known = cursor->from;
    out.until.times.known = cursor->until;
    return out;
}

LedgerChanges counts_of(const Comparison& asked, std::size_t before, std::size_t after,
                        const std::vector<Moved>& moved) {
    LedgerChanges out;
    out.code = asked.ledger.definition.code;
    out.version = asked.ledger.version;
    out.from = asked.from.times.as_of;
    out.until = asked.until.times.as_of;
    out.before = static_cast<std::int64_t>(before);
    out.after = static_cast<std::int64_t>(after);
    out.left = std::count_if(moved.begin(), moved.end(), [](const Moved& m) { return m.movement == Movement::left; });
    out.came = static_cast<std::int64_t>(moved.size()) - out.left;
    return out;
}

/// Who came as they are on the later day, who left as they were on the earlier one.
std::vector<LedgerChange> described(db::ReadTx& tx, LedgerService::Impl& self, const access::Scope& scope,
                                    const Comparison& asked, const std::vector<ShownColumn>& columns,
                                    const std::vector<Moved>& moved) {
    const auto& definition = asked.ledger.definition;
    const auto &from = asked.from.times, &until = asked.until.times;
    const auto needs = needs_of(definition, specs(columns));
    const auto then = facts_of(tx, self, scope.tenant(), definition, moved, from, needs);
    const auto later = facts_of(tx, self, scope.tenant(), definition, moved, until, needs);
    auto labels_then = self.labels(tx, scope.tenant(), from);
    auto labels_later = self.labels(tx, scope.tenant(), until);
    const Walk place(self, scope, definition, asked.until, needs);
    std::vector<LedgerChange> out;
    for (const auto& [movement, id] : moved) {
        const auto* b = in_map(then, id);
        const auto* a = in_map(later, id);
        const bool came = movement == Movement::came;
        if ((came ? a : b) == nullptr) continue;  // erased since the ids were read
        const auto why = came ? why_came(definition, b, from, b != nullptr && place.inside(b->place), *a, until)
                              : why_left(definition, *b, from, a, until, a != nullptr && place.inside(a->place));
        out.push_back({movement, id, why,
                       masked_cells(tx, columns, definition, came ? *a : *b, came ? until : from,
                                    came ? labels_later : labels_then, scope.view())});
    }
    return out;
}

}  // namespace

Result<LedgerChanges> LedgerService::compare(const access::Scope& scope, std::string_view code,
                                             const CompareLedger& in) {
    auto& self = *impl_;
    LINLI_TRY(const auto from, self.times(in.from, in.known_on));
    LINLI_TRY(const auto until, self.times(in.until, in.known_on));
    LINLI_TRY(const auto asked, self.parts.database.read([&](db::ReadTx& tx) {
        return comparison_of(tx, self, scope, code, in, from, until);
    }));
    const auto& definition = asked.ledger.definition;
    LINLI_TRY(const auto before, members(self, scope, definition, asked.from));
    LINLI_TRY(const auto now, members(self, scope, definition, asked.until));
    auto moved = difference(before, now);
    auto out = counts_of(asked, before.size(), now.size(), moved);
    if (asked.after) moved.erase(moved.begin(), std::upper_bound(moved.begin(), moved.end(), *asked.after));
    const bool more = moved.size() > static_cast<std::size_t>(in.limit);
    if (more) moved.resize(static_cast<std::size_t>(in.limit));
    const auto columns = shown_columns(definition);
    out.columns = views(columns);
    out.items =
        self.parts.database.read([&](db::ReadTx& tx) { return described(tx, self, scope, asked, columns, moved); });
    if (more)
        out.next =
            self.parts.cursors.seal(scope, asked.binding, change_cursor_text(asked.from, asked.until, moved.back()));
    LINLI_CHECK(note_look(self, scope, "compareLedger", asked.ledger, asked.until.times, out.items.size()));
    return out;
}

}  // namespace linli::ledgers
