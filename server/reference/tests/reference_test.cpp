#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/base/text.h>
#include <linli/json/read.h>
#include <linli/reference/permissions.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/testing/catalogue.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <gmock/gmock.h>

#include <algorithm>

namespace linli::reference {
namespace {

using ::testing::SizeIs;

TEST(ListsTest, EveryBuiltInListFitsItsShape) {
    for (const auto& shape : shapes()) {
        const auto& list = built_in_list(shape);
        EXPECT_FALSE(list.entries().empty()) << shape.code;
        for (const auto& fault : faults(shape, list.entries()))
            ADD_FAILURE() << shape.code << fault.pointer << " " << fault.message;
    }
    EXPECT_THAT(built_in_list(*shape_of(lists::organisation_kinds)).entries(), SizeIs(10));
    EXPECT_THAT(built_in_list(*shape_of(lists::small_venues)).entries(), SizeIs(9));
    EXPECT_THAT(built_in_list(*shape_of("ethnicity")).entries(), SizeIs(56));
}

TEST(ListsTest, WhatOneListNamesStandsInTheOther) {
    const auto& sources = built_in_list(*shape_of(lists::sources));
    for (const auto* code : {"fields", "person_tags"})
        for (const auto& entry : built_in_list(*shape_of(code)).entries())
            EXPECT_NE(sources.find(entry.text("source")), nullptr) << code << " " << entry.code;
    for (const auto& field : built_in_list(*shape_of(lists::fields)).entries())
        EXPECT_TRUE(field.text("list").empty() || shape_of(field.text("list")) != nullptr) << field.code;
    for (const auto& shape : shapes()) {
        if (!shape.code.starts_with("map_")) continue;
        for (const auto& entry : built_in_list(shape).entries())
            EXPECT_NE(built_in_list(*shape_of(entry.text("list"))).find(entry.label), nullptr)
                << shape.code << " " << entry.code;
    }
}

TEST(ListsTest, WhatIsSharedStandsInTheCatalogues) {
    const auto& partners = built_in_list(*shape_of(lists::partners));
    const auto& ours = built_in_list(*shape_of(lists::fields));
    const auto& theirs = built_in_list(*shape_of(lists::partner_fields));
    const auto& purposes = built_in_list(*shape_of(lists::consent_purposes));
    const auto of_kind = [&](std::string_view column, std::string_view word) {
        return std::count_if(partners.entries().begin(), partners.entries().end(),
                             [&](const Entry& one) { return one.text(column) == word; });
    };
    EXPECT_EQ(of_kind("kind", "department"), 12);
    EXPECT_EQ(of_kind("kind", "subject"), 8);
    EXPECT_EQ(of_kind("priority", "yes"), 8);
    for (const auto& field : theirs.entries()) EXPECT_NE(partners.find(field.text("partner")), nullptr) << field.code;
    for (const auto& form : built_in_list(*shape_of(lists::agreement_templates)).entries()) {
        EXPECT_NE(partners.find(form.text("partner")), nullptr) << form.code;
        EXPECT_TRUE(form.text("consent").empty() || purposes.find(form.text("consent")) != nullptr) << form.code;
        for (const auto* column : {"keys", "fields"})
            for (const auto part : text::split(form.text(column), ' ')) {
                const auto code = part.substr(0, part.find(':'));
                EXPECT_TRUE(ours.find(code) != nullptr || theirs.find(code) != nullptr) << form.code << " " << code;
            }
    }
}

struct FaultCase {
    const char* name;
    Entry entry;
    std::vector<std::string> pointers;
};

TEST(ListsTest, TheCatalogueRefusesAFieldWithoutPurposeOrBasis) {
    const auto& shape = *shape_of(lists::fields);
    const auto whole = *built_in_list(shape).find("person.phone");
    const auto without = [&](const char* column) {
        auto entry = whole;
        entry.columns.erase(column);
        return entry;
    };
    const auto with = [&](const char* column, const char* text) {
        auto entry = whole;
        entry.columns[column] = text;
        return entry;
    };
    const FaultCase cases[] = {
        {"whole", whole, {}},
        {"no purpose", without("purpose"), {"/entries/0/purpose"}},
        {"no basis", without("basis"), {"/entries/0/basis"}},
        {"a word that is none", with("sharing", "maybe"), {"/entries/0/sharing"}},
        {"a level above all", with("approval", "9"), {"/entries/0/approval"}},
        {"no number", with("approval", "x"), {"/entries/0/approval"}},
        {"a column that is none", with("colour", "red"), {"/entries/0/colour"}},
        {"no code",
         [&] {
             auto e = whole;
             e.code.clear();
             return e;
         }(),
         {"/entries/0/code"}},
        {"no label",
         [&] {
             auto e = whole;
             e.label.clear();
             return e;
         }(),
         {"/entries/0/label"}},
    };
    for (const auto& one : cases) {
        std::vector<std::string> found;
        for (const auto& fault : faults(shape, std::span(&one.entry, 1))) found.push_back(fault.pointer);
        EXPECT_EQ(found, one.pointers) << one.name;
    }
    const Entry twice[] = {whole, whole};
    EXPECT_THAT(faults(shape, twice), SizeIs(1));
}

class ReferenceTest : public linli::testing::DatabaseTest {
protected:
    ReferenceTest() : DatabaseTest({&audit::sql(), &reference::sql()}) {}
    access::Scope admit(const access::Permission& permission, TenantId of = TenantId{1}) {
        access::Actor who;
        who.tenant = of;
        who.role = access::Role::administrator;
        who.user = user;
        return access::Gate::admit(who, permission).value();
    }
    PublishList next(std::int64_t base, const char* from, const std::string& label) {
        PublishList out{base, Date::parse(from).value(), "修订", {}};
        out.entries.push_back({"male", label, {}, {}});
        out.entries.push_back({"female", "女", {}, {}});
        return out;
    }
    testing::ManualClock clock;
    SeededIds ids{clock, 3};
    UserId user = ids.next<UserId>();
    audit::Audit audit{database(), clock, ids};
    Reference lists_{database(), clock, audit};
};
LINLI_BOTH_ENGINES(ReferenceTest);

TEST_P(ReferenceTest, AVersionHoldsFromItsDay) {
    ASSERT_TRUE(lists_.publish(admit(may_publish), "sex", next(0, "2020-01-01", "男性")).ok());
    ASSERT_TRUE(lists_.publish(admit(may_publish), "sex", next(1, "2999-01-01", "男子")).ok());
    const auto label = [&](const char* on) {
        const ReadList in{Date::parse(on).value(), {}};
        return lists_.read(admit(may_read), "sex", in).value().entries[0].label;
    };
    EXPECT_EQ(label("2019-12-31"), "男");
    EXPECT_EQ(label("2020-01-01"), "男性");
    EXPECT_EQ(label("2999-01-01"), "男子");
    EXPECT_EQ(lists_.read(admit(may_read), "sex", {}).value().version, 1);
    EXPECT_EQ(lists_.read(admit(may_read), "sex", {{}, 2}).value().entries[0].label, "男子");
    EXPECT_TRUE(lists_.read(admit(may_read), "sex", {{}, 3}).is(no_such_list));
    EXPECT_EQ(lists_.read(admit(may_read, TenantId{2}), "sex", {}).value().version, 0) << "another tenant";
}

TEST_P(ReferenceTest, PublishingIsRefusedWhenItWouldLoseSomething) {
    EXPECT_TRUE(lists_.publish(admit(may_publish), "nothing", next(0, "2020-01-01", "男")).is(no_such_list));
    EXPECT_TRUE(lists_.publish(admit(may_publish), "sex", next(1, "2020-01-01", "男")).is(changed_meanwhile));
    ASSERT_TRUE(lists_.publish(admit(may_publish), "sex", next(0, "2020-01-01", "男")).ok());
    EXPECT_TRUE(lists_.publish(admit(may_publish), "sex", next(0, "2020-01-01", "男")).is(changed_meanwhile));
    EXPECT_TRUE(lists_.publish(admit(may_publish), "sex", next(1, "2019-01-01", "男")).is(starts_too_early));
    auto wrong = next(1, "2021-01-01", "男");
    wrong.entries[0].columns["colour"] = "red";
    EXPECT_TRUE(lists_.publish(admit(may_publish), "sex", wrong).is(json::invalid_fields));
    wrong.entries[0].columns["colour"] = 7;
    EXPECT_TRUE(lists_.publish(admit(may_publish), "sex", wrong).is(json::invalid_fields));
    EXPECT_THAT(lists_.all(admit(may_read)).value().items, SizeIs(shapes().size()));
}

/// COVERS: DAT-01, DAT-22, DAT-04
TEST_P(ReferenceTest, EveryFieldThatIsFilledInIsShownWithPurposeAndBasis) {
    using enum FormKind;
    lists_.know_forms({{import_sheet, "population", "实有人口", "phone", "联系电话", "person.phone"},
                       {route, "reportCase", "上报", "text", "情况说明", "report.text"},
                       {route, "proposeChange", "变更", "values.value", "值", std::string(named_beside)},
                       {import_sheet, "population", "实有人口", "petition", "信访情况", "person.petition"},
                       {ledger, "person", "台账的列", "person.shoe", "鞋码", ""}});
    const auto ask = [&](const AskFormFields& in) { return lists_.form_fields(admit(may_read_forms), in).value(); };
    const auto all = ask({});
    ASSERT_THAT(all.items, SizeIs(5));
    EXPECT_EQ(all.closed, 2);
    EXPECT_EQ(all.items[0].purpose, "联系居民");
    EXPECT_EQ(all.items[0].sensitivity, "personal");
    EXPECT_EQ(all.items[0].group, Group::object);
    EXPECT_FALSE(all.items[0].closed);
    EXPECT_EQ(all.items[1].group, Group::business);
    EXPECT_FALSE(all.items[2].entry || all.items[2].closed);
    EXPECT_EQ(all.items[3].closed, Closed::external_only);
    EXPECT_EQ(all.items[4].closed, Closed::not_in_catalogue);
    EXPECT_THAT(ask({route, {}}).items, SizeIs(2));
    EXPECT_THAT(ask({{}, Group::object}).items, SizeIs(2));
    database().read([&](db::ReadTx& tx) {
        const auto open = lists_.uncovered_today(tx, TenantId{1});
        ASSERT_THAT(open, SizeIs(1));
        EXPECT_THAT(open[0], ::testing::HasSubstr("person.shoe"));
    });
    testing::publish_catalogue(lists_, TenantId{1}, user, 0, testing::without_entry("person.phone"));
    EXPECT_EQ(ask({}).items[0].closed, Closed::not_in_catalogue);
    EXPECT_EQ(lists_.form_fields(admit(may_read_forms, TenantId{2}), {}).value().closed, 2) << "another tenant";
}

TEST_P(ReferenceTest, TheNewestScoreIsShown) {
    database().write([&](db::WriteTx& tx) {
        lists_.set_score(tx, TenantId{1}, lists::fields, "person.phone", 700, clock.now());
        lists_.set_score(tx, TenantId{1}, lists::fields, "person.phone", 820, clock.now());
    });
    const auto read = lists_.read(admit(may_read), lists::fields, {}).value();
    for (const auto& entry : read.entries)
        EXPECT_EQ(entry.score.value_or(-1), entry.code == "person.phone" ? 820 : -1) << entry.code;
}

}  // namespace
}  // namespace linli::reference
