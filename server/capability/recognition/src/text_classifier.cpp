#include <linli/recognition/text_classifier.h>

#include "calibration.h"
#include "explain.h"
#include "model.h"

#include <linli/lines/files.h>

#include <algorithm>
#include <numeric>

namespace linli::recognition {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;

std::vector<double> scores_of(const Model& model, const std::vector<ActivePiece>& active) {
    const auto labels = model.labels.size();
    std::vector<double> scores(labels);
    for (const auto& piece : active) {
        const float* weight = model.weights.data() + piece.feature * labels;
        for (std::size_t m = 0; m < labels; ++m) scores[m] += piece.value * static_cast<double>(weight[m]);
    }
    return scores;
}

}  // namespace

TextClassifier::TextClassifier(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

const std::vector<std::string>& TextClassifier::labels() const { return model_->labels; }
double TextClassifier::threshold() const { return model_->threshold; }
const std::string& TextClassifier::card_json() const { return model_->card; }
const std::string& TextClassifier::id() const { return model_->id; }
std::size_t TextClassifier::features() const { return model_->keys.size(); }

Prediction TextClassifier::predict(std::string_view title, std::string_view text) const {
    const auto normal = normal_text(title, text, Digits::fold);
    const auto scores = scores_of(*model_, activate(*model_, pieces_of(normal, model_->title_points)));
    const auto chances = softmax(scores, model_->temperature);
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    Prediction out;
    for (const auto m : order) out.ranking.push_back({model_->labels[m], scores[m], chances[m]});
    out.label = out.ranking.front().label;
    out.confidence = out.ranking.front().confidence;
    out.human_decides = out.confidence < model_->threshold;
    return out;
}

Result<Explanation> TextClassifier::explain(std::string_view title, std::string_view text, std::string_view label,
                                            std::size_t most) const {
    const auto found = std::ranges::lower_bound(model_->labels, label);
    if (found == model_->labels.end() || *found != label) return refuse(unknown_label, "模型中没有所问的类别。");
    return explain_text(*model_, title, text, static_cast<std::size_t>(found - model_->labels.begin()), most);
}

std::string TextClassifier::to_bytes() const { return write_model(*model_); }

Result<TextClassifier> TextClassifier::from_bytes(std::string_view bytes) {
    LINLI_TRY(auto model, read_model(bytes));
    return TextClassifier(std::make_shared<const Model>(std::move(model)));
}

void TextClassifier::save(const std::string& path) const { lines::replace_file(path, to_bytes()); }

Result<TextClassifier> TextClassifier::load(const std::string& path) {
    LINLI_TRY(const auto bytes, lines::read_file(path, largest_file));
    return from_bytes(bytes);
}

}  // namespace linli::recognition
