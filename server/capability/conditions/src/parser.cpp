#include "grammar.h"
#include "lexer.h"

#include <linli/base/result.h>

#include <algorithm>
#include <set>

namespace linli::conditions {
namespace {

using Tokens = std::vector<Token>;

class Parser {
public:
    Parser(const Context& context, const Tokens& tokens, Reading reading)
        : context_(context), tokens_(tokens), reading_(reading) {}

    Node whole() {
        auto out = any_of(1);
        if (now().kind != Token::Kind::end) unexpected("多余的内容");
        return out;
    }

private:
    const Token& now() const { return tokens_[at_]; }
    const Token& take() { return tokens_[at_ + 1 == tokens_.size() ? at_ : at_++]; }
    bool symbol(std::string_view wanted) {
        if (now().kind != Token::Kind::symbol || now().text != wanted) return false;
        ++at_;
        return true;
    }
    std::optional<Keyword> keyword() const {
        return now().kind == Token::Kind::name ? keyword_of(now().text) : std::nullopt;
    }
    bool keyword(Keyword wanted) {
        if (keyword() != wanted) return false;
        ++at_;
        return true;
    }
    [[noreturn]] void unexpected(const std::string& sentence) const {
        const auto& t = now();
        stop(t.position, "unexpected",
             t.kind == Token::Kind::end ? "条件没有写完，" + sentence : "“" + t.text + "”处" + sentence);
    }
    void deeper(std::size_t depth) const {
        if (depth > deepest) stop(now().position, "too_deep", "括号或“非”嵌套过多");
    }
    void count() {
        if (++nodes_ > most_nodes) stop(now().position, "too_long", "条件过多");
    }

    Node any_of(std::size_t depth) { return chain(depth, Kind::any, Keyword::or_); }

    /// `a or b or c` is one node; what stands in brackets of the same kind is taken into it.
    Node chain(std::size_t depth, Kind kind, Keyword link) {
        deeper(depth);
        const auto part = [&] { return kind == Kind::any ? chain(depth, Kind::all, Keyword::and_) : unary(depth); };
        auto first = part();
        if (keyword() != link) return first;
        count();
        Node out{.kind = kind};
        add(out, std::move(first));
        while (keyword(link)) add(out, part());
        return out;
    }
    static void add(Node& out, Node part) {
        if (part.kind != out.kind) return out.parts.push_back(std::move(part));
        for (auto& inner : part.parts) out.parts.push_back(std::move(inner));
    }

    Node unary(std::size_t depth) {
        deeper(depth);
        if (keyword(Keyword::not_)) return negated(unary(depth + 1));
        if (symbol("(")) {
            auto out = any_of(depth + 1);
            if (!symbol(")")) unexpected("应当是“)”");
            return out;
        }
        return test();
    }
    Node negated(Node part) {
        if (part.kind == Kind::negation) return std::move(part.parts.front());  // twice is not at all
        count();
        Node out{.kind = Kind::negation};
        out.parts.push_back(std::move(part));
        return out;
    }

    Node test() {
        count();
        if (now().kind != Token::Kind::name) unexpected("应当是一个字段");
        const auto& name = take();
        const auto field = context_.find(name.text);
        if (!field) unknown_field(name);
        Node out{.field = *field};
        if (now().kind == Token::Kind::name && now().text == "is") ++at_;
        if (now().kind == Token::Kind::symbol && now().text != ")") return comparison(std::move(out));
        const auto word = keyword();
        if (!word || *word == Keyword::and_ || *word == Keyword::or_) {
            out.test = Test::is_true;
            if (type(out) != Type::flag) unexpected("应当是比较，例如“=”或“属于”");
            return out;
        }
        ++at_;
        return by_keyword(std::move(out), *word);
    }

    [[noreturn]] void unknown_field(const Token& name) const {
        std::vector<std::string> known;
        for (const auto& field : context_.fields()) known.push_back(field.code), known.push_back(field.label);
        const auto near = nearest(name.text, known);
        stop(name.position, "unknown_field",
             "没有“" + name.text + "”这个字段" + (near.empty() ? "" : "，是不是“" + near + "”？"));
    }
    Type type(const Node& test) const { return context_.fields()[test.field].type; }
    void check(const Node& test, std::size_t position) const {
        if (fits(type(test), test.test)) return;
        const auto& field = context_.fields()[test.field];
        stop(position, "wrong_type", "“" + field.label + "”是" + std::string(type_name(field.type)) + "，不能这样比较");
    }

    Node comparison(Node out) {
        const auto position = now().position;
        const bool differs = now().text == "!=";
        static constexpr std::pair<std::string_view, Test> all[] = {{"=", Test::equal},    {"!=", Test::equal},
                                                                    {"<", Test::less},     {">", Test::more},
                                                                    {"<=", Test::at_most}, {">=", Test::at_least}};
        const auto* found =
            std::find_if(std::begin(all), std::end(all), [&](auto& o) { return o.first == now().text; });
        if (found == std::end(all)) unexpected("应当是比较，例如“=”或“属于”");
        ++at_;
        out.test = found->second;
        check(out, position);
        out.operands.push_back(operand(out));
        return differs ? negated(std::move(out)) : out;
    }

