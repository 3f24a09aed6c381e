#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/crypto/keyring.h>
#include <linli/crypto/random.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace linli::crypto {
namespace {

constexpr std::string_view first_line = "linli-keyring 1";

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& why) {
    throw CryptoFault("key file " + path.string() + ": " + why);
}
[[noreturn]] void fail_errno(const std::filesystem::path& path, const char* what) {
    fail(path, std::string(what) + ": " + std::strerror(errno));
}

/// An open file that closes itself.
class File {
public:
    File(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }

private:
    int number_;
};

void write_all(const File& file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail_errno(path, "cannot write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) fail_errno(path, "cannot sync");
}

/// A new name is durable only when its folder is synced too.
void sync_folder(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const File opened(folder, O_RDONLY | O_DIRECTORY);
    if (!opened || ::fsync(opened.number()) != 0) fail_errno(folder, "cannot sync folder");
}

void require_private(const File& file, const std::filesystem::path& path) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) fail_errno(path, "cannot stat");
    if (!S_ISREG(status.st_mode)) fail(path, "is not a regular file");
    if ((status.st_mode & 077) != 0) fail(path, "is open to group or others; run chmod 600 on it");
    if (status.st_uid != ::geteuid() && status.st_uid != 0) fail(path, "belongs to somebody else");
}

std::string read_private(const std::filesystem::path& path) {
    const File file(path, O_RDONLY | O_NOFOLLOW);
    if (!file) fail_errno(path, "cannot open");
    require_private(file, path);
    constexpr std::size_t limit = 1 << 16;
    std::string text(limit, '\0');
    std::size_t size = 0;
    while (size < limit) {
        const auto got = ::read(file.number(), text.data() + size, limit - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail_errno(path, "cannot read");
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size == limit) fail(path, "is longer than a key file can be");
    text.resize(size);
    return text;
}

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

}  // namespace

Keyring Keyring::create(const std::filesystem::path& path, Suite suite, Instant now) {
    Keyring ring(path, suite);
    ring.generations_.emplace(1, Generation{rfc3339(now), Key::random()});
    auto text = ring.body();
    text += check_line(text);
    {
        const File file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
        if (!file) fail_errno(path, "cannot create");
        write_all(file, text, path);
    }
    sync_folder(path);
    wipe(text);
    return ring;
}

Keyring Keyring::load(const std::filesystem::path& path) {
    Keyring ring(path, Suite::international);
    auto text = read_private(path);
    try {
        ring.parse(text);
    } catch (const CryptoFault& fault) {
        wipe(text);
        fail(path, fault.what());
    }
    wipe(text);
    return ring;
}

Keyring Keyring::ephemeral(Suite suite) {
    Keyring ring({}, suite);
    ring.generations_.emplace(1, Generation{"ephemeral", Key::random()});
    return ring;
}

std::vector<int> Keyring::generations() const {
    std::vector<int> numbers;
    for (const auto& [number, generation] : generations_) numbers.push_back(number);
    return numbers;
}

const Key& Keyring::master(int generation) const {
    const auto found = generations_.find(generation);
    if (found == generations_.end()) fail(path_, "has no key generation " + std::to_string(generation));
    return found->second.key;
}

Key Keyring::key(Purpose purpose, int generation, Suite in_suite) const {
    const auto info = "linli key " + std::string(word(purpose));
    return crypto::suite(in_suite).derive_key(master(generation), info);
}

std::unique_ptr<SigningKey> Keyring::signing_key(int generation, Suite in_suite) const {
    const auto key = this->key(Purpose::evidence_sign, generation, in_suite);
    const auto& primitives = crypto::suite(in_suite);
    return primitives.signing_key(primitives.derive(key.reveal(), {}, "linli signing seed", seed_size));
}

std::string Keyring::fingerprint(int generation) const {
    const auto print = crypto::suite(Suite::international).derive_key(master(generation), "linli fingerprint");
    return text::to_hex(print.reveal().substr(0, 8));
}

int Keyring::add_generation(Instant now) {
    const int number = newest() + 1;
    generations_.emplace(number, Generation{rfc3339(now), Key::random()});
    save();
    return number;
}

void Keyring::retire(int generation) {
    static_cast<void>(master(generation));
    if (generation == newest()) fail(path_, "the newest key cannot be retired");
    if (generation == index_.generation) fail(path_, "the key of the blind indexes cannot be retired");
    generations_.erase(generation);
    save();
}

void Keyring::change_index(IndexKey index) {
    static_cast<void>(master(index.generation));
    index_ = index;
    save();
}

void Keyring::change_suite(Suite suite) {
    suite_ = suite;
    save();
}

std::string Keyring::body() const {
    std::string text(first_line);
    text.append("\nsuite ").append(word(suite_));
    text.append("\nindex ").append(std::to_string(index_.generation));
    text.append(" ").append(word(index_.suite)).append("\n");
    for (const auto& [number, generation] : generations_) {
        auto encoded = text::to_base64url(generation.key.reveal());
        text.append("key ").append(std::to_string(number)).append(" ");
        text.append(generation.made).append(" ").append(encoded).append("\n");
        wipe(encoded);
    }
    return text;
}

void Keyring::parse(std::string_view text) {
    const auto check = text.rfind("check ");
    if (check == std::string_view::npos || text.substr(check) != check_line(text.substr(0, check)))
        throw CryptoFault("is cut or changed (the check line does not agree)");
    const auto lines = text::split(text.substr(0, check), '\n');
    if (lines.front() != first_line) throw CryptoFault("is not a linli key file of version 1");
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (!lines[i].empty()) parse_line(lines[i]);
    if (generations_.empty()) throw CryptoFault("holds no key");
    if (!has(index_.generation)) throw CryptoFault("lacks the key of the blind indexes");
}

void Keyring::parse_line(std::string_view line) {
    const auto words = text::split(line, ' ');
    if (words.size() == 2 && words[0] == "suite") {
        suite_ = known_suite(words[1]);
    } else if (words.size() == 3 && words[0] == "index") {
        index_ = {generation_number(words[1]), known_suite(words[2])};
    } else if (words.size() == 4 && words[0] == "key") {
        parse_key(words[1], words[2], words[3]);
    } else {
        throw CryptoFault("holds a line that cannot be read");
    }
}

void Keyring::parse_key(std::string_view number, std::string_view made, std::string_view encoded) {
    std::string bytes;
    if (!text::from_base64url(encoded, bytes)) throw CryptoFault("holds a key that cannot be read");
    auto key = Key::from_bytes(bytes);
    wipe(bytes);
    if (!key) throw CryptoFault("holds a key that has not 256 bits");
    if (!generations_.emplace(generation_number(number), Generation{std::string(made), std::move(*key)}).second)
        throw CryptoFault("holds a key generation twice");
}

void Keyring::save() const {
    if (path_.empty()) return;
    auto text = body();
    text += check_line(text);
    auto fresh = path_;
    fresh += ".new";
    ::unlink(fresh.c_str());  // left by a crash between writing and renaming
    {
        const File file(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
        if (!file) fail_errno(fresh, "cannot create");
        write_all(file, text, fresh);
    }
    wipe(text);
    if (::rename(fresh.c_str(), path_.c_str()) != 0) fail_errno(path_, "cannot replace");
    sync_folder(path_);
}

}  // namespace linli::crypto
