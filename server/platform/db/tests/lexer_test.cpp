#include "lexer.h"

#include <gtest/gtest.h>

namespace linli::db {
namespace {

struct Case {
    const char* sql;
    const char* positional;
    std::vector<std::string> names;
};

TEST(LexerTest, ParametersBecomeNumbersOnlyWhereTheyAreParameters) {
    const Case table[] = {
        {"SELECT :a", "SELECT $1", {"a"}},
        {":a,:b,:a", "$1,$2,$1", {"a", "b"}},
        {"':a' || :b", "':a' || $1", {"b"}},
        {"'it''s :a' :b", "'it''s :a' $1", {"b"}},
        {"\":a\" :b \"x\"\":c\"", "\":a\" $1 \"x\"\":c\"", {"b"}},
        {"-- :a\n:b", "-- :a\n$1", {"b"}},
        {"/* :a /* :b */ :c */ :d", "/* :a /* :b */ :c */ $1", {"d"}},
        {"x::text = :a::text", "x::text = $1::text", {"a"}},
        {"E'\\':a' :b", "E'\\':a' $1", {"b"}},
        {"name'\\' :b", "name'\\' $1", {"b"}},
        {"$$ :a $$ :b", "$$ :a $$ $1", {"b"}},
        {"$tag$ :a $$ $tag$ :b", "$tag$ :a $$ $tag$ $1", {"b"}},
        {"a$b$c :d", "a$b$c $1", {"d"}},
        {"a[1:2] = :x1_y", "a[1:2] = $1", {"x1_y"}},
        {"'unclosed :a", "'unclosed :a", {}},
        {"/* unclosed :a", "/* unclosed :a", {}},
        {"", "", {}},
        {":", ":", {}},
        {"a - :b--:c", "a - $1--:c", {"b"}},
        {":区域", "$1", {"区域"}},
    };
    for (const auto& [sql, positional, names] : table) {
        const auto found = to_positional(sql);
        EXPECT_EQ(found.sql, positional);
        EXPECT_EQ(found.names, names) << sql;
    }
}

/// Goal: nothing is lost between the tokens, whatever comes in.
TEST(LexerTest, TokensAreTheWholeText) {
    const std::string letters = "a:'\"-/*$@;E\\\n 1";
    std::uint32_t state = 20261001;
    for (int round = 0; round < 20'000; ++round) {
        std::string sql;
        for (int i = 0; i < 24; ++i) {
            state = state * 1664525U + 1013904223U;
            sql += letters[(state >> 16) % letters.size()];
        }
        std::string joined;
        for (const auto& token : lex(sql)) joined += token.text;
        ASSERT_EQ(joined, sql);
    }
}

}  // namespace
}  // namespace linli::db
