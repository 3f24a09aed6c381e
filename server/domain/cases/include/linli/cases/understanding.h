#pragma once

#include <linli/area/types.h>
#include <linli/cases/types.h>
#include <linli/db/database.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::geo {
class Locator;
}

namespace linli::cases {

/// Where a report happened, as far as it could be recognised. Nothing here is guessed: a missing grid is missing.
struct Located {
    area::Ancestors place;
    std::optional<AreaId> compound;
};

/// What the system makes of a report's words and place. Rules (keywords of the responsibility list) first, a trained
/// model second; every proposal names the words that decided. Thread-safe; a new list or model replaces the old at
/// once.
/// @source INC-08, INC-09
class Understanding {
public:
    /// `locator` may be used from many threads.
    explicit Understanding(geo::Locator& locator);
    ~Understanding();

    /// Replaces keywords and item texts. Called at start and when the list changes.
    void learn_items(TenantId tenant, const std::vector<Item>& items);
    /// The three best items, best first, with confidence 0…1 and the deciding words.
    std::vector<Suggestion> suggest(TenantId tenant, std::string_view title, std::string_view text) const;
    /// Confidence from which the first proposal is dispatched without a human; chosen on held-out data.
    double threshold() const;
    void set_threshold(double confidence);

    /// The place by explicit area, coordinates or words. @return nothing when it is not recognised.
    std::optional<Located> locate(db::ReadTx& tx, TenantId tenant, const Place& place, std::string_view text) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::cases
