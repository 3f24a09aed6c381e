#include "golden.h"

#include <linli/registry/load.h>

#include <algorithm>
#include <map>

/// Whom rows mean, and what the registers say against them.
namespace linli::imports {
namespace {

void warn(StagedRecord& row, int error_class, std::string field, std::string why, std::string fix) {
    row.findings.push_back(
        {row.record.row, error_class, std::move(field), std::move(why), std::move(fix), sheet::Grade::warning});
}

}  // namespace

std::string GoldenBook::digest_of_key(std::string_view key) const {
    return parts_.vault.blind_index(parts_.tenant, "imports.key", key);
}

const PlaceBook::Door* GoldenBook::door_of(const Record& record) const {
    const auto code = record.get(form_.index("dwelling"));
    if (!code.empty()) return places_.by_code(code);
    const auto address = record.get(form_.index("address"));
    return address.empty() ? nullptr : places_.by_address(address);
}

void GoldenBook::check_place(StagedRecord& row) const {
    if (places_.empty() || door_of(row.record) != nullptr) return;
    if (std::any_of(row.findings.begin(), row.findings.end(), [](const Finding& f) { return f.error_class == 6; }))
        return;
    if (!row.record.get(form_.index("dwelling")).empty())
        warn(row, 6, "dwelling", "房屋编码在本区域的房屋库中不存在", "请核对编码，或先导入房屋");
    else if (!row.record.get(form_.index("address")).empty())
        warn(row, 6, "address", "现住址对应不到房屋库中的唯一一套房屋", "请写全小区、楼号、单元和房号");
}

void GoldenBook::recognise_people(db::ReadTx& tx, std::span<StagedRecord> rows) {
    std::vector<std::string> digests, numbers;
    std::vector<PersonId> named;
    const auto key = form_.index("key"), number = form_.index("id_number");
    for (const auto& one : rows) {
        const auto text = one.record.get(key);
        if (!text.empty()) digests.push_back(digest_of_key(text));
        if (const auto id = PersonId::parse(text)) named.push_back(*id);
        if (const auto normal = registry::normal_id_number(one.record.get(number))) numbers.push_back(*normal);
    }
    const auto links = repository::links(tx, parts_.tenant, word(form_.library), import_.view.source, digests);
    std::map<Uuid, bool> known;
    for (const auto& one : registry::read_people(tx, parts_.tenant, parts_.vault, named))
        known[one.row.id.uuid()] = true;
    std::multimap<std::string, PersonId> by_number;
    for (auto& [normal, id] : registry::people_by_number(tx, parts_.tenant, parts_.vault, numbers))
        by_number.emplace(normal, id);
    for (auto& one : rows) {
        if (one.row.target) continue;
        const auto text = one.record.get(key);
        if (const auto link = links.find(text.empty() ? "" : digest_of_key(text)); link != links.end())
            one.row.target = link->second;
        else if (const auto id = PersonId::parse(text); id && known.contains(id->uuid()))
            one.row.target = id->uuid();
        if (one.row.target) continue;
        const auto normal = registry::normal_id_number(one.record.get(number));
        const auto [first, last] =
            normal ? by_number.equal_range(*normal) : std::pair(by_number.end(), by_number.end());
        if (first == last) continue;
        one.row.target = first->second.uuid();
        if (std::next(first) == last)
            warn(one, 5, "id_number", "库中已有同一证件号码的人，导入时更新此人", "如不是同一人，请核对证件号码");
        else
            warn(one, 5, "id_number", "库中有多人用这个证件号码，导入时更新最早的一人", "请先在人口库中核对合并");
    }
}

registry::EntryQuestion GoldenBook::question(const Record& record) const {
    const auto text = [&](std::string_view field) { return std::string(record.get(form_.index(field))); };
    return {text("name"), text("id_number"), text("phone"), text("birth"), text("sex"), text("address")};
}

void GoldenBook::doubt_people(db::ReadTx& tx, std::span<StagedRecord> rows) {
    std::vector<StagedRecord*> fresh;
    std::vector<registry::EntryQuestion> questions;
    for (auto& one : rows) {
        if (one.row.target || one.row.state != RowState::ready) continue;
        fresh.push_back(&one);
        questions.push_back(question(one.record));
    }
    const auto scope = area_scope(parts_.tenant, import_.place);
    const auto found = registry::already_here(tx, scope, parts_.vault, questions);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (found[i].empty()) continue;
        const auto& best = found[i].front();
        const auto percent = std::to_string(static_cast<int>(best.probability * 100));
        fresh[i]->row.state = RowState::doubtful;
        warn(*fresh[i], 5, std::string(doubt_field), "库中可能已有此人（相似度 " + percent + "%），核对前不入库",
             "是同一人：在“人员编号”列填 " + best.id.text() + "；确非同一人：入库时确认");
    }
}

/// Keeps beside whom somebody said that a new person is another one.
void GoldenBook::note_distinct(db::WriteTx& tx, std::span<const StagedRecord> rows, std::span<const Uuid> doubted,
                               Instant now) {
    std::vector<registry::EntryQuestion> questions;
    std::vector<PersonId> made;
    for (const auto& one : rows) {
        if (!one.row.made || std::find(doubted.begin(), doubted.end(), *one.row.target) == doubted.end()) continue;
        made.emplace_back(*one.row.target);
        questions.push_back(question(one.record));
    }
    const auto scope = area_scope(parts_.tenant, import_.place);
    const auto found = registry::already_here(tx, scope, parts_.vault, questions);
    for (std::size_t i = 0; i < made.size(); ++i) {
        auto others = found[i];
        std::erase_if(others, [&](const registry::Suspect& one) { return one.id == made[i]; });
        registry::note_distinct(tx, parts_.tenant, made[i], others, {}, {}, now);
    }
}

void GoldenBook::recognise(db::ReadTx& tx, std::span<StagedRecord> rows) {
    if (form_.library == Library::people) {
        recognise_people(tx, rows);
        doubt_people(tx, rows);
        for (auto& one : rows) check_place(one);
        return;
    }
    const auto key = form_.index("key");
    std::vector<std::string> keys;
    for (const auto& one : rows)
        if (!one.row.target && !one.record.get(key).empty()) keys.emplace_back(one.record.get(key));
    std::map<std::string, Uuid> known;
    if (form_.library == Library::dwellings)
        for (const auto& [code, id] : registry::dwellings_by_code(tx, parts_.tenant, keys))
            known.emplace(code, id.uuid());
    if (form_.library == Library::merchants)
        for (const auto& [code, id] : registry::merchants_by_uscc(tx, parts_.tenant, keys))
            known.emplace(code, id.uuid());
    if (form_.library == Library::objects)
        for (const auto& [code, id] : registry::objects_by_code(tx, parts_.tenant, keys))
            known.emplace(code, id.uuid());
    for (auto& one : rows) {
        const auto found = known.find(std::string(one.record.get(key)));
        if (one.row.target || found == known.end()) continue;
        one.row.target = found->second;
        warn(one, 5, "key", "库中已有这个编号，导入时更新原有记录", "如不是同一个，请核对编号");
    }
}

}  // namespace linli::imports
