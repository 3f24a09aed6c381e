#include "fixture.h"

#include <fstream>

namespace linli::http::testing {
namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

/// Bytes in which no delimiter can hide unnoticed: line breaks and hyphens everywhere.
std::string awkward(std::size_t size) {
    static constexpr std::string_view pattern = "\r\n--\r\n--BOUNDAR\0\xff-\r";
    std::string out;
    while (out.size() < size) out += pattern;
    out.resize(size);
    return out;
}

class UploadTest : public ServerTest {
protected:
    UploadTest() {
        auto& form = router.post("/photos", [this](Request& request) {
            std::string text;
            for (auto& part : request.parts()) {
                text += part.name + ":" + std::to_string(part.size);
                if (part.filename) {
                    text += ":" + *part.filename + ":" + part.content_type;
                    contents.push_back(read_file(part.file.path()));
                    files_seen = uploads.files();
                } else {
                    text += "=" + part.value;
                }
                text += "\n";
            }
            if (auto* kept = request.part("keep"); kept != nullptr && kept->filename)
                kept->file.keep(folder.path() / "kept");
            if (request.part("fail") != nullptr) throw std::runtime_error("as asked");
            return plain(200, text);
        });
        form.body = BodyKind::multipart;
        form.body_limit = 8'000'000;
        form.multipart = {4, 2, 3'000'000, 100, 500};
        form.timeouts = {300ms, 2s, 5s};
        auto& file = router.put("/file", [this](Request& request) {
            if (request.body_file() != nullptr) contents.push_back(read_file(request.body_file()->path()));
            return plain(200, std::to_string(request.body_size()));
        });
        file.body = BodyKind::file;
        file.body_limit = 8'000'000;
    }

    struct Piece {
        std::string disposition;
        std::string content;
    };
    static std::string form(const std::vector<Piece>& pieces) {
        std::string out;
        for (const auto& piece : pieces)
            out += "--BOUNDARY\r\nContent-Disposition: form-data; " + piece.disposition +
                   "\r\nContent-Type: image/png\r\n\r\n" + piece.content + "\r\n";
        return out + "--BOUNDARY--\r\n";
    }
    Answer post(const std::vector<Piece>& pieces) const {
        Ask ask;
        ask.method = Method::post;
        ask.target = "/photos";
        ask.content_type = "multipart/form-data; boundary=BOUNDARY";
        ask.body = form(pieces);
        return client().send(ask);
    }
    bool folder_empty() const {
        return soon([this] { return uploads.files() == 0; });
    }

