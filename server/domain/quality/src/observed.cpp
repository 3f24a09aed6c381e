#include "observed.h"

#include <algorithm>

namespace linli::quality {
namespace {

std::string_view event_of(SignalKind kind, int litres) {
    switch (kind) {
    case SignalKind::visit: return "入户走访时见到本人";
    case SignalKind::sighting: return "参加活动或办理过事项";
    case SignalKind::attendance: return "在点名名单上";
    case SignalKind::rental_contract: return "有租赁备案";
    case SignalKind::migration_record: return "有迁移登记";
    case SignalKind::death_record: return "有死亡登记";
    case SignalKind::water_month: return litres >= lived_in_litres ? "当月有正常用水" : "当月几乎没有用水";
    }
    return "";
}

std::string_view advice_for(SeenState state) {
    switch (state) {
    case SeenState::seen: return "近期有人见到本人，登记可信，不必专门核实。";
    case SeenState::door_in_use: return "房屋有人使用，但近期没有本人的线索，下次走访时顺便核实。";
    case SeenState::contradicted: return "其他登记与台账不一致，请先核实，不要先下结论。";
    case SeenState::silent: return "近期没有线索。没有线索不等于不住在这里，请列入走访计划。";
    }
    return "";
}

SeenState state_of(const LastSeen& picture, Date today) {
    const auto recent = [&](const Sign& sign) { return sign.on.plus_days(recent_days) >= today; };
    const auto any = [&](const auto& test) { return std::any_of(picture.signs.begin(), picture.signs.end(), test); };
    if (any([](const Sign& s) { return contradicts(s.kind); })) return SeenState::contradicted;
    if (any([&](const Sign& s) { return shows_person(s.kind) && recent(s); })) return SeenState::seen;
    if (any([&](const Sign& s) { return about_door(s.kind) && s.supports && recent(s); }))
        return SeenState::door_in_use;
    return SeenState::silent;
}

}  // namespace

std::string says(SignalKind kind, std::string_view source, Date on, int litres) {
    return on.text() + "，" + std::string(source) + "：" + std::string(event_of(kind, litres));
}

void conclude(LastSeen& picture, Date today) {
    std::sort(picture.signs.begin(), picture.signs.end(),
              [](const Sign& a, const Sign& b) { return a.on != b.on ? b.on < a.on : a.kind < b.kind; });
    picture.last_seen_on.reset();
    for (const auto& sign : picture.signs)
        if (shows_person(sign.kind) && (!picture.last_seen_on || *picture.last_seen_on < sign.on))
            picture.last_seen_on = sign.on;
    picture.state = state_of(picture, today);
    picture.advice = advice_for(picture.state);
}

}  // namespace linli::quality
