#include "rule_book.h"

#include <linli/area/areas.h>
#include <linli/base/text.h>

#include "repository_rules.h"

#include <set>

namespace linli::cases {
namespace {

using conditions::FieldInfo;
using conditions::Type;

std::vector<conditions::Word> places(db::ReadTx& tx, TenantId tenant) {
    constexpr std::size_t most = 20'000;
    std::vector<conditions::Word> out;
    for (const auto level : {area::Level::district, area::Level::street, area::Level::community, area::Level::grid})
        for (const auto& area : area::all(tx, tenant, level, most)) out.push_back({area.id.text(), area.name});
    return out;
}

/// What a rule needs besides its condition.
std::string gap_in(const DispatchRule& rule) {
    if (rule.target == Target::role && (!rule.role || !rule.level)) return "“角色”要指定角色和层级";
    if (rule.target == Target::role && *rule.level > area::Level::grid) return "层级只到网格";
    if (rule.target == Target::local && rule.level && *rule.level > area::Level::grid) return "层级只到网格";
    if (rule.target == Target::organisation && !rule.organisation) return "“单位”要指定单位编码";
    if (rule.target == Target::post && !rule.post_id) return "“岗位”要指定岗位";
    if (rule.strategy == Strategy::grab && !rule.minutes) return "抢单要指定时限";
    return {};
}

}  // namespace

conditions::Context rule_context(db::ReadTx& tx, TenantId tenant, const ItemBook::Edition& list) {
    std::vector<conditions::Word> items, classes;
    for (const auto& [code, item] : list.items) items.push_back({code, item.name});
    for (const auto& one : list.classes) classes.push_back({one.code, one.name});
    return conditions::Context(
        {FieldInfo{"item", "责任事项", Type::word, std::move(items)},
         FieldInfo{"class", "事项类别", Type::word, std::move(classes)},
         FieldInfo{"urgency", "紧急程度", Type::word, {{"normal", "一般"}, {"urgent", "紧急"}}},
         FieldInfo{"channel",
                   "来源渠道",
                   Type::word,
                   {{"app", "手机应用"},
                    {"mini_program", "小程序"},
                    {"patrol", "巡查"},
                    {"phone", "电话"},
                    {"counter", "窗口"},
                    {"import", "外部转入"}}},
         FieldInfo{"place", "地点", Type::place, places(tx, tenant)}, FieldInfo{"text", "内容", Type::text},
         FieldInfo{
             "reporter", "上报人", Type::word, {{"resident", "本人"}, {"on_behalf", "代他人"}, {"staff", "工作人员"}}},
         FieldInfo{"confidence", "识别把握", Type::number}, FieldInfo{"reported", "上报时间", Type::moment}});
}

conditions::Values values_of(const Facts& f) {
    const auto maybe = [](const std::optional<std::string>& code) {
        return code ? conditions::Value(*code) : conditions::Value();
    };
    std::vector<std::string> places;
    for (const auto& one : {f.place.district, f.place.street, f.place.community, f.place.grid})
        if (one) places.push_back(one->text());
    const auto* reporter = f.on_behalf ? "on_behalf" : (f.channel == Channel::patrol ? "staff" : "resident");
    return {maybe(f.item_code),
            maybe(f.class_code),
            std::string(word(f.urgency)),
            std::string(word(f.channel)),
            places.empty() ? conditions::Value() : conditions::Value(std::move(places)),
            f.words,
            std::string(reporter),
            f.confidence ? conditions::Value(*f.confidence) : conditions::Value(),
            f.reported_at};
}

std::vector<FieldError> mistakes_in(const conditions::Context& context, const std::vector<DispatchRule>& rules) {
    std::vector<FieldError> out;
    std::set<std::string> codes;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto at = "/rules/" + std::to_string(i);
        if (!codes.insert(rules[i].code).second) out.push_back({at + "/code", "taken", "编码重复"});
        if (auto gap = gap_in(rules[i]); !gap.empty()) out.push_back({at + "/target", "required", std::move(gap)});
        const auto parsed = conditions::parse(context, rules[i].condition);
        if (!parsed.condition)
            out.push_back({at + "/condition", parsed.mistake.code, parsed.mistake.message});
        else if (conditions::print(context, *parsed.condition).size() > conditions::longest_source)
            out.push_back({at + "/condition", "too_long", "条件过长"});
    }
    return out;
}

RuleSet understood_rules(conditions::Context context, std::int64_t edition, std::vector<DispatchRule> rules) {
    RuleSet out{edition, std::move(context), std::move(rules), {}};
    for (const auto& rule : out.rules) {
        auto parsed = conditions::parse(out.context, rule.condition, conditions::Reading::stored);
        LINLI_INVARIANT(parsed.condition.has_value(), "a stored rule cannot be read: " + rule.code);
        out.conditions.push_back(std::move(*parsed.condition));
    }
    return out;
}

std::vector<RuleOverlap> overlaps_of(const RuleSet& set) {
    constexpr std::size_t most = 200;
    std::vector<RuleOverlap> out;
    for (std::size_t later = 1; later < set.rules.size(); ++later)
        for (std::size_t earlier = 0; earlier < later && out.size() < most; ++earlier) {
            const auto &a = set.conditions[earlier], &b = set.conditions[later];
            const bool shadowed = conditions::implies(set.context, b, a);
            if (shadowed || !conditions::exclusive(set.context, a, b))
                out.push_back({set.rules[earlier].code, set.rules[later].code, shadowed});
            if (shadowed) break;  // one reason is enough
        }
    return out;
}

std::optional<RuleHit> first_hit(const RuleSet& set, const Facts& facts, const WorkingCalendar& office) {
    const auto values = values_of(facts);
    for (std::size_t i = 0; i < set.rules.size(); ++i)
        if (conditions::evaluate(set.context, set.conditions[i], values, office))
            return RuleHit{&set.rules[i], conditions::explain(set.context, set.conditions[i], values, office)};
    return std::nullopt;
}

std::shared_ptr<const RuleSet> RuleBook::in_force(db::ReadTx& tx, TenantId tenant, ItemBook& items, Instant now) {
    const auto edition = repository::edition_in_force(tx, tenant, now);
    if (!edition) return nullptr;
    const auto list = items.of(tx, tenant);
    const auto tree = area::tree_version(tx, tenant);
    {
        const std::lock_guard lock(mutex_);
        const auto& kept = kept_[tenant];
        if (kept.set && kept.edition == *edition && kept.list == list->number && kept.tree == tree) return kept.set;
    }
    auto stored = repository::rule_edition(tx, tenant, *edition).value();
    auto fresh = std::make_shared<const RuleSet>(
        understood_rules(rule_context(tx, tenant, *list), *edition, std::move(stored.rules)));
    const std::lock_guard lock(mutex_);
    kept_[tenant] = {*edition, list->number, tree, fresh};
    return fresh;
}

}  // namespace linli::cases