    TempFolder folder;
    std::vector<std::string> contents;
    std::size_t files_seen = 0;
};

TEST_F(UploadTest, StreamsFilesToDisk) {
    start();
    const auto large = awkward(2'900'000);
    const auto answer = post({{"name=\"note\"", "楼道灯坏"},
                              {"name=\"photo\"; filename=\"照片.png\"", large},
                              {"name=\"photo\"; filename=\"b.png\"", ""},
                              {"name=none; filename=\"\"", ""}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "note:12=楼道灯坏\nphoto:2900000:照片.png:image/png\nphoto:0:b.png:image/png\n")
        << "a file field in which nothing was chosen is no part";
    ASSERT_EQ(contents.size(), 2U);
    EXPECT_TRUE(contents[0] == large);
    EXPECT_EQ(files_seen, 2U);
    EXPECT_TRUE(folder_empty());
}

TEST_F(UploadTest, StreamsWholeBodiesToDisk) {
    start();
    const auto large = awkward(5'000'000);
    Ask ask;
    ask.method = Method::put;
    ask.target = "/file";
    ask.body = large;
    auto client = this->client();
    EXPECT_EQ(client.send(ask).body, "5000000");
    ask.body.clear();
    EXPECT_EQ(client.send(ask).body, "0");
    ASSERT_EQ(contents.size(), 1U) << "no body, no file";
    EXPECT_TRUE(contents[0] == large);
    Raw raw(port());
    raw.send("PUT /file HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n");
    for (int i = 0; i < 30; ++i) raw.send("1000\r\n" + std::string(4096, 'z') + "\r\n");
    raw.send("0\r\n\r\n");
    EXPECT_NE(raw.read_until("122880").find("\r\n\r\n122880"), std::string::npos);
    EXPECT_EQ(contents[1], std::string(122880, 'z'));
    EXPECT_TRUE(folder_empty());
}

TEST_F(UploadTest, EnforcesEveryLimit) {
    start();
    const Piece file{"name=f; filename=a", "x"};
    EXPECT_EQ(post({file, file, file}).status, 413) << "three files";
    EXPECT_EQ(post({{"name=a", ""}, {"name=a", ""}, {"name=a", ""}, {"name=a", ""}, {"name=a", ""}}).status, 413)
        << "five parts";
    EXPECT_EQ(post({{"name=f; filename=a", std::string(3'000'001, 'x')}}).status, 413) << "a large file";
    EXPECT_EQ(post({{"name=a", std::string(101, 'x')}}).status, 413) << "a long field";
    EXPECT_EQ(post({{"name=" + std::string(600, 'x'), ""}}).status, 431) << "a long head";
    EXPECT_EQ(post({{"filename=a", "x"}}).status, 400) << "no name";
    EXPECT_EQ(post({{"name=f; filename=a", std::string(2'999'999, 'x')},
                    {"name=f; filename=a", std::string(2'999'999, 'x')},
                    {"name=f", std::string(3'000'000, 'x')}})
                  .status,
              413)
        << "the whole";
    EXPECT_TRUE(folder_empty()) << "refused uploads leave nothing";
    EXPECT_EQ(post({file, file}).status, 200);
}

TEST_F(UploadTest, RefusesOtherContentTypes) {
    start();
    EXPECT_EQ(client().post_json("/photos", "{}").status, 415);
    Ask ask;
    ask.method = Method::post;
    ask.target = "/photos";
    ask.content_type = "multipart/form-data; boundary=BOUNDARY";
    EXPECT_EQ(client().send(ask).status, 400) << "an empty form has no delimiter";
    ask.body = "--BOUNDARY\r\nContent-Disposition: form-data; name=f; filename=a\r\n\r\nunfinished";
    EXPECT_EQ(client().send(ask).status, 400);
    EXPECT_TRUE(folder_empty());
}

TEST_F(UploadTest, LeavesNothingWhenTheClientGivesUp) {
    start();
    const auto body = form({{"name=f; filename=a", std::string(500'000, 'x')}});
    const std::string head =
        "POST /photos HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=BOUNDARY\r\ncontent-length: " +
        std::to_string(body.size()) + "\r\n\r\n";
    for (int i = 0; i < 5; ++i) {
        Raw raw(port());
        raw.send(head + body.substr(0, 300'000));
        ASSERT_TRUE(soon([&] { return uploads.files() == 1; }));
        if (i % 2 == 0)
            raw.half_close();
        else
            raw.close();
        EXPECT_TRUE(folder_empty()) << i;
    }
    Raw silent(port());
    silent.send(head + body.substr(0, 300'000));
    EXPECT_EQ(silent.read_until("\r\n", 2s).substr(0, 12), "HTTP/1.1 408");
    EXPECT_TRUE(folder_empty()) << "too slow";
    EXPECT_EQ(contents.size(), 0U);
    EXPECT_TRUE(soon([&] { return server->figures().connections <= 1; }));
}

TEST_F(UploadTest, LeavesNothingWhenTheHandlerFails) {
    start();
    EXPECT_EQ(post({{"name=f; filename=a", "x"}, {"name=fail", ""}}).status, 500);
    EXPECT_TRUE(folder_empty());
    EXPECT_EQ(post({{"name=keep; filename=a", "kept content"}}).status, 200);
    EXPECT_TRUE(folder_empty());
    EXPECT_EQ(read_file(folder.path() / "kept"), "kept content");
}

TEST_F(UploadTest, LeavesNothingWhenTheServerStops) {
    start();
    Raw raw(port());
    raw.send("PUT /file HTTP/1.1\r\nhost: x\r\ncontent-length: 500000\r\n\r\n" + std::string(300'000, 'x'));
    ASSERT_TRUE(soon([&] { return uploads.files() == 1; }));
    EXPECT_FALSE(server->stop(50ms)) << "an upload was cut";
    server.reset();
    EXPECT_EQ(uploads.files(), 0U);
}

TEST_F(UploadTest, SweepsWhatACrashLeft) {
    std::ofstream(uploads.path() / "upload-abcdef") << "x";
    std::ofstream(uploads.path() / "somebody-else") << "x";
    start();
    EXPECT_EQ(uploads.files(), 1U);
}

TEST_F(UploadTest, AnswersWhenTheDiskFails) {
    options.upload_folder = folder.path() / "gone";
    start();
    std::filesystem::remove(options.upload_folder);
    EXPECT_EQ(post({{"name=f; filename=a", "x"}}).status, 500);
    EXPECT_EQ(post({{"name=f", "x"}}).status, 200) << "no file, no disk";
}

}  // namespace
}  // namespace linli::http::testing
