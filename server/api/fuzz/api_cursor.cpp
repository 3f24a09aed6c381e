// A cursor opens only as it was sealed: for the same list, tenant and user, and not with one bit changed.
#include <linli/api/page.h>
#include <linli/base/text.h>
#include <linli/crypto/keyring.h>

#include <cstdint>
#include <cstdlib>

namespace linli {
namespace {

void require(bool truth) {
    if (!truth) std::abort();
}

struct House {
    crypto::Keyring international = crypto::Keyring::ephemeral(crypto::Suite::international);
    crypto::Keyring guomi = crypto::Keyring::ephemeral(crypto::Suite::guomi);
    std::unique_ptr<api::CursorSealer> sealers[2] = {api::make_cursor_sealer(international),
                                                     api::make_cursor_sealer(guomi)};
    access::Scope ours = access::Gate::system({1}, "fuzz");
    access::Scope theirs = access::Gate::system({2}, "fuzz");
};

/// XORs `bytes` with `change`, which begins at a place that it names itself.
std::string changed(std::string bytes, std::string_view change) {
    if (change.size() < 2 || bytes.empty()) return bytes;
    auto at = static_cast<std::uint8_t>(change[0]) % bytes.size();
    for (const char c : change.substr(1)) {
        bytes[at] = static_cast<char>(bytes[at] ^ c);
        at = (at + 1) % bytes.size();
    }
    return bytes;
}

void check(const House& house, const api::CursorSealer& sealer, std::string_view content, std::string_view change) {
    const auto cursor = sealer.seal(house.ours, "listThings", content);
    const auto opened = sealer.open(house.ours, "listThings", cursor);
    require(opened.ok() && *opened == content);
    require(!sealer.open(house.theirs, "listThings", cursor).ok());
    require(!sealer.open(house.ours, "listOthers", cursor).ok());
    const auto text = changed(cursor, change);
    require(text == cursor || !sealer.open(house.ours, "listThings", text).ok());
    std::string bytes;
    require(text::from_base64url(cursor, bytes));
    const auto within = text::to_base64url(changed(bytes, change));
    require(within == cursor || !sealer.open(house.ours, "listThings", within).ok());
    require(!sealer.open(house.ours, "listThings", cursor.substr(0, cursor.size() - 1)).ok());
    require(!sealer.open(house.ours, "listThings", cursor + "A").ok());
    require(!sealer.open(house.ours, "listThings", content).ok());  // nobody guesses one
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const House house;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto half = size / 2;
    for (const auto& sealer : house.sealers) check(house, *sealer, text.substr(0, half), text.substr(half));
    if (const auto key = api::PageKey::parse(text)) {
        const auto again = api::PageKey::parse(key->text());
        require(again && again->order == key->order && again->id == key->id);
    }
    return 0;
}

}  // namespace linli
