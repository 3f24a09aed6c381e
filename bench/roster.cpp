#include "roster.h"

#include <linli/base/codes.h>
#include <linli/base/date.h>

#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

#include <sqlite3.h>

namespace linli::bench {
namespace {

constexpr const char* surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
                                    "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于"};
constexpr const char* given[] = {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳",
                                 "杰", "娟", "涛", "明", "超", "秀", "霞", "平", "刚", "桂", "英", "华",
                                 "玉", "兰", "红", "玲", "建", "国", "文", "志", "海", "燕", "云", "飞",
                                 "梅", "宇", "浩", "凯", "鑫", "波", "斌", "宁", "辉"};

using Base = std::unique_ptr<sqlite3, decltype(&::sqlite3_close)>;

Base open(const std::string& path) {
    sqlite3* raw = nullptr;
    const auto code = ::sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
    Base out(raw, &::sqlite3_close);
    if (code != SQLITE_OK) throw std::runtime_error("cannot open " + path);
    return out;
}

std::vector<std::string> texts(sqlite3* base, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (::sqlite3_prepare_v2(base, sql, -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(::sqlite3_errmsg(base));
    std::vector<std::string> out;
    while (::sqlite3_step(statement) == SQLITE_ROW)
        out.emplace_back(reinterpret_cast<const char*>(::sqlite3_column_text(statement, 0)));
    ::sqlite3_finalize(statement);
    return out;
}

class Roster {
public:
    explicit Roster(std::vector<std::string> doors) : doors_(std::move(doors)) {}

    std::string line(std::int64_t i) {
        const auto& family = surnames[dice_() % std::size(surnames)];
        const auto name = std::string(family) + pick() + (dice_() % 10 == 0 ? "" : pick());
        const auto born = Date::parse("1935-01-01").value().plus_days(static_cast<int>(dice_() % 31'000));
        const bool male = dice_() % 2 == 0;
        const auto& door = doors_[static_cast<std::size_t>(i) * 2 / 5 % doors_.size()];
        return "R" + std::to_string(i) + "," + name + "," + (male ? "男" : "女") + "," + born.text() + "," +
               number(born, male, i) + ",1" + std::to_string(3'000'000'000 + i) + "," + (i % 5 < 2 ? "其他" : "户主") +
               ",2026-03-05,2019-06-01," + door + "\n";
    }

private:
    std::string pick() { return given[dice_() % std::size(given)]; }
    /// A prefecture that the generator of the district does not use, so that nobody is on record.
    std::string number(Date born, bool male, std::int64_t i) {
        auto day = born.text();
        std::erase(day, '-');
        auto order = std::to_string(1'000 + (i * 2 + (male ? 1 : 0)) % 1'000).substr(1);
        if ((order.back() - '0') % 2 != (male ? 1 : 0)) order.back() = male ? '1' : '2';
        const auto first = codes_of_places[dice_() % std::size(codes_of_places)] + day + order;
        auto check = codes::id_number_check(first);
        if (i % 100 == 0) check = check == '1' ? '2' : '1';
        return first + check;
    }

    inline static const std::string codes_of_places[] = {"510104", "510105", "500103", "530102", "520102", "450103"};
    std::vector<std::string> doors_;
    std::mt19937_64 dice_{7};
};

}  // namespace

void write_roster(const std::string& database, const std::filesystem::path& sheet, std::int64_t rows) {
    const auto base = open(database);
    Roster roster(texts(base.get(), "SELECT code FROM registry_dwelling ORDER BY community_id, list_order"));
    std::ofstream out(sheet, std::ios::binary);
    out << "人员编号,姓名,性别,出生日期,身份证号,联系电话,与户主关系,核实日期,入住日期,房屋编码\n";
    for (std::int64_t i = 0; i < rows; ++i) out << roster.line(i);
    if (!out.flush()) throw std::runtime_error("cannot write " + sheet.string());
}

std::int64_t people_of(const std::string& database) {
    return std::stoll(texts(open(database).get(), "SELECT count(*) FROM registry_person").at(0));
}

}  // namespace linli::bench
