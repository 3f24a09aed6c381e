#include "tools.h"

#include <linli/json/write.h>
#include <linli/recognition/commands.h>
#include <linli/recognition/model_card.h>

#include "refused.h"

#include <iostream>

namespace linli::app {
int train(const std::string& in, const std::string& out, const std::string& card, const std::string& name,
          const std::string& date, bool json) {
    recognition::TrainCommand command{.in = in, .out = out, .card_out = card};
    if (!name.empty()) command.options.name = name;
    command.options.trained_on = date;
    const auto report = recognition::train_command(command);
    if (!report) return refused(report.problem());
    if (json)
        std::cout << json::write(*report) << "\n";
    else
        std::cout << recognition::to_text(report->card) << "\n模型文件：" << report->model << "\n";
    return 0;
}

int classify(const std::string& model, const std::string& in, const std::string& out, bool explain, bool json) {
    const auto report = recognition::classify_command({.model = model, .in = in, .out = out, .explain = explain});
    if (!report) return refused(report.problem());
    if (json) {
        std::cout << json::write(*report) << "\n";
        return 0;
    }
    std::cout << "共 " << report->messages << " 条，其中 " << report->human_decides << " 条低于门槛 "
              << report->threshold << "，建议由人工判定。\n";
    for (const auto& label : report->labels) std::cout << label.messages << "\t" << label.label << "\n";
    return 0;
}

}  // namespace linli::app
