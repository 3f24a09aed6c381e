#include "string_table.h"

#include "xml.h"

#include <linli/base/text.h>

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace linli::sheet {

StringTable::StringTable(const ReadLimits& limits, std::filesystem::path temporary)
    : limits_(limits), temporary_(std::move(temporary)) {}

StringTable::~StringTable() {
    if (file_ >= 0) close(file_);
}

std::uint64_t StringTable::bytes_in_file() const { return in_file_ * block_bytes; }

Outcome StringTable::add(std::string_view text) {
    if (end_ + text.size() > limits_.string_bytes) return refuse(too_large, "工作簿的文字过多。");
    if (count_ % stride == 0) places_.push_back(end_);
    const auto size = static_cast<std::uint32_t>(text.size());
    char head[sizeof size];
    std::memcpy(head, &size, sizeof size);
    put(head, sizeof head);
    put(text.data(), text.size());
    ++count_;
    return Done{};
}

void StringTable::put(const char* bytes, std::size_t size) {
    while (size > 0) {
        const auto inside = static_cast<std::size_t>(end_ % block_bytes);
        if (inside == 0) {
            if (last_) spill();
            auto fresh = std::make_unique<char[]>(block_bytes);
            if ((memory_.size() + 1) * block_bytes <= limits_.string_memory) {
                memory_.push_back(std::move(fresh));
            } else {
                last_ = std::move(fresh);
            }
        }
        const auto count = std::min(size, block_bytes - inside);
        std::memcpy((last_ ? last_ : memory_.back()).get() + inside, bytes, count);
        end_ += count;
        bytes += count;
        size -= count;
    }
}

void StringTable::spill() {
    if (file_ < 0) file_ = nameless_file(temporary_);
    std::size_t done = 0;
    while (done < block_bytes) {
        const auto at = static_cast<off_t>(in_file_ * block_bytes + done);
        const auto count = pwrite(file_, last_.get() + done, block_bytes - done, at);
        if (count <= 0) throw SheetFault("writing the temporary file of the sheet's strings failed");
        done += static_cast<std::size_t>(count);
    }
    ++in_file_;
    last_.reset();
}

const char* StringTable::block(std::uint64_t number) const {
    if (number < memory_.size()) return memory_[number].get();
    const auto wanted = number - memory_.size();
    if (wanted == in_file_) return last_.get();
    auto& slot = cache_[wanted % slots];
    if (slot.block == wanted) return slot.bytes.get();
    if (!slot.bytes) slot.bytes = std::make_unique<char[]>(block_bytes);
    const auto count = pread(file_, slot.bytes.get(), block_bytes, static_cast<off_t>(wanted * block_bytes));
    if (count != static_cast<ssize_t>(block_bytes))
        throw SheetFault("reading the temporary file of the sheet's strings failed");
    slot.block = wanted;
    return slot.bytes.get();
}

void StringTable::copy(std::uint64_t place, std::size_t size, char* out) const {
    while (size > 0) {
        const auto inside = static_cast<std::size_t>(place % block_bytes);
        const auto count = std::min(size, block_bytes - inside);
        std::memcpy(out, block(place / block_bytes) + inside, count);
        place += count;
        out += count;
        size -= count;
    }
}

std::uint32_t StringTable::length_at(std::uint64_t& place) const {
    std::uint32_t length = 0;
    char head[sizeof length];
    copy(place, sizeof head, head);
    std::memcpy(&length, head, sizeof length);
    place += sizeof head;
    return length;
}

bool StringTable::append(std::uint64_t index, std::string& out) const {
    if (index >= count_) return false;
    auto place = places_[index / stride];
    auto length = length_at(place);
    for (auto steps = index % stride; steps > 0; --steps) {
        place += length;
        length = length_at(place);
    }
    const auto before = out.size();
    out.resize(before + length);
    copy(place, length, out.data() + before);
    return true;
}

namespace {

class StringsHandler final : public XmlHandler {
public:
    StringsHandler(StringTable& table, std::uint32_t cell_bytes) : table_(table), cell_bytes_(cell_bytes) {}
    void attach(XmlParser& parser) { parser_ = &parser; }

    void start(std::string_view name, const Attributes&) override {
        if (name == "si") {
            text_.clear();
        } else if (name == "rPh") {
            ++phonetic_;
        } else if (name == "t") {
            inside_ = phonetic_ == 0;
        }
    }
    void end(std::string_view name) override {
        if (name == "t") {
            inside_ = false;
        } else if (name == "rPh") {
            phonetic_ = std::max(0, phonetic_ - 1);
        } else if (name == "si") {
            decode_escapes(text_);
            auto added = table_.add(text_);
            if (!added) parser_->refuse_with(added.problem());
        }
    }
    void text(std::string_view bytes) override {
        if (!inside_) return;
        text_ += bytes;
        if (text_.size() > cell_bytes_) parser_->refuse_with({&too_large, "有单元格的文字过长。", {}});
    }

private:
    StringTable& table_;
    std::uint32_t cell_bytes_;
    XmlParser* parser_ = nullptr;
    std::string text_;
    int phonetic_ = 0;
    bool inside_ = false;
};

std::optional<std::uint16_t> escape_at(std::string_view text) {
    constexpr std::size_t length = 7;  // _xHHHH_
    if (text.size() < length || text[0] != '_' || text[1] != 'x' || text[6] != '_') return std::nullopt;
    std::uint16_t value = 0;
    for (const auto digit : text.substr(2, 4)) {
        const auto hex = std::string_view("0123456789abcdef")
                             .find(digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit);
        if (hex == std::string_view::npos) return std::nullopt;
        value = static_cast<std::uint16_t>(static_cast<std::size_t>(value) << 4 | hex);
    }
    return value;
}

}  // namespace

Outcome read_strings(ByteSource& source, StringTable& table, std::uint32_t cell_bytes) {
    StringsHandler handler(table, cell_bytes);
    XmlParser parser(source, handler);
    handler.attach(parser);
    LINLI_CHECK(parser.run());
    return Done{};
}

void decode_escapes(std::string& value) {
    auto at = value.find("_x");
    if (at == std::string::npos) return;
    std::u16string points;
    std::string out = value.substr(0, at);
    const auto flush = [&] {  // two escapes may be the halves of one character
        std::u32string whole;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool pair =
                i + 1 < points.size() && (points[i] & 0xFC00) == 0xD800 && (points[i + 1] & 0xFC00) == 0xDC00;
            if (pair) {
                whole += static_cast<char32_t>(0x10000 + ((points[i] & 0x3FF) << 10) + (points[i + 1] & 0x3FF));
                ++i;
            } else {
                whole += points[i];
            }
        }
        out += text::from_u32(whole);
        points.clear();
    };
    while (at < value.size()) {
        if (const auto point = escape_at(std::string_view(value).substr(at))) {
            points += static_cast<char16_t>(*point);
            at += 7;
        } else {
            flush();
            out += value[at++];
        }
    }
    flush();
    value = std::move(out);
}

}  // namespace linli::sheet
