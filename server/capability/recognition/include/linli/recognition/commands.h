#pragma once

#include <linli/recognition/training.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

/// What `linli train` and `linli classify` do. Files are JSON lines, plain or gzip (recognised by content when read,
/// by the ending `.gz` when written). An empty line is skipped; a wrong line stops the work with its number.
namespace linli::recognition {

/// Learn from lines `{"text", "label"}`, with an optional `"title"`; other members are ignored.
struct TrainCommand {
    std::string in;
    std::string out;       ///< the model file
    std::string card_out;  ///< the model card as text; empty: none
    TrainOptions options;
};

/// What training did.
struct TrainReport {
    std::string model;     ///< path
    std::string model_id;  ///< SHA-256
    std::int64_t model_bytes = 0;
    ModelCard card;
    static constexpr std::string_view schema_name = "RecognitionTrainReport";
    static constexpr auto fields() {
        return std::tuple{json::field("model", &TrainReport::model, "模型文件"),
                          json::field("model_id", &TrainReport::model_id, "模型指纹"),
                          json::field("model_bytes", &TrainReport::model_bytes, "模型大小（字节）"),
                          json::field("card", &TrainReport::card, "模型说明卡")};
    }
};

/// @refuses lines::file_unreadable, lines::bad_line, too_little_data, too_much_data
/// @throws std::system_error when the model cannot be written
Result<TrainReport> train_command(const TrainCommand& command);

/// Classify lines `{"text"}`, with an optional `"title"`.
struct ClassifyCommand {
    std::string model;
    std::string in;
    std::string out;       ///< each line as it came, plus `label` and `confidence`
    bool explain = false;  ///< also `human_decides`, `ranking` (three best) and `reasons` with words and positions
};

/// How often a label was given.
struct LabelCount {
    std::string label;
    std::int64_t messages = 0;
    static constexpr std::string_view schema_name = "RecognitionLabelCount";
    static constexpr auto fields() {
        return std::tuple{json::field("label", &LabelCount::label, "类别"),
                          json::field("messages", &LabelCount::messages, "条数")};
    }
};

/// What classifying did.
struct ClassifyReport {
    std::string model_id;
    double threshold = 0;
    std::int64_t messages = 0;
    std::int64_t human_decides = 0;  ///< below the threshold of the model's card
    std::vector<LabelCount> labels;
    static constexpr std::string_view schema_name = "RecognitionClassifyReport";
    static constexpr auto fields() {
        return std::tuple{json::field("model_id", &ClassifyReport::model_id, "模型指纹"),
                          json::field("threshold", &ClassifyReport::threshold, "门槛"),
                          json::field("messages", &ClassifyReport::messages, "条数"),
                          json::field("human_decides", &ClassifyReport::human_decides, "交人工判定"),
                          json::field("labels", &ClassifyReport::labels, "各类别")};
    }
};

/// Streams: memory does not grow with the file. The output appears whole or not at all.
/// @refuses lines::file_unreadable, model_unreadable, lines::bad_line
/// @throws std::system_error when the output cannot be written
Result<ClassifyReport> classify_command(const ClassifyCommand& command);

/// The labelled messages of a file. @refuses lines::file_unreadable, lines::bad_line, too_much_data
Result<std::vector<Message>> read_messages(const std::string& path, std::size_t most = 200'000);

}  // namespace linli::recognition
