#pragma once

#include <linli/quality/service.h>

#include "repository.h"

#include <optional>
#include <string>

namespace linli::quality {

/// States values through the registry's door and keeps what stood there before, sealed under the row's key.
/// For one transaction.
class Corrector {
public:
    Corrector(const QualityParts& parts, db::WriteTx& tx, const access::Scope& scope)
        : parts_(parts), tx_(tx), scope_(scope) {}

    /// What the register shows where the finding points; nothing when there is no such record or field.
    std::optional<std::string> shown(const Finding& finding);
    /// Whether a word at the door is enough for this field.
    bool needs_approval(const Finding& finding);
    /// @return nothing when the registry goes on believing somebody else
    std::optional<Correction> write(const Finding& finding, const std::string& value, CorrectionCause cause,
                                    const std::string& source);
    /// Writes the one right spelling of what is shown, closes the finding and leaves a line of the audit.
    /// @return nothing when the finding is closed, what is shown has no such spelling any more, or the person is erased
    std::optional<Correction> spell_right(const repository::Stored& stored);
    /// Nobody said it after all: the registry believes again what it believed before.
    void take_back(const repository::Change& change);

private:
    bool put(const Finding& finding, const std::string& value, const std::string& source, CorrectionId id);
    std::optional<std::string> seal(const Finding& finding, const std::string& value);

    const QualityParts& parts_;
    db::WriteTx& tx_;
    const access::Scope& scope_;
};

}  // namespace linli::quality
