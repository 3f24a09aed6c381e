#include "text_rows.h"

#include "guard.h"

#include <algorithm>
#include <array>
#include <map>

namespace linli::sheet {
namespace {

/// `="0123"`, the way to keep Excel from making a number of it.
bool armoured(std::string_view text) {
    return text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"') &&
           text.substr(2, text.size() - 3).find('"') == std::string_view::npos;
}

}  // namespace

TextRows::TextRows(std::unique_ptr<TextSource> source, TextShape shape, const ReadLimits& limits)
    : source_(std::move(source)), shape_(shape), limits_(limits) {}

double TextRows::progress() const {
    const auto& bytes = source_->bytes();
    if (over_ || bytes.total() == 0) return 1;
    return std::min(1.0, static_cast<double>(bytes.position()) / static_cast<double>(bytes.total()));
}

Result<bool> TextRows::fill() {
    while (at_ == piece_.size()) {
        at_ = 0;
        LINLI_TRY(const auto more, source_->read(piece_));
        if (!more) return false;
    }
    return true;
}

Result<bool> TextRows::next(Row& row) {
    row.clear();
    if (over_) return false;
    for (;;) {
        LINLI_TRY(const auto more, fill());
        if (!more) break;
        if (step(row)) {
            ++number_;
            row.number = number_;
            if (!row.empty()) return true;
        }
        if (beyond_limits()) return refuse_here();
    }
    over_ = true;
    if (state_ == State::quoted) return refuse(unclosed_quote, "引号从第 " + std::to_string(number_ + 1) + " 行开始。");
    end_cell(row);
    row.number = number_ + 1;
    return !row.empty();
}

bool TextRows::beyond_limits() const {
    return cell_.size() > limits_.cell_bytes || row_bytes_ > limits_.row_bytes || column_ >= limits_.columns ||
           number_ >= limits_.rows;
}

Refusal TextRows::refuse_here() const {
    if (number_ >= limits_.rows) return refuse(too_large, "超过了行数上限。");
    const auto here = "第 " + std::to_string(number_ + 1) + " 行";
    if (column_ >= limits_.columns) return refuse(too_large, here + "超过了列数上限。");
    if (row_bytes_ > limits_.row_bytes) return refuse(too_large, here + "整行的文字过长。");
    if (state_ == State::quoted) return refuse(unclosed_quote, "引号从" + here + "开始。");
    return refuse(too_large, here + "有单元格的文字过长。");
}

/// Length of the letters at the current place that mean nothing but themselves.
std::size_t TextRows::run_length() const {
    const bool quoted = state_ == State::quoted;
    auto end = at_;
    for (; end < piece_.size(); ++end) {
        const auto letter = piece_[end];
        if (quoted ? letter == shape_.quote : letter == shape_.separator || letter == '\n' || letter == '\r') break;
    }
    return end - at_;
}

/// Takes one letter, or a run of them; true when a record has ended.
bool TextRows::step(Row& row) {
    const auto letter = piece_[at_];
    if (carriage_) {
        carriage_ = false;
        if (letter == '\n') {
            ++at_;
            return false;
        }
    }
    if (state_ == State::plain || state_ == State::quoted) {
        if (const auto length = std::min<std::size_t>(run_length(), limits_.cell_bytes); length > 0) {
            cell_.append(piece_, at_, length);
            at_ += length;
            return false;
        }
    }
    ++at_;
    if (state_ != State::quoted && (letter == '\n' || letter == '\r')) {
        carriage_ = letter == '\r';
        end_cell(row);
        column_ = 0;
        row_bytes_ = 0;
        return true;
    }
    take(row, letter);
    return false;
}

void TextRows::take(Row& row, char letter) {
    switch (state_) {
    case State::quoted: state_ = State::closed; return;  // the run has ended at a quote
    case State::closed:
        if (letter == shape_.quote) {
            cell_ += letter;
            state_ = State::quoted;
            return;
        }
        break;
    case State::begin:
        if (letter == shape_.quote && shape_.quote != 0) {
            state_ = State::quoted;
            return;
        }
        break;
    case State::plain: break;
    }
    if (letter == shape_.separator) {
        end_cell(row);
        ++column_;
        return;
    }
    if (state_ == State::closed && letter != ' ') stray_ = true;
    if (state_ != State::closed || letter != ' ') {
        cell_ += letter;
        state_ = State::plain;
    }
}

void TextRows::end_cell(Row& row) {
    if (stray_) note({number_ + 1, column_, FaultKind::stray_quote});
    stray_ = false;
    state_ = State::begin;
    row_bytes_ += cell_.size();
    if (cell_.empty()) return;
    auto& cell = row.add(column_);
    cell.kind = CellKind::text;
    cell.text = cell_;
    if (armoured(cell_)) {
        cell.raw = cell_;
        cell.text = cell_.substr(2, cell_.size() - 3);
        if (cell.text.empty()) row.drop_last();
    } else if (cell_[0] == '\'' && computes(cell_)) {
        cell.raw = cell_;
        cell.text.erase(0, 1);
    }
    cell.damaged = cell_.find(replacement) != std::string::npos;
    if (cell.damaged) note({number_ + 1, column_, FaultKind::bad_bytes});
    cell_.clear();
}

namespace {

struct Score {
    double agreement = 0;  ///< share of records with the commonest number of cells
    std::size_t cells = 1;
};

Score score(std::string_view sample, TextShape shape) {
    constexpr std::size_t enough = 200;
    shape.encoding = Encoding::utf8;
    TextRows rows(std::make_unique<TextSource>(std::make_unique<MemorySource>(sample), Encoding::utf8), shape, {});
    std::map<std::size_t, std::size_t> widths;
    std::size_t count = 0;
    Row row;
    for (; count < enough; ++count) {
        auto more = rows.next(row);
        if (!more || !*more) break;
        ++widths[row.cells().back().column + 1];
    }
    Score best;
    for (const auto& [width, records] : widths) {
        const auto share = static_cast<double>(records) / static_cast<double>(count);
        if (width > 1 && share > best.agreement) best = {share, width};
    }
    return best;
}

}  // namespace

namespace {

/// Whether `'` opens and closes cells: as often at their beginnings as at their ends.
bool single_quoted(std::string_view sample, char separator) {
    if (sample.find('"') != std::string_view::npos) return false;
    const auto border = [&](char letter) { return letter == separator || letter == '\n' || letter == '\r'; };
    std::size_t opens = 0;
    std::size_t closes = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] != '\'') continue;
        opens += i == 0 || border(sample[i - 1]);
        closes += i + 1 == sample.size() || border(sample[i + 1]);
    }
    return opens > 1 && opens == closes;
}

}  // namespace

bool names_separator(std::string_view sample) {
    return sample.size() >= 5 && sample.starts_with("sep=") &&
           (sample.size() == 5 || sample[5] == '\n' || sample[5] == '\r');
}

TextShape shape_of(std::string_view sample, Encoding encoding) {
    if (names_separator(sample)) return {encoding, sample[4], '"'};
    TextShape best{encoding, ',', '"'};
    double top = 0;
    for (const auto separator : {',', '\t', ';', '|'}) {
        const TextShape shape{encoding, separator, single_quoted(sample, separator) ? '\'' : '"'};
        const auto found = score(sample, shape);
        // Empty cells at the end make records shorter: width counts a little, agreement more.
        const auto value = found.agreement * (1 - 1 / static_cast<double>(found.cells + 1));
        if (value > top + 1e-9) {
            top = value;
            best = shape;
        }
    }
    return best;
}

}  // namespace linli::sheet
