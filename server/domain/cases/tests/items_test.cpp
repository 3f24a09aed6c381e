#include "item_index.h"

#include <linli/base/ids.h>
#include <linli/base/text.h>
#include <linli/cases/learning.h>
#include <linli/cases/service.h>
#include <linli/json/write.h>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>

namespace linli::cases {
namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Item> list() {
    const auto items = read_items_csv(read_file(std::filesystem::path(LINLI_ROOT) / "data/responsibility/items.csv"));
    EXPECT_TRUE(items);
    return items.value();
}

/// COVERS: INC-21
TEST(ResponsibilityList, HoldsMoreThanTwoHundredItems) {
    const auto items = list();
    EXPECT_GE(items.size(), 200U);
    for (const auto& item : items) {
        EXPECT_FALSE(item.name.empty()) << item.code;
        EXPECT_TRUE(item.owner_kind != OwnerKind::department || !item.owner_department.empty()) << item.code;
        EXPECT_GT(item.solve_limit, 0) << item.code;
    }
}

/// COVERS: INC-21 (64 classes), ARC-11 (five directions)
TEST(ResponsibilityList, EveryItemStandsInOneOfSixtyFourClasses) {
    const auto classes =
        read_classes_csv(read_file(std::filesystem::path(LINLI_ROOT) / "data/responsibility/classes.csv"));
    ASSERT_TRUE(classes);
    EXPECT_EQ(classes->size(), 64U);
    std::set<std::string> codes;
    std::set<Direction> directions;
    for (const auto& one : *classes) {
        EXPECT_FALSE(one.name.empty()) << one.code;
        codes.insert(one.code);
        directions.insert(one.direction);
    }
    EXPECT_EQ(directions.size(), 5U);
    for (const auto& item : list()) EXPECT_TRUE(codes.contains(item.class_code)) << item.code;
    EXPECT_TRUE(read_classes_csv("class_code,name,direction\nsr-001,党员,sideways\n").is(bad_list));
}

/// COVERS: DAT-56
TEST(ResponsibilityList, IsLookedAtForOverlaps) {
    const auto items = list();
    const auto found = overlaps_of(items);
    EXPECT_GE(found.items, 100);
    EXPECT_TRUE(found.unowned.empty()) << found.unowned.front();
    std::set<std::pair<std::string, std::string>> pairs;
    for (const auto& one : found.overlaps) {
        EXPECT_TRUE(pairs.emplace(one.one.code, one.other.code).second) << one.one.code << " " << one.other.code;
        EXPECT_LT(one.one.code, one.other.code);
        EXPECT_FALSE(one.one.owner_department.empty() || one.other.owner_department.empty());
        EXPECT_TRUE(!one.shared_words.empty() || one.sentence) << one.one.code << " has nothing to show";
        EXPECT_GT(one.explanation.size(), 20U);
    }
    const auto sentences = std::count_if(found.overlaps.begin(), found.overlaps.end(),
                                         [](const ItemOverlap& one) { return one.sentence.has_value(); });
    EXPECT_GT(sentences, 0) << "sentences are confused, too";
    const auto all = items.size() * (items.size() - 1) / 2;
    std::cout << found.overlaps.size() << " of " << all << " pairs overlap: " << found.same << " same, " << found.joint
              << " joint, " << found.different << " different\n";
    EXPECT_EQ(found.same + found.joint + found.different, static_cast<std::int64_t>(found.overlaps.size()));
    EXPECT_LT(pairs.size(), all / 50) << "whatever overlaps with everything says nothing";
    // What people who label messages could not tell apart either is among them far more often than chance would have
    // it.
    std::set<std::pair<std::string, std::string>> doubted;
    std::istringstream labels(read_file(std::filesystem::path(LINLI_ROOT) / "tests/data/items/labels.csv"));
    for (std::string line; std::getline(labels, line);) {
        const auto cells = text::split(line, ',');
        if (cells.size() == 5 && cells[2].starts_with("sr-") && !cells[3].empty())
            doubted.insert(std::minmax(std::string(cells[2]), std::string(cells[3])));
    }
    const auto hits =
        std::count_if(doubted.begin(), doubted.end(), [&](const auto& one) { return pairs.contains(one); });
    std::cout << hits << " of " << doubted.size() << " pairs that people doubted are among them\n";
    EXPECT_GE(static_cast<double>(hits) / static_cast<double>(doubted.size()),
              10.0 * static_cast<double>(pairs.size()) / static_cast<double>(all));
}

TEST(ResponsibilityList, AnOverlapSaysWhoAnswersForEach) {
    const auto item = [](const char* code, OwnerKind kind, const char* owner, const char* keywords) {
        Item out;
        out.code = out.name = code;
        out.owner_kind = kind;
        out.owner_department = owner;
        out.keywords = keywords;
        return out;
    };
    auto b = item("b", OwnerKind::department, "water", "漏水^2;水表");
    auto c = item("c", OwnerKind::department, "housing", "漏水;-水表");
    auto d = item("d", OwnerKind::department, "water", "水表^3");
    const std::vector<Item> apart{item("a", OwnerKind::grid, "", "路灯"), b, c, d};
    const auto first = overlaps_of(apart);
    EXPECT_EQ(first.items, 4);
    EXPECT_EQ(first.unowned, std::vector<std::string>{"a"});
    ASSERT_EQ(first.overlaps.size(), 2U) << "a word that speaks against an item is no overlap";
    EXPECT_EQ(first.overlaps[0].owners, OverlapOwners::different);
    EXPECT_EQ(first.overlaps[0].shared_words, std::vector<std::string>{"漏水"});
    EXPECT_EQ(first.overlaps[1].owners, OverlapOwners::same);
    EXPECT_EQ(first.overlaps[1].other.code, "d");
    c.co_departments = "fire;water";
    const auto agreed = overlaps_of(std::vector<Item>{b, c});
    ASSERT_EQ(agreed.overlaps.size(), 1U);
    EXPECT_EQ(agreed.overlaps[0].owners, OverlapOwners::joint);
    EXPECT_NE(agreed.overlaps[0].explanation.find("协办"), std::string::npos);
}

TEST(ResponsibilityList, NamesEveryBadCell) {
    const auto bad = read_items_csv(
        "item_code,class_code,name,description,owner_kind,owner_department,co_departments,"
        "response_limit_minutes,solve_limit_value,solve_limit_unit,calendar,basis,urgency,"
        "public,keywords,examples\na,b,c,d,nobody,,,x,3,working_days,office,e,normal,yes,,\n");
    ASSERT_FALSE(bad);
    ASSERT_EQ(bad.problem().errors.size(), 2U);
    EXPECT_EQ(bad.problem().errors[0].pointer, "/2/owner_kind");
    EXPECT_EQ(bad.problem().errors[1].pointer, "/2/response_limit_minutes");
}

TEST(ItemIndex, FindsEachItemByItsOwnExamples) {
    const auto items = list();
    const ItemIndex index(items);
    std::size_t first = 0, all = 0;
    for (const auto& item : items) {
        const auto example = item.examples.substr(0, item.examples.find('|'));
        const auto best = index.rank("", example, 1);
        ++all;
        first += !best.empty() && best.front().item_code == item.code ? 1U : 0U;
    }
    EXPECT_GT(static_cast<double>(first) / static_cast<double>(all), 0.95);
}

/// The ranking of the server on real messages labelled by hand: only the test half counts, nothing was fitted to it.
/// COVERS: INC-08, INC-09
TEST(ItemIndex, KeepsItsFloorOnRealMessages) {
    const auto root = std::filesystem::path(LINLI_ROOT);
    const auto petitions = root / "../shared/data/petitions";
    if (!std::filesystem::exists(petitions)) {
        ASSERT_STRNE(std::getenv("CI") == nullptr ? "" : std::getenv("CI"), "true") << "real messages are missing";
        GTEST_SKIP() << "no real messages in ../shared/data/petitions";
    }
    const auto labels = read_labels(read_file(root / "tests/data/items/labels.csv"), petitions.string());
    ASSERT_TRUE(labels) << labels.problem().detail;
    const auto scores = score_items(list(), *labels);
    ASSERT_EQ(scores.size(), 2U);
    const auto& test = scores.front();
    std::cout << json::write(test) << "\n" << json::write(scores.back()) << "\n";
    ASSERT_EQ(test.split, "test");
    EXPECT_EQ(test.messages, 200);
    EXPECT_GE(test.first, 0.77);
    EXPECT_GE(test.three, 0.91);
    EXPECT_GE(test.dispatched, 0.55);
    EXPECT_GE(test.dispatched_right, 0.92) << "what is dispatched without a human";
}

TEST(ItemIndex, LabelsWithoutTheirMessageAreNamed) {
    const auto folder = std::filesystem::temp_directory_path() / ("linli-labels-" + std::to_string(os_seed()));
    std::filesystem::create_directories(folder);
    for (const auto* name : {"messages_2017_2020.jsonl.gz", "messages_with_replies.jsonl.gz"})
        std::ofstream(folder / name) << R"({"id":"1","title":"路灯","text":"不亮"})"
                                     << "\n";
    const std::string header = "source,id,item,also_ok,split\n";
    const auto read = read_labels(header + "messages,1,a,b,test\n", folder.string());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->front().title, "路灯");
    EXPECT_EQ(read->front().items, (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(read_labels(header + "messages,2,a,,test\n", folder.string()).is(bad_labels));
    EXPECT_TRUE(read_labels(header + "messages,1,,,test\n", folder.string()).is(bad_labels));
    std::filesystem::remove_all(folder);
}

TEST(ItemIndex, SaysWhichWordsDecided) {
    const ItemIndex index(list());
    const auto best = index.rank("消防栓漏水", "小区门口的消防栓坏了，一直漏水没人管", 3);
    ASSERT_FALSE(best.empty());
    EXPECT_NE(best.front().item_name.find("消防"), std::string::npos);
    EXPECT_FALSE(best.front().reasons.empty());
    EXPECT_GE(best.front().confidence, best.back().confidence);
}

TEST(ItemIndex, NonsenseHasNoConfidence) {
    const ItemIndex index(list());
    EXPECT_TRUE(index.rank("", "", 3).empty());
    const auto best = index.rank("", "qwerty uiop", 3);
    EXPECT_TRUE(best.empty() || best.front().confidence < 0.6);
}

}  // namespace
}  // namespace linli::cases
