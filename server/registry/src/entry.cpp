#include <linli/registry/entry.h>

#include <linli/base/codes.h>
#include <linli/vault/vault.h>

#include "entry_keys.h"

#include <algorithm>

namespace linli::registry {
namespace {

constexpr std::size_t most_shown = 5;
constexpr double worth_showing = 0.01;
constexpr std::string_view entry_key_job = "entry-keys";

matching::Record record_of(const EntryQuestion& in) {
    return {"", in.name, in.id_number, in.phone, in.birth_date, in.sex, in.address};
}

Likeness shown(PersonId id, const Candidate& candidate, const matching::Judgement& judged) {
    Likeness out;
    out.id = id;
    out.name = codes::mask_name(candidate.record.name);
    if (!candidate.record.id_number.empty()) out.id_number = codes::mask_id_number(candidate.record.id_number);
    if (!candidate.record.phone.empty()) out.phone = codes::mask_phone(candidate.record.phone);
    out.birth_year = candidate.birth_year;
    out.standing = candidate.standing;
    out.probability = judged.probability;
    out.band = band_of(judged.decision);
    out.steps = steps_of(judged);
    return out;
}

}  // namespace

EntryQuestion question_of(const PersonRow& row) {
    return {row.name, row.id_number, row.phone, row.birth.text(), std::string(word(row.sex)), row.address};
}

std::vector<std::vector<Suspect>> already_here(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                                               std::span<const EntryQuestion> questions) {
    std::vector<matching::Person> asked;
    for (const auto& one : questions) asked.push_back(matching::prepare(record_of(one)));
    const auto found = entry_candidates(tx, scope.tenant(), &scope, vault, asked);
    const auto model = matching_model(tx, scope.tenant());
    std::vector<std::vector<Suspect>> out(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        for (const auto& id : found.of[i]) {
            const auto candidate = found.people.find(id);
            if (candidate == found.people.end()) continue;
            const auto judged = model->judge(asked[i], candidate->second.person, {});
            if (judged.decision == matching::Decision::no) continue;
            out[i].push_back({id, judged.probability, band_of(judged.decision), candidate->second.place});
        }
        std::sort(out[i].begin(), out[i].end(), [](const Suspect& a, const Suspect& b) {
            return a.probability != b.probability ? a.probability > b.probability : a.id < b.id;
        });
    }
    return out;
}

Result<EntryAnswer> EntryService::check(const access::Scope& scope, const EntryQuestion& in) {
    const auto asked = matching::prepare(record_of(in));
    if (asked.name.empty() && asked.id_number.empty() && asked.phone.empty())
        return refuse(json::invalid_fields,
                      std::vector<FieldError>{{"/name", "required", "请填写姓名、证件号码或手机号中的至少一项"}});
    return parts_.database.read([&](db::ReadTx& tx) -> Result<EntryAnswer> {
        const auto found = entry_candidates(tx, scope.tenant(), &scope, parts_.vault, {&asked, 1});
        const auto model = matching_model(tx, scope.tenant());
        EntryAnswer out;
        out.too_many = found.too_many.front();
        for (const auto& [id, candidate] : found.people) {
            const auto judged = model->judge(asked, candidate.person, {});
            if (judged.probability >= worth_showing) out.items.push_back(shown(id, candidate, judged));
        }
        std::stable_sort(out.items.begin(), out.items.end(),
                         [](const Likeness& a, const Likeness& b) { return a.probability > b.probability; });
        if (out.items.size() > most_shown) out.items.resize(most_shown);
        return out;
    });
}

std::int64_t EntryService::index_some(TenantId tenant, std::int64_t batch) {
    return parts_.database.write([&](db::WriteTx& tx) -> std::int64_t {
        const auto open = repository::open_job(tx, tenant, entry_key_job);
        if (!open) return 0;
        const auto ids = repository::people_after(tx, tenant, *open, batch);
        renew_entry_keys(tx, tenant, parts_.vault, ids);
        const auto done = static_cast<std::int64_t>(ids.size());
        repository::advance_job(tx, tenant, entry_key_job, ids.empty() ? *open : ids.back(), done, done < batch,
                                parts_.clock.now());
        return done;
    });
}

}  // namespace linli::registry
