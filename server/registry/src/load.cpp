#include <linli/registry/load.h>

#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/vault/vault.h>

#include "counts.h"
#include "entry_keys.h"
#include "fields.h"
#include "key_chunks.h"
#include "load_objects.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace linli::registry {
namespace {

using db::to_value;
using db::Value;

/// Adds the four ancestors in the order of the column lists below.
void add_place(std::vector<Value>& row, const area::Ancestors& place) {
    row.push_back(to_value(place.district));
    row.push_back(to_value(place.street));
    row.push_back(to_value(place.community));
    row.push_back(to_value(place.grid));
}

/// Runs `fill(row, entry)` for every entry of `rows` as the engine asks for them.
template <class T, class Fill>
auto feed(std::span<const T> rows, Fill fill) {
    return [rows, fill, next = std::size_t{0}](std::vector<Value>& row) mutable {
        if (next == rows.size()) return false;
        row.clear();
        fill(row, rows[next], next);
        ++next;
        return true;
    };
}

/// An empty text is a value that nobody gave.
Value given(const std::string& text) { return text.empty() ? Value(std::monostate{}) : to_value(text); }

void store(db::WriteTx& tx, TenantId tenant, std::span<const DwellingRow> rows, const LoadCounts& counts, Instant now) {
    tx.bulk("registry_dwelling",
            {"tenant_id",   "dwelling_id", "code",           "room",    "address",   "local_address",
             "unit_id",     "building_id", "compound_id",    "floor",   "area_dm2",  "built_year",
             "use_kind",    "list_order",  "recorded_at_ms", "version", "residents", "source",
             "district_id", "street_id",   "community_id",   "grid_id"},
            feed(rows, [&](std::vector<Value>& row, const DwellingRow& d, std::size_t) {
                row = {to_value(tenant),
                       to_value(d.id),
                       to_value(d.code),
                       to_value(d.room),
                       to_value(d.address),
                       to_value(d.local_address),
                       to_value(d.unit),
                       to_value(d.building),
                       to_value(d.compound),
                       to_value(d.floor),
                       to_value(d.area_dm2),
                       to_value(d.built_year),
                       to_value(d.use),
                       to_value(d.list_order),
                       to_value(now),
                       to_value(1),
                       to_value(counts.residents(d.id)),
                       given(d.source)};
                add_place(row, d.place);
            }));
}

void store(db::WriteTx& tx, TenantId tenant, std::span<const HouseholdRow> rows, const LoadCounts& counts,
           Instant now) {
    tx.bulk("registry_household",
            {"tenant_id", "household_id", "number", "dwelling_id", "recorded_at_ms", "doors", "source", "version",
             "district_id", "street_id", "community_id", "grid_id"},
            feed(rows, [&](std::vector<Value>& row, const HouseholdRow& h, std::size_t) {
                row = {to_value(tenant),     to_value(h.id), to_value(h.number),
                       to_value(h.dwelling), to_value(now),  to_value(counts.doors(h.id)),
                       given(h.source),      to_value(1)};
                add_place(row, h.place);
            }));
}

/// The sealed columns of one person, in the order in which they were asked for; nothing for an empty value.
struct Sealed {
    std::optional<std::string> id_number, phone, registered_address, outside_ref, id_number_index, phone_index;
};

std::vector<Sealed> seal(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, std::span<const PersonRow> rows) {
    std::vector<vault::Item> items;
    for (const auto& p : rows) {
        if (!p.id_number.empty()) items.push_back({p.id, fields::id_number, p.id_number});
        if (!p.phone.empty()) items.push_back({p.id, fields::phone, p.phone});
        if (!p.registered_address.empty()) items.push_back({p.id, fields::registered_address, p.registered_address});
        if (!p.outside_ref.empty()) items.push_back({p.id, fields::outside_ref, p.outside_ref});
    }
    auto sealed = vault.seal_all(tx, tenant, items);
    auto next = sealed.begin();
    std::vector<Sealed> out(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& p = rows[i];
        if (!p.id_number.empty()) out[i].id_number = std::move(*next++);
        if (!p.phone.empty()) out[i].phone = std::move(*next++);
        if (!p.registered_address.empty()) out[i].registered_address = std::move(*next++);
        if (!p.outside_ref.empty()) out[i].outside_ref = std::move(*next++);
        if (const auto number = normal_id_number(p.id_number))
            out[i].id_number_index = vault.blind_index(tenant, fields::id_number_kind, *number);
        if (const auto phone = codes::normal_mobile(p.phone))
            out[i].phone_index = vault.blind_index(tenant, fields::phone_kind, *phone);
    }
    return out;
}

Value bytes(const std::optional<std::string>& content) {
    return content ? to_value(db::Bytes{*content}) : Value(std::monostate{});
}

void store(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, std::span<const PersonRow> rows, Instant now) {
    if (rows.empty()) return;
    const auto sealed = seal(tx, tenant, vault, rows);
    tx.bulk("registry_person",
            {"tenant_id",      "person_id",   "household_id",    "kin",        "name",         "sex",
             "birth_on",       "ethnicity",   "native_place",    "occupation", "education",    "marital_status",
             "presence",       "id_number",   "id_number_index", "phone",      "phone_index",  "registered_address",
             "outside_ref",    "dwelling_id", "address",         "since_on",   "confirmed_on", "source",
             "recorded_at_ms", "version",     "district_id",     "street_id",  "community_id", "grid_id"},
            feed(rows, [&](std::vector<Value>& row, const PersonRow& p, std::size_t i) {
                const auto& s = sealed[i];
                row = {to_value(tenant),
                       to_value(p.id),
                       to_value(p.household),
                       to_value(p.kin),
                       to_value(p.name),
                       to_value(p.sex),
                       to_value(p.birth),
                       to_value(p.ethnicity),
                       to_value(p.native_place),
                       to_value(p.occupation),
                       to_value(p.education),
                       to_value(p.marital_status),
                       to_value(p.presence),
                       bytes(s.id_number),
                       bytes(s.id_number_index),
                       bytes(s.phone),
                       bytes(s.phone_index),
                       bytes(s.registered_address),
                       bytes(s.outside_ref),
                       to_value(p.dwelling),
                       to_value(p.address),
                       to_value(p.since),
                       to_value(p.confirmed),
                       to_value(p.source),
                       to_value(now),
                       to_value(1)};
                add_place(row, p.place);
            }));
}

void store(db::WriteTx& tx, TenantId tenant, std::span<const RelationRow> rows, const std::vector<RelationState>& state,
           Instant now) {
    tx.bulk("registry_relation",
            {"tenant_id", "relation_id", "person_id", "dwelling_id", "address", "kind", "lives_here", "state",
             "from_on", "until_on", "source", "recorded_at_ms", "district_id", "street_id", "community_id", "grid_id"},
            feed(rows, [&](std::vector<Value>& row, const RelationRow& r, std::size_t i) {
                row = {to_value(tenant),    to_value(r.id),    to_value(r.person),     to_value(r.dwelling),
                       to_value(r.address), to_value(r.kind),  to_value(r.lives_here), to_value(state[i]),
                       to_value(r.from),    to_value(r.until), to_value(r.source),     to_value(now)};
                add_place(row, r.place);
            }));
}

void store(db::WriteTx& tx, TenantId tenant, std::span<const TagRow> rows, Instant now) {
    tx.bulk("registry_tag",
            {"tenant_id", "person_id", "word", "from_on", "until_on", "label", "source", "recorded_at_ms", "basis",
             "district_id", "street_id", "community_id", "grid_id"},
            feed(rows, [&](std::vector<Value>& row, const TagRow& t, std::size_t) {
                row = {to_value(tenant),  to_value(t.person), to_value(t.word), to_value(t.from), to_value(t.until),
                       to_value(t.label), to_value(t.source), to_value(now),    given(t.basis)};
                add_place(row, t.place);
            }));
}

void store(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, std::span<const MerchantRow> rows, Instant now) {
    if (rows.empty()) return;
    std::vector<vault::Item> items;
    for (const auto& m : rows) items.push_back({PersonId(m.id.uuid()), fields::merchant_phone, m.phone});
    const auto sealed = vault.seal_all(tx, tenant, items);
    tx.bulk("registry_merchant",
            {"tenant_id",        "merchant_id",    "uscc",        "name",    "is_company", "category", "owner_name",
             "owner_id",         "phone",          "building_id", "address", "lon",        "lat",      "since_on",
             "licence_until_on", "recorded_at_ms", "version",     "kind",    "venue",      "source",   "district_id",
             "street_id",        "community_id",   "grid_id"},
            feed(rows, [&](std::vector<Value>& row, const MerchantRow& m, std::size_t i) {
                row = {to_value(tenant),
                       to_value(m.id),
                       to_value(m.uscc),
                       to_value(m.name),
                       to_value(m.is_company),
                       to_value(m.category),
                       to_value(m.owner_name),
                       to_value(m.owner),
                       m.phone.empty() ? Value(std::monostate{}) : to_value(db::Bytes{sealed[i]}),
                       to_value(m.building),
                       to_value(m.address),
                       to_value(m.lon),
                       to_value(m.lat),
                       to_value(m.since),
                       to_value(m.licence_until),
                       to_value(now),
                       to_value(1),
                       m.kind.empty() ? to_value(m.is_company ? "company" : "individual_business") : to_value(m.kind),
                       given(m.venue),
                       given(m.source)};
                add_place(row, m.place);
            }));
}

}  // namespace

