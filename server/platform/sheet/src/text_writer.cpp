#include "day_number.h"
#include "guard.h"

#include <linli/base/text.h>
#include <linli/sheet/writer.h>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <fstream>

namespace linli::sheet {

struct TextWriter::Impl {
    Impl(const std::filesystem::path& path, TextPlan given) : plan(given), file(path, std::ios::binary) {
        LINLI_INVARIANT(plan.encoding != Encoding::utf16le && plan.encoding != Encoding::utf16be,
                        "text tables are written as UTF-8 or GB 18030");
        if (!file) throw SheetFault("cannot begin a text table");
        if (plan.encoding == Encoding::utf8_bom) file << "\xEF\xBB\xBF";
        if (plan.encoding != Encoding::gb18030) return;
        UErrorCode status = U_ZERO_ERROR;
        converter = ucnv_open("gb18030", &status);
        if (U_FAILURE(status)) throw SheetFault("the converter for GB 18030 is missing");
    }
    ~Impl() {
        if (converter != nullptr) ucnv_close(converter);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void put(std::string_view value, bool is_text);
    void put(const OutCell& cell);
    void flush();

    TextPlan plan;
    std::ofstream file;
    UConverter* converter = nullptr;
    std::string line;
};

namespace {

bool long_digits(std::string_view value) {
    constexpr std::size_t fewest = 12;
    if (value.size() < fewest) return false;
    // The check digit of an identity number may be an X.
    const auto body = value.substr(0, value.size() - 1);
    const auto last = value.back();
    return body.find_first_not_of("0123456789") == std::string_view::npos &&
           ((last >= '0' && last <= '9') || last == 'X' || last == 'x');
}

}  // namespace

void TextWriter::Impl::put(std::string_view value, bool is_text) {
    std::string shown(value);
    if (is_text && plan.armour_digits && long_digits(value)) {
        shown = "=\"" + shown + "\"";
    } else if (is_text && plan.guard && computes(value)) {
        shown.insert(0, 1, '\'');
    }
    const bool outer_space = !shown.empty() && (shown.front() == ' ' || shown.back() == ' ');
    const bool quoted = outer_space || shown.find_first_of("\"\r\n") != std::string::npos ||
                        shown.find(plan.separator) != std::string::npos;
    if (!quoted) {
        line += shown;
        return;
    }
    line += '"';
    for (const auto letter : shown) {
        if (letter == '"') line += '"';
        line += letter;
    }
    line += '"';
}

void TextWriter::Impl::put(const OutCell& cell) {
    if (const auto* value = std::get_if<std::string>(&cell.value)) {
        put(*value, true);
    } else if (const auto* number = std::get_if<double>(&cell.value)) {
        put(number_text(*number), false);
    } else if (const auto* flag = std::get_if<bool>(&cell.value)) {
        put(*flag ? "TRUE" : "FALSE", false);
    } else if (const auto* moment = std::get_if<Moment>(&cell.value)) {
        put(moment->text(), false);
    }
}

void TextWriter::Impl::flush() {
    line += "\r\n";
    if (converter != nullptr) {
        const auto units = icu::UnicodeString::fromUTF8(line);
        std::string bytes(line.size() * 2 + 8, '\0');
        UErrorCode status = U_ZERO_ERROR;
        const auto count = ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                           units.getBuffer(), units.length(), &status);
        if (U_FAILURE(status)) throw SheetFault("the converter for GB 18030 failed");
        line.assign(bytes, 0, static_cast<std::size_t>(count));
    }
    file << line;
    line.clear();
    if (!file) throw SheetFault("writing the text table failed");
}

TextWriter::TextWriter(const std::filesystem::path& path, TextPlan plan) : impl_(std::make_unique<Impl>(path, plan)) {}
TextWriter::~TextWriter() = default;

void TextWriter::row(std::span<const OutCell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) impl_->line += impl_->plan.separator;
        impl_->put(cells[i]);
    }
    impl_->flush();
}

void TextWriter::header(std::span<const std::string> names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) impl_->line += impl_->plan.separator;
        impl_->put(names[i], true);
    }
    impl_->flush();
}

void TextWriter::close() {
    impl_->file.close();
    if (!impl_->file) throw SheetFault("writing the text table failed");
}

}  // namespace linli::sheet
