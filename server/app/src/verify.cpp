#include "tools.h"

#include <linli/config/config.h>
#include <linli/evidence/pack.h>
#include <linli/json/write.h>

#include <iostream>

namespace linli::app {
namespace {

/// The report as one JSON document.
struct VerifyReport {
    bool good = false;
    bool trusted = false;
    std::int64_t proven = 0;
    std::int64_t erased = 0;
    std::int64_t refused = 0;
    std::vector<std::string> findings;

    static constexpr std::string_view schema_name = "VerifyReport";
    static constexpr auto fields() {
        return std::tuple{json::field("good", &VerifyReport::good, "全部成立"),
                          json::field("trusted", &VerifyReport::trusted, "有可信的公钥或检查点担保"),
                          json::field("proven", &VerifyReport::proven, "已证明"),
                          json::field("erased", &VerifyReport::erased, "内容已删除"),
                          json::field("refused", &VerifyReport::refused, "不成立"),
                          json::field("findings", &VerifyReport::findings, "问题")};
    }
};

VerifyReport summary(const evidence::PackReport& report) {
    VerifyReport out{.good = report.good, .trusted = report.trusted};
    for (const auto& entry : report.entries) {
        auto& count = entry.verdict == evidence::Verdict::proven   ? out.proven
                      : entry.verdict == evidence::Verdict::erased ? out.erased
                                                                   : out.refused;
        ++count;
    }
    for (const auto& finding : report.findings) out.findings.push_back(finding.text);
    return out;
}

void print(const VerifyReport& out) {
    std::cout << (out.good ? "存证成立。" : "存证不成立！") << "已证明 " << out.proven << " 条，内容已删除 "
              << out.erased << " 条，不成立 " << out.refused << " 条。\n";
    if (!out.trusted) std::cout << "没有提供可信的公钥或检查点：证明只对相信包内公钥的人有效。\n";
    for (const auto& finding : out.findings) std::cout << "· " << finding << "\n";
}

}  // namespace

int verify(const std::string& pack, const std::string& key, const std::string& checkpoint, bool json) {
    evidence::Trust trust;
    if (!key.empty()) {
        const auto verifier = evidence::Verifier::parse(config::read_file(key));
        if (!verifier) {
            std::cerr << "公钥文件无法识别\n";
            return 2;
        }
        trust.keys.push_back(*verifier);
    }
    if (!checkpoint.empty()) trust.checkpoints.push_back(config::read_file(checkpoint));
    const auto out = summary(evidence::verify_pack(config::read_file(pack), trust));
    if (json)
        std::cout << json::write(out) << "\n";
    else
        print(out);
    return out.good ? 0 : 1;
}

}  // namespace linli::app
