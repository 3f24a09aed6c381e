#include "kind.h"
#include "text_bytes.h"

#include <gtest/gtest.h>

namespace linli::files {
namespace {

using namespace std::string_literals;

std::string type_of(const std::string& head) {
    const auto kind = kind_of(head);
    return kind ? std::string(kind->media_type) : "none";
}

std::string box(const std::string& name, const std::string& content) {
    const auto size = content.size() + 8;
    return std::string{'\0', '\0', static_cast<char>(size >> 8U), static_cast<char>(size & 0xFFU)} + name + content;
}

TEST(Kind, IsFoundFromTheFirstBytes) {
    EXPECT_EQ(type_of("\xFF\xD8\xFF\xE0"), "image/jpeg");
    EXPECT_EQ(type_of("\x89PNG\r\n\x1A\n"), "image/png");
    EXPECT_EQ(type_of("GIF89a"), "image/gif");
    EXPECT_EQ(type_of("RIFF\x10\0\0\0WEBPVP8 "s), "image/webp");
    EXPECT_EQ(type_of("RIFF\x10\0\0\0WAVEfmt "s), "audio/wav");
    EXPECT_EQ(type_of("%PDF-1.7\n"), "application/pdf");
    EXPECT_EQ(type_of("#!AMR\n"), "audio/amr");
    EXPECT_EQ(type_of("#!AMR-WB\n"), "audio/amr-wb");
    EXPECT_EQ(type_of("OggS\0\2"s), "audio/ogg");
    EXPECT_EQ(type_of("ID3\4\0\0"s), "audio/mpeg");
    EXPECT_EQ(type_of("\xFF\xFB\x90\x44"), "audio/mpeg");
    EXPECT_EQ(type_of("\xFF\xF1\x50\x80"), "audio/aac");
    EXPECT_EQ(type_of(box("ftyp", "M4A \0\0\0\0isom"s)), "audio/mp4");
    EXPECT_EQ(type_of(box("ftyp", "isom\0\0\2\0mp41"s)), "video/mp4");
    EXPECT_EQ(type_of(box("ftyp", "heic\0\0\0\0mif1"s)), "image/heic");
}

/// Goal: what merely resembles a kind, or is none of ours, is refused.
TEST(Kind, RefusesEverythingElse) {
    for (const auto& head :
         {""s, "\xFF"s, "\xFF\xD8"s, "<svg xmlns="s, "<html>"s, "PK\3\4"s, "MZ\x90"s,
          "\x7F"
          "ELF"s,
          "BM6\0"s, "II*\0"s, "%!PS-Adobe"s, "RIFF\x10\0\0\0AVI LIST"s, "#!/bin/sh\n"s, box("ftyp", "qt  \0\0\0\0"s),
          box("free", "M4A "s), "\xFF\xFF\xFF\xFF"s, "\xFF\xE8\x90\x44"s /* a reserved MPEG version */, " %PDF-1.7"s})
        EXPECT_EQ(type_of(head), "none") << ::testing::PrintToString(head);
}

TEST(Kind, NeverReadsBehindTheHead) {
    const auto whole = box("ftyp", "qt  \0\0\0\0" + std::string(40, 'q'));
    for (std::size_t size = 0; size <= whole.size(); ++size) EXPECT_EQ(type_of(whole.substr(0, size)), "none");
    EXPECT_EQ(type_of("\xFF\xFF\xFF\xFF"
                      "ftypqt  \0\0\0\0"s),
              "none")
        << "a box that claims four gigabytes";
}

bool whole(const std::string& head, const std::string& text) { return complete(*kind_of(head), Text(text)); }

TEST(Kind, ACutFilmIsNotComplete) {
    const auto head = box("ftyp", "isom\0\0\2\0mp41"s);
    const auto film = head + box("moov", std::string(200, 'm')) + box("mdat", std::string(300, 'd'));
    EXPECT_TRUE(whole(head, film));
    EXPECT_FALSE(whole(head, film.substr(0, film.size() - 1)));
    EXPECT_FALSE(whole(head, head + box("mdat", "d"))) << "nothing says what the tracks are";
    EXPECT_FALSE(whole(head, film + "abc"));
    EXPECT_TRUE(whole(head, head + box("moov", "m") + "\0\0\0\0mdat to the end"s));
    EXPECT_FALSE(whole(head, head + "\0\0\0\4free"s)) << "a box smaller than its own head would never end";
}

TEST(Kind, ACutDocumentOrRecordingIsNotComplete) {
    EXPECT_TRUE(whole("%PDF-1.4", "%PDF-1.4\n" + std::string(9'000, ' ') + "\n%%EOF\n"));
    EXPECT_FALSE(whole("%PDF-1.4", "%PDF-1.4\n%%EOF\n" + std::string(9'000, ' ')));
    EXPECT_TRUE(whole("RIFF\x08\0\0\0WAVE"s, "RIFF\x08\0\0\0WAVEdata"s));
    EXPECT_FALSE(whole("RIFF\x08\1\0\0WAVE"s, "RIFF\x08\1\0\0WAVEdata"s));
    EXPECT_TRUE(whole("RIFF\xFF\xFF\xFF\xFFWAVE"s, "RIFF\xFF\xFF\xFF\xFFWAVEdata"s)) << "a streaming recorder";
}

}  // namespace
}  // namespace linli::files
