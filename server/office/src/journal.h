#pragma once

#include <linli/audit/audit.h>

#include <string>

namespace linli::office {

/// The audit line of a change; ids, names of fields and counts only.
inline audit::Entry changed(std::string operation, std::string subject_kind, const Uuid& subject,
                            std::string detail = {}) {
    audit::Entry entry;
    entry.kind = audit::Kind::write;
    entry.operation = std::move(operation);
    entry.subject_kind = std::move(subject_kind);
    entry.subject = subject;
    entry.detail = std::move(detail);
    return entry;
}

}  // namespace linli::office
