#include "register_rows.h"

#include <linli/base/words.h>
#include <linli/registry/words.h>
#include <linli/vault/vault.h>

#include "keys.h"
#include "observed.h"

namespace linli::quality {
namespace {

constexpr int batch = 4'000;
// The names under which the registry seals; they are authenticated with the person.
constexpr std::string_view id_number_field = "registry.id_number";
constexpr std::string_view phone_field = "registry.phone";

std::optional<std::string> blob(const db::Row& row, std::string_view column) {
    return row.null(row.column(column)) ? std::nullopt : std::optional(row.blob(column));
}
Uuid id_or_nil(const db::Row& row, std::string_view column) {
    return row.get<std::optional<Uuid>>(column).value_or(Uuid());
}
std::string word_of(const db::Row& row, std::string_view column) { return row.get<std::string>(column); }

/// Runs `query(last key) -> rows read` until a batch comes back short.
template <class Query>
void in_batches(Query&& query) {
    while (query() == batch) {
    }
}

expectations::Person person_of(const db::Row& row) {
    expectations::Person p;
    p.id = row.get<Uuid>("person_id");
    p.household = id_or_nil(row, "household_id");
    p.dwelling = id_or_nil(row, "dwelling_id");
    p.name = word_of(row, "name");
    p.sex = word_of(row, "sex");
    p.birth = row.get<Date>("birth_on");
    p.kin = word_of(row, "kin");
    p.presence = word_of(row, "presence");
    p.address = word_of(row, "address");
    p.since = row.get<Date>("since_on");
    p.confirmed = row.get<Date>("confirmed_on");
    p.source = word_of(row, "source");
    return p;
}

expectations::Relation relation_of(const db::Row& row) {
    expectations::Relation r;
    r.id = row.get<Uuid>("relation_id");
    r.person = row.get<Uuid>("person_id");
    r.dwelling = id_or_nil(row, "dwelling_id");
    r.address = word_of(row, "address");
    r.kind = word_of(row, "kind");
    r.lives_here = row.get<bool>("lives_here");
    r.from = row.get<Date>("from_on");
    if (const auto until = row.get<std::optional<Date>>("until_on")) r.until = *until;
    r.source = word_of(row, "source");
    return r;
}

expectations::Dwelling dwelling_of(const db::Row& row) {
    expectations::Dwelling d;
    d.id = row.get<Uuid>("dwelling_id");
    d.unit = id_or_nil(row, "unit_id");
    d.grid = id_or_nil(row, "grid_id");
    d.code = word_of(row, "code");
    d.address = word_of(row, "local_address");
    d.use = word_of(row, "use_kind");
    d.area_dm2 = row.get<int>("area_dm2");
    d.floor = row.get<int>("floor");
    d.built_year = row.get<std::optional<int>>("built_year");
    return d;
}

}  // namespace

std::vector<AreaId> RegisterRows::communities(db::ReadTx& tx, TenantId tenant) {
    return tx.all(
        "SELECT area_id FROM area_area WHERE tenant_id = :tenant AND level = 'community' AND valid_until_ms IS NULL"
        " ORDER BY area_id",
        {{"tenant", tenant}}, [](const db::Row& row) { return row.get<AreaId>(0); });
}

RegisterRows RegisterRows::read(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, AreaId community, Date as_of,
                                const TwinsByCommunity& twins) {
    RegisterRows rows;
    rows.community_ = community;
    rows.as_of_ = as_of;
    rows.read_people(tx, tenant, vault);
    rows.read_relations(tx, tenant);
    rows.read_places(tx, tenant);
    rows.read_merchants(tx, tenant);
    rows.read_signals(tx, tenant, vault);
    if (const auto at = twins.find(community); at != twins.end()) rows.twins_ = at->second;
    return rows;
}

void RegisterRows::keep_origin(const db::Row& row, const Uuid& id, std::string_view source) {
    const auto place = area::Ancestors::from(row);
    place_ = {place.district, place.street, place.community, std::nullopt};
    origins_.emplace(id, Origin{place, std::string(source)});
}

const Origin* RegisterRows::origin(const Uuid& row) const {
    const auto at = origins_.find(row);
    return at == origins_.end() ? nullptr : &at->second;
}

void RegisterRows::read_people(db::ReadTx& tx, TenantId tenant, vault::Vault& vault) {
    Instant at = from_ms(0);
    Uuid last;
    in_batches([&] {
        struct Sealed {
            std::optional<std::string> id_number, phone;
        };
        std::vector<Sealed> sealed;
        std::vector<PersonId> subjects;
        const auto first = people_.size();
        tx.each(
            "SELECT person_id, household_id, kin, name, sex, birth_on, presence, id_number, phone, dwelling_id, "
            "address,"
            " since_on, confirmed_on, source, recorded_at_ms, district_id, street_id, community_id, grid_id"
            " FROM registry_person WHERE tenant_id = :tenant AND community_id = :community AND standing IS NULL"
            " AND (recorded_at_ms, person_id) > (:at, :last) ORDER BY recorded_at_ms, person_id LIMIT :most",
            {{"tenant", tenant}, {"community", community_}, {"at", at}, {"last", last}, {"most", batch}},
            [&](const db::Row& row) {
                people_.push_back(person_of(row));
                sealed.push_back({blob(row, "id_number"), blob(row, "phone")});
                last = people_.back().id;
                at = row.get<Instant>("recorded_at_ms");
                subjects.push_back(PersonId(last));
                keep_origin(row, last, people_.back().source);
            });
        const auto keys = vault.keys(tx, tenant, subjects);
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            auto& p = people_[first + i];
            if (sealed[i].id_number)
                p.id_number = keys.open(subjects[i], id_number_field, *sealed[i].id_number).value_or("");
            if (sealed[i].phone) p.phone = keys.open(subjects[i], phone_field, *sealed[i].phone).value_or("");
        }
        return static_cast<int>(sealed.size());
    });
}

