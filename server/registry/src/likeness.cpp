#include <linli/registry/likeness.h>

#include <linli/vault/vault.h>

#include "entry_keys.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace linli::registry {
namespace {

constexpr std::size_t most_models = 64;

/// Models by id, so that a card is read once. An id never gets another card.
class ModelShelf {
public:
    std::shared_ptr<const matching::Model> find(MatchingModelId id) {
        const std::lock_guard guard(lock_);
        const auto at = models_.find(id);
        return at == models_.end() ? nullptr : at->second;
    }
    void keep(MatchingModelId id, std::shared_ptr<const matching::Model> model) {
        const std::lock_guard guard(lock_);
        if (models_.size() >= most_models) models_.clear();
        models_[id] = std::move(model);
    }

private:
    std::mutex lock_;
    std::unordered_map<MatchingModelId, std::shared_ptr<const matching::Model>> models_;
};

ModelShelf& shelf() {
    static ModelShelf all;
    return all;
}

/// The ancestors that both have.
area::Ancestors above_both(const area::Ancestors& a, const area::Ancestors& b) {
    const auto shared = [](const std::optional<AreaId>& x, const std::optional<AreaId>& y) {
        return x == y ? x : std::nullopt;
    };
    return {shared(a.district, b.district), shared(a.street, b.street), shared(a.community, b.community),
            shared(a.grid, b.grid)};
}

}  // namespace

Band band_of(matching::Decision decision) {
    switch (decision) {
    case matching::Decision::match: return Band::same;
    case matching::Decision::possible: return Band::likely;
    default: return Band::unlikely;
    }
}

std::vector<LikenessStep> steps_of(const matching::Judgement& judged) {
    std::vector<LikenessStep> out;
    for (const auto& step : judged.steps) out.push_back({step.step, step.level, step.bits, step.text});
    return out;
}

std::shared_ptr<const matching::Model> matching_model(db::ReadTx& tx, TenantId tenant) {
    static const auto shipped = std::make_shared<const matching::Model>();
    const auto id = model_in_use(tx, tenant);
    if (!id) return shipped;
    if (auto known = shelf().find(*id)) return known;
    const auto card = repository::model_card(tx, tenant);
    auto read = matching::Model::read(card.value_or(""));
    if (!read) return shipped;  // a card of another version of the program: its own weights still compare
    auto model = std::make_shared<const matching::Model>(*std::move(read));
    shelf().keep(*id, model);
    return model;
}

void use_matching_model(db::WriteTx& tx, TenantId tenant, MatchingModelId id, const matching::Model& model,
                        Instant now) {
    repository::keep_model(tx, tenant, id, model.json(), now);
}

LikePairs like_pairs(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, PersonId after, std::int64_t limit) {
    LikePairs out;
    const auto ids = repository::people_after(tx, tenant, after, limit);
    if (ids.empty()) return out;
    out.last = ids.back();
    out.people = ids.size();
    const auto own = candidates(tx, tenant, nullptr, vault, ids);
    std::vector<matching::Person> asked;
    for (const auto& [id, one] : own) asked.push_back(one.person);
    const auto found = entry_candidates(tx, tenant, nullptr, vault, asked);
    const auto two = repository::said_distinct(tx, tenant, ids);
    const auto model = matching_model(tx, tenant);
    std::size_t at = 0;
    for (const auto& [id, one] : own) {
        for (const auto& other : found.of[at]) {
            const auto there = found.people.find(other);
            if (other == id || there == found.people.end()) continue;
            if (two.count({std::min(id, other), std::max(id, other)}) != 0) continue;
            const auto judged = model->judge(one.person, there->second.person, {});
            if (judged.decision == matching::Decision::no) continue;
            out.items.push_back({std::min(id, other), std::max(id, other), judged.probability, band_of(judged.decision),
                                 above_both(one.place, there->second.place)});
        }
        ++at;
    }
    return out;
}

std::vector<MatchingRow> matching_rows(db::ReadTx& tx, TenantId tenant, vault::Vault& vault,
                                       std::span<const PersonId> ids) {
    std::vector<MatchingRow> out;
    for (auto& [id, one] : candidates(tx, tenant, nullptr, vault, ids))
        out.push_back({id, one.place, std::move(one.record)});
    return out;
}

std::vector<PersonId> people_after(db::ReadTx& tx, TenantId tenant, PersonId after, std::int64_t limit) {
    return repository::people_after(tx, tenant, after, limit);
}

}  // namespace linli::registry
