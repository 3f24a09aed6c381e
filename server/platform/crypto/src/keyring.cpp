#include "keyring_file.h"

#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/crypto/keyring.h>

#include <atomic>
#include <charconv>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <tuple>

namespace linli::crypto {
namespace {

constexpr std::string_view first_line = "linli-keyring 1";

std::string check_line(std::string_view body) { return "check " + suite(Suite::international).hash(body).hex() + "\n"; }

Suite known_suite(std::string_view word) {
    const auto suite = suite_from_word(word);
    if (!suite) throw CryptoFault("names an unknown suite");
    return *suite;
}

int generation_number(std::string_view digits) {
    int number = 0;
    const auto* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end || number < 1) throw CryptoFault("holds a bad generation number");
    return number;
}

/// Keys of purposes, each derived once: whoever looks a value up by its index asks for the same one every time.
/// Thread-safe.
class DerivedKeys {
public:
    Key of(Purpose purpose, int generation, Suite in_suite, const Key& master) {
        const auto which = std::tuple(purpose, generation, in_suite);
        {
            const std::shared_lock lock(mutex_);
            if (const auto known = keys_.find(which); known != keys_.end()) return known->second.clone();
        }
        const auto info = "linli key " + std::string(word(purpose));
        auto key = crypto::suite(in_suite).derive_key(master, info);
        const std::lock_guard lock(mutex_);
        return keys_.try_emplace(which, std::move(key)).first->second.clone();
    }

private:
    std::shared_mutex mutex_;
    std::map<std::tuple<Purpose, int, Suite>, Key> keys_;
};

}  // namespace

/// What one state of the file says. Never changes once it is shared.
struct Keyring::State {
    struct Generation {
        std::string made;
        Key key;
    };

    State copy() const {
        State other{.suite = suite, .index = index, .generations = {}};
        for (const auto& [number, generation] : generations)
            other.generations.emplace(number, Generation{generation.made, generation.key.clone()});
        return other;
    }
    /// Whether it may be a later or earlier state of the same ring: what both have is the same, and there is such.
    bool akin(const State& other) const {
        bool common = false;
        for (const auto& [number, generation] : generations) {
            const auto found = other.generations.find(number);
            if (found == other.generations.end()) continue;
            if (!same_bytes(found->second.key.reveal(), generation.key.reveal())) return false;
            common = true;
        }
        return common;
    }
    std::string text() const;
    static State parse(std::string_view text);

    Suite suite;
    IndexKey index;
    std::map<int, Generation> generations;
    std::unique_ptr<DerivedKeys> derived = std::make_unique<DerivedKeys>();  ///< of this state alone

private:
    void parse_line(std::string_view line);
    void parse_key(std::string_view number, std::string_view made, std::string_view encoded);
};

struct Keyring::Shared {
    const std::filesystem::path path;  ///< empty: ephemeral
    std::mutex mutex;
    std::shared_ptr<const State> state;
    keyring_file::Stamp stamp;
    std::atomic<std::uint64_t> version{1};
};

std::string Keyring::State::text() const {
    std::string out(first_line);
    out.append("\nsuite ").append(word(suite));
    out.append("\nindex ").append(std::to_string(index.generation));
    out.append(" ").append(word(index.suite)).append("\n");
    for (const auto& [number, generation] : generations) {
        auto encoded = text::to_base64url(generation.key.reveal());
        out.append("key ").append(std::to_string(number)).append(" ");
        out.append(generation.made).append(" ").append(encoded).append("\n");
        wipe(encoded);
    }
    return out += check_line(out);
}

Keyring::State Keyring::State::parse(std::string_view text) {
    State state{.suite = Suite::international, .index = {1, Suite::international}, .generations = {}};
    const auto check = text.rfind("check ");
    if (check == std::string_view::npos || text.substr(check) != check_line(text.substr(0, check)))
        throw CryptoFault("is cut or changed (the check line does not agree)");
    const auto lines = text::split(text.substr(0, check), '\n');
    if (lines.front() != first_line) throw CryptoFault("is not a linli key file of version 1");
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (!lines[i].empty()) state.parse_line(lines[i]);
    if (state.generations.empty()) throw CryptoFault("holds no key");
    if (state.generations.count(state.index.generation) == 0) throw CryptoFault("lacks the key of the blind indexes");
    return state;
}

void Keyring::State::parse_line(std::string_view line) {
    const auto words = text::split(line, ' ');
    if (words.size() == 2 && words[0] == "suite") {
        suite = known_suite(words[1]);
    } else if (words.size() == 3 && words[0] == "index") {
        index = {generation_number(words[1]), known_suite(words[2])};
    } else if (words.size() == 4 && words[0] == "key") {
        parse_key(words[1], words[2], words[3]);
    } else {
        throw CryptoFault("holds a line that cannot be read");
    }
}

void Keyring::State::parse_key(std::string_view number, std::string_view made, std::string_view encoded) {
    std::string bytes;
    if (!text::from_base64url(encoded, bytes)) throw CryptoFault("holds a key that cannot be read");
    auto key = Key::from_bytes(bytes);
    wipe(bytes);
    if (!key) throw CryptoFault("holds a key that has not 256 bits");
    if (!generations.emplace(generation_number(number), Generation{std::string(made), std::move(*key)}).second)
        throw CryptoFault("holds a key generation twice");
}

Keyring::Keyring(std::filesystem::path path, std::shared_ptr<const State> state)
    : shared_(new Shared{std::move(path), {}, std::move(state), {}}) {}
