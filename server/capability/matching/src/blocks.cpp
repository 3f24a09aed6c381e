#include "blocks.h"

#include "hash.h"

#include <linli/base/text.h>
#include <linli/hanzi/hanzi.h>

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace linli::matching {
namespace {

constexpr unsigned bit(Field field) { return 1U << static_cast<unsigned>(field); }

/// Rows in groups of equal keys, without key 0.
class Groups {
public:
    explicit Groups(const std::vector<std::uint64_t>& keys) : keys_(keys) {
        for (std::uint32_t row = 0; row < keys.size(); ++row)
            if (keys[row] != 0) rows_.push_back(row);
        std::sort(rows_.begin(), rows_.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });
    }
    bool next() {
        begin_ = end_;
        while (end_ < rows_.size() && keys_[rows_[end_]] == keys_[rows_[begin_]]) ++end_;
        return begin_ < end_;
    }
    std::size_t size() const { return end_ - begin_; }
    std::uint64_t key() const { return keys_[rows_[begin_]]; }
    template <class Take>
    void pairs(const Take& take) const {
        for (std::size_t i = begin_; i < end_; ++i)
            for (std::size_t j = i + 1; j < end_; ++j) take(rows_[i], rows_[j]);
    }

private:
    const std::vector<std::uint64_t>& keys_;
    std::vector<std::uint32_t> rows_;
    std::size_t begin_ = 0, end_ = 0;
};

std::uint64_t never_zero(std::uint64_t key) { return key == 0 ? 1 : key; }

/// Readings of the name, and of its surname alone.
struct Sound {
    std::string name, surname, given;
};

Sound sound_of(const Person& person) {
    Sound sound;
    std::u32string plain;
    for (const char32_t c : person.name)
        if (c != U'·') plain += c;
    const auto said = hanzi::pinyin(plain);
    const auto length = hanzi::surname_length(plain);
    for (std::size_t i = 0; i < said.size(); ++i) {
        sound.name += said[i] + " ";
        (i < length ? sound.surname : sound.given) += said[i] + " ";
    }
    return sound;
}

}  // namespace

const std::array<Rule, rule_count>& rules() {
    static constexpr std::array<Rule, rule_count> all{{
        {"身份证号", bit(Field::id_number), true},
        {"电话", bit(Field::phone), true},
        {"姓名读音＋出生日期", bit(Field::name) | bit(Field::birth), true},
        {"姓名读音＋出生年份＋性别", bit(Field::name) | bit(Field::birth) | bit(Field::sex), false},
        {"姓名读音＋住址", bit(Field::name) | bit(Field::address), false},
        {"身份证号前段＋姓氏读音", bit(Field::id_number) | bit(Field::name), false},
        {"身份证号后段＋姓氏读音", bit(Field::id_number) | bit(Field::name), false},
        {"出生日期＋名字读音", bit(Field::birth) | bit(Field::name), false},
    }};
    return all;
}

std::vector<std::string_view> block_rules() {
    std::vector<std::string_view> out;
    for (const auto& rule : rules()) out.push_back(rule.text);
    return out;
}

std::vector<std::uint64_t> block_keys(const Person& person) {
    std::vector<std::uint64_t> keys(rule_count, 0);
    const auto sound = sound_of(person);
    const auto birth = person.birth ? static_cast<std::uint64_t>(person.birth->days().time_since_epoch().count()) : 0;
    const std::string_view id = person.id_number;
    if (id.size() >= 10) keys[0] = Hash().add(id).value();
    if (!person.phone.empty()) keys[1] = Hash().add(person.phone).value();
    if (person.name.size() > 1 && person.birth) {
        keys[2] = Hash().add(sound.name).add(birth).value();
        keys[3] = Hash()
                      .add(sound.name)
                      .add(static_cast<std::uint64_t>(person.birth->year()))
                      .add(static_cast<std::uint64_t>(static_cast<unsigned char>(person.sex)))
                      .value();
        if (!sound.given.empty()) keys[7] = Hash().add(sound.given).add(birth).value();
    }
    const auto& door = person.door;
    if (person.name.size() > 1 && door.place != 0)
        keys[4] = Hash().add(sound.name).add(std::uint64_t{door.place} << 32U | door.building).add(door.room).value();
    if (id.size() >= 16 && !sound.surname.empty()) {
        keys[5] = Hash().add(id.substr(0, 13)).add(sound.surname).value();
        // Counted from the end, so that a digit missing in front does not matter.
        keys[6] = Hash().add(id.substr(id.size() - 9)).add(sound.surname).value();
    }
    for (auto& key : keys)
        if (key != 0) key = never_zero(key);
    return keys;
}

std::vector<std::string> index_keys(const Person& person) {
    std::vector<std::string> out;
    auto known = person;
    if (const auto& id = person.id_number; !known.birth && id.size() == 18)
        known.birth = Date::parse(id.substr(6, 4) + "-" + id.substr(10, 2) + "-" + id.substr(12, 2));
    const auto add = [&](char rule, std::uint64_t key) {
        if (key != 0) out.push_back(rule + std::to_string(key));
    };
    if (known.sex == 0) known.sex = 'm';
    const auto keys = block_keys(known);
    add('y', keys[3]);
    add('p', keys[4]);
    add('e', keys[6]);
    if (person.sex == 0) known.sex = 'f', add('y', block_keys(known)[3]);
    std::sort(out.begin(), out.end());
    return out;
}

SkippedBlocks each_pair_of(const std::vector<std::uint64_t>& keys, std::size_t rule, std::size_t largest,
                           std::size_t most, const TakePair& take) {
    SkippedBlocks skipped{std::string(rules()[rule].text)};
    std::size_t taken = 0;
    for (Groups groups(keys); taken < most && groups.next();) {
        if (groups.size() > largest) {
            ++skipped.blocks;
            skipped.rows += static_cast<std::int64_t>(groups.size());
            continue;
        }
        groups.pairs(take);
        taken += groups.size() * (groups.size() - 1) / 2;
    }
    return skipped;
}

std::vector<SkippedBlocks> each_pair(const std::vector<std::vector<std::uint64_t>>& keys, std::size_t largest,
                                     const TakePair& take) {
    std::vector<SkippedBlocks> skipped;
    std::vector<std::unordered_set<std::uint64_t>> large(keys.size());
    for (std::size_t rule = 0; rule < keys.size(); ++rule) {
        SkippedBlocks here{std::string(rules()[rule].text)};
        const auto seen = [&](std::uint32_t a, std::uint32_t b) {
            for (std::size_t before = 0; before < rule; ++before) {
                const auto key = keys[before][a];
                if (key != 0 && key == keys[before][b] && !large[before].contains(key)) return true;
            }
            return false;
        };
        for (Groups groups(keys[rule]); groups.next();) {
            if (groups.size() > largest) {
                large[rule].insert(groups.key());
                ++here.blocks;
                here.rows += static_cast<std::int64_t>(groups.size());
                continue;
            }
            groups.pairs([&](std::uint32_t a, std::uint32_t b) {
                if (!seen(a, b)) take(a, b);
            });
        }
        if (here.blocks > 0) skipped.push_back(std::move(here));
    }
    return skipped;
}

}  // namespace linli::matching
