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

/// How much of the understanding a tenant wants; four small settings (settings.h), each report by those of its moment.
struct UnderstandingChoice {
    bool suggestions = true;         ///< false: nothing is proposed, people decide every item
    bool automatic_dispatch = true;  ///< false: proposals are shown, but a person sends every matter on its way
    bool learnt_model = true;        ///< false: only the list speaks, as on the first day
    double threshold = 0.6;          ///< confidence from which the first proposal is dispatched without a human
};
UnderstandingChoice understanding_choice(db::ReadTx& tx, TenantId tenant);

/// Which list and which model spoke.
struct Editions {
    std::int64_t list = 0;   ///< rises whenever a responsibility list is stored
    std::int64_t model = 0;  ///< 0: no model learnt yet
    bool operator==(const Editions&) const = default;
};

/// Proposals and where they come from.
struct Proposals {
    std::vector<Suggestion> items;
    Editions editions;
};

/// What the system makes of a report's words and place: the responsibility list speaks from the first day, a model
/// learnt from the community's own closed matters joins it when there is one (learning.h). Every proposal names the
/// words that decided. Thread-safe; a new list or model replaces the old at once, without a restart.
/// @source INC-08, INC-09, ADR 0014
class Understanding {
public:
    /// `locator` may be used from many threads.
    explicit Understanding(geo::Locator& locator);
    ~Understanding();

    /// Reads list and model when newer ones are stored. One small query when nothing changed.
    void refresh(db::ReadTx& tx, TenantId tenant);
    /// The three best items, best first, with confidence 0…1 and the deciding words.
    Proposals suggest(TenantId tenant, std::string_view title, std::string_view text, bool with_model = true) const;
    /// The place by explicit area, coordinates or words. @return nothing when it is not recognised.
    std::optional<Located> locate(db::ReadTx& tx, TenantId tenant, const Place& place, std::string_view text) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::cases
