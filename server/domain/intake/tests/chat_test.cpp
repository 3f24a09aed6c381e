#include <linli/base/text.h>

#include <gmock/gmock.h>

#include "proposals.h"

namespace linli::intake {
namespace {

const auto today = *Date::of(2026, 9, 21);

std::vector<std::string> texts(const Chat& chat) {
    std::vector<std::string> out;
    for (const auto& one : chat.messages) out.push_back(one.author + "|" + one.text);
    return out;
}

TEST(Chat, ReadsWhatADesktopCopies) {
    const auto chat = read_chat(
        "3栋王姐 2026/9/21 9:03\n楼下消防栓漏水了\n流了一地\n\n李师傅 2026/9/21 9:04:11\n收到\n"
        "3栋王姐 2026/9/21 9:05\n就在东门\n3栋王姐 2026/9/21 10:30\n电梯又停了，老人下不来\n",
        today);
    EXPECT_THAT(texts(chat), ::testing::ElementsAre("3栋王姐|楼下消防栓漏水了\n流了一地", "李师傅|收到",
                                                    "3栋王姐|就在东门", "3栋王姐|电梯又停了，老人下不来"));
    EXPECT_EQ(chat.messages[0].said_at, shanghai_instant(today, std::chrono::minutes(543)));
    EXPECT_TRUE(chat.messages[0].matter);
    EXPECT_FALSE(chat.messages[1].matter);
}

TEST(Chat, ReadsWhatATelephoneForwards) {
    const auto chat = read_chat(
        "群聊的聊天记录\n—————  2026-09-20  —————\n\n\n张三  08:30\n\n[图片]\n\n垃圾桶满了没人收\n\n张三  "
        "08:32\n\n臭死了\n\n"
        "—————  2026-09-21  —————\n\n物业小李  18:01\n\n好的，马上安排\n",
        today);
    EXPECT_THAT(texts(chat),
                ::testing::ElementsAre("|群聊的聊天记录", "张三|垃圾桶满了没人收\n臭死了", "物业小李|好的，马上安排"));
    EXPECT_EQ(chat.messages[1].said_at, shanghai_instant(*Date::of(2026, 9, 20), std::chrono::minutes(510)));
}

TEST(Chat, ReadsWhatPeopleTypeThemselves) {
    const auto chat =
        read_chat("王姐：\n路灯坏了三盏\r\n老刘:\n9月20日晚上就坏了\n李 9月20日 20:15\n是的，看不清路", today);
    EXPECT_THAT(texts(chat),
                ::testing::ElementsAre("王姐|路灯坏了三盏", "老刘|9月20日晚上就坏了", "李|是的，看不清路"));
    EXPECT_FALSE(chat.messages[0].said_at.has_value());
    EXPECT_EQ(chat.messages[2].said_at, shanghai_instant(*Date::of(2026, 9, 20), std::chrono::minutes(20 * 60 + 15)));
}

TEST(Chat, ATimeWithinWordsIsNoHeading) {
    const auto chat = read_chat("张三 9:03\n停水了，说是12:30\n现在，还没有来 18:00", today);
    ASSERT_EQ(chat.messages.size(), 1U);
    EXPECT_EQ(chat.messages[0].text, "停水了，说是12:30\n现在，还没有来 18:00");
    EXPECT_FALSE(chat.messages[0].said_at.has_value()) << "no day is made up";
}

TEST(Chat, KeepsItsBounds) {
    EXPECT_TRUE(read_chat("", today).messages.empty());
    std::string many;
    for (int i = 0; i < 600; ++i) many += "人" + std::to_string(i) + "：\n这里的井盖不见了\n";
    const auto chat = read_chat(many, today);
    EXPECT_EQ(chat.messages.size(), most_messages);
    EXPECT_TRUE(chat.cut);
    EXPECT_TRUE(text::valid_utf8(read_chat("\xff\xfe：\n井盖不见了", today).messages.at(0).text));
}

TEST(Proposals, TheSameWordsGiveTheSameIdAndOthersAnother) {
    const auto image = [](std::string_view words) {
        std::string out(16, '\0');
        for (std::size_t i = 0; i < words.size(); ++i)
            out[i % 16] =
                static_cast<char>(static_cast<unsigned char>(out[i % 16]) * 31U + static_cast<unsigned char>(words[i]));
        return out;
    };
    const auto now = shanghai_instant(today, std::chrono::hours(12));
    const auto paste = [&](std::string_view words, Instant at) {
        return proposals_of(read_chat(words, today), at, image);
    };
    const auto one = paste("张三 2026/9/21 9:03\n井盖不见了", now),
               again = paste("张三 2026/9/21 9:03\n井盖不见了", now + std::chrono::hours(3));
    EXPECT_EQ(one.items.at(0).id, again.items.at(0).id);
    EXPECT_EQ(one.items[0].id.uuid().v7_ms(), to_ms(shanghai_instant(today, std::chrono::minutes(543))));
    EXPECT_NE(one.items[0].id, paste("张四 2026/9/21 9:03\n井盖不见了", now).items.at(0).id);
    EXPECT_NE(one.items[0].id, paste("张三 2026/9/21 9:04\n井盖不见了", now).items.at(0).id);
    EXPECT_EQ(paste("张三：\n井盖不见了", now).items.at(0).id,
              paste("张三：\n井盖不见了", now + std::chrono::hours(3)).items.at(0).id);
}

}  // namespace
}  // namespace linli::intake
