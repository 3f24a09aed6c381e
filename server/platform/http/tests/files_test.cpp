#include "fixture.h"

#include <linli/http/files.h>

#include <fstream>

namespace linli::http::testing {
namespace {

void write(const std::filesystem::path& path, std::string_view text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

class FilesTest : public ServerTest {
protected:
    FilesTest() {
        write(folder.path() / "outside.txt", "secret");
        write(root / "index.html", "<p>start");
        write(root / "app-3f9c21ab.js", "plain js");
        write(root / "app-3f9c21ab.js.br", "brotli js");
        write(root / "app-3f9c21ab.js.gz", "gzip js");
        write(root / "图/标 志.svg", "<svg/>");
        write(root / ".hidden/secret.txt", "secret");
        write(root / ".env", "secret");
        std::filesystem::create_symlink(folder.path() / "outside.txt", root / "link.txt");
        for (int i = 0; i < 200'000; ++i) large += std::to_string(i) + "\n";
        write(root / "large.bin", large);
    }
    void start_files(StaticOptions with = {}) {
        with.memory_file_bytes = 100'000;
        files = std::make_unique<StaticFiles>(root, std::move(with));
        router.get("/console/{path...}",
                   [this](Request& request) { return files->serve(request, request.path_parameter("path")); });
        start();
    }
    Answer get(std::string target, std::vector<std::pair<std::string, std::string>> headers = {}) {
        Ask ask;
        ask.target = std::move(target);
        ask.headers = std::move(headers);
        return client().send(ask);
    }
    TempFolder folder;
    std::filesystem::path root = folder.path() / "dist";
    std::string large;
    std::unique_ptr<StaticFiles> files;
};

TEST_F(FilesTest, ServesOnlyWhatTheFolderHolds) {
    start_files();
    EXPECT_EQ(files->size(), 6U);
    EXPECT_EQ(get("/console/").body, "<p>start");
    EXPECT_EQ(get("/console/index.html").header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(get("/console/%E5%9B%BE/%E6%A0%87%20%E5%BF%97.svg").header("content-type"), "image/svg+xml");
    for (const std::string path : {"link.txt", ".env", ".hidden/secret.txt", "none.js", "%2e%2e/outside.txt",
                                   "../outside.txt", "..%2foutside.txt", "/etc/passwd", "a/../../outside.txt"}) {
        const auto answer = get("/console/" + path);
        EXPECT_TRUE(answer.status == 404 || answer.status == 400) << path;
        EXPECT_EQ(answer.body.find("secret"), std::string::npos) << path;
    }
}

TEST_F(FilesTest, NegotiatesCompressedForms) {
    start_files();
    const auto plain = get("/console/app-3f9c21ab.js");
    EXPECT_EQ(plain.body, "plain js");
    EXPECT_EQ(plain.header("vary"), "accept-encoding");
    EXPECT_EQ(plain.header("cache-control"), "public, max-age=31536000, immutable");
    const auto both = get("/console/app-3f9c21ab.js", {{"accept-encoding", "gzip, deflate, br"}});
    EXPECT_EQ(both.body, "brotli js");
    EXPECT_EQ(both.header("content-encoding"), "br");
    EXPECT_EQ(both.header("content-type"), "text/javascript; charset=utf-8");
    EXPECT_NE(both.header("etag"), plain.header("etag"));
    EXPECT_EQ(get("/console/app-3f9c21ab.js", {{"accept-encoding", "br;q=0, gzip;q=0.5"}}).body, "gzip js");
    EXPECT_EQ(get("/console/app-3f9c21ab.js", {{"accept-encoding", "br;q=0.000"}}).body, "plain js");
    EXPECT_EQ(get("/console/index.html").header("cache-control"), "no-cache");
}

TEST_F(FilesTest, AnswersConditionsAndRanges) {
    start_files();
    const auto first = get("/console/large.bin");
    EXPECT_TRUE(first.body == large) << "read from disk in blocks";
    EXPECT_EQ(first.header("content-length"), std::to_string(large.size()));
    EXPECT_EQ(first.header("accept-ranges"), "bytes");
    const auto unchanged = get("/console/large.bin", {{"if-none-match", first.header("etag")}});
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_EQ(unchanged.body, "");
    EXPECT_EQ(unchanged.header("etag"), first.header("etag"));
    const auto part = get("/console/large.bin", {{"range", "bytes=1000-500999"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_TRUE(part.body == large.substr(1000, 500'000));
    EXPECT_EQ(part.header("content-range"), "bytes 1000-500999/" + std::to_string(large.size()));
    EXPECT_EQ(get("/console/large.bin", {{"range", "bytes=-5"}}).body, large.substr(large.size() - 5));
    EXPECT_EQ(get("/console/large.bin", {{"range", "bytes=99999999-"}}).status, 416);
    EXPECT_EQ(get("/console/large.bin", {{"range", "bytes=0-9"}, {"if-range", "\"other\""}}).status, 200);
    Ask head;
    head.method = Method::head;
    head.target = "/console/large.bin";
    const auto described = client().send(head);
    EXPECT_EQ(described.header("content-length"), std::to_string(large.size()));
    EXPECT_EQ(described.body, "");
}

TEST_F(FilesTest, FallsBackToThePageOfAnApplication) {
    StaticOptions with;
    with.fallback = "index.html";
    with.permissions_policy = "camera=(self)";
    start_files(with);
    const auto page = get("/console/cases/42");
    EXPECT_EQ(page.body, "<p>start");
    EXPECT_EQ(page.header("permissions-policy"), "camera=(self)");
    EXPECT_NE(page.header("content-security-policy").find("default-src 'self'"), std::string::npos);
    EXPECT_EQ(page.headers.count("content-security-policy"), 1U);
    EXPECT_EQ(get("/console/cases/none.js").status, 404) << "a missing file is no page";
}

/// Gives `total` letters in odd pieces; fails or ends early when told to.
class Letters final : public ByteSource {
public:
    Letters(std::uint64_t total, std::optional<std::uint64_t> said, std::uint64_t fails_at)
        : total_(total), said_(said), fails_at_(fails_at) {}
    std::optional<std::uint64_t> size() const override { return said_; }
    std::size_t read(std::uint64_t offset, std::span<char> out) override {
        if (offset >= fails_at_) throw std::runtime_error("broken medium");
        const auto count = std::min<std::uint64_t>({out.size(), total_ - offset, 77'777});
        for (std::uint64_t i = 0; i < count; ++i) out[i] = static_cast<char>('a' + (offset + i) % 26);
        return count;
    }

private:
    std::uint64_t total_;
    std::optional<std::uint64_t> said_;
    std::uint64_t fails_at_;
};

class SourceTest : public ServerTest {
protected:
    void serve_letters(std::uint64_t total, std::optional<std::uint64_t> said, std::uint64_t fails_at = 1U << 30U) {
        router.get("/export", [=](Request& request) {
            Content content;
            content.type = "text/csv";
            return serve(request, content, std::make_shared<Letters>(total, said, fails_at));
        });
        start();
    }
    static std::string letters(std::size_t total) {
        std::string out(total, ' ');
        for (std::size_t i = 0; i < total; ++i) out[i] = static_cast<char>('a' + i % 26);
        return out;
    }
};

TEST_F(SourceTest, SendsSourcesOfUnknownSizeInChunks) {
    serve_letters(1'000'000, std::nullopt);
    auto client = this->client();
    const auto answer = client.get("/export");
    EXPECT_EQ(answer.header("transfer-encoding"), "chunked");
    EXPECT_TRUE(answer.body == letters(1'000'000));
    EXPECT_TRUE(client.connected());
    EXPECT_EQ(client.get("/export").body.size(), 1'000'000U);
    const auto old = talk("GET /export HTTP/1.0\r\nconnection: keep-alive\r\n\r\n");
    EXPECT_TRUE(old.ends_with("\r\n\r\n" + letters(1'000'000))) << "the end of the connection ends the body";
}

TEST_F(SourceTest, SendsEmptySources) {
    serve_letters(0, 0);
    EXPECT_EQ(client().get("/export").header("content-length"), "0");
}

TEST_F(SourceTest, SendsSourcesOfKnownSize) {
    serve_letters(1'000'000, 1'000'000);
    EXPECT_TRUE(client().get("/export").body == letters(1'000'000));
}

TEST_F(SourceTest, ShowsThatASourceBroke) {
    serve_letters(1'000'000, 1'000'000, 300'000);
    EXPECT_THROW(client().get("/export"), NetworkError);
}

TEST_F(SourceTest, ShowsThatAChunkedSourceBroke) {
    serve_letters(1'000'000, std::nullopt, 300'000);
    EXPECT_THROW(client().get("/export"), NetworkError);
}

TEST_F(SourceTest, ShowsThatASourceWasShort) {
    serve_letters(500'000, 1'000'000);
    EXPECT_THROW(client().get("/export"), NetworkError);
}

TEST_F(SourceTest, AnswersAProblemWhenTheFirstBlockFails) {
    serve_letters(1'000'000, 1'000'000, 0);
    EXPECT_EQ(client().get("/export").status, 500);
}

}  // namespace
}  // namespace linli::http::testing
