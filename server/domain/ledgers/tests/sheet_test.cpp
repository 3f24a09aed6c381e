#include "house.h"

#include <linli/base/csv.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace linli::ledgers {
namespace {

namespace fs = std::filesystem;

/// Two ledgers as they leave, held against files beside this one. LINLI_WRITE_GOLDEN=1 writes them anew.
class SheetTest : public LedgerHouse {
protected:
    void SetUp() override {
        LedgerHouse::SetUp();
        const auto home = dwelling(first, registry::DwellingUse::rented), next = dwelling(second);
        const auto zhou = person(first, "周奶奶", "1935-11-30"), ouyang = person(second, "欧阳震华", "1936-02-29"),
                   wang = person(second, "王桂兰", "1946-03-02"), li = person(first, "李租客", "1990-06-01");
        auto owner = lives(zhou, home);
        owner.lives_here = false;
        const std::vector<registry::DwellingRow> doors{home, next};
        const std::vector<registry::PersonRow> all_people{zhou, ouyang, wang, li};
        const std::vector<registry::RelationRow> relations{owner, lives(ouyang, next),
                                                           lives(li, home, registry::RelationKind::tenant)};
        keep({.dwellings = doors, .people = all_people, .relations = relations});
        noon("2026-03-20");
        changed = wang.id;
    }

    /// What an export writes below its mark.
    std::string sheet(std::string_view code, const AskLedger& ask) {
        const auto who = scope(may_read);
        const auto plan = service.plan(who, code, ask, {}).value();
        std::string out;
        for (const auto& note : plan.notes) out += note + "\n";
        const auto line = [&](const std::vector<std::string>& cells) {
            std::string text;
            for (const auto& cell : cells) {
                if (!text.empty()) text += ',';
                csv::append_cell(text, cell);
            }
            out += text + "\n";
            return true;
        };
        std::vector<std::string> head;
        for (const auto& one : plan.columns) head.push_back(one.label);
        line(head);
        EXPECT_GE(service.write(who, code, plan, {}, line).value(), 1);
        return out;
    }
    static void expect_golden(const std::string& name, const std::string& text) {
        const auto path = fs::path(LINLI_ROOT) / "server/domain/ledgers/tests/golden" / name;
        if (std::getenv("LINLI_WRITE_GOLDEN") != nullptr) std::ofstream(path) << text;
        std::ifstream in(path);
        std::stringstream stored;
        stored << in.rdbuf();
        EXPECT_EQ(text, stored.str()) << "LINLI_WRITE_GOLDEN=1 writes " << path;
    }
    static AskLedger on(std::string_view as_of) {
        AskLedger ask;
        ask.as_of = day(as_of);
        return ask;
    }
    PersonId changed;
};
LINLI_BOTH_ENGINES(SheetTest);

TEST_P(SheetTest, TwoLedgersAsTheyLeave) {
    expect_golden("longevity_allowance.csv", sheet("longevity_allowance", on("2026-03-10")));
    expect_golden("rental_dwellings.csv", sheet("rental_dwellings", on("2026-03-10")));
}

TEST_P(SheetTest, MadeAgainItHasTheSameBytes) {
    const auto before = sheet("longevity_allowance", on("2026-03-10"));
    auto in = about(registry::ChangeKind::correction, changed);
    in.values = {{"person.name", "王桂蓝"}, {"person.birth_on", "1950-01-01"}};
    in.on = day("2026-03-05");
    ASSERT_TRUE(change(in).ok());
    noon("2026-04-01");
    EXPECT_EQ(sheet("longevity_allowance", on("2026-03-10")), before);
    EXPECT_NE(sheet("longevity_allowance", on("2026-03-31")).find("欧阳震华"), std::string::npos);
    EXPECT_EQ(sheet("longevity_allowance", on("2026-03-31")).find("王桂兰"), std::string::npos);
}

TEST_P(SheetTest, ColumnsAreChosenAndAFixedMomentStays) {
    const auto who = scope(may_read);
    EXPECT_TRUE(service.plan(who, "longevity_allowance", {}, {"person.shoe"}).is(json::invalid_fields));
    const auto plan = service.plan(who, "longevity_allowance", {}, {"person.age", "person.name"}).value();
    auto in = about(registry::ChangeKind::death, changed);
    clock.advance(std::chrono::minutes(1));
    ASSERT_TRUE(change(in).ok());
    const auto count_of = [&](const SheetPlan& one) {
        return service
            .write(who, "longevity_allowance", one, {},
                   [](const auto& cells) {
                       EXPECT_EQ(cells.size(), 2U);
                       return true;
                   })
            .value();
    };
    EXPECT_EQ(count_of(plan), 3) << "asked for before the death was known";
    const auto again = service.plan_again(who, "longevity_allowance", plan.version, plan.as_of, plan.known,
                                          {"person.age", "person.name"});
    EXPECT_EQ(count_of(again.value()), 3);
    EXPECT_EQ(count_of(service.plan(who, "longevity_allowance", {}, {"person.age", "person.name"}).value()), 2);
}

}  // namespace
}  // namespace linli::ledgers
