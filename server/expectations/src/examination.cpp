#include "examination.h"

#include <linli/base/codes.h>

#include "identity.h"
#include "text_tools.h"

#include <algorithm>
#include <set>

namespace linli::expectations {
namespace {

std::size_t place(Table table) { return static_cast<std::size_t>(table); }

std::optional<std::size_t> only(std::span<const Groups::Entry> rows) {
    return rows.empty() ? std::nullopt : std::optional(rows.front().row);
}

}  // namespace

void Groups::sort() { std::sort(entries_.begin(), entries_.end()); }

std::span<const Groups::Entry> Groups::of(const Uuid& key) const {
    const auto first = std::lower_bound(entries_.begin(), entries_.end(), key,
                                        [](const Entry& entry, const Uuid& wanted) { return entry.key < wanted; });
    auto last = first;
    while (last != entries_.end() && last->key == key) ++last;
    return std::span(entries_).subspan(static_cast<std::size_t>(first - entries_.begin()),
                                       static_cast<std::size_t>(last - first));
}

Examination::Examination(const Suite& suite, const Block& block) : suite_(suite), block_(block) {
    for (std::size_t table = 0; table < doubts_.size(); ++table) doubts_[table].resize(size(static_cast<Table>(table)));
    index_rows();
    match_signals();
}

void Examination::index_rows() {
    for (std::size_t i = 0; i < block_.people.size(); ++i) {
        people_.add(block_.people[i].id, i);
        residents_.add(block_.people[i].dwelling, i);
        members_.add(block_.people[i].household, i);
    }
    for (std::size_t i = 0; i < block_.relations.size(); ++i) {
        relations_.add(block_.relations[i].person, i);
        at_door_.add(block_.relations[i].dwelling, i);
    }
    for (std::size_t i = 0; i < block_.households.size(); ++i) {
        households_.add(block_.households[i].id, i);
        homes_.add(block_.households[i].dwelling, i);
    }
    for (std::size_t i = 0; i < block_.dwellings.size(); ++i) dwellings_.add(block_.dwellings[i].id, i);
    for (auto* groups : {&people_, &residents_, &members_, &relations_, &at_door_, &households_, &homes_, &dwellings_})
        groups->sort();
}

/// Whom a signal speaks of: the same identity number, or without one the same telephone and name.
void Examination::match_signals() {
    std::unordered_multimap<std::string, std::size_t> by_number, by_phone;
    for (std::size_t i = 0; i < block_.people.size() && !block_.signals.empty(); ++i) {
        const auto& person = block_.people[i];
        const auto known = readable_id_number(person.id_number);
        if (!person.id_number.empty()) by_number.emplace(known ? known->digits : compact(person.id_number), i);
        if (!person.phone.empty()) by_phone.emplace(compact(person.phone) + person.name, i);
    }
    for (std::size_t s = 0; s < block_.signals.size(); ++s) {
        const auto& signal = block_.signals[s];
        outside_at_.add(signal.dwelling, s);
        if (!signal.person.nil()) {
            outside_of_.add(signal.person, s);
            continue;
        }
        const auto known = readable_id_number(signal.id_number);
        const auto number = known ? known->digits : compact(signal.id_number);
        const auto& index = number.empty() ? by_phone : by_number;
        if (number.empty() && signal.phone.empty()) continue;
        const auto [from, until] = index.equal_range(number.empty() ? compact(signal.phone) + signal.name : number);
        for (auto at = from; at != until; ++at)
            if (signal.name.empty() || signal.name == block_.people[at->second].name || !number.empty())
                outside_of_.add(block_.people[at->second].id, s);
    }
    outside_at_.sort();
    outside_of_.sort();
}

std::optional<std::size_t> Examination::person(const Uuid& id) const { return only(people_.of(id)); }
std::optional<std::size_t> Examination::dwelling(const Uuid& id) const { return only(dwellings_.of(id)); }
std::optional<std::size_t> Examination::household(const Uuid& id) const { return only(households_.of(id)); }

std::size_t Examination::size(Table table) const {
    switch (table) {
    case Table::person: return block_.people.size();
    case Table::relation: return block_.relations.size();
    case Table::household: return block_.households.size();
    case Table::dwelling: return block_.dwellings.size();
    case Table::merchant: return block_.merchants.size();
    case Table::area: return 0;
    }
    return 0;
}

RowView Examination::view(Table table, std::size_t row) const {
    const void* at = nullptr;
    switch (table) {
    case Table::person: at = &block_.people[row]; break;
    case Table::relation: at = &block_.relations[row]; break;
    case Table::household: at = &block_.households[row]; break;
    case Table::dwelling: at = &block_.dwellings[row]; break;
    case Table::merchant: at = &block_.merchants[row]; break;
    case Table::area: break;
    }
    return {table, at, block_.as_of};
}

const Uuid& Examination::id(Table table, std::size_t row) const {
    switch (table) {
    case Table::relation: return block_.relations[row].id;
    case Table::household: return block_.households[row].id;
    case Table::dwelling: return block_.dwellings[row].id;
    case Table::merchant: return block_.merchants[row].id;
    default: return block_.people[row].id;
    }
}

bool Examination::in_doubt(Table table, std::size_t row, std::initializer_list<std::string_view> fields) const {
    const auto bits = doubts_[place(table)][row];
    if (bits == 0) return false;
    return std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
        const auto at = field_index(table, field);
        return at && (bits >> *at & 1U) != 0;
    });
}

