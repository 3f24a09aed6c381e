#include "forms.h"

#include <linli/imports/templates.h>
#include <linli/ledgers/definition.h>
#include <linli/registry/provenance.h>

#include <gmock/gmock.h>

#include <algorithm>

namespace linli::app {
namespace {

using reference::FormKind;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const reference::List& catalogue() { return reference::built_in_list(*reference::shape_of(reference::lists::fields)); }

/// COVERS: DAT-22, DAT-01
TEST(Forms, EveryFieldThatCanBeFilledInStandsInTheCatalogue) {
    const auto forms = room_forms();
    EXPECT_THAT(reference::uncovered(catalogue(), forms), IsEmpty());
    std::size_t columns = 0;
    for (const auto& form : imports::templates()) columns += form.fields.size();
    EXPECT_EQ(forms.size(), columns + registry::stated_fields().size() + ledgers::columns().size());
    for (const auto& one : forms) EXPECT_FALSE(one.form_title.empty() || one.label.empty()) << one.form << one.field;
}

TEST(Forms, EachFieldThatIsNotCoveredIsNamedWhereverItIsFilledIn) {
    auto entries = catalogue().entries();
    std::erase_if(entries, [](const reference::Entry& one) { return one.code == "person.ethnicity"; });
    for (auto& one : entries)
        if (one.code == "person.phone") one.columns.erase("basis");
    const reference::List poorer("fields", 1, Date(), std::move(entries));
    const auto found = reference::uncovered(poorer, room_forms());
    for (const auto* where : {"population.ethnicity", "household_file.ethnicity", "person.person.ethnicity",
                              "population.phone", "household_file.phone", "person.person.phone"})
        EXPECT_THAT(found, Contains(HasSubstr(where))) << where;
    EXPECT_THAT(found, Contains(AllOf(HasSubstr("实有人口"), HasSubstr("民族"), HasSubstr("用途和法律依据"))));
    EXPECT_EQ(found.size(), 7U) << "the telephone is filled in twice as a change and as a column of ledgers";
}

TEST(Forms, APersonalFieldOfARouteThatNobodyEnteredKeepsTheProgramFromStarting) {
    const std::vector<api::PersonalInput> known{{"reportCaseOnBehalf", "代他人上报", "reporter_phone", "反映人电话"},
                                                {"proposeChange", "提出变更", "values.value", "值"}};
    const auto forms = route_forms(known);
    ASSERT_EQ(forms.size(), 2U);
    EXPECT_EQ(forms[0].entry, "report.contact_phone");
    EXPECT_EQ(forms[1].entry, reference::named_beside);
    EXPECT_EQ(checked_forms(known).size(), room_forms().size() + 2);
    auto more = known;
    more.push_back({"reportCase", "上报", "blood_group", "血型"});
    try {
        checked_forms(more);
        FAIL() << "a field without purpose and legal basis";
    } catch (const InvariantBroken& broken) {
        EXPECT_THAT(broken.what(), AllOf(HasSubstr("reportCase.blood_group"), HasSubstr("血型")));
    }
}

/// COVERS: DAT-04
TEST(Forms, EveryEntryOfTheCatalogueStandsInOneOfThreeLibraries) {
    std::size_t in[3] = {};
    for (const auto& entry : catalogue().entries()) {
        const auto group = reference::group_of(entry);
        ASSERT_TRUE(group) << entry.code;
        ++in[static_cast<std::size_t>(*group)];
    }
    for (const auto count : in) EXPECT_GT(count, 0U);
    const auto form = [](FormKind kind) {
        const auto all = room_forms();
        return std::count_if(all.begin(), all.end(), [&](const auto& one) { return one.kind == kind; });
    };
    EXPECT_GT(form(FormKind::ledger), 40);
}

}  // namespace
}  // namespace linli::app
