#include "house.h"

namespace linli::api::testing {
namespace {

using access::Reach;
using access::Role;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr access::Grant note_grants[] = {{Role::grid_worker, {Reach::area}, true}, {Role::resident, {Reach::reported}}};
constexpr access::Permission may_note{"notes.write", "记录", note_grants};
constexpr access::Grant look_grants[] = {{Role::grid_worker, {Reach::area}}};
constexpr access::Permission may_look{"notes.look", "查看原文", look_grants, true};
constexpr ProblemType too_sad{"notes/too-sad", 409, "内容过于悲伤", "The note is too sad"};
constexpr ProblemType undeclared{"notes/undeclared", 409, "未声明", "Not declared"};
constexpr ProblemType away{"notes/away", 503, "暂不可用", "Away"};

struct Note {
    std::string text;
    int stars = 0;
    std::optional<std::string> phone;
    static constexpr std::string_view schema_name = "Note";
    static constexpr auto fields() {
        return std::tuple{
            json::field("text", &Note::text, "内容", {.min = 2, .max = 20}),
            json::field("stars", &Note::stars, "星级", {.min = 0, .max = 5, .optional = true}),
            json::field("phone", &Note::phone, "电话",
                        {.sensitivity = json::Sensitivity::personal, .mask = json::Mask::phone, .purpose = "测试"})};
    }
};

class DeskTest : public ::testing::Test {
protected:
    DeskTest() {
        desk.mount<Note, Note>({.method = http::Method::post,
                                .path = "/v1/notes",
                                .operation = "writeNote",
                                .summary = "写记录",
                                .permission = may_note,
                                .refusals = {&too_sad, &away},
                                .success = 201,
                                .body_limit = 1'000'000},
                               [this](const Call& call, const Note& in) { return write(call, in); });
        desk.mount<Nothing, Nothing>({.method = http::Method::remove,
                                      .path = "/v1/notes/{note_id}",
                                      .operation = "dropNote",
                                      .summary = "删记录",
                                      .permission = may_note,
                                      .success = 204},
                                     [this](const Call& call, const Nothing&) -> Result<Nothing> {
                                         ++handled;
                                         EXPECT_EQ(call.id<PostId>("note_id"), PostId(uuid(7)));
                                         return Nothing{};
                                     });
        desk.mount<Nothing, Note>({.method = http::Method::get,
                                   .path = "/v1/notes/full",
                                   .operation = "lookAtNote",
                                   .summary = "看原文",
                                   .permission = may_look},
                                  [this](const Call&, const Nothing&) -> Result<Note> {
                                      ++handled;
                                      return Note{"原文", 1, "13812345678"};
                                  });
        desk.mount<Nothing, Nothing>({.method = http::Method::get,
                                      .path = "/v1/hurry",
                                      .operation = "hurry",
                                      .summary = "限速",
                                      .permission = public_access,
                                      .success = 204,
                                      .rate = {2, 1h}},
                                     [](const Call&, const Nothing&) -> Result<Nothing> { return Nothing{}; });
        desk.mount<Nothing, Nothing>({.method = http::Method::get,
                                      .path = "/v1/by-itself",
                                      .operation = "byItself",
                                      .summary = "程序自动请求",
                                      .permission = signed_in,
                                      .success = 204,
                                      .background = true},
                                     [](const Call&, const Nothing&) -> Result<Nothing> { return Nothing{}; });
    }
    Result<Note> write(const Call& call, const Note& in) {
        ++handled;
        EXPECT_EQ(call.scope().permission(), "notes.write");
        if (in.text == "sad") return refuse(too_sad, "请写点高兴的");
        if (in.text == "undeclared") return refuse(undeclared);
        if (in.text == "away") return refuse(away);
        if (in.text == "throw") throw std::runtime_error("a broken hand");
        return in;
    }
    Counter counter;
    Desk& desk = counter.desk;
    std::atomic<int> handled = 0;
};

TEST_F(DeskTest, AnAnswerIsMaskedForWhomItsGrantMasks) {
    counter.open();
    const auto body = R"({"text":"你好","phone":"13812345678"})";
    const auto worker = counter.post("worker", "/v1/notes", body);
    EXPECT_EQ(worker.status, 201);
    EXPECT_EQ(worker.header("content-type"), "application/json");
    EXPECT_EQ(worker.header("cache-control"), "no-store");
    EXPECT_THAT(worker.body, HasSubstr("13812345678"));
    const auto resident = counter.post("resident", "/v1/notes", body);
    EXPECT_EQ(resident.status, 201);
    EXPECT_THAT(resident.body, Not(HasSubstr("13812345678")));
    EXPECT_THAT(resident.body, HasSubstr("你好"));
}

TEST_F(DeskTest, WhoIsNotSignedInHearsSoInAProblemWithAllItsParts) {
    counter.open();
    const auto answer = counter.post("", "/v1/notes", R"({"text":"你好"})");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    const auto problem = object_of(answer);
    EXPECT_EQ(problem.at("type").as_string(), "/problems/access/not-signed-in");
    EXPECT_EQ(problem.at("title").as_string(), "请先登录");
    EXPECT_EQ(problem.at("status").as_int64(), 401);
    EXPECT_EQ(problem.at("request_id").as_string().size(), 36U);
    EXPECT_FALSE(problem.contains("detail"));
    EXPECT_FALSE(problem.contains("errors"));
    EXPECT_THAT(counter.notes.lines, ElementsAre("refused writeNote access/not-signed-in"));
    EXPECT_EQ(handled, 0);
}

TEST_F(DeskTest, ARoleWithoutTheGrantIsRefusedAndNoted) {
    counter.open();
    const auto answer = counter.post("auditor", "/v1/notes", R"({"text":"你好"})");
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(object_of(answer).at("type").as_string(), "/problems/access/not-allowed");
    EXPECT_THAT(counter.notes.lines, ElementsAre("refused writeNote access/not-allowed"));
    EXPECT_EQ(handled, 0);
}

TEST_F(DeskTest, APermissionThatIsMissingIsSaidBeforeTheBodyIsJudged) {
    counter.open();
    EXPECT_EQ(counter.post("auditor", "/v1/notes", "{").status, 403);
    EXPECT_EQ(counter.post("nobody-knows", "/v1/notes", "{").status, 401);
}

/// Goal: who may not write sends no body: the refusal comes instead of `100 Continue`.
TEST_F(DeskTest, ABigBodyOfSomebodyWithoutPermissionIsNotRead) {
    counter.open();
    const std::string head =
        "POST /v1/notes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
        "content-length: 900000\r\n";
    const auto nobody = talk(counter.server->port(), head + "expect: 100-continue\r\n\r\n");
    EXPECT_THAT(nobody, HasSubstr("HTTP/1.1 401 "));
    EXPECT_THAT(nobody, Not(HasSubstr("100 Continue")));
    const auto auditor = talk(counter.server->port(), head + "authorization: Bearer auditor\r\n\r\n[", "}");
    EXPECT_THAT(auditor, HasSubstr("HTTP/1.1 403 "));
    EXPECT_THAT(counter.notes.lines,
                ElementsAre("refused writeNote access/not-signed-in", "refused writeNote access/not-allowed"));
    const auto worker =
        talk(counter.server->port(), head + "authorization: Bearer worker\r\nexpect: 100-continue\r\n\r\n", "\r\n\r\n");
    EXPECT_THAT(worker, HasSubstr("HTTP/1.1 100 Continue"));
    EXPECT_EQ(handled, 0);
}

TEST_F(DeskTest, BadInputNamesEveryField) {
    counter.open();
    const auto malformed = counter.post("worker", "/v1/notes", "{\"text\":");
    EXPECT_EQ(malformed.status, 400);
    EXPECT_EQ(object_of(malformed).at("type").as_string(), "/problems/request/malformed");
    const auto answer = counter.post("worker", "/v1/notes", R"({"text":"x","stars":9,"colour":"red"})");
    EXPECT_EQ(answer.status, 422);
    const auto problem = object_of(answer);
    EXPECT_EQ(problem.at("type").as_string(), "/problems/request/invalid-fields");
    std::vector<std::string> errors;
    for (const auto& error : problem.at("errors").as_array()) {
        EXPECT_FALSE(error.at("message").as_string().empty());
        errors.push_back(std::string(error.at("pointer").as_string()) + " " +
                         std::string(error.at("code").as_string()));
    }
    EXPECT_THAT(errors, ElementsAre("/text too_short", "/stars out_of_range", "/colour unknown"));
    EXPECT_EQ(handled, 0);
}

TEST_F(DeskTest, RefusalsCarryTheirDetailAndWhenToComeBack) {
    counter.open();
    const auto sad = counter.post("worker", "/v1/notes", R"({"text":"sad"})");
    EXPECT_EQ(sad.status, 409);
    EXPECT_EQ(object_of(sad).at("detail").as_string(), "请写点高兴的");
    const auto gone = counter.post("worker", "/v1/notes", R"({"text":"away"})");
    EXPECT_EQ(gone.status, 503);
    EXPECT_EQ(gone.header("retry-after"), "2");
}

TEST_F(DeskTest, AnUndeclaredRefusalAndAThrowAreOurFault) {
    counter.open();
    EXPECT_EQ(counter.post("worker", "/v1/notes", R"({"text":"undeclared"})").status, 500);
    const auto thrown = counter.post("worker", "/v1/notes", R"({"text":"throw"})");
    EXPECT_EQ(thrown.status, 500);
    EXPECT_THAT(thrown.body, Not(HasSubstr("broken hand"))) << "what went wrong is for the log";
    EXPECT_THAT(counter.failures, ElementsAre(HasSubstr("undeclared problem: notes/undeclared"), "a broken hand"));
}

TEST_F(DeskTest, ProblemsSpeakTheCallersLanguage) {
    counter.open();
    const auto title = [&](const std::string& languages) {
        http::Ask ask{.target = "/v1/notes/full", .headers = {{"accept-language", languages}}};
        return std::string(object_of(counter.ask("", ask)).at("title").as_string());
    };
    EXPECT_EQ(title("en"), "Please sign in");
    EXPECT_EQ(title("en-GB,en;q=0.9,zh;q=0.5"), "Please sign in");
    EXPECT_EQ(title("zh-CN,zh;q=0.9,en;q=0.8"), "请先登录");
    EXPECT_EQ(title("fr"), "请先登录");
    EXPECT_EQ(title(""), "请先登录");
}

TEST_F(DeskTest, AnIdThatIsNoIdCannotExist) {
    counter.open();
    const auto drop = [&](const std::string& id) {
        return counter.ask("worker", {.method = http::Method::remove, .target = "/v1/notes/" + id}).status;
    };
    EXPECT_EQ(drop("7"), 404);
    EXPECT_EQ(drop("017f22e2-79b0-7cc3-98c4-dc0c0c07398"), 404);
    EXPECT_EQ(handled, 0);
    EXPECT_EQ(drop(uuid(7).text()), 204);
    EXPECT_EQ(handled, 1);
}

TEST_F(DeskTest, LookingAtPersonalDataNeedsAPurposeAndLeavesATrace) {
    counter.open();
    EXPECT_EQ(counter.get("worker", "/v1/notes/full").status, 422);
    EXPECT_EQ(handled, 0);
    const http::Ask with_purpose{.target = "/v1/notes/full", .headers = {{"x-purpose", "回访"}}};
    const auto answer = counter.ask("worker", with_purpose);
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, HasSubstr("13812345678"));
    EXPECT_THAT(counter.notes.lines, Contains("disclosing lookAtNote"));
    counter.notes.broken = true;
    EXPECT_EQ(counter.ask("worker", with_purpose).status, 500) << "no look without a trace";
    EXPECT_EQ(handled, 1);
}

TEST_F(DeskTest, TheRateIsEachCallersOwn) {
    counter.open();
    EXPECT_EQ(counter.get("resident", "/v1/hurry").status, 204);
    EXPECT_EQ(counter.get("resident", "/v1/hurry").status, 204);
    const auto third = counter.get("resident", "/v1/hurry");
    EXPECT_EQ(third.status, 429);
    EXPECT_GT(std::stoi(third.header("retry-after")), 0);
    EXPECT_EQ(counter.get("other", "/v1/hurry").status, 204);
    EXPECT_EQ(counter.get("", "/v1/hurry").status, 204) << "callers without account are told by address";
}

TEST_F(DeskTest, WhatAProgramAsksByItselfIsNoSignOfLife) {
    counter.open();
    EXPECT_EQ(counter.get("resident", "/v1/by-itself").status, 204);
    EXPECT_EQ(counter.badges.asked, 0);
    EXPECT_EQ(counter.badges.watched, 1);
    EXPECT_EQ(counter.get("", "/v1/by-itself").status, 401);
}

TEST_F(DeskTest, TwoRoutesDoNotShareAName) {
    const auto mount = [&](RouteInfo info) {
        desk.mount<Nothing, Nothing>(std::move(info),
                                     [](const Call&, const Nothing&) -> Result<Nothing> { return Nothing{}; });
    };
    EXPECT_THROW(mount({.method = http::Method::get,
                        .path = "/v1/else",
                        .operation = "writeNote",
                        .summary = "同名",
                        .permission = may_note}),
                 InvariantBroken);
    static constexpr access::Permission nobody{"notes.none", "无人", {}};
    EXPECT_THROW(mount({.method = http::Method::get,
                        .path = "/v1/none",
                        .operation = "none",
                        .summary = "无",
                        .permission = nobody}),
                 InvariantBroken);
    EXPECT_THROW(mount({.method = http::Method::post,
                        .path = "/v1/photo",
                        .operation = "photo",
                        .summary = "照片",
                        .permission = may_note,
                        .multipart = http::MultipartLimits{},
                        .idempotency_key = true}),
                 InvariantBroken)
        << "bodies on disk are not compared";
}

TEST_F(DeskTest, TheDescriptionNamesRolesInputAndEveryRefusal) {
    const auto text = desk.openapi("1.2.3");
    EXPECT_EQ(text, desk.openapi("1.2.3"));
    const auto root = boost::json::parse(text).as_object();
    EXPECT_EQ(root.at("openapi").as_string(), "3.1.0");
    const auto& post = root.at("paths").at("/v1/notes").at("post").as_object();
    EXPECT_EQ(post.at("operationId").as_string(), "writeNote");
    EXPECT_EQ(post.at("x-linli-permission").as_string(), "notes.write");
    EXPECT_EQ(post.at("x-linli-roles").as_array().size(), 2U);
    EXPECT_FALSE(post.contains("security")) << "the default of the whole description holds";
    const auto& responses = post.at("responses").as_object();
    for (const auto* status : {"201", "400", "401", "403", "409", "422", "503"})
        EXPECT_TRUE(responses.contains(status)) << status;
    EXPECT_EQ(responses.at("409").at("x-linli-problems").as_array().at(0).as_string(), "notes/too-sad");
    EXPECT_EQ(root.at("x-linli-problems").at("notes/too-sad").at("title_en").as_string(), "The note is too sad");
    EXPECT_TRUE(root.at("paths").at("/v1/hurry").at("get").as_object().at("security").as_array().empty());
    EXPECT_TRUE(root.at("components").at("schemas").as_object().contains("Note"));
    EXPECT_THAT(desk.matrix(), Contains("writeNote grid_worker area unmasked"));
    EXPECT_THAT(desk.matrix(), Contains("writeNote resident reported"));
}

}  // namespace
}  // namespace linli::api::testing
