#include "mark_filter.h"

#include "xml.h"
#include "xml_edit.h"

#include <linli/sheet/cell.h>

namespace linli::sheet {
namespace {

struct NameReader final : XmlHandler {
    void start(std::string_view name, const Attributes& attributes) override {
        inside = name == "definedName" && attributes.get("name") == "_xlnm._FilterDatabase" &&
                 attributes.get("localSheetId") == position;
        if (inside) begin = parser->event_offset() + parser->event_length();
    }
    void end(std::string_view) override {
        if (inside) finish = parser->event_offset();
        inside = false;
    }

    std::string position;
    XmlParser* parser = nullptr;
    bool inside = false;
    std::uint64_t begin = 0;
    std::uint64_t finish = 0;
};

}  // namespace

std::optional<std::string> with_wider_filter(std::string_view workbook, std::uint32_t position, std::uint32_t column) {
    if (!plain_utf8_document(workbook)) return std::nullopt;
    MemorySource source(workbook);
    NameReader reader;
    reader.position = std::to_string(position);
    XmlParser parser(source, reader);
    reader.parser = &parser;
    if (!parser.run() || reader.finish <= reader.begin) return std::nullopt;
    // 'a sheet'!$A$1:$D$4: the letters between the last two `$`.
    const auto last = workbook.rfind('$', reader.finish - 1);
    const auto before = last == std::string_view::npos || last == 0 ? last : workbook.rfind('$', last - 1);
    if (before == std::string_view::npos || before < reader.begin || workbook[before - 1] != ':') return std::nullopt;
    std::string out(workbook);
    out.replace(before + 1, last - before - 1, column_name(column));
    return out;
}

}  // namespace linli::sheet
