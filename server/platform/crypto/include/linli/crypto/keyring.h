#pragma once

#include <linli/base/clock.h>
#include <linli/base/words.h>
#include <linli/crypto/suite.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linli::crypto {

/// Which key blind indexes are made with. Pinned, because every stored index must be made again to change it.
struct IndexKey {
    int generation;
    Suite suite;
    auto operator<=>(const IndexKey&) const = default;
};

/// What a master key is used for; every purpose has its own derived key.
enum class Purpose { seal, blind_index, cursor, token, evidence_sign, file, backup };
constexpr std::array<std::string_view, 7> words(Purpose) {
    return {"seal", "blind_index", "cursor", "token", "evidence_sign", "file", "backup"};
}

/// The master keys of a deployment, kept in a file outside the database so that a stolen database says nothing.
///
/// Generations are numbered from 1; the newest one seals, older ones still open until everything is rewrapped.
/// The file is text, mode 0600, replaced atomically:
///     linli-keyring 1
///     suite international
///     index 1 international
///     key 1 2026-11-21T09:05:00+08:00 <43 characters of base64url>
///     check <hex>                        SHA-256 of the lines above, against cut or mixed files
///
/// Thread-safe. Processes share the file: who changes it holds a lock on its folder and begins from what it says now,
/// so no generation is lost; the others hear of it by `refresh`, or at once when they meet a generation they lack.
class Keyring {
public:
    /// Makes the file with one fresh key. @throws CryptoFault when it exists or cannot be written durably.
    static Keyring create(const std::filesystem::path& path, Suite suite, Instant now);
    /// @throws CryptoFault when the file is missing, damaged, not ours, or readable by group or others.
    static Keyring load(const std::filesystem::path& path);
    /// Keys without a file, gone with the object: tests and `--ephemeral` servers.
    static Keyring ephemeral(Suite suite);

    Keyring(Keyring&&) noexcept;
    Keyring& operator=(Keyring&&) noexcept;
    ~Keyring();

    Suite suite() const;
    IndexKey index() const;
    int newest() const;
    int oldest() const;
    std::vector<int> generations() const;
    /// Looks into the file first when it does not know the generation.
    bool has(int generation) const;
    /// When a generation was made, as the file says. @throws CryptoFault when there is no such generation.
    std::string made(int generation) const;

    /// Reads the file again when it was replaced, so that a running server learns what another process changed.
    /// @return whether anything changed
    /// @throws CryptoFault when the file is not one that `load` takes, or not this deployment's (no key in common with
    ///     what is known); what was known stays in use then.
    bool refresh() const;
    /// Rises with every change that is heard of: whoever keeps derived keys compares it.
    std::uint64_t version() const;

    /// The key of one purpose, of one generation, in one suite; looks into the file first when it does not know the
    /// generation. @throws CryptoFault when there is no such generation.
    Key key(Purpose purpose, int generation, Suite suite) const;
    Key key(Purpose purpose) const { return key(purpose, newest(), suite()); }
    /// The key pair that signs checkpoints.
    std::unique_ptr<SigningKey> signing_key(int generation, Suite suite) const;
    std::unique_ptr<SigningKey> signing_key() const { return signing_key(newest(), suite()); }
    /// 16 hex digits that name the oldest master key without revealing it: a database remembers them, so that
    /// starting with somebody else's key file is refused with a clear word instead of failing at the first field.
    std::string fingerprint() const { return fingerprint(oldest()); }
    std::string fingerprint(int generation) const;

    /// Adds a fresh newest key and rewrites the file. @return its number.
    int add_generation(Instant now);
    /// Forgets an old key for ever; only when nothing is sealed under it any more.
    /// @throws CryptoFault for the newest generation, the one of the indexes, or an unknown one.
    void retire(int generation);
    /// New things are sealed in `suite` from now on; old ones keep opening.
    void change_suite(Suite suite);
    /// Looks things up by another key from now on; only after every index was made again with it.
    /// @throws CryptoFault when there is no such generation.
    void change_index(IndexKey index);

private:
    struct State;
    struct Shared;
    Keyring(std::filesystem::path path, std::shared_ptr<const State> state);
    std::shared_ptr<const State> current() const;
    std::shared_ptr<const State> with(int generation) const;
    void change(const std::function<void(State&)>& edit);

    std::unique_ptr<Shared> shared_;
};

}  // namespace linli::crypto
