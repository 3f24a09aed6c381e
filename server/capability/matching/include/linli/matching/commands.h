#pragma once

#include <linli/matching/matcher.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// What `linli match` does.
namespace linli::matching {

inline constexpr ProblemType columns_missing{"matching/columns-missing", 422, "表中没有可比较的列",
                                             "The sheet has no column that could be compared"};

/// What to read, what to use, where to write.
struct MatchCommand {
    std::string in;          ///< a text table or workbook, see the sheet room; columns by name, English or Chinese
    std::string model;       ///< a model to use; empty: learn from the rows themselves
    std::string labels;      ///< JSON lines `{"a", "b", "same"}`; empty: none
    std::string model_out;   ///< where the model goes; empty: nowhere
    std::string trained_on;  ///< today, for the card
    double threshold = 0.5;  ///< pairs from this probability on
    Options options;
};

/// One step of the explanation, as written.
struct StepView {
    std::string step, level;
    double bits = 0;
    std::string text;
    static constexpr std::string_view schema_name = "MatchingStep";
    static constexpr auto fields() {
        return std::tuple{json::field("step", &StepView::step, "步骤"), json::field("level", &StepView::level, "程度"),
                          json::field("bits", &StepView::bits, "权重（比特）"),
                          json::field("text", &StepView::text, "说明")};
    }
};

/// Two rows that may be one person.
struct PairView {
    std::string a, b;  ///< ids of the rows
    double probability = 0;
    double weight = 0;  ///< bits; the waterfall sums to it
    Decision decision = Decision::no;
    bool by_person = false;  ///< decided by a label
    std::string cluster;     ///< id of the first row of the cluster; empty when the pair joins none
    std::vector<StepView> waterfall;
    static constexpr std::string_view schema_name = "MatchingPair";
    static constexpr auto fields() {
        return std::tuple{json::field("a", &PairView::a, "行"),
                          json::field("b", &PairView::b, "行"),
                          json::field("probability", &PairView::probability, "为同一人的概率"),
                          json::field("weight", &PairView::weight, "总权重（比特）"),
                          json::field("decision", &PairView::decision, "结论"),
                          json::field("by_person", &PairView::by_person, "由人工判定"),
                          json::field("cluster", &PairView::cluster, "所属人员组"),
                          json::field("waterfall", &PairView::waterfall, "逐项说明")};
    }
};

/// What was done.
struct MatchReport {
    std::int64_t rows = 0, compared = 0, pairs = 0, matches = 0, people = 0;
    std::int64_t refused = 0;  ///< pairs that would have joined contradicting identity numbers
    std::vector<SkippedBlocks> skipped;
    ModelCard model;
};

using TakePairView = std::function<void(const PairView&)>;
/// Reads, learns or loads, compares, explains. Pairs come in the order of their rows.
/// @refuses what the sheet room refuses; columns_missing; model_unusable; lines::file_unreadable, lines::bad_line
/// @throws std::system_error when the model cannot be written
Result<MatchReport> match_command(const MatchCommand& command, const TakePairView& take);
/// Labels of a file of JSON lines. @refuses lines::file_unreadable, lines::bad_line
Result<std::vector<Label>> read_labels(const std::string& path);

}  // namespace linli::matching
