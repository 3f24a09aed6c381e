#include "evaluate.h"

#include <algorithm>
#include <limits>

namespace linli::conditions {
namespace {

/// One test, or that it fails.
struct Atom {
    const Node* test;
    bool positive;
};
using Conjunction = std::vector<Atom>;
using Alternatives = std::vector<Conjunction>;

/// More alternatives than these are not compared: the answer is then "not shown".
constexpr std::size_t most_alternatives = 256;

/// The condition as alternatives of conjunctions (disjunctive normal form). @return nothing beyond the bound
std::optional<Alternatives> alternatives(const Node& node, bool positive) {
    if (node.kind == Kind::test) return Alternatives{{{&node, positive}}};
    if (node.kind == Kind::negation) return alternatives(node.parts.front(), !positive);
    const bool joined = (node.kind == Kind::all) == positive;  // De Morgan
    Alternatives out;
    if (joined) out.emplace_back();
    for (const auto& part : node.parts) {
        auto more = alternatives(part, positive);
        if (!more) return std::nullopt;
        if (!joined) {
            out.insert(out.end(), more->begin(), more->end());
        } else {
            Alternatives product;
            if (out.size() * more->size() > most_alternatives) return std::nullopt;
            for (const auto& left : out)
                for (const auto& right : *more) {
                    product.push_back(left);
                    product.back().insert(product.back().end(), right.begin(), right.end());
                }
            out = std::move(product);
        }
        if (out.size() > most_alternatives) return std::nullopt;
    }
    return out;
}

const WorkingCalendar& any_calendar() {
    static const WorkingCalendar calendar = WorkingCalendar::always();
    return calendar;
}

Value value_of(const Literal& literal) {
    if (const auto* number = std::get_if<double>(&literal)) return *number;
    if (const auto* written = std::get_if<std::string>(&literal)) return *written;
    if (const auto* date = std::get_if<Date>(&literal)) return *date;
    return std::get<std::chrono::milliseconds>(literal);
}

/// Whether the field can only hold one of the operands, and those are values of the field.
bool finite(const Context& context, const Atom& atom) {
    const auto type = context.fields()[atom.test->field].type;
    const bool listed = atom.test->test == Test::equal || atom.test->test == Test::one_of;
    return atom.positive && listed && type != Type::moment;
}

/// Tests whose outcome follows from the value alone, whatever the calendar says.
bool by_value(const Node& test) {
    return test.test != Test::workday && test.test != Test::weekday && test.test != Test::time_between;
}

struct Interval {
    double from = -std::numeric_limits<double>::infinity();
    double to = std::numeric_limits<double>::infinity();
    bool from_open = false;
    bool to_open = false;
};

std::optional<double> on_a_line(const Literal& literal) {
    if (const auto* number = std::get_if<double>(&literal)) return *number;
    if (const auto* date = std::get_if<Date>(&literal))
        return static_cast<double>(date->days().time_since_epoch().count());
    if (const auto* length = std::get_if<std::chrono::milliseconds>(&literal))
        return static_cast<double>(length->count());
    return std::nullopt;
}

std::optional<Interval> interval_of(const Atom& atom) {
    if (!atom.positive || atom.test->operands.size() != 1) return std::nullopt;
    const auto at = on_a_line(atom.test->operands.front());
    if (!at) return std::nullopt;
    Interval out;
    switch (atom.test->test) {
    case Test::equal:
    case Test::one_of: out.from = out.to = *at; return out;
    case Test::less: out.to = *at, out.to_open = true; return out;
    case Test::at_most: out.to = *at; return out;
    case Test::more: out.from = *at, out.from_open = true; return out;
    case Test::at_least: out.from = *at; return out;
    default: return std::nullopt;
    }
}

bool inside(const Interval& a, const Interval& b) {
    const bool from = a.from > b.from || (a.from == b.from && (a.from_open || !b.from_open));
    const bool to = a.to < b.to || (a.to == b.to && (a.to_open || !b.to_open));
    return from && to;
}

bool apart(const Interval& a, const Interval& b) {
    const auto before = [](const Interval& x, const Interval& y) {
        return x.to < y.from || (x.to == y.from && (x.to_open || y.from_open));
    };
    return before(a, b) || before(b, a);
}

bool holds_word(const std::string& longer, const std::vector<Literal>& words) {
    return std::any_of(words.begin(), words.end(), [&](const Literal& word) {
        return longer.find(std::get<std::string>(word)) != std::string::npos;
    });
}

/// From words that stand in a text to others that then stand in it too.
bool words_imply(const Node& a, const Node& b) {
    const auto text_of = [](const Literal& one) { return std::get<std::string>(one); };
    const auto held = [&](const Literal& one) { return holds_word(text_of(one), b.operands); };
    if (b.test == Test::contains && a.test == Test::contains)
        return std::all_of(a.operands.begin(), a.operands.end(), held);
    if (b.test == Test::contains && (a.test == Test::contains_all || a.test == Test::starts))
        return std::any_of(a.operands.begin(), a.operands.end(), held);
    if (b.test == Test::contains_all && a.test == Test::contains_all)
        return std::all_of(b.operands.begin(), b.operands.end(), [&](const Literal& wanted) {
            return std::any_of(a.operands.begin(), a.operands.end(), [&](const Literal& one) {
                return text_of(one).find(text_of(wanted)) != std::string::npos;
            });
        });
    return false;
}

/// Whether an atom that holds makes the other one hold, too.
bool implied(const Context& context, const Atom& a, const Atom& b) {
    if (a.test->field != b.test->field) return false;
    if (*a.test == *b.test) return a.positive == b.positive;
    if (b.test->test == Test::missing) return !b.positive && a.positive;  // what meets a test has a value
    if (a.test->test == Test::missing) return a.positive && !b.positive;  // what has none meets no test
    if (finite(context, a) && by_value(*b.test))
        return std::all_of(a.test->operands.begin(), a.test->operands.end(), [&](const Literal& one) {
            return meets(*b.test, value_of(one), any_calendar()) == b.positive;
        });
    const auto line = interval_of(a), other = interval_of({b.test, true});
    if (line && other) return b.positive ? inside(*line, *other) : apart(*line, *other);
    const auto subset = [](const Node& small, const Node& large) {
        return std::includes(large.operands.begin(), large.operands.end(), small.operands.begin(),
                             small.operands.end());
    };
    const bool sets = a.test->test == b.test->test &&
                      (a.test->test == Test::one_of || a.test->test == Test::within || a.test->test == Test::weekday);
    if (a.positive && b.positive) return (sets && subset(*a.test, *b.test)) || words_imply(*a.test, *b.test);
    // Not the larger is also not the smaller.
    return !a.positive && !b.positive && implied(context, {b.test, true}, {a.test, true});
}

bool contradict(const Context& context, const Atom& a, const Atom& b) {
    return implied(context, a, {b.test, !b.positive}) || implied(context, b, {a.test, !a.positive});
}

}  // namespace

bool implies(const Context& context, const Node& narrow, const Node& wide) {
    const auto from = alternatives(narrow, true), to = alternatives(wide, true);
    if (!from || !to) return false;
    return std::all_of(from->begin(), from->end(), [&](const Conjunction& given) {
        return std::any_of(to->begin(), to->end(), [&](const Conjunction& wanted) {
            return std::all_of(wanted.begin(), wanted.end(), [&](const Atom& one) {
                return std::any_of(given.begin(), given.end(),
                                   [&](const Atom& known) { return implied(context, known, one); });
            });
        });
    });
}

bool exclusive(const Context& context, const Node& a, const Node& b) {
    const auto left = alternatives(a, true), right = alternatives(b, true);
    if (!left || !right) return false;
    return std::all_of(left->begin(), left->end(), [&](const Conjunction& x) {
        return std::all_of(right->begin(), right->end(), [&](const Conjunction& y) {
            return std::any_of(x.begin(), x.end(), [&](const Atom& one) {
                return std::any_of(y.begin(), y.end(),
                                   [&](const Atom& other) { return contradict(context, one, other); });
            });
        });
    });
}

}  // namespace linli::conditions
