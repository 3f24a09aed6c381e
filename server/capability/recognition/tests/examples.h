#pragma once

#include <linli/recognition/training.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Invented reports for tests: each label has its own complaints, streets and fillers are shared by all.
namespace linli::recognition {

struct Theme {
    const char* label;
    std::array<const char*, 6> complaints;
};

inline constexpr std::array<Theme, 4> themes{
    {{"道路", {"路面塌陷", "井盖丢失", "路灯不亮", "人行道破损", "红绿灯故障", "道路积水"}},
     {"噪声", {"夜间施工吵闹", "广场舞音响扰民", "烧烤摊喧哗", "装修电钻响个不停", "工地打桩轰鸣", "邻居放音乐太响"}},
     {"环境", {"垃圾堆放发臭", "污水直排河道", "油烟刺鼻", "焚烧秸秆冒黑烟", "垃圾桶满溢", "河水发黑有异味"}},
     {"物业", {"电梯经常停运", "物业乱收停车费", "消防栓没有水", "楼道灯长期损坏", "小区门禁失灵", "物业不公开账目"}}}};

/// `count` messages in label order 0, 1, 2, 3, 0 …; a share of `noise` says nothing of its label.
inline std::vector<Message> examples(std::size_t count, std::uint64_t seed, double noise = 0) {
    constexpr std::array<const char*, 6> streets{"幸福路", "解放街", "文昌巷", "滨江道", "朝阳里", "和平村"};
    constexpr std::array<const char*, 6> fillers{"希望尽快处理",   "已经反映多次", "居民意见很大",
                                                 "请有关部门核实", "影响正常生活", "至今没有答复"};
    std::mt19937_64 numbers(seed);
    std::vector<Message> out;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& theme = themes[i % themes.size()];
        const bool vague = static_cast<double>(numbers() % 1000) < noise * 1000;
        const std::string complaint = vague ? "有个问题一直没有解决" : theme.complaints[numbers() % 6];
        std::string text =
            std::string(streets[numbers() % 6]) + std::to_string(numbers() % 300) + "号附近，" + complaint;
        for (int part = 0; part < 3; ++part) text += "，" + std::string(fillers[numbers() % 6]);
        out.push_back({complaint, text + "。第" + std::to_string(numbers() % 100000) + "次来信", theme.label});
    }
    return out;
}

inline TrainOptions quick_training() {
    TrainOptions options;
    options.name = "test";
    options.trained_on = "2026-01-01";
    options.evaluate.folds = 3;
    options.evaluate.learning_curve = false;
    options.evaluate.near_duplicates.jaccard = 0.95;  // invented reports resemble each other
    return options;
}

inline Trained quick_model(std::size_t count = 240) { return train(examples(count, 1), quick_training()).value(); }

}  // namespace linli::recognition
