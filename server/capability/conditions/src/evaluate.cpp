#include "evaluate.h"

#include <linli/base/result.h>
#include <linli/base/text.h>

#include "print.h"

#include <algorithm>

namespace linli::conditions {
namespace {

/// @return less than, equal to or greater than zero
template <class T>
int order(const T& a, const T& b) {
    return a < b ? -1 : (b < a ? 1 : 0);
}

/// How a value stands to a literal of the same type. A moment is compared by its day in Shanghai.
int order(const Value& value, const Literal& with) {
    if (const auto* number = std::get_if<double>(&value)) return order(*number, std::get<double>(with));
    if (const auto* written = std::get_if<std::string>(&value)) return order(*written, std::get<std::string>(with));
    if (const auto* date = std::get_if<Date>(&value)) return order(*date, std::get<Date>(with));
    if (const auto* moment = std::get_if<Instant>(&value)) return order(shanghai_date(*moment), std::get<Date>(with));
    return order(std::get<std::chrono::milliseconds>(value), std::get<std::chrono::milliseconds>(with));
}

std::string_view read_part(const std::string& value) { return std::string_view(value).substr(0, longest_text_read); }

Date day_of(const Value& value) {
    if (const auto* date = std::get_if<Date>(&value)) return *date;
    return shanghai_date(std::get<Instant>(value));
}

bool in_hours(const Node& test, Instant moment) {
    const auto time = shanghai_time_of_day(moment);
    const auto from = std::get<std::chrono::minutes>(test.operands[0]);
    const auto to = std::get<std::chrono::minutes>(test.operands[1]);
    if (from < to) return time >= from && time < to;
    return time >= from || time < to;  // over midnight; the whole day when both are one
}

bool lies_within(const Node& test, const std::vector<std::string>& places) {
    return std::any_of(test.operands.begin(), test.operands.end(), [&](const Literal& wanted) {
        return std::find(places.begin(), places.end(), std::get<std::string>(wanted)) != places.end();
    });
}

/// What a field holds, for people. Texts are not repeated: they are what somebody wrote.
std::string held(const Context& context, const Node& test, const Value& value) {
    const auto& field = context.fields()[test.field];
    if (std::holds_alternative<std::monostate>(value)) return "没有值";
    if (field.type == Type::text) {
        const auto found = found_in(test, std::get<std::string>(value));
        return found.empty() ? "没有这些字样" : "有“" + text::join(found, "”“") + "”";
    }
    if (field.type == Type::flag) return std::get<bool>(value) ? "是" : "否";
    if (field.type == Type::moment) return shanghai_text(std::get<Instant>(value));
    if (field.type == Type::place) {
        std::vector<std::string> names;
        for (const auto& code : std::get<std::vector<std::string>>(value)) {
            const auto known = std::find_if(field.words.begin(), field.words.end(),
                                            [&](const Word& word) { return word.code == code; });
            names.push_back(known == field.words.end() ? code : known->label);
        }
        return text::join(names, "/");
    }
    const Node plain{.field = test.field};
    Literal shown;
    if (const auto* number = std::get_if<double>(&value)) shown = *number;
    if (const auto* written = std::get_if<std::string>(&value)) shown = *written;
    if (const auto* date = std::get_if<Date>(&value)) shown = *date;
    if (const auto* length = std::get_if<std::chrono::milliseconds>(&value)) shown = *length;
    return literal_text(context, plain, shown, Style::chinese);
}

struct Explainer {
    const Context& context;
    const Values& values;
    const WorkingCalendar& office;

    /// Adds the reasons why `node` is met or not. @return whether it is
    bool walk(const Node& node, std::vector<Reason>& reasons) const {
        if (node.kind == Kind::test) return leaf(node, reasons);
        if (node.kind == Kind::negation) return !walk(node.parts.front(), reasons);
        const bool all = node.kind == Kind::all;
        std::vector<Reason> gathered;
        for (const auto& part : node.parts) {
            std::vector<Reason> own;
            const bool met = walk(part, own);
            if (met != all) return reasons.insert(reasons.end(), own.begin(), own.end()), met;  // this one decides
            gathered.insert(gathered.end(), own.begin(), own.end());
        }
        reasons.insert(reasons.end(), gathered.begin(), gathered.end());
        return all;
    }
    bool leaf(const Node& test, std::vector<Reason>& reasons) const {
        const auto& value = values[test.field];
        const bool met = meets(test, value, office);
        reasons.push_back({met, test_text(context, test, Style::chinese, false) + "（" + held(context, test, value) +
                                    "）：" + (met ? "符合" : "不符合")});
        return met;
    }
};

bool met_by(const Node& node, const Values& values, const WorkingCalendar& office) {
    const auto part = [&](const Node& one) { return met_by(one, values, office); };
    switch (node.kind) {
    case Kind::all: return std::all_of(node.parts.begin(), node.parts.end(), part);
    case Kind::any: return std::any_of(node.parts.begin(), node.parts.end(), part);
    case Kind::negation: return !part(node.parts.front());
    case Kind::test: return meets(node, values[node.field], office);
    }
    return false;
}

void check_values(const Context& context, const Values& values) {
    LINLI_INVARIANT(values.size() == context.fields().size(), "values of another context");
}

}  // namespace

std::vector<std::string> found_in(const Node& test, const std::string& value) {
    std::vector<std::string> found;
    for (const auto& wanted : test.operands)
        if (const auto* written = std::get_if<std::string>(&wanted))
            if (read_part(value).find(*written) != std::string_view::npos) found.push_back(*written);
    return found;
}

bool meets(const Node& test, const Value& value, const WorkingCalendar& office) {
    if (test.test == Test::missing) return std::holds_alternative<std::monostate>(value);
    if (std::holds_alternative<std::monostate>(value)) return false;
    const auto to_first = [&] { return order(value, test.operands.front()); };
    const auto equal = [&](const Literal& one) { return order(value, one) == 0; };
    switch (test.test) {
    case Test::is_true: return std::get<bool>(value);
    case Test::equal: return to_first() == 0;
    case Test::less: return to_first() < 0;
    case Test::at_most: return to_first() <= 0;
    case Test::more: return to_first() > 0;
    case Test::at_least: return to_first() >= 0;
    case Test::one_of: return std::any_of(test.operands.begin(), test.operands.end(), equal);
    case Test::contains: return !found_in(test, std::get<std::string>(value)).empty();
    case Test::contains_all: return found_in(test, std::get<std::string>(value)).size() == test.operands.size();
    case Test::starts: return std::get<std::string>(value).starts_with(std::get<std::string>(test.operands.front()));
    case Test::within: return lies_within(test, std::get<std::vector<std::string>>(value));
    case Test::time_between: return in_hours(test, std::get<Instant>(value));
    case Test::weekday: {
        const auto day = static_cast<double>(day_of(value).weekday());
        return std::find(test.operands.begin(), test.operands.end(), Literal(day)) != test.operands.end();
    }
    case Test::workday: return office.works_on(day_of(value));
    case Test::missing: break;
    }
    return false;
}

bool evaluate(const Context& context, const Node& condition, const Values& values, const WorkingCalendar& office) {
    check_values(context, values);
    return met_by(condition, values, office);
}

Verdict explain(const Context& context, const Node& condition, const Values& values, const WorkingCalendar& office) {
    check_values(context, values);
    Verdict out;
    out.met = Explainer{context, values, office}.walk(condition, out.reasons);
    return out;
}

}  // namespace linli::conditions
