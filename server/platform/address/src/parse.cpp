#include "cuts.h"
#include "judge.h"
#include "lexer.h"
#include "names.h"
#include "trait_words.h"
#include "traits.h"
#include "weigh.h"

#include <linli/address/parts.h>
#include <linli/base/text.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace linli::address {
namespace {

using View = std::u32string_view;

/// Half width, code point for code point, so that places in it are places in the original.
std::u32string half(std::u32string text) {
    for (auto& c : text) {
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c == 0x3000) c = U' ';
    }
    return text;
}

class Parser {
public:
    Parser(std::string_view text, bool tells)
        : points_(text::to_u32(text)), half_(half(points_)), lexemes_(lex(half_)), tells_(tells) {}

    void run() {
        for (at_ = 0; at_ < lexemes_.size(); ++at_) {
            const auto& lexeme = lexemes_[at_];
            if (lexeme.kind == Kind::text) {
                words(lexeme);
            } else if (lexeme.kind == Kind::mark) {
                push(Label::redundant, lexeme);
            } else {
                number();
            }
        }
    }

    std::vector<Part> parts() { return std::move(out_); }
    std::vector<Decision> decisions() { return std::move(decisions_); }

private:
    void push(Label label, const Lexeme& lexeme) {
        out_.push_back({label, part_text(lexeme)});
        trail_.label(label);
    }

    std::string part_text(const Lexeme& lexeme) const {
        return text::from_u32(View(points_).substr(lexeme.begin, lexeme.end - lexeme.begin));
    }

    Spot spot() const { return {half_, lexemes_, at_, trail_}; }

    void number() {
        if (postal(lexemes_[at_])) return push(Label::redundant, lexemes_[at_]);
        split();
        while (join()) {
        }
        const auto lexeme = lexemes_[at_];
        auto label = judge(situation(lexeme));
        if (is_weighed(spot(), label)) {
            auto traits = traits_of(spot());
            at(traits, Trait::rule) = static_cast<std::uint8_t>(label);
            label = weigh_label(traits);
            if (tells_) tell("label", word(label), lexeme.begin, lexeme.end, traits, reasons_for(label, traits));
        }
        if (!continues(label)) return push(label, lexeme);
        out_[out_.size() - 2].text += out_.back().text + part_text(lexeme);
        out_.pop_back();
    }

    /// Two road numbers with a dash between are one after all: 12-1 of a road.
    bool continues(Label label) const {
        if (label != Label::roadno || at_ < 2 || out_.size() < 2 || !is_number(lexemes_[at_ - 2])) return false;
        const auto& mark = lexemes_[at_ - 1];
        const bool dash = mark.kind == Kind::mark && mark.end - mark.begin == 1 &&
                          View(U"-_/~").find(half_[mark.begin]) != View::npos;
        return dash && out_[out_.size() - 2].label == label;
    }

    /// A2292 is building A, room 2292 in one place and a room in another; so is 71161.
    void split() {
        const auto found = split_of(spot());
        if (!found) return;
        auto traits = traits_of(spot());
        add_split(traits, found->letter, found->width, found->rule);
        const auto cut = lexemes_[at_].begin + found->width;
        const bool two = weigh_cut(split_weights(), traits);
        if (tells_) tell("split", two ? "yes" : "no", cut - 1, cut + 1, traits, reasons_for(split_weights(), traits));
        if (!two) return;
        auto tail = lexemes_[at_];
        auto& head = lexemes_[at_];
        head.kind = Kind::bare;
        head.end = tail.begin = cut;
        head.digits = digits_in(half_, head.begin, cut);
        tail.digits = digits_in(half_, cut, tail.end);
        head.split = tail.split = true;
        lexemes_.insert(lexemes_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, tail);
    }

