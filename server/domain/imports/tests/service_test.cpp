#include "house.h"

#include <random>

namespace linli::imports {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

LINLI_BOTH_ENGINES(ImportTest);

TEST_P(ImportTest, ASheetGoesThroughEveryState) {
    const auto made = receive(write(good)).value();
    EXPECT_EQ(made.state, ImportState::received);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 0);
    const auto one = checked(write(good, "again.csv"));
    EXPECT_EQ(one.state, ImportState::checked);
    EXPECT_EQ(one.rows_all, 3);
    EXPECT_EQ(one.rows_wrong, 0);
    EXPECT_EQ(one.rows_warned, 1) << "an address that names no door";
    ASSERT_THAT(found(one), SizeIs(1));
    EXPECT_EQ(found(one)[0].error_class, 6);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 0) << "a dry run writes no register";

    const auto applied = step(one, ImportStep::apply);
    EXPECT_EQ(applied.state, ImportState::applied);
    EXPECT_EQ(applied.rows_applied, 3);
    const auto all = people();
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[0].name, "张三");
    EXPECT_EQ(all[0].id_number, "11010519491231002X");
    EXPECT_EQ(all[0].dwelling, door().id) << "the address was understood";
    EXPECT_EQ(all[0].place.grid, area_id(5));
    EXPECT_EQ(all[1].household, all[0].household);
    EXPECT_EQ(all[2].place.grid, std::nullopt);
    EXPECT_EQ(all[2].place.community, area_id(3));
    EXPECT_EQ(count("SELECT count(*) FROM registry_household"), 2);
    EXPECT_EQ(count("SELECT count(*) FROM registry_relation"), 2);
    EXPECT_GE(count("SELECT count(*) FROM events_event WHERE name = 'imports.import-moved.v1'"), 4);
}

TEST_P(ImportTest, UndoTakesBackEverythingThatNobodyChanged) {
    const auto one = step(checked(write(good)), ImportStep::apply);
    const auto all = people();
    database().write([&](db::WriteTx& tx) {
        registry::FieldChange change;
        change.record = all[2].id.uuid();
        change.field = "person.phone";
        change.value = "13700137000";
        change.source = "home_visit";
        change.said_on = shanghai_date(clock.now());
        writer.state(tx, tenant, {&change, 1}, clock.now());
    });
    const auto undone = step(one, ImportStep::undo);
    EXPECT_EQ(undone.state, ImportState::undone);
    EXPECT_EQ(undone.rows_undone, 2);
    EXPECT_EQ(undone.rows_kept, 1);
    ASSERT_THAT(people(), SizeIs(1));
    EXPECT_EQ(people()[0].name, "王五");
    const auto listed = found(undone);
    ASSERT_THAT(listed, SizeIs(1));
    EXPECT_EQ(listed[0].row, 4);
    EXPECT_THAT(listed[0].why, HasSubstr("改动"));
    EXPECT_EQ(count("SELECT count(*) FROM registry_household"), 1) << "the household of who stayed";
    EXPECT_EQ(count("SELECT count(*) FROM registry_relation"), 0);
}

TEST_P(ImportTest, AChangedRecordComesBackAsItWas) {
    step(checked(write(good)), ImportStep::apply);
    const auto before = people();
    const auto other =
        checked(write("姓名,身份证号,联系电话,职业\n张三,11010519491231002X,13600136000,教师\n", "b.csv"));
    ASSERT_THAT(found(other), SizeIs(1));
    EXPECT_EQ(found(other)[0].error_class, 5) << "already on record";
    EXPECT_EQ(other.rows_wrong, 0) << "that is an update, no mistake";
    const auto applied = step(other, ImportStep::apply);
    ASSERT_THAT(people(), SizeIs(3));
    EXPECT_EQ(people()[0].phone, "13600136000");
    EXPECT_EQ(people()[0].occupation, "教师");
    EXPECT_EQ(people()[0].dwelling, before[0].dwelling) << "what the sheet does not say stays";
    step(applied, ImportStep::undo);
    EXPECT_EQ(people()[0].phone, before[0].phone);
    EXPECT_EQ(people()[0].occupation, before[0].occupation);
}

