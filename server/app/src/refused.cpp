#include "refused.h"

#include <iostream>

namespace linli::app {

int refused(const Problem& problem) {
    std::cerr << problem.type->title << "（" << problem.type->title_en << "）" << (problem.detail.empty() ? "" : "：")
              << problem.detail << "\n";
    for (const auto& error : problem.errors) std::cerr << "  " << error.pointer << "：" << error.message << "\n";
    return 1;
}

}  // namespace linli::app
