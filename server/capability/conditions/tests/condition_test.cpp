#include <linli/base/result.h>
#include <linli/conditions/condition.h>

#include <gtest/gtest.h>

namespace linli::conditions {
namespace {

const Context& context() {
    static const Context all(
        {{"item", "事项", Type::word, {{"fire-01", "消防栓漏水"}, {"waste-01", "垃圾堆放"}, {"lift-01", "电梯故障"}}},
         {"text", "内容", Type::text},
         {"confidence", "把握", Type::number},
         {"reported", "上报时间", Type::moment},
         {"since", "起始日", Type::date},
         {"waited", "已等", Type::duration},
         {"place", "地点", Type::place, {{"a2", "云台街道"}, {"a3", "书香社区"}}},
         {"anonymous", "匿名", Type::flag}});
    return all;
}

Instant at(const char* date, int hour, int minute = 0) {
    return shanghai_instant(*Date::parse(date), std::chrono::hours(hour) + std::chrono::minutes(minute));
}

/// A fire matter on Monday, 21 September 2026, at ten, in the community a3.
Values matter() {
    return {std::string("fire-01"),
            std::string("楼下消防栓坏了，漏水流了一地"),
            0.75,
            at("2026-09-21", 10),
            *Date::parse("2026-09-20"),
            std::chrono::milliseconds(std::chrono::hours(5)),
            std::vector<std::string>{"a1", "a2", "a3"},
            false};
}

const WorkingCalendar& office() {
    static const WorkingCalendar calendar({{std::chrono::hours(9), std::chrono::hours(17)}},
                                          HolidayTable::parse_csv("date,kind,name\n2026-10-01,off,国庆\n"
                                                                  "2026-10-10,working,调休\n"));
    return calendar;
}

Node read(std::string_view source) {
    auto parsed = parse(context(), source);
    EXPECT_TRUE(parsed.condition) << source << ": " << parsed.mistake.message;
    return parsed.condition.value_or(Node{});
}
bool met(std::string_view source, const Values& values = matter()) {
    return evaluate(context(), read(source), values, office());
}

/// COVERS: INC-15 (every operator, on a matter that meets it and on the contrary)
TEST(Condition, EveryOperatorOnOneMatter) {
    const std::pair<const char*, bool> rows[] = {
        {"item = fire-01", true},
        {"item = 消防栓漏水", true},
        {"item != \"fire-01\"", false},
        {"事项 属于 [垃圾堆放、消防栓漏水]", true},
        {"item not in [waste-01, lift-01]", true},
        {"text contains \"漏水\"", true},
        {"text contains [\"燃气\", \"爆炸\"]", false},
        {"text contains-all [\"消防栓\", \"漏水\"]", true},
        {"内容 同时包含 [\"消防栓\", \"燃气\"]", false},
        {"text starts \"楼下\"", true},
        {"text starts \"消防栓\"", false},
        {"confidence >= 0.75", true},
        {"confidence > 0.75", false},
        {"把握 < 0.8 且 把握 > -1", true},
        {"reported between 08:30 and 12:00", true},
        {"上报时间 时间在 22:00 至 06:00", false},
        {"reported on [mon, tue]", true},
        {"上报时间 星期在 [六, 日]", false},
        {"reported on workday", true},
        {"上报时间 是休息日", false},
        {"reported = 2026-09-21", true},
        {"reported >= 2026-09-22", false},
        {"since < 2026-09-21", true},
        {"waited > 2h and waited <= 300m", true},
        {"已等 ≥ 1天", false},
        {"place within a3", true},
        {"地点 位于 [云台街道]", true},
        {"place within \"a2\" and not place within a3", false},
        {"anonymous", false},
        {"非 匿名", true},
        {"item is known and not text is missing", true},
    };
    for (const auto& [source, expected] : rows) EXPECT_EQ(met(source), expected) << source;
}

TEST(Condition, AndBindsTighterThanOr) {
    EXPECT_TRUE(met("item = fire-01 or anonymous and anonymous"));
    EXPECT_FALSE(met("(item = fire-01 or anonymous) and anonymous"));
    EXPECT_EQ(print(context(), read("(匿名 或 事项 = fire-01) 且 ((匿名))")),
              "(anonymous or item = \"fire-01\") and anonymous");
}

TEST(Condition, TheNightGoesOverMidnight) {
    auto late = matter();
    late[3] = at("2026-09-21", 23, 30);
    EXPECT_TRUE(met("reported between 22:00 to 06:00", late));
    late[3] = at("2026-09-22", 6);
    EXPECT_FALSE(met("reported between 22:00 to 06:00", late)) << "the end is not in it";
    EXPECT_TRUE(met("reported between 00:00 to 24:00", late));
}

TEST(Condition, HolidaysAreThoseOfTheCalendar) {
    auto day = matter();
    day[3] = at("2026-10-01", 10);
    EXPECT_TRUE(met("reported on holiday", day)) << "a Thursday that is free";
    day[3] = at("2026-10-10", 10);
    EXPECT_TRUE(met("reported on workday", day)) << "a Saturday that is worked";
}

TEST(Condition, WhatIsMissingMeetsNoTest) {
    const Values nothing(context().fields().size());
    for (const auto* source : {"item = fire-01", "text contains \"a\"", "confidence < 5", "reported on workday",
                               "place within a3", "anonymous", "waited < 1d", "since > 2000-01-01"}) {
        EXPECT_FALSE(met(source, nothing)) << source;
        EXPECT_TRUE(met("not (" + std::string(source) + ")", nothing)) << source;
    }
    EXPECT_TRUE(met("item is missing", nothing));
    EXPECT_FALSE(met("item is known", nothing));
}

TEST(Condition, MistakesAreSaidWithTheirPlace) {
    struct Row {
        const char* source;
        std::size_t position;
        const char* code;
        const char* message;
    };
    const Row rows[] = {
        {"itme = 1", 1, "unknown_field", "第 1 字：没有“itme”这个字段，是不是“item”？"},
        {"匿名 且 上报时问 = 2026-01-01", 6, "unknown_field", "第 6 字：没有“上报时问”这个字段，是不是“上报时间”？"},
        {"item = 消防漏水", 8, "unknown_word", "第 8 字：“事项”没有“消防漏水”，是不是“消防栓漏水”？"},
        {"item = zzzzzzzz", 8, "unknown_word", "第 8 字：“事项”没有“zzzzzzzz”"},
        {"item > fire-01", 6, "wrong_type", "第 6 字：“事项”是选项，不能这样比较"},
        {"confidence = \"高\"", 14, "wrong_type", "第 14 字：“高”处应当是数字"},
        {"text = 5", 8, "wrong_type", "第 8 字：“5”处应当是引号里的文字"},
        {"anonymous and", 14, "unexpected", "第 14 字：条件没有写完，应当是一个字段"},
        {"(anonymous", 11, "unexpected", "第 11 字：条件没有写完，应当是“)”"},
        {"anonymous anonymous", 11, "unexpected", "第 11 字：“anonymous”处多余的内容"},
        {"text contains \"a", 15, "unexpected", "第 15 字：引号没有配对"},
        {"reported = 2026-02-30", 12, "unexpected", "第 12 字：“2026-02-30”不是日期，日期写作 2026-03-01"},
        {"reported between 8:30 to 09:00", 18, "unexpected", "第 18 字：“8:30”不是时刻，时刻写作 08:30"},
        {"waited > 3x", 11, "unexpected", "第 11 字：“x”不是时长单位，时长写作 30m、2h、3d"},
        {"item & fire-01", 6, "unexpected", "第 6 字：不认识的符号“&”"},
        {"item", 5, "unexpected", "第 5 字：条件没有写完，应当是比较，例如“=”或“属于”"},
        {"", 1, "unexpected", "第 1 字：条件没有写完，应当是一个字段"},
        {"item = \xff", 1, "bad_text", "第 1 字：文字编码有误"},
    };
    for (const auto& row : rows) {
        const auto parsed = parse(context(), row.source);
        ASSERT_FALSE(parsed.condition) << row.source;
        EXPECT_EQ(parsed.mistake.position, row.position) << row.source;
        EXPECT_EQ(parsed.mistake.code, row.code) << row.source;
        EXPECT_EQ(parsed.mistake.message, row.message);
    }
}

TEST(Condition, AStoredWordOutlivesItsList) {
    const auto parsed = parse(context(), "item = \"gone-01\" or place within \"a9\"", Reading::stored);
    ASSERT_TRUE(parsed.condition);
    EXPECT_FALSE(evaluate(context(), *parsed.condition, matter(), office()));
    EXPECT_EQ(print(context(), *parsed.condition), "item = \"gone-01\" or place within [\"a9\"]");
    EXPECT_FALSE(parse(context(), "item = \"gone-01\"").condition) << "nobody types it anew";
}

TEST(Condition, BoundsHold) {
    std::string deep(deepest + 1, '(');
    EXPECT_EQ(parse(context(), deep + "anonymous" + std::string(deepest + 1, ')')).mistake.code, "too_deep");
    std::string many = "anonymous";
    for (std::size_t i = 0; i < most_nodes; ++i) many += " or anonymous";
    EXPECT_EQ(parse(context(), many).mistake.code, "too_long");
    std::string list = "text contains [";
    for (std::size_t i = 0; i <= most_operands; ++i) list += "\"" + std::to_string(i) + "\",";
    EXPECT_EQ(parse(context(), list + "\"a\"]").mistake.code, "unexpected");
    EXPECT_EQ(parse(context(), std::string(longest_source + 1, ' ')).mistake.code, "too_long");
}

TEST(Condition, AnExplanationNamesWhatDecidedAndNoText) {
    const auto why = [](std::string_view source, const Values& values = matter()) {
        const auto verdict = explain(context(), read(source), values, office());
        std::string out = verdict.met ? "是" : "否";
        for (const auto& reason : verdict.reasons) out += "\n" + reason.text;
        return out;
    };
    EXPECT_EQ(why("item = fire-01 and confidence > 0.5"),
              "是\n事项 = \"消防栓漏水\"（\"消防栓漏水\"）：符合\n把握 > 0.5（0.75）：符合");
    EXPECT_EQ(why("confidence > 0.5 and confidence > 0.9"), "否\n把握 > 0.9（0.75）：不符合") << "only what decided";
    EXPECT_EQ(why("text contains [\"漏水\", \"燃气\"] or anonymous"),
              "是\n内容 包含 [\"漏水\", \"燃气\"]（有“漏水”）：符合");
    EXPECT_EQ(why("not text starts \"燃气\""), "是\n内容 开头是 \"燃气\"（没有这些字样）：不符合");
    EXPECT_EQ(why("place within a2"), "是\n地点 位于 [\"云台街道\"]（a1/云台街道/书香社区）：符合");
    EXPECT_EQ(why("reported on workday and waited > 1h"),
              "是\n上报时间 是工作日（2026-09-21 10:00）：符合\n已等 > 1h（5h）：符合");
    EXPECT_EQ(why("item = fire-01", Values(context().fields().size())), "否\n事项 = \"消防栓漏水\"（没有值）：不符合");
}

TEST(Condition, AFieldThatCannotBeWrittenIsAProgrammersMistake) {
    EXPECT_THROW(Context({{"and", "且", Type::flag}}), InvariantBroken);
    EXPECT_THROW(Context({{"a b", "甲", Type::flag}}), InvariantBroken);
    EXPECT_THROW(Context({{"a", "甲", Type::flag}, {"b", "甲", Type::flag}}), InvariantBroken);
}

/// Conditions by chance: what the parser may meet, made from a seed.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t n) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33) % n;
    }
    std::string condition(int depth) {
        const auto kind = depth == 0 ? 3 : below(4);
        if (kind == 0) return "not (" + condition(depth - 1) + ")";
        if (kind == 3) return test();
        return "(" + condition(depth - 1) + (kind == 1 ? " and " : " or ") + condition(depth - 1) + ")";
    }
    Values values() {
        Values out = matter();
        out[0] = std::string(below(2) != 0 ? "fire-01" : "waste-01");
        out[1] = std::string(below(2) != 0 ? "漏水了" : "垃圾很多\"＂\\");
        out[2] = static_cast<double>(below(5)) / 4;
        out[3] = at("2026-09-27", 0) + std::chrono::hours(below(24 * 14));
        out[5] = std::chrono::milliseconds(std::chrono::hours(below(6)));
        out[7] = below(2) != 0;
        for (auto& one : out)
            if (below(8) == 0) one = std::monostate{};
        return out;
    }

private:
    std::string test() {
        static const char* const all[] = {"item = fire-01",
                                          "item != waste-01",
                                          "item in [fire-01, waste-01]",
                                          "item not in [waste-01]",
                                          "item is missing",
                                          "text contains \"漏水\"",
                                          "text contains [\"漏\", \"垃圾\"]",
                                          "text contains-all [\"漏\", \"水\"]",
                                          "text contains [\"\\\"\\\\\\＂\", \"\\＂\"]",
                                          "text starts \"漏水\"",
                                          "confidence > 0.5",
                                          "confidence <= 0.25",
                                          "confidence = 0.75",
                                          "confidence >= 0.000001",
                                          "reported on [sat, sun]",
                                          "reported is workday",
                                          "reported on holiday",
                                          "reported between 22:00 to 06:00",
                                          "reported < 2026-10-01",
                                          "since >= 2026-09-20",
                                          "waited > 0.7m",
                                          "waited <= 2h",
                                          "waited = 0m",
                                          "place within [a3, a2]",
                                          "place within a3",
                                          "anonymous"};
        return all[below(std::size(all))];
    }
    std::uint64_t state_;
};

