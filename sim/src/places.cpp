#include "places.h"

#include <array>

namespace linli::sim::places {
namespace {

using Name = std::string_view;
constexpr auto street_list = std::to_array<Name>({"凤鸣", "澄湖", "望山", "北塔湾", "朔源", "文萃", "兴溪", "金堤",
                                                  "丽水台", "朝雁", "银柳", "贺麓", "东渠", "西沙", "怀安", "永通"});
constexpr auto town_list =
    std::to_array<Name>({"柳河", "沙泉", "通渠", "高台子", "芦花滩", "丰收堡", "北坡台", "洼子湾"});
constexpr auto community_list = std::to_array<Name>(
    {"书香苑", "春晖", "安和",   "康乐",   "锦绣",   "永安",   "文萃", "清水湾", "兴泾",   "花园", "丽景", "同心",
     "和平",   "朝阳", "学院",   "湖滨",   "金波",   "怡和",   "长青", "南苑",   "北苑",   "滨河", "铁东", "新风",
     "富康",   "团结", "明珠",   "芙蓉",   "翠柳",   "阳光",   "紫荆", "星光",   "康居",   "中房", "铁桥", "利民",
     "广厦",   "友爱", "沁园",   "景福",   "汇景",   "平吉里", "怀远", "盛世",   "金凤台", "丰盈", "正源", "福宁",
     "宝庆",   "瑞和", "凯旋",   "光华",   "文昌阁", "燕宁",   "溪畔", "梧桐",   "杏林",   "宁朔", "云山", "泰康",
     "新华",   "静宁", "五里台", "双渠口", "西桥",   "民运",   "河畔", "望湖",   "金色",   "向阳"});
constexpr auto village_list = std::to_array<Name>(
    {"王家湾", "大柳树", "沙渠", "芦草洼", "新丰",   "红柳滩", "马家桥", "桂文",   "东湖", "西渠", "镇河",
     "南梁台", "五渡",   "永固", "马场台", "同阳新", "华西园", "福宁堡", "杨家寨", "双庄", "月湖", "陶家圈"});
constexpr auto longer = std::to_array<Name>({"东", "西", "南", "北", "新", "中"});
constexpr auto heads =
    std::to_array<Name>({"盈", "书", "锦", "丽", "紫", "金", "银", "翠", "碧", "明", "华", "瑞", "景", "雅", "嘉",
                         "颐", "怡", "馨", "康", "泰", "福", "禄", "兴", "永", "昌", "鸿", "海", "湖", "江", "溪",
                         "云", "星", "月", "阳", "春", "秋", "文", "学", "凤", "龙", "鹤", "梧", "桂", "兰", "荷"});
constexpr auto seconds =
    std::to_array<Name>({"和", "宁", "安", "悦", "庭", "园", "璟", "城", "澜", "水", "湾", "林",   "山",   "港", "都",
                         "域", "泽", "韵", "澄", "乐", "源", "辉", "祥", "丰", "润", "岸", "洲",   "台",   "谷", "里",
                         "桥", "堤", "塘", "川", "原", "坊", "朴", "枫", "欣", "盛", "宸", "园东", "河西", "朗", "逸"});
constexpr auto tails = std::to_array<Name>(
    {"苑", "花园", "小区", "家园", "公寓", "雅居", "名邸", "新村", "佳苑", "府", "国际", "华庭", "时代", "尚城"});
constexpr auto shared = std::to_array<Name>({"幸福小区", "建设新村", "安居花园"});
constexpr auto road_heads =
    std::to_array<Name>({"文萃", "怀远", "贺兰山", "朔方", "学院", "同心",   "金波", "正源", "凤凰", "康平",
                         "福州", "丽景", "宝湖",   "长城", "清和", "民族",   "解放", "中山", "新华", "兴州",
                         "黄河", "友爱", "唐徕",   "大连", "沈阳", "六盘山", "宁朔", "雁湖"});
constexpr auto road_tails = std::to_array<Name>({"路", "东路", "西路", "南街", "北街", "巷", "街"});

template <std::size_t N>
std::vector<std::string> names(const std::array<Name, N>& list, int count, std::string_view tail) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        auto name = std::string(list[i % N]);
        for (auto round = i / N; round != 0; round = (round - 1) / longer.size())
            name += longer[(round - 1) % longer.size()];
        out.push_back(name + std::string(tail));
    }
    return out;
}

}  // namespace

std::vector<std::string> streets(int count) { return names(street_list, count, "街道"); }
std::vector<std::string> towns(int count) { return names(town_list, count, "镇"); }
std::vector<std::string> communities(int count) { return names(community_list, count, "社区"); }
std::vector<std::string> villages(int count) { return names(village_list, count, "村"); }

std::string compound(std::uint64_t key, std::uint32_t number) {
    static_assert(heads.size() * seconds.size() * tails.size() >= compound_names);
    const auto at = Permutation(key, compound_names).at(number % compound_names);
    const auto tail = tails[at % tails.size()];
    const auto rest = at / tails.size();
    return std::string(heads[rest % heads.size()]) + std::string(seconds[rest / heads.size() % seconds.size()]) +
           std::string(tail);
}

std::string_view shared_compound(std::size_t number) { return shared[number % shared.size()]; }

std::string road(std::uint64_t key, std::uint32_t number) {
    constexpr auto total = static_cast<std::uint32_t>(road_heads.size() * road_tails.size());
    const auto at = Permutation(key, total).at(number % total);
    return std::string(road_heads[at % road_heads.size()]) + std::string(road_tails[at / road_heads.size()]);
}

}  // namespace linli::sim::places
