#include "hot_issues.h"

#include <linli/json/write.h>
#include <linli/resemblance/commands.h>

#include "refused.h"

#include <iostream>

namespace linli::app {

int hot_issues(const HotIssuesFiles& files) {
    const auto report = resemblance::hot_issues_command(files.in, files.out);
    if (!report) return refused(report.problem());
    for (const auto& bad : report->bad) std::cerr << "第 " << bad.line << " 行未采用：" << bad.why << "\n";
    if (const auto more = report->bad_lines - static_cast<std::int64_t>(report->bad.size()); more > 0)
        std::cerr << "另有 " << more << " 行未采用。\n";
    if (files.json) {
        std::cout << json::write(*report) << "\n";
        return 0;
    }
    std::cout << "共 " << report->messages << " 条留言，归并出 " << report->issues << " 个热点问题（含 "
              << report->in_issues << " 条），已写入 " << report->out << "。\n";
    return 0;
}

}  // namespace linli::app
