#include "register_fill.h"

#include <linli/base/text.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

namespace linli::bench {
namespace {

constexpr std::int64_t batch = 50'000, recorded_ms = 1'790'000'000'000;
constexpr std::u32string_view surnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    U"汪田任姜范方石"
    U"姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
constexpr std::u32string_view given =
    U"伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红玲建国文志海燕云飞梅宇浩凯鑫波斌宁辉龙林鹏丹萍东亮俊峰健春"
    U"晓雪晨佳嘉欣怡雨"
    U"子梓涵轩博思远诗琪瑶悦彤婷晴颖慧淑珍翠荣福贵财德胜利民安康永昌盛兴旺金银宝山河松柏竹菊莲荷凤龙虎豹";
constexpr std::u32string_view compound_letters = U"书香枫林翠湖金桂阳光幸福和平丽景锦绣东方明珠安居康乐";

std::uint64_t mixed(std::uint64_t n) {
    n = (n ^ (n >> 30U)) * 0xBF58476D1CE4E5B9U;
    n = (n ^ (n >> 27U)) * 0x94D049BB133111EBU;
    return n ^ (n >> 31U);
}

/// The most frequent surname has about seven of a hundred, the tenth two.
char32_t surname(std::uint64_t seed) {
    const double share = static_cast<double>(seed % 1'000'000) / 1'000'000;
    const auto rank = static_cast<std::size_t>(std::pow(static_cast<double>(surnames.size()), share) * 1.6 - 1);
    return surnames[std::min(rank, surnames.size() - 1)];
}

std::string compound_of(std::size_t grid) {
    const auto seed = mixed(grid + 77);
    std::u32string out{compound_letters[seed % compound_letters.size()],
                       compound_letters[(seed >> 8U) % compound_letters.size()], U'苑'};
    return text::from_u32(out);
}

std::string address_of(std::size_t grid, std::uint64_t door) {
    return compound_of(grid) + std::to_string(door % 20 + 1) + "栋" + std::to_string(door / 20 % 3 + 1) + "单元" +
           std::to_string(door / 60 % 18 + 1) + "0" + std::to_string(door / 1'080 % 4 + 1);
}

void add_place(std::vector<db::Value>& row, const area::Ancestors& place) {
    for (const auto* id : {&place.district, &place.street, &place.community, &place.grid})
        row.push_back(db::to_value(*id));
}

void in_batches(db::Database& database, std::int64_t count,
                const std::function<void(db::WriteTx&, std::int64_t)>& store) {
    for (std::int64_t until = std::min(batch, count);; until = std::min(until + batch, count)) {
        database.write([&](db::WriteTx& tx) { store(tx, until); });
        if (until == count) return;
    }
}

}  // namespace

Places::Places(IdSource& ids) : district(ids.next<AreaId>()) {
    for (int i = 0; i < streets; ++i) street.push_back(ids.next<AreaId>());
    for (int i = 0; i < communities; ++i) community.push_back(ids.next<AreaId>());
    for (int i = 0; i < communities * grids_of_a_community; ++i) grid.push_back(ids.next<AreaId>());
}

area::Ancestors Places::of(std::size_t number) const {
    const auto parent = number / grids_of_a_community;
    return {district, street[parent % streets], community[parent], grid[number]};
}

std::string name_of(std::uint64_t number) {
    const auto seed = mixed(number + 1);
    std::u32string out{surname(seed), given[(seed >> 20U) % given.size()]};
    if ((seed >> 40U) % 10 != 0) out.push_back(given[(seed >> 44U) % given.size()]);
    return text::from_u32(out);
}

void fill(db::Database& database, TenantId tenant, const Places& places, std::int64_t people, IdSource& ids) {
    std::int64_t made = 0;
    std::string name, address;
    in_batches(database, people, [&](db::WriteTx& tx, std::int64_t until) {
        tx.bulk("registry_person", {"tenant_id",      "person_id",      "kin",          "name",        "sex",
                                    "birth_on",       "ethnicity",      "native_place", "occupation",  "education",
                                    "marital_status", "presence",       "address",      "since_on",    "confirmed_on",
                                    "source",         "recorded_at_ms", "version",      "district_id", "street_id",
                                    "community_id",   "grid_id"},
                [&](std::vector<db::Value>& row) {
                    if (made == until) return false;
                    const auto seed = mixed(static_cast<std::uint64_t>(made) + 13);
                    const auto grid = static_cast<std::size_t>(seed % places.grid.size());
                    name = name_of(static_cast<std::uint64_t>(made));
                    address = address_of(grid, seed >> 16U);
                    const auto birth = std::to_string(1930 + seed / 7 % 90) + "-06-15";
                    row = {tenant.value,
                           ids.next_uuid(),
                           std::string_view("other"),
                           std::string_view(name),
                           std::string_view(seed % 2 == 0 ? "male" : "female"),
                           birth,
                           std::string_view("汉族"),
                           std::string_view(""),
                           std::string_view(""),
                           std::string_view(""),
                           std::string_view(""),
                           std::string_view(seed % 9 == 0 ? "floating" : "local"),
                           std::string_view(address),
                           std::string_view("2020-01-01"),
                           std::string_view("2026-01-01"),
                           std::string_view("community_register"),
                           recorded_ms + made,
                           std::int64_t{1}};
                    add_place(row, places.of(grid));
                    return ++made, true;
                });
    });
    std::int64_t doors = 0;
    std::string code;
    in_batches(database, people / 3, [&](db::WriteTx& tx, std::int64_t until) {
        tx.bulk("registry_dwelling",
                {"tenant_id", "dwelling_id", "code", "room", "address", "local_address", "floor", "area_dm2",
                 "use_kind", "list_order", "recorded_at_ms", "version", "residents", "district_id", "street_id",
                 "community_id", "grid_id"},
                [&](std::vector<db::Value>& row) {
                    if (doors == until) return false;
                    const auto grid = static_cast<std::size_t>(doors) % places.grid.size();
                    address = address_of(grid, static_cast<std::uint64_t>(doors) / places.grid.size());
                    code = "D" + std::to_string(doors);
                    row = {tenant.value,
                           ids.next_uuid(),
                           std::string_view(code),
                           std::string_view("501"),
                           std::string_view(address),
                           std::string_view(address),
                           std::int64_t{5},
                           std::int64_t{9'000},
                           std::string_view("rented"),
                           doors,
                           recorded_ms,
                           std::int64_t{1},
                           std::int64_t{0}};
                    add_place(row, places.of(grid));
                    return ++doors, true;
                });
    });
}

}  // namespace linli::bench
