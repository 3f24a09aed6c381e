#include <linli/matching/commands.h>

#include <linli/base/codes.h>
#include <linli/json/write.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>

namespace linli::matching {
namespace {

using testing::HasSubstr;

std::string number(int n) {
    auto first = "6401041980" + std::string(n % 2 == 0 ? "0501" : "1023") + std::to_string(100 + n % 900);
    return first + codes::id_number_check(first);
}

/// Rows that have nothing in common but what a list of people has.
std::vector<Record> strangers(int count) {
    constexpr const char* surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵"};
    constexpr const char* given[] = {"伟", "秀英", "建国", "子涵", "丽", "志强", "桂兰", "浩然", "雪梅", "明"};
    std::vector<Record> out;
    for (int i = 0; i < count; ++i) {
        const auto text = std::to_string(i);
        out.push_back({text, std::string(surnames[i % 7]) + given[i % 10], number(i % 900),
                       "139" + std::to_string(10'000'000 + i * 7), "", "",
                       "盈北苑" + std::to_string(i % 30 + 1) + "号楼1单元" + std::to_string(101 + i / 30) + "室"});
    }
    return out;
}

Matcher matcher_of(const std::vector<Record>& records, Options options = {}) {
    Matcher matcher(options);
    for (const auto& record : records) matcher.add(record);
    return matcher;
}

TEST(Matcher, AShortListIsEnough) {
    auto records = strangers(12);
    auto twice = records[3];
    twice.id = "again";
    twice.phone.clear();
    twice.id_number.erase(9, 1);
    records.push_back(twice);
    const auto matcher = matcher_of(records);
    const auto pairs = matcher.find(matcher.train({}, ""), 0.5);
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(matcher.people()[pairs[0].a].id, "3");
    EXPECT_EQ(matcher.people()[pairs[0].b].id, "again");
}

TEST(Matcher, NothingIsFoundInNothing) {
    EXPECT_TRUE(Matcher().find(Matcher().train({}, ""), 0.5).empty());
    EXPECT_TRUE(matcher_of({{"1", "", "", "", "", "", ""}, {"2", "", "", "", "", "", ""}}).find(Model(), 0).empty());
    EXPECT_TRUE(matcher_of(strangers(1)).find(Model(), 0).empty());
}

TEST(Matcher, TheOrderOfTheRowsDoesNotMatter) {
    auto records = strangers(300);
    for (int i = 0; i < 20; ++i) {
        auto twice = records[static_cast<std::size_t>(i) * 11];
        twice.id = "x" + twice.id;
        twice.phone.clear();
        records.push_back(twice);
    }
    const auto ids = [](const std::vector<Record>& rows) {
        const auto matcher = matcher_of(rows);
        std::vector<std::pair<std::string, std::string>> out;
        for (const auto& pair : matcher.find(matcher.train({}, ""), 0.5))
            out.push_back(std::minmax(matcher.people()[pair.a].id, matcher.people()[pair.b].id));
        std::sort(out.begin(), out.end());
        return out;
    };
    const auto found = ids(records);
    EXPECT_EQ(found.size(), 20U);
    std::reverse(records.begin(), records.end());
    EXPECT_EQ(ids(records), found);
}

TEST(Matcher, ALargeBlockIsSkippedAndSaid) {
    auto records = strangers(400);
    for (auto& record : records) record.phone = "13800000000";
    Options options;
    options.largest_block = 50;
    const auto matcher = matcher_of(records, options);
    const auto model = matcher.train({}, "");
    EXPECT_TRUE(matcher.find(model, 0.5).empty());
    EXPECT_LT(matcher.compared(), 400 * 50 * 2);
    ASSERT_FALSE(matcher.skipped().empty());
    EXPECT_EQ(matcher.skipped()[0].rule, "电话");
    EXPECT_EQ(matcher.skipped()[0].rows, 400);
}

TEST(Matcher, LabelsDecideAndRetrain) {
    // Namesakes of one year at one address without numbers: the model alone cannot know.
    std::vector<Record> records = strangers(200);
    for (int i = 0; i < 60; ++i) {
        const auto text = std::to_string(i);
        const auto name = std::string(i % 2 == 0 ? "周" : "吴") + records[static_cast<std::size_t>(i)].name;
        records.push_back({"a" + text, name, "", "", std::to_string(1950 + i) + "-05-01", "男", ""});
        records.push_back({"b" + text, name, "", "", std::to_string(1950 + i) + "-05-21", "男", ""});
    }
    const auto matcher = matcher_of(records);
    std::vector<Label> labels;
    for (int i = 0; i < 30; ++i) labels.push_back({"a" + std::to_string(i), "b" + std::to_string(i), true});
    labels.push_back({"a30", "b30", false});
    labels.push_back({"a31", "nobody", true});
    const auto plain = matcher.train({}, ""), taught = matcher.train(labels, "2026-11-22");
    EXPECT_EQ(taught.card().labels, 31);
    const auto near = static_cast<std::int8_t>(BirthLevel::near);
    EXPECT_GT(taught.bits(Field::birth, near), plain.bits(Field::birth, near) + 1);
    const auto pairs = matcher.find(taught, 0.999999, labels);
    const auto has = [&](const std::string& a) {
        return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& p) { return matcher.people()[p.a].id == a; });
    };
    EXPECT_TRUE(has("a0"));
    EXPECT_FALSE(has("a30"));
    EXPECT_TRUE(pairs.front().by_person);
}

