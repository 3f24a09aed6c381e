#pragma once

#include <linli/linkage/words.h>
#include <linli/matching/model.h>
#include <linli/registry/likeness.h>

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

namespace linli::linkage {

/// What weights make of pairs of which people have spoken.
struct VerdictScore {
    std::int64_t same_found = 0, same_doubtful = 0, same_missed = 0;  ///< of those said to be one
    std::int64_t two_joined = 0, two_doubtful = 0, two_parted = 0;    ///< of those said to be two
    std::int64_t wrong() const { return same_missed + two_joined; }
    static constexpr std::string_view schema_name = "LinkageScore";
    static constexpr auto fields() {
        using S = VerdictScore;
        return std::tuple{json::field("same_found", &S::same_found, "判定为同一人的，认出"),
                          json::field("same_doubtful", &S::same_doubtful, "判定为同一人的，待核"),
                          json::field("same_missed", &S::same_missed, "判定为同一人的，漏掉"),
                          json::field("two_joined", &S::two_joined, "判定不是的，错认"),
                          json::field("two_doubtful", &S::two_doubtful, "判定不是的，待核"),
                          json::field("two_parted", &S::two_parted, "判定不是的，排除")};
    }
};

/// Weights in use beside weights that were learnt without the pairs on which they are scored (two halves, each scored
/// by what the other half taught).
struct Scores {
    VerdictScore in_use, learnt;
    static constexpr std::string_view schema_name = "LinkageScores";
    static constexpr auto fields() {
        return std::tuple{json::field("in_use", &Scores::in_use, "训练时的现用模型"),
                          json::field("learnt", &Scores::learnt, "新模型（用未参与训练的一半判定检验）")};
    }
};

/// Weights learnt from the register and from verdicts.
struct LearntModel {
    registry::MatchingModelId id;
    ModelState state = ModelState::asked;
    Instant asked_at{};
    std::optional<Instant> ready_at, published_at;
    std::int64_t people = 0, labels_same = 0, labels_two = 0;
    std::optional<Scores> scores;
    std::optional<matching::ModelCard> card;
    static constexpr std::string_view schema_name = "LinkageModel";
    static constexpr auto fields() {
        using M = LearntModel;
        return std::tuple{json::field("model_id", &M::id, "模型"),
                          json::field("state", &M::state, "状态"),
                          json::field("asked_at_ms", &M::asked_at, "申请时间"),
                          json::field("ready_at_ms", &M::ready_at, "训练完成时间"),
                          json::field("published_at_ms", &M::published_at, "启用时间"),
                          json::field("people", &M::people, "训练所用人数"),
                          json::field("labels_same", &M::labels_same, "判定为同一人的对数"),
                          json::field("labels_two", &M::labels_two, "判定不是同一人的对数"),
                          json::field("scores", &M::scores, "与人工判定对照"),
                          json::field("card", &M::card, "各字段权重")};
    }
};

/// How far the search for pairs is.
struct Walk {
    WalkId id;
    WalkState state = WalkState::under_way;
    std::int64_t people = 0, pairs = 0;
    Instant began_at{};
    std::optional<Instant> ended_at;
    static constexpr std::string_view schema_name = "LinkageWalk";
    static constexpr auto fields() {
        return std::tuple{json::field("walk_id", &Walk::id, "查重"),
                          json::field("state", &Walk::state, "状态"),
                          json::field("people", &Walk::people, "已比较人数"),
                          json::field("pairs", &Walk::pairs, "遇到的相似对数"),
                          json::field("began_at_ms", &Walk::began_at, "开始时间"),
                          json::field("ended_at_ms", &Walk::ended_at, "结束时间")};
    }
};

/// What there is to learn from, and what was learnt.
struct ModelShelf {
    std::vector<LearntModel> items;  ///< newest first, at most 20
    std::int64_t labels_same = 0, labels_two = 0;
    std::optional<Walk> walk;  ///< the latest
    static constexpr std::string_view schema_name = "LinkageModels";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &ModelShelf::items, "模型，新的在前"),
                          json::field("labels_same", &ModelShelf::labels_same, "已判定为同一人的对数"),
                          json::field("labels_two", &ModelShelf::labels_two, "已判定不是同一人的对数"),
                          json::field("walk", &ModelShelf::walk, "最近一次全库查重")};
    }
};

}  // namespace linli::linkage
