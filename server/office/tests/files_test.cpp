#include "house.h"

#include <linli/base/text.h>

namespace linli::office {
namespace {

/// Uploads as a browser sends them, without the socket.
class Uploads : public OfficeTest {
public:
    static std::string pdf() { return "%PDF-1.4\nx\n%%EOF\n"; }
    /// One red point.
    static std::string png() {
        return text::from_hex(
            "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
            "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082");
    }
    Answer upload(const std::string& who, const std::string& bytes, const std::string& name = "现场.pdf",
                  std::optional<std::string> purpose = "case_report") {
        http::Request request(http::Method::post, "/v1/files");
        const auto path = std::filesystem::temp_directory_path() / ("linli-upload-" + std::to_string(os_seed()));
        std::ofstream(path, std::ios::binary) << bytes;
        auto& file = request.edit_parts().emplace_back();
        file.name = "file";
        file.filename = name;
        file.file = http::TempFile(path);
        if (purpose) add_field(request, "purpose", *purpose);
        for (const auto& [field, content] : extra) add_field(request, field, content);
        return send(who, request);
    }
    static void add_field(http::Request& request, const std::string& name, const std::string& content) {
        auto& part = request.edit_parts().emplace_back();
        part.name = name;
        part.value = content;
    }
    void claim(const std::string& file, const Uuid& subject, std::string_view kind = "case") {
        const FileId list[] = {*FileId::parse(file)};
        const auto scope = access::Gate::admit(faces.known.at("resident"), may_upload).value();
        database().write([&](db::WriteTx& tx) { ASSERT_TRUE(files.claim(tx, scope, list, kind, subject).ok()); });
    }
    int status(const std::string& who, const std::string& file) { return get(who, "/v1/files/" + file).status; }
    std::vector<std::pair<std::string, std::string>> extra;
};
LINLI_BOTH_ENGINES(Uploads);

/// COVERS: INC-07
TEST_P(Uploads, APhotoGoesThroughTheJailAndComesBackWithoutFacts) {
    extra = {{"captured_at_ms", "1790000000000"}};
    const auto made = upload("resident", png(), "a.png");
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(made["media_type"], "image/png");
    EXPECT_EQ(made["width"], 1);
    EXPECT_EQ(made["purpose"], "case_report");
    EXPECT_EQ(made["captured_at_ms"], 1'790'000'000'000);
    EXPECT_EQ(lines_of("uploadFile"), 1);
    EXPECT_EQ(status("resident", made.id()), 200);
}

TEST_P(Uploads, AFormIsReadStrictly) {
    EXPECT_EQ(upload("auditor", pdf()).problem(), "access/not-allowed");
    EXPECT_EQ(upload("", pdf()).problem(), "access/not-signed-in");
    EXPECT_EQ(upload("resident", pdf(), "a.pdf", {}).problem(), "request/invalid-fields") << "a purpose is needed";
    EXPECT_EQ(upload("resident", pdf(), "a.pdf", "curiosity").problem(), "request/invalid-fields");
    extra = {{"colour", "red"}};
    EXPECT_EQ(upload("resident", pdf()).problem(), "request/invalid-fields");
    extra = {{"captured_at_ms", "yesterday"}};
    EXPECT_EQ(upload("resident", pdf()).problem(), "request/invalid-fields");
    extra.clear();
    EXPECT_EQ(upload("resident", "<svg onload=alert(1)>", "a.png").problem(), "files/not-acceptable");
    EXPECT_EQ(upload("resident", png().substr(0, 50), "a.png").problem(), "files/damaged");
    EXPECT_EQ(lines_of("uploadFile"), 0);
}

TEST_P(Uploads, WhoOwnsTheSubjectDecidesWhoSeesTheFile) {
    const auto file = upload("resident", pdf()).id();
    EXPECT_EQ(status("resident", file), 200);
    EXPECT_EQ(status("neighbour", file), 404);
    EXPECT_EQ(status("worker", file), 404) << "nobody but the uploader before it belongs to something";
    claim(file, uuid(70));
    EXPECT_EQ(status("worker", file), 404);
    readers.emplace(uuid(70), UserId(uuid(56)));
    EXPECT_EQ(status("worker", file), 200);
    EXPECT_EQ(status("resident", file), 404) << "now the owner of the subject decides, also for the uploader";
    auto elsewhere = faces.known.at("worker");
    elsewhere.tenant = other_tenant;
    faces.known.emplace("worker elsewhere", elsewhere);
    EXPECT_EQ(status("worker elsewhere", file), 404);
    EXPECT_EQ(lines_of("downloadFile"), 2);

    const auto orphan = upload("resident", pdf()).id();
    claim(orphan, uuid(71), "ship");
    EXPECT_EQ(status("resident", orphan), 404) << "a subject that no room answers for is shown to nobody";
}

TEST_P(Uploads, APieceOrNothingIsSentWhenAskedSo) {
    const auto file = upload("resident", pdf(), "申请表.pdf").id();
    http::Request whole(http::Method::get, "/v1/files/" + file);
    const auto first = respond("resident", whole);
    EXPECT_EQ(first.find("content-type"), "application/pdf");
    EXPECT_NE(first.find("content-disposition").value_or("").find("UTF-8''"), std::string_view::npos);
    http::Request piece(http::Method::get, "/v1/files/" + file);
    piece.edit_headers().add("Range", "bytes=0-3");
    const auto part = respond("resident", piece);
    EXPECT_EQ(part.status(), 206);
    const auto* range = std::get_if<http::SourceRange>(&part.body());
    ASSERT_NE(range, nullptr);
    std::string bytes(4, ' ');
    EXPECT_EQ(range->source->read(range->offset, bytes), 4U);
    EXPECT_EQ(bytes, "%PDF");
    http::Request again(http::Method::get, "/v1/files/" + file);
    again.edit_headers().add("If-None-Match", first.find("etag").value());
    EXPECT_EQ(respond("resident", again).status(), 304);
}

}  // namespace
}  // namespace linli::office