/// Rows of the people of the community, wherever their doors are.
void RegisterRows::read_relations(db::ReadTx& tx, TenantId tenant) {
    Instant at = from_ms(0);
    Uuid last;
    in_batches([&] {
        int people = 0;
        std::vector<std::pair<Instant, Uuid>> keys;
        tx.each(
            "SELECT recorded_at_ms, person_id FROM registry_person WHERE tenant_id = :tenant"
            " AND community_id = :community AND standing IS NULL AND (recorded_at_ms, person_id) > (:at, :last)"
            " ORDER BY recorded_at_ms, person_id LIMIT :most",
            {{"tenant", tenant}, {"community", community_}, {"at", at}, {"last", last}, {"most", batch}},
            [&](const db::Row& row) { keys.emplace_back(row.get<Instant>(0), row.get<Uuid>(1)); });
        people = static_cast<int>(keys.size());
        if (keys.empty()) return 0;
        tx.each(
            "SELECT r.relation_id, r.person_id, r.dwelling_id, r.address, r.kind, r.lives_here, r.from_on, r.until_on,"
            " r.source, r.district_id, r.street_id, r.community_id, r.grid_id"
            " FROM registry_person p JOIN registry_relation r ON r.tenant_id = p.tenant_id AND r.person_id = "
            "p.person_id"
            " WHERE p.tenant_id = :tenant AND p.community_id = :community AND p.standing IS NULL"
            " AND (p.recorded_at_ms, p.person_id) > (:at, :last) AND (p.recorded_at_ms, p.person_id) <= (:end, :stop)",
            {{"tenant", tenant},
             {"community", community_},
             {"at", at},
             {"last", last},
             {"end", keys.back().first},
             {"stop", keys.back().second}},
            [&](const db::Row& row) {
                relations_.push_back(relation_of(row));
                keep_origin(row, relations_.back().id, relations_.back().source);
            });
        at = keys.back().first;
        last = keys.back().second;
        return people;
    });
}