std::optional<std::string> normal_id_number(std::string_view text) {
    auto number = text::half_width(text);
    std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
    for (auto& c : number) c = c == 'x' ? 'X' : c;
    if (number.size() == 15) return codes::widen_id_number(number);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    // Not the check character: a number with a slip is still found by whoever types it as it was written.
    const bool fits = number.size() == 18 && std::all_of(number.begin(), number.end() - 1, digit) &&
                      (digit(number.back()) || number.back() == 'X');
    return fits ? std::optional(std::move(number)) : std::nullopt;
}

void load(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, const Load& rows, Instant now,
          std::vector<EntryKey>* later) {
    const auto states = relation_states(tx, tenant, rows.relations);
    const LoadCounts counts(rows, states);
    store(tx, tenant, rows.dwellings, counts, now);
    store(tx, tenant, rows.households, counts, now);
    store(tx, tenant, vault, rows.people, now);
    store(tx, tenant, rows.relations, states, now);
    store(tx, tenant, rows.tags, now);
    store(tx, tenant, vault, rows.merchants, now);
    store_objects(tx, tenant, rows.objects, now);
    store_links(tx, tenant, rows.links, now);
    store_consents(tx, tenant, rows.consents);
    auto keys = entry_keys(tenant, vault, rows.people);
    if (later == nullptr)
        store_entry_keys(tx, tenant, std::move(keys));
    else
        later->insert(later->end(), std::make_move_iterator(keys.begin()), std::make_move_iterator(keys.end()));
    recount_beyond(tx, tenant, rows);
}

}  // namespace linli::registry