Keyring::Keyring(Keyring&&) noexcept = default;
Keyring& Keyring::operator=(Keyring&&) noexcept = default;
Keyring::~Keyring() = default;

Keyring Keyring::create(const std::filesystem::path& path, Suite suite, Instant now) {
    State state{.suite = suite, .index = {1, suite}, .generations = {}};
    state.generations.emplace(1, State::Generation{rfc3339(now), Key::random()});
    auto text = state.text();
    keyring_file::create(path, text);
    wipe(text);
    return load(path);
}

Keyring Keyring::load(const std::filesystem::path& path) {
    keyring_file::Stamp stamp;
    auto text = keyring_file::read(path, stamp);
    try {
        Keyring ring(path, std::make_shared<const State>(State::parse(text)));
        ring.shared_->stamp = stamp;
        wipe(text);
        return ring;
    } catch (const CryptoFault& fault) {
        wipe(text);
        keyring_file::fail(path, fault.what());
    }
}

Keyring Keyring::ephemeral(Suite suite) {
    State state{.suite = suite, .index = {1, suite}, .generations = {}};
    state.generations.emplace(1, State::Generation{"ephemeral", Key::random()});
    return Keyring({}, std::make_shared<const State>(std::move(state)));
}

std::shared_ptr<const Keyring::State> Keyring::current() const {
    const std::lock_guard lock(shared_->mutex);
    return shared_->state;
}

bool Keyring::refresh() const {
    if (shared_->path.empty()) return false;
    const std::lock_guard lock(shared_->mutex);
    if (keyring_file::stamp(shared_->path) == shared_->stamp) return false;
    const auto other = load(shared_->path);
    if (!other.shared_->state->akin(*shared_->state))
        keyring_file::fail(shared_->path, "was replaced by the keys of another deployment");
    shared_->state = other.shared_->state;
    shared_->stamp = other.shared_->stamp;
    ++shared_->version;
    return true;
}

/// The state that has this generation: another process may have just made it.
std::shared_ptr<const Keyring::State> Keyring::with(int generation) const {
    auto state = current();
    if (state->generations.count(generation) == 0 && refresh()) state = current();
    if (state->generations.count(generation) == 0)
        keyring_file::fail(shared_->path, "has no key generation " + std::to_string(generation));
    return state;
}

void Keyring::change(const std::function<void(State&)>& edit) {
    std::optional<keyring_file::ChangeLock> alone;
    if (!shared_->path.empty()) alone.emplace(shared_->path);
    refresh();
    auto next = current()->copy();
    edit(next);
    const std::lock_guard lock(shared_->mutex);
    if (!shared_->path.empty()) {
        auto text = next.text();
        keyring_file::replace(shared_->path, text);
        wipe(text);
        shared_->stamp = keyring_file::stamp(shared_->path);
    }
    shared_->state = std::make_shared<const State>(std::move(next));
    ++shared_->version;
}

Suite Keyring::suite() const { return current()->suite; }
IndexKey Keyring::index() const { return current()->index; }
int Keyring::newest() const { return current()->generations.rbegin()->first; }
int Keyring::oldest() const { return current()->generations.begin()->first; }
std::uint64_t Keyring::version() const { return shared_->version; }

std::vector<int> Keyring::generations() const {
    const auto state = current();  // holds it while it is read: another thread may load a newer one
    std::vector<int> numbers;
    for (const auto& [number, generation] : state->generations) numbers.push_back(number);
    return numbers;
}

bool Keyring::has(int generation) const {
    if (current()->generations.count(generation) > 0) return true;
    return refresh() && current()->generations.count(generation) > 0;
}

std::string Keyring::made(int generation) const { return with(generation)->generations.at(generation).made; }

Key Keyring::key(Purpose purpose, int generation, Suite in_suite) const {
    const auto state = with(generation);
    return state->derived->of(purpose, generation, in_suite, state->generations.at(generation).key);
}

std::unique_ptr<SigningKey> Keyring::signing_key(int generation, Suite in_suite) const {
    const auto key = this->key(Purpose::evidence_sign, generation, in_suite);
    const auto& primitives = crypto::suite(in_suite);
    return primitives.signing_key(primitives.derive(key.reveal(), {}, "linli signing seed", seed_size));
}

std::string Keyring::fingerprint(int generation) const {
    const auto state = with(generation);
    const auto print =
        crypto::suite(Suite::international).derive_key(state->generations.at(generation).key, "linli fingerprint");
    return text::to_hex(print.reveal().substr(0, 8));
}

int Keyring::add_generation(Instant now) {
    int number = 0;
    change([&](State& state) {
        number = state.generations.rbegin()->first + 1;
        state.generations.emplace(number, State::Generation{rfc3339(now), Key::random()});
    });
    return number;
}

void Keyring::retire(int generation) {
    change([&](State& state) {
        const auto refuse = [&](const std::string& why) { keyring_file::fail(shared_->path, why); };
        if (state.generations.count(generation) == 0) refuse("has no key generation " + std::to_string(generation));
        if (generation == state.generations.rbegin()->first) refuse("the newest key cannot be retired");
        if (generation == state.index.generation) refuse("the key of the blind indexes cannot be retired");
        state.generations.erase(generation);
    });
}

void Keyring::change_index(IndexKey index) {
    change([&](State& state) {
        if (state.generations.count(index.generation) == 0)
            keyring_file::fail(shared_->path, "has no key generation " + std::to_string(index.generation));
        state.index = index;
    });
}

void Keyring::change_suite(Suite suite) {
    change([&](State& state) { state.suite = suite; });
}

}  // namespace linli::crypto
