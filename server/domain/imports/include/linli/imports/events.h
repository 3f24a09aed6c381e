#pragma once

#include <linli/base/id.h>
#include <linli/json/field.h>

#include <tuple>

namespace linli::imports {

/// An import moved: its state or its progress. Told at most a hundred times a step.
struct ImportMoved {
    Uuid import_id;
    std::string state;
    int progress = 0;  ///< per mille

    static constexpr std::string_view name = "imports.import-moved.v1";
    static constexpr std::string_view schema_name = "ImportMoved";
    static constexpr auto fields() {
        return std::tuple{json::field("import_id", &ImportMoved::import_id, "导入"),
                          json::field("state", &ImportMoved::state, "状态"),
                          json::field("progress", &ImportMoved::progress, "进度（千分之几）")};
    }
};

}  // namespace linli::imports
