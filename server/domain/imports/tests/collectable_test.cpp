#include "house.h"

/// What the resource catalogue lets a sheet or a paper form bring in.
namespace linli::imports {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

using Collectable = ImportTest;
LINLI_BOTH_ENGINES(Collectable);

/// COVERS: DAT-22
TEST_P(Collectable, AFieldWithoutPurposeAndBasisIsNotCollected) {
    const auto made = receive(write("姓名,性别,民族,职业\n张三,女,汉族,教师\n")).value();
    const auto mapping = service.mapping(clerk(), made.id).value();
    testing::publish_catalogue(lists, tenant, UserId(id(1)), 0, [](auto& entries) {
        testing::without_entry("person.ethnicity")(entries);
        testing::without_entry("person.occupation")(entries);
    });
    const auto refused = service.confirm(clerk(), made.id, {made.version, mapping, true});
    ASSERT_TRUE(refused.is(not_collectable));
    ASSERT_THAT(refused.problem().errors, SizeIs(2)) << "every field is named";
    EXPECT_EQ(refused.problem().errors[0].pointer, "/mapping/columns/2/field");
    EXPECT_EQ(refused.problem().errors[0].code, "not_in_catalogue");
    EXPECT_THAT(refused.problem().detail,
                ::testing::AllOf(HasSubstr("民族"), HasSubstr("职业"), HasSubstr("法律依据")));
    auto fewer = mapping;
    fewer.columns[2].field.reset();
    fewer.columns[3].field.reset();
    EXPECT_TRUE(service.confirm(clerk(), made.id, {made.version, fewer, false}).ok());
    EnterPaper in{.id = ids.next<ImportId>(), .form = "population", .area_id = area_id(3)};
    in.values = {{"name", "李四"}, {"sex", "男"}, {"ethnicity", "汉族"}};
    const auto typed = service.enter(clerk(may_enter_paper), in);
    ASSERT_TRUE(typed.is(not_collectable));
    EXPECT_EQ(typed.problem().errors.at(0).pointer, "/values/2/text");
    in.values.pop_back();
    EXPECT_TRUE(service.enter(clerk(may_enter_paper), in).ok());
}

/// COVERS: DAT-55
TEST_P(Collectable, WhatStaysInAnotherSystemIsRefusedByNameAndOnlyItsNumberIsKept) {
    const auto sheet = write(
        "编号,姓名,性别,出生日期,信访情况,稳控等级,信访编号\n"
        "P1,张三,女,1949-12-31,多次上访,二级,XF2026-00018\n"
        "P2,李四,男,1980-05-06,,,\n");
    const auto made = receive(sheet).value();
    auto mapping = service.mapping(clerk(), made.id).value();
    EXPECT_FALSE(mapping.columns[4].field) << "nothing is suggested for it";
    EXPECT_THAT(mapping.columns[4].reasons.at(0),
                ::testing::AllOf(HasSubstr("信访情况"), HasSubstr("不能入库"), HasSubstr("外部系统编号")));
    EXPECT_FALSE(mapping.columns[5].field);
    EXPECT_EQ(mapping.columns[6].field, "outside_ref");
    auto disguised = mapping;
    disguised.columns[4].field = "occupation";
    disguised.columns[4].header = "职业";
    disguised.columns[5].field = "education";
    const auto refused = service.confirm(clerk(), made.id, {made.version, disguised, true});
    ASSERT_TRUE(refused.is(not_collectable)) << "whatever it is called and mapped to";
    ASSERT_THAT(refused.problem().errors, SizeIs(2));
    EXPECT_EQ(refused.problem().errors[0].code, "external_only");
    EXPECT_THAT(refused.problem().detail, ::testing::AllOf(HasSubstr("信访情况"), HasSubstr("维稳情况")));

    ASSERT_TRUE(service.confirm(clerk(), made.id, {made.version, mapping, true}).ok());
    run();
    const auto applied = step(see(made.id), ImportStep::apply);
    EXPECT_EQ(applied.rows_applied, 2);
    ASSERT_THAT(people(), SizeIs(2));
    EXPECT_EQ(people()[0].outside_ref, "XF2026-00018");
    EXPECT_TRUE(people()[1].outside_ref.empty());
    EXPECT_EQ(count("SELECT count(*) FROM registry_person WHERE outside_ref IS NOT NULL"), 1);
    EXPECT_TRUE(people()[0].occupation.empty());

    const auto other =
        step(checked(write("编号,姓名,性别,出生日期,信访编号\nP1,张三,女,1949-12-31,XF2026-00020\n", "b.csv")),
             ImportStep::apply);
    EXPECT_EQ(people()[0].outside_ref, "XF2026-00020");
    EXPECT_EQ(count("SELECT count(*) FROM registry_statement WHERE field = 'person.outside_ref' AND value IS NOT NULL"),
              0)
        << "sealed, also as a statement";
    step(other, ImportStep::undo);
    EXPECT_EQ(people()[0].outside_ref, "XF2026-00018") << "an undo brings the number of before back";
    step(applied, ImportStep::undo);
    EXPECT_THAT(people(), SizeIs(1)) << "who was changed since is kept";
}

TEST_P(Collectable, TheFieldOfTheReferenceTakesNumbersOnly) {
    const auto one =
        checked(write("编号,姓名,性别,出生日期,外部系统编号\nP1,张三,女,1949-12-31,多次到区里反映征地问题\n"
                      "P2,李四,男,1980-05-06,11010519491231002X\nP3,王五,男,1990-01-02,A-7\n"));
    EXPECT_EQ(one.rows_wrong, 2) << "words are content, an identity number is a person";
    for (const auto& finding : found(one)) {
        EXPECT_EQ(finding.field, "outside_ref");
        EXPECT_THAT(finding.why, ::testing::Not(HasSubstr("征地"))) << "what may not be kept is not repeated";
    }
}

TEST_P(Collectable, ATenantKeepsAFieldOutByItsLevel) {
    testing::publish_catalogue(lists, tenant, UserId(id(1)), 0, [](auto& entries) {
        for (auto& one : entries)
            if (one.code == "person.marital_status")
                one.columns["sensitivity"] = "external_only";
            else if (one.code == "person.petition")
                one.columns["sensitivity"] = "sensitive";
    });
    const auto made = receive(write("姓名,性别,婚姻状况,信访情况\n张三,女,已婚,无\n")).value();
    const auto mapping = service.mapping(clerk(), made.id).value();
    EXPECT_EQ(mapping.columns[2].field, "marital_status");
    EXPECT_THAT(mapping.columns[2].reasons.back(), HasSubstr("只存编号")) << "the suggestion says so";
    const auto refused = service.confirm(clerk(), made.id, {made.version, mapping, true});
    ASSERT_TRUE(refused.is(not_collectable));
    ASSERT_THAT(refused.problem().errors, SizeIs(1)) << "what the tenant lets in is not kept out";
    EXPECT_THAT(refused.problem().errors[0].message, HasSubstr("婚姻状况"));
}

TEST_P(Collectable, AFieldThatIsClosedAfterItsMappingIsNotReadEither) {
    const auto made = receive(write(good)).value();
    const auto mapping = service.mapping(clerk(), made.id).value();
    ASSERT_TRUE(service.confirm(clerk(), made.id, {made.version, mapping, true}).ok());
    testing::publish_catalogue(lists, tenant, UserId(id(1)), 0, testing::without_entry("person.phone"));
    run();
    EXPECT_EQ(see(made.id).state, ImportState::failed);
    EXPECT_EQ(see(made.id).problem, not_collectable.code);
}

}  // namespace
}  // namespace linli::imports
