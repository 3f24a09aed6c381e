#include <linli/recognition/model_card.h>

#include <linli/json/write.h>

#include <cstdio>

namespace linli::recognition {
namespace {

std::string number(double value, const char* format = "%.4f") {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, format, value);
    return buffer;
}
std::string percent(double share) { return number(share * 100, "%.1f") + "%"; }

std::string labels_text(const ModelCard& card) {
    std::string out = "各类别（样本数  准确率  召回率  F1）\n";
    for (const auto& label : card.evaluation.metrics.labels)
        out += "  " + label.label + "  " + std::to_string(label.messages) + "  " + number(label.precision) + "  " +
               number(label.recall) + "  " + number(label.f1) + "\n";
    out += "代表性词语\n";
    for (const auto& label : card.label_words) {
        out += "  " + label.label + "：";
        for (const auto& word : label.words) out += word + " ";
        out += "\n";
    }
    return out;
}

std::string coverage_text(const Evaluation& evaluation) {
    std::string out = "自动处理比例与其中正确的比例\n";
    for (const auto& point : evaluation.metrics.coverage)
        out += "  最有把握的 " + percent(point.coverage) + "：正确 " + percent(point.accuracy) + "，置信度不低于 " +
               number(point.threshold, "%.3f") + "\n";
    if (evaluation.learning_curve.empty()) return out;
    out += "学习曲线（样本数  宏平均 F1  正确率）\n";
    for (const auto& point : evaluation.learning_curve)
        out += "  " + std::to_string(point.messages) + "  " + number(point.macro_f1) + "  " + number(point.accuracy) +
               "\n";
    return out;
}

}  // namespace

std::string to_json(const ModelCard& card) { return json::write(card); }

std::string to_text(const ModelCard& card) {
    const auto& evaluation = card.evaluation;
    std::string out = "模型说明卡：" + card.name + "\n训练日期：" + card.trained_on + "\n";
    out += "样本：" + std::to_string(card.messages) + " 条，" + std::to_string(evaluation.metrics.labels.size()) +
           " 个类别；近似重复 " + std::to_string(evaluation.duplicate_groups) + " 组共 " +
           std::to_string(evaluation.duplicate_messages) + " 条，评估时同组不拆开\n";
    if (card.left_out > 0) out += "没有类别、未使用：" + std::to_string(card.left_out) + " 条\n";
    out += "方法：" + card.method + "\n特征数：" + std::to_string(card.features) + "\n";
    out += std::to_string(evaluation.folds) + " 折交叉验证：宏平均 F1 " + number(evaluation.metrics.macro_f1) +
           "（各折均值 " + number(evaluation.fold_macro_f1) + " ± " + number(evaluation.fold_deviation) +
           "），正确率 " + number(evaluation.metrics.accuracy) + "，置信度误差 " +
           number(evaluation.metrics.calibration_error) + "\n";
    out += "门槛：置信度 " + number(evaluation.chosen.threshold, "%.3f") + " 起自动建议（目标准确率 " +
           percent(card.target_precision) + "）：自动处理 " + percent(evaluation.chosen.coverage) + "，其中正确 " +
           percent(evaluation.chosen.accuracy) + "；低于门槛由人工判定\n";
    out += labels_text(card) + coverage_text(evaluation) + "局限\n";
    for (const auto& limit : card.limits) out += "  - " + limit + "\n";
    return out;
}

}  // namespace linli::recognition
