// Learning and classifying messages, and understanding one report with item, place and owner.
#include "house.h"

#include <linli/cases/permissions.h>
#include <linli/recognition/commands.h>

namespace linli::bench {
namespace {

constexpr std::size_t trained_messages = 10'000;
constexpr double allowed_training_seconds = 60;
constexpr double allowed_microseconds = 200;
constexpr int understood_reports = 300;

void measure_model(const Plan& plan, Report& report) {
    auto messages = recognition::read_messages(plan.messages.string());
    if (!messages) return report.skip("classification", "no labelled messages at " + plan.messages.string());
    auto learnt = *messages;
    if (learnt.size() > trained_messages) learnt.resize(trained_messages);
    report.say("classify: learning from " + std::to_string(learnt.size()) + " messages, with cross-validation");
    auto before = thread_seconds();
    const auto trained = recognition::train(learnt, {.name = "bench", .trained_on = "-"}).value();
    const double seconds =
        (thread_seconds() - before) * static_cast<double>(trained_messages) / static_cast<double>(learnt.size());
    report.add(Figure::at_most("classify: training on 10,000 messages with evaluation, processor time", seconds, "s",
                               allowed_training_seconds, seconds / allowed_training_seconds, 1));
    std::vector<double> costs;
    for (int round = 0; round < plan.rounds; ++round) {
        before = thread_seconds();
        for (const auto& message : *messages) trained.model.predict(message.title, message.text);
        costs.push_back((thread_seconds() - before) * 1e6 / static_cast<double>(messages->size()));
    }
    report.add(Figure::at_most("classify: one message, processor time", median(costs), "us", allowed_microseconds,
                               median(costs) / allowed_microseconds, 1));
}

/// What happens after the answer: item, place, owner, dispatch; on the demo district.
void measure_understanding(const Plan& plan, Report& report) {
    const House house(plan, db::Engine::sqlite, "classify", House::Content::demo);
    Inside inside(house);
    const auto scope = access::Gate::admit(make_residents(inside, 1).front().actor, cases::may_report).value();
    std::vector<double> costs;
    inside.world().deliver();
    for (int round = 0; round < plan.rounds; ++round) {
        for (int i = 0; i < understood_reports; ++i)
            inside.world().cases.report(scope, some_report(inside.store().ids)).value();
        const auto before = thread_seconds();
        inside.world().deliver();
        costs.push_back((thread_seconds() - before) * 1e6 / understood_reports);
    }
    report.add(
        {"classify: understanding and dispatching one report after its answer, processor time", median(costs), "us"});
}

}  // namespace

void classify_benches(const Plan& plan, Report& report) {
    measure_model(plan, report);
    measure_understanding(plan, report);
}

}  // namespace linli::bench
