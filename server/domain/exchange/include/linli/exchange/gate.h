#pragma once

#include <linli/base/date.h>
#include <linli/exchange/words.h>
#include <linli/json/field.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::exchange {

/// A field that may be answered, and how it is masked when we answer.
struct SharedField {
    std::string field;
    json::Mask mask = json::Mask::none;
};

/// What an agreement allows, as far as the gate looks at it.
struct Terms {
    AgreementId id;
    std::string partner;
    Direction direction = Direction::receive;
    About about = About::person;
    AgreementState state = AgreementState::draft;
    Date from, until;                    ///< both days inclusive
    std::int64_t quota = 0;              ///< questions a day
    std::optional<std::string> consent;  ///< a code of `consent_purposes` that the person must have agreed to
    std::vector<std::string> keys;       ///< what names whom is asked about
    std::vector<SharedField> fields;     ///< what may be answered
};

/// One question at one moment.
struct Passage {
    std::string_view partner;
    Direction direction = Direction::receive;
    About about = About::person;
    std::span<const std::string> keys;
    std::span<const std::string> fields;
    Date today;
    std::int64_t used = 0;       ///< questions of today that were let through already
    bool subject_known = false;  ///< there is such a record and it has the keys
    bool consented = false;      ///< the person agrees at this moment; only looked at when the terms ask for it
};

/// The gate: whether this question may pass at this moment. Pure and total; what is not plainly allowed is refused.
/// @source SEC-09, SEC-10, DAT-17, DAT-21
Verdict decide(const Terms* terms, const Passage& passage);

/// Whether an agreement may be used on a day, whatever is asked.
Verdict standing(const Terms& terms, Date today);

/// The state after a step. @return nothing when the state does not allow it
std::optional<AgreementState> after(AgreementState state, AgreementStep step);

}  // namespace linli::exchange
