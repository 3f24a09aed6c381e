#include "sealed.h"

#include <linli/crypto/fault.h>

#include <algorithm>
#include <optional>
#include <system_error>

namespace linli::files {
namespace {

constexpr std::string_view magic = "linliF01";
constexpr std::size_t header_size = 24;

std::string big_endian(std::uint64_t value, std::size_t width) {
    std::string out(width, '\0');
    for (std::size_t i = width; i-- > 0; value >>= 8U) out[i] = static_cast<char>(value & 0xFFU);
    return out;
}

std::uint64_t number(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8U | static_cast<std::uint8_t>(c);
    return value;
}

/// The fixed beginning of a stored copy.
struct Header {
    SealedUnder under;
    std::uint64_t size = 0;

    std::string text() const {
        return std::string(magic) + static_cast<char>(under.suite) + std::string(3, '\0') +
               big_endian(static_cast<std::uint64_t>(under.generation), 4) + big_endian(size, 8);
    }
    static std::optional<Header> parse(std::string_view bytes) {
        if (bytes.size() != header_size || !bytes.starts_with(magic)) return std::nullopt;
        const auto suite = crypto::suite_from_number(static_cast<std::uint8_t>(bytes[8]));
        if (!suite || bytes.substr(9, 3) != std::string_view("\0\0\0", 3)) return std::nullopt;
        return Header{{*suite, static_cast<int>(number(bytes.substr(12, 4)))}, number(bytes.substr(16, 8))};
    }
};

std::uint64_t chunks_of(std::uint64_t size) { return std::max<std::uint64_t>(1, (size + chunk_size - 1) / chunk_size); }

std::string identity(const CopyName& name) {
    return "linli-file/1:" + std::to_string(name.tenant.value) + ":" + name.hash + ":" + std::string(word(name.copy));
}

/// What a chunk authenticates beside its bytes.
std::string aad(const CopyName& name, const Header& header, std::uint64_t index) {
    const bool last = index + 1 == chunks_of(header.size);
    return identity(name) + ":" + header.text() + big_endian(index, 8) + (last ? '\1' : '\0');
}

crypto::Key key_of(const crypto::Keyring& keyring, const CopyName& name, const SealedUnder& under) {
    const auto purpose = keyring.key(crypto::Purpose::file, under.generation, under.suite);
    return crypto::suite(under.suite).derive_key(purpose, identity(name));
}

[[noreturn]] void gone(const CopyName& name, std::string_view what) {
    throw db::StoreFault("file " + name.hash.substr(0, 12) + " (" + std::string(word(name.copy)) +
                         "): " + std::string(what));
}

class SealedReader final : public Reader {
public:
    SealedReader(FileBytes file, Header header, crypto::Key key, CopyName name)
        : file_(std::move(file)),
          header_(header),
          key_(std::move(key)),
          name_(std::move(name)),
          suite_(crypto::suite(header.under.suite)) {}

    std::uint64_t size() const override { return header_.size; }

    std::string read(std::uint64_t offset, std::size_t most) override {
        std::string out;
        const auto end = offset < header_.size ? offset + std::min<std::uint64_t>(most, header_.size - offset) : offset;
        while (offset < end) {
            load(offset / chunk_size);
            const auto from = static_cast<std::size_t>(offset % chunk_size);
            const auto count = std::min<std::uint64_t>(end - offset, chunk_.size() - from);
            out.append(chunk_, from, static_cast<std::size_t>(count));
            offset += count;
        }
        return out;
    }

    /// Also an empty file has a chunk that proves it empty.
    void prove_empty() {
        if (header_.size == 0) load(0);
    }

private:
    void load(std::uint64_t index) {
        if (loaded_ == index) return;
        const auto plain = std::min<std::uint64_t>(chunk_size, header_.size - index * chunk_size);
        const auto sealed = file_.read(header_size + index * (chunk_size + suite_.overhead()),
                                       static_cast<std::size_t>(plain) + suite_.overhead());
        auto opened = suite_.open(key_, aad(name_, header_, index), sealed);
        if (!opened || opened->size() != plain) gone(name_, "altered bytes in chunk " + std::to_string(index));
        chunk_ = std::move(*opened);
        loaded_ = index;
    }

    FileBytes file_;
    Header header_;
    crypto::Key key_;
    CopyName name_;
    const crypto::CryptoSuite& suite_;
    std::string chunk_;
    std::optional<std::uint64_t> loaded_;
};

}  // namespace

void write_sealed(const Handle& file, const crypto::Keyring& keyring, const CopyName& name, const Bytes& plain) {
    const Header header{{keyring.suite(), keyring.newest()}, plain.size()};
    const auto key = key_of(keyring, name, header.under);
    const auto& suite = crypto::suite(header.under.suite);
    write_all(file, header.text());
    for (std::uint64_t index = 0; index < chunks_of(header.size); ++index) {
        const auto wanted = std::min<std::uint64_t>(chunk_size, header.size - index * chunk_size);
        const auto chunk = plain.read(index * chunk_size, static_cast<std::size_t>(wanted));
        if (chunk.size() != wanted) throw std::system_error(EIO, std::generic_category(), "file store: upload was cut");
        write_all(file, suite.seal(key, aad(name, header, index), chunk));
    }
    sync(file);
}

SealedUnder sealed_under(const std::filesystem::path& path) {
    const FileBytes file(open_to_read(path));
    const auto header = Header::parse(file.read(0, header_size));
    if (!header) throw db::StoreFault("not a sealed file: " + path.filename().string());
    return header->under;
}

std::unique_ptr<Reader> open_sealed(const std::filesystem::path& path, const crypto::Keyring& keyring,
                                    const CopyName& name) {
    std::error_code missing;
    if (!std::filesystem::exists(path, missing)) gone(name, "missing");
    FileBytes file(open_to_read(path));
    const auto header = Header::parse(file.read(0, header_size));
    if (!header) gone(name, "not a sealed file");
    if (!keyring.has(header->under.generation)) gone(name, "sealed under a key that is not there");
    const auto overhead = crypto::suite(header->under.suite).overhead();
    if (file.size() != header_size + header->size + chunks_of(header->size) * overhead) gone(name, "cut or padded");
    auto reader = std::make_unique<SealedReader>(std::move(file), *header, key_of(keyring, name, header->under), name);
    reader->prove_empty();
    return reader;
}

}  // namespace linli::files
