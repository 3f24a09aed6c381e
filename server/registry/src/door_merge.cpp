#include <linli/events/outbox.h>
#include <linli/reference/reference.h>
#include <linli/registry/load.h>

#include "cells.h"
#include "door.h"
#include "repository_changes.h"

#include <algorithm>

namespace linli::registry {

using boost::json::object;

namespace {

constexpr Date always{std::chrono::sys_days{std::chrono::year{2999} / 12 / 31}};

std::string label(const reference::List& sources, const StatementRow& s) {
    const auto* entry = sources.find(s.source);
    return s.rank == decided_rank ? std::string("经审批认定") : entry == nullptr ? s.source : entry->label;
}

std::string reason(Choice rule, const reference::List& sources, const StatementRow& kept, const StatementRow& other) {
    const bool doubtful = (other.confidence < doubtful_below) != (kept.confidence < doubtful_below);
    if (doubtful) return "另一条可信度不足（" + std::to_string(other.confidence) + "%）";
    if (rule == Choice::latest && kept.said != other.said)
        return "信息日期更近（" + kept.said.text() + "，另一条 " + other.said.text() + "）";
    if (kept.rank != other.rank)
        return "来源更权威（" + label(sources, kept) + "，另一条 " + label(sources, other) + "）";
    if (kept.said != other.said) return "信息日期更近（" + kept.said.text() + "，另一条 " + other.said.text() + "）";
    if (kept.confidence != other.confidence) return "可信度更高（" + std::to_string(kept.confidence) + "%）";
    return "登记较晚";
}

const StatementRow* current_of(const Threads& threads, const Uuid& record, const FieldSpec& field) {
    const auto thread = threads.threads.find({record, &field});
    if (thread == threads.threads.end()) return nullptr;
    const auto current = thread->second.current();
    return current && thread->second.statements[*current].value ? &thread->second.statements[*current] : nullptr;
}

Verdict verdict(const FieldSpec& field, const Threads& threads, const Uuid& here, const Uuid& there,
                const reference::List& catalogue, const reference::List& sources) {
    const auto* mine = current_of(threads, here, field);
    const auto* other = current_of(threads, there, field);
    if (other == nullptr) return {mine == nullptr ? "same" : "here", mine == nullptr ? "两条都没有" : "另一条没有"};
    if (mine == nullptr) return {"there", "保留记录没有此项"};
    if (mine->value == other->value) return {"same", "两条一致"};
    const auto rule = rule_of(catalogue, field.code);
    const Claim claims[] = {mine->claim(), other->claim()};
    const bool theirs = choose(rule, claims, always, Instant::max()) == std::size_t{1};
    return {theirs ? "there" : "here",
            theirs ? reason(rule, sources, *other, *mine) : reason(rule, sources, *mine, *other)};
}

}  // namespace

Threads read_both(db::ReadTx& tx, const RecordParts& parts, TenantId tenant, SubjectKind kind,
                  const std::vector<Uuid>& records, Date today) {
    Threads out;
    read_records(tx, tenant, kind, records, out);
    std::set<std::tuple<SubjectKind, Uuid, const FieldSpec*>> wanted;
    for (const auto& record : records)
        for (const auto& field : subject(kind).fields) wanted.emplace(kind, record, &field);
    read_statements(tx, tenant, *parts.reference.on(tx, tenant, reference::lists::sources, today), parts.ids, wanted,
                    out);
    open_values(tx, tenant, parts.vault, out);
    return out;
}

std::vector<std::pair<const FieldSpec*, Verdict>> verdicts(SubjectKind kind, const Threads& threads, const Uuid& here,
                                                           const Uuid& there, const reference::List& catalogue,
                                                           const reference::List& sources) {
    std::vector<std::pair<const FieldSpec*, Verdict>> out;
    for (const auto& field : subject(kind).fields)
        out.emplace_back(&field, verdict(field, threads, here, there, catalogue, sources));
    return out;
}

/// What the record that stays lacks or knows worse is said of it again, with the source that said it of the other. A
/// field that the caller names is taken from the other record whatever the rule says.
void Door::take_winners(const Uuid& from, const Uuid& into) {
    const auto today = shanghai_date(now_);
    const auto threads = read_both(tx_, parts_, tenant_, in_.record_kind, {from, into}, today);
    const auto catalogue = parts_.reference.on(tx_, tenant_, reference::lists::fields, today);
    const auto sources = parts_.reference.on(tx_, tenant_, reference::lists::sources, today);
    std::vector<FieldChange> changes;
    for (const auto& [field, found] : verdicts(in_.record_kind, threads, into, from, *catalogue, *sources)) {
        const auto* other = current_of(threads, from, *field);
        const bool named = std::any_of(in_.values.begin(), in_.values.end(),
                                       [code = field->code](const FieldValue& v) { return v.field == code; });
        // Whose head one is was a matter of the other household.
        if (other == nullptr || field->code == "person.kin" || (found.winner != "there" && !named)) continue;
        changes.push_back({in_.record_kind, into, std::string(field->code), other->value, other->source,
                           other->confidence, other->said, said_by_, in_.id, true});
    }
    FieldWriter(parts_.vault, parts_.reference, parts_.outbox, parts_.ids).state(tx_, tenant_, changes, now_);
}

void Door::move_relations(const Uuid& from, const Uuid& into) {
    const auto mine = repository::rows_of(tx_, tenant_, Book::relation, "person_id", into);
    bool housed = std::any_of(mine.begin(), mine.end(), open_home);
    for (const auto& row : repository::rows_of(tx_, tenant_, Book::relation, "person_id", from)) {
        object cells{{"person_id", id_text(into)}};
        if (open_home(row) && housed) cells["state"] = "disputed";  // nobody lives in two places: somebody must look
        housed = housed || open_home(row);
        journal_.update(Book::relation, {{"relation_id", row.at("relation_id")}}, cells);
    }
}

void Door::move_tag(const object& row, const Uuid& into, const area::Ancestors& place) {
    const object tag_key{{"person_id", row.at("person_id")}, {"word", row.at("word")}, {"from_on", row.at("from_on")}};
    journal_.remove(Book::tag, tag_key);
    for (const auto& mine : repository::rows_of(tx_, tenant_, Book::tag, "person_id", into))
        if (mine.at("word") == row.at("word") && mine.at("from_on") == row.at("from_on")) return;
    auto moved = row;
    moved["person_id"] = id_text(into);
    add_place(moved, place);
    journal_.insert(Book::tag, moved);
}

void Door::move_links(const Uuid& from, const Uuid& into) {
    for (const auto* side : {"from_id", "to_id"})
        for (const auto& row : repository::rows_of(tx_, tenant_, Book::link, side, from)) {
            const object link_key{{"link_id", row.at("link_id")}};
            const auto& other = row.at(std::string_view(side) == "from_id" ? "to_id" : "from_id");
            if (other == id_text(into))
                journal_.remove(Book::link, link_key);  // nobody is related to themselves
            else
                journal_.update(Book::link, link_key, {{side, id_text(into)}});
        }
}

void Door::move_consents(const Uuid& from, const Uuid& into) {
    const auto mine = repository::rows_of(tx_, tenant_, Book::consent, "person_id", into);
    for (const auto& row : repository::rows_of(tx_, tenant_, Book::consent, "person_id", from)) {
        object cells{{"person_id", id_text(into)}};
        const bool twice =
            row.at("withdrawn_at_ms").is_null() && std::any_of(mine.begin(), mine.end(), [&](const object& m) {
                return m.at("purpose") == row.at("purpose") && m.at("withdrawn_at_ms").is_null();
            });
        if (twice) cells["withdrawn_at_ms"] = to_ms(now_);
        journal_.update(Book::consent, {{"consent_id", row.at("consent_id")}}, cells);
    }
}

void Door::move_references(const Uuid& from, const Uuid& into) {
    if (in_.record_kind == SubjectKind::person) {
        const auto place = seen(tx_, scope_, SubjectKind::person, into).value_or(Seen{}).place;
        move_relations(from, into);
        for (const auto& row : repository::rows_of(tx_, tenant_, Book::tag, "person_id", from))
            move_tag(row, into, place);
        move_consents(from, into);
    }
    move_links(from, into);
    for (const auto& earlier : repository::merged_into(tx_, tenant_, in_.record_kind, from))
        journal_.update(book(), key(earlier), {{"merged_into", id_text(into)}});
    for (const auto& holder : holders_)
        journal_.note_references(holder.room, into, holder.moved(tx_, tenant_, in_.record_kind, from, into));
}

Outcome Door::merge() {
    if (!in_.other_id || *in_.other_id == in_.record_id) return refuse(needs_more, "请选择另一条记录");
    const auto other = seen(tx_, scope_, in_.record_kind, *in_.other_id);
    if (!other) return refuse(access::not_found);
    if (other->standing == word(Standing::merged) || other->standing == word(Standing::withdrawn))
        return refuse(record_ended);
    const bool person = in_.record_kind == SubjectKind::person;
    const auto household = person ? household_of(*in_.other_id) : std::nullopt;
    const auto before = heads(household);
    take_winners(*in_.other_id, in_.record_id);
    move_references(*in_.other_id, in_.record_id);
    journal_.update(book(), key(*in_.other_id),
                    {{"standing", word(Standing::merged)},
                     {"standing_on", shanghai_date(now_).text()},
                     {"merged_into", id_text(in_.record_id)}});
    if (in_.new_head_id) LINLI_CHECK(say({}, in_.record_id));
    const auto place = seen(tx_, scope_, in_.record_kind, in_.record_id).value_or(Seen{}).place;
    parts_.outbox.publish(tx_,
                          {.tenant = tenant_,
                           .aggregate = in_.record_id,
                           .district = place.district,
                           .street = place.street,
                           .community = place.community,
                           .grid = place.grid},
                          RecordsMerged{in_.record_kind, *in_.other_id, in_.record_id, in_.id.uuid()});
    return check_head(household, before);
}

Outcome Door::make_establishment(const Uuid& id, const area::Ancestors& place) {
    const auto name = value_of(in_.values, "establishment.name");
    const auto uscc = value_of(in_.values, "establishment.uscc");
    if (!name || !uscc) return refuse(needs_more, "请填写单位名称和统一社会信用代码");
    const auto text = [&](std::string_view field) { return value_of(in_.values, field).value_or(""); };
    MerchantRow m;
    m.id = MerchantId(id);
    m.uscc = *uscc;
    m.name = *name;
    m.kind = value_of(in_.values, "establishment.kind").value_or("company");
    m.is_company = m.kind == "company";
    m.venue = text("establishment.venue");
    m.category = text("establishment.category");
    m.owner_name = text("establishment.owner_name");
    m.phone = text("establishment.phone");
    m.address = text("establishment.address");
    m.since = in_.on;
    m.licence_until = Date::parse(text("establishment.licence_until_on")).value_or(in_.on);
    m.source = in_.source;
    m.place = place;
    load(tx_, tenant_, parts_.vault, Load{.merchants = {&m, 1}}, now_);
    repository::withdraw(tx_, tenant_, SubjectKind::establishment, id);
    journal_.update(Book::establishment, key(id), {{"standing", nullptr}, {"standing_on", nullptr}});
    return Done{};
}

/// Who lives there now is the new record, not the one it was split from.
void Door::hand_over_home(const object& row) {
    place_person(in_.record_id, {});
    if (row.at("dwelling_id").is_null()) return;
    const DwellingId dwelling(Uuid::parse(row.at("dwelling_id").as_string()).value_or(Uuid{}));
    if (const auto home = repository::dwelling_place(tx_, scope_, dwelling)) place_person(*in_.other_id, home);
}

Outcome Door::split() {
    if (!in_.other_id || *in_.other_id == in_.record_id) return refuse(needs_more, "请给出新记录的编号");
    if (repository::record_exists(tx_, tenant_, in_.record_kind, *in_.other_id)) return refuse(record_id_taken);
    const auto place = seen(tx_, scope_, in_.record_kind, in_.record_id).value_or(Seen{}).place;
    const bool person = in_.record_kind == SubjectKind::person;
    LINLI_CHECK(person ? make_person(*in_.other_id, {}, place, {}) : make_establishment(*in_.other_id, place));
    std::size_t moved = 0;
    if (person)
        for (const auto& row : repository::rows_of(tx_, tenant_, Book::relation, "person_id", in_.record_id))
            for (const auto& wanted : in_.moving_relations) {
                if (row.at("relation_id") != id_text(wanted.uuid())) continue;
                journal_.update(Book::relation, {{"relation_id", row.at("relation_id")}},
                                {{"person_id", id_text(*in_.other_id)}});
                if (open_home(row)) hand_over_home(row);
                ++moved;
            }
    if (person)
        for (const auto& row : repository::rows_of(tx_, tenant_, Book::tag, "person_id", in_.record_id))
            if (std::find(in_.moving_tags.begin(), in_.moving_tags.end(), row.at("word").as_string()) !=
                in_.moving_tags.end())
                move_tag(row, *in_.other_id, place);
    for (const auto* side : {"from_id", "to_id"})
        for (const auto& row : repository::rows_of(tx_, tenant_, Book::link, side, in_.record_id))
            for (const auto& wanted : in_.moving_links) {
                if (row.at("link_id") != id_text(wanted.uuid())) continue;
                journal_.update(Book::link, {{"link_id", row.at("link_id")}}, {{side, id_text(*in_.other_id)}});
                ++moved;
            }
    if (moved != in_.moving_relations.size() + in_.moving_links.size()) return refuse(no_such_part);
    return Done{};
}

bool take_back(const RecordParts& parts, const std::vector<ReferenceHolder>& holders, db::WriteTx& tx, TenantId tenant,
               const ProposeChange& in) {
    repository::lock_record(tx, tenant, in.record_kind, in.record_id);
    FieldWriter(parts.vault, parts.reference, parts.outbox, parts.ids).retract(tx, tenant, in.id, parts.clock.now());
    Journal journal(tx, tenant, in.id, parts.clock.now());
    if (!journal.undo()) return false;
    journal.recount();
    if (in.kind != ChangeKind::merge) return true;
    const auto references = journal.references();
    for (const auto& holder : holders)
        if (const auto rows = references.find(holder.room); rows != references.end())
            holder.undone(tx, tenant, in.record_kind, *in.other_id, in.record_id, rows->second);
    parts.outbox.publish(tx, {.tenant = tenant, .aggregate = in.record_id},
                         MergeUndone{in.record_kind, *in.other_id, in.record_id, in.id.uuid()});
    return true;
}

}  // namespace linli::registry
