#pragma once

#include <linli/imports/types.h>

#include <linli/db/database.h>

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace linli::imports {

/// Which rows of an earlier import may have a digest: 16 bytes a row in memory while a corrected sheet is read. An
/// index would be filled in no order by every import and asked by few.
class DigestBook {
public:
    void read(db::ReadTx& tx, TenantId tenant, ImportId import);
    /// Numbers of the rows whose digests begin as one of these do, ascending, each once.
    std::vector<std::int64_t> rows_like(std::span<const std::string> digests) const;

private:
    std::vector<std::pair<std::uint64_t, std::int64_t>> rows_;  // how the digest begins, number
};

}  // namespace linli::imports
