#include <linli/base/contacts.h>

#include <gtest/gtest.h>

namespace linli::text {
namespace {

TEST(Contacts, NumbersAndMailAddressesAreLeftOut) {
    const std::pair<std::string, std::string> table[] = {{"请致电13912345678张先生", "请致电***张先生"},
                                                         {"139 1234 5678", "***"},
                                                         {"139-1234-5678。", "***。"},
                                                         {"１３９１２３４５６７８", "***"},
                                                         {"+86-139-1234-5678", "+***"},
                                                         {"座机0816-2345678", "座机***"},
                                                         {"座机 2345678", "座机 ***"},
                                                         {"510703199001011234", "***"},
                                                         {"51070319900101123X号", "***号"},
                                                         {"写信到 zhang.san+a@example.org。", "写信到 ***。"},
                                                         {"13912345678@qq.com", "***"},
                                                         {"zhang＠example.org", "***"}};
    for (const auto& [given, kept] : table) EXPECT_EQ(without_contacts(given), kept) << given;
}

TEST(Open311Contacts, WhatReachesNobodyStays) {
    for (const auto* text :
         {"", "已更换阀门", "2026-09-21 10:30 已到场", "2026-09-21 10时", "3栋1单元501", "共 1200.50 元",
          "编号 260921-ABCDEF", "@所有人", "a@", "12345 热线", "119", "1-2-3", "8 - 9"})
        EXPECT_EQ(without_contacts(text), text);
}

}  // namespace
}  // namespace linli::text
