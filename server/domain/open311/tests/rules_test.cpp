#include "rules.h"

#include <linli/open311/problems.h>

#include <gtest/gtest.h>

namespace linli::open311 {
namespace {

TEST(Open311Rules, ReadsMomentsAsClientsWriteThem) {
    const auto same = shanghai_instant(*Date::of(1994, 11, 5),
                                       std::chrono::hours(21) + std::chrono::minutes(15) + std::chrono::seconds(30));
    for (const auto* text : {"1994-11-05T08:15:30-05:00", "1994-11-05T13:15:30Z", "1994-11-05T21:15:30+08:00",
                             "1994-11-05T21:15:30 08:00", "1994-11-05 21:15:30+0800", "1994-11-05T13:15:30.000Z"})
        EXPECT_EQ(read_moment(text), same) << text;
    EXPECT_EQ(read_moment("2026-09-21"), shanghai_instant(*Date::of(2026, 9, 21)));
    EXPECT_TRUE(read_moment("2026-09-21T10:00Z"));
    for (const auto* text : {"", "2026", "2026-13-01", "2026-09-21T10:00:00", "2026-09-21T25:00:00Z",
                             "2026-09-21T10:00:00Zx", "2026-09-21T10:00:00+08:0", "yesterday"})
        EXPECT_FALSE(read_moment(text)) << text;
}

TEST(Open311Rules, ARangeIsNinetyDaysAtMost) {
    const auto now = shanghai_instant(*Date::of(2026, 9, 21));
    const auto usual = read_range({}, {}, now).value();
    EXPECT_EQ(usual.until, now);
    EXPECT_EQ(usual.from, now - longest_range);
    EXPECT_EQ(read_range("2026-01-01T00:00:00Z", {}, now).value().until,
              *read_moment("2026-01-01T00:00:00Z") + longest_range);
    EXPECT_EQ(read_range({}, "2026-06-01", now).value().from, *read_moment("2026-06-01") - longest_range);
    EXPECT_TRUE(read_range("2026-01-01", "2026-04-01", now));
    EXPECT_TRUE(read_range("2026-01-01", "2026-04-02", now).is(bad_argument));
    EXPECT_TRUE(read_range("2026-04-01", "2026-01-01", now).is(bad_argument));
    EXPECT_TRUE(read_range("2026-04-01T00:00:00", {}, now).is(bad_argument));  // the zone must be said
}

TEST(Open311Rules, EveryStateIsOpenOrClosed) {
    using enum cases::State;
    for (const auto state : {reported, triage, dispatched, handling, waiting}) EXPECT_TRUE(is_open(state));
    for (const auto state : {resolved, closed, declined, withdrawn}) EXPECT_FALSE(is_open(state));
}

TEST(Open311Rules, APlaceIsNeededAndMustBeOne) {
    for (const auto* good : {"lat=30.1&long=104.2", "address_string=a", "lat=-90&long=180",
                             "address_id=01020304-0506-7000-8000-000000000003"})
        EXPECT_TRUE(read_where(read_form(good).value())) << good;
    for (const auto* bad : {"", "lat=30", "long=104", "lat=91&long=0", "lat=0&long=181", "lat=a&long=b",
                            "lat=nan&long=0", "lat=1e999&long=0", "address_id=17"})
        EXPECT_TRUE(read_where(read_form(bad).value()).is(bad_argument)) << bad;
}

TEST(Open311Rules, NamesInTheOrderOfTheirScript) {
    EXPECT_EQ(full_name(read_form("first_name=john&last_name=smith").value()), "john smith");
    EXPECT_EQ(full_name(read_form("first_name=%E4%B8%89&last_name=%E5%BC%A0").value()), "张三");
    EXPECT_EQ(full_name(read_form("last_name=smith").value()), "smith");
    EXPECT_FALSE(full_name(read_form("email=a").value()));
}

TEST(Open311Rules, AttributesAreAnsweredAsTheyAreAsked) {
    ServiceSetup setup;
    setup.attributes = {{"N", true, Datatype::number, false, "几盏", {}, {}},
                        {"S", true, Datatype::singlevaluelist, true, "哪种", {}, {{"a", "甲"}, {"b", "乙"}}},
                        {"M", true, Datatype::multivaluelist, false, "哪些", {}, {{"a", "甲"}, {"b", "乙"}}},
                        {"D", true, Datatype::datetime, false, "何时", {}, {}},
                        {"I", false, Datatype::string, false, "说明", {}, {}}};
    ASSERT_TRUE(check_setup(setup));
    const auto of = [&](const char* body) { return read_attributes(setup, read_form(body).value()); };
    EXPECT_EQ(of("attribute[S]=a&attribute[N]=3&attribute[M]=a&attribute[M]=b").value(),
              "\n几盏：3\n哪种：甲\n哪些：甲、乙");
    for (const auto* bad : {"", "attribute[S]=c", "attribute[S]=a&attribute[S]=b", "attribute[S]=a&attribute[N]=x",
                            "attribute[S]=a&attribute[D]=x", "attribute[S]=a&attribute[M]=a&attribute[M]=z"})
        EXPECT_TRUE(of(bad).is(bad_argument)) << bad;
    setup.attributes.push_back(setup.attributes[0]);
    EXPECT_TRUE(check_setup(setup).is(bad_setup));
}

}  // namespace
}  // namespace linli::open311
