#include <linli/quality/reconcile.h>

#include <linli/audit/audit.h>
#include <linli/base/codes.h>
#include <linli/quality/service.h>
#include <linli/quality/signals.h>
#include <linli/vault/vault.h>

#include "keys.h"
#include "observed.h"
#include "procedure.h"
#include "register_rows.h"
#include "repository.h"

#include <algorithm>
#include <map>
#include <set>

namespace linli::quality {
namespace {

constexpr int class_observed = 12;

/// What is known about somebody besides the list.
class Evidence {
public:
    Evidence(const RegisterRows& rows, Date today) : block_(rows.block()), today_(today) {
        for (std::size_t i = 0; i < block_.signals.size(); ++i) {
            if (!block_.signals[i].person.nil()) about_[block_.signals[i].person].push_back(i);
            if (!block_.signals[i].dwelling.nil()) at_[block_.signals[i].dwelling].push_back(i);
        }
    }

    void weigh(const expectations::Person& person, Difference& out) const {
        number(person, out);
        if (codes::normal_mobile(person.phone))
            out.speaks_for.emplace_back("登记了有效的手机号，可以先打电话");
        else
            out.speaks_against.emplace_back("没有可以拨打的手机号");
        outside(person, out);
        meter(person, out);
        if (person.confirmed.date && person.confirmed.date->plus_days(365) >= today_)
            out.speaks_for.push_back("一年内核实过（" + person.confirmed.date->text() + "）");
        else
            out.speaks_against.emplace_back("超过一年没有核实");
    }

private:
    static void number(const expectations::Person& person, Difference& out) {
        const auto& text = person.id_number;
        if (text.empty())
            out.speaks_against.emplace_back("没有登记身份证号");
        else if (codes::parse_id_number(text) || codes::widen_id_number(text))
            out.speaks_for.emplace_back("身份证号校验位正确");
        else
            out.speaks_against.emplace_back("身份证号校验位不对");
    }
    void outside(const expectations::Person& person, Difference& out) const {
        const auto at = about_.find(person.id);
        int seen = 0;
        for (const auto i : at == about_.end() ? std::vector<std::size_t>() : at->second) {
            const auto& signal = block_.signals[i];
            const auto kind = from_word<SignalKind>(signal.kind);
            if (signal.kind == "death_record") out.speaks_against.push_back(signal.source + "有死亡登记");
            if (signal.kind == "migration_record" && person.since.date && signal.on > *person.since.date)
                out.speaks_against.push_back(signal.source + "有之后的迁移记录");
            if (kind && shows_person(*kind) && signal.on.plus_days(recent_days) >= today_) ++seen;
        }
        if (seen > 0)
            out.speaks_for.push_back("近" + std::to_string(recent_days) + "天有" + std::to_string(seen) + "次来往记录");
        else
            out.speaks_against.push_back("近" + std::to_string(recent_days) + "天没有来往记录");
    }
    void meter(const expectations::Person& person, Difference& out) const {
        const auto at = at_.find(person.dwelling);
        if (at == at_.end()) return;
        for (const auto i : at->second) {
            const auto& signal = block_.signals[i];
            if (signal.kind != "water_month") continue;
            (signal.litres >= lived_in_litres ? out.speaks_for : out.speaks_against)
                .push_back("这套房屋上月用水" + std::to_string(signal.litres) + "升");
            return;
        }
    }

    expectations::Block block_;
    Date today_;
    std::map<Uuid, std::vector<std::size_t>> about_, at_;
};

/// Finds each entry of the list in the register, by number or by telephone and name.
class Comparison {
public:
    Comparison(const RegisterRows& rows, const vault::Vault& vault, TenantId tenant, AreaId unit)
        : rows_(rows), vault_(vault), tenant_(tenant) {
        std::set<Uuid> doors;
        for (const auto& dwelling : rows.block().dwellings)
            if (dwelling.unit == unit.uuid()) doors.insert(dwelling.id);
        const auto& people = rows.people();
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (auto key = number_key(vault, tenant, people[i].id_number); !key.empty()) keys_.emplace(key, i);
            if (auto key = contact_key(vault, tenant, people[i].phone, people[i].name); !key.empty())
                keys_.emplace(key, i);
            if (doors.count(people[i].dwelling) != 0 && people[i].presence != "registered_only") here_.insert(i);
        }
    }

