#include "digest_book.h"

#include "repository.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace linli::imports {
namespace {

constexpr int at_once = 20'000;

std::uint64_t beginning(const std::string& digest) {
    std::uint64_t out = 0;
    std::memcpy(&out, digest.data(), std::min(sizeof out, digest.size()));
    return out;
}

}  // namespace

void DigestBook::read(db::ReadTx& tx, TenantId tenant, ImportId import) {
    rows_.clear();
    for (std::int64_t after = 0;;) {
        const auto page = repository::digests(tx, tenant, import, after, at_once);
        if (page.empty()) break;
        for (const auto& [number, digest] : page) rows_.emplace_back(beginning(digest), number);
        after = page.back().first;
    }
    std::sort(rows_.begin(), rows_.end());
}

std::vector<std::int64_t> DigestBook::rows_like(std::span<const std::string> digests) const {
    std::vector<std::int64_t> out;
    for (const auto& digest : digests) {
        const auto wanted = beginning(digest);
        auto row =
            std::lower_bound(rows_.begin(), rows_.end(), std::pair(wanted, std::numeric_limits<std::int64_t>::min()));
        for (; row != rows_.end() && row->first == wanted; ++row) out.push_back(row->second);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace linli::imports
