#include "draft.h"

#include <algorithm>
#include <array>

namespace linli::sim {
namespace {

struct Trade {
    std::string_view category;
    std::string_view names;  ///< what the sign says after the name, separated by `|`
    std::uint32_t weight;
    std::string_view venue{};  ///< of the nine small venues
};

constexpr auto trades = std::to_array<Trade>({
    {"餐饮", "牛肉面馆|饭庄|小吃店|羊杂碎|火锅店|早餐店|烧烤店|家常菜", 230, "small_restaurant"},
    {"便利店超市", "便利店|超市|烟酒店|副食店", 170, "small_shop"},
    {"生鲜果蔬", "水果店|蔬菜店|鲜肉店|粮油店", 110, "small_shop"},
    {"美容美发", "理发店|美发沙龙|美容院", 90, "small_salon"},
    {"药店", "大药房|药店", 45, "small_shop"},
    {"维修", "家电维修|汽修店|手机维修|开锁", 70},
    {"教育培训", "托管中心|艺术培训|书法教室", 45, "small_school"},
    {"服装洗染", "干洗店|服装店|鞋店|裁缝铺", 80, "small_shop"},
    {"快递物流", "快递驿站|物流部", 40},
    {"医疗诊所", "诊所|口腔门诊|中医馆", 30, "small_clinic"},
    {"休闲娱乐", "棋牌室|台球厅|健身房|网吧", 45, "small_entertainment"},
    {"五金建材", "五金店|灯具店|建材店|玻璃店", 60, "small_shop"},
    {"中介服务", "房产中介|家政服务部|图文店", 50},
});

constexpr std::array<std::string_view, 30> signs{
    "兴隆", "福满", "老马家", "鑫源", "好又来", "东方", "一品",     "聚缘", "小李", "万家",
    "诚信", "百姓", "金碧",   "天天", "鸿运",   "顺达", "美佳",     "康宁", "穆记", "家家乐",
    "春天", "丰泽", "启明",   "旺角", "喜来",   "阳光", "清真回乡", "益民", "雅致", "老地方"};

/// A unified social credit code with both check characters; `number` makes it unique.
/// @source GB 32100-2015, GB 11714-1997
std::string credit_code(bool company, std::uint32_t number) {
    constexpr std::string_view letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string code = company ? "91" : "92";
    code += "640100";
    std::string body = "MA";
    for (int i = 0; i < 6; ++i) {
        body += letters[number % letters.size()];
        number /= static_cast<std::uint32_t>(letters.size());
    }
    constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i)
        sum += weights[i] * (body[i] <= '9' ? body[i] - '0' : body[i] - 'A' + 10);
    const int check = (11 - sum % 11) % 11;
    body += check == 10 ? 'X' : static_cast<char>('0' + check);
    code += body;
    code += codes::uscc_check(code);
    return code;
}

/// Shops on the ground floor, and the property companies' stewards.
class Opener {
public:
    explicit Opener(Draft& draft)
        : draft_(draft),
          rng_(draft.rng("shops")),
          maker_(draft.world.streams, draft.world.ids, draft.world.today, draft.owner()),
          codes_(draft.world.streams.key("credit codes"), 100'000'000) {}

    void run() {
        if (!draft_.plan.village)
            for (std::size_t i = 0; i < draft_.compounds.size(); ++i) contract(i);
        for (int i = 0; i < draft_.plan.merchants; ++i) open(i);
    }

private:
    void contract(std::size_t index) {
        const auto& area = draft_.out.areas[draft_.compounds[index].area];
        const auto& companies = draft_.world.frame.companies;
        // A company seldom works in one compound only: neighbours share theirs.
        const auto at = (static_cast<std::size_t>(draft_.plan.index) / 3 + index % 2) % companies.size();
        auto steward = maker_.hire(Role::handler, companies[at]);
        const auto deputy = maker_.hire(Role::handler, companies[at]);
        draft_.out.posts.push_back(
            maker_.post(Role::handler, area.name + "物业管家", companies[at], area.id, steward.id, deputy.id));
        draft_.out.posts.push_back(
            maker_.post(Role::handler, area.name + "物业管家（B角）", companies[at], area.id, deputy.id, steward.id));
        const auto since = draft_.world.today.plus_days(-rng_.between(100, 900));
        draft_.out.contracts.push_back({companies[at], area.id, steward.id, since, years_before(since, -3)});
        draft_.out.staff.push_back(std::move(steward));
        draft_.out.staff.push_back(deputy);
    }

