#include <linli/matching/model.h>

#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include "defaults.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace linli::matching {
namespace {

constexpr std::size_t index(Field field) { return static_cast<std::size_t>(field); }

ModelCard known_card() {
    ModelCard card;
    card.name = "内置";
    card.lambda = known_lambda;
    for (std::size_t f = 0; f < field_count; ++f) {
        FieldCard field{static_cast<Field>(f), {}};
        const auto known = known_levels(field.field);
        for (std::size_t i = 0; i < known.size(); ++i)
            field.levels.push_back({std::string(level_words(field.field)[i]), known[i].m, known[i].u, 0});
        card.fields_.push_back(std::move(field));
    }
    return card;
}

bool usable(const ModelCard& card) {
    const auto share = [](double value) { return value > 0 && value < 1; };
    if (!share(card.lambda) || card.fields_.size() != field_count) return false;
    for (std::size_t f = 0; f < field_count; ++f) {
        const auto& field = card.fields_[f];
        const auto known = level_words(static_cast<Field>(f));
        if (index(field.field) != f || field.levels.size() != known.size()) return false;
        for (std::size_t i = 0; i < known.size(); ++i)
            if (field.levels[i].level != known[i] || !share(field.levels[i].m) || !share(field.levels[i].u))
                return false;
    }
    return true;
}

/// log2(m/u) of each level; neighbours that stand in the wrong order are pooled (pool adjacent violators).
std::vector<double> pooled_bits(const std::vector<LevelCard>& levels) {
    struct Pool {
        double m, u;
        std::size_t levels;
        double ratio() const { return m / u; }
    };
    std::vector<Pool> pools;
    for (const auto& level : levels) {
        pools.push_back({level.m, level.u, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].ratio() < pools.back().ratio()) {
            const auto last = pools.back();
            pools.pop_back();
            pools.back().m += last.m;
            pools.back().u += last.u;
            pools.back().levels += last.levels;
        }
    }
    std::vector<double> bits;
    for (const auto& pool : pools) bits.insert(bits.end(), pool.levels, std::log2(pool.ratio()));
    return bits;
}

/// One in how many people: 1/1200.
std::string one_in(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f", 1 / share);
    return std::string("1/") + text;
}

std::string both(const std::string& a, const std::string& b) { return a == b ? a : a + " 与 " + b; }

std::string masked(Field field, const Person& a, const Person& b) {
    switch (field) {
    case Field::name: return both(codes::mask_name(text::from_u32(a.name)), codes::mask_name(text::from_u32(b.name)));
    case Field::id_number: return both(codes::mask_id_number(a.id_number), codes::mask_id_number(b.id_number));
    case Field::phone: return both(codes::mask_phone(a.phone), codes::mask_phone(b.phone));
    case Field::birth: return both(std::to_string(a.birth->year()) + " 年", std::to_string(b.birth->year()) + " 年");
    default: return {};
    }
}

std::string absent_text(Field field, const Levels& levels) {
    const bool ids = levels[index(Field::id_number)] != absent;
    switch (field) {
    case Field::name: return "有一方没有姓名，不作比较";
    case Field::id_number: return "有一方没有身份证号，不作比较";
    case Field::phone: return "有一方没有电话，不作比较";
    case Field::birth: return ids ? "出生日期已含在身份证号中，不重复计算" : "有一方没有出生日期，不作比较";
    case Field::sex: return ids ? "性别已含在身份证号中，不重复计算" : "有一方没有性别，不作比较";
    case Field::address: break;
    }
    return levels[index(Field::phone)] == 0 ? "住址同户与电话相同多来自同一家庭，不重复计算"
                                            : "有一方没有可识别的住址，不作比较";
}

constexpr double usual_rows = 2'000;      // how many rows the usual share of a value is worth against those of the list
constexpr double caution_ceiling = -0.3;  // a probability of 0.45: worth a look, never counted as one person

}  // namespace

Model::Model() : Model(known_card()) {}

Model::Model(ModelCard card) : card_(std::move(card)) {
    for (std::size_t f = 0; f < field_count; ++f) {
        bits_[f] = pooled_bits(card_.fields_[f].levels);
        for (std::size_t i = 0; i < bits_[f].size(); ++i) card_.fields_[f].levels[i].bits = bits_[f][i];
    }
}

