#include <linli/base/text.h>
#include <linli/evidence/checkpoint.h>

#include <algorithm>
#include <charconv>

namespace linli::evidence {
namespace {

constexpr std::string_view dash = "\xe2\x80\x94 ";  // em dash and space begin a signature line
constexpr std::size_t id_size = 4;

/// The signature type of signed notes and the key, which together are hashed and handed out.
std::string typed_key(crypto::Suite suite, std::string_view public_key) {
    std::string typed = suite == crypto::Suite::guomi ? "\xfflinli-sm2-sm3\n" : "\x01";
    return typed.append(public_key);
}

std::string id_bytes(std::string_view name, crypto::Suite suite, std::string_view public_key) {
    const auto hash = crypto::suite(suite).hash({name, "\n", typed_key(suite, public_key)});
    return hash.text().substr(0, id_size);
}

std::string body(const Checkpoint& checkpoint) {
    std::string text = checkpoint.origin;
    text.append("\n").append(std::to_string(checkpoint.size));
    text.append("\n").append(to_base64(checkpoint.root.view()));
    text.append("\nsuite ").append(word(checkpoint.suite));
    text.append("\ntime ").append(std::to_string(to_ms(checkpoint.at))).append("\n");
    return text;
}

template <class Number>
std::optional<Number> number(std::string_view digits) {
    Number value{};
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || std::to_string(value) != digits) return std::nullopt;
    return value;
}

std::optional<std::string_view> after(std::string_view line, std::string_view start) {
    if (line.substr(0, start.size()) != start) return std::nullopt;
    return line.substr(start.size());
}

/// The signed part with its last newline, and the signature lines; nothing when there is no empty line between.
std::optional<std::pair<std::string_view, std::string_view>> halves(std::string_view note) {
    const auto border = note.find("\n\n");
    if (border == std::string_view::npos || note.size() > 10'000) return std::nullopt;
    return std::pair(note.substr(0, border + 1), note.substr(border + 2));
}

/// The signatures of `name` in the lines below the empty one: each 4 bytes of id, then the signature.
std::vector<std::string> signatures_of(std::string_view lines, std::string_view name) {
    std::vector<std::string> found;
    for (const auto line : text::split(lines, '\n')) {
        const auto rest = after(line, std::string(dash).append(name).append(" "));
        if (!rest) continue;
        if (auto bytes = from_base64(*rest); bytes && bytes->size() > id_size) found.push_back(std::move(*bytes));
    }
    return found;
}

}  // namespace

std::string to_base64(std::string_view bytes) {
    auto encoded = text::to_base64url(bytes);
    std::replace(encoded.begin(), encoded.end(), '-', '+');
    std::replace(encoded.begin(), encoded.end(), '_', '/');
    return encoded.append((4 - encoded.size() % 4) % 4, '=');
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string plain(text.substr(0, text.find('=')));
    if (plain.find_first_of("-_") != std::string::npos) return std::nullopt;
    std::replace(plain.begin(), plain.end(), '+', '-');
    std::replace(plain.begin(), plain.end(), '/', '_');
    std::string bytes;
    if (!text::from_base64url(plain, bytes) || to_base64(bytes) != text) return std::nullopt;
    return bytes;
}

std::string Verifier::id() const { return text::to_hex(id_bytes(name, suite, public_key)); }

std::string Verifier::text() const { return name + "+" + id() + "+" + to_base64(typed_key(suite, public_key)); }

std::optional<Verifier> Verifier::parse(std::string_view text) {
    const auto first = text.find('+');
    const auto second = text.find('+', first == std::string_view::npos ? first : first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto typed = from_base64(text.substr(second + 1));
    if (!typed) return std::nullopt;
    for (const auto suite : {crypto::Suite::international, crypto::Suite::guomi}) {
        const auto key = after(*typed, typed_key(suite, ""));
        if (!key) continue;
        Verifier verifier{std::string(text.substr(0, first)), suite, std::string(*key)};
        if (verifier.text() == text) return verifier;
    }
    return std::nullopt;
}

std::string sign(const Checkpoint& checkpoint, std::string_view name,
                 std::span<const crypto::SigningKey* const> signers) {
    const auto text = body(checkpoint);
    std::string note = text + "\n";
    for (const auto* signer : signers) {
        const auto id = id_bytes(name, signer->suite(), signer->public_key());
        note.append(dash).append(name).append(" ").append(to_base64(id + signer->sign(text))).append("\n");
    }
    return note;
}

std::optional<Checkpoint> read_unverified(std::string_view note) {
    const auto parts = halves(note);
    if (!parts) return std::nullopt;
    const auto lines = text::split(parts->first, '\n');
    if (lines.size() != 6 || lines[0].empty()) return std::nullopt;
    const auto size = number<std::uint64_t>(lines[1]);
    const auto root_bytes = from_base64(lines[2]);
    const auto suite_text = after(lines[3], "suite ");
    const auto time_text = after(lines[4], "time ");
    if (!size || !root_bytes || !suite_text || !time_text) return std::nullopt;
    const auto root = crypto::Digest::from_bytes(*root_bytes);
    const auto suite = crypto::suite_from_word(*suite_text);
    const auto time = number<std::int64_t>(*time_text);
    if (!root || !suite || !time) return std::nullopt;
    return Checkpoint{std::string(lines[0]), *size, *root, *suite, from_ms(*time)};
}

std::optional<Checkpoint> verify(std::string_view note, const Verifier& verifier) {
    auto checkpoint = read_unverified(note);
    if (!checkpoint || checkpoint->origin.substr(0, verifier.name.size() + 1) != verifier.name + "/")
        return std::nullopt;
    const auto parts = *halves(note);
    const auto id = id_bytes(verifier.name, verifier.suite, verifier.public_key);
    for (const auto& signature : signatures_of(parts.second, verifier.name)) {
        const auto view = std::string_view(signature);
        if (view.substr(0, id_size) == id &&
            crypto::suite(verifier.suite).verify(verifier.public_key, parts.first, view.substr(id_size)))
            return checkpoint;
    }
    return std::nullopt;
}

}  // namespace linli::evidence
