#include <linli/open311/form.h>

#include <gtest/gtest.h>

namespace linli::open311 {
namespace {

TEST(Open311Form, ReadsTheExampleOfTheSpecification) {
    const auto form = read_form(
        "api_key=xyz&jurisdiction_id=city.gov&service_code=001&lat=37.76524078&long=-122.4212043&address_string=1234+"
        "5th+"
        "street&email=smit333%40sfgov.edu&description=A+large+sinkhole+is+destroying+the+street&media_url=http%3A%2F%2F"
        "farm3.static.flickr.com%2Fa.jpg&attribute[WHISPAWN]=123456&attribute[WHISDORN]=COISL001");
    ASSERT_TRUE(form);
    EXPECT_EQ(form.value().get("address_string"), "1234 5th street");
    EXPECT_EQ(form.value().get("email"), "smit333@sfgov.edu");
    EXPECT_EQ(form.value().get("lat"), "37.76524078");
    EXPECT_EQ(form.value().attributes.at("WHISPAWN"), std::vector<std::string>{"123456"});
    EXPECT_EQ(form.value().attributes.at("WHISDORN"), std::vector<std::string>{"COISL001"});
}

TEST(Open311Form, UnderstandsHowClientsWriteAttributes) {
    const auto form = read_form("attribute%5BA%5D=1&attribute[A]=2&attribute[B][]=x&attribute[B][]=y&attribute[C]=");
    ASSERT_TRUE(form);
    EXPECT_EQ(form.value().attributes.at("A"), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(form.value().attributes.at("B"), (std::vector<std::string>{"x", "y"}));
    EXPECT_FALSE(form.value().attributes.contains("C"));  // empty is the same as absent
}

TEST(Open311Form, WhatIsNoAttributeStaysAField) {
    const auto form = read_form("attribute=1&attribute[]=2&attribute[A=3&attribute[A]b=4");
    ASSERT_TRUE(form);
    EXPECT_TRUE(form.value().attributes.empty());
    EXPECT_EQ(form.value().fields.size(), 4u);
}

TEST(Open311Form, EmptyIsAbsentAndTheFirstCounts) {
    const auto form = read_form("&a=&b=+&c&d=1&d=2&&");
    ASSERT_TRUE(form);
    for (const auto* name : {"a", "b", "c", "missing"}) EXPECT_FALSE(form.value().get(name)) << name;
    EXPECT_EQ(form.value().get("d"), "1");
}

TEST(Open311Form, LineBreaksAreKeptInOneWay) {
    const auto form = read_form("t=a%0D%0Ab%0Ac%0Dd%09e&zh=%E6%B0%B4");
    ASSERT_TRUE(form);
    EXPECT_EQ(form.value().get("t"), "a\nb\nc\nd\te");
    EXPECT_EQ(form.value().get("zh"), "水");
}

TEST(Open311Form, RefusesWhatCannotBeRead) {
    for (const auto* body :
         {"a=%", "a=%4", "a=%GG", "a=%00", "a=%1b", "a=%7f", "%ff=1", "a=%e6%b0", "a=\xff", "a=%c0%80"})
        EXPECT_TRUE(read_form(body).is(bad_form)) << body;
    std::string many;
    for (std::size_t i = 0; i <= max_form_fields; ++i) many += "a" + std::to_string(i) + "=1&";
    EXPECT_TRUE(read_form(many).is(bad_form));
}

}  // namespace
}  // namespace linli::open311
