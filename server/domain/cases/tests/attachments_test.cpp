#include "house.h"

#include <linli/cases/joint.h>
#include <linli/cases/joint_permissions.h>
#include <linli/cases/settings.h>
#include <linli/evidence/pack.h>
#include <linli/evidence/sequencer.h>
#include <linli/tenant/tenants.h>

#include <fstream>

namespace linli::cases {
namespace {

/// Photos and papers that come with reports and steps, and the pack that proves them.
class Attachments : public CaseTest {
public:
    FileId upload(int user, const std::string& content = "x") {
        const auto path = folder / ("upload-" + ids.next_uuid().text());
        std::ofstream(path, std::ios::binary) << "%PDF-1.4\n" << content << "\n%%EOF\n";
        return files.store(as(user, may_report_or_act(user)), {.path = path, .name = "现场.pdf"}).value().id;
    }
    static const access::Permission& may_report_or_act(int user) { return user == resident ? may_report : may_act; }

    /// A resident reports with one photo, the worker answers with one for colleagues and one for the reporter.
    Case with_photos() {
        auto in = words_of("楼道里垃圾堆了好几天没人清");
        in.files = {first = upload(resident, "before")};
        const auto made = service.report(as(resident, may_report), in).value();
        while (relay.run_once() > 0) {
        }
        step(worker, made.id, {.action = Action::respond}).value();
        inside = upload(worker, "colleagues only");
        step(worker, made.id, {.action = Action::note, .note = "请同事参考", .files = {inside}}).value();
        after = upload(worker, "after");
        return step(worker, made.id, {.action = Action::resolve, .result = "已清理", .files = {after}}).value();
    }
    bool sees(int user, const Case& c, FileId file) { return service.open_file(as(user, may_read), c.id, file).ok(); }
    std::string bytes(int user, const Case& c, FileId file) {
        const auto opened = service.open_file(as(user, may_read), c.id, file).value();
        return opened.served->read(0, opened.served->size());
    }
    void number_evidence() { sequencer.run_once(); }
    std::string newest_checkpoint() {
        return database().read([&](db::ReadTx& tx) { return evidence.checkpoint(tx, tenant)->note; });
    }

    FileId first, inside, after;
    evidence::Sequencer sequencer{database(), keyring, clock, ids, {.name = "linli.test/evidence", .published = {}}};
};
LINLI_BOTH_ENGINES(Attachments);

/// COVERS: INC-07, INC-11
TEST_P(Attachments, PhotosComeWithReportsAndSteps) {
    const auto c = with_photos();
    const auto all = service.files(as(worker, may_read), c.id).value();
    ASSERT_EQ(all.items.size(), 3U);
    EXPECT_EQ(all.items[0].id, first);
    EXPECT_EQ(all.items[0].version, 1);
    EXPECT_EQ(all.items[0].media_type, "application/pdf");
    EXPECT_EQ(bytes(worker, c, first), "%PDF-1.4\nbefore\n%%EOF\n");

    const auto mine = service.files(as(resident, may_read), c.id).value();
    ASSERT_EQ(mine.items.size(), 2U) << "what is for colleagues stays with them";
    EXPECT_EQ(service.find(as(resident, may_read), c.id)->files, (std::vector{first, after}));
    EXPECT_EQ(service.find(as(worker, may_read), c.id)->files, (std::vector{first, inside, after}));
    EXPECT_TRUE(sees(resident, c, after));
    EXPECT_FALSE(sees(resident, c, inside));
    EXPECT_TRUE(sees(clerk, c, inside));
}

TEST_P(Attachments, AFileOutsideTheScopeIsNotFound) {
    const auto c = with_photos();
    const auto other = report("楼下消防栓坏了，漏水流了一地");
    EXPECT_TRUE(service.open_file(as(neighbour, may_read), c.id, first).is(access::not_found));
    EXPECT_TRUE(service.open_file(as(other_worker, may_read), c.id, first).is(access::not_found));
    EXPECT_TRUE(service.files(as(other_worker, may_read), c.id).is(access::not_found));
    EXPECT_TRUE(service.open_file(as(worker, may_read), other.id, first).is(access::not_found))
        << "a file is found through its own case only";
    const auto loose = upload(resident, "not attached");
    EXPECT_TRUE(service.open_file(as(resident, may_read), c.id, loose).is(access::not_found));
    database().read([&](db::ReadTx& tx) {
        EXPECT_TRUE(service.may_see_file(tx, actor(worker), c.id, inside));
        EXPECT_FALSE(service.may_see_file(tx, actor(resident), c.id, inside));
        EXPECT_FALSE(service.may_see_file(tx, actor(other_worker), c.id, first));
        EXPECT_FALSE(service.may_see_file(tx, actor(worker), c.id, loose));
    });
}

TEST_P(Attachments, AnothersUploadCannotBeAttached) {
    auto in = words_of("楼道里垃圾堆了好几天没人清");
    in.files = {upload(worker)};
    EXPECT_TRUE(service.report(as(resident, may_report), in).is(files::unknown_file));
    const auto c = with_photos();
    EXPECT_TRUE(
        step(worker, c.id, {.action = Action::note, .note = "x", .files = {upload(clerk)}}).is(files::unknown_file));
    EXPECT_TRUE(step(worker, c.id, {.action = Action::note, .note = "x", .files = {ids.next<FileId>()}})
                    .is(files::unknown_file));
}

/// COVERS: SEC-08
TEST_P(Attachments, LooksAreAudited) {
    const auto c = with_photos();
    bytes(clerk, c, inside);
    audit.flush();
    const auto looks = database().read([&](db::ReadTx& tx) {
        return *tx.value<std::int64_t>("SELECT count(*) FROM audit_line WHERE operation = 'getCasePhoto'", {});
    });
    EXPECT_EQ(looks, 1);
}

/// COVERS: ARC-03, FIL-09
TEST_P(Attachments, EveryStepIsProvenWithoutThisServer) {
    const auto c = with_photos();
    EXPECT_TRUE(service.proof(as(worker, may_prove), c.id).is(evidence::not_numbered_yet));
    number_evidence();
    EXPECT_TRUE(service.proof(as(other_worker, may_prove), c.id).is(access::not_found));
    evidence::Trust trust;
    trust.checkpoints.push_back(newest_checkpoint());
    const auto pack = service.proof(as(worker, may_prove), c.id).value();
    const auto report = evidence::verify_pack(pack, trust);
    EXPECT_TRUE(report.good) << (report.findings.empty() ? "" : report.findings[0].text_en);
    ASSERT_EQ(report.entries.size(), static_cast<std::size_t>(c.version)) << "one for each step";
    for (const auto& entry : report.entries) EXPECT_EQ(entry.verdict, evidence::Verdict::proven);
    const auto hash = service.files(as(worker, may_read), c.id)->items[0].hash;
    EXPECT_NE(report.entries[0].statement.find(hash), std::string::npos) << "a photo is proven with its step";

    const auto mine = evidence::verify_pack(service.proof(as(resident, may_prove), c.id).value(), trust);
    EXPECT_TRUE(mine.good);
    EXPECT_EQ(mine.entries.size(), report.entries.size() - 1) << "the note to colleagues is not the reporter's";
}

/// COVERS: INC-27 (what a helper answers with), ARC-03
TEST_P(Attachments, AHelpersFilesComeWithTheAnswerAndAreProven) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    step(worker, c.id, {.action = Action::respond}).value();
    AskSubtask wanted{
        .version = see(c.id).version, .asked = "请检查消防设施", .due_at = clock.now() + std::chrono::hours(1)};
    wanted.organisation_id = OrganisationId(id(20));
    auto& joint = service.joint();
    const auto task = joint.ask(as(worker, may_share), c.id, wanted).value();
    const auto move = [&](int who, SubtaskMove how, std::vector<FileId> with) {
        return joint.move(as(who, may_help), task.id, {how, "设施完好", std::move(with)});
    };
    ASSERT_TRUE(move(handler, SubtaskMove::accept, {}));
    EXPECT_TRUE(move(handler, SubtaskMove::finish, {upload(worker)}).is(files::unknown_file)) << "another's upload";
    EXPECT_EQ(joint.of_case(as(worker, may_watch), c.id)->items[0].state, SubtaskState::accepted) << "nothing is kept";
    const auto paper = upload(handler, "checked");
    const auto done = move(handler, SubtaskMove::finish, {paper}).value();
    ASSERT_EQ(done.files.size(), 1U);
    EXPECT_EQ(done.files[0].case_id, c.id);

