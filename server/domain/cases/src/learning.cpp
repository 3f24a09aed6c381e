#include <linli/cases/learning.h>

#include <linli/audit/audit.h>
#include <linli/json/write.h>
#include <linli/recognition/training.h>

#include "knowledge.h"
#include "repository_learning.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace linli::cases {
namespace {

using recognition::Message;
using recognition::Prediction;

constexpr std::size_t least_history = 200;  // below it a fifth says nothing
constexpr std::size_t most_judged = 2'000;
constexpr std::size_t shown = 3;

std::vector<Message> messages_of(const std::vector<repository::Lesson>& lessons) {
    std::vector<Message> out;
    for (const auto& lesson : lessons) out.push_back({lesson.title, lesson.text, lesson.item_code});
    return out;
}

/// One held-out matter as both saw it.
struct Trial {
    std::size_t truth = 0;
    std::vector<double> list;
    Prediction model;
};

std::vector<Trial> trials(const ItemIndex& index, const recognition::TextClassifier& model,
                          std::span<const Message> held_out) {
    std::vector<Trial> out;
    for (const auto& message : held_out)
        if (const auto truth = index.find(message.label))
            out.push_back(
                {*truth, index.read(message.title, message.text).chances, model.predict(message.title, message.text)});
    return out;
}

RankingScore score(const ItemIndex& index, const std::vector<Trial>& trials, double weight) {
    RankingScore out;
    for (const auto& trial : trials) {
        auto chances = trial.list;
        mix(index, weight, trial.model, chances);
        const auto best = best_of(chances, shown);
        out.first += !best.empty() && best.front() == trial.truth ? 1 : 0;
        out.three += std::find(best.begin(), best.end(), trial.truth) != best.end() ? 1 : 0;
    }
    const auto all = static_cast<double>(std::max<std::size_t>(1, trials.size()));
    return {out.first / all, out.three / all};
}

/// The share of the model under which the right items are likeliest; 0 when the model only disturbs.
double best_weight(const ItemIndex& index, const std::vector<Trial>& trials) {
    constexpr double unlikely = 1e-6;
    double best = 0, likeliest = -1e300;
    for (int step = 0; step <= 19; ++step) {
        const double weight = step * 0.05;
        double sum = 0;
        for (const auto& trial : trials) {
            auto chances = trial.list;
            mix(index, weight, trial.model, chances);
            sum += std::log(chances[trial.truth] + unlikely);
        }
        if (sum > likeliest) likeliest = sum, best = weight;
    }
    return best;
}

/// Two folds only calibrate the confidence: what the model is worth, the latest fifth says.
recognition::TrainOptions training() {
    recognition::TrainOptions options;
    options.evaluate.folds = 2;
    options.evaluate.learning_curve = false;
    return options;
}

/// Judges on the latest fifth what the four fifths before it teach.
Outcome judge(const ItemIndex& index, std::span<const Message> all, HistoryReport& report) {
    const auto kept_back = std::min(most_judged, all.size() / 5);
    LINLI_TRY(const auto earlier, recognition::train(all.first(all.size() - kept_back), training()));
    const auto judged = trials(index, earlier.model, all.last(kept_back));
    report.held_out = static_cast<std::int64_t>(judged.size());
    report.weight = best_weight(index, judged);
    report.list = score(index, judged, 0);
    report.model = score(index, judged, 1);
    report.together = score(index, judged, report.weight);
    return Done{};
}

void keep(db::WriteTx& tx, audit::Audit& audit, TenantId tenant, Instant now, const std::string& content,
          HistoryReport& report) {
    report.edition = repository::insert_model(
        tx, tenant, {report.fingerprint, now, report.weight, json::write(report, json::View::disclosed), content});
    audit.wrote(tx, access::Gate::system(tenant, "cases.learn"),
                {.kind = audit::Kind::write,
                 .operation = "cases.learn",
                 .subject_kind = "model",
                 .detail = report.fingerprint});
}

}  // namespace

Result<HistoryReport> learn_from_history(db::Database& database, audit::Audit& audit, TenantId tenant, Instant now,
                                         const HistoryOptions& options) {
    std::vector<Item> items;
    const auto lessons = database.read([&](db::ReadTx& tx) {
        items = repository::items(tx, tenant);
        return repository::lessons(tx, tenant, options.most);
    });
    if (lessons.size() < least_history)
        return refuse(too_little_history, "已结 " + std::to_string(lessons.size()) + " 件，至少需要 " +
                                              std::to_string(least_history) + " 件。");
    const auto messages = messages_of(lessons);
    const ItemIndex index(items);
    HistoryReport report;
    report.closed = static_cast<std::int64_t>(messages.size());
    LINLI_CHECK(judge(index, messages, report));
    auto train = training();
    train.name = options.name;
    train.trained_on = options.date;
    LINLI_TRY(auto trained, recognition::train(messages, train));
    report.fingerprint = trained.model.id();
    report.card = std::move(trained.card);
    const bool helps = report.weight > 0 && report.together.first >= report.list.first;
    if (options.keep && helps) {
        const auto content = trained.model.to_bytes();
        database.write([&](db::WriteTx& tx) { keep(tx, audit, tenant, now, content, report); });
    }
    return report;
}

}  // namespace linli::cases
