#include <linli/ledgers/definition.h>
#include <linli/reference/list.h>

#include "cells.h"

#include <gmock/gmock.h>

#include <set>

namespace linli::ledgers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool knows(std::string_view list, std::string_view code) {
    const auto& entries = reference::built_in_list(*reference::shape_of(list));
    if (list != reference::lists::allowance_tiers) return entries.find(code) != nullptr;
    const auto& all = entries.entries();
    return std::any_of(all.begin(), all.end(), [&](const auto& e) { return e.text("scheme") == code; });
}

TEST(Definitions, ThoseOfTheProgramAreSound) {
    std::set<std::string> codes, subjects;
    for (const auto& one : built_in()) {
        EXPECT_THAT(faults(one, knows), IsEmpty()) << one.code;
        EXPECT_TRUE(codes.insert(one.code).second) << one.code;
        EXPECT_FALSE(one.purpose.empty() || one.basis.empty() || one.owner.empty()) << one.code;
        subjects.insert(std::string(word(one.subject)));
    }
    EXPECT_GE(codes.size(), 12U);
    EXPECT_EQ(subjects.size(), 4U) << "people, dwellings, units and things";
}

TEST(Definitions, EveryColumnHasAWriterAndEveryListIsThere) {
    for (const auto& one : columns()) EXPECT_TRUE(has_writer(one.field)) << one.field;
    for (const auto& one : facts())
        EXPECT_TRUE(one.list.empty() || reference::shape_of(one.list) != nullptr) << one.list;
}

struct Case {
    const char* what;
    void (*spoil)(Definition&);
    const char* pointer;
    const char* code;
};

Definition sound() {
    return {.code = "my_ledger",
            .title = "我的台账",
            .subject = Subject::person,
            .purpose = "核对",
            .basis = "社区信息采集制度",
            .owner = "社区",
            .conditions = {{.fact = "age", .any = {}, .from = 60, .until = {}}},
            .columns = {{"person.name", {}}},
            .tiers = {},
            .split = Split::none};
}

const Case cases[] = {
    {"a code with capitals", [](Definition& d) { d.code = "My"; }, "/code", "not_a_code"},
    {"a code that begins with a digit", [](Definition& d) { d.code = "1st"; }, "/code", "not_a_code"},
    {"a fact nobody knows", [](Definition& d) { d.conditions[0].fact = "shoe"; }, "/conditions/0/fact", "unknown_fact"},
    {"a fact of another subject", [](Definition& d) { d.conditions[0].fact = "venue"; }, "/conditions/0/fact",
     "unknown_fact"},
    {"a number without a range", [](Definition& d) { d.conditions[0].from = {}; }, "/conditions/0/from", "required"},
    {"an age no one has", [](Definition& d) { d.conditions[0].from = 151; }, "/conditions/0/from", "out_of_range"},
    {"a range that is turned round", [](Definition& d) { d.conditions[0].until = 59; }, "/conditions/0/until",
     "out_of_range"},
    {"codes for a number", [](Definition& d) { d.conditions[0].any = {"x"}; }, "/conditions/0/any", "not_used"},
    {"a number for a code",
     [](Definition& d) { d.conditions[0] = {.fact = "sex", .any = {"male"}, .from = 1, .until = {}}; },
     "/conditions/0/from", "not_used"},
    {"no code", [](Definition& d) { d.conditions[0] = {.fact = "tag", .any = {}, .from = {}, .until = {}}; },
     "/conditions/0/any", "required"},
    {"a tag that is not in the list",
     [](Definition& d) {
         d.conditions[0] = {.fact = "tag", .any = {"veteran", "tall"}, .from = {}, .until = {}};
     },
     "/conditions/0/any/1", "unknown_code"},
    {"a word that is none",
     [](Definition& d) { d.conditions[0] = {.fact = "sex", .any = {"both"}, .from = {}, .until = {}}; },
     "/conditions/0/any/0", "unknown_code"},
    {"a column nobody knows",
     [](Definition& d) {
         d.columns.push_back({"person.shoe", {}});
     },
     "/columns/1/field", "unknown_field"},
    {"a column of another subject",
     [](Definition& d) {
         d.columns.push_back({"dwelling.code", {}});
     },
     "/columns/1/field", "unknown_field"},
    {"a column twice",
     [](Definition& d) {
         d.columns.push_back({"person.name", {}});
     },
     "/columns/1/field", "twice"},
    {"tags that nobody asks for",
     [](Definition& d) {
         d.columns.push_back({"person.tags", {}});
     },
     "/columns/1/field", "needs_a_tag"},
    {"tiers without a scheme",
     [](Definition& d) {
         d.columns.push_back({"person.tier", {}});
     },
     "/tiers", "required"},
    {"a scheme that is not there", [](Definition& d) { d.tiers = "height"; }, "/tiers", "unknown_code"},
    {"broken down by what a person has not", [](Definition& d) { d.split = Split::venue; }, "/split", "unknown_split"},
    {"broken down by tags without asking for one", [](Definition& d) { d.split = Split::tag; }, "/split",
     "unknown_split"},
};

TEST(Definitions, AreRefusedFieldByField) {
    EXPECT_THAT(faults(sound(), knows), IsEmpty());
    for (const auto& one : cases) {
        auto d = sound();
        one.spoil(d);
        std::vector<std::string> found;
        for (const auto& fault : faults(d, knows)) found.push_back(fault.pointer + " " + fault.code);
        EXPECT_THAT(found, ElementsAre(std::string(one.pointer) + " " + one.code)) << one.what;
    }
}

}  // namespace
}  // namespace linli::ledgers