void Examination::doubt(Table table, std::size_t row, std::string_view field) {
    if (const auto at = field_index(table, field)) doubts_[place(table)][row] |= 1U << *at;
}

void Examination::add(const Expectation& expected, Table table, std::size_t row, Fault fault, std::string_view field,
                      std::vector<Uuid> related) {
    Finding finding;
    finding.table = table;
    finding.row = id(table, row);
    finding.error = static_cast<ErrorClass>(expected.error_class);
    finding.kind = expected.kind;
    finding.field = field.empty() ? expected.field : std::string(field);
    finding.why = expected.why.empty() ? fault.why : expected.why;
    finding.fix = std::move(fault.fix);
    finding.certainty = fault.certainty.value_or(expected.certainty);
    finding.related = std::move(related);
    // A value that repairs itself can still be reckoned with.
    if (finding.fix.empty()) doubt(table, row, finding.field);
    for (const auto other : fault.in_doubt) doubt(table, row, other);
    found_.push_back(std::move(finding));
}

void Examination::add_about_area(const Expectation& expected, Fault fault) {
    Finding finding;
    finding.table = Table::area;
    finding.row = block_.area;
    finding.error = static_cast<ErrorClass>(expected.error_class);
    finding.kind = expected.kind;
    finding.field = expected.field;
    finding.why = expected.why.empty() ? fault.why : expected.why;
    finding.certainty = Certainty::doubtful;
    found_.push_back(std::move(finding));
}

bool Examination::speakable(const Expectation& e, std::size_t row) const {
    if (doubts_[place(e.table)][row] == 0) return true;
    if (in_doubt(e.table, row, {e.field})) return false;
    const auto doubted = [&](const std::string& field) { return in_doubt(e.table, row, {field}); };
    return std::none_of(e.others.begin(), e.others.end(), doubted) &&
           std::none_of(e.needs.begin(), e.needs.end(), doubted);
}

void Examination::run_rows(const Expectation& expected, const Kind& kind) {
    for (std::size_t row = 0; row < size(expected.table); ++row) {
        if (!speakable(expected, row)) continue;
        auto fault = kind.row(expected, view(expected.table, row));
        if (fault) add(expected, expected.table, row, std::move(*fault));
    }
}

/// Without what another finding about the same row explains.
std::vector<Finding> Examination::explained() {
    std::unordered_map<std::string_view, const Expectation*> by_kind;
    for (const auto& e : suite_.expectations())
        if (!e.hides.empty()) by_kind.emplace(e.kind, &e);
    std::set<std::pair<Uuid, std::string_view>> hidden;
    for (const auto& finding : found_)
        if (const auto at = by_kind.find(finding.kind); at != by_kind.end())
            for (const auto& kind : at->second->hides) hidden.emplace(finding.row, kind);
    std::vector<Finding> out;
    out.reserve(found_.size());
    for (auto& finding : found_)
        if (hidden.count({finding.row, std::string_view(finding.kind)}) == 0) out.push_back(std::move(finding));
    std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
        return std::pair(a.table, a.row) < std::pair(b.table, b.row);
    });
    return out;
}

std::vector<Finding> Examination::run() {
    for (const auto& expected : suite_.expectations()) {
        const auto& kind = *find_kind(expected.kind);
        if (kind.row != nullptr)
            run_rows(expected, kind);
        else
            kind.block(expected, *this);
    }
    return explained();
}

std::vector<Finding> examine(const Suite& suite, const Block& block) { return Examination(suite, block).run(); }

}  // namespace linli::expectations