    Reconciliation run(const std::vector<ListEntry>& entries, const Evidence& evidence) {
        Reconciliation out;
        out.registered = static_cast<std::int64_t>(here_.size());
        out.listed = static_cast<std::int64_t>(entries.size());
        std::set<std::size_t> came;
        for (const auto& entry : entries) {
            const auto who = find(entry);
            if (who && here_.count(*who) != 0) {
                came.insert(*who);
                continue;
            }
            Difference d;
            d.name = codes::mask_name(entry.name);
            d.kind = who ? DifferenceKind::listed_registered_elsewhere : DifferenceKind::listed_not_registered;
            if (who) {
                d.person_id = PersonId(rows_.people()[*who].id);
                d.speaks_against.emplace_back("本人登记在本社区的另一处房屋");
            } else {
                d.speaks_against.emplace_back("本社区台账里没有同证件号或同姓名电话的记录");
            }
            out.differences.push_back(std::move(d));
        }
        out.matched = static_cast<std::int64_t>(came.size());
        for (const auto row : here_) {
            if (came.count(row) != 0) continue;
            Difference d;
            d.person_id = PersonId(rows_.people()[row].id);
            d.name = codes::mask_name(rows_.people()[row].name);
            evidence.weigh(rows_.people()[row], d);
            out.differences.push_back(std::move(d));
        }
        return out;
    }

private:
    std::optional<std::size_t> find(const ListEntry& entry) const {
        for (const auto& key :
             {number_key(vault_, tenant_, entry.id_number), contact_key(vault_, tenant_, entry.phone, entry.name)})
            if (const auto at = keys_.find(key); !key.empty() && at != keys_.end()) return at->second;
        return std::nullopt;
    }

    const RegisterRows& rows_;
    const vault::Vault& vault_;
    TenantId tenant_;
    std::map<std::string, std::size_t> keys_;
    std::set<std::size_t> here_;
};

std::string why(const ReconcileList& in, const Difference& difference) {
    std::string text = in.on.text() + in.source + "的名单与台账不一致：";
    text += difference.kind == DifferenceKind::registered_not_listed ? "登记在此但名单上没有" : "名单上有但未登记在此";
    for (const auto& line : difference.speaks_for) text += "；" + line;
    for (const auto& line : difference.speaks_against) text += "；" + line;
    return text + "。请核实。";
}

/// A finding and a task for each difference; a difference that is asked about already keeps its task.
void keep(db::WriteTx& tx, const QualityParts& parts, TenantId tenant, const ReconcileList& in,
          const area::Ancestors& place, Reconciliation& out) {
    const auto now = parts.clock.now();
    std::vector<expectations::Finding> rows(out.differences.size());
    std::vector<repository::NewFinding> findings;
    std::vector<repository::NewTask> tasks;
    const auto today = shanghai_date(now);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& difference = out.differences[i];
        auto& row = rows[i];
        row.table = difference.person_id ? expectations::Table::person : expectations::Table::area;
        row.row = difference.person_id ? difference.person_id->uuid() : in.unit_id.uuid();
        row.error = expectations::ErrorClass::contradicted_outside;
        row.kind = word(difference.kind);
        row.field = difference.person_id ? "address" : "entry-" + std::to_string(i + 1);
        row.certainty = expectations::Certainty::doubtful;
        row.why = why(in, difference);
        findings.push_back({parts.ids.next<FindingId>(), &row, place, in.source, false});
        difference.task_id = parts.ids.next<TaskId>();
        tasks.push_back({difference.task_id, findings.back().id, class_observed,
                         today.plus_days(days_to_do(class_observed)), place});
    }
    // Every list is a block of its own: a nightly run neither closes nor repeats what it brought up.
    repository::add_findings(tx, tenant, parts.ids.next<AreaId>(), findings, now);
    repository::add_tasks(tx, tenant, tasks, now);
}

}  // namespace

Result<Reconciliation> QualityService::reconcile(const access::Scope& scope, const ReconcileList& in) {
    const auto place = parts_.database.read(
        [&](db::ReadTx& tx) { return RegisterRows::place_of_unit(tx, scope.tenant(), in.unit_id); });
    const bool ours = place && place->community && scope.covers(*place, {}, {}, {}, {});
    if (!ours) return refuse(access::not_found);
    const auto today = shanghai_date(parts_.clock.now());
    const auto rows = parts_.database.read(
        [&](db::ReadTx& tx) { return RegisterRows::read(tx, scope.tenant(), parts_.vault, *place->community, today); });
    auto out = Comparison(rows, parts_.vault, scope.tenant(), in.unit_id).run(in.entries, Evidence(rows, today));
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Reconciliation> {
        keep(tx, parts_, scope.tenant(), in, *place, out);
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = "reconcileList",
                            .subject_kind = "unit",
                            .subject = in.unit_id.uuid(),
                            .person = {},
                            .purpose = {},
                            .detail = std::to_string(out.differences.size()) + " differences"});
        return out;
    });
}

}  // namespace linli::quality