TEST_P(ImportTest, HistorySaysWhichSheetSaidSo) {
    step(checked(write(good)), ImportStep::apply);
    clock.advance(std::chrono::hours(1));
    const auto zhang = people()[0];
    const auto other =
        step(checked(write("姓名,身份证号,联系电话,职业\n张三,11010519491231002X,13600136000,教师\n", "b.csv")),
             ImportStep::apply);
    const auto said = [&](std::string_view state) {
        return database().read([&](db::ReadTx& tx) {
            return tx
                .value<std::int64_t>(
                    "SELECT count(*) FROM registry_statement WHERE subject_id = :person AND request_id = :import"
                    " AND source = 'community_register' AND state = :state",
                    {{"person", zhang.id}, {"import", other.id.uuid()}, {"state", state}})
                .value();
        });
    };
    EXPECT_EQ(said("current"), 2) << "telephone and occupation, said by this sheet";
    EXPECT_GE(count("SELECT count(*) FROM events_event WHERE name = 'registry.record-changed.v1'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person_past"), 1) << "how it was known before";
    clock.advance(std::chrono::hours(1));
    step(other, ImportStep::undo);
    EXPECT_EQ(said("retracted"), 2);
    EXPECT_EQ(people()[0].phone, zhang.phone);
}

TEST_P(ImportTest, WhatABetterSourceSaidIsNotOverwritten) {
    step(checked(write(good)), ImportStep::apply);
    const auto zhang = people()[0];
    clock.advance(std::chrono::hours(1));
    database().write([&](db::WriteTx& tx) {
        registry::FieldChange change;
        change.record = zhang.id.uuid();
        change.field = "person.name";
        change.value = "章三";
        change.source = "police";
        change.said_on = shanghai_date(clock.now());
        writer.state(tx, tenant, {&change, 1}, clock.now());
    });
    clock.advance(std::chrono::hours(1));
    step(checked(write("姓名,身份证号\n张叁,11010519491231002X\n", "b.csv")), ImportStep::apply);
    const auto all = people();
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const auto& p) { return p.name == "章三"; }));
    EXPECT_EQ(count("SELECT count(*) FROM registry_statement WHERE value = '张叁' AND state = 'superseded'"), 1);
}

TEST_P(ImportTest, DevicesGoIntoTheirRegisterAndBack) {
    const auto sheet = [](std::string_view lift_name) {
        return "设备编号,设备类别,名称,安装位置,责任单位,经度,纬度,安装日期,最近检查日期,检查周期\n"
               "XHS-1,消火栓,东门消防栓,书香苑东门,安居物业,106.2,38.4,2021-04-01,2026-09-01,30\n"
               "DT-1,电梯," +
               std::string(lift_name) + ",书香苑12栋2单元,安居物业,,,2018-05-01,2026-09-10,15\n";
    };
    const auto one = step(checked(write(sheet("二单元电梯")), "devices"), ImportStep::apply);
    EXPECT_EQ(one.rows_applied, 2);
    EXPECT_EQ(count("SELECT count(*) FROM registry_object WHERE kind = 'hydrant' AND inspect_by_on = '2026-10-01'"), 1);
    clock.advance(std::chrono::hours(1));
    const auto other = checked(write(sheet("2单元客梯"), "b.csv"), "devices");
    EXPECT_EQ(other.rows_wrong, 0);
    const auto again = step(other, ImportStep::apply);
    EXPECT_EQ(count("SELECT count(*) FROM registry_object"), 2) << "known by their codes";
    EXPECT_EQ(count("SELECT count(*) FROM registry_object WHERE name = '2单元客梯'"), 1);
    clock.advance(std::chrono::hours(1));
    step(again, ImportStep::undo);
    EXPECT_EQ(count("SELECT count(*) FROM registry_object WHERE name = '二单元电梯'"), 1);
    step(see(one.id), ImportStep::undo);
    EXPECT_LE(count("SELECT count(*) FROM registry_object"), 1);
}

