#include "golden.h"

#include <linli/registry/load.h>

#include "golden_rows.h"
#include "values.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace linli::imports {
namespace {

using registry::DwellingId;
using registry::DwellingRow;
using registry::HouseholdId;
using registry::MerchantId;
using registry::MerchantRow;
using registry::ObjectId;
using registry::ObjectRow;
using registry::PersonRow;
using registry::RelationId;
using registry::Stored;

constexpr std::string_view household_kind = "household";

template <class IdType>
std::vector<IdType> targets(std::span<const StagedRecord> rows) {
    std::vector<IdType> out;
    for (const auto& one : rows)
        if (one.row.target) out.emplace_back(*one.row.target);
    return out;
}

RelationId relation_of(PersonId person) { return RelationId(person.uuid()); }

template <class Ops>
auto on_record(db::ReadTx& tx, std::span<const typename Ops::IdType> ids, const Ops& ops) {
    std::map<typename Ops::IdType, Stored<typename Ops::Row>> out;
    for (auto& one : ops.read(tx, ids)) out.emplace(one.row.id, std::move(one));
    return out;
}

template <class Ops>
typename Ops::Row new_record(StagedRecord& one, IdSource& ids, const Ops& ops) {
    typename Ops::Row out;
    out.id = ids.next<typename Ops::IdType>();
    ops.fresh(out);
    ops.fill(one.record, out, true);
    one.row.target = out.id.uuid();
    one.row.target_version = 1;
    one.row.made = true;
    return out;
}

/// The record as the row says it is; nothing when the register says so already.
template <class Ops>
std::optional<typename Ops::Row> changed_record(StagedRecord& one, const Stored<typename Ops::Row>& found,
                                                const Ops& ops,
                                                const std::function<std::string(const std::string&)>& seal) {
    auto out = found.row;
    const auto before = pack(out);
    ops.fill(one.record, out, false);
    one.row.made = false;
    one.row.target_version = found.version;
    if (pack(out) == before) return std::nullopt;
    one.row.before = seal(before);
    return out;
}

/// What the row did stays, and it says why.
void let_stand(StagedRecord& one, std::string why) {
    one.row.state = RowState::kept;
    one.findings = {{one.record.row, 0, {}, std::move(why), "如仍要撤销，请在记录中逐项改回", sheet::Grade::warning}};
}

}  // namespace

GoldenBook::GoldenBook(GoldenParts parts, const repository::ImportRecord& record, const Template& form, Date today,
                       std::function<std::string(const std::string&)> seal,
                       std::function<std::string(const std::string&)> unseal)
    : parts_(parts), import_(record), form_(form), today_(today), seal_(std::move(seal)), unseal_(std::move(unseal)) {}

void GoldenBook::open(db::ReadTx& tx) {
    households_.clear();
    fresh_households_.clear();
    if (form_.library != Library::people) return;
    const auto scope = area_scope(parts_.tenant, import_.place);
    places_.read(tx, scope);
    registry::each_household(tx, scope,
                             [&](const std::string& number, HouseholdId id) { households_.emplace(number, id); });
}

void GoldenBook::committed() {
    households_.merge(fresh_households_);
    fresh_households_.clear();
    waiting_keys_.insert(waiting_keys_.end(), std::make_move_iterator(fresh_keys_.begin()),
                         std::make_move_iterator(fresh_keys_.end()));
    fresh_keys_.clear();
}

HouseholdId GoldenBook::household_of(const std::string& number, const PersonRow& person) {
    if (const auto known = households_.find(number); known != households_.end()) return known->second;
    const auto [made, fresh] = fresh_households_.emplace(number, HouseholdId{});
    if (fresh) {
        made->second = parts_.ids.next<HouseholdId>();
        new_households_.push_back({made->second, number, person.dwelling, person.place});
    }
    return made->second;
}

// What each library does its own way.

struct GoldenBook::People {
    using Row = PersonRow;
    using IdType = PersonId;
    static constexpr auto subject_kind = registry::SubjectKind::person;
    GoldenBook& book;

