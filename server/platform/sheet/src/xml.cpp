#include "xml.h"

#include <linli/sheet/problems.h>

#include <expat.h>

namespace linli::sheet {

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<std::string_view> Attributes::find(std::string_view name) const {
    for (const char** at = pairs_; *at != nullptr; at += 2)
        if (name == *at) return std::string_view(at[1]);
    return std::nullopt;
}

std::optional<std::string_view> Attributes::find_prefixed(std::string_view local) const {
    for (const char** at = pairs_; *at != nullptr; at += 2) {
        const std::string_view name = *at;
        const auto colon = name.find(':');
        if (colon != std::string_view::npos && name.substr(colon + 1) == local) return std::string_view(at[1]);
    }
    return std::nullopt;
}

std::string_view Attributes::get(std::string_view name, std::string_view otherwise) const {
    return find(name).value_or(otherwise);
}

struct XmlParser::Callbacks {
    static XmlParser& self(void* data) { return *static_cast<XmlParser*>(data); }
    /// No exception may cross the C code of expat: it waits until the parser has returned.
    template <class Call>
    static void guard(void* data, const Call& call) {
        auto& parser = self(data);
        if (parser.refused_ || parser.failure_) return;
        try {
            call(parser);
        } catch (...) {
            parser.failure_ = std::current_exception();
            XML_StopParser(parser.parser_.get(), XML_FALSE);
        }
    }
    static void start(void* data, const char* name, const char** attributes) {
        guard(data, [&](XmlParser& parser) {
            parser.raw_name_ = name;
            parser.handler_.start(local_name(name), Attributes(attributes));
        });
    }
    static void end(void* data, const char* name) {
        guard(data, [&](XmlParser& parser) {
            parser.raw_name_ = name;
            parser.handler_.end(local_name(name));
        });
    }
    static void text(void* data, const char* bytes, int size) {
        guard(data, [&](XmlParser& parser) { parser.handler_.text({bytes, static_cast<std::size_t>(size)}); });
    }
    static void doctype(void* data, const char*, const char*, const char*, int) {
        self(data).refuse_with({&broken_file, "文件内含有不允许的文档类型声明。", {}});
    }
};

XmlParser::XmlParser(ByteSource& source, XmlHandler& handler)
    : source_(source), handler_(handler), parser_(XML_ParserCreate(nullptr), [](XML_Parser p) { XML_ParserFree(p); }) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), Callbacks::start, Callbacks::end);
    XML_SetCharacterDataHandler(parser_.get(), Callbacks::text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), Callbacks::doctype);
}

XmlParser::~XmlParser() = default;

void XmlParser::pause() {
    if (!paused_ && !refused_) paused_ = XML_StopParser(parser_.get(), XML_TRUE) == XML_STATUS_OK;
}

void XmlParser::refuse_with(Problem problem) {
    if (!refused_) refused_ = std::move(problem);
    XML_StopParser(parser_.get(), XML_FALSE);
}

std::uint64_t XmlParser::event_offset() const {
    return static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser_.get()));
}

std::size_t XmlParser::event_length() const { return static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get())); }

Refusal XmlParser::broken() const {
    return refuse(broken_file, "文件内容不完整或格式有误（第 " +
                                   std::to_string(XML_GetCurrentLineNumber(parser_.get())) + " 行，第 " +
                                   std::to_string(XML_GetCurrentColumnNumber(parser_.get()) + 1) + " 列，" +
                                   XML_ErrorString(XML_GetErrorCode(parser_.get())) + "）。");
}

Result<bool> XmlParser::step() {
    auto status = XML_STATUS_OK;
    if (paused_) {
        paused_ = false;
        status = XML_ResumeParser(parser_.get());
    } else {
        constexpr int piece = 32 * 1024;
        void* const buffer = XML_GetBuffer(parser_.get(), piece);
        if (buffer == nullptr) throw std::bad_alloc();
        LINLI_TRY(const auto count, source_.read(static_cast<char*>(buffer), piece));
        status = XML_ParseBuffer(parser_.get(), static_cast<int>(count), count == 0 ? XML_TRUE : XML_FALSE);
    }
    if (failure_) std::rethrow_exception(failure_);
    if (refused_) return refuse(*refused_);
    if (status == XML_STATUS_ERROR) return broken();
    XML_ParsingStatus state;
    XML_GetParsingStatus(parser_.get(), &state);
    finished_ = state.parsing == XML_FINISHED;
    return !finished_;
}

Result<bool> XmlParser::run() {
    if (refused_) return refuse(*refused_);
    if (finished_) return false;
    for (;;) {
        LINLI_TRY(const auto more, step());
        if (!more) return false;
        if (paused_) return true;
    }
}

Outcome parse_xml(ByteSource& source, XmlHandler& handler) {
    XmlParser parser(source, handler);
    for (;;) {
        LINLI_TRY(const auto more, parser.run());
        if (!more) return Done{};
    }
}

}  // namespace linli::sheet
