#include "door.h"

#include <linli/reference/reference.h>
#include <linli/registry/load.h>

#include "cells.h"
#include "repository_changes.h"

#include <algorithm>

namespace linli::registry {

using boost::json::object;

Door::Door(const RecordParts& parts, const std::vector<ReferenceHolder>& holders, db::WriteTx& tx,
           const access::Scope& scope, const ProposeChange& in, UserId said_by, bool decided)
    : parts_(parts),
      holders_(holders),
      tx_(tx),
      scope_(scope),
      in_(in),
      said_by_(said_by),
      decided_(decided),
      tenant_(scope.tenant()),
      now_(parts.clock.now()),
      journal_(tx, tenant_, in.id, now_) {}

object Door::key(const Uuid& id) const {
    return {{in_.record_kind == SubjectKind::establishment ? "merchant_id" : "person_id", id_text(id)}};
}

Outcome Door::apply() {
    const auto run = [&]() -> Outcome {
        switch (in_.kind) {
        case ChangeKind::correction: return say(in_.values, in_.record_id);
        case ChangeKind::move_in: return move_in();
        case ChangeKind::move_out: return move_out();
        case ChangeKind::birth: return birth();
        case ChangeKind::death: return death();
        case ChangeKind::relation: return relation();
        case ChangeKind::tag: return tag();
        case ChangeKind::link: return link();
        case ChangeKind::merge: return merge();
        case ChangeKind::split: return split();
        }
        return Done{};
    };
    // Changes of one record follow each other, so that two that are fine alone cannot break a rule together.
    lock(in_.other_id ? std::min(in_.record_id, *in_.other_id) : in_.record_id);
    if (in_.other_id) lock(std::max(in_.record_id, *in_.other_id));
    LINLI_CHECK(run());
    journal_.recount();
    return Done{};
}

/// Head or not is a matter of the whole household, so it is looked at after the words were written.
Outcome Door::say(const std::vector<FieldValue>& values, const Uuid& record) {
    const bool kin = in_.record_kind == SubjectKind::person && value_of(values, "person.kin").has_value();
    const auto household = kin ? household_of(record) : std::nullopt;
    const auto before = heads(household);
    std::vector<FieldChange> changes;
    for (const auto& one : values)
        changes.push_back({in_.record_kind, record, one.field, one.value, in_.source, in_.confidence, in_.on, said_by_,
                           in_.id, decided_});
    if (in_.new_head_id)
        changes.push_back({SubjectKind::person, in_.new_head_id->uuid(), "person.kin", "head", in_.source,
                           in_.confidence, in_.on, said_by_, in_.id, decided_});
    const FieldWriter writer(parts_.vault, parts_.reference, parts_.outbox, parts_.ids);
    writer.state(tx_, tenant_, changes, now_);
    return kin ? check_head(household, before) : Outcome(Done{});
}

void Door::lock(const Uuid& id) { repository::lock_record(tx_, tenant_, in_.record_kind, id); }

std::optional<HouseholdId> Door::household_of(const Uuid& person) const {
    return repository::household_of(tx_, tenant_, person);
}

std::size_t Door::heads(const std::optional<HouseholdId>& household) const {
    return household ? repository::heads(tx_, tenant_, *household).second : 0;
}

Outcome Door::check_head(const std::optional<HouseholdId>& household, std::size_t heads_before) {
    if (!household) return Done{};
    const auto [members, now] = repository::heads(tx_, tenant_, *household);
    // A household that was wrong before may stay as wrong as it was; a change never makes one wrong.
    if (!heads_fit(members, now) && now != heads_before) return refuse(one_head_needed);
    if (!heads_fit(members, now) && heads_before == 1) return refuse(one_head_needed);
    return Done{};
}

Result<DwellingPlace> Door::home() const {
    if (!in_.dwelling_id) return refuse(needs_more, "请选择房屋");
    auto found = repository::dwelling_place(tx_, scope_, *in_.dwelling_id);
    if (!found) return refuse(no_such_part);
    return *std::move(found);
}

Outcome Door::make_person(const Uuid& id, const std::optional<DwellingPlace>& home, const area::Ancestors& place,
                          std::optional<HouseholdId> household) {
    const auto name = value_of(in_.values, "person.name");
    const auto sex = from_word<Sex>(value_of(in_.values, "person.sex").value_or(""));
    const auto birth = in_.kind == ChangeKind::birth
                           ? std::optional(in_.on)
                           : Date::parse(value_of(in_.values, "person.birth_on").value_or(""));
    if (!name || !sex || !birth) return refuse(needs_more, "请填写姓名、性别和出生日期");
    const auto text = [&](std::string_view field) { return value_of(in_.values, field).value_or(""); };
    PersonRow p;
    p.id = PersonId(id);
    p.household = household;
    p.kin = from_word<Kin>(text("person.kin")).value_or(Kin::other);
    p.name = *name;
    p.sex = *sex;
    p.birth = *birth;
    p.ethnicity = text("person.ethnicity");
    p.native_place = text("person.native_place");
    p.occupation = text("person.occupation");
    p.education = text("person.education");
    p.marital_status = text("person.marital_status");
    p.presence = from_word<Presence>(text("person.presence")).value_or(Presence::local);
    p.id_number = text("person.id_number");
    p.phone = text("person.phone");
    p.registered_address = text("person.registered_address");
    p.outside_ref = text("person.outside_ref");
    if (home) p.dwelling = home->id;
    p.address = home ? home->address : text("person.address");
    p.since = p.confirmed = in_.on;
    p.source = in_.source;
    p.place = place;
    // Withdrawn first, so that taking it back is setting this again.
    load(tx_, tenant_, parts_.vault, Load{.people = {&p, 1}}, now_);
    repository::withdraw(tx_, tenant_, SubjectKind::person, id);
    journal_.update(Book::person, key(id), {{"standing", nullptr}, {"standing_on", nullptr}});
    journal_.touch_person(p.id);
    return Done{};
}

Outcome Door::join(HouseholdId household) {
    if (!repository::household_in_scope(tx_, scope_, household)) return refuse(no_such_part);
    journal_.update(Book::person, key(), {{"household_id", id_text(household.uuid())}});
    return Done{};
}

void Door::close_homes() {
    for (const auto& row : repository::rows_of(tx_, tenant_, Book::relation, "person_id", in_.record_id)) {
        if (!open_home(row)) continue;
        const auto until = std::max(in_.on, period_of(row).from);
        journal_.update(Book::relation, {{"relation_id", row.at("relation_id")}}, {{"until_on", until.text()}});
    }
}

/// Whoever moves takes their tags along: they stand in the places of their person.
void Door::place_person(const Uuid& person, const std::optional<DwellingPlace>& home) {
    object cells{{"dwelling_id", home ? id_text(home->id.uuid()) : boost::json::value(nullptr)}};
    if (home) add_place(cells, home->place);
    const object person_key{{"person_id", id_text(person)}};
    journal_.update(Book::person, person_key, cells);
    if (!home) return;
    object place;
    add_place(place, home->place);
    for (const auto& row : repository::rows_of(tx_, tenant_, Book::tag, "person_id", person))
        journal_.update(Book::tag,
                        {{"person_id", id_text(person)}, {"word", row.at("word")}, {"from_on", row.at("from_on")}},
                        place);
}

Outcome Door::live_at(const DwellingPlace& home, RelationKind kind, bool lives_here) {
    for (const auto& row : repository::rows_of(tx_, tenant_, Book::relation, "person_id", in_.record_id)) {
        const bool same = row.at("dwelling_id") == id_text(home.id.uuid()) && is(row.at("kind"), word(kind));
        if (same && overlap(period_of(row), {in_.on, std::nullopt})) return refuse(relation_overlaps);
    }
    if (lives_here) close_homes();
    object row{{"relation_id", id_text(parts_.ids.next_uuid())},
               {"person_id", id_text(in_.record_id)},
               {"dwelling_id", id_text(home.id.uuid())},
               {"address", home.address},
               {"kind", word(kind)},
               {"lives_here", lives_here},
               {"state", "valid"},
               {"from_on", in_.on.text()},
               {"until_on", nullptr},
               {"source", in_.source},
               {"recorded_at_ms", to_ms(now_)}};
    add_place(row, home.place);
    journal_.insert(Book::relation, row);
    if (lives_here) place_person(in_.record_id, home);
    return Done{};
}

void Door::stand(Standing standing) {
    journal_.update(book(), key(), {{"standing", word(standing)}, {"standing_on", in_.on.text()}});
}

Outcome Door::move_in() {
    LINLI_TRY(const auto to, home());
    const auto kind = in_.relation_kind.value_or(RelationKind::family);
    if (!repository::record_exists(tx_, tenant_, SubjectKind::person, in_.record_id)) {
        if (in_.household_id && !repository::household_in_scope(tx_, scope_, *in_.household_id))
            return refuse(no_such_part);
        const auto before = heads(in_.household_id);
        LINLI_CHECK(make_person(in_.record_id, to, to.place, in_.household_id));
        LINLI_CHECK(live_at(to, kind, true));
        return check_head(in_.household_id, before);
    }
    const auto old = household_of(in_.record_id);
    const auto old_heads = heads(old);
    const auto new_heads = heads(in_.household_id);
    journal_.update(Book::person, key(), {{"standing", nullptr}, {"standing_on", nullptr}});
    LINLI_CHECK(live_at(to, kind, true));
    if (in_.household_id) LINLI_CHECK(join(*in_.household_id));
    auto values = in_.values;
    if (!value_of(values, "person.address")) values.push_back({"person.address", to.address});
    LINLI_CHECK(say(values, in_.record_id));
    LINLI_CHECK(check_head(in_.household_id, new_heads));
    return check_head(old, old_heads);
}

Outcome Door::move_out() {
    const auto household = household_of(in_.record_id);
    const auto before = heads(household);
    close_homes();
    place_person(in_.record_id, {});
    stand(Standing::moved_out);
    LINLI_CHECK(say(in_.values, in_.record_id));
    return check_head(household, before);
}

Outcome Door::birth() {
    LINLI_TRY(const auto at, home());
    if (!in_.household_id || !repository::household_in_scope(tx_, scope_, *in_.household_id))
        return refuse(in_.household_id ? no_such_part : needs_more);
    const auto before = heads(in_.household_id);
    LINLI_CHECK(make_person(in_.record_id, at, at.place, in_.household_id));
    LINLI_CHECK(live_at(at, RelationKind::family, true));
    return check_head(in_.household_id, before);
}

Outcome Door::death() {
    const auto household = household_of(in_.record_id);
    const auto before = heads(household);
    close_homes();
    stand(Standing::deceased);
    LINLI_CHECK(say(in_.values, in_.record_id));
    return check_head(household, before);
}

Outcome Door::relation() {
    if (!in_.relation_id) {
        LINLI_TRY(const auto to, home());
        if (!in_.relation_kind) return refuse(needs_more, "请选择人房关系类型");
        LINLI_CHECK(live_at(to, *in_.relation_kind, in_.lives_here));
        return in_.lives_here ? say({{"person.address", to.address}}, in_.record_id) : Outcome(Done{});
    }
    for (const auto& row : repository::rows_of(tx_, tenant_, Book::relation, "person_id", in_.record_id)) {
        if (row.at("relation_id") != id_text(in_.relation_id->uuid())) continue;
        if (!row.at("until_on").is_null() || in_.on < period_of(row).from) return refuse(no_such_part);
        const bool lived = open_home(row);
        journal_.update(Book::relation, {{"relation_id", row.at("relation_id")}}, {{"until_on", in_.on.text()}});
        if (lived) place_person(in_.record_id, {});
        return Done{};
    }
    return refuse(no_such_part);
}

Outcome Door::tag() {
    if (!in_.tag) return refuse(needs_more, "请选择标签");
    const auto kinds = parts_.reference.on(tx_, tenant_, reference::lists::person_tags, shanghai_date(now_));
    const auto* kind = kinds->find(*in_.tag);
    if (kind == nullptr) return refuse(unknown_kind);
    const Period wanted{in_.on, std::nullopt};
    for (const auto& row : repository::rows_of(tx_, tenant_, Book::tag, "person_id", in_.record_id)) {
        if (!is(row.at("word"), *in_.tag) || !overlap(period_of(row), wanted)) continue;
        if (!in_.ends) return refuse(relation_overlaps);
        if (in_.on < period_of(row).from) return refuse(no_such_part);
        const object tag_key{{"person_id", row.at("person_id")}, {"word", *in_.tag}, {"from_on", row.at("from_on")}};
        journal_.update(Book::tag, tag_key, {{"until_on", in_.on.text()}});
        return Done{};
    }
    if (in_.ends) return refuse(no_such_part);
    const auto person = seen(tx_, scope_, SubjectKind::person, in_.record_id);
    if (!person) return refuse(access::not_found);
    object row{{"person_id", id_text(in_.record_id)},
               {"word", *in_.tag},
               {"from_on", in_.on.text()},
               {"until_on", nullptr},
               {"label", kind->label},
               {"source", in_.source},
               {"basis", std::string(kind->text("basis"))},
               {"recorded_at_ms", to_ms(now_)}};
    add_place(row, person->place);
    journal_.insert(Book::tag, row);
    return Done{};
}

Outcome Door::link() {
    if (in_.link_id) {
        for (const auto* side : {"from_id", "to_id"})
            for (const auto& row : repository::rows_of(tx_, tenant_, Book::link, side, in_.record_id)) {
                if (row.at("link_id") != id_text(in_.link_id->uuid())) continue;
                if (!row.at("until_on").is_null() || in_.on < period_of(row).from) return refuse(no_such_part);
                journal_.update(Book::link, {{"link_id", row.at("link_id")}}, {{"until_on", in_.on.text()}});
                return Done{};
            }
        return refuse(no_such_part);
    }
    if (!in_.link_kind || !in_.other_id) return refuse(needs_more, "请选择关系类型和对方记录");
    return open_link(*in_.link_kind, *in_.other_id);
}

Outcome Door::open_link(const std::string& kind_code, const Uuid& other) {
    const auto kinds = parts_.reference.on(tx_, tenant_, reference::lists::relation_kinds, shanghai_date(now_));
    const auto* kind = kinds->find(kind_code);
    if (kind == nullptr || kind->text("from_kind") != word(in_.record_kind)) return refuse(unknown_kind);
    const auto to_kind = from_word<SubjectKind>(kind->text("to_kind")).value_or(SubjectKind::person);
    const auto end = seen(tx_, scope_, to_kind, other);
    const bool gone = end && (end->standing == word(Standing::merged) || end->standing == word(Standing::withdrawn));
    if (other == in_.record_id || !end || gone) return refuse(no_such_part);
    const auto one_per = kind->text("one_per");
    const Period wanted{in_.on, std::nullopt};
    for (const std::string_view side : {"from", "to"})
        for (const auto& row : repository::rows_of(tx_, tenant_, Book::link, side == "from" ? "from_id" : "to_id",
                                                   side == "from" ? in_.record_id : other)) {
            if (!is(row.at("kind"), kind_code) || !overlap(period_of(row), wanted)) continue;
            const bool same = row.at("from_id") == id_text(in_.record_id) && row.at("to_id") == id_text(other);
            if (same || one_per == side) return refuse(relation_overlaps);
        }
    journal_.insert(Book::link, {{"link_id", id_text(parts_.ids.next_uuid())},
                                 {"kind", kind_code},
                                 {"from_kind", word(in_.record_kind)},
                                 {"from_id", id_text(in_.record_id)},
                                 {"to_kind", word(to_kind)},
                                 {"to_id", id_text(other)},
                                 {"from_on", in_.on.text()},
                                 {"until_on", nullptr},
                                 {"source", in_.source},
                                 {"basis", std::string(kind->text("basis"))},
                                 {"recorded_at_ms", to_ms(now_)}});
    return Done{};
}

}  // namespace linli::registry
