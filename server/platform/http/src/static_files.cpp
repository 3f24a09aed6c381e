#include <linli/base/text.h>
#include <linli/crypto/suite.h>
#include <linli/http/files.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <unordered_map>

namespace linli::http {
namespace {

namespace fs = std::filesystem;

/// One file, or one of its compressed forms.
struct Form {
    fs::path path;
    std::uint64_t size = 0;
    std::string etag;
    std::shared_ptr<const std::string> memory;  ///< null: read from disk
};
struct Entry {
    Form plain;
    std::optional<Form> brotli;
    std::optional<Form> gzip;
    bool immutable = false;
};

std::string read_whole(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    in.exceptions(std::ios::badbit);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

/// Build tools put a content hash before the extension: `index-DfXk3v9a.js`, `app.3f9c21ab.css`.
bool has_hash(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    const auto stem = name.substr(0, dot);
    const auto mark = stem.find_last_of("-.");
    if (mark == std::string_view::npos) return false;
    const auto hash = stem.substr(mark + 1);
    const bool digit = hash.find_first_of("0123456789") != std::string_view::npos;
    return hash.size() >= 8 && hash.size() <= 32 && digit && std::all_of(hash.begin(), hash.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

/// `br;q=0` refuses a coding; anything else that names it, or `*`, accepts it.
bool accepts(std::string_view header, std::string_view coding) {
    for (const auto item : text::split(header, ',')) {
        const auto semicolon = std::min(item.find(';'), item.size());
        if (!same_name(text::trim(item.substr(0, semicolon)), coding)) continue;
        const auto weight = text::trim(item.substr(semicolon));
        const auto q = weight.find("q=");
        return q == std::string_view::npos || weight.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

}  // namespace

struct StaticFiles::Impl {
    StaticOptions options;
    std::unordered_map<std::string, Entry> entries;
    std::size_t memory_left = 0;

    Form load(const fs::path& path);
    void scan(const fs::path& root);
    Response send(const Request& request, const Entry& entry, std::string_view path) const;
};

Form StaticFiles::Impl::load(const fs::path& path) {
    auto bytes = read_whole(path);
    const auto digest = crypto::suite(crypto::Suite::international).hash(bytes);
    Form form{path, bytes.size(), "\"" + digest.hex().substr(0, 32) + "\"", nullptr};
    if (bytes.size() <= options.memory_file_bytes && bytes.size() <= memory_left) {
        memory_left -= bytes.size();
        form.memory = std::make_shared<const std::string>(std::move(bytes));
    }
    return form;
}

void StaticFiles::Impl::scan(const fs::path& root) {
    const auto canonical = fs::canonical(root);
    for (auto it = fs::recursive_directory_iterator(canonical); it != fs::recursive_directory_iterator(); ++it) {
        const auto name = it->path().filename().string();
        if (name.starts_with(".")) {
            if (it->is_directory()) it.disable_recursion_pending();
            continue;
        }
        if (!it->is_regular_file()) continue;
        const auto real = fs::canonical(it->path()).lexically_relative(canonical);
        if (real.empty() || *real.begin() == "..") continue;  // a link that leads outside
        auto key = it->path().lexically_relative(canonical).generic_string();
        auto& entry = entries[key];
        entry.plain = load(it->path());
        entry.immutable = options.immutable_hashed_names && has_hash(name);
    }
    for (auto& [key, entry] : entries) {
        if (const auto found = entries.find(key + ".br"); found != entries.end()) entry.brotli = found->second.plain;
        if (const auto found = entries.find(key + ".gz"); found != entries.end()) entry.gzip = found->second.plain;
    }
}

Response StaticFiles::Impl::send(const Request& request, const Entry& entry, std::string_view path) const {
    const auto codings = request.headers().joined("accept-encoding");
    const Form* form = &entry.plain;
    std::string_view coding;
    if (entry.brotli && accepts(codings, "br")) {
        form = &*entry.brotli;
        coding = "br";
    } else if (entry.gzip && accepts(codings, "gzip")) {
        form = &*entry.gzip;
        coding = "gzip";
    }
    Content content;
    content.type = media_type(path);
    content.etag = form->etag;
    content.cache = entry.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    auto response = form->memory ? http::serve(request, content, SharedBytes{form->memory, *form->memory})
                                 : http::serve(request, content, open_file(form->path.string()));
    if (!coding.empty() && response.status() != 304 && response.status() != 416)
        response.header("content-encoding", coding);
    if (entry.brotli || entry.gzip) response.header("vary", "accept-encoding");
    // A script has one, too: as a worker it keeps to its own and not to that of the page which started it.
    const bool page = content.type.starts_with("text/html");
    if (page || content.type.starts_with("text/javascript"))
        response.header("content-security-policy", options.content_security_policy);
    if (page) {
        if (!options.permissions_policy.empty()) response.header("permissions-policy", options.permissions_policy);
    }
    return response;
}

StaticFiles::StaticFiles(const fs::path& folder, StaticOptions options) : impl_(std::make_unique<Impl>()) {
    impl_->memory_left = options.memory_bytes;
    impl_->options = std::move(options);
    impl_->scan(folder);
}

StaticFiles::~StaticFiles() = default;

Response StaticFiles::serve(const Request& request, std::string_view path) const {
    std::string key(path);
    if (key.empty() || key.ends_with("/")) key += "index.html";
    if (const auto found = impl_->entries.find(key); found != impl_->entries.end())
        return impl_->send(request, found->second, key);
    const auto name = std::string_view(key).substr(key.rfind('/') + 1);
    const bool page = name.find('.') == std::string_view::npos || name == "index.html";
    if (const auto found = impl_->entries.find(impl_->options.fallback); page && found != impl_->entries.end())
        return impl_->send(request, found->second, impl_->options.fallback);
    return problem(no_such_path, {}, false, request.request_id());
}

std::size_t StaticFiles::size() const { return impl_->entries.size(); }

std::string_view media_type(std::string_view filename) {
    static const std::map<std::string_view, std::string_view> types = {
        {"html", "text/html; charset=utf-8"},
        {"css", "text/css; charset=utf-8"},
        {"js", "text/javascript; charset=utf-8"},
        {"mjs", "text/javascript; charset=utf-8"},
        {"json", "application/json"},
        {"map", "application/json"},
        {"geojson", "application/geo+json"},
        {"webmanifest", "application/manifest+json"},
        {"txt", "text/plain; charset=utf-8"},
        {"md", "text/markdown; charset=utf-8"},
        {"csv", "text/csv; charset=utf-8"},
        {"xml", "application/xml"},
        {"svg", "image/svg+xml"},
        {"png", "image/png"},
        {"jpg", "image/jpeg"},
        {"jpeg", "image/jpeg"},
        {"gif", "image/gif"},
        {"webp", "image/webp"},
        {"avif", "image/avif"},
        {"ico", "image/x-icon"},
        {"heic", "image/heic"},
        {"mp4", "video/mp4"},
        {"webm", "video/webm"},
        {"mp3", "audio/mpeg"},
        {"woff", "font/woff"},
        {"woff2", "font/woff2"},
        {"ttf", "font/ttf"},
        {"otf", "font/otf"},
        {"wasm", "application/wasm"},
        {"pdf", "application/pdf"},
        {"zip", "application/zip"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}};
    const auto dot = filename.rfind('.');
    if (dot == std::string_view::npos) return "application/octet-stream";
    const auto found = types.find(text::lower_ascii(filename.substr(dot + 1)));
    return found == types.end() ? std::string_view("application/octet-stream") : found->second;
}

}  // namespace linli::http
