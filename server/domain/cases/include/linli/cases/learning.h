#pragma once

#include <linli/cases/item.h>
#include <linli/db/database.h>
#include <linli/json/field.h>
#include <linli/recognition/model_card.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace linli::audit {
class Audit;
}

/// Learning the items from the community's own closed matters, and scoring the ranking against labels by hand.
namespace linli::cases {

/// Right answers of one ranking over the same matters.
struct RankingScore {
    double first = 0;  ///< share whose first proposal was right
    double three = 0;  ///< share with the right item among the first three
    static constexpr std::string_view schema_name = "RankingScore";
    static constexpr auto fields() {
        return std::tuple{json::field("first", &RankingScore::first, "首选正确率"),
                          json::field("three", &RankingScore::three, "前三命中率")};
    }
};

/// What learning from history did and found. `card` judges the model alone; the scores stand on the latest fifth of the
/// history, learnt from the four fifths before it, because tomorrow is what matters.
struct HistoryReport {
    std::int64_t closed = 0;    ///< matters that were learnt from
    std::int64_t held_out = 0;  ///< the latest of them, judged
    RankingScore list;          ///< the list alone
    RankingScore model;         ///< the model alone
    RankingScore together;
    double weight = 0;         ///< of the model beside the list
    std::int64_t edition = 0;  ///< 0: not kept, because the list alone does better
    std::string fingerprint;   ///< SHA-256 of the model
    recognition::ModelCard card;
    static constexpr std::string_view schema_name = "HistoryReport";
    static constexpr auto fields() {
        using R = HistoryReport;
        return std::tuple{json::field("closed", &R::closed, "学习的已结事项"),
                          json::field("held_out", &R::held_out, "其中最近一段，只用于评估"),
                          json::field("list", &R::list, "仅责任清单"),
                          json::field("model", &R::model, "仅模型"),
                          json::field("together", &R::together, "清单与模型合用"),
                          json::field("weight", &R::weight, "模型所占权重"),
                          json::field("edition", &R::edition, "启用的模型版次，0 为未启用"),
                          json::field("fingerprint", &R::fingerprint, "模型指纹"),
                          json::field("card", &R::card, "模型说明卡")};
    }
};

/// How to learn.
struct HistoryOptions {
    std::size_t most = 20'000;  ///< the latest closed matters
    std::string name;           ///< on the card
    std::string date;           ///< on the card
    bool keep = true;           ///< false: only measure
};

inline constexpr ProblemType too_little_history{"cases/too-little-history", 422, "已结事项太少，还不能从历史中学习",
                                                "Too few closed matters to learn from"};

/// Learns a model of the items from closed matters: a person resolved them under that item and nobody corrected it any
/// more. Keeps it when it helps; running servers take it up with the next report. Reads one snapshot, writes one row in
/// the end. About a minute of one processor for 10,000 matters.
/// @refuses too_little_history, recognition::too_little_data, recognition::too_much_data
/// @source INC-08, INC-09, ADR 0014
Result<HistoryReport> learn_from_history(db::Database& database, audit::Audit& audit, TenantId tenant, Instant now,
                                         const HistoryOptions& options = {});

/// A message with what a person made of it.
struct LabelledMessage {
    std::string split;               ///< "tune" or "test"
    std::vector<std::string> items;  ///< the best one first; others are right, too
    std::string title;
    std::string text;
};

/// How the ranking of a list does on labelled messages of one split.
struct ItemScore {
    std::string split;
    std::int64_t messages = 0;
    double first = 0;         ///< the first proposal is right
    double three = 0;         ///< one of the first three is
    double first_strict = 0;  ///< only the best label counts
    double three_strict = 0;
    double dispatched = 0;        ///< share above the threshold
    double dispatched_right = 0;  ///< right among those
    static constexpr std::string_view schema_name = "ItemScore";
    static constexpr auto fields() {
        using S = ItemScore;
        return std::tuple{json::field("split", &S::split, "部分"),
                          json::field("messages", &S::messages, "条数"),
                          json::field("top1", &S::first, "首选正确率"),
                          json::field("top3", &S::three, "前三命中率"),
                          json::field("top1_strict", &S::first_strict, "首选正确率（只认第一标注）"),
                          json::field("top3_strict", &S::three_strict, "前三命中率（只认第一标注）"),
                          json::field("dispatched", &S::dispatched, "达到门槛、自动分拨的比例"),
                          json::field("dispatched_right", &S::dispatched_right, "其中正确的比例")};
    }
};

/// Reads a table of labels (`source,id,item,also_ok,split`) and the messages it names, from the files of `folder`.
/// The texts stay where they are: only ids and codes are kept beside the code. @source tests/data/items/README.md
/// @refuses bad_labels naming the line or the missing message, lines::file_unreadable, lines::bad_line
Result<std::vector<LabelledMessage>> read_labels(const std::string& table, const std::string& folder);
inline constexpr ProblemType bad_labels{"cases/bad-labels", 422, "标注文件有误", "The table of labels has errors"};

/// The server's own ranking, without history, over labelled messages; one line a split, in order of name.
std::vector<ItemScore> score_items(const std::vector<Item>& items, const std::vector<LabelledMessage>& messages);

}  // namespace linli::cases
