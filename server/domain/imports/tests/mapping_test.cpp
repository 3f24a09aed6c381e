#include <linli/imports/mapping.h>
#include <linli/imports/records.h>

#include <linli/base/csv.h>

#include <gmock/gmock.h>

#include <fstream>

namespace linli::imports {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Date today = Date::parse("2026-09-21").value();

/// A sheet as text, read as a person would upload it.
class SheetFile {
public:
    explicit SheetFile(const std::string& content, const std::string& name = "sheet.csv")
        : path_(std::filesystem::temp_directory_path() / ("linli-imports-" + std::to_string(os_seed()) + "-" + name)) {
        std::ofstream(path_, std::ios::binary) << content;
    }
    ~SheetFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    SheetFile(const SheetFile&) = delete;
    SheetFile& operator=(const SheetFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    static std::uint64_t os_seed() {
        static std::uint64_t count = 0;
        return static_cast<std::uint64_t>(::getpid()) * 1'000 + ++count;
    }
    std::filesystem::path path_;
};

Mapping suggested(const std::string& content, const char* form = "population", const Mapping* before = nullptr) {
    const SheetFile file(content);
    const auto open = open_sheet(file.path(), *find_template(form));
    EXPECT_TRUE(open.ok());
    return suggest(*find_template(form), open->header, open->sample, before);
}

std::string field_of(const Mapping& mapping, int column) {
    for (const auto& one : mapping.columns)
        if (one.column == column) return one.field.value_or("-");
    return "?";
}

std::vector<Finding> findings(const std::string& content, const char* form = "population") {
    const SheetFile file(content);
    const auto& which = *find_template(form);
    const auto open = open_sheet(file.path(), which);
    EXPECT_TRUE(open.ok());
    std::vector<Finding> out;
    const auto tally = dry_run(which, *open, suggest(which, open->header, open->sample, nullptr), today,
                               [&](const Finding& f) { out.push_back(f); });
    EXPECT_TRUE(tally.ok()) << tally.problem().detail;
    return out;
}

TEST(Templates, EveryTemplateHasFieldsAndEveryCodeItsList) {
    EXPECT_THAT(templates(), SizeIs(5));
    for (const auto& form : templates()) EXPECT_FALSE(form.fields.empty()) << form.name;
    EXPECT_EQ(code_list("ethnicity")->codes.size(), 56U);
}

TEST(Templates, ExamplesAreReadAsWhatTheyShow) {
    for (const auto& form : templates()) {
        Mapping mapping;
        for (std::size_t i = 0; i < form.fields.size(); ++i)
            mapping.columns.push_back({.column = static_cast<int>(i), .field = form.fields[i].name});
        RowReader reader(form, mapping, {});
        std::vector<std::string> raw;
        for (const auto& field : form.fields) raw.push_back(field.example);
        Record record;
        reader.read_raw(1, raw, record);
        for (std::size_t i = 0; i < form.fields.size(); ++i)
            EXPECT_FALSE(record.fields[i].unread) << form.name << "." << form.fields[i].name;
    }
}

TEST(Codes, SheetsWriteTheSameCodeInManyWays) {
    const auto* sex = code_list("sex");
    for (const auto* text : {"男", "1", "M", "m", "Ｍ", " 男 ", "male"})
        EXPECT_EQ(sex->find(text)->code, "male") << text;
    for (const auto* text : {"女", "2", "F", "女性"}) EXPECT_EQ(sex->find(text)->code, "female") << text;
    EXPECT_EQ(sex->find("不详"), nullptr);
}

TEST(Suggest, HeadersAreRecognisedInManyWords) {
    const auto mapping = suggested(
        "居民姓名,性别（男/女）,公民身份号码,联系手机,现居住地址,备注\n"
        "张三,男,11010519491231002X,13800138000,书香苑12号楼2单元501室,\n");
    EXPECT_EQ(field_of(mapping, 0), "name");
    EXPECT_EQ(field_of(mapping, 1), "sex");
    EXPECT_EQ(field_of(mapping, 2), "id_number");
    EXPECT_EQ(field_of(mapping, 3), "phone");
    EXPECT_EQ(field_of(mapping, 4), "address");
    EXPECT_EQ(field_of(mapping, 5), "-");
    EXPECT_THAT(mapping.columns[5].reasons, Contains(HasSubstr("没有与之对应")));
}

TEST(Suggest, ValuesSpeakWhereHeadersAreSilent) {
    std::string rows = "甲,乙,丙\n";
    for (int i = 0; i < 8; ++i) rows += "11010519491231002X,1380013800" + std::to_string(i) + ",女\n";
    const auto mapping = suggested(rows);
    EXPECT_EQ(field_of(mapping, 0), "id_number");
    EXPECT_EQ(field_of(mapping, 1), "phone");
    EXPECT_EQ(field_of(mapping, 2), "sex");
}

TEST(Suggest, AHeaderThatItsValuesContradictIsDoubted) {
    std::string good = "姓名,联系电话\n", bad = good;
    for (int i = 0; i < 8; ++i) good += "张三,13800138000\n", bad += "张三,11010519491231002X\n";
    const auto sure = suggested(good), unsure = suggested(bad);
    ASSERT_EQ(field_of(sure, 1), "phone");
    EXPECT_GT(sure.columns[1].confidence, 0.95);
    EXPECT_TRUE(field_of(unsure, 1) == "id_number" || unsure.columns[1].confidence < 0.7);
}

TEST(Suggest, TheSecondOfTwoEqualHeadersIsNotTaken) {
    const auto mapping = suggested("姓名,姓名,性别\n张三,李四,男\n王五,赵六,女\n");
    EXPECT_EQ(field_of(mapping, 0), "name");
    EXPECT_NE(field_of(mapping, 1), "name");
}

TEST(Suggest, WhatWasConfirmedBeforeGoesFirst) {
    const std::string sheet = "名字,类别,备注\n张三,甲类,x\n李四,乙类,y\n";
    auto mapping = suggested(sheet);
    mapping.columns[1].field = "presence";
    mapping.columns[1].values = {{"甲类", "local"}, {"乙类", "floating"}};
    mapping.columns[2].field.reset();
    const auto again = suggested("备注,类别,名字\nx,乙类,张三\ny,丙类,李四\n", "population", &mapping);
    EXPECT_EQ(field_of(again, 1), "presence");
    EXPECT_EQ(again.columns[1].confidence, 1);
    EXPECT_THAT(again.columns[1].unknown, ::testing::ElementsAre("丙类"));
}

TEST(CheckMapping, NamesEveryMistake) {
    const auto& form = *find_template("population");
    EXPECT_TRUE(check_mapping(form, {{{.column = 0, .field = "name"}}}).ok());
    EXPECT_TRUE(check_mapping(form, {{{.column = 0, .field = "sex"}}}).is(bad_mapping)) << "name is required";
    const auto twice = check_mapping(form, {{{.column = 0, .field = "name"}, {.column = 1, .field = "name"}}});
    EXPECT_TRUE(twice.is(bad_mapping));
    const Mapping odd{{{.column = 0, .field = "name"},
                       {.column = 0, .field = "nonsense"},
                       {.column = 2, .field = "sex", .codes_version = 1, .values = {{"x", "third"}}}}};
    EXPECT_THAT(check_mapping(form, odd).problem().errors, SizeIs(3));
}

TEST(HeaderText, DoesNotDependOnTheOrderOfColumns) {
    const auto& form = *find_template("population");
    const SheetFile one("姓名,性别\n张三,男\n"), other("性别,姓名\n男,张三\n"), third("性别,姓名,民族\n男,张三,汉\n");
    const auto text = [&](const SheetFile& file) { return header_text(form, open_sheet(file.path(), form)->header); };
    EXPECT_EQ(text(one), text(other));
    EXPECT_NE(text(one), text(third));
}

struct Case {
    const char* what;
    const char* cells;
    int error_class;
    const char* field;
};

class RowRules : public ::testing::TestWithParam<Case> {};

TEST_P(RowRules, EachMistakeHasItsClassAndField) {
    const auto& c = GetParam();
    const auto found =
        findings("姓名,性别,出生日期,身份证号,联系电话,入住日期,与户主关系\n李四,女,1990-03-04,,,,配偶\n" +
                 std::string(c.cells) + "\n");
    if (c.error_class == 0) {
        EXPECT_THAT(found, IsEmpty()) << c.what;
        return;
    }
    ASSERT_FALSE(found.empty()) << c.what;
    EXPECT_EQ(found[0].row, 3U);
    EXPECT_EQ(found[0].error_class, c.error_class) << c.what << " " << found[0].why;
    EXPECT_EQ(found[0].field, c.field) << c.what;
    EXPECT_THAT(found[0].why, ::testing::Not(HasSubstr("19491231"))) << "no full number in a text";
    EXPECT_FALSE(found[0].fix.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Table, RowRules,
    ::testing::Values(
        Case{"right", "张三,女,1949-12-31,11010519491231002X,13800138000,2020-01-02,户主", 0, ""},
        Case{"writings",
             "阿卜杜拉·买买提,2,1949/12/31,１１０１０５１９４９１２３１００２ｘ,+86 138 0013 8000,2020年1月2日,妻", 0,
             ""},
        Case{"no name", ",女,1990-01-01,,,,户主", 1, "name"},
        Case{"digits in the name", "张三2,女,1990-01-01,,,,户主", 1, "name"},
        Case{"short number", "张三,女,1990-01-01,1101051949123100,,,户主", 1, "id_number"},
        Case{"check character", "张三,女,1949-12-31,110105194912310021,,,户主", 2, "id_number"},
        Case{"nothing of the birthday", "张三,女,,,,,户主", 1, "birth"},
        Case{"unknown area", "张三,女,1949-12-31,990105194912310023,,,户主", 3, "id_number"},
        Case{"birth differs", "张三,女,1949-12-30,11010519491231002X,,,户主", 4, "birth"},
        Case{"sex differs", "张三,男,1949-12-31,11010519491231002X,,,户主", 4, "sex"},
        Case{"phone", "张三,女,1990-01-01,,1380013800,,户主", 1, "phone"},
        Case{"unknown code", "张三,女,1990-01-01,,,,邻居家的猫", 3, "kin"},
        Case{"no day", "张三,女,1990-02-30,,,,户主", 1, "birth"},
        Case{"future", "张三,女,1990-01-01,,,2031-01-01,户主", 11, "since"},
        Case{"impossible age", "张三,女,1850-01-01,,,,户主", 11, "birth"}),
    [](const ::testing::TestParamInfo<Case>& one) {
        std::string name = one.param.what;
        std::replace(name.begin(), name.end(), ' ', '_');
        return name;
    });

TEST(Rows, TheSameNumberTwiceIsNamedWithItsOtherRow) {
    const auto found = findings(
        "姓名,出生日期,身份证号\n张三,1949-12-31,11010519491231002X\n李四,1990-01-01,\n"
        "张三,1949-12-31,11010519491231002X\n");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(found[0].row == 2 || found[0].row == 4);
    EXPECT_EQ(found[0].error_class, 5);
    EXPECT_THAT(found[0].why, HasSubstr(found[0].row == 4 ? "第 2 行" : "第 4 行"));
    EXPECT_EQ(found[0].grade, sheet::Grade::error);
}

TEST(Rows, HouseholdsAreJudgedAsAWhole) {
    const auto found = findings(
        "户号,姓名,性别,出生日期,与户主关系\nH1,张三,男,1960-01-01,户主\nH1,李四,女,1962-01-01,配偶\n"
        "H2,王五,男,1960-01-01,户主\nH2,赵六,男,1961-01-01,户主\n");
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].error_class, 9);
    EXPECT_EQ(found[0].field, "kin");
    EXPECT_EQ(found[0].grade, sheet::Grade::warning) << "somebody has to ask, the row may go in";
}

TEST(Rows, LinesAreJson) {
    const Finding finding{.row = 3, .error_class = 2, .field = "id_number", .why = "错\"了", .fix = "改"};
    EXPECT_EQ(json_line(finding), R"({"row":3,"class":2,"field":"id_number","why":"错\"了","fix":"改"})");
}

