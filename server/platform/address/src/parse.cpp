#include "judge.h"
#include "lexer.h"
#include "names.h"

#include <linli/address/parts.h>
#include <linli/base/text.h>

#include <algorithm>
#include <array>

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
    explicit Parser(std::string_view text) : points_(text::to_u32(text)), half_(half(points_)), lexemes_(lex(half_)) {}

    std::vector<Part> run() {
        for (at_ = 0; at_ < lexemes_.size(); ++at_) {
            const auto& lexeme = lexemes_[at_];
            if (lexeme.kind == Kind::text) {
                words(lexeme);
            } else if (lexeme.kind == Kind::mark) {
                push(Label::redundant, lexeme.begin, lexeme.end);
            } else {
                number(lexeme);
            }
        }
        return std::move(out_);
    }

private:
    void push(Label label, std::size_t begin, std::size_t end) {
        out_.push_back({label, text::from_u32(View(points_).substr(begin, end - begin))});
        if (label == Label::redundant) return;
        named_.before = named_.last;
        named_.last = label;
    }

    void number(const Lexeme& lexeme) {
        if (postal(lexeme)) return push(Label::redundant, lexeme.begin, lexeme.end);
        if (range(lexeme) || glued(lexeme)) return;
        if (lexeme.dash != 0 && lexeme.kind == Kind::building) return push(Label::houseno, lexeme.begin, lexeme.end);
        if (lexeme.dash == 0) return push(judge(situation(lexeme)), lexeme.begin, lexeme.end);
        const bool street =
            (named_.last >= Label::community && named_.last <= Label::roadno) || named_.last == Label::town;
        const bool equal = digits(lexeme.begin, lexeme.dash) == digits(lexeme.second, lexeme.end);
        // 34-76号 of a road is one number, 250-6号 a house of the yard 250; inside a compound 12-3号 is house and room.
        if (street && equal) return push(judge(situation(lexeme)), lexeme.begin, lexeme.end);
        if (named_.last == Label::floorno ||
            neighbours(value(lexeme.begin, lexeme.dash), value(lexeme.second, lexeme.end)) ||
            (equal && digits(lexeme.begin, lexeme.dash) >= 3))
            return push(Label::roomno, lexeme.begin, lexeme.end);
        const auto* following = next();
        push(street                          ? judge(situation(lexeme))
             : named_.last == Label::houseno ? Label::cellno
                                             : Label::houseno,
             lexeme.begin, lexeme.dash);
        push(Label::redundant, lexeme.dash, lexeme.second);
        push(street ? Label::houseno : following != nullptr ? Label::cellno : Label::roomno, lexeme.second, lexeme.end);
    }

    /// 314001 at the end, set off by a mark: a postal code.
    bool postal(const Lexeme& lexeme) const {
        const bool last = at_ + 1 == lexemes_.size() && at_ > 0 && lexemes_[at_ - 1].kind == Kind::mark;
        return last && lexeme.kind == Kind::bare && lexeme.digits == 6 && lexeme.end - lexeme.begin == 6 &&
               half_[lexeme.begin - 1] != U'-';
    }

    std::size_t digits(std::size_t begin, std::size_t end) const {
        return static_cast<std::size_t>(std::count_if(half_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                      half_.begin() + static_cast<std::ptrdiff_t>(end),
                                                      [](char32_t c) { return c >= U'0' && c <= U'9'; }));
    }

    /// The number that the digits write; long ones are no numbers of doors.
    int value(std::size_t begin, std::size_t end) const {
        int sum = 0;
        for (std::size_t i = begin; i < end && sum < 1'000'000; ++i)
            if (half_[i] >= U'0' && half_[i] <= U'9') sum = sum * 10 + static_cast<int>(half_[i] - U'0');
        return sum;
    }

    /// Doors side by side: 23-24号, 322-324.
    static bool neighbours(int first, int second) { return first >= 20 && second > first && second - first <= 12; }

    /// 1220-1221, and 6289-2 on a floor: one room number.
    bool range(const Lexeme& lexeme) {
        if (lexeme.kind != Kind::bare || at_ + 2 >= lexemes_.size()) return false;
        const auto &dash = lexemes_[at_ + 1], &other = lexemes_[at_ + 2];
        if (dash.kind != Kind::mark || dash.end - dash.begin != 1 || half_[dash.begin] != U'-') return false;
        if (other.kind != Kind::bare && other.kind != Kind::room && other.kind != Kind::no) return false;
        const bool equal = lexeme.digits == other.digits && other.kind == Kind::bare;
        const bool more = at_ + 3 < lexemes_.size() && lexemes_[at_ + 3].kind == Kind::mark;
        if (named_.last == Label::road && equal && !more) {
            push(Label::roadno, lexeme.begin, other.end);
            at_ += 2;
            return true;
        }
        const bool rooms = (lexeme.digits >= 3 && lexeme.digits == other.digits && named_.last == Label::houseno) ||
                           (!more && neighbours(value(lexeme.begin, lexeme.end), value(other.begin, other.end)));
        if (!rooms && named_.last != Label::floorno) return false;
        push(Label::roomno, lexeme.begin, other.end);
        at_ += 2;
        return true;
    }

    /// Two numbers written as one: A2292 is building A, room 2292; 71161 behind a building is stair 7, room 1161.
    bool glued(const Lexeme& lexeme) {
        if (lexeme.kind != Kind::bare && lexeme.kind != Kind::room) return false;
        const bool place = named_.last == Label::poi || named_.last == Label::subpoi;
        const auto first = half_[lexeme.begin];
        const bool letter = first < U'0' || (first > U'9' && first <= U'z');
        std::size_t cut = 0;
        if (place && letter && lexeme.digits >= 3 && place_ == Place::compound) cut = lexeme.begin + 1;
        if (!letter && lexeme.digits >= 5 && lexeme.digits <= 7 &&
            ((place && place_ != Place::market) || named_.last == Label::houseno))
            cut = lexeme.begin + static_cast<std::size_t>(lexeme.digits) - 4;
        if (cut == 0) return false;
        push(named_.last == Label::houseno ? Label::cellno : Label::houseno, lexeme.begin, cut);
        push(Label::roomno, cut, lexeme.end);
        return true;
    }

    void words(const Lexeme& lexeme) {
        const View run = View(half_).substr(lexeme.begin, lexeme.end - lexeme.begin);
        for (const auto& name : name(run, named_, next() != nullptr)) {
            out_.push_back(
                {name.label, text::from_u32(View(points_).substr(lexeme.begin + name.begin, name.end - name.begin))});
            if (name.label == Label::poi || name.label == Label::subpoi)
                place_ = place_of(run.substr(name.begin, name.end - name.begin));
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
        Situation s{lexeme.kind, named_.last, named_.before, follow(), place_, ground(), lexeme.digits};
        const auto first = half_[lexeme.begin];
        s.letter = (first >= U'A' && first <= U'Z') || (first >= U'a' && first <= U'z');
        if (const auto* behind = next()) s.next_digits = behind->digits;
        return s;
    }

    Ground ground() const {
        const auto has = [&](Label label) {
            return std::any_of(out_.begin(), out_.end(), [&](const Part& part) { return part.label == label; });
        };
        if (has(Label::roadno)) return Ground::numbered_road;
        if (has(Label::road)) return Ground::road;
        return has(Label::community) ? Ground::community : Ground::none;
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
    Named named_;
    Place place_ = Place::none;
    std::vector<Part> out_;
};

}  // namespace

std::vector<Part> parse(std::string_view text) { return Parser(text).run(); }

}  // namespace linli::address
