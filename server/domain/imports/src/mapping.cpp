#include <linli/imports/mapping.h>

#include <linli/base/text.h>

#include "values.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace linli::imports {
namespace {

constexpr double least = 0.45;         ///< below it nothing is suggested
constexpr std::size_t few_values = 5;  ///< fewer say nothing against a header
constexpr std::size_t most_unknown = 20;

/// How a header speaks for a field.
struct HeaderFit {
    double score = 0;
    std::string reason;
};

HeaderFit fit(const FieldSpec& field, const sheet::HeaderColumn& column) {
    if (column.name.empty()) return {};
    std::vector<std::string> said{sheet::plain_name(column.name)};
    if (!column.parts.empty()) said.push_back(sheet::plain_name(column.parts.back()));
    std::vector<std::string> known{field.label};
    known.insert(known.end(), field.synonyms.begin(), field.synonyms.end());
    HeaderFit best;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const auto name = sheet::plain_name(known[i]);
        if (name.empty()) continue;
        for (const auto& text : said) {
            if (text == name && best.score < 1)
                best = {i == 0 ? 1 : 0.97,
                        i == 0 ? "列名就是“" + field.label + "”" : "列名“" + known[i] + "”即" + field.label};
            const bool inside = text::code_points(name) >= 2 && text.find(name) != std::string::npos;
            const double part = 0.5 + 0.3 * static_cast<double>(name.size()) / static_cast<double>(text.size() + 1);
            if (inside && best.score < part) best = {part, "列名中有“" + known[i] + "”"};
        }
    }
    return best;
}

/// How much values alone say: an identity number is nothing else, a day may be any day.
double weight(const FieldSpec& field) {
    switch (field.kind) {
    case FieldKind::id_number: return 0.92;
    case FieldKind::uscc: return 0.95;
    case FieldKind::phone: return 0.85;
    case FieldKind::code: return field.codes == "sex" ? 0.8 : 0.55;
    case FieldKind::name: return 0.5;
    case FieldKind::address: return 0.5;
    default: return 0.2;
    }
}

bool strong(FieldKind kind) {
    return kind == FieldKind::id_number || kind == FieldKind::phone || kind == FieldKind::uscc ||
           kind == FieldKind::date || kind == FieldKind::reference;
}

/// The sample of one column: distinct texts are not enough, shares count rows.
struct ColumnSample {
    std::vector<std::string> texts;  ///< not empty ones
    std::size_t days = 0;            ///< cells that the sheet itself calls days
};

ColumnSample sample_of(std::uint32_t column, std::span<const sheet::Row> rows) {
    ColumnSample out;
    for (const auto& row : rows) {
        const auto& cell = row.at(column);
        if (cell.kind == sheet::CellKind::empty || cell.kind == sheet::CellKind::error) continue;
        out.days += cell.kind == sheet::CellKind::date ? 1 : 0;
        out.texts.push_back(cell.text);
    }
    return out;
}

/// Share of the sample that looks like a value of the field.
double value_share(const FieldSpec& field, const ColumnSample& sample) {
    if (sample.texts.empty()) return 0;
    if (field.kind == FieldKind::date && sample.days * 2 > sample.texts.size()) return 1;
    const auto* list = field.kind == FieldKind::code ? code_list(field.codes) : nullptr;
    double sum = 0;
    for (const auto& text : sample.texts)
        sum += list != nullptr ? (list->find(text) != nullptr ? 1 : 0) : looks_like(field.kind, text);
    return sum / static_cast<double>(sample.texts.size());
}

/// One way to read a column.
struct Candidate {
    double score = 0;
    std::size_t column = 0, field = 0;
    std::vector<std::string> reasons;
};

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + "%"; }

Candidate judge(const FieldSpec& field, const sheet::HeaderColumn& column, const ColumnSample& sample) {
    Candidate out;
    const auto header = fit(field, column);
    const double share = value_share(field, sample);
    if (header.score > 0) out.reasons.push_back(header.reason);
    if (share >= 0.5 && field.kind != FieldKind::text && field.kind != FieldKind::number)
        out.reasons.push_back("抽看的内容有 " + percent(share) + " 像" + field.label);
    out.score = 1 - (1 - 0.94 * header.score) * (1 - weight(field) * share);
    if (header.score == 0 && field.kind == FieldKind::integer) out.score = 0;
    const bool tellable = strong(field.kind) || field.kind == FieldKind::code;
    if (header.score > 0 && tellable && sample.texts.size() >= few_values && share < 0.2) {
        out.score *= 0.6;
        out.reasons.push_back("但抽看的内容大多不像" + field.label + "，请核对");
    }
    return out;
}

void take(const Template& form, const Candidate& candidate, ColumnMapping& out) {
    const auto& field = form.fields[candidate.field];
    out.field = field.name;
    out.confidence = std::min(0.99, candidate.score);
    out.reasons = candidate.reasons;
    if (field.kind == FieldKind::code) out.codes_version = code_list(field.codes)->version;
}

