#include <linli/files/answer.h>

#include <linli/http/files.h>

#include <algorithm>

namespace linli::files {
namespace {

/// Decrypts while it is sent.
class Unsealed final : public http::ByteSource {
public:
    explicit Unsealed(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
    std::optional<std::uint64_t> size() const override { return reader_->size(); }
    std::size_t read(std::uint64_t offset, std::span<char> out) override {
        const auto bytes = reader_->read(offset, out.size());
        std::copy(bytes.begin(), bytes.end(), out.begin());
        return bytes.size();
    }

private:
    std::unique_ptr<Reader> reader_;
};

}  // namespace

http::Response answer(const http::Request& request, const File& file, std::unique_ptr<Reader> served) {
    // The served copy of one content never changes; half of the hash names it well enough.
    const auto etag = '"' + file.hash.substr(0, 32) + '"';
    const auto disposition =
        file.served_type.starts_with("image/") ? std::string("inline") : http::attachment(file.name);
    return http::serve(request, {.type = file.served_type, .etag = etag, .disposition = disposition},
                       std::make_shared<Unsealed>(std::move(served)));
}

}  // namespace linli::files
