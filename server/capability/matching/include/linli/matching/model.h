#pragma once

#include <linli/base/result.h>
#include <linli/json/field.h>
#include <linli/matching/compare.h>

#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

namespace linli::matching {

/// How often a level is met among pairs of one person (`m`) and of two (`u`).
struct LevelCard {
    std::string level;
    double m = 0;
    double u = 0;
    double bits = 0;  ///< the weight that follows, for readers; computed again when a model is loaded
    static constexpr std::string_view schema_name = "MatchingLevel";
    static constexpr auto fields() {
        return std::tuple{
            json::field("level", &LevelCard::level, "一致程度"), json::field("m", &LevelCard::m, "同一人中的比例"),
            json::field("u", &LevelCard::u, "不同人中的比例"), json::field("bits", &LevelCard::bits, "权重（比特）")};
    }
};

/// The levels of one field.
struct FieldCard {
    Field field = Field::name;
    std::vector<LevelCard> levels;
    static constexpr std::string_view schema_name = "MatchingField";
    static constexpr auto fields() {
        return std::tuple{json::field("field", &FieldCard::field, "字段"),
                          json::field("levels", &FieldCard::levels, "各一致程度")};
    }
};

/// What a trained model says about itself, and all that it needs to be used again. Holds no personal data.
struct ModelCard {
    std::string name;
    std::string trained_on;  ///< day, given by the caller; empty for the model that comes with the program
    std::int64_t rows = 0;
    std::int64_t random_pairs = 0;  ///< from which `u` was counted
    std::int64_t block_pairs = 0;   ///< from which `m` was estimated
    std::int64_t labels = 0;        ///< pairs that people decided
    std::int64_t rounds = 0;        ///< of expectation and maximisation
    double lambda = 0;              ///< share of all pairs that are one person
    std::vector<FieldCard> fields_;
    static constexpr std::string_view schema_name = "MatchingModel";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &ModelCard::name, "模型名称"),
                          json::field("trained_on", &ModelCard::trained_on, "训练日期"),
                          json::field("rows", &ModelCard::rows, "训练行数"),
                          json::field("random_pairs", &ModelCard::random_pairs, "随机对数"),
                          json::field("block_pairs", &ModelCard::block_pairs, "候选对数"),
                          json::field("labels", &ModelCard::labels, "人工判定对数"),
                          json::field("rounds", &ModelCard::rounds, "迭代轮数"),
                          json::field("lambda", &ModelCard::lambda, "任意两行为同一人的先验概率"),
                          json::field("fields", &ModelCard::fields_, "各字段")};
    }
};

inline constexpr ProblemType model_unusable{"matching/model-unusable", 422, "匹配模型文件无法使用",
                                            "The matching model cannot be used"};

/// How rare the values that both records have are in their own list.
struct Rarity {
    double rows = 0;   ///< of the list; 0 = unknown
    double name = 0;   ///< other rows with this very name
    double phone = 0;  ///< other rows with this telephone number
};

/// One step of the sum.
struct Step {
    std::string step;   ///< `prior`, a field, or `caution`
    std::string level;  ///< empty for the prior
    double bits = 0;
    std::string text;  ///< zh-CN; personal values are masked
};

enum class Decision { match, possible, no };
constexpr std::array<std::string_view, 3> words(Decision) { return {"match", "possible", "no"}; }

/// What the model says about two records.
struct Judgement {
    double weight = 0;       ///< bits; the steps sum to it
    double probability = 0;  ///< that both are one person
    Decision decision = Decision::no;
    std::vector<Step> steps;
};

/// From this probability on a pair counts as one person, and as worth a look.
struct Thresholds {
    double match = 0.95;
    double possible = 0.2;
};

/// The weights of a card, ready for use. Immutable, safe from any thread.
class Model {
public:
    /// The model that comes with the program: what is known of Chinese registers before anything was learnt.
    Model();
    /// Levels are pooled where a weaker one would weigh more than a stronger one.
    /// @refuses model_unusable when a field or level is missing, or a share is not between 0 and 1
    static Result<Model> of(ModelCard card);
    /// @refuses model_unusable
    static Result<Model> read(std::string_view json);
    std::string json() const;
    const ModelCard& card() const { return card_; }

    /// Bits of one level; 0 when absent.
    double bits(Field field, std::int8_t level) const;
    /// Sum of all fields, without prior and caution; rare names and telephones weigh more, common ones less.
    double evidence(const Levels& levels, const Rarity& rarity) const;
    double prior_bits() const;
    /// Prior, evidence and caution.
    double weight(const Levels& levels, const Rarity& rarity) const;
    /// The same with its explanation. `weight` is that of `weight()`.
    Judgement judge(const Person& a, const Person& b, const Rarity& rarity, const Thresholds& thresholds = {}) const;

private:
    explicit Model(ModelCard card);
    double rare_bits(Field field, std::int8_t level, const Rarity& rarity) const;
    ModelCard card_;
    std::array<std::vector<double>, field_count> bits_;
};

/// Of odds in bits.
double probability_of(double bits);
/// Whether a person must look before two records are one, whatever the sum says: two valid identity numbers that
/// differ; or given names that differ without a slip, and no identity number in common (twins, spouses, a child).
/// @return zh-CN, empty when nothing speaks against
std::string_view caution(const Levels& levels);

}  // namespace linli::matching
