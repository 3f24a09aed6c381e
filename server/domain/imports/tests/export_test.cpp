#include "house.h"

#include <linli/imports/exports.h>

#include <set>

namespace linli::imports {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ExportTest : public ImportTest {
protected:
    void SetUp() override {
        ImportTest::SetUp();
        database().write([&](db::WriteTx& tx) {
            for (const int user : {40, 41})
                access::give(tx, tenant,
                             {.id = PostId(id(100 + user)),
                              .user_id = UserId(id(user)),
                              .role = access::Role::clerk,
                              .title = "社区工作者",
                              .area_id = area_id(3),
                              .area_level = area::Level::community},
                             clock.now())
                    .value();
        });
        step(checked(write("姓名,性别,出生日期,身份证号,联系电话,现住址\n"
                           "欧阳震华,女,1949-12-31,11010519491231002X,13800138000,书香苑12栋2单元501\n"
                           "李四,男,1980-05-06,,13900139000,书香苑12栋2单元501\n")),
             ImportStep::apply);
    }
    Export request(bool in_full, ExportFormat format = ExportFormat::csv, bool with_unverified = false) {
        RequestExport in{.id = ids.next<ExportId>(),
                         .form = "population",
                         .format = format,
                         .columns = {"name", "sex", "id_number", "phone", "address"},
                         .in_full = in_full,
                         .with_unverified = with_unverified};
        return exports.request(clerk(may_request_export), in).value();
    }
    Export decide(const Export& one, bool approve) {
        return exports.decide(colleague(may_approve_export), one.id, {approve, "工作需要", one.version}).value();
    }
    Export made(bool in_full, ExportFormat format = ExportFormat::csv) {
        const auto one = decide(request(in_full, format), true);
        EXPECT_TRUE(exports.run_once(tenant));
        return exports.find(clerk(may_read_exports), one.id).value();
    }
    std::string content(const Export& one) {
        const auto file = exports.fetch(clerk(may_fetch_export), one.id).value();
        std::string out;
        std::array<char, 1000> buffer{};
        while (const auto count = file.content->read(out.size(), buffer)) out.append(buffer.data(), count);
        return out;
    }

