#pragma once

#include "bytes.h"

#include <linli/base/result.h>

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace linli::sheet {

/// Attributes of the element that has just begun.
class Attributes {
public:
    explicit Attributes(const char** pairs) : pairs_(pairs) {}
    /// The value by exact name; nothing when absent.
    std::optional<std::string_view> find(std::string_view name) const;
    /// By name without its prefix, as in `r:id`; only attributes that have a prefix.
    std::optional<std::string_view> find_prefixed(std::string_view local) const;
    std::string_view get(std::string_view name, std::string_view otherwise = {}) const;
    /// All pairs in order, null at the end.
    const char** pairs() const { return pairs_; }

private:
    const char** pairs_;
};

/// Hears elements by their local names.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) {}
};

/// An XML document read in pieces. Document types are refused: workbooks have none, attacks do.
class XmlParser {
public:
    /// Both outlive the parser.
    XmlParser(ByteSource& source, XmlHandler& handler);
    ~XmlParser();
    XmlParser(const XmlParser&) = delete;
    XmlParser& operator=(const XmlParser&) = delete;

    /// Runs until the handler pauses (true) or the document ends (false).
    /// @refuses broken_file, what the source refuses, what the handler refused.
    Result<bool> run();
    /// For handlers: come back from `run` after this event.
    void pause();
    void refuse_with(Problem problem);
    bool refused() const { return refused_.has_value(); }
    /// Where the current event begins in the document, and its length; zero for the end of an empty element.
    std::uint64_t event_offset() const;
    std::size_t event_length() const;
    std::string_view raw_name() const { return raw_name_; }

private:
    struct Callbacks;
    Result<bool> step();
    Refusal broken() const;

    ByteSource& source_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, void (*)(XML_ParserStruct*)> parser_;
    std::optional<Problem> refused_;
    std::exception_ptr failure_;
    std::string_view raw_name_;
    bool paused_ = false;
    bool finished_ = false;
};

/// The whole document in one go.
Outcome parse_xml(ByteSource& source, XmlHandler& handler);
/// `x:row` -> `row`.
std::string_view local_name(std::string_view name);

}  // namespace linli::sheet
