#include "template_text.h"

#include <linli/testing/messaging_house.h>

namespace linli::messaging {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> codes_of(const SaveTemplate& in) {
    std::vector<std::string> out;
    for (const auto& error : template_errors(in)) out.push_back(error.code);
    return out;
}

TEST(TemplateTextTest, TextsAndVariablesFitEachOther) {
    struct Row {
        std::string title, body;
        std::vector<Variable> variables;
        std::vector<std::string> errors;
    };
    const Variable day{"day", VariableType::date, "日期"}, sum{"sum", VariableType::money, "金额"};
    const Row rows[] = {
        {"通知", "{recipient}，{day}见", {day}, {}},
        {"{day}", "见", {day}, {}},
        {"通知", "{place}见", {}, {"unknown_variable"}},
        {"通知", "{day}见", {day, sum}, {"unused"}},
        {"通知", "{day见", {day}, {"open_brace", "unused"}},
        {"通知", "day}见", {}, {"open_brace"}},
        {"通知", "写作 {{day}} 即可", {}, {}},
        {"通知", "{day}", {day, day}, {"twice"}},
        {"通知", "{Day}", {{"Day", VariableType::text, "日期"}}, {"bad_name", "unknown_variable"}},
        {"通知", "{recipient}", {{"recipient", VariableType::text, "称呼"}}, {"bad_name"}},
    };
    for (const auto& row : rows) {
        SaveTemplate in;
        in.title = row.title;
        in.body = row.body;
        in.variables = row.variables;
        EXPECT_EQ(codes_of(in), row.errors) << row.body;
    }
}

TEST(TemplateTextTest, ValuesHaveTheTypesOfTheirVariables) {
    struct Row {
        VariableType type;
        boost::json::value value;
        std::optional<std::string> text;
    };
    const Row rows[] = {
        {VariableType::text, "三号楼", "三号楼"},
        {VariableType::text, "一行\n两行", {}},
        {VariableType::text, "   ", {}},
        {VariableType::text, 3, {}},
        {VariableType::number, 12, "12"},
        {VariableType::number, "12", {}},
        {VariableType::date, "2026-11-02", "2026-11-02"},
        {VariableType::date, "2026-02-30", {}},
        {VariableType::moment, 1'793'505'600'000, "2026-11-01 12:00"},
        {VariableType::moment, -1, {}},
        {VariableType::money, 123'405, "¥1,234.05"},
        {VariableType::money, 1.5, {}},
    };
    for (const auto& row : rows) {
        const auto filled = fill({{"it", row.type, "值"}}, {{"it", row.value}});
        ASSERT_EQ(filled.ok(), row.text.has_value()) << &row - rows;
        if (filled) {
            EXPECT_EQ(filled->find("it")->second, *row.text);
        }
    }
    EXPECT_TRUE(fill({{"it", VariableType::number, "值"}}, {}).is(bad_variables)) << "missing";
    EXPECT_TRUE(fill({}, {{"more", 1}}).is(bad_variables)) << "unknown";
}

TEST(TemplateTextTest, AValueIsNotReadAsATemplate) {
    EXPECT_EQ(render("{a} {{b}}", {{"a", "{b}"}, {"b", "!"}}), "{b} {b}");
}

class TemplateTest : public MessagingHouse {};
LINLI_BOTH_ENGINES(TemplateTest);

TEST_P(TemplateTest, WhatDoesNotFitIsNotSaved) {
    const auto scope = admit(may_draft, Role::clerk, clerk_id);
    auto in = form("{day}和{place}");
    const auto refused = templates.save(scope, "heat", in);
    ASSERT_TRUE(refused.is(bad_template));
    EXPECT_EQ(refused.problem().errors.front().pointer, "/body");
    EXPECT_TRUE(templates.save(scope, "Heat!", form("{day}")).is(bad_template));
    EXPECT_THAT(templates.list(admin(may_read_templates))->items, SizeIs(1)) << "only the one of the house";
}

TEST_P(TemplateTest, ASecondPersonPublishesWhatTheySaw) {
    const auto drafter = admit(may_draft, Role::administrator, admin_id);
    const auto draft = templates.save(drafter, "heat", form("{day}高温")).value();
    EXPECT_TRUE(templates.publish(admin(may_publish), "heat", {1, draft.version}).is(own_draft));
    const auto changed = [&] {
        auto in = form("{day}高温，请减少外出");
        in.version = draft.version;
        return templates.save(drafter, "heat", in).value();
    }();
    const auto other = admit(may_publish, Role::clerk, clerk_id);
    EXPECT_TRUE(templates.publish(other, "heat", {1, draft.version}).is(changed_meanwhile)) << "not what they saw";
    const auto published = templates.publish(other, "heat", {1, changed.version}).value();
    EXPECT_EQ(published.published_by, clerk_id);
    EXPECT_TRUE(templates.publish(other, "heat", {1, published.version}).is(nothing_to_publish));
    // What is published stays; a change is a new edition.
    const auto next = templates.save(drafter, "heat", form("{day}大风")).value();
    EXPECT_EQ(next.edition, 2);
    EXPECT_EQ(next.state, TemplateState::draft);
    EXPECT_THAT(templates.list(admin(may_read_templates))->items, SizeIs(3));
}

TEST_P(TemplateTest, APreviewShowsEachChannelAndItsCost) {
    connect(Channel::sms, "http://127.0.0.1:1/sms");
    PreviewTemplate in;
    in.variables = {{"day", "2026-11-02"}};
    const auto preview = templates.preview(admin(may_read_templates), "visit", in).value();
    ASSERT_THAT(preview.channels, SizeIs(6));
    EXPECT_EQ(preview.channels[0].title, "上门走访");
    EXPECT_EQ(preview.channels[1].text, "居民，网格员将于2026-11-02上门走访");
    EXPECT_EQ(preview.channels[1].cost, Fen{4});
    EXPECT_EQ(preview.channels[2].cost, std::nullopt) << "not connected";
    EXPECT_TRUE(templates.preview(admin(may_read_templates), "visit", {}).is(bad_variables));
    EXPECT_TRUE(templates.preview(admin(may_read_templates), "none", in).is(no_such_template));
}

}  // namespace
}  // namespace linli::messaging