TEST_P(ImportTest, WrongRowsStayOutAndAreMarked) {
    const auto path = write(head +
                            "P1,张三,女,1949-12-31,110105194912310021,13800138000,H1,户主,,\n"
                            "P2,李四,男,1980-05-06,,139,H1,子,,\nP3,王五,男,1990-01-02,,,H2,户主,,\n");
    const auto one = checked(path);
    EXPECT_EQ(one.rows_wrong, 2);
    const auto applied = step(one, ImportStep::apply);
    EXPECT_EQ(applied.rows_applied, 1);
    const auto out = folder / "marked.xlsx";
    const auto report = service.marked(clerk(may_take_back), one.id, out);
    ASSERT_TRUE(report.ok()) << report.problem().detail;
    EXPECT_EQ(report->cells, 2U);
    EXPECT_EQ(report->rows, 3U) << "every row has its key";
    EXPECT_TRUE(service.marked(colleague(may_take_back), one.id, out).is(access::not_found)) << "only who sent it";
}

/// The marked workbook with some cells replaced, written again as a text table.
std::string corrected(const std::filesystem::path& marked, const std::vector<std::pair<std::string, std::string>>& by) {
    const auto reader = sheet::SheetReader::open(marked).value();
    auto rows = reader.rows(0).value();
    std::string out;
    for (sheet::Row row; rows.next(row).value();) {
        std::string line;
        std::uint32_t next = 0;
        for (const auto& cell : row.cells()) {
            for (; next < cell.column; ++next) line += ",";
            auto text = cell.text;
            for (const auto& [from, to] : by) text = text == from ? to : text;
            csv::append_cell(line, text);
        }
        out += line + "\n";
    }
    return out;
}

TEST_P(ImportTest, TheCorrectedMarkedWorkbookTouchesOnlyWhatChanged) {
    const auto one = step(checked(write(head + "P1,张三,女,1949-12-31,11010519491231002X,13800138000,H1,户主,,\n"
                                               "P2,李四,男,1980-05-06,,139,H1,子,,\n"
                                               "P3,王五,男,1990-01-02,,13700137000,H2,户主,,\n")),
                          ImportStep::apply);
    EXPECT_EQ(one.rows_applied, 2);
    const auto before = count("SELECT sum(version) FROM registry_person");
    const auto out = folder / "marked.xlsx";
    ASSERT_TRUE(service.marked(clerk(may_take_back), one.id, out).ok());
    const auto again =
        checked(write(corrected(out, {{"139", "13900139000"}, {"13700137000", "13600136000"}}), "c.csv"));
    EXPECT_EQ(again.previous_id, one.id);
    EXPECT_EQ(again.rows_all, 3);
    EXPECT_EQ(again.rows_same, 1) << "one row was not touched by anybody";
    EXPECT_EQ(again.rows_wrong, 0);
    const auto applied = step(again, ImportStep::apply);
    EXPECT_EQ(applied.rows_applied, 2);
    const auto all = people();
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[2].phone, "13600136000");
    EXPECT_EQ(count("SELECT sum(version) FROM registry_person"), before + 2) << "one new row, one changed";
    step(applied, ImportStep::undo);
    EXPECT_EQ(people().size(), 2U);
    EXPECT_EQ(people()[1].phone, "13700137000");
}

