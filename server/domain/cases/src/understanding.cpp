#include <linli/cases/understanding.h>

#include <linli/cases/settings.h>
#include <linli/geo/locator.h>
#include <linli/tenant/tenants.h>

#include "knowledge.h"
#include "repository_learning.h"

#include <charconv>
#include <map>
#include <mutex>

namespace linli::cases {
namespace {

constexpr std::size_t proposals = 3;
constexpr double lowest_threshold = 0.3, highest_threshold = 0.99;

/// A number as a person types it into a setting.
std::optional<double> threshold_of(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool fits = error == std::errc{} && end == text.data() + text.size() && value >= lowest_threshold &&
                      value <= highest_threshold;
    return fits ? std::optional(value) : std::nullopt;
}

}  // namespace

bool fits_switch(std::string_view content) { return content.empty() || content == "on" || content == switched_off; }
bool fits_threshold(std::string_view content) { return content.empty() || threshold_of(content).has_value(); }

UnderstandingChoice understanding_choice(db::ReadTx& tx, TenantId tenant) {
    UnderstandingChoice out;
    for (const auto& setting : tenant::settings(tx, tenant)) {
        const bool on = setting.content != switched_off;
        if (setting.name == suggestions_setting) out.suggestions = on;
        if (setting.name == automatic_dispatch_setting) out.automatic_dispatch = on;
        if (setting.name == learnt_model_setting) out.learnt_model = on;
        if (setting.name == threshold_setting) out.threshold = threshold_of(setting.content).value_or(out.threshold);
    }
    return out;
}

struct Understanding::Impl {
    explicit Impl(geo::Locator& given) : locator(given) {}
    std::shared_ptr<const Knowledge> of(TenantId tenant) const {
        const std::lock_guard lock(mutex);
        const auto found = knowledge.find(tenant);
        return found == knowledge.end() ? nullptr : found->second;
    }
    geo::Locator& locator;
    mutable std::mutex mutex;
    std::map<TenantId, std::shared_ptr<const Knowledge>> knowledge;
};

Understanding::Understanding(geo::Locator& locator) : impl_(std::make_unique<Impl>(locator)) {}
Understanding::~Understanding() = default;

void Understanding::refresh(db::ReadTx& tx, TenantId tenant) {
    const auto stored = repository::editions(tx, tenant);
    const auto known = impl_->of(tenant);
    if (known && known->editions == stored) return;
    auto learnt = known && known->editions.model == stored.model ? known->learnt : repository::model(tx, tenant);
    auto fresh = std::make_shared<const Knowledge>(
        Knowledge{ItemIndex(repository::items(tx, tenant)), std::move(learnt), stored});
    const std::lock_guard lock(impl_->mutex);
    impl_->knowledge[tenant] = std::move(fresh);
}

Proposals Understanding::suggest(TenantId tenant, std::string_view title, std::string_view text,
                                 bool with_model) const {
    const auto known = impl_->of(tenant);
    if (!known) return {};
    Proposals out{known->suggest(title, text, with_model, proposals), known->editions};
    if (!with_model) out.editions.model = 0;
    return out;
}

std::optional<Located> Understanding::locate(db::ReadTx& tx, TenantId tenant, const Place& place,
                                             std::string_view text) const {
    const auto found = impl_->locator.locate(
        tx, tenant, {place.area_id, place.lon, place.lat, place.address ? std::string_view(*place.address) : "", text});
    if (!found) return std::nullopt;
    return Located{found->ancestors, found->compound};
}

}  // namespace linli::cases