void RegisterRows::read_places(db::ReadTx& tx, TenantId tenant) {
    std::int64_t order = -1;
    Uuid last;
    in_batches([&] {
        int count = 0;
        tx.each(
            "SELECT dwelling_id, unit_id, code, local_address, use_kind, area_dm2, floor, built_year, list_order,"
            " district_id, street_id, community_id, grid_id FROM registry_dwelling WHERE tenant_id = :tenant"
            " AND community_id = :community AND (list_order, dwelling_id) > (:order, :last)"
            " ORDER BY list_order, dwelling_id LIMIT :most",
            {{"tenant", tenant}, {"community", community_}, {"order", order}, {"last", last}, {"most", batch}},
            [&](const db::Row& row) {
                dwellings_.push_back(dwelling_of(row));
                last = dwellings_.back().id;
                order = row.get<std::int64_t>("list_order");
                keep_origin(row, last, "dwelling_list");
                ++count;
            });
        return count;
    });
    // Pages by grid: the index of households leads with it.
    tx.each(
        "SELECT h.household_id, h.dwelling_id, h.number FROM area_area a JOIN registry_household h"
        " ON h.tenant_id = a.tenant_id AND h.grid_id = a.area_id"
        " WHERE a.tenant_id = :tenant AND a.parent_id = :community AND a.level = 'grid'",
        {{"tenant", tenant}, {"community", community_}}, [&](const db::Row& row) {
            households_.push_back({row.get<Uuid>(0), id_or_nil(row, "dwelling_id"), row.get<std::string>(2)});
        });
}

void RegisterRows::read_merchants(db::ReadTx& tx, TenantId tenant) {
    Instant at = from_ms(0);
    Uuid last;
    in_batches([&] {
        int count = 0;
        tx.each(
            "SELECT merchant_id, name, uscc, owner_name, address, since_on, licence_until_on, recorded_at_ms,"
            " district_id, street_id, community_id, grid_id FROM registry_merchant WHERE tenant_id = :tenant"
            " AND community_id = :community AND standing IS NULL AND (recorded_at_ms, merchant_id) > (:at, :last)"
            " ORDER BY recorded_at_ms, merchant_id LIMIT :most",
            {{"tenant", tenant}, {"community", community_}, {"at", at}, {"last", last}, {"most", batch}},
            [&](const db::Row& row) {
                expectations::Merchant m;
                m.id = row.get<Uuid>("merchant_id");
                m.name = word_of(row, "name");
                m.uscc = word_of(row, "uscc");
                m.owner_name = word_of(row, "owner_name");
                m.address = word_of(row, "address");
                m.since = row.get<Date>("since_on");
                m.licence_until = row.get<Date>("licence_until_on");
                last = m.id;
                at = row.get<Instant>("recorded_at_ms");
                keep_origin(row, last, "merchant_list");
                merchants_.push_back(std::move(m));
                ++count;
            });
        return count;
    });
}