TEST_P(ImportTest, TheCommandLineChecksAppliesAndTakesBack) {
    const LocalSheet sheet{.path = write(good), .form = "population", .source = "sheet"};
    auto one = service.check_local(tenant, sheet).value();
    EXPECT_EQ(one.state, ImportState::checked);
    EXPECT_EQ(service.check_local(tenant, sheet).value().id, one.id) << "the same file goes on";
    one = service.step_local(tenant, one.id, ImportStep::cancel).value();
    EXPECT_EQ(one.state, ImportState::cancelled);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 0) << "a cancelled dry run writes nothing";
    one = service.check_local(tenant, sheet).value();
    one = service.step_local(tenant, one.id, ImportStep::apply).value();
    EXPECT_EQ(one.rows_applied, 3);
    one = service.step_local(tenant, one.id, ImportStep::undo).value();
    EXPECT_EQ(one.rows_undone, 3);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 0);
}

TEST_P(ImportTest, DwellingsAndMerchantsGoInAndOutToo) {
    auto homes = checked(
        write("房屋编码,楼号,单元,房号,地址,建筑面积,房屋状态\nN1,3,1,101,澄溪区书香苑3号楼1单元101室,89.5,出租\n"),
        "dwellings");
    homes = step(homes, ImportStep::apply);
    EXPECT_EQ(count("SELECT area_dm2 FROM registry_dwelling WHERE code = 'N1'"), 8'950);
    EXPECT_EQ(count("SELECT count(*) FROM registry_dwelling WHERE code = 'N1' AND use_kind = 'rented'"), 1);
    step(homes, ImportStep::undo);
    EXPECT_EQ(count("SELECT count(*) FROM registry_dwelling"), 1);
    auto shops = checked(
        write("统一社会信用代码,名称,主体类型,负责人,电话\n91110000600037341L,福满面馆,个体户,张三,13800138000\n"),
        "merchants");
    EXPECT_EQ(shops.rows_wrong, 0);
    shops = step(shops, ImportStep::apply);
    EXPECT_EQ(count("SELECT count(*) FROM registry_merchant"), 1);
    step(shops, ImportStep::undo);
    EXPECT_EQ(count("SELECT count(*) FROM registry_merchant"), 0);
}

TEST_P(ImportTest, OnlyTheAreaOfThePostCounts) {
    const auto one = checked(write(good));
    EXPECT_TRUE(service.find(stranger(may_read), one.id).is(access::not_found));
    EXPECT_TRUE(service.step(stranger(), one.id, {ImportStep::apply, one.version}).is(access::not_found));
    EXPECT_TRUE(
        service
            .receive(clerk(),
                     {.path = write(good), .name = "x", .form = "population", .source = "x", .area_id = area_id(4)})
            .is(place_not_yours));
    EXPECT_THAT(service.list(stranger(may_read), {}).value().items, IsEmpty());
    EXPECT_THAT(service.list(colleague(may_read), {}).value().items, SizeIs(1));
}

TEST_P(ImportTest, WhatIsNoSheetLeavesNothingBehind) {
    EXPECT_FALSE(receive(write(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8), "old.xls")).ok());
    EXPECT_TRUE(receive(write("姓名,性别\n", "empty.csv")).is(no_rows));
    EXPECT_TRUE(receive(write(good), "nonsense").is(unknown_template));
    EXPECT_EQ(count("SELECT count(*) FROM imports_import"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM files_file"), 0);
}

TEST_P(ImportTest, ARememberedMappingComesBack) {
    const std::string sheet = "姓名,甲,乙\n张三,x,1\n李四,y,2\n王五,z,2\n";
    const auto made = receive(write(sheet)).value();
    auto mapping = service.mapping(clerk(), made.id).value();
    mapping.columns[1].field = "occupation";
    mapping.columns[2].field.reset();
    service.confirm(clerk(), made.id, {made.version, mapping, true}).value();
    const auto again = receive(write("姓名,甲,乙\n赵六,y,2\n", "later.csv")).value();
    const auto suggested = service.mapping(clerk(), again.id).value();
    EXPECT_EQ(suggested.columns[1].field, "occupation");
    EXPECT_FALSE(suggested.columns[2].field.has_value());
}

TEST_P(ImportTest, PaperFormsFollowTheSameRules) {
    EnterPaper in{.id = ids.next<ImportId>(), .form = "population", .area_id = area_id(3)};
    in.values = {{"name", "张三"}, {"sex", "女"}, {"birth", "1949年12月31日"}, {"id_number", "110105194912310021"}};
    const auto wrong = service.enter(clerk(may_enter_paper), in).value();
    EXPECT_FALSE(wrong.stored);
    ASSERT_FALSE(wrong.findings.empty());
    EXPECT_EQ(wrong.findings[0].error_class, 2);
    EXPECT_EQ(count("SELECT count(*) FROM registry_person"), 0);
    in.values.back().text = "11010519491231002X";
    const auto right = service.enter(clerk(may_enter_paper), in).value();
    EXPECT_TRUE(right.stored) << right.findings.size();
    EXPECT_EQ(service.enter(clerk(may_enter_paper), in).value().record_id, right.record_id) << "sent twice";
    ASSERT_THAT(people(), SizeIs(1));
    EXPECT_EQ(people()[0].source, "paper");
    const auto undone = step(see(in.id), ImportStep::undo);
    EXPECT_EQ(undone.rows_undone, 1);
    EXPECT_THAT(people(), IsEmpty());
}

TEST_P(ImportTest, OldRowsAreForgotten) {
    const auto one = step(checked(write(good)), ImportStep::apply);
    EXPECT_EQ(service.sweep(tenant), 0);
    clock.advance(std::chrono::hours(24 * 91));
    EXPECT_EQ(service.sweep(tenant), 1);
    EXPECT_EQ(count("SELECT count(*) FROM imports_row"), 0);
    EXPECT_EQ(see(one.id).state, ImportState::applied);
    EXPECT_EQ(service.sweep(tenant), 0);
}

TEST(States, TheTableSaysWhatMayFollow) {
    EXPECT_EQ(after(ImportState::checked, ImportAction::apply), ImportState::applying);
    EXPECT_EQ(after(ImportState::applying, ImportAction::undo), ImportState::undoing);
    EXPECT_FALSE(after(ImportState::received, ImportAction::apply));
    EXPECT_FALSE(after(ImportState::undone, ImportAction::undo));
    EXPECT_FALSE(after(ImportState::applied, ImportAction::cancel));
    int ways = 0;
    for (std::size_t s = 0; s < words(ImportState{}).size(); ++s)
        for (std::size_t a = 0; a < words(ImportAction{}).size(); ++a)
            ways += after(static_cast<ImportState>(s), static_cast<ImportAction>(a)) ? 1 : 0;
    EXPECT_EQ(ways, 15) << "a new way through the machine needs its test";
}

/// Whatever order people press buttons in, the register holds exactly what the imports say.
TEST_P(ImportTest, RandomWalksKeepTheBooks) {
    std::mt19937 random(11);
    std::vector<ImportId> imports;
    for (int round = 0; round < 12; ++round) {
        if (imports.size() < 3) {
            std::string rows = head;
            for (int i = 0; i < 5; ++i)
                rows +=
                    "R" + std::to_string(round * 10 + i) + ",张三,女,1990-01-0" + std::to_string(1 + i) + ",,,,,,\n";
            imports.push_back(checked(write(rows, "walk.csv")).id);
        }
        const auto which = imports[random() % imports.size()];
        const auto wanted = static_cast<ImportStep>(random() % 3);
        [[maybe_unused]] const auto tried = service.step(clerk(), which, {wanted, see(which).version});
        run();
        std::int64_t applied = 0;
        for (const auto& one : imports) applied += see(one).rows_applied;
        EXPECT_EQ(count("SELECT count(*) FROM registry_person"), applied);
    }
}

}  // namespace
}  // namespace linli::imports