void note_unknown(const Template& form, const ColumnSample& sample, ColumnMapping& out) {
    if (!out.field) return;
    const auto& field = form.fields[form.index(*out.field).value()];
    const auto* list = field.kind == FieldKind::code ? code_list(field.codes, out.codes_version) : nullptr;
    if (list == nullptr) return;
    std::set<std::string> seen;
    for (const auto& text : sample.texts) {
        const bool mapped = std::any_of(out.values.begin(), out.values.end(),
                                        [&](const ValueMapping& v) { return tight(v.from) == tight(text); });
        const bool short_enough = text::code_points(text) <= 20;  // a longer one is no code
        if (!mapped && short_enough && list->find(text) == nullptr && seen.size() < most_unknown) seen.insert(text);
    }
    out.unknown.assign(seen.begin(), seen.end());
}

/// What the same header was mapped to before.
bool recall(const Mapping* remembered, const sheet::HeaderColumn& column, ColumnMapping& out) {
    if (remembered == nullptr || column.name.empty() || column.repeated) return false;
    for (const auto& before : remembered->columns) {
        if (sheet::plain_name(before.header) != sheet::plain_name(column.name)) continue;
        out.field = before.field;
        out.values = before.values;
        out.codes_version = before.codes_version;
        out.confidence = 1;
        out.reasons = {before.field ? "同样的表头上次这样确认过" : "同样的表头上次确认不导入这一列"};
        return true;
    }
    return false;
}

bool carries_marks(const sheet::Header& header, std::uint32_t column) {
    return header.key_column == column || header.note_column == column;
}

}  // namespace

const ColumnMapping* Mapping::of_field(std::string_view field) const {
    for (const auto& column : columns)
        if (column.field == field) return &column;
    return nullptr;
}

Mapping suggest(const Template& form, const sheet::Header& header, std::span<const sheet::Row> rows,
                const Mapping* remembered) {
    Mapping out;
    std::vector<ColumnSample> samples;
    std::vector<Candidate> candidates;
    std::set<std::string> taken;
    std::vector<bool> settled;
    for (const auto& column : header.columns) {
        if (carries_marks(header, column.column)) continue;
        ColumnMapping made{.column = static_cast<int>(column.column), .header = column.name};
        samples.push_back(sample_of(column.column, rows));
        settled.push_back(recall(remembered, column, made));
        if (made.field) taken.insert(*made.field);
        const auto at = out.columns.size();
        out.columns.push_back(std::move(made));
        for (std::size_t f = 0; f < form.fields.size() && !settled[at]; ++f) {
            auto one = judge(form.fields[f], column, samples[at]);
            if (column.repeated) one.score *= 0.5, one.reasons.emplace_back("前面已有同名的列");
            one.column = at;
            one.field = f;
            if (one.score >= least) candidates.push_back(std::move(one));
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    for (const auto& one : candidates) {
        const auto& name = form.fields[one.field].name;
        if (out.columns[one.column].field || taken.contains(name)) continue;
        taken.insert(name);
        take(form, one, out.columns[one.column]);
    }
    for (std::size_t i = 0; i < out.columns.size(); ++i) {
        note_unknown(form, samples[i], out.columns[i]);
        if (!out.columns[i].field && out.columns[i].reasons.empty())
            out.columns[i].reasons.emplace_back("没有与之对应的字段，不导入");
    }
    return out;
}

Outcome check_mapping(const Template& form, const Mapping& mapping) {
    std::vector<FieldError> errors;
    std::set<std::string> seen;
    std::set<int> columns;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const auto& column = mapping.columns[i];
        const auto at = "/mapping/columns/" + std::to_string(i);
        if (!columns.insert(column.column).second) errors.push_back({at + "/column", "repeated", "同一列出现了两次"});
        if (!column.field) continue;
        const auto index = form.index(*column.field);
        if (!index) {
            errors.push_back({at + "/field", "unknown", "模板没有这个字段"});
            continue;
        }
        const auto& field = form.fields[*index];
        if (!seen.insert(field.name).second)
            errors.push_back({at + "/field", "repeated", "两列都对应到“" + field.label + "”"});
        const auto* list = code_list(field.codes, column.codes_version);
        for (std::size_t v = 0; v < column.values.size(); ++v)
            if (list == nullptr || list->find(column.values[v].to) == nullptr)
                errors.push_back({at + "/values/" + std::to_string(v) + "/to", "not_a_word", "代码表没有这个代码"});
    }
    for (const auto& field : form.fields)
        if (field.required && !seen.contains(field.name))
            errors.push_back({"/mapping", "required", "没有哪一列对应到必填的“" + field.label + "”"});
    if (!errors.empty()) {
        Problem problem{&bad_mapping, errors.front().message, std::move(errors)};
        return refuse(std::move(problem));
    }
    return Done{};
}

std::string header_text(const Template& form, const sheet::Header& header) {
    std::vector<std::string> names{form.name};
    for (const auto& column : header.columns)
        if (!carries_marks(header, column.column)) names.push_back(sheet::plain_name(column.name));
    std::sort(names.begin() + 1, names.end());
    return text::join(names, "\x1f");
}

}  // namespace linli::imports