/// Goal: what is printed reads back as itself, in both styles. Method: 3,000 conditions made by chance from one seed.
TEST(Condition, PrintAndParseAreARoundTrip) {
    Chance chance(20'261'122);
    for (int i = 0; i < 3'000; ++i) {
        const auto source = chance.condition(3);
        const auto first = read(source);
        for (const auto style : {Style::codes, Style::chinese}) {
            const auto printed = print(context(), first, style);
            ASSERT_EQ(read(printed), first) << source << "\n" << printed;
            ASSERT_EQ(print(context(), read(printed), style), printed);
        }
    }
}

/// Goal: every well-typed condition has an outcome for all values, and its explanation the same one.
TEST(Condition, EvaluationIsTotalAndExplained) {
    Chance chance(7);
    int held = 0;
    for (int i = 0; i < 3'000; ++i) {
        const auto condition = read(chance.condition(4));
        const auto values = chance.values();
        const auto verdict = explain(context(), condition, values, office());
        ASSERT_EQ(verdict.met, evaluate(context(), condition, values, office()));
        ASSERT_FALSE(verdict.reasons.empty());
        held += verdict.met ? 1 : 0;
    }
    EXPECT_GT(held, 500);
    EXPECT_LT(held, 2'500);
}

TEST(Overlap, IsShownWhereItIsCertain) {
    struct Row {
        const char* narrow;
        const char* wide;
        bool implies;
        bool exclusive;
    };
    const Row rows[] = {
        {"item = fire-01", "item in [fire-01, waste-01]", true, false},
        {"item in [fire-01, waste-01]", "item = fire-01", false, false},
        {"item = fire-01", "item = waste-01", false, true},
        {"item = fire-01", "item != waste-01", true, false},
        {"item not in [fire-01, waste-01]", "item != fire-01", true, false},
        {"item = fire-01 and anonymous", "item = fire-01", true, false},
        {"item = fire-01", "item = fire-01 or anonymous", true, false},
        {"confidence > 0.9", "confidence >= 0.5", true, false},
        {"confidence < 0.5", "confidence >= 0.5", false, true},
        {"confidence <= 0.5", "confidence >= 0.5", false, false},
        {"text contains \"消防栓\"", "text contains [\"消防\", \"漏水\"]", true, false},
        {"text contains-all [\"消防栓\", \"漏水\"]", "text contains \"水\"", true, false},
        {"text contains \"水\"", "text contains \"漏水\"", false, false},
        {"place within a3", "place within [a3, a2]", true, false},
        {"anonymous", "not anonymous", false, true},
        {"item is missing", "item = fire-01", false, true},
        {"reported between 08:00 to 09:00", "reported between 08:00 to 10:00", false, false},
        {"(item = fire-01 or item = lift-01) and anonymous", "item in [fire-01, lift-01]", true, false},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(implies(context(), read(row.narrow), read(row.wide)), row.implies) << row.narrow << " / " << row.wide;
        EXPECT_EQ(exclusive(context(), read(row.narrow), read(row.wide)), row.exclusive)
            << row.narrow << " / " << row.wide;
    }
}

/// Goal: what is said of two conditions is never wrong. Method: pairs by chance, each tried on values by chance.
TEST(Overlap, IsNeverWrong) {
    Chance chance(99);
    int implied = 0, apart = 0;
    for (int i = 0; i < 3'000; ++i) {
        const auto a = read(chance.condition(2)), b = read(chance.condition(2));
        const bool narrow = implies(context(), a, b), none = exclusive(context(), a, b);
        implied += narrow ? 1 : 0, apart += none ? 1 : 0;
        for (int k = 0; (narrow || none) && k < 30; ++k) {
            const auto values = chance.values();
            const bool left = evaluate(context(), a, values, office()),
                       right = evaluate(context(), b, values, office());
            ASSERT_FALSE(narrow && left && !right) << print(context(), a) << " => " << print(context(), b);
            ASSERT_FALSE(none && left && right) << print(context(), a) << " x " << print(context(), b);
        }
    }
    EXPECT_GT(implied, 30);
    EXPECT_GT(apart, 30);
}

}  // namespace
}  // namespace linli::conditions