    Node by_keyword(Node out, Keyword word) {
        const auto position = tokens_[at_ - 1].position;
        switch (word) {
        case Keyword::missing:
        case Keyword::known: out.test = Test::missing; break;
        case Keyword::in:
        case Keyword::not_in: out.test = Test::one_of; break;
        case Keyword::contains: out.test = Test::contains; break;
        case Keyword::contains_all: out.test = Test::contains_all; break;
        case Keyword::starts: out.test = Test::starts; break;
        case Keyword::within: out.test = Test::within; break;
        case Keyword::between: out.test = Test::time_between; break;
        case Keyword::on: return days(std::move(out), position);
        case Keyword::workday:
        case Keyword::holiday: out.test = Test::workday; break;
        case Keyword::not_: return negated(by_keyword(std::move(out), after_not()));
        case Keyword::and_:
        case Keyword::or_:
        case Keyword::to: --at_; unexpected("应当是比较，例如“=”或“属于”");
        }
        check(out, position);
        operands(out);
        const bool against = word == Keyword::known || word == Keyword::not_in || word == Keyword::holiday;
        return against ? negated(std::move(out)) : out;
    }
    /// `item not in […]`
    Keyword after_not() {
        const auto word = keyword();
        if (!word || *word == Keyword::not_) unexpected("应当是比较，例如“属于”");
        ++at_;
        return *word;
    }

    void operands(Node& out) {
        if (out.test == Test::missing || out.test == Test::workday) return;
        if (out.test == Test::starts) return out.operands.push_back(operand(out));
        if (out.test != Test::time_between) return list(out);
        const auto time = [&] {
            if (now().kind != Token::Kind::time) unexpected("应当是时刻，例如 08:30");
            return take().literal;
        };
        out.operands.push_back(time());
        if (!keyword(Keyword::to) && !keyword(Keyword::and_)) unexpected("应当是“至”");
        out.operands.push_back(time());
    }

    /// `on workday`, `on holiday`, `on [mon, tue]`
    Node days(Node out, std::size_t position) {
        const bool holiday = keyword(Keyword::holiday);
        out.test = holiday || keyword(Keyword::workday) ? Test::workday : Test::weekday;
        check(out, position);
        if (out.test == Test::weekday) list(out);
        return holiday ? negated(std::move(out)) : out;
    }

    /// `[a, b]`, or one alone; in order, each once.
    void list(Node& out) {
        std::set<Literal> all;
        if (symbol("[")) {
            do {
                if (all.size() == most_operands) unexpected("列表过长");
                all.insert(operand(out));
            } while (symbol(","));
            if (!symbol("]")) unexpected("应当是“,”或“]”");
        } else {
            all.insert(operand(out));
        }
        out.operands.assign(all.begin(), all.end());
    }

    Literal operand(const Node& test) {
        const auto& token = take();
        using K = Token::Kind;
        if (test.test == Test::weekday) return weekday(token);
        switch (type(test)) {
        case Type::number: return expect(token, K::number, "数字");
        case Type::date:
        case Type::moment: return expect(token, K::date, "日期，例如 2026-03-01");
        case Type::duration: return expect(token, K::duration, "时长，例如 2h");
        case Type::word:
        case Type::place: return word(token, context_.fields()[test.field]);
        case Type::text:
            if (token.kind != K::text || token.text.empty()) expected(token, "引号里的文字");
            return token.text;
        case Type::flag: break;
        }
        expected(token, "别的内容");
    }
    [[noreturn]] static void expected(const Token& token, const std::string& what) {
        stop(token.position, "wrong_type",
             (token.kind == Token::Kind::end ? "条件没有写完，应当是" : "“" + token.text + "”处应当是") + what);
    }
    static Literal expect(const Token& token, Token::Kind kind, const std::string& what) {
        if (token.kind != kind) expected(token, what);
        return token.literal;
    }
    static Literal weekday(const Token& token) {
        const auto day = token.kind == Token::Kind::name ? weekday_of(token.text) : std::nullopt;
        if (!day) expected(token, "星期，例如 mon 或 一");
        return static_cast<double>(*day);
    }

    /// The code of a word that was written by code or label, in quotes or without.
    Literal word(const Token& token, const FieldInfo& field) const {
        if (token.kind != Token::Kind::text && token.kind != Token::Kind::name)
            expected(token, "“" + field.label + "”的选项");
        for (const auto& one : field.words)
            if (token.text == one.code) return one.code;
        for (const auto& one : field.words)
            if (token.text == one.label) return one.code;
        if (reading_ == Reading::stored && !token.text.empty()) return token.text;
        std::vector<std::string> known;
        for (const auto& one : field.words) known.push_back(one.label), known.push_back(one.code);
        const auto near = nearest(token.text, known);
        stop(token.position, "unknown_word",
             "“" + field.label + "”没有“" + token.text + "”" + (near.empty() ? "" : "，是不是“" + near + "”？"));
    }

    const Context& context_;
    const Tokens& tokens_;
    Reading reading_;
    std::size_t at_ = 0;
    std::size_t nodes_ = 0;
};

}  // namespace

Context::Context(std::vector<FieldInfo> fields) : fields_(std::move(fields)) {
    std::set<std::string> names;
    const auto take = [&](const std::string& name) {
        const bool usable = is_name(name) && !keyword_of(name) && name != "is";
        LINLI_INVARIANT(usable && names.insert(name).second,
                        "a field of conditions has a name that cannot be written: " + name);
    };
    for (const auto& field : fields_) {
        take(field.code);
        if (field.label != field.code) take(field.label);
    }
}

std::optional<std::size_t> Context::find(std::string_view name) const {
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (fields_[i].code == name || fields_[i].label == name) return i;
    return std::nullopt;
}

Parsed parse(const Context& context, std::string_view source, Reading reading) {
    try {
        const auto tokens = tokens_of(source);
        return {Parser(context, tokens, reading).whole(), {}};
    } catch (const Stop& stopped) {
        return {std::nullopt, stopped.mistake};
    }
}

}  // namespace linli::conditions
