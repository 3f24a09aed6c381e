// What a proposal costs among many cases: rows that are looked at, plans, and milliseconds.
//   LINLI_CASES_ROWS=1000000 linli_cases_test --gtest_filter='*ManyCases*'
#include "house.h"

#include <linli/cases/duplicates.h>

#include "repository_duplicates.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <iostream>

namespace linli::cases {
namespace {

/// Five years of a district with 82 communities, one of them the clerk's.
class ManyCasesTest : public CaseTest {
public:
    static constexpr std::int64_t communities = 82, years_ms = std::int64_t{5} * 365 * 86'400'000;
    static std::int64_t rows() {
        const char* wanted = std::getenv("LINLI_CASES_ROWS");
        return wanted == nullptr ? 20'000 : std::strtoll(wanted, nullptr, 10);
    }
    Uuid place(std::int64_t n) const { return n % communities == 0 ? area_id(3).uuid() : numbered(7, n % communities); }
    static Uuid numbered(std::uint8_t kind, std::int64_t n) {
        std::array<std::uint8_t, 16> bytes{kind};
        for (std::size_t i = 0; i < 8; ++i) bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
        return Uuid(bytes);
    }
    void fill() {
        std::int64_t made = 0;
        const auto first = to_ms(clock.now()) - years_ms, step = years_ms / rows();
        std::string number, title;
        const auto words = [](std::int64_t n) {
            static constexpr const char* things[] = {"电梯停运", "消防栓漏水", "垃圾堆放", "路灯不亮", "夜间施工噪音"};
            return "书香苑" + std::to_string(n % 40 + 1) + "号楼" + things[n % 5] + "，请尽快处理";
        };
        const auto cases = [&](std::vector<db::Value>& row) {
            if (made == rows()) return false;
            number = "B" + std::to_string(made);
            title = words(made);
            const auto at = first + step * made;
            row = {tenant.value,
                   numbered(1, made),
                   std::string_view(number),
                   std::string_view("dispatched"),
                   std::int64_t{1},
                   std::string_view(title),
                   numbered(2, made),
                   std::string_view("app"),
                   std::string_view("normal"),
                   std::string_view(made % 5 == 1 ? "fire-01" : "waste-01"),
                   area_id(1).uuid(),
                   area_id(2).uuid(),
                   place(made),
                   user_id(handler).uuid(),
                   PostId(id(100 + handler)).uuid(),
                   numbered(3, made % 9'000),
                   std::string_view("none"),
                   at,
                   at};
            return ++made, true;
        };
        const auto reports = [&](std::vector<db::Value>& row) {
            if (made == rows()) return false;
            title = words(made) + "，影响大家生活，已经好几天了没有人来看";
            row = {tenant.value, numbered(2, made),       numbered(1, made),       numbered(3, made % 9'000),
                   false,        std::string_view("app"), std::string_view(title), first + step * made};
            return ++made, true;
        };
        database().write([&](db::WriteTx& tx) {
            tx.bulk("cases_case",
                    {"tenant_id", "case_id", "number", "state", "version", "title", "main_report_id", "channel",
                     "urgency", "item_code", "district_id", "street_id", "community_id", "owner_id", "owner_post_id",
                     "reporter_id", "triage_reason", "reported_at_ms", "respond_by_ms"},
                    cases);
            made = 0;
            tx.bulk(
                "cases_report",
                {"tenant_id", "report_id", "case_id", "reporter_id", "on_behalf", "channel", "text", "received_at_ms"},
                reports);
        });
        database().write([](db::WriteTx& tx) { tx.exec("ANALYZE", {}); });
    }
    /// The cases were made without their steps, which no invariant forgives.
    void TearDown() override {
        database().write([&](db::WriteTx& tx) {
            tx.exec("DELETE FROM cases_report WHERE tenant_id = :t", {{"t", tenant}});
            tx.exec("DELETE FROM cases_case WHERE tenant_id = :t", {{"t", tenant}});
        });
        CaseTest::TearDown();
    }
};
using ManyCases = ManyCasesTest;
LINLI_BOTH_ENGINES(ManyCases);

/// COVERS: INC-24 (candidates from the database, at most a few hundred texts)
TEST_P(ManyCases, AProposalLooksAtAFewHundredByIndex) {
    fill();
    const auto latest = CaseId(numbered(1, (rows() - 1) / communities * communities));
    database().read([&](db::ReadTx& tx) {
        const auto mine = repository::candidate(tx, tenant, latest).value();
        repository::Near near{.place = {area_id(1), area_id(2), area_id(3), {}},
                              .item_code = mine.item_code,
                              .from = mine.reported_at - std::chrono::days(14),
                              .to = mine.reported_at + std::chrono::days(14)};
        EXPECT_LE(repository::candidates(tx, tenant, nullptr, near, 150).size(), 300U);
        const bool sqlite = tx.engine() == db::Engine::sqlite;
        for (const auto& query : repository::candidate_queries(tenant, nullptr, near, 150))
            tx.each((sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + query.sql, db::Params(query.params),
                    [&](const db::Row& row) {
                        const auto plan = row.get<std::string>(sqlite ? "detail" : "QUERY PLAN");
                        for (const auto* whole : {"SCAN c", "Seq Scan on cases_case", "TEMP B-TREE FOR ORDER"})
                            EXPECT_THAT(plan, ::testing::Not(::testing::HasSubstr(whole)));
                    });
    });
    std::vector<double> ms, stored;
    for (int i = 0; i < 40; ++i) {
        auto start = std::chrono::steady_clock::now();
        database().read([&](db::ReadTx& tx) {
            const auto mine = repository::candidate(tx, tenant, latest).value();
            const repository::Near near{.place = {area_id(1), area_id(2), area_id(3), {}},
                                        .item_code = mine.item_code,
                                        .from = mine.reported_at - std::chrono::days(14),
                                        .to = mine.reported_at + std::chrono::days(14)};
            (void)repository::candidates(tx, tenant, nullptr, near, 150);
        });
        stored.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        start = std::chrono::steady_clock::now();
        const auto found = service.duplicates().resembling(as(operator_, may_dispatch), latest).value();
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        EXPECT_LE(found.items.size(), 20U);
    }
    std::sort(ms.begin(), ms.end());
    std::sort(stored.begin(), stored.end());
    std::cout << rows() << " cases: a proposal takes " << ms[20] << " ms (median), " << ms[38]
              << " ms (p95), of that from the store " << stored[20] << " ms (median), " << stored[38] << " ms (p95)\n";
    RecordProperty("median_us", static_cast<int>(ms[20] * 1000));
}

}  // namespace
}  // namespace linli::cases
