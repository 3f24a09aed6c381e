#pragma once

#include <linli/base/result.h>
#include <linli/http/request.h>
#include <linli/http/router.h>

#include <optional>
#include <string>
#include <string_view>

namespace linli::http {

/// What the head of one part says.
struct PartHead {
    std::string name;
    std::optional<std::string> filename;
    std::string content_type = "text/plain";
};

/// Understands the header lines of a part (without the empty line).
/// @return nothing when there is no name, or name or file name are not clean UTF-8.
std::optional<PartHead> parse_part_head(std::string_view lines);
/// The boundary of a `multipart/form-data` content type; nothing when it is another type or malformed.
std::optional<std::string> multipart_boundary(std::string_view content_type);

/// Receives the parts in order: begin, any number of data, end; then the next.
class PartReceiver {
public:
    virtual ~PartReceiver() = default;
    virtual Outcome begin(PartHead head) = 0;
    virtual Outcome data(std::string_view bytes) = 0;
    virtual Outcome end() = 0;
};

/// Cuts a multipart/form-data body, given in pieces of any size, into parts. Holds at most one piece, one
/// delimiter and one part head. @source RFC 7578, RFC 2046 §5.1
class MultipartParser {
public:
    MultipartParser(std::string_view boundary, std::size_t header_bytes, PartReceiver& receiver);
    Outcome feed(std::string_view bytes);
    /// Refuses a body without its closing delimiter.
    Outcome finish() const;

private:
    enum class State { preamble, delimiter, head, content_start, content, epilogue };
    Result<bool> step();
    Result<bool> skip_preamble();
    Result<bool> read_delimiter();
    Result<bool> read_head();
    Result<bool> start_content();
    Result<bool> read_content();
    std::string_view left() const { return std::string_view(buffer_).substr(used_); }

    std::string delimiter_;
    std::size_t header_bytes_;
    PartReceiver& receiver_;
    State state_ = State::preamble;
    std::string buffer_;
    std::size_t used_ = 0;
};

}  // namespace linli::http
