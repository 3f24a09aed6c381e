#include "examples.h"

#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/lines/files.h>
#include <linli/recognition/commands.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>

namespace linli::recognition {
namespace {

using testing::HasSubstr;

class Commands : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / ("recognition_commands_" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string path(const char* name) const { return (folder_ / name).string(); }
    void put(const char* name, std::string_view content) const {
        std::ofstream(path(name), std::ios::binary) << content;
    }
    std::string get(const std::string& file) const { return lines::read_file(file, 1 << 26).value(); }

    void put_examples(const char* name, std::size_t count) const {
        lines::LineWriter writer(path(name));
        for (const auto& message : examples(count, 4)) {
            std::string line = "{\"text\":";
            json::append(line, std::string_view(message.text));
            line += ",\"title\":";
            json::append(line, std::string_view(message.title));
            line += ",\"label\":";
            json::append(line, std::string_view(message.label));
            writer.write(line + ",\"id\":7}");
        }
        writer.finish();
    }
    Result<TrainReport> train_on(const char* in) const {
        return train_command({path(in), path("model"), path("card.txt"), quick_training()});
    }

    std::filesystem::path folder_;
};

TEST_F(Commands, TrainThenClassify) {
    put_examples("in.jsonl.gz", 160);
    EXPECT_EQ(get(path("in.jsonl.gz")).substr(0, 2), "\x1F\x8B");
    const auto report = train_on("in.jsonl.gz").value();
    EXPECT_EQ(report.card.messages, 160);
    EXPECT_EQ(report.model_bytes, static_cast<std::int64_t>(std::filesystem::file_size(path("model"))));
    EXPECT_THAT(get(path("card.txt")), HasSubstr("模型说明卡：test"));
    EXPECT_THAT(json::write(report), HasSubstr("\"model_id\":\"" + report.model_id + "\""));

    put("new.jsonl",
        "\xEF\xBB\xBF{\"id\":12345678901234567,\"text\":\"解放街路灯不亮\",\"label\":\"旧\",\"x\":[null]}\r\n\n"
        "{\"n\":1.50,\"text\":\"\",\"title\":\"电梯经常停运\"}");
    const auto done = classify_command({path("model"), path("new.jsonl"), path("out.jsonl"), false}).value();
    EXPECT_EQ(done.messages, 2);
    EXPECT_EQ(done.model_id, report.model_id);
    const auto out = get(path("out.jsonl"));
    EXPECT_THAT(out, testing::StartsWith(
                         "{\"id\":12345678901234567,\"text\":\"解放街路灯不亮\",\"x\":[null],\"label\":\"道路\","
                         "\"confidence\":0."));
    EXPECT_THAT(
        out, HasSubstr("\n{\"n\":1.50,\"text\":\"\",\"title\":\"电梯经常停运\",\"label\":\"物业\",\"confidence\":0."));
    EXPECT_EQ(std::ranges::count(out, '\n'), 2);
    EXPECT_THAT(out, testing::Not(HasSubstr("reasons")));
}

TEST_F(Commands, ExplainGivesWordsAndPositions) {
    put_examples("in.jsonl", 160);
    ASSERT_TRUE(train_on("in.jsonl"));
    put("new.jsonl", "{\"text\":\"文昌巷，垃圾桶满溢\"}\n");
    ASSERT_TRUE(classify_command({path("model"), path("new.jsonl"), path("out.jsonl.gz"), true}));
    auto reader = lines::LineReader::open(path("out.jsonl.gz")).value();
    std::string line;
    ASSERT_TRUE(reader.next(line).value());
    const auto answer = json::parse(line).value();
    const auto& first = answer.at("reasons").as_array().at(0);
    EXPECT_THAT(std::string(first.at("words").as_string()), HasSubstr("垃圾"));
    EXPECT_EQ(first.at("places").at(0).at("from").as_int64(), 4);
    EXPECT_EQ(answer.at("ranking").as_array().size(), 3u);
    EXPECT_TRUE(answer.at("human_decides").is_bool());
}

TEST_F(Commands, AWrongLineIsNamed) {
    const std::string good = "{\"text\":\"路灯不亮\",\"label\":\"道路\"}\n";
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"{\"text\":\"路\"", "JSON"},
        {"[1]", "JSON 对象"},
        {"{\"label\":\"道路\"}", "\"text\""},
        {"{\"text\":5,\"label\":\"道路\"}", "应为文字"},
        {"{\"text\":\"路\"}", "\"label\""},
        {"{\"text\":\"路\",\"label\":\" \"}", "为空"},
        {"{\"text\":\"\xC3\x28\",\"label\":\"a\"}", "UTF-8"},
        {"{\"text\":\"路\",\"label\":\"a\",\"title\":1}", "title"}};
    for (const auto& [line, says] : wrong) {
        put("bad.jsonl", good + "\n" + line + "\n" + good);
        const auto refused = train_on("bad.jsonl");
        ASSERT_TRUE(refused.is(lines::bad_line)) << line;
        EXPECT_THAT(refused.problem().detail, HasSubstr("第 3 行"));
        EXPECT_THAT(refused.problem().detail, HasSubstr(says));
        EXPECT_FALSE(std::filesystem::exists(path("model")));
    }
    put("long.jsonl", good + "{\"text\":\"" + std::string((1 << 20) + 1, 'x') + "\"}\n");
    EXPECT_THAT(train_on("long.jsonl").problem().detail, HasSubstr("第 2 行超过"));
}

TEST_F(Commands, AFailedClassificationLeavesNothing) {
    put_examples("in.jsonl", 160);
    ASSERT_TRUE(train_on("in.jsonl"));
    put("bad.jsonl", "{\"text\":\"路灯不亮\"}\n{\"txt\":\"路灯不亮\"}\n");
    put("out.jsonl", "what was there before");
    EXPECT_TRUE(classify_command({path("model"), path("bad.jsonl"), path("out.jsonl"), false}).is(lines::bad_line));
    EXPECT_EQ(get(path("out.jsonl")), "what was there before");
    EXPECT_FALSE(std::filesystem::exists(path("out.jsonl.part")));
    EXPECT_TRUE(classify_command({path("bad.jsonl"), path("in.jsonl"), path("x"), false}).is(model_unreadable));
    EXPECT_TRUE(classify_command({path("model"), path("none"), path("x"), false}).is(lines::file_unreadable));
    EXPECT_TRUE(train_on("none").is(lines::file_unreadable));
    EXPECT_THROW((void)classify_command({path("model"), path("in.jsonl"), path("no/such/folder"), false}),
                 std::system_error);
}

TEST_F(Commands, ABrokenArchiveIsRefused) {
    put_examples("in.jsonl.gz", 400);
    const auto whole = get(path("in.jsonl.gz"));
    put("cut.jsonl.gz", std::string_view(whole).substr(0, whole.size() / 2));
    EXPECT_TRUE(train_on("cut.jsonl.gz").is(lines::file_unreadable));
    auto damaged = whole;
    damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 0x55);
    put("damaged.jsonl.gz", damaged);
    const auto refused = train_on("damaged.jsonl.gz");
    EXPECT_TRUE(refused.is(lines::file_unreadable) || refused.is(lines::bad_line));
}

TEST_F(Commands, TooManyMessages) {
    put_examples("in.jsonl", 30);
    auto options = quick_training();
    options.most_messages = 20;
    EXPECT_TRUE(train_command({path("in.jsonl"), path("model"), "", options}).is(too_much_data));
}

}  // namespace
}  // namespace linli::recognition
