#include "match.h"

#include <linli/base/date.h>
#include <linli/json/write.h>
#include <linli/matching/commands.h>

#include "refused.h"

#include <iostream>

namespace linli::app {
namespace {

void talk(const matching::MatchReport& report) {
    std::cerr << "共 " << report.rows << " 行，比较 " << report.compared << " 对；输出 " << report.pairs << " 对，其中 "
              << report.matches << " 对认定为同一人；归并后 " << report.people << " 人。\n";
    for (const auto& skipped : report.skipped)
        std::cerr << "“" << skipped.rule << "”相同的行过多，" << skipped.blocks << " 组（" << skipped.rows
                  << " 行）未按此项比较。\n";
    if (report.refused > 0) std::cerr << report.refused << " 对会把不同的有效身份证号并为一人，已拆开，请人工核对。\n";
}

void print(const matching::PairView& pair) {
    std::cout << pair.a << "\t" << pair.b << "\t" << pair.probability << "\t" << word(pair.decision) << "\n";
    for (const auto& step : pair.waterfall) std::cout << "    " << step.bits << "\t" << step.text << "\n";
}

}  // namespace

int match(const MatchFiles& files) {
    matching::MatchCommand command;
    command.in = files.in;
    command.model = files.model;
    command.labels = files.labels;
    command.model_out = files.model_out;
    command.threshold = files.threshold;
    command.trained_on = shanghai_date(SystemClock().now()).text();
    const auto report = matching::match_command(command, [&](const matching::PairView& pair) {
        if (files.json)
            std::cout << json::write(pair) << "\n";
        else
            print(pair);
    });
    if (!report) return refused(report.problem());
    talk(*report);
    return 0;
}

}  // namespace linli::app
