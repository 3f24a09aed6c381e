#include "replay.h"

#include <linli/base/date.h>
#include <linli/cases/request_replay.h>
#include <linli/json/write.h>

#include "refused.h"

#include <iomanip>
#include <iostream>

namespace linli::app {
namespace {

void print_share(const cases::PromiseShare& group) {
    std::cout << "  " << std::fixed << std::setprecision(4) << group.share << "  " << group.kept << " / "
              << group.promised << "  " << group.name << "\n";
}

void talk(const cases::RequestReplay& found) {
    std::cout << found.definition << "\n数据截止 " << rfc3339(found.as_of) << "，时间按 " << found.zone
              << " 换算。\n\n";
    print_share(found.on_time);
    std::cout << "按时办结 " << found.solved_in_time << "，超时办结 " << found.solved_late << "，未办结已超时 "
              << found.open_overdue << "；不计入：没有时限 " << found.without_target << "，未办结未到期 "
              << found.open_running << "。\n时限提醒：预警 " << found.warnings << "，超时 " << found.breaches
              << "，逐级告知 " << found.rungs << "。\n\n与文件标记不一致 " << found.differs << " 行：\n";
    for (const auto& line : found.reconciliation)
        std::cout << "  " << line.rows << "\t" << line.category << "\t" << (line.flag.empty() ? "（空）" : line.flag)
                  << " / " << line.verdict << "\t" << line.why << "\n";
    std::cout << "\n按受理月份\n";
    for (const auto& group : found.months) print_share(group);
    std::cout << "\n按类别\n";
    for (const auto& group : found.classes) print_share(group);
}

}  // namespace

int replay_requests(const std::string& file, bool json) {
    const auto found = cases::replay_requests(file);
    if (!found) return refused(found.problem());
    if (json)
        std::cout << json::write(*found) << "\n";
    else
        talk(*found);
    return 0;
}

}  // namespace linli::app
