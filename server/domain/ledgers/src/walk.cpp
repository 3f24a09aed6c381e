#include "impl.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace linli::ledgers {
namespace {

constexpr std::size_t largest_batch = 512;

std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

}  // namespace

Walk::Walk(LedgerService::Impl& service, const access::Scope& scope, const Definition& definition, const Look& look,
           Needs needs, std::optional<api::PageKey> after)
    : service_(service),
      scope_(scope),
      definition_(definition),
      look_(look),
      needs_(needs),
      few_needs_(needs_of(definition, {})),
      seek_(seek_of(definition, look.times.as_of)),
      after_(after) {
    seek_.area = look.area;
    seek_.level = look.level;
}

bool Walk::inside(const area::Ancestors& place) const {
    return scope_.covers(place, {}, {}, {}, {}) && (!look_.area || place.at(look_.level) == look_.area);
}

std::vector<Facts> Walk::listed_of(db::ReadTx& tx, const std::vector<api::PageKey>& keys) const {
    std::vector<Uuid> ids;
    for (const auto& key : keys) ids.push_back(key.id);
    auto found =
        read_facts(tx, scope_.tenant(), service_.parts.vault, definition_.subject, ids, look_.times, few_needs_);
    std::erase_if(found, [&](const Facts& facts) {
        return !inside(facts.place) || !listed(definition_, facts, look_.times.as_of);
    });
    return found;
}

std::optional<api::PageKey> Walk::run(db::ReadTx& tx, std::size_t batch, std::size_t most_keys,
                                      const std::function<bool(Facts&)>& visit) {
    std::size_t looked_at = 0;
    for (auto keys_at_once = batch; looked_at < most_keys; keys_at_once = std::min(keys_at_once * 2, largest_batch)) {
        const auto sought = registry::seek_at(tx, scope_, seek_, after_, keys_at_once, look_.times.known);
        auto few = listed_of(tx, sought.keys);
        std::map<Uuid, api::PageKey> key_of;
        for (const auto& key : sought.keys) key_of.emplace(key.id, key);
        for (std::size_t from = 0; from < few.size(); from += batch) {
            const auto until = std::min(from + batch, few.size());
            std::vector<Uuid> ids;
            for (auto i = from; i < until; ++i) ids.push_back(few[i].id);
            auto rows = needs_ == few_needs_ ? std::vector<Facts>(std::make_move_iterator(few.begin() + offset(from)),
                                                                  std::make_move_iterator(few.begin() + offset(until)))
                                             : read_facts(tx, scope_.tenant(), service_.parts.vault,
                                                          definition_.subject, ids, look_.times, needs_);
            for (auto& facts : rows) {
                after_ = key_of.at(facts.id);
                const bool last = facts.id == few.back().id && !sought.beyond;
                if (!visit(facts)) return last ? std::nullopt : after_;
            }
        }
        if (!sought.beyond) return std::nullopt;
        after_ = sought.beyond;
        looked_at += sought.keys.size();
    }
    return after_;
}

}  // namespace linli::ledgers