    std::vector<Stored<Row>> read(db::ReadTx& tx, std::span<const IdType> ids) const {
        return registry::read_people(tx, book.parts_.tenant, book.parts_.vault, ids);
    }
    void fresh(Row& row) const {
        row.since = row.confirmed = book.today_;
        row.birth = book.today_;
    }
    void fill(const Record& record, Row& row, bool made) const {
        put(book.form_, record, row);
        if (made) row.source = book.import_.view.source;
        if (const auto* door = book.door_of(record)) {
            row.dwelling = door->id;
            row.place = book.places_.place(*door);
        } else if (made) {
            row.place = book.import_.place;
        }
        const auto number = record.get(book.form_.index("household"));
        if (!number.empty()) row.household = book.household_of(std::string(number), row);
    }
    void insert(db::WriteTx& tx, std::span<const Row> rows, std::span<StagedRecord* const> from, Instant now) const {
        std::vector<registry::RelationRow> relations;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto kind = from_word<registry::RelationKind>(from[i]->record.get(book.form_.index("relation")));
            if (!kind || !rows[i].dwelling) continue;
            registry::RelationRow r;
            r.id = relation_of(rows[i].id);
            r.person = rows[i].id;
            r.dwelling = rows[i].dwelling;
            r.address = rows[i].address;
            r.kind = *kind;
            r.lives_here = *kind != registry::RelationKind::registered_not_living;
            r.from = rows[i].since;
            r.source = rows[i].source;
            r.place = rows[i].place;
            relations.push_back(std::move(r));
        }
        registry::load(tx, book.parts_.tenant, book.parts_.vault, {.people = rows, .relations = relations}, now,
                       &book.fresh_keys_);
    }
    void revise(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::revise(tx, book.parts_.tenant, book.parts_.writer, book.saying(), rows, now);
    }
    void unsay(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::unsay(tx, book.parts_.tenant, book.parts_.writer, book.request(), rows, now);
    }
    std::vector<IdType> in_use(db::ReadTx& tx, std::span<const IdType> ids) const {
        std::vector<RelationId> own;
        for (const auto& id : ids) own.push_back(relation_of(id));
        return registry::people_in_use(tx, book.parts_.tenant, ids, own);
    }
    void withdraw(db::WriteTx& tx, std::span<const IdType> ids, Instant now) const {
        std::vector<RelationId> own;
        for (const auto& id : ids) own.push_back(relation_of(id));
        registry::withdraw(tx, book.parts_.tenant, ids, own, now);
    }
};

struct GoldenBook::Dwellings {
    using Row = DwellingRow;
    using IdType = DwellingId;
    static constexpr auto subject_kind = registry::SubjectKind::dwelling;
    GoldenBook& book;

    std::vector<Stored<Row>> read(db::ReadTx& tx, std::span<const IdType> ids) const {
        return registry::read_dwellings(tx, book.parts_.tenant, ids);
    }
    void fresh(Row& row) const { row.place = book.import_.place; }
    void fill(const Record& record, Row& row, bool) const { put(book.form_, record, row); }
    void insert(db::WriteTx& tx, std::span<const Row> rows, std::span<StagedRecord* const>, Instant now) const {
        registry::load(tx, book.parts_.tenant, book.parts_.vault, {.dwellings = rows}, now);
    }
    void revise(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::revise(tx, book.parts_.tenant, book.parts_.writer, book.saying(), rows, now);
    }
    void unsay(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::unsay(tx, book.parts_.tenant, book.parts_.writer, book.request(), rows, now);
    }
    std::vector<IdType> in_use(db::ReadTx& tx, std::span<const IdType> ids) const {
        return registry::dwellings_in_use(tx, book.parts_.tenant, ids);
    }
    void withdraw(db::WriteTx& tx, std::span<const IdType> ids, Instant now) const {
        registry::withdraw(tx, book.parts_.tenant, ids, now);
    }
};

struct GoldenBook::Merchants {
    using Row = MerchantRow;
    using IdType = MerchantId;
    static constexpr auto subject_kind = registry::SubjectKind::establishment;
    GoldenBook& book;

