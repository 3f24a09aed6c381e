#include "house.h"

namespace linli::office {
namespace {

using Absences = OfficeTest;
LINLI_BOTH_ENGINES(Absences);

/// COVERS: INC-02, INC-27
TEST_P(Absences, ADeputyActsInEveryPostOfWhoeverIsAway) {
    const auto until = to_ms(clock.now() + std::chrono::hours(8));
    const object in{{"user_id", id(56)}, {"until_ms", until}, {"deputy_id", id(54)}, {"reason", "年休假"}};
    for (const auto* who : {"admin", "clerk", "auditor"})
        EXPECT_EQ(post(who, "/v1/absences", in).problem(), "access/not-allowed") << who;
    auto other = in;
    other["deputy_id"] = id(51);
    EXPECT_EQ(post("security", "/v1/absences", other).problem(), "office/own-post");
    other["deputy_id"] = id(56);
    EXPECT_EQ(post("security", "/v1/absences", other).problem(), "access/own-deputy");
    other["deputy_id"] = id(90);
    EXPECT_EQ(post("security", "/v1/absences", other).problem(), "office/no-such-user");

    const auto noted = post("security", "/v1/absences", in);
    ASSERT_EQ(noted.status, 201) << noted.text;
    EXPECT_EQ(noted.items().at(0).at("deputy_name"), "clerk");
    EXPECT_EQ(post("security", "/v1/absences", in).problem(), "access/already-away");
    EXPECT_EQ(lines_of("declareAbsence"), 1);
    EXPECT_EQ(get("security", "/v1/users/" + id(54) + "/posts").items().size(), 2U)
        << "their own and the deputised one";
    EXPECT_EQ(get("clerk", "/v1/areas/" + id(5) + "/posts").items().size(), 1U) << "the post is still seen";

    const auto from = noted.items().at(0).at("from_ms");
    clock.advance(std::chrono::minutes(5));
    EXPECT_EQ(get("security", "/v1/users/" + id(56) + "/absences").items().size(), 1U);
    EXPECT_EQ(post("security", "/v1/users/" + id(56) + "/absences/end", object{{"from_ms", 1}}).problem(),
              "access/no-such-absence");
    const auto back = post("security", "/v1/users/" + id(56) + "/absences/end", object{{"from_ms", from}});
    EXPECT_EQ(back.status, 200) << back.text;
    EXPECT_TRUE(back.items().empty());
    EXPECT_EQ(get("security", "/v1/users/" + id(54) + "/posts").items().size(), 1U);
}

}  // namespace
}  // namespace linli::office
