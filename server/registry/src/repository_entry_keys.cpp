#include "entry_keys.h"

#include <linli/base/codes.h>
#include <linli/registry/bulk.h>
#include <linli/vault/vault.h>

#include "fields.h"
#include "key_chunks.h"

#include <map>
#include <mutex>

namespace linli::registry {
namespace {

constexpr std::string_view token_kind = "registry.entry";
constexpr std::size_t largest_block = 120;  // of one key, as in matching: more tell nothing
constexpr std::size_t most_compared = 80;   // of one question, those that share most keys first
constexpr std::size_t keys_at_once[] = {8, 64};

/// One statement for `width` keys: at most 121 people for each, every branch one index range.
const std::string& lookup(std::string_view table, std::string_view column, std::size_t width) {
    static std::map<std::pair<std::string_view, std::size_t>, std::string> made;
    static std::mutex lock;
    const std::lock_guard guard(lock);
    auto& sql = made[{column, width}];
    if (!sql.empty()) return sql;
    for (std::size_t i = 0; i < width; ++i) {
        const auto name = std::to_string(i);
        sql += (i == 0 ? "" : " UNION ALL ") + std::string("SELECT key, person_id FROM (SELECT ") +
               std::string(column) + " AS key, person_id FROM " + std::string(table) +
               " WHERE tenant_id = :tenant AND " + std::string(column) + " = :k" + name + " LIMIT :most) AS q" + name;
    }
    return sql;
}

/// One statement that stores `width` keys, the last of them as often as it takes to fill it.
const std::string& insertion(std::size_t width) {
    static const auto make = [](std::size_t count) {
        std::string sql = "INSERT INTO registry_entry_key (tenant_id, token, person_id) VALUES ";
        for (std::size_t i = 0; i < count; ++i)
            sql += (i == 0 ? "(:tenant, :" : ", (:tenant, :") + key_names()[i] + ", :" + key_names()[count + i] + ")";
        return sql + " ON CONFLICT DO NOTHING";
    };
    static const auto few = make(keys_at_once[0]), many = make(keys_at_once[1]);
    return width == keys_at_once[0] ? few : many;
}

using Holders = std::map<std::string, std::vector<PersonId>, std::less<>>;

/// Who has each of these keys.
void look_up(db::ReadTx& tx, TenantId tenant, std::string_view table, std::string_view column,
             const std::vector<std::string>& keys, Holders& found) {
    static const std::string none;  // no row has an empty key
    for (std::size_t at = 0; at < keys.size();) {
        const auto width = keys.size() - at <= keys_at_once[0] ? keys_at_once[0] : keys_at_once[1];
        std::vector<db::Param> params{{"tenant", tenant}, {"most", static_cast<std::int64_t>(largest_block + 1)}};
        for (std::size_t i = 0; i < width; ++i)
            params.emplace_back(key_names()[i], db::Bytes{at + i < keys.size() ? keys[at + i] : none});
        tx.each(lookup(table, column, width), db::Params(params),
                [&](const db::Row& row) { found[row.blob("key")].push_back(row.get<PersonId>("person_id")); });
        at += width;
    }
}

/// The keys of one question, by the index in which they are looked up.
struct Asked {
    std::vector<std::string> tokens, number, phone;
};

Asked keys_of(const vault::Vault& vault, TenantId tenant, const matching::Person& person) {
    Asked out;
    const auto texts = matching::index_keys(person);
    out.tokens = vault.token_index(tenant, token_kind, texts);
    if (const auto number = normal_id_number(person.id_number))
        out.number.push_back(vault.blind_index(tenant, fields::id_number_kind, *number));
    if (const auto phone = codes::normal_mobile(person.phone))
        out.phone.push_back(vault.blind_index(tenant, fields::phone_kind, *phone));
    return out;
}

/// Those who share keys with one question, most keys first; a key of too many people is passed over.
std::vector<PersonId> ranked(const Asked& asked, const Holders& tokens, const Holders& numbers, const Holders& phones,
                             bool& too_many) {
    std::map<PersonId, int> shared;
    const auto count = [&](const std::vector<std::string>& keys, const Holders& found, int worth) {
        for (const auto& key : keys) {
            const auto block = found.find(key);
            if (block == found.end()) continue;
            if (block->second.size() > largest_block)
                too_many = true;
            else
                for (const auto& id : block->second) shared[id] += worth;
        }
    };
    count(asked.tokens, tokens, 1);
    count(asked.phone, phones, 2);
    count(asked.number, numbers, 4);
    std::vector<std::pair<int, PersonId>> order;
    for (const auto& [id, keys] : shared) order.emplace_back(-keys, id);
    std::sort(order.begin(), order.end());
    if (order.size() > most_compared) order.resize(most_compared), too_many = true;
    std::vector<PersonId> out;
    for (const auto& one : order) out.push_back(one.second);
    return out;
}

/// A candidate whose number and telephone are still sealed.
struct SealedCandidate {
    PersonId id;
    Candidate seen;
};

/// Nothing for who does not count any more or is outside the scope, if there is one.
std::optional<SealedCandidate> visible_candidate(const db::Row& row, const access::Scope* within) {
    SealedCandidate out;
    out.id = row.get<PersonId>("person_id");
    out.seen.standing = row.get<std::optional<std::string>>("standing");
    if (out.seen.standing == word(Standing::merged) || out.seen.standing == word(Standing::withdrawn))
        return std::nullopt;
    out.seen.place = area::Ancestors::from(row);
    if (within && !within->covers(out.seen.place, {}, {}, {}, {}, out.id)) return std::nullopt;
    const auto birth = row.get<Date>("birth_on");
    out.seen.birth_year = birth.year();
    const auto sealed = [&](std::string_view column) {
        return row.null(row.column(column)) ? std::string() : row.blob(column);
    };
    out.seen.record = {out.id.text(),
                       row.get<std::string>("name"),
                       sealed("id_number"),
                       sealed("phone"),
                       birth.text(),
                       std::string(word(row.get<Sex>("sex"))),
                       row.get<std::string>("address")};
    return out;
}

Candidate opened(SealedCandidate one, const vault::KeySet& keys) {
    const auto open = [&](std::string_view field, std::string& value) {
        if (!value.empty()) value = keys.open(one.id, field, value).value_or("");
    };
    open(fields::id_number, one.seen.record.id_number);
    open(fields::phone, one.seen.record.phone);
    one.seen.person = matching::prepare(one.seen.record);
    return std::move(one.seen);
}

/// Reads people by their numbers alone, so that the planner cannot prefer a walk through the area; the scope is
/// compared here, and nothing outside it is opened.
void read_candidates(db::ReadTx& tx, TenantId tenant, const access::Scope* within, vault::Vault& vault,
                     const std::vector<PersonId>& ids, std::map<PersonId, Candidate>& out) {
    std::vector<SealedCandidate> rows;
    each_chunk(ids, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.each(
            "SELECT person_id, name, sex, birth_on, id_number, phone, address, standing, district_id, street_id,"
            " community_id, grid_id FROM registry_person WHERE tenant_id = :tenant AND person_id IN " +
                list,
            params, [&](const db::Row& row) {
                if (auto one = visible_candidate(row, within)) rows.push_back(*std::move(one));
            });
    });
    std::vector<PersonId> kept;
    for (const auto& one : rows) kept.push_back(one.id);
    const auto keys = vault.keys(tx, tenant, kept);
    for (auto& one : rows) {
        const auto id = one.id;
        out.emplace(id, opened(std::move(one), keys));
    }
}

matching::Record record_of(const PersonRow& p) {
    return {p.id.text(), p.name, p.id_number, p.phone, p.birth.text(), std::string(word(p.sex)), p.address};
}

}  // namespace