    std::vector<Stored<Row>> read(db::ReadTx& tx, std::span<const IdType> ids) const {
        return registry::read_merchants(tx, book.parts_.tenant, book.parts_.vault, ids);
    }
    void fresh(Row& row) const {
        row.place = book.import_.place;
        row.since = book.today_;
    }
    void fill(const Record& record, Row& row, bool) const { put(book.form_, record, row); }
    void insert(db::WriteTx& tx, std::span<const Row> rows, std::span<StagedRecord* const>, Instant now) const {
        registry::load(tx, book.parts_.tenant, book.parts_.vault, {.merchants = rows}, now);
    }
    void revise(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::revise(tx, book.parts_.tenant, book.parts_.writer, book.saying(), rows, now);
    }
    void unsay(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::unsay(tx, book.parts_.tenant, book.parts_.writer, book.request(), rows, now);
    }
    std::vector<IdType> in_use(db::ReadTx&, std::span<const IdType>) const { return {}; }
    void withdraw(db::WriteTx& tx, std::span<const IdType> ids, Instant now) const {
        registry::withdraw(tx, book.parts_.tenant, ids, now);
    }
};

struct GoldenBook::Objects {
    using Row = ObjectRow;
    using IdType = ObjectId;
    static constexpr auto subject_kind = registry::SubjectKind::object;
    GoldenBook& book;

    std::vector<Stored<Row>> read(db::ReadTx& tx, std::span<const IdType> ids) const {
        return registry::read_objects(tx, book.parts_.tenant, ids);
    }
    void fresh(Row& row) const { row.place = book.import_.place; }
    void fill(const Record& record, Row& row, bool made) const {
        put(book.form_, record, row);
        if (made) row.source = book.import_.view.source;
    }
    void insert(db::WriteTx& tx, std::span<const Row> rows, std::span<StagedRecord* const>, Instant now) const {
        registry::load(tx, book.parts_.tenant, book.parts_.vault, {.objects = rows}, now);
    }
    void revise(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::revise(tx, book.parts_.tenant, book.parts_.writer, book.saying(), rows, now);
    }
    void unsay(db::WriteTx& tx, std::span<const registry::Revision<Row>> rows, Instant now) const {
        registry::unsay(tx, book.parts_.tenant, book.parts_.writer, book.request(), rows, now);
    }
    std::vector<IdType> in_use(db::ReadTx&, std::span<const IdType>) const { return {}; }
    void withdraw(db::WriteTx& tx, std::span<const IdType> ids, Instant now) const {
        registry::withdraw(tx, book.parts_.tenant, ids, now);
    }
};

registry::Saying GoldenBook::saying() const {
    return {import_.view.source, today_, import_.view.created_by, request()};
}

template <class Ops>
void GoldenBook::store_as(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now, Ops ops) {
    using Row = typename Ops::Row;
    using IdType = typename Ops::IdType;
    fresh_households_.clear();
    new_households_.clear();
    fresh_keys_.clear();
    auto known = on_record(tx, targets<IdType>(rows), ops);
    std::vector<Row> made;
    std::vector<registry::Revision<Row>> changed;
    std::vector<StagedRecord*> made_from, changed_from;
    std::vector<Uuid> changed_ids;
    for (auto& one : rows) {
        one.row.state = RowState::applied;
        const auto found = one.row.target ? known.find(IdType(*one.row.target)) : known.end();
        if (found == known.end()) {
            made.push_back(new_record(one, parts_.ids, ops));
            made_from.push_back(&one);
        } else if (auto row = changed_record(one, found->second, ops, seal_)) {
            changed_ids.push_back(row->id.uuid());
            changed_from.push_back(&one);
            changed.push_back({found->second.row, *row});
            found->second.row = std::move(*row);
        }
    }
    registry::load(tx, parts_.tenant, parts_.vault, {.households = new_households_}, now);
    if (!made.empty()) ops.insert(tx, made, made_from, now);
    ops.revise(tx, changed, now);
    const auto versions = registry::versions_of(tx, parts_.tenant, Ops::subject_kind, changed_ids);
    for (std::size_t i = 0; i < changed_from.size(); ++i)
        changed_from[i]->row.target_version = versions.at(changed_ids[i]);
    std::vector<Uuid> sides;
    for (const auto& one : new_households_) sides.push_back(one.id.uuid());
    repository::add_made(tx, parts_.tenant, import_.view.id, household_kind, sides);
}

