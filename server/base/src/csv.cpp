#include <linli/base/csv.h>

#include <linli/base/text.h>

namespace linli::csv {
namespace {

/// Cuts the whole text at once, because a quoted cell may hold line ends.
class Cutter {
public:
    std::vector<Row> run(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') ++line_;
            if (quoted_)
                i += inside(text.substr(i));
            else if (text[i] == '#' && row_.cells.empty() && cell_.empty())
                while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
            else
                outside(text[i]);
        }
        if (!cell_.empty() || !row_.cells.empty()) end_row();
        return std::move(rows_);
    }

private:
    /// @return how many characters more were taken
    std::size_t inside(std::string_view rest) {
        if (rest[0] != '"') return cell_ += rest[0], 0;
        if (rest.size() > 1 && rest[1] == '"') return cell_ += '"', 1;
        quoted_ = false;
        return 0;
    }
    void outside(char c) {
        switch (c) {
        case '"': quoted_ = true; break;
        case ',': end_cell(); break;
        case '\n': end_row(); break;
        case '\r': break;
        default: cell_ += c;
        }
    }
    void end_cell() {
        row_.cells.push_back(std::move(cell_));
        cell_.clear();
    }
    void end_row() {
        end_cell();
        if (row_.cells.size() > 1 || !text::trim(row_.cells.front()).empty()) rows_.push_back(std::move(row_));
        row_ = {line_, {}};
    }

    std::vector<Row> rows_;
    Row row_;
    std::string cell_;
    std::size_t line_ = 1;
    bool quoted_ = false;
};

}  // namespace

std::vector<Row> rows(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return Cutter().run(text);
}

void append_cell(std::string& line, std::string_view cell) {
    if (cell.find_first_of(",\"\n\r") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

}  // namespace linli::csv
