#include "rules.h"

#include <algorithm>

namespace linli::ledgers {
namespace {

using registry::Standing;

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& one : parts) out += (out.empty() ? "" : "；") + one;
    return out;
}

std::string ending(const std::optional<Standing>& standing, const std::optional<Date>& on) {
    const auto day = on ? on->text() : std::string();
    switch (standing.value_or(Standing::withdrawn)) {
    case Standing::moved_out: return day + "迁出";
    case Standing::deceased: return day + "去世";
    case Standing::closed: return day + "注销";
    case Standing::merged: return "与另一条记录合并";
    case Standing::withdrawn: break;
    }
    return "记录已撤回";
}

std::string label_of(Subject subject, const Condition& c) {
    const auto* spec = find_fact(subject, c.fact);
    return spec == nullptr ? c.fact : spec->label;
}

std::string coded(const Definition& d, const Condition& c, std::string_view code) {
    const auto* spec = find_fact(d.subject, c.fact);
    if (spec != nullptr)
        for (const auto& [word, label] : spec->words)
            if (word == code) return label;
    return std::string(code);
}

/// The tag that began to hold or ceased between the two moments, as the one who lists it says.
std::string tag_text(const Condition& c, const Facts& holding, Date day, const Facts* later) {
    for (const auto& t : holding.tags) {
        if (std::find(c.any.begin(), c.any.end(), t.row.word) == c.any.end()) continue;
        if (!valid_on(t.row.from, t.row.until, day)) continue;
        if (later == nullptr) return "自" + t.row.from.text() + "起列为" + t.row.label;
        for (const auto& l : later->tags)
            if (l.row.word == t.row.word && l.row.from == t.row.from && l.row.until)
                return l.row.until->text() + "起不再是" + l.row.label;
        return "不再登记为" + t.row.label;
    }
    return "标签变化";
}

/// What changed of one condition; `came` says in which direction.
std::string change_text(const Definition& d, const Condition& c, const Facts& before, const Times& then,
                        const Facts& after, const Times& now, bool came) {
    const auto& holding = came ? after : before;
    if (c.fact == "tag" && !c.none) return tag_text(c, holding, came ? now.as_of : then.as_of, came ? nullptr : &after);
    if (c.fact == "age" && before.person->row.birth == after.person->row.birth) {
        const int years = came ? c.from.value_or(0) : c.until.value_or(0) + 1;
        return birthday_of(after.person->row.birth, years).text() + "满" + std::to_string(years) + "周岁";
    }
    if (c.fact == "age") return "出生日期更正";
    if (c.fact == "presence")
        return "居住情况由" + coded(d, c, word(before.person->row.presence)) + "变为" +
               coded(d, c, word(after.person->row.presence));
    if (c.fact == "use")
        return "房屋用途由" + coded(d, c, word(before.dwelling->row.use)) + "变为" +
               coded(d, c, word(after.dwelling->row.use));
    if (c.fact == "residents")
        return "居住人数由" +
               std::to_string(residents_on(before.person ? before.neighbours : before.relations, then.as_of)) + "变为" +
               std::to_string(residents_on(after.person ? after.neighbours : after.relations, now.as_of));
    return label_of(d.subject, c) + "有变化";
}

std::string changes(const Definition& d, const Facts& before, const Times& then, const Facts& after, const Times& now,
                    bool came) {
    std::vector<std::string> out;
    for (const auto& c : d.conditions)
        if (holds(c, before, then.as_of) != holds(c, after, now.as_of))
            out.push_back(change_text(d, c, before, then, after, now, came));
    return out.empty() ? std::string(came ? "符合条件" : "不再符合条件") : joined(out);
}

Instant recorded_of(const Facts& facts) {
    if (facts.person) return facts.person->recorded;
    if (facts.merchant) return facts.merchant->recorded;
    if (facts.object) return facts.object->recorded;
    return facts.dwelling ? facts.dwelling->recorded : Instant{};
}

Date since_of(const Facts& facts) {
    if (facts.person) return std::max(facts.person->row.since, facts.person->row.birth);
    return facts.merchant ? facts.merchant->row.since : Date();
}

/// Nothing happened in the world between two equal days: only the register learnt something.
std::string learnt(const Times& then, const Times& now) { return then.as_of == now.as_of ? "补登：" : ""; }

}  // namespace

std::string why_came(const Definition& definition, const Facts* before, const Times& then, bool was_inside,
                     const Facts& after, const Times& now) {
    const auto head = learnt(then, now);
    if (before == nullptr) return head + shanghai_date(recorded_of(after)).text() + "新登记";
    if (!was_inside) return head + "由其他区域迁入";
    if (stands_on(*before, then.as_of)) return head + changes(definition, *before, then, after, now, true);
    if (since_of(after) > then.as_of) return head + since_of(after).text() + "起在本区域";
    return head + "记录恢复";
}

std::string why_left(const Definition& definition, const Facts& before, const Times& then, const Facts* after,
                     const Times& now, bool is_inside) {
    const auto head = learnt(then, now);
    if (after == nullptr) return head + "记录已撤销";
    if (!stands_on(*after, now.as_of)) {
        if (after->person) return head + ending(after->person->standing, after->person->standing_on);
        if (after->merchant) return head + ending(after->merchant->standing, after->merchant->standing_on);
        return head + "记录已注销";
    }
    if (!is_inside) return head + "迁往其他区域";
    return head + changes(definition, before, then, *after, now, false);
}

}  // namespace linli::ledgers
