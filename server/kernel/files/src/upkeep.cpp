#include <linli/files/files.h>

#include "impl.h"

#include <algorithm>
#include <iterator>
#include <system_error>

/// What is done to the store at night: sweeping, checking, sealing again.
namespace linli::files {
namespace {

using repository::Content;

constexpr std::chrono::hours unclaimed_longest{24};
constexpr int batch = 200;

/// A stored copy as plain bytes, for sealing it again.
class Opened final : public Bytes {
public:
    explicit Opened(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
    std::uint64_t size() const override { return reader_->size(); }
    std::string read(std::uint64_t offset, std::size_t most) const override { return reader_->read(offset, most); }

private:
    std::unique_ptr<Reader> reader_;
};

/// Reads a copy to its end. @return the hash of its bytes
std::string hash_through(Reader& reader, crypto::Suite suite) {
    const auto hasher = crypto::suite(suite).hasher();
    for (std::uint64_t at = 0; at < reader.size(); at += chunk_size) hasher->update(reader.read(at, chunk_size));
    return hasher->finish().hex();
}

}  // namespace

void Files::Impl::each_content(TenantId tenant, const std::function<bool(const Content&)>& visit) {
    std::string after;
    while (true) {
        const auto found =
            database.read([&](db::ReadTx& tx) { return repository::contents_after(tx, tenant, after, batch); });
        if (found.empty()) return;
        for (const auto& content : found)
            if (!visit(content)) return;
        after = found.back().hash;
    }
}

std::int64_t Files::sweep(TenantId tenant) {
    auto& self = *impl_;
    const TenantFolder place(self.folder, tenant);
    std::int64_t removed = 0;
    {
        const auto lock = place.lock(FolderLock::Hold::alone);
        std::vector<std::string> unnamed;
        self.database.write([&](db::WriteTx& tx) {
            removed = repository::drop_unclaimed(tx, tenant, self.clock.now() - unclaimed_longest);
            unnamed = repository::drop_unnamed_contents(tx, tenant);
        });
        for (const auto& hash : unnamed) place.remove(hash);
    }
    // Bytes that a crash left without a row: between moving them to their place and the commit, or above.
    for (const auto& shelf : place.shelves()) {
        const auto lock = place.lock(FolderLock::Hold::alone);
        const auto lying = place.hashes(shelf);
        const auto named =
            self.database.read([&](db::ReadTx& tx) { return repository::hashes_like(tx, tenant, shelf); });
        std::vector<std::string> orphans;
        std::set_difference(lying.begin(), lying.end(), named.begin(), named.end(), std::back_inserter(orphans));
        for (const auto& hash : orphans) place.remove(hash);
        removed += static_cast<std::int64_t>(orphans.size());
    }
    place.clear_incoming(unclaimed_longest);
    return removed;
}

std::vector<std::string> Files::check(TenantId tenant, std::size_t limit) {
    auto& self = *impl_;
    std::vector<std::string> sentences;
    const auto say = [&](const Content& content, std::string_view what) {
        if (sentences.size() < limit)
            sentences.push_back("file " + content.hash.substr(0, 12) + " of tenant " + std::to_string(tenant.value) +
                                ": " + std::string(what));
    };
    self.each_content(tenant, [&](const Content& content) {
        try {
            const auto original = self.open(tenant, content.hash, Copy::original);
            if (original->size() != static_cast<std::uint64_t>(content.size))
                say(content, "the size is another");
            else if (hash_through(*original, content.suite) != content.hash)
                say(content, "the bytes are not its own");
            if (content.served_size) {
                const auto served = self.open(tenant, content.hash, Copy::served);
                hash_through(*served, content.suite);
                if (served->size() != static_cast<std::uint64_t>(*content.served_size))
                    say(content, "the served copy has another size");
            }
        } catch (const db::StoreFault& fault) {
            say(content, fault.what());
        } catch (const std::system_error& fault) {
            say(content, fault.what());
        }
        return sentences.size() < limit;
    });
    return sentences;
}

std::int64_t Files::reseal(TenantId tenant) {
    auto& self = *impl_;
    const TenantFolder place(self.folder, tenant);
    std::int64_t count = 0;
    self.each_content(tenant, [&](const Content& content) {
        for (const auto copy : {Copy::original, Copy::served}) {
            if (copy == Copy::served && !content.served_size) continue;
            const auto under = sealed_under(place.place(content.hash, copy));
            if (under.generation == self.keyring.newest() && under.suite == self.keyring.suite()) continue;
            const Opened plain(self.open(tenant, content.hash, copy));
            const auto brought = place.bring(self.keyring, {tenant, content.hash, copy}, plain, self.ids.next_uuid());
            const auto lock = place.lock(FolderLock::Hold::together);
            if (!self.known(tenant, place, content.hash)) continue;  // swept meanwhile
            place.settle(brought, content.hash, copy);
            ++count;
        }
        return true;
    });
    return count;
}

}  // namespace linli::files
