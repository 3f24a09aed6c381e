#include <linli/base/words.h>
#include <linli/ledgers/definition.h>

#include <algorithm>
#include <set>

namespace linli::ledgers {
namespace {

using Argument = FactSpec::Argument;

std::string at(std::string_view list, std::size_t index, std::string_view field) {
    return "/" + std::string(list) + "/" + std::to_string(index) + "/" + std::string(field);
}

bool plain_code(std::string_view code) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !code.empty() && code.front() >= 'a' && code.front() <= 'z' && std::all_of(code.begin(), code.end(), fits);
}

/// Splits that a subject knows.
bool fits(Subject subject, Split split) {
    switch (split) {
    case Split::none: return true;
    case Split::tag:
    case Split::tier:
    case Split::sex:
    case Split::presence: return subject == Subject::person;
    case Split::use: return subject == Subject::dwelling;
    case Split::venue: return subject == Subject::establishment;
    case Split::kind: return subject == Subject::establishment || subject == Subject::object;
    }
    return false;
}

class Check {
public:
    Check(const Definition& definition, const KnowsCode& knows) : d_(definition), knows_(knows) {}

    std::vector<FieldError> run() {
        if (!plain_code(d_.code)) add("/code", "not_a_code", "以小写字母开头，只用小写字母、数字和下划线");
        for (std::size_t i = 0; i < d_.conditions.size(); ++i) condition(i);
        std::set<std::string> seen;
        for (std::size_t i = 0; i < d_.columns.size(); ++i) {
            const auto& field = d_.columns[i].field;
            if (find_column(d_.subject, field) == nullptr)
                add(at("columns", i, "field"), "unknown_field", "这类对象的台账没有这个字段");
            else if (!seen.insert(field).second)
                add(at("columns", i, "field"), "twice", "同一字段只能出现一次");
            else if (field.starts_with("person.tag") && !asks("tag"))
                add(at("columns", i, "field"), "needs_a_tag", "没有标签条件的台账不能显示标签");
        }
        if (!fits(d_.subject, d_.split)) add("/split", "unknown_split", "这类对象不能这样分项");
        if (d_.split == Split::tag && !asks("tag")) add("/split", "unknown_split", "按标签分项的台账须有标签条件");
        tiers();
        return std::move(out_);
    }

private:
    void add(std::string pointer, std::string_view code, std::string message) {
        out_.push_back({std::move(pointer), std::string(code), std::move(message)});
    }
    bool asks(std::string_view fact) const {
        return std::any_of(d_.conditions.begin(), d_.conditions.end(),
                           [&](const Condition& c) { return c.fact == fact && !c.none; });
    }

    void condition(std::size_t i) {
        const auto& c = d_.conditions[i];
        const auto* spec = find_fact(d_.subject, c.fact);
        if (spec == nullptr) return add(at("conditions", i, "fact"), "unknown_fact", "这类对象没有这个条件");
        if (spec->argument != Argument::codes && !c.any.empty())
            add(at("conditions", i, "any"), "not_used", spec->label + "不用代码");
        if (spec->argument != Argument::number && (c.from || c.until))
            add(at("conditions", i, c.from ? "from" : "until"), "not_used", spec->label + "不用数值");
        if (spec->argument == Argument::codes) codes(i, c, *spec);
        if (spec->argument == Argument::number) number(i, c, *spec);
    }

    void codes(std::size_t i, const Condition& c, const FactSpec& spec) {
        if (c.any.empty()) add(at("conditions", i, "any"), "required", "请选择" + spec.label);
        for (std::size_t n = 0; n < c.any.size(); ++n) {
            const auto& code = c.any[n];
            const bool known = spec.list.empty() ? std::any_of(spec.words.begin(), spec.words.end(),
                                                               [&](const auto& word) { return word.first == code; })
                                                 : knows_(spec.list, code);
            if (!known)
                add(at("conditions", i, "any") + "/" + std::to_string(n), "unknown_code", spec.label + "没有这个代码");
        }
    }

    void number(std::size_t i, const Condition& c, const FactSpec& spec) {
        if (!c.from && !c.until) add(at("conditions", i, "from"), "required", "请填写" + spec.label + "的范围");
        const auto within = [&](const std::optional<int>& value, std::string_view field) {
            if (value && (*value < spec.least || *value > spec.most))
                add(at("conditions", i, field), "out_of_range",
                    "应为 " + std::to_string(spec.least) + " 到 " + std::to_string(spec.most));
        };
        within(c.from, "from");
        within(c.until, "until");
        if (c.from && c.until && *c.from > *c.until) add(at("conditions", i, "until"), "out_of_range", "不能小于下限");
    }

    void tiers() {
        const bool shown = std::any_of(d_.columns.begin(), d_.columns.end(), [](const ColumnChoice& c) {
            return c.field == "person.tier" || c.field == "person.tier_amount";
        });
        if ((shown || d_.split == Split::tier) && !d_.tiers) add("/tiers", "required", "有档次的台账须指明档次方案");
        if (d_.tiers && d_.subject != Subject::person) add("/tiers", "not_used", "只有人员台账有档次");
        if (d_.tiers && !knows_("allowance_tiers", *d_.tiers)) add("/tiers", "unknown_code", "没有这个档次方案");
    }

    const Definition& d_;
    const KnowsCode& knows_;
    std::vector<FieldError> out_;
};

}  // namespace

std::vector<FieldError> faults(const Definition& definition, const KnowsCode& knows) {
    return Check(definition, knows).run();
}

}  // namespace linli::ledgers
