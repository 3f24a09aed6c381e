#pragma once

#include <linli/area/types.h>
#include <linli/db/database.h>
#include <linli/exchange/words.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linli::vault {
class Vault;
}

namespace linli::exchange {

/// A golden record with what may be shared of it, opened; kept no longer than one question takes.
struct Subject {
    Uuid id;
    area::Ancestors place;
    std::map<std::string, std::string, std::less<>> values;  ///< by field; what is unknown is absent
    bool has(const std::vector<std::string>& fields) const;
};

std::optional<Subject> read_subject(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, About about, const Uuid& id);

/// The one record that these keys name: its number must be among them, and every other key must agree.
/// @return nothing when nobody, or more than one, has the number
std::optional<Subject> find_subject(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, About about,
                                    const std::map<std::string, std::string, std::less<>>& keys);

/// The field by which a partner may name a subject of this kind.
std::string_view number_field(About about);

}  // namespace linli::exchange