    ExportParts parts_with(std::vector<ExportSource*> sources) {
        return {database(),
                clock,
                ids,
                audit,
                vault,
                *cursors,
                folder / "work",
                [](db::ReadTx&, TenantId, UserId) { return std::string("王干事"); },
                std::move(sources),
                [this](db::ReadTx&, TenantId, std::span<const Uuid> asked) {
                    std::vector<Uuid> out;
                    for (const auto& one : asked)
                        if (doubted.contains(one)) out.push_back(one);
                    return out;
                }};
    }
    std::set<Uuid> doubted;  ///< people to be verified
    ExportService exports{parts_with({})};
};
LINLI_BOTH_ENGINES(ExportTest);

TEST_P(ExportTest, WhatIsToBeVerifiedStaysOutUnlessSomebodyAgrees) {
    doubted.insert(people()[0].id.uuid());
    const auto without = made(true);
    EXPECT_EQ(without.row_count, 1);
    EXPECT_EQ(without.withheld, 1);
    EXPECT_THAT(content(without), Not(HasSubstr(people()[0].name)));
    const auto one = decide(request(true, ExportFormat::csv, true), true);
    EXPECT_TRUE(one.with_unverified) << "whoever agrees sees it";
    ASSERT_TRUE(exports.run_once(tenant));
    const auto with = exports.find(clerk(may_read_exports), one.id).value();
    EXPECT_EQ(with.row_count, 2);
    EXPECT_EQ(with.withheld, 0);
    EXPECT_THAT(content(with), HasSubstr(people()[0].name));
}

TEST_P(ExportTest, ASecondPersonDecides) {
    const auto one = request(false);
    EXPECT_EQ(one.state, ExportState::requested);
    EXPECT_FALSE(exports.run_once(tenant)) << "nothing is made before the decision";
    EXPECT_TRUE(exports.decide(clerk(may_approve_export), one.id, {true, "自己批", one.version}).is(own_request));
    EXPECT_TRUE(
        exports.decide(stranger(may_approve_export), one.id, {true, "别处", one.version}).is(access::not_found));
    EXPECT_TRUE(exports.fetch(clerk(may_fetch_export), one.id).is(step_not_allowed));
    EXPECT_EQ(decide(one, false).state, ExportState::refused);
    EXPECT_FALSE(exports.run_once(tenant));
    EXPECT_FALSE(access::Gate::admit(
                     [&] {
                         auto actor = clerk(may_request_export).actor();
                         actor.purpose.clear();
                         return actor;
                     }(),
                     may_request_export)
                     .ok())
        << "no purpose, no export";
}

TEST_P(ExportTest, NamesAndNumbersAreMaskedUnlessApprovedInFull) {
    const auto masked = content(made(false)), full = content(made(true));
    EXPECT_THAT(masked, Not(HasSubstr("13800138000")));
    EXPECT_THAT(masked, Not(HasSubstr("19491231")));
    EXPECT_THAT(masked, HasSubstr("欧阳**"));
    EXPECT_THAT(full, HasSubstr("欧阳震华,女,11010519491231002X,13800138000"));
    for (const auto& text : {masked, full}) {
        EXPECT_THAT(text, HasSubstr("导出编号 DC20260921-"));
        EXPECT_THAT(text, HasSubstr("王干事"));
        EXPECT_THAT(text, HasSubstr("核对底账")) << "the purpose stands in the file";
    }
}

TEST_P(ExportTest, AWorkbookCarriesItsMark) {
    const auto one = made(true, ExportFormat::xlsx);
    EXPECT_EQ(one.state, ExportState::ready);
    EXPECT_EQ(one.row_count, 2);
    const auto path = folder / "back.xlsx";
    std::ofstream(path, std::ios::binary) << content(one);
    const auto reader = sheet::SheetReader::open(path).value();
    auto rows = reader.rows(0).value();
    std::string all;
    for (sheet::Row row; rows.next(row).value();)
        for (const auto& cell : row.cells()) all += cell.text + "|";
    EXPECT_THAT(all, HasSubstr(one.number));
    EXPECT_THAT(all, HasSubstr("11010519491231002X"));
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE kind = 'export'"), 1);
}

TEST_P(ExportTest, OnlyWhoAskedFetchesAndOnlyForAWeek) {
    const auto one = made(false);
    EXPECT_TRUE(exports.fetch(colleague(may_fetch_export), one.id).is(access::not_found));
    EXPECT_EQ(exports.sweep(tenant), 0);
    clock.advance(std::chrono::hours(24 * 7));
    EXPECT_TRUE(exports.fetch(clerk(may_fetch_export), one.id).is(step_not_allowed));
    EXPECT_EQ(exports.sweep(tenant), 1);
    EXPECT_EQ(count("SELECT count(*) FROM imports_chunk"), 0);
    EXPECT_EQ(exports.find(clerk(may_read_exports), one.id)->state, ExportState::expired);
}

TEST_P(ExportTest, WhoLostThePostGetsNothing) {
    const auto one = decide(request(true), true);
    clock.advance(std::chrono::hours(1));
    database().write([&](db::WriteTx& tx) { access::end(tx, tenant, PostId(id(140)), clock.now()).value(); });
    EXPECT_TRUE(exports.run_once(tenant));
    const auto now = exports.find(clerk(may_read_exports), one.id).value();
    EXPECT_EQ(now.state, ExportState::failed);
    EXPECT_THAT(*now.decision, HasSubstr("岗位"));
}

/// A list of another room.
class FewRows final : public ExportSource {
public:
    bool has(std::string_view form) const override { return form.starts_with("few:"); }
    Result<ExportSheet> plan(const access::Scope&, const SourceQuestion& question) override {
        if (question.form != "few:rows") return refuse(unknown_template);
        return sheet(question.as_of.value_or(Date()), from_ms(1'000));
    }
    Result<ExportSheet> again(const access::Scope&, const std::string&, const std::vector<std::string>&,
                              std::int64_t version, Date as_of, Instant known) override {
        EXPECT_EQ(version, 3);
        EXPECT_EQ(known, from_ms(1'000)) << "fixed when it was asked for";
        return sheet(as_of, known);
    }
    Result<std::int64_t> rows(const access::Scope&, const std::string&, const ExportSheet& list, AreaId,
                              const std::function<bool(const std::vector<std::string>&)>& row) override {
        row({"欧阳震华", list.as_of->text()});
        row({"李四", list.as_of->text()});
        return 2;
    }

private:
    static ExportSheet sheet(Date as_of, Instant known) {
        return {"少量名单（测试）", 3, as_of, known, {{"name", "姓名", json::Mask::name}, {"on", "日期"}}, {"基准日"}};
    }
};

TEST_P(ExportTest, ListsOfOtherRoomsGoTheSameWay) {
    FewRows source;
    ExportService with(parts_with({&source}));
    RequestExport in{.id = ids.next<ExportId>(), .form = "few:rows", .format = ExportFormat::csv, .columns = {"name"}};
    in.as_of = Date::parse("2026-03-01");
    std::vector<Export> made;
    for (int i = 0; i < 2; ++i) {
        in.id = ids.next<ExportId>();
        const auto one = with.request(clerk(may_request_export), in).value();
        EXPECT_EQ(one.form_version, 3);
        EXPECT_TRUE(one.with_unverified) << "a list holds all that its room hands out, and says so";
        EXPECT_FALSE(with.run_once(tenant)) << "nobody has agreed";
        with.decide(colleague(may_approve_export), one.id, {true, "工作需要", one.version}).value();
        clock.advance(std::chrono::minutes(5));
        EXPECT_TRUE(with.run_once(tenant));
        made.push_back(with.find(clerk(may_read_exports), one.id).value());
    }
    EXPECT_EQ(made[0].state, ExportState::ready);
    EXPECT_EQ(made[0].row_count, 2);
    EXPECT_EQ(made[0].rows_hash, made[1].rows_hash) << "the same rows";
    EXPECT_NE(made[0].number, made[1].number) << "under marks of their own";
    const auto text = content(made[0]);
    EXPECT_THAT(text, HasSubstr("导出编号"));
    EXPECT_THAT(text, HasSubstr("欧阳**,2026-03-01"));
    in.form = "few:none";
    EXPECT_TRUE(with.request(clerk(may_request_export), in).is(unknown_template));
}

TEST_P(ExportTest, RequestsAreChecked) {
    RequestExport in{.id = ids.next<ExportId>(), .form = "population", .columns = {"name", "shoe_size"}};
    EXPECT_TRUE(exports.request(clerk(may_request_export), in).is(unknown_column));
    in.columns = {"name"};
    in.area_id = area_id(4);
    EXPECT_TRUE(exports.request(clerk(may_request_export), in).is(place_not_yours));
    in.area_id = {};
    in.as_of = Date::parse("2026-09-01");
    EXPECT_TRUE(exports.request(clerk(may_request_export), in).is(day_not_possible)) << "registers have no day";
    in.form = "ledger:elderly";
    EXPECT_TRUE(exports.request(clerk(may_request_export), in).is(unknown_template)) << "nobody plugged ledgers in";
}

}  // namespace
}  // namespace linli::imports
