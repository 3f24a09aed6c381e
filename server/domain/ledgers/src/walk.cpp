#include "impl.h"

#include <algorithm>

namespace linli::ledgers {
namespace {

constexpr std::size_t largest_batch = 512;

}  // namespace

Walk::Walk(LedgerService::Impl& service, const access::Scope& scope, const Definition& definition, const Look& look,
           Needs needs, std::optional<api::PageKey> after)
    : service_(service),
      scope_(scope),
      definition_(definition),
      look_(look),
      needs_(needs),
      seek_(seek_of(definition, look.times.as_of)),
      after_(after) {
    seek_.area = look.area;
    seek_.level = look.level;
}

bool Walk::inside(const area::Ancestors& place) const {
    return scope_.covers(place, {}, {}, {}, {}) && (!look_.area || place.at(look_.level) == look_.area);
}

std::optional<api::PageKey> Walk::run(db::ReadTx& tx, std::size_t first_batch, std::size_t most_keys,
                                      const std::function<bool(Facts&)>& visit) {
    std::size_t looked_at = 0;
    for (auto batch = first_batch; looked_at < most_keys; batch = std::min(batch * 2, largest_batch)) {
        const auto sought = registry::seek_at(tx, scope_, seek_, after_, batch, look_.times.known);
        std::vector<Uuid> ids;
        for (const auto& key : sought.keys) ids.push_back(key.id);
        auto found =
            read_facts(tx, scope_.tenant(), service_.parts.vault, definition_.subject, ids, look_.times, needs_);
        auto next = found.begin();
        for (std::size_t i = 0; i < sought.keys.size(); ++i) {
            after_ = sought.keys[i];
            if (next == found.end() || next->id != after_->id) continue;
            auto& facts = *next++;
            if (!inside(facts.place) || !listed(definition_, facts, look_.times.as_of)) continue;
            const bool last = i + 1 == sought.keys.size() && !sought.beyond;
            if (!visit(facts)) return last ? std::nullopt : after_;
        }
        if (!sought.beyond) return std::nullopt;
        after_ = sought.beyond;
        looked_at += sought.keys.size();
    }
    return after_;
}

}  // namespace linli::ledgers