    const Trade& pick_trade() {
        std::array<std::uint32_t, trades.size()> weights{};
        for (std::size_t i = 0; i < trades.size(); ++i) weights[i] = trades[i].weight;
        return trades[rng_.weighted(weights)];
    }

    std::string sign_for(const Trade& trade) {
        std::vector<std::string_view> ends;
        for (std::size_t from = 0; from <= trade.names.size();) {
            const auto to = std::min(trade.names.find('|', from), trade.names.size());
            ends.push_back(trade.names.substr(from, to - from));
            from = to + 1;
        }
        std::string sign(rng_.pick(signs));  // one draw a statement: operands have no order
        sign += rng_.pick(ends);
        return sign;
    }

    void open(int number) {
        const auto& compound = draft_.compounds[rng_.index(draft_.compounds.size())];
        const auto& area = draft_.out.areas[compound.area];
        const auto& building = building_of(compound);
        // The merchant of the acceptance scenarios: 52, a noodle shop. @source scenarios.md §5.0
        const bool persona = draft_.plan.index == 0 && number == 0;
        const auto& trade = persona ? trades.front() : pick_trade();
        Merchant merchant;
        merchant.id = draft_.next_id<OrganisationId>("merchant");
        merchant.name = std::string(draft_.world.plan.streets[static_cast<std::size_t>(draft_.plan.street)].name) +
                        (persona ? "老马家牛肉面馆" : sign_for(trade));
        merchant.company = rng_.chance(1'600);
        if (merchant.company) merchant.name += "有限公司";
        const auto serial = static_cast<std::uint32_t>(draft_.plan.index) * 4'000 + static_cast<std::uint32_t>(number);
        merchant.uscc = credit_code(merchant.company, codes_.at(serial));
        merchant.category = trade.category;
        const bool cafe = merchant.name.find("网吧") != std::string::npos;
        merchant.venue = cafe ? "small_internet_cafe" : trade.venue;
        auto owner = maker_.hire(Role::merchant, merchant.id, persona ? 52 : 0);
        merchant.owner = owner.id;
        merchant.owner_name = owner.name;
        merchant.phone = owner.phone;
        merchant.grid = area.parent;
        merchant.building = building.id;
        merchant.address =
            (compound.village ? area.address : area.address.substr(0, area.address.size() - compound.name.size())) +
            "商铺" + std::to_string(number + 1) + "号（" + compound.name + building.name + "底商）";
        merchant.point = building.centre;
        merchant.since = draft_.world.today.plus_days(-rng_.between(60, 4'500));
        merchant.licence_until = draft_.world.today.plus_days(rng_.between(20, 1'800));
        draft_.out.posts.push_back(maker_.post(Role::merchant, merchant.name, merchant.id, area.parent, owner.id, {}));
        if (persona) draft_.out.personas.push_back({"merchant", owner.name, owner.id, {}, area.parent});
        draft_.out.staff.push_back(std::move(owner));
        draft_.out.merchants.push_back(std::move(merchant));
    }

    const Area& building_of(const CompoundDraft& compound) {
        std::vector<std::size_t> buildings;
        for (auto i = compound.first_building; i < draft_.out.areas.size(); ++i) {
            if (draft_.out.areas[i].level == Level::compound) continue;
            if (draft_.out.areas[i].level == Level::building &&
                draft_.out.areas[i].parent == draft_.out.areas[compound.area].id)
                buildings.push_back(i);
        }
        return draft_.out.areas[rng_.pick(buildings)];
    }

    Draft& draft_;
    Rng rng_;
    StaffMaker maker_;
    Permutation codes_;
};

}  // namespace

void open_shops(Draft& draft) { Opener(draft).run(); }

}  // namespace linli::sim
