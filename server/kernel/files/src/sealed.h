#pragma once

#include "disk.h"

#include <linli/base/id.h>
#include <linli/crypto/keyring.h>
#include <linli/files/files.h>

#include <memory>
#include <string>
#include <string_view>

/// The form of a stored copy: a header, then sealed chunks of 1 MiB, so that neither writing nor reading needs the
/// whole in memory and any place can be read.
///
///     "linliF01" ‖ suite 1 ‖ 000 ‖ key generation 4 ‖ size of the plain bytes 8      (big-endian, 24 bytes)
///     chunk 0 ‖ chunk 1 ‖ …                                each is what the suite's `seal` makes of 1 MiB or the rest
///
/// Every chunk authenticates the header, which content and copy it belongs to, its index, and whether it is the last:
/// chunks cannot be swapped, dropped or moved to another file.
namespace linli::files {

enum class Copy { original, served };
constexpr std::array<std::string_view, 2> words(Copy) { return {"original", "served"}; }

/// Which copy of which content; part of what is authenticated.
struct CopyName {
    TenantId tenant;
    std::string hash;
    Copy copy = Copy::original;
};

inline constexpr std::size_t chunk_size = 1024 * 1024;

/// Under which key a stored copy lies.
struct SealedUnder {
    crypto::Suite suite = crypto::Suite::international;
    int generation = 0;
};

/// Writes `plain` sealed under the keyring's newest key and syncs it.
void write_sealed(const Handle& file, const crypto::Keyring& keyring, const CopyName& name, const Bytes& plain);
/// @throws db::StoreFault when the file is no sealed copy.
SealedUnder sealed_under(const std::filesystem::path& path);
/// @throws db::StoreFault when the file is missing, cut, or of a key that is not there.
std::unique_ptr<Reader> open_sealed(const std::filesystem::path& path, const crypto::Keyring& keyring,
                                    const CopyName& name);

}  // namespace linli::files
