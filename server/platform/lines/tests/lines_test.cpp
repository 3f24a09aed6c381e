#include <linli/lines/files.h>
#include <linli/lines/lines.h>

#include <linli/json/read.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>
#include <array>
#include <filesystem>
#include <fstream>

namespace linli::lines {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Lines : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / ("lines_" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string path(const char* name) const { return (folder_ / name).string(); }
    std::string put(const char* name, std::string_view content) const {
        std::ofstream(path(name), std::ios::binary) << content;
        return path(name);
    }
    static std::vector<std::string> texts(const std::string& file) {
        std::vector<std::string> found;
        const auto done = each_line(file, [&](const boost::json::object& line, std::string_view) {
            return text_member(line, "text", true, found.emplace_back());
        });
        EXPECT_TRUE(done.ok());
        return found;
    }
    static std::string refusal(const std::string& file) {
        const auto done = each_line(file, [](const boost::json::object& line, std::string_view) {
            std::string text;
            return text_member(line, "text", true, text);
        });
        return done ? "accepted" : done.problem().detail;
    }

    std::filesystem::path folder_;
};

TEST_F(Lines, PlainAndGzipReadTheSame) {
    for (const char* name : {"a.jsonl", "a.jsonl.gz"}) {
        LineWriter writer(path(name));
        writer.write("\xEF\xBB\xBF{\"text\":\"一\"}\r");
        writer.write("");
        writer.write("  {\"text\":\"\"}");
        writer.finish();
        EXPECT_THAT(texts(path(name)), ElementsAre("一", ""));
    }
    EXPECT_TRUE(read_file(path("a.jsonl.gz"), 1 << 20).value().starts_with("\x1F\x8B"));
    EXPECT_THAT(texts(put("end.jsonl", "{\"text\":\"no line end\"}")), ElementsAre("no line end"));
}

TEST_F(Lines, TheFirstWrongLineIsNamed) {
    const std::string good = "{\"text\":\"\"}\n";
    EXPECT_THAT(refusal(put("a", good + "{\"text\":1}")), HasSubstr("第 2 行：\"text\" 应为文字"));
    EXPECT_THAT(refusal(put("a", good + "\n{}")), HasSubstr("第 3 行：缺少 \"text\""));
    EXPECT_THAT(refusal(put("a", "[]")), HasSubstr("第 1 行：不是有效的 JSON 对象"));
    EXPECT_THAT(refusal(put("a", "{\"text\":\"\xff\"}")), HasSubstr("第 1 行：不是有效的 UTF-8"));
    EXPECT_THAT(refusal(put("a", std::string((1 << 20) + 1, ' '))), HasSubstr("超过 1 MiB"));
    EXPECT_THAT(refusal(path("none")), HasSubstr("文件不存在"));
    EXPECT_THAT(refusal(folder_.string()), HasSubstr("文件夹"));
}

TEST_F(Lines, CutGzipIsNoEndOfFile) {
    LineWriter writer(path("a.gz"));
    for (int i = 0; i < 5'000; ++i) writer.write("{\"text\":\"" + std::to_string(i * 7919) + "\"}");
    writer.finish();
    const auto bytes = read_file(path("a.gz"), 1 << 20).value();
    EXPECT_NE(refusal(put("cut.gz", bytes.substr(0, bytes.size() / 2))), "accepted");
}

TEST_F(Lines, WhatIsNotFinishedDoesNotAppear) {
    put("a", "old");
    {
        LineWriter writer(path("a"));
        writer.write("new");
    }
    EXPECT_EQ(read_file(path("a"), 100).value(), "old");
    EXPECT_FALSE(std::filesystem::exists(path("a") + ".part"));
    replace_file(path("a"), "new");
    EXPECT_EQ(read_file(path("a"), 100).value(), "new");
    EXPECT_TRUE(read_file(path("a"), 2).is(file_unreadable));
    EXPECT_THROW(LineWriter("/nowhere/a"), std::exception);
}

TEST_F(Lines, OpenedKeepsWhatItDoesNotKnow) {
    const auto open = [](std::string_view content) {
        static constexpr std::array<std::string_view, 1> ours{"label"};
        const auto value = json::parse(content).value();
        auto out = opened(content, value.get_object(), ours);
        append_name(out, "label");
        return out + "1}";
    };
    EXPECT_EQ(open("{\"n\": 1.50 }"), "{\"n\": 1.50,\"label\":1}");
    EXPECT_EQ(open("{}"), "{\"label\":1}");
    EXPECT_EQ(open("{\"label\":\"旧\",\"x\":[null]}"), "{\"x\":[null],\"label\":1}");
}

}  // namespace
}  // namespace linli::lines
