#pragma once

#include "row_source.h"
#include "text_source.h"

#include <memory>
#include <string>
#include <string_view>

namespace linli::sheet {

/// The records of a text table. Lenient where the meaning is clear: a quote inside an unquoted cell is a letter, what
/// follows a closing quote is kept and noted; CR, LF and CRLF end a record.
/// @source RFC 4180
class TextRows final : public RowSource {
public:
    TextRows(std::unique_ptr<TextSource> source, TextShape shape, const ReadLimits& limits);
    Result<bool> next(Row& row) override;
    double progress() const override;

private:
    enum class State { begin, plain, quoted, closed };
    Result<bool> fill();
    bool step(Row& row);
    void take(Row& row, char letter);
    std::size_t run_length() const;
    void end_cell(Row& row);
    bool beyond_limits() const;
    Refusal refuse_here() const;

    std::unique_ptr<TextSource> source_;
    TextShape shape_;
    ReadLimits limits_;
    std::string piece_;
    std::size_t at_ = 0;
    State state_ = State::begin;
    std::string cell_;
    std::uint32_t column_ = 0;
    std::uint32_t number_ = 0;
    std::size_t row_bytes_ = 0;
    bool stray_ = false;
    bool carriage_ = false;  ///< a CR has ended the record; an LF right after it belongs to it
    bool over_ = false;
};

/// Finds separator and quote by the first records: the pair that gives most of them the same number of cells.
/// `encoding` is kept; a first line `sep=;` decides alone.
TextShape shape_of(std::string_view sample, Encoding encoding);
/// Whether the first line is Excel's `sep=;`.
bool names_separator(std::string_view sample);

}  // namespace linli::sheet
