#include "script.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <stdexcept>

namespace linli::bench {
namespace {

constexpr std::size_t longest_name = 40;  ///< a unique text that is longer is content, which may repeat
constexpr std::size_t counted_digits = 8;
constexpr std::int64_t nearby_ms = 5'000;

class Maker {
public:
    explicit Maker(const std::vector<Transaction>& recorded) : recorded_(recorded) {}
    Maker(const std::vector<Transaction>& recorded, Instant begun, Instant ended)
        : recorded_(recorded), fresh_(true), from_ms_(to_ms(begun) - nearby_ms), until_ms_(to_ms(ended) + nearby_ms) {
        for (std::size_t i = 0; i < recorded.size(); ++i)
            for (const auto& statement : recorded[i])
                for (const auto& [name, value] : statement.params) {
                    if (const auto* id = std::get_if<Uuid>(&value)) ids_[*id].insert(i);
                    if (const auto* text = std::get_if<std::string>(&value)) texts_[*text].insert(i);
                }
    }

    Play run() {
        for (const auto& transaction : recorded_) {
            made_.clear();
            Script script;
            for (const auto& statement : transaction) script.push_back(line(statement));
            play_.scripts.push_back(std::move(script));
        }
        return std::move(play_);
    }

private:
    Line line(const Statement& statement) {
        Form form{statement.sql, {}, {}};
        Line out;
        out.begins = statement.begins;
        for (const auto& [name, value] : statement.params) {
            form.names.push_back(name);
            form.types.push_back("nidbtxu"[value.index()]);
            out.slots.push_back(slot(value));
        }
        auto key = form.sql + "\n" + std::string(form.types.begin(), form.types.end());
        for (const auto& name : form.names) key += "\n" + name;
        const auto [found, fresh] = numbers_.try_emplace(std::move(key), play_.forms.size());
        if (fresh) play_.forms.push_back(std::move(form));
        out.number = found->second;
        return out;
    }

    Slot slot(const Kept& value) {
        Slot out{Slot::Kind::fixed, value, 0};
        if (!fresh_) return out;
        if (const auto* id = std::get_if<Uuid>(&value); id && ids_.at(*id).size() == 1) {
            out.kind = Slot::Kind::id;
            const auto known = std::find(made_.begin(), made_.end(), *id);
            out.index = static_cast<std::size_t>(known - made_.begin());
            if (known == made_.end()) made_.push_back(*id);
        } else if (const auto* number = std::get_if<std::int64_t>(&value);
                   number && *number >= from_ms_ && *number <= until_ms_) {
            out.kind = Slot::Kind::time;
        } else if (const auto* text = std::get_if<std::string>(&value); text && text->size() >= counted_digits &&
                                                                        text->size() <= longest_name &&
                                                                        texts_.at(*text).size() == 1) {
            out.kind = Slot::Kind::name;
        }
        return out;
    }

    const std::vector<Transaction>& recorded_;
    const bool fresh_ = false;
    const std::int64_t from_ms_ = 0, until_ms_ = 0;
    std::map<Uuid, std::set<std::size_t>> ids_;  ///< the transactions that know it
    std::map<std::string, std::set<std::size_t>> texts_;
    std::map<std::string, std::size_t> numbers_;
    std::vector<Uuid> made_;
    Play play_;
};

std::atomic<std::uint64_t> names_given{0};

/// Eight digits that nobody had.
void count_up(std::string& text, std::uint64_t count) {
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (std::size_t i = 0; i < counted_digits; ++i, count /= digits.size())
        text[text.size() - 1 - i] = digits[count % digits.size()];
}

}  // namespace

void Run::renew() {
    made_.clear();
    now_ms_ = to_ms(clock_.now());
    count_ = ++names_given;
}

const Kept& Run::value(const Slot& slot, std::size_t place) {
    auto& scratch = scratch_.at(place);
    switch (slot.kind) {
    case Slot::Kind::fixed: return slot.value;
    case Slot::Kind::id:
        while (made_.size() <= slot.index) made_.push_back(ids_.next_uuid());
        return scratch = made_[slot.index];
    case Slot::Kind::time: return scratch = now_ms_;
    case Slot::Kind::name: {
        auto text = std::get<std::string>(slot.value);
        count_up(text, count_);
        return scratch = std::move(text);
    }
    }
    return slot.value;
}

Play make_play(const std::vector<Transaction>& recorded, Instant begun, Instant ended) {
    if (recorded.size() < 2) throw std::runtime_error("too few transactions were recorded");
    return Maker(recorded, begun, ended).run();
}

Play replay_of(const std::vector<Transaction>& recorded) { return Maker(recorded).run(); }

}  // namespace linli::bench
