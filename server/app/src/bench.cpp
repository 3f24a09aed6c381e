#include "bench.h"

#include "cli.h"

#include <CLI/CLI.hpp>

#include <cstring>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include <unistd.h>

namespace linli::app {
namespace {

struct BenchOptions {
    std::vector<std::string> names;
    std::string out, postgres, folder;
    bool quick = false, list = false, json = false;

    std::vector<std::string> words() const {
        std::vector<std::string> all{"linli-bench"};
        const auto add = [&](const char* flag, const std::string& value) {
            if (!value.empty()) all.insert(all.end(), {flag, value});
        };
        add("--out", out);
        add("--postgres", postgres);
        add("--folder", folder);
        if (quick) all.emplace_back("--quick");
        if (list) all.emplace_back("--list");
        if (json) all.emplace_back("--json");
        all.insert(all.end(), names.begin(), names.end());
        return all;
    }
};

/// Becomes the benchmark program. @throws std::runtime_error when it is not installed.
int become_bench(const BenchOptions& options) {
    const auto self = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    auto words = options.words();
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    for (const auto& place : {self / "linli-bench", self / "../libexec/linli/linli-bench"})
        if (std::filesystem::exists(place)) execv(place.c_str(), argv.data());
    throw std::runtime_error("没有找到测量程序 linli-bench（只随发布版构建，见 docs/benchmarks.md）");
}

}  // namespace

void add_bench(CLI::App& cli, Chosen& chosen) {
    auto options = std::make_shared<BenchOptions>();
    auto* command = cli.add_subcommand("bench", "测量本机性能：每项与同一次运行中测得的极限相比");
    command->add_option("names", options->names, "只测这些（--list 列出名称）；省略为全部");
    command->add_option("--out", options->out, "结果另存为 JSON 文件");
    command->add_option("--postgres", options->postgres,
                        "PostgreSQL 连接串（也可用环境变量 LINLI_TEST_PG）；省略则只测 SQLite");
    command->add_option("--folder", options->folder, "临时数据库所在文件夹，应在要测的磁盘上");
    command->add_flag("--quick", options->quick, "每次测量更短、轮数更少：看趋势，不作结论");
    command->add_flag("--list", options->list, "列出各项名称");
    command->add_flag("--json", options->json, "以 JSON 输出结果");
    command->callback([&chosen, options] { chosen.run = [options] { return become_bench(*options); }; });
}

}  // namespace linli::app