Result<Model> Model::of(ModelCard card) {
    if (!usable(card)) return refuse(model_unusable, "字段、程度或比例不完整。");
    return Model(std::move(card));
}

Result<Model> Model::read(std::string_view json) {
    LINLI_TRY(auto card, json::read_text<ModelCard>(json));
    return of(std::move(card));
}

std::string Model::json() const { return json::write(card_); }

double Model::bits(Field field, std::int8_t level) const {
    return level == absent ? 0 : bits_[index(field)][static_cast<std::size_t>(level)];
}

/// What a rare value adds to the usual weight of its level; a common one takes away. @source Newcombe 1959
double Model::rare_bits(Field field, std::int8_t level, const Rarity& rarity) const {
    if (rarity.rows <= 0 || level != 0 || (field != Field::name && field != Field::phone)) return 0;
    const double others = field == Field::name ? rarity.name : rarity.phone;
    const double usual = card_.fields_[index(field)].levels[0].u;
    const double share = (others + usual * usual_rows) / (rarity.rows + usual_rows);
    return std::clamp(std::log2(usual / share), -12.0, 6.0);
}

double Model::evidence(const Levels& levels, const Rarity& rarity) const {
    double sum = 0;
    for (std::size_t f = 0; f < field_count; ++f) {
        const auto field = static_cast<Field>(f);
        if (levels[f] != absent) sum += bits(field, levels[f]) + rare_bits(field, levels[f], rarity);
    }
    return sum;
}

double Model::prior_bits() const { return std::log2(card_.lambda / (1 - card_.lambda)); }

double Model::weight(const Levels& levels, const Rarity& rarity) const {
    const double sum = prior_bits() + evidence(levels, rarity);
    return caution(levels).empty() ? sum : std::min(sum, caution_ceiling);
}

Judgement Model::judge(const Person& a, const Person& b, const Rarity& rarity, const Thresholds& thresholds) const {
    const auto levels = compare(a, b);
    Judgement out;
    out.steps.push_back({"prior", "", prior_bits(), "任取两行恰为同一人的可能约 " + one_in(card_.lambda)});
    double sum = prior_bits();
    for (std::size_t f = 0; f < field_count; ++f) {
        const auto field = static_cast<Field>(f);
        if (levels[f] == absent) {
            out.steps.push_back({std::string(word(field)), "absent", 0, absent_text(field, levels)});
            continue;
        }
        const auto level = static_cast<std::size_t>(static_cast<unsigned char>(levels[f]));
        std::string text(known_levels(field)[level].text);
        if (const auto at = text.find('%'); at != std::string::npos) text.replace(at, 1, masked(field, a, b));
        const double rare = rare_bits(field, levels[f], rarity);
        if (rare > 0.5) text += field == Field::name ? "，且此名少见" : "，且此号少有人用";
        if (rare < -0.5) text += field == Field::name ? "，但另有人同名" : "，但另有人用此号";
        const double bits = this->bits(field, levels[f]) + rare;
        sum += bits;
        out.steps.push_back({std::string(word(field)), std::string(level_words(field)[level]), bits, std::move(text)});
    }
    out.weight = weight(levels, rarity);
    if (const auto why = caution(levels); !why.empty() && sum > out.weight)
        out.steps.push_back({"caution", "", out.weight - sum, std::string(why)});
    out.probability = probability_of(out.weight);
    out.decision = out.probability >= thresholds.match      ? Decision::match
                   : out.probability >= thresholds.possible ? Decision::possible
                                                            : Decision::no;
    return out;
}

double probability_of(double bits) { return 1 / (1 + std::exp2(-bits)); }

std::string_view caution(const Levels& levels) {
    const auto id = levels[index(Field::id_number)];
    const auto name = levels[index(Field::name)];
    if (id == static_cast<std::int8_t>(IdLevel::near) || id == static_cast<std::int8_t>(IdLevel::other))
        if (levels[index(Field::id_number)] != absent) return "两个身份证号不同，须由人核对，不自动认定为同一人";
    if (id == absent && name >= static_cast<std::int8_t>(NameLevel::nickname))
        return "姓名不同又没有相同的身份证号，可能是家人或双胞胎，须由人核对";
    return {};
}

}  // namespace linli::matching