    const auto listed = joint.of_case(as(worker, may_watch), c.id).value();
    ASSERT_EQ(listed.items[0].files.size(), 1U);
    EXPECT_EQ(listed.items[0].files[0].id, paper);
    EXPECT_EQ(bytes(worker, c, paper), "%PDF-1.4\nchecked\n%%EOF\n") << "whoever answers for the matter reads it";
    EXPECT_TRUE(sees(handler, c, paper)) << "and whoever brought it";
    EXPECT_FALSE(sees(resident, c, paper)) << "the reporter does not";
    EXPECT_FALSE(sees(fund_handler, c, paper));
    EXPECT_TRUE(service.find(as(resident, may_read), c.id)->files.empty());

    number_evidence();
    evidence::Trust trust;
    trust.checkpoints.push_back(newest_checkpoint());
    const auto report = evidence::verify_pack(service.proof(as(worker, may_prove), c.id).value(), trust);
    EXPECT_TRUE(report.good);
    const auto all = service.files(as(worker, may_read), c.id).value();
    EXPECT_NE(report.entries.back().statement.find(all.items.back().hash), std::string::npos)
        << "proven with the helper's step";
}

TEST_P(Attachments, AChangedStatementIsFound) {
    const auto c = with_photos();
    number_evidence();
    evidence::Trust trust;
    trust.checkpoints.push_back(newest_checkpoint());
    auto pack = service.proof(as(worker, may_prove), c.id).value();
    const std::string was = "resolve", becomes = "decline";
    pack.replace(pack.find(was), was.size(), becomes);
    EXPECT_FALSE(evidence::verify_pack(pack, trust).good);
}

TEST_P(Attachments, TheExplainerKnowsTheRow) {
    const auto c = with_photos();
    database().read([&](db::ReadTx& tx) {
        const auto keys = service.row_keys(tx, tenant, c.id);
        ASSERT_TRUE(keys);
        EXPECT_TRUE(access::explain(actor(worker), may_read, keys).allowed);
        EXPECT_FALSE(access::explain(actor(other_worker), may_read, keys).allowed);
        EXPECT_FALSE(service.row_keys(tx, tenant, ids.next<CaseId>()));
        EXPECT_FALSE(service.row_keys(tx, TenantId{2}, c.id));
    });
}

TEST_P(Attachments, TheReceiptSaysWhereToAsk) {
    const auto c = report("楼道里垃圾堆了好几天没人清");
    database().write(
        [&](db::WriteTx& tx) { tenant::set_setting(tx, tenant, receipt_phone, "0571-<12345>", clock.now()); });
    const auto page = service.receipt(as(resident, may_read), c.id).value();
    EXPECT_NE(page.find("咨询电话：0571-&lt;12345&gt;"), std::string::npos);
}

}  // namespace
}  // namespace linli::cases