TEST(WrongFiles, AreRefusedWithWords) {
    const auto& form = *find_template("population");
    const SheetFile empty(""), header("姓名,性别\n"), binary(std::string("\x89PNG\r\n\x1A\n\0\0", 10));
    EXPECT_TRUE(open_sheet(empty.path(), form).is(sheet::empty_file));
    EXPECT_FALSE(open_sheet(binary.path(), form).ok());
    EXPECT_TRUE(open_sheet(header.path(), form).is(no_rows)) << open_sheet(header.path(), form).ok();
}

TEST(Template, IsReadBackAsItself) {
    for (const auto& form : templates()) {
        const SheetFile file("", form.name + ".xlsx");
        write_template(form, file.path(), from_ms(1'790'000'000'000));
        const auto reader = sheet::SheetReader::open(file.path());
        ASSERT_TRUE(reader.ok()) << form.name;
        sheet::HeaderHints hints;
        for (const auto& field : form.fields) hints.names.push_back(field.label);
        const auto header = sheet::find_header(*reader, 0, hints);
        ASSERT_TRUE(header.ok());
        const auto mapping = suggest(form, *header, {}, nullptr);
        EXPECT_TRUE(check_mapping(form, mapping).ok()) << form.name;
        for (std::size_t i = 0; i < form.fields.size(); ++i)
            EXPECT_EQ(field_of(mapping, static_cast<int>(i)), form.fields[i].name) << form.name;
    }
}

TEST(RealWorkbook, OfAnotherSystemIsUnderstood) {
    const auto path = std::filesystem::path(LINLI_ROOT "/../shared/data") / "rosters/micro_importRoom.xlsx";
    if (!std::filesystem::exists(path)) {
        if (std::getenv("CI") != nullptr && std::string_view(std::getenv("CI")) == "true") FAIL() << path;
        GTEST_SKIP() << "skipped: the real workbook is not there";
    }
    const auto& form = *find_template("population");
    const auto open = open_sheet(path, form);
    ASSERT_TRUE(open.ok());
    const auto mapping = suggest(form, open->header, open->sample, nullptr);
    for (const auto* field : {"name", "sex", "phone", "id_number"})
        EXPECT_NE(mapping.of_field(field), nullptr) << field;
    EXPECT_EQ(mapping.of_field("name")->header, "业主名称");
}

}  // namespace
}  // namespace linli::imports
