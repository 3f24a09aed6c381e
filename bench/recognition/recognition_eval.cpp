// Measures the text classifier on labelled messages: k-fold cross-validation with near-duplicates in one fold, over
// several spreads of the folds, beside two simpler feature sets on the same folds; then training and prediction time.
//
//     recognition_eval [--in FILE.jsonl[.gz]] [--seeds N] [--json FILE]
//
// Without --in it takes the labelled petitions beside the repository and says so when they are absent.
#include <linli/json/write.h>
#include <linli/recognition/commands.h>
#include <linli/recognition/training.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

namespace recognition = linli::recognition;
using linli::recognition::Message;

constexpr double goal_macro_f1 = 0.9185;
constexpr double goal_train_seconds = 60;  // for 10,000 messages
constexpr double goal_predict_microseconds = 200;

struct Arguments {
    std::string in = "../shared/data/petitions/labelled_tokenised.jsonl.gz";
    std::string json;
    unsigned seeds = 5;
};

/// One line of results.json.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::optional<double> limit;
    std::optional<double> ratio;
    std::string goal;
    bool met = true;
    static constexpr std::string_view schema_name = "BenchFigure";
    static constexpr auto fields() {
        using linli::json::field;
        return std::tuple{field("name", &Figure::name, "名称"),   field("value", &Figure::value, "数值"),
                          field("unit", &Figure::unit, "单位"),   field("limit", &Figure::limit, "界限"),
                          field("ratio", &Figure::ratio, "比值"), field("goal", &Figure::goal, "目标"),
                          field("met", &Figure::met, "达到")};
    }
};

/// Runs and counts processor seconds and wall seconds.
class StopWatch {
public:
    double processor() const { return static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC; }
    double wall() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count(); }

private:
    std::clock_t processor_ = std::clock();
    std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
};

struct Variant {
    std::string name;
    recognition::LearnOptions learn;
};

std::vector<Variant> variants() {
    recognition::LearnOptions plain;
    plain.title_points = 0;
    plain.class_information = false;
    auto without_title = plain;
    without_title.class_information = true;
    return {{"as shipped", {}}, {"without title pieces", without_title}, {"plain tf-idf of characters", plain}};
}

double mean_macro_f1(const std::vector<Message>& messages, const Variant& variant, unsigned seeds) {
    double sum = 0;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        auto learn = variant.learn;
        learn.seed = 100 + seed;
        const auto evaluation = recognition::cross_validate(messages, learn, {.learning_curve = false}).value();
        std::printf("%-28s seed %u  macro-F1 %.4f  folds %.4f ± %.4f  accuracy %.4f\n", variant.name.c_str(),
                    100 + seed, evaluation.metrics.macro_f1, evaluation.fold_macro_f1, evaluation.fold_deviation,
                    evaluation.metrics.accuracy);
        std::fflush(stdout);
        sum += evaluation.metrics.macro_f1;
    }
    return sum / seeds;
}

double predict_microseconds(const recognition::TextClassifier& model, const std::vector<Message>& messages) {
    std::size_t right = 0;
    const StopWatch watch;
    for (const auto& message : messages) right += model.predict(message.title, message.text).label == message.label;
    const auto count = static_cast<double>(messages.size());
    const double micros = watch.processor() * 1e6 / count;
    std::printf("one message: %.1f µs of processor, %.1f µs on the wall; on what it learnt from %.4f right\n", micros,
                watch.wall() * 1e6 / count, static_cast<double>(right) / count);
    return micros;
}

std::vector<Figure> measure(const std::vector<Message>& messages, unsigned seeds) {
    std::vector<Figure> figures;
    for (const auto& variant : variants()) {
        const bool shipped = figures.empty();
        const double value = mean_macro_f1(messages, variant, seeds);
        std::printf("%-28s mean macro-F1 %.4f over %u spreads of the folds\n\n", variant.name.c_str(), value, seeds);
        figures.push_back({"classification macro-F1, " + variant.name, value, "macro-F1", goal_macro_f1,
                           value / goal_macro_f1, shipped ? "above 0.9185" : "for comparison",
                           !shipped || value > goal_macro_f1});
    }
    const StopWatch watch;
    const auto trained = recognition::train(messages, {.name = "bench", .trained_on = "-"}).value();
    const double per_ten_thousand = 10'000 / static_cast<double>(messages.size());
    const double train_seconds = watch.processor() * per_ten_thousand;
    std::printf("training, 10,000 messages: %.1f s of processor, %.1f s on the wall\n\n", train_seconds,
                watch.wall() * per_ten_thousand);
    std::printf("%s\n", to_text(trained.card).c_str());
    const double micros = predict_microseconds(trained.model, messages);
    figures.push_back({"classification training with evaluation, 10,000 messages", train_seconds, "s",
                       goal_train_seconds, train_seconds / goal_train_seconds, "below 60 s",
                       train_seconds < goal_train_seconds});
    figures.push_back({"classification of one message", micros, "µs", goal_predict_microseconds,
                       micros / goal_predict_microseconds, "below 200 µs", micros < goal_predict_microseconds});
    for (const auto& figure : figures)
        std::printf("%-70s %10.4f %-8s %s: %s\n", figure.name.c_str(), figure.value, figure.unit.c_str(),
                    figure.goal.c_str(), figure.met ? "met" : "NOT MET");
    return figures;
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--in") arguments.in = argv[i + 1];
        if (name == "--json") arguments.json = argv[i + 1];
        if (name == "--seeds")
            arguments.seeds = static_cast<unsigned>(std::max(1L, std::strtol(argv[i + 1], nullptr, 10)));
    }
    const auto messages = recognition::read_messages(arguments.in);
    if (!messages) {
        std::fprintf(stderr, "%s: %s\n", arguments.in.c_str(), messages.problem().detail.c_str());
        return 2;
    }
    const auto figures = measure(messages.value(), arguments.seeds);
    if (!arguments.json.empty()) {
        std::string out;
        linli::json::append_any(out, figures, {}, linli::json::View::disclosed);
        std::ofstream(arguments.json) << out << '\n';
    }
    return 0;
}
