#include <linli/cases/understanding.h>

#include <linli/geo/locator.h>

#include "item_index.h"

#include <atomic>
#include <map>
#include <mutex>

namespace linli::cases {
namespace {

/// Chosen on the tune half of the hand-labelled messages: above it nine in ten first proposals are right.
constexpr double chosen_threshold = 0.6;
constexpr std::size_t proposals = 3;

}  // namespace

struct Understanding::Impl {
    explicit Impl(geo::Locator& given) : locator(given) {}
    std::shared_ptr<const ItemIndex> index_of(TenantId tenant) const {
        const std::lock_guard lock(mutex);
        const auto found = indexes.find(tenant);
        return found == indexes.end() ? nullptr : found->second;
    }
    geo::Locator& locator;
    std::atomic<double> threshold{chosen_threshold};
    mutable std::mutex mutex;
    std::map<TenantId, std::shared_ptr<const ItemIndex>> indexes;
};

Understanding::Understanding(geo::Locator& locator) : impl_(std::make_unique<Impl>(locator)) {}
Understanding::~Understanding() = default;

void Understanding::learn_items(TenantId tenant, const std::vector<Item>& items) {
    auto fresh = std::make_shared<const ItemIndex>(items);
    const std::lock_guard lock(impl_->mutex);
    impl_->indexes[tenant] = std::move(fresh);
}

std::vector<Suggestion> Understanding::suggest(TenantId tenant, std::string_view title, std::string_view text) const {
    const auto index = impl_->index_of(tenant);
    return index ? index->rank(title, text, proposals) : std::vector<Suggestion>{};
}

double Understanding::threshold() const { return impl_->threshold; }
void Understanding::set_threshold(double confidence) { impl_->threshold = confidence; }

std::optional<Located> Understanding::locate(db::ReadTx& tx, TenantId tenant, const Place& place,
                                             std::string_view text) const {
    const auto found = impl_->locator.locate(
        tx, tenant, {place.area_id, place.lon, place.lat, place.address ? std::string_view(*place.address) : "", text});
    if (!found) return std::nullopt;
    return Located{found->ancestors, found->compound};
}

}  // namespace linli::cases
