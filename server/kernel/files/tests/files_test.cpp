#include "files_test.h"

#include <thread>

namespace linli::files {
namespace {

LINLI_BOTH_ENGINES(FilesTest);

/// COVERS: INC-07
TEST_P(FilesTest, APhotoIsKeptAndServedWithoutItsFacts) {
    const auto photo = jpeg({{"exif-ifd2-DateTimeOriginal", "2024:05:01 08:30:15"},
                             {"exif-ifd0-Model", "SPY-1000"},
                             {"exif-ifd3-GPSLatitude", "31/1 14/1 0/1"},
                             {"exif-ifd3-GPSLatitudeRef", "N"},
                             {"exif-ifd3-GPSLongitude", "121/1 28/1 0/1"},
                             {"exif-ifd3-GPSLongitudeRef", "E"}});
    ASSERT_NE(photo.find("SPY-1000"), std::string::npos);
    const auto file = upload(photo).value();
    EXPECT_EQ(file.media_type, "image/jpeg");
    EXPECT_EQ(file.size, static_cast<std::int64_t>(photo.size()));
    EXPECT_EQ(rfc3339(*file.captured_at), "2024-05-01T08:30:15+08:00");
    EXPECT_NEAR(*file.lon, 121.466667, 1e-6);
    EXPECT_NEAR(*file.lat, 31.233333, 1e-6);
    EXPECT_EQ(file.hash, crypto::suite(crypto::Suite::international).hash(photo).hex());
    EXPECT_EQ(files->original(file, TenantId{1}), photo);
    const auto served = files->served(file, TenantId{1});
    for (const auto* fact : {"SPY-1000", "Exif", "2024:05:01"}) EXPECT_EQ(served.find(fact), std::string::npos) << fact;
    EXPECT_GT(brightness(served, 5, 5), 200);
    EXPECT_LT(brightness(served, 35, 5), 50);
}

TEST_P(FilesTest, ATurnedPhotoIsServedUpright) {
    const auto file = upload(jpeg({}, 6)).value();  // the camera was held so that the left side is the top
    EXPECT_EQ(file.width, 20);
    EXPECT_EQ(file.height, 40);
    const auto served = files->served(file, TenantId{1});
    EXPECT_GT(brightness(served, 10, 5), 200);
    EXPECT_LT(brightness(served, 10, 35), 50);
}

TEST_P(FilesTest, EveryKindOfPictureIsServed) {
    for (const auto& [ending, type, served] : {std::tuple{".png", "image/png", "image/png"},
                                               {".webp", "image/webp", "image/webp"},
                                               {".gif", "image/gif", "image/gif"},
                                               {".heic", "image/heic", "image/jpeg"}}) {
        const auto file = upload(encoded(draw(64, 64), ending)).value();
        EXPECT_EQ(file.media_type, type);
        EXPECT_EQ(file.served_type, served);
        EXPECT_EQ(file.width, 64) << ending;
        EXPECT_GT(brightness(files->served(file, TenantId{1}), 8, 8), 200) << ending;
    }
}

TEST_P(FilesTest, ALargePictureIsServedSmaller) {
    const auto file = upload(encoded(draw(6000, 300), ".jpg")).value();
    EXPECT_EQ(file.width, 4096);
    EXPECT_EQ(file.height, 205);
}

TEST_P(FilesTest, ADocumentIsServedAsItIs) {
    const auto file = upload(pdf(), "申请表.pdf").value();
    EXPECT_EQ(file.name, "申请表.pdf");
    EXPECT_FALSE(file.converted);
    EXPECT_EQ(files->served(file, TenantId{1}), pdf());
    EXPECT_EQ(copies(), 1);
}

TEST_P(FilesTest, RefusesWhatIsNoAcceptedFile) {
    EXPECT_TRUE(upload("").is(damaged));
    EXPECT_TRUE(upload("<svg onload=alert(1)>", "photo.jpg").is(not_acceptable))
        << "the name and type are not believed";
    EXPECT_TRUE(upload("%PDF-1.4 cut").is(damaged));
    const auto photo = jpeg();
    EXPECT_TRUE(upload(photo.substr(0, photo.size() / 2)).is(damaged));
    EXPECT_TRUE(upload("\xFF\xD8\xFF\xE0 no picture at all").is(damaged));
    const auto png = encoded(draw(40, 20), ".png");
    EXPECT_TRUE(upload(png.substr(0, png.size() - 30)).is(damaged));
    EXPECT_EQ(copies(), 0) << "a refused upload leaves nothing behind";
}

TEST_P(FilesTest, RefusesTooManyPixelsAndBytes) {
    EXPECT_TRUE(upload(encoded(draw(7100, 7100), ".png")).is(too_large))
        << "fifty million points are a few kilobytes of PNG";
    EXPECT_TRUE(upload(pdf(std::string(20 * 1024 * 1024, ' '))).is(too_large));
    EXPECT_TRUE(upload("#!AMR\n" + std::string(20 * 1024 * 1024, ' ')).ok()) << "a recording may be longer";
}

TEST_P(FilesTest, ADecoderThatNeverEndsIsKilled) {
    worker.program = "/bin/sleep";  // gets the media type as its argument and ends at once, with a fault
    restart();
    EXPECT_THROW((void)upload(jpeg()), std::runtime_error);
    spill(scratch.path() / "stuck", "#!/bin/sh\nexec sleep 60\n");
    std::filesystem::permissions(scratch.path() / "stuck", std::filesystem::perms::owner_all);
    worker = {.program = scratch.path() / "stuck", .patience = std::chrono::milliseconds(50)};
    restart();
    EXPECT_TRUE(upload(jpeg()).is(damaged));
    worker.program = scratch.path() / "absent";
    restart();
    EXPECT_THROW((void)upload(jpeg()), std::runtime_error);
    EXPECT_EQ(copies(), 0);
}

TEST_P(FilesTest, PicturesThatFindNoTurnAreRefused) {
    worker.at_once = 0;
    worker.patience = std::chrono::milliseconds(20);
    restart();
    EXPECT_TRUE(upload(jpeg()).is(busy));
    EXPECT_TRUE(upload(pdf()).ok()) << "papers need none";
}

TEST_P(FilesTest, AWorkerThatLiesIsNotBelieved) {
    for (const auto* words : {"", "{}", "{\"width\":0,\"height\":1}", "{\"width\":1,\"height\":1,\"lon\":200}"}) {
        spill(scratch.path() / "liar", "#!/bin/sh\necho x >&3\necho '" + std::string(words) + "'\n");
        std::filesystem::permissions(scratch.path() / "liar", std::filesystem::perms::owner_all);
        worker.program = scratch.path() / "liar";
        restart();
        EXPECT_THROW((void)upload(jpeg()), std::runtime_error) << words;
    }
}

TEST_P(FilesTest, AnUploadKnowsItsPurposeAndWhatItBelongsTo) {
    const auto path = scratch.path() / "upload-purpose";
    spill(path, pdf());
    int told = 0;
    const auto file = files->store(scope(ming), {.path = path, .name = "a.pdf", .purpose = Purpose::case_step},
                                   [&](db::WriteTx&, const File& stored) {
                                       ++told;
                                       EXPECT_EQ(stored.purpose, Purpose::case_step);
                                   });
    ASSERT_TRUE(file);
    EXPECT_EQ(told, 1) << "inside the transaction that keeps it";
    EXPECT_EQ(find_own(*file, scope(ming))->purpose, Purpose::case_step);
    const auto belonging = [&](TenantId tenant) {
        return database().read([&](db::ReadTx& tx) { return files->belonging(tx, tenant, file->id); });
    };
    EXPECT_FALSE(belonging(TenantId{1}));
    ASSERT_TRUE(claim(*file, one_case));
    EXPECT_EQ(belonging(TenantId{1})->subject, one_case);
    EXPECT_EQ(belonging(TenantId{1})->subject_kind, "case");
    EXPECT_FALSE(belonging(TenantId{2}));

    EXPECT_THROW(static_cast<void>(files->store(scope(ming), {.path = path, .name = "b.pdf"},
                                                [](db::WriteTx&, const File&) { throw db::StoreFault("away"); })),
                 db::StoreFault);
    EXPECT_EQ(
        database().read([](db::ReadTx& tx) { return *tx.value<std::int64_t>("SELECT count(*) FROM files_file", {}); }),
        1)
        << "an upload and what is told of it are kept together";
}

TEST_P(FilesTest, EqualContentIsKeptOncePerTenant) {
    const auto photo = jpeg();
    const auto first = upload(photo, "a.jpg").value();
    const auto second = upload(photo, "b.jpg", scope(hong)).value();
    EXPECT_NE(first.id, second.id);
    EXPECT_EQ(first.hash, second.hash);
    EXPECT_EQ(second.width, first.width);
    EXPECT_EQ(copies(), 2) << "the original and what is served of it";
    upload(photo, "c.jpg", scope(ming, TenantId{2})).value();
    EXPECT_EQ(copies(), 4) << "another tenant shares nothing";
}

TEST_P(FilesTest, ALostCopyIsHealedByTheNextEqualUpload) {
    const auto file = upload(jpeg()).value();
    std::filesystem::remove(place(file, "served"));
    EXPECT_THROW(files->served(file, TenantId{1}), db::StoreFault);
    EXPECT_EQ(files->check(TenantId{1}).size(), 1u);
    upload(jpeg()).value();
    EXPECT_FALSE(files->served(file, TenantId{1}).empty());
    EXPECT_TRUE(files->check(TenantId{1}).empty());
}

TEST_P(FilesTest, TheShownNameIsNoPath) {
    for (const auto& [given, shown] : {std::pair<std::string, std::string>{"../../etc/passwd", "passwd"},
                                       {"C:\\temp\\a.pdf", "a.pdf"},
                                       {"", "file"},
                                       {"a\nb\x7F.pdf", "ab.pdf"},
                                       {"\xFF\xFE", "file"},
                                       {"照片\u202Efdp.exe", "照片fdp.exe"},
                                       {std::string(300, 'x') + ".pdf", std::string(116, 'x') + ".pdf"}})
        EXPECT_EQ(upload(pdf(), given).value().name, shown);
}

TEST_P(FilesTest, TheDevicesTimeServesWhereThePhotoSaysNone) {
    const auto path = scratch.path() / "plain.jpg";
    spill(path, jpeg());
    const auto file = files->store(scope(ming), {path, "a.jpg", from_ms(1'700'000'000'000)}).value();
    EXPECT_EQ(file.captured_at, from_ms(1'700'000'000'000));
}

/// COVERS: INC-07
TEST_P(FilesTest, AFileBelongsToOneSubjectForEver) {
    const auto file = upload(jpeg()).value();
    EXPECT_FALSE(find(file, one_case));
    EXPECT_FALSE(file.attached);
    EXPECT_TRUE(claim(file, one_case).ok());
    EXPECT_TRUE(claim(file, one_case).ok()) << "again is harmless";
    EXPECT_TRUE(claim(file, other_case).is(unknown_file));
    EXPECT_TRUE(find(file, one_case)->attached);
    EXPECT_FALSE(find(file, other_case));
    EXPECT_FALSE(find(file, one_case, TenantId{2}));
}

TEST_P(FilesTest, NobodyClaimsOrFindsAnothersUpload) {
    const auto file = upload(jpeg()).value();
    EXPECT_TRUE(claim(file, one_case, scope(hong)).is(unknown_file));
    EXPECT_TRUE(claim(file, one_case, scope(ming, TenantId{2})).is(unknown_file));
    EXPECT_TRUE(find_own(file, scope(ming)));
    EXPECT_FALSE(find_own(file, scope(hong)));
    EXPECT_FALSE(find_own(file, scope(ming, TenantId{2})));
}

TEST_P(FilesTest, OneBadFileKeepsTheWholeClaimFromHappening) {
    const auto good = upload(jpeg()).value();
    const FileId list[] = {good.id, ids.next<FileId>()};
    const auto claimed =
        database().write([&](db::WriteTx& tx) { return files->claim(tx, scope(ming), list, "case", one_case); });
    EXPECT_TRUE(claimed.is(unknown_file));
    EXPECT_FALSE(find(good, one_case));
}

/// Goal: equal uploads at the same time end with one content, every row readable.
TEST_P(FilesTest, EqualUploadsAtOnceShareOneContent) {
    const auto photo = jpeg();
    std::vector<File> kept(6);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto path = scratch.path() / ("same-" + std::to_string(i));
        spill(path, photo);
        threads.emplace_back([this, &kept, i, path] {
            kept[i] = files->store(scope(ming), {path, "a.jpg", {}}).value();
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(copies(), 2);
    for (const auto& file : kept) EXPECT_TRUE(files->original(file, TenantId{1}) == photo);
}

}  // namespace
}  // namespace linli::files