void RegisterRows::read_signals(db::ReadTx& tx, TenantId tenant, const vault::Vault& vault) {
    std::unordered_multimap<std::string, Uuid> by_number, by_contact;
    for (const auto& p : people_) {
        if (auto key = number_key(vault, tenant, p.id_number); !key.empty()) by_number.emplace(std::move(key), p.id);
        if (auto key = contact_key(vault, tenant, p.phone, p.name); !key.empty())
            by_contact.emplace(std::move(key), p.id);
    }
    Uuid last;
    in_batches([&] {
        int count = 0;
        tx.each(
            "SELECT signal_id, kind, source, on_day, number_index, contact_index, dwelling_id, litres, grid_id FROM"
            " quality_signal"
            " WHERE tenant_id = :tenant AND community_id = :community AND signal_id > :last AND forget_on >= :today"
            " ORDER BY signal_id LIMIT :most",
            {{"tenant", tenant}, {"community", community_}, {"last", last}, {"today", as_of_}, {"most", batch}},
            [&](const db::Row& row) {
                expectations::Signal s;
                s.id = last = row.get<Uuid>("signal_id");
                s.kind = word_of(row, "kind");
                s.source = word_of(row, "source");
                s.on = row.get<Date>("on_day");
                s.dwelling = id_or_nil(row, "dwelling_id");
                s.litres = row.get<int>("litres");
                ++count;
                const auto number = blob(row, "number_index");
                const auto contact = blob(row, "contact_index");
                const auto& index = number ? by_number : by_contact;
                const auto [from, until] = index.equal_range(number ? *number : contact.value_or(""));
                s.by_number = number.has_value();
                if (from == until) {
                    keep_stranger(s, number ? number : contact, row.get<std::optional<AreaId>>("grid_id"));
                    signals_.push_back(s);
                }
                for (auto at = from; at != until; ++at) {
                    s.person = at->second;
                    signals_.push_back(s);
                }
            });
        return count;
    });
}

void RegisterRows::keep_stranger(const expectations::Signal& signal, const std::optional<std::string>& key,
                                 const std::optional<AreaId>& grid) {
    const auto kind = from_word<SignalKind>(signal.kind);
    if (kind && key && shows_person(*kind) && signal.on.plus_days(recent_days) >= as_of_)
        strangers_[grid.value_or(community_)].insert(*key);
}

TwinsByCommunity RegisterRows::twins(db::ReadTx& tx, TenantId tenant) {
    struct Holder {
        std::string index;
        Uuid person;
        AreaId community;
    };
    // Grouped in the order of the registry's own keyed index: one walk for the whole run, and only what is double comes
    // back.
    const auto holders = tx.all(
        "SELECT id_number_index, person_id, community_id FROM registry_person WHERE tenant_id = :tenant"
        " AND community_id IS NOT NULL AND standing IS NULL AND id_number_index IN (SELECT id_number_index FROM "
        "registry_person"
        " WHERE tenant_id = :tenant AND id_number_index IS NOT NULL AND standing IS NULL GROUP BY id_number_index"
        " HAVING count(*) > 1 AND count(DISTINCT community_id) > 1) ORDER BY id_number_index, person_id",
        {{"tenant", tenant}}, [](const db::Row& row) {
            return Holder{row.blob("id_number_index"), row.get<Uuid>("person_id"), row.get<AreaId>("community_id")};
        });
    TwinsByCommunity out;
    for (std::size_t i = 1; i < holders.size(); ++i) {
        // The one that came later is asked about; ids rise with time.
        const auto& earlier = holders[i - 1];
        const auto& later = holders[i];
        if (earlier.index == later.index && earlier.community != later.community)
            out[later.community].push_back({later.person, earlier.person});
    }
    return out;
}

std::optional<area::Ancestors> RegisterRows::place_of_unit(db::ReadTx& tx, TenantId tenant, AreaId unit) {
    return tx.one(
        "SELECT district_id, street_id, community_id, grid_id FROM registry_dwelling WHERE tenant_id = :tenant"
        " AND grid_id = (SELECT grid_id FROM area_area WHERE tenant_id = :tenant AND area_id = :unit)"
        " AND unit_id = :unit ORDER BY list_order LIMIT 1",
        {{"tenant", tenant}, {"unit", unit}}, [](const db::Row& row) { return area::Ancestors::from(row); });
}

expectations::Block RegisterRows::block() const {
    expectations::Block block;
    block.people = people_;
    block.relations = relations_;
    block.households = households_;
    block.dwellings = dwellings_;
    block.merchants = merchants_;
    block.signals = signals_;
    block.same_id_number_outside = twins_;
    block.area = community_.uuid();
    block.as_of = as_of_;
    return block;
}

}  // namespace linli::quality