TEST(Clusters, AChainNeverJoinsTwoNumbers) {
    const std::vector<Person> people{
        prepare({"0", "王伟", number(1), "", "", "", ""}), prepare({"1", "王伟", "", "", "", "", ""}),
        prepare({"2", "王伟", number(2), "", "", "", ""}), prepare({"3", "王伟", "", "", "", "", ""}),
        prepare({"4", "李明", "", "", "", "", ""})};
    const auto found = cluster(people, {{0, 1, 20.0}, {1, 2, 15.0}, {1, 3, 12.0}, {2, 3, 11.0}});
    EXPECT_EQ(found.of, (std::vector<std::uint32_t>{0, 0, 2, 0, 4}));
    EXPECT_EQ(found.refused, (std::vector<std::uint32_t>{1, 3}));
    const auto decided = cluster(people, {{0, 2, 1.0, true}});
    EXPECT_EQ(decided.of[2], 0U) << "people may say that both numbers are one person's";
}

TEST(Blocks, WhoIsWrittenAlikeSharesAKey) {
    const auto share = [](const Record& a, const Record& b) {
        const auto x = block_keys(prepare(a)), y = block_keys(prepare(b));
        EXPECT_EQ(x.size(), block_rules().size());
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i] != 0 && x[i] == y[i]) return true;
        return false;
    };
    const Record full{"", "曾静", "11010519491231002X", "13800000001", "1949-12-31", "女", "书香苑3幢2单元501室"};
    EXPECT_TRUE(share(full, {"", "", "110105491231002", "", "", "", ""}));
    EXPECT_TRUE(share(full, {"", "", "", "+86 13800000001", "", "", ""}));
    EXPECT_TRUE(share(full, {"", "增静", "", "", "1949-12-31", "", ""}));
    EXPECT_TRUE(share(full, {"", "曾婧", "", "", "", "", "书香苑3号楼2-501"}));
    EXPECT_TRUE(share(full, {"", "曾静", "11010519491231020X", "", "", "", ""}));
    EXPECT_TRUE(share(full, {"", "曾静", "13010519491231002X", "", "", "", ""}));
    EXPECT_TRUE(share(full, {"", "陈静", "", "", "1949-12-31", "", ""}));
    EXPECT_FALSE(share(full, {"", "李强", "440524188001010014", "13900000001", "1880-01-01", "男", "盈北苑3幢"}));
    EXPECT_FALSE(share({}, {}));
}

class Command : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / ("matching_" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::string put(const char* name, std::string_view content) const {
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return (folder_ / name).string();
    }
    std::filesystem::path folder_;
};

TEST_F(Command, ReadsGbkFindsAndExplains) {
    // 姓名,身份证号,联系电话 / 王伟 twice, the second with one digit wrong / 李强, in GB 18030
    const std::string head = "id,\xD0\xD5\xC3\xFB,\xC9\xED\xB7\xDD\xD6\xA4\xBA\xC5,\xC1\xAA\xCF\xB5\xB5\xE7\xBB\xB0\n";
    const std::string wei = "\xCD\xF5\xCE\xB0", qiang = "\xC0\xEE\xC7\xBF";
    MatchCommand command;
    command.in = put("in.csv", head + "r1," + wei + ",11010519491231002X,13800000001\n" + "r2," + wei +
                                   ",11010519491231003X,\n" + "r3," + qiang + ",440524188001010014,13900000002\n");
    command.model_out = (folder_ / "model.json").string();
    command.trained_on = "2026-11-22";
    std::vector<PairView> pairs;
    const auto report = match_command(command, [&](const PairView& pair) { pairs.push_back(pair); }).value();
    EXPECT_EQ(report.rows, 3);
    EXPECT_EQ(report.people, 2);
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].a + pairs[0].b + pairs[0].cluster, "r1r2r1");
    EXPECT_EQ(pairs[0].decision, Decision::match);
    const auto text = json::write(pairs[0]);
    EXPECT_THAT(text, HasSubstr("身份证号只差一处"));
    EXPECT_THAT(text, testing::Not(HasSubstr("11010519491231")));
    command.model = command.model_out;
    command.model_out.clear();
    std::vector<PairView> again;
    ASSERT_TRUE(match_command(command, [&](const PairView& pair) { again.push_back(pair); }).ok());
    ASSERT_EQ(again.size(), 1U);
    EXPECT_NEAR(again[0].weight, pairs[0].weight, 1e-9);
}

TEST_F(Command, RefusesWithWords) {
    const auto nothing = [](const PairView&) {};
    MatchCommand command;
    command.in = put("in.csv", "甲,乙\n1,2\n3,4\n");
    EXPECT_TRUE(match_command(command, nothing).is(columns_missing));
    command.in = put("in.csv", "id,name\n1,王伟\n2,李强\n");
    command.labels = put("labels.jsonl", "{\"a\":\"1\",\"b\":\"2\"}\n");
    EXPECT_THAT(match_command(command, nothing).problem().detail, HasSubstr("第 1 行：\"same\""));
    command.labels = put("labels.jsonl", "{\"a\":\"1\",\"b\":\"2\",\"same\":true}\n");
    std::vector<PairView> pairs;
    ASSERT_TRUE(match_command(command, [&](const PairView& pair) { pairs.push_back(pair); }).ok());
    ASSERT_EQ(pairs.size(), 1U) << "what people decided is shown although no rule compares the two";
    EXPECT_TRUE(pairs[0].by_person);
    EXPECT_EQ(pairs[0].probability, 1);
    command.model = put("model.json", "{}");
    EXPECT_FALSE(match_command(command, nothing).ok());
}

}  // namespace
}  // namespace linli::matching