std::vector<EntryKey> entry_keys(TenantId tenant, const vault::Vault& vault, std::span<const PersonRow> people) {
    std::vector<EntryKey> out;
    for (const auto& person : people)
        for (auto& token :
             vault.token_index(tenant, token_kind, matching::index_keys(matching::prepare(record_of(person)))))
            out.push_back({std::move(token), person.id});
    return out;
}

void store_entry_keys(db::WriteTx& tx, TenantId tenant, std::vector<EntryKey> keys) {
    std::sort(keys.begin(), keys.end());
    for (std::size_t at = 0; at < keys.size();) {
        const auto width = keys.size() - at <= keys_at_once[0] ? keys_at_once[0] : keys_at_once[1];
        std::vector<db::Param> params{{"tenant", tenant}};
        for (std::size_t i = 0; i < width; ++i) {
            const auto& one = keys[std::min(at + i, keys.size() - 1)];
            params.emplace_back(key_names()[i], db::Bytes{one.token});
            params.emplace_back(key_names()[width + i], one.person);
        }
        tx.exec(insertion(width), db::Params(params));
        at += width;
    }
}

void renew_entry_keys(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, std::span<const PersonId> people) {
    if (people.empty()) return;
    const auto ids = distinct(std::vector<PersonId>(people.begin(), people.end()));
    each_chunk(ids, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.exec("DELETE FROM registry_entry_key WHERE tenant_id = :tenant AND person_id IN " + list, params);
    });
    std::vector<PersonRow> rows;
    for (auto& one : read_people(tx, tenant, vault, ids)) rows.push_back(std::move(one.row));
    store_entry_keys(tx, tenant, entry_keys(tenant, vault, rows));
}

std::map<PersonId, Candidate> candidates(db::ReadTx& tx, TenantId tenant, const access::Scope* within,
                                         vault::Vault& vault, std::span<const PersonId> ids) {
    std::map<PersonId, Candidate> out;
    read_candidates(tx, tenant, within, vault, distinct(std::vector<PersonId>(ids.begin(), ids.end())), out);
    return out;
}

Candidates entry_candidates(db::ReadTx& tx, TenantId tenant, const access::Scope* within, vault::Vault& vault,
                            std::span<const matching::Person> asked) {
    std::vector<Asked> keys;
    std::vector<std::string> tokens, numbers, phones;
    for (const auto& person : asked) {
        const auto& one = keys.emplace_back(keys_of(vault, tenant, person));
        tokens.insert(tokens.end(), one.tokens.begin(), one.tokens.end());
        numbers.insert(numbers.end(), one.number.begin(), one.number.end());
        phones.insert(phones.end(), one.phone.begin(), one.phone.end());
    }
    Holders by_token, by_number, by_phone;
    look_up(tx, tenant, "registry_entry_key", "token", distinct(std::move(tokens)), by_token);
    look_up(tx, tenant, "registry_person", "id_number_index", distinct(std::move(numbers)), by_number);
    look_up(tx, tenant, "registry_person", "phone_index", distinct(std::move(phones)), by_phone);
    Candidates out;
    std::vector<PersonId> all;
    for (const auto& one : keys) {
        bool too_many = false;
        out.of.push_back(ranked(one, by_token, by_number, by_phone, too_many));
        out.too_many.push_back(too_many);
        all.insert(all.end(), out.of.back().begin(), out.of.back().end());
    }
    read_candidates(tx, tenant, within, vault, distinct(std::move(all)), out.people);
    return out;
}

}  // namespace linli::registry
