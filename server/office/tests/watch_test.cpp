#include "house.h"

#include <linli/area/events.h>
#include <linli/evidence/pack.h>

namespace linli::office {
namespace {

using Watch = OfficeTest;
LINLI_BOTH_ENGINES(Watch);

/// COVERS: SEC-08
TEST_P(Watch, OnlyAuditorsReadTheAuditAndTheirLooksAreAudited) {
    for (const auto* who : {"admin", "security", "operator", "clerk", "resident"})
        EXPECT_EQ(post(who, "/v1/audit-searches").problem(), "access/not-allowed") << who;
    ask("admin", http::Method::put, "/v1/settings/cases.receipt-phone", {{"content", "12345"}});
    const auto found = post("auditor", "/v1/audit-searches", {{"operation", "changeSetting"}});
    ASSERT_EQ(found.items().size(), 1U) << found.text;
    const auto& line = found.items()[0];
    EXPECT_EQ(line.at("user_name"), "admin");
    EXPECT_EQ(line.at("role"), "administrator");
    EXPECT_EQ(line.at("detail"), "cases.receipt-phone");
    EXPECT_EQ(lines_of("searchAuditLines"), 1);
    auto elsewhere = faces.known.at("auditor");
    elsewhere.tenant = other_tenant;
    faces.known.emplace("auditor elsewhere", elsewhere);
    EXPECT_TRUE(post("auditor elsewhere", "/v1/audit-searches").items().empty());
}

TEST_P(Watch, TheAuditIsReadInPages) {
    for (int i = 0; i < 7; ++i) {
        clock.advance(std::chrono::seconds(1));
        ask(i % 2 == 0 ? "admin" : "security", http::Method::get, "/v1/areas");
        database().write([&](db::WriteTx& tx) {
            const auto scope = access::Gate::admit(faces.known.at(i % 2 == 0 ? "admin" : "operator"), may_operate);
            audit.wrote(tx, *scope, {.operation = "turn" + std::to_string(i), .subject_kind = "test"});
        });
    }
    object in{{"user_id", id(50)}, {"kind", "write"}, {"limit", 3}};
    const auto first = post("auditor", "/v1/audit-searches", in);
    ASSERT_EQ(first.items().size(), 3U);
    EXPECT_EQ(first.items()[0].at("operation"), "turn6");
    in["cursor"] = first["next"];
    const auto second = post("auditor", "/v1/audit-searches", in);
    EXPECT_EQ(second.items().size(), 1U);
    EXPECT_EQ(second.items()[0].at("operation"), "turn0");
    EXPECT_FALSE(second.body.as_object().contains("next"));
    in["user_id"] = id(51);
    EXPECT_EQ(post("auditor", "/v1/audit-searches", in).problem(), "request/bad-cursor")
        << "a cursor belongs to its conditions";
    const auto now = to_ms(clock.now());
    EXPECT_EQ(post("auditor", "/v1/audit-searches", {{"kind", "write"}, {"from_ms", now - 2'000}, {"until_ms", now}})
                  .items()
                  .size(),
              2U)
        << "the end is not included";
}

/// COVERS: ARC-03, FIL-09
TEST_P(Watch, EvidenceIsProvenToWhoKeptACheckpoint) {
    EXPECT_EQ(get("", "/v1/evidence/checkpoint").problem(), "office/no-checkpoint");
    EXPECT_TRUE(get("", "/v1/evidence/checkpoints").items().empty());
    const auto record = [&](int n) {
        return database().write([&](db::WriteTx& tx) {
            return evidence.record(tx, tenant, "test.leaf", uuid(n), {{"n", n}});
        });
    };
    const auto leaf = record(80);
    EXPECT_EQ(get("auditor", "/v1/evidence/leaves/" + leaf.text() + "/pack").problem(), "evidence/not-numbered-yet");
    number_evidence();
    const auto kept = get("", "/v1/evidence/checkpoint");
    ASSERT_EQ(kept.status, 200) << kept.text;
    for (int n = 81; n < 90; ++n) record(n);
    clock.advance(std::chrono::hours(2));
    number_evidence();
    const auto now = get("resident", "/v1/evidence/checkpoint");
    EXPECT_EQ(now["size"].as_int64(), 10);
    EXPECT_EQ(get("", "/v1/evidence/checkpoints").items().size(), 2U);
    EXPECT_EQ(get("", "/v1/evidence/checkpoints?before=10").items().size(), 1U);
    EXPECT_EQ(get("", "/v1/evidence/logs")["keys"].as_array().size(), 1U);

    const auto path = "/v1/evidence/leaves/" + leaf.text() + "/pack?kept_log=1&kept_size=1";
    EXPECT_EQ(get("admin", path).problem(), "access/not-allowed");
    const auto pack = get("auditor", path);
    ASSERT_EQ(pack.status, 200) << pack.text;
    evidence::Trust trust;
    trust.checkpoints.emplace_back(kept["note"].as_string());
    const auto report = evidence::verify_pack(pack.text, trust);
    EXPECT_TRUE(report.good) << (report.findings.empty() ? "" : report.findings[0].text_en);
    EXPECT_EQ(report.entries.at(0).verdict, evidence::Verdict::proven);
    EXPECT_EQ(lines_of("exportEvidencePack"), 1);

    const auto proof = get("", "/v1/evidence/consistency?log=1&from_size=1&to_size=10");
    evidence::Path steps;
    for (const auto& hash : proof["path"].as_array()) steps.push_back(*crypto::Digest::from_hex(hash.as_string()));
    const auto root = [](const Answer& a) { return *crypto::Digest::from_hex(a["root"].as_string()); };
    EXPECT_TRUE(
        evidence::verify_consistency(crypto::suite(crypto::Suite::international), 1, 10, steps, root(kept), root(now)));
    EXPECT_EQ(get("", "/v1/evidence/consistency?log=1&from_size=1&to_size=99").problem(), "evidence/size-not-known");
    EXPECT_EQ(get("auditor", "/v1/evidence/leaves?subject_id=" + id(80)).items().size(), 1U);
    EXPECT_EQ(get("auditor", "/v1/evidence/leaves/" + id(1) + "/pack").problem(), "evidence/leaf-not-found");
}

TEST_P(Watch, AFailedDeliveryIsSeenAndTriedAgain) {
    bool broken = true;
    relay.subscribe<area::AreaMoved>("test.moves", [&](db::WriteTx&, const area::AreaMoved&, const events::Envelope&) {
        if (broken) throw std::runtime_error("not today");
    });
    post("admin", "/v1/areas/" + id(6) + "/moves", {{"version", 1}, {"parent_id", id(4)}});
    relay.run_once();
    const auto letters = get("operator", "/v1/dead-letters");
    ASSERT_EQ(letters.items().size(), 1U) << letters.text;
    EXPECT_EQ(letters.items()[0].at("reason"), "not today");
    EXPECT_EQ(get("auditor", "/v1/dead-letters").problem(), "access/not-allowed");
    object in{{"subscriber", "test.moves"}, {"stream", 99}};
    EXPECT_EQ(post("operator", "/v1/dead-letters/retries", in).problem(), "office/no-such-dead-letter");
    in["stream"] = letters.items()[0].at("stream");
    broken = false;
    EXPECT_EQ(post("operator", "/v1/dead-letters/retries", in).status, 204);
    relay.run_once();
    EXPECT_TRUE(get("operator", "/v1/dead-letters").items().empty());
    EXPECT_EQ(lines_of("retryDeadLetter"), 1);
    EXPECT_TRUE(get("admin elsewhere", "/v1/dead-letters").items().empty());
}

TEST_P(Watch, SettingsAreThoseThatARoomReads) {
    const std::string path = "/v1/settings/cases.receipt-phone";
    EXPECT_FALSE(get("auditor", "/v1/settings").items()[0].as_object().contains("content"));
    EXPECT_EQ(ask("security", http::Method::put, path, {{"content", "1"}}).problem(), "access/not-allowed");
    EXPECT_EQ(ask("admin", http::Method::put, path, {{"content", std::string(21, 'x')}}).problem(),
              "request/invalid-fields");
    EXPECT_EQ(ask("admin", http::Method::put, "/v1/settings/other", {{"content", "1"}}).problem(),
              "office/no-such-setting");
    EXPECT_EQ(ask("admin", http::Method::put, path, {{"content", "0571-12345"}})["content"], "0571-12345");
    EXPECT_EQ(get("operator", "/v1/settings").items()[0].at("content"), "0571-12345");
    EXPECT_FALSE(get("admin elsewhere", "/v1/settings").items()[0].as_object().contains("content"));
    EXPECT_EQ(get("clerk", "/v1/settings").problem(), "access/not-allowed");
    const std::string lever = "/v1/settings/cases.switch";
    EXPECT_EQ(ask("admin", http::Method::put, lever, {{"content", "yes"}}).problem(), "request/invalid-fields");
    EXPECT_EQ(ask("admin", http::Method::put, lever, {{"content", "off"}})["form"], "on 或 off");
    EXPECT_EQ(ask("admin", http::Method::put, lever, {{"content", ""}}).status, 200) << "back to what holds unset";
}

TEST_P(Watch, TheSimulatedClockGoesForward) {
    EXPECT_EQ(get("resident", "/v1/simulator/clock")["offset_ms"], 0);
    EXPECT_EQ(post("clerk", "/v1/simulator/clock/advances", {{"by_ms", 1000}}).problem(), "access/not-allowed");
    EXPECT_EQ(post("operator", "/v1/simulator/clock/advances", {{"by_ms", -1}}).problem(), "request/invalid-fields");
    EXPECT_EQ(post("operator", "/v1/simulator/clock/advances", {{"by_ms", 60'000}})["offset_ms"], 60'000);
    EXPECT_EQ(post("operator", "/v1/simulator/clock/advances", {{"by_ms", 1'000}})["offset_ms"], 61'000);
    EXPECT_EQ(driven_ms, 61'000);
    EXPECT_EQ(lines_of("advanceClock"), 2);
    database().write([](db::WriteTx& tx) { tx.exec("UPDATE tenant_deployment SET simulated = :no", {{"no", false}}); });
    EXPECT_THROW(post("operator", "/v1/simulator/clock/advances", {{"by_ms", 1'000}}), db::StoreFault)
        << "the mark of the database has the last word";
    database().write([](db::WriteTx& tx) {
        tx.exec("UPDATE tenant_deployment SET simulated = :yes", {{"yes", true}});
    });
}

}  // namespace
}  // namespace linli::office