void GoldenBook::store(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now) {
    switch (form_.library) {
    case Library::people: store_as(tx, rows, now, People{*this}); break;
    case Library::dwellings: store_as(tx, rows, now, Dwellings{*this}); break;
    case Library::merchants: store_as(tx, rows, now, Merchants{*this}); break;
    case Library::objects: store_as(tx, rows, now, Objects{*this}); break;
    case Library::none: throw InvariantBroken("rows of a template without a register were applied");
    }
    link_new(tx, rows);
    if (form_.library != Library::people) return;
    std::vector<Uuid> doubted;
    for (const auto& one : rows)
        if (std::any_of(one.findings.begin(), one.findings.end(),
                        [](const Finding& f) { return f.error_class == 5 && f.field == doubt_field; }))
            doubted.push_back(*one.row.target);
    if (!doubted.empty()) note_distinct(tx, rows, doubted, now);
}

void GoldenBook::link_new(db::WriteTx& tx, std::span<StagedRecord> rows) {
    const auto key = form_.index("key");
    std::map<std::string, Uuid> wanted;
    std::vector<std::string> digests;
    for (const auto& one : rows)
        if (const auto text = one.record.get(key); !text.empty())
            if (wanted.emplace(digest_of_key(text), *one.row.target).second) digests.push_back(digest_of_key(text));
    const auto& source = import_.view.source;
    for (const auto& [digest, target] : repository::links(tx, parts_.tenant, word(form_.library), source, digests))
        wanted.erase(digest);
    const std::vector<std::pair<std::string, Uuid>> fresh(wanted.begin(), wanted.end());
    repository::add_links(tx, parts_.tenant, word(form_.library), source, fresh);
}

template <class Ops>
void GoldenBook::take_back_as(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now, Ops ops) {
    using IdType = typename Ops::IdType;
    const auto ids = targets<IdType>(rows);
    const auto known = on_record(tx, ids, ops);
    std::map<IdType, bool> used;
    for (const auto& id : ops.in_use(tx, ids)) used[id] = true;
    std::vector<IdType> gone;
    std::vector<Uuid> gone_ids;
    std::map<IdType, registry::Revision<typename Ops::Row>> restored;
    // The last row first: what two rows of a batch did to one record is taken back in turn. A row of an earlier batch
    // finds a newer version then, and lets it stand.
    for (std::size_t i = rows.size(); i-- > 0;) {
        auto& one = rows[i];
        const IdType id(*one.row.target);
        const auto found = known.find(id);
        one.row.state = RowState::undone;
        if (!one.row.made && !one.row.before) continue;
        if (found == known.end()) {
            let_stand(one, "入库后记录已不在库中");
        } else if (found->second.version != one.row.target_version && !restored.contains(id)) {
            let_stand(one, "入库后有人改动过这条记录，未撤销");
        } else if (one.row.made && used.contains(id)) {
            let_stand(one, "入库后已有其他记录与它关联，未撤销");
        } else if (one.row.made) {
            restored.erase(id);
            gone.push_back(id);
            gone_ids.push_back(id.uuid());
        } else {
            // Of several rows about one record the first one knows how it was.
            auto& back =
                restored.try_emplace(id, registry::Revision<typename Ops::Row>{found->second.row, {}}).first->second;
            back.after = back.before;
            unpack(unseal_(*one.row.before), back.after);
        }
    }
    ops.withdraw(tx, gone, now);
    std::vector<registry::Revision<typename Ops::Row>> back;
    for (auto& [id, one] : restored) back.push_back(std::move(one));
    ops.unsay(tx, back, now);
    repository::drop_links(tx, parts_.tenant, gone_ids);
}

void GoldenBook::take_back(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now) {
    switch (form_.library) {
    case Library::people: take_back_as(tx, rows, now, People{*this}); break;
    case Library::dwellings: take_back_as(tx, rows, now, Dwellings{*this}); break;
    case Library::merchants: take_back_as(tx, rows, now, Merchants{*this}); break;
    case Library::objects: take_back_as(tx, rows, now, Objects{*this}); break;
    case Library::none: break;
    }
}

void GoldenBook::take_back_sides(db::WriteTx& tx) {
    std::vector<HouseholdId> households;
    for (const auto& id : repository::made(tx, parts_.tenant, import_.view.id, household_kind))
        households.emplace_back(id);
    registry::withdraw_empty(tx, parts_.tenant, households);
}

}  // namespace linli::imports