    /// 34-76号 of a road is one number, 12-3号 of a compound two.
    bool join() {
        if (!joinable(spot())) return false;
        auto traits = traits_of(spot());
        add_dash(traits, spot(), rule_joins(spot()));
        const bool one = weigh_cut(join_weights(), traits);
        auto& left = lexemes_[at_];
        const auto& right = lexemes_[at_ + 2];
        if (tells_)
            tell("join", one ? "yes" : "no", left.end - 1, right.begin + 1, traits,
                 reasons_for(join_weights(), traits));
        if (!one) return false;
        left.end = right.end;
        left.kind = right.kind;
        ++left.joined;
        const auto dash = lexemes_.begin() + static_cast<std::ptrdiff_t>(at_) + 1;
        lexemes_.erase(dash, dash + 2);
        return true;
    }

    void tell(std::string_view question, std::string_view answer, std::size_t begin, std::size_t end,
              const Traits& traits, std::vector<std::string> reasons) {
        Decision decision{question, answer, begin, end, {}, std::move(reasons)};
        for (std::size_t i = 0; i < trait_count; ++i) {
            const auto trait = static_cast<Trait>(i);
            decision.traits.emplace_back(word(trait), values_of(trait)[traits[i]]);
        }
        decisions_.push_back(std::move(decision));
    }

    /// 314001 at the end, set off by a mark: a postal code.
    bool postal(const Lexeme& lexeme) const {
        const bool last = at_ + 1 == lexemes_.size() && at_ > 0 && lexemes_[at_ - 1].kind == Kind::mark;
        return last && lexeme.kind == Kind::bare && lexeme.digits == 6 && lexeme.end - lexeme.begin == 6 &&
               half_[lexeme.begin - 1] != U'-';
    }

    void words(const Lexeme& lexeme) {
        const View run = View(half_).substr(lexeme.begin, lexeme.end - lexeme.begin);
        for (const auto& name : name(run, trail_.named, next() != nullptr)) {
            const auto length = name.end - name.begin;
            out_.push_back({name.label, text::from_u32(View(points_).substr(lexeme.begin + name.begin, length))});
            trail_.name_given(name.label, run.substr(name.begin, length));
        }
    }

    /// The number behind this one, with nothing or a mark between.
    const Lexeme* next() const {
        for (std::size_t i = at_ + 1; i < lexemes_.size(); ++i) {
            if (lexemes_[i].kind == Kind::mark) continue;
            return lexemes_[i].kind == Kind::text ? nullptr : &lexemes_[i];
        }
        return nullptr;
    }

    Situation situation(const Lexeme& lexeme) const {
        const auto& named = trail_.named;
        Situation s{lexeme.kind, named.last, named.before, follow(), trail_.place, trail_.ground(), lexeme.digits};
        if (const auto* behind = next()) s.next_digits = behind->digits;
        return s;
    }

    Follow follow() const {
        if (at_ + 1 >= lexemes_.size()) return Follow::end;
        const auto& near = lexemes_[at_ + 1];
        if (near.kind == Kind::text) return Follow::text;
        if (near.kind != Kind::mark) return direct(near.kind);
        if (at_ + 2 >= lexemes_.size()) return Follow::end;
        switch (lexemes_[at_ + 2].kind) {
        case Kind::text: return Follow::mark_text;
        case Kind::bare: return Follow::dash_bare;
        case Kind::no: return Follow::dash_no;
        case Kind::room: return Follow::dash_room;
        default: return Follow::dash_other;
        }
    }

    static Follow direct(Kind kind) {
        switch (kind) {
        case Kind::building: return Follow::building;
        case Kind::unit: return Follow::unit;
        case Kind::floor: return Follow::floor;
        case Kind::room: return Follow::room;
        case Kind::no: return Follow::no;
        case Kind::bare: return Follow::bare;
        default: return Follow::other;
        }
    }

    std::u32string points_, half_;
    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
    Trail trail_;
    std::vector<Part> out_;
    std::vector<Decision> decisions_;
    bool tells_;
};

}  // namespace

std::vector<Part> parse(std::string_view text) {
    Parser parser(text, false);
    parser.run();
    return parser.parts();
}

std::vector<Decision> decisions_of(std::string_view text) {
    Parser parser(text, true);
    parser.run();
    return parser.decisions();
}

}  // namespace linli::address
