#include "model.h"

#include <linli/base/text.h>
#include <linli/crypto/suite.h>
#include <linli/recognition/problems.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace linli::recognition {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian and read as they are");

// magic 8 ‖ version u32 ‖ length of content u64 ‖ SHA-256 of content 32 ‖ content
constexpr std::string_view magic = "linliTC\n";
constexpr std::uint32_t current_version = 1;
constexpr std::size_t head_size = 8 + 4 + 8 + 32;
constexpr std::size_t longest_card = std::size_t{16} << 20;
constexpr double hottest = 1e4;

template <class T>
void put(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}
template <class T>
void put_all(std::string& out, const std::vector<T>& values) {
    if (!values.empty()) out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}
void put_text(std::string& out, std::string_view text) {
    put(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

/// Takes values from the front; every taker says whether there was enough.
class Reader {
public:
    explicit Reader(std::string_view bytes) : left_(bytes) {}

    template <class T>
    bool take(T& value) {
        if (left_.size() < sizeof value) return false;
        std::memcpy(&value, left_.data(), sizeof value);
        left_.remove_prefix(sizeof value);
        return true;
    }
    /// Nothing is allocated before the bytes are known to be there.
    template <class T>
    bool take_all(std::vector<T>& values, std::uint64_t count) {
        if (count > left_.size() / sizeof(T)) return false;
        values.resize(count);
        if (count > 0) std::memcpy(values.data(), left_.data(), count * sizeof(T));
        left_.remove_prefix(count * sizeof(T));
        return true;
    }
    bool take_text(std::string& text, std::size_t longest) {
        std::uint32_t size = 0;
        if (!take(size) || size > longest || size > left_.size()) return false;
        text.assign(left_.substr(0, size));
        left_.remove_prefix(size);
        return text::valid_utf8(text);
    }
    bool empty() const { return left_.empty(); }

private:
    std::string_view left_;
};

crypto::Digest sha256(std::string_view bytes) { return crypto::suite(crypto::Suite::international).hash(bytes); }

Refusal unreadable(std::string why) { return refuse(model_unreadable, std::move(why)); }

std::string write_content(const Model& model) {
    std::string out;
    put(out, static_cast<std::uint32_t>(model.labels.size()));
    for (const auto& label : model.labels) put_text(out, label);
    put(out, model.temperature);
    put(out, model.threshold);
    put(out, model.title_points);
    put_text(out, model.card);
    put(out, static_cast<std::uint32_t>(model.keys.size()));
    put_all(out, model.keys);
    put_all(out, model.term_weights);
    put_all(out, model.weights);
    return out;
}

bool read_labels(Reader& reader, std::vector<std::string>& labels) {
    std::uint32_t count = 0;
    if (!reader.take(count) || count < 2 || count > most_labels) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::string label;
        if (!reader.take_text(label, longest_label) || label.empty()) return false;
        if (!labels.empty() && labels.back() >= label) return false;
        labels.push_back(std::move(label));
    }
    return true;
}

bool read_weights(Reader& reader, Model& model) {
    std::uint32_t count = 0;
    return reader.take(count) && reader.take_all(model.keys, count) && reader.take_all(model.term_weights, count) &&
           reader.take_all(model.weights, std::uint64_t{count} * model.labels.size());
}

/// Empty, or what is wrong with the numbers.
std::string wrong_numbers(const Model& model) {
    const auto fit = [](float value) { return std::isfinite(value) && std::abs(value) < 1e6F; };
    if (!(model.temperature > 0 && model.temperature < hottest)) return "校准参数不在合理范围内。";
    if (!(model.threshold >= 0 && model.threshold <= 2)) return "门槛不在合理范围内。";
    if (model.title_points > 1000) return "标题长度不在合理范围内。";
    if (!model.keys.empty() && model.keys.back() > highest_piece) return "特征编号超出范围。";
    if (std::ranges::adjacent_find(model.keys, std::greater_equal<>()) != model.keys.end())
        return "特征编号没有按顺序排列。";
    if (!std::ranges::all_of(model.term_weights, [&](float value) { return fit(value) && value > 1e-6F; }))
        return "特征权重不在合理范围内。";
    if (!std::ranges::all_of(model.weights, fit)) return "类别权重不在合理范围内。";
    return {};
}

}  // namespace

Model finished(Model model) {
    const auto wrong = wrong_numbers(model);
    LINLI_INVARIANT(wrong.empty() && model.labels.size() >= 2, "a model of unfit numbers: " + wrong);
    model.index = PieceIndex(model.keys);
    model.id = sha256(write_model(model)).hex();
    return model;
}

std::string write_model(const Model& model) {
    const auto content = write_content(model);
    std::string out(magic);
    put(out, current_version);
    put(out, static_cast<std::uint64_t>(content.size()));
    out += sha256(content).view();
    return out += content;
}

Result<Model> read_model_content(std::string_view content) {
    Reader reader(content);
    Model model;
    if (!read_labels(reader, model.labels)) return unreadable("类别表已损坏。");
    if (!reader.take(model.temperature) || !reader.take(model.threshold) || !reader.take(model.title_points))
        return unreadable("参数不完整。");
    if (!reader.take_text(model.card, longest_card)) return unreadable("模型说明卡已损坏。");
    if (!read_weights(reader, model) || !reader.empty()) return unreadable("权重表的长度不对。");
    if (auto wrong = wrong_numbers(model); !wrong.empty()) return unreadable(std::move(wrong));
    return finished(std::move(model));
}

Result<Model> read_model(std::string_view bytes) {
    if (bytes.size() < head_size || !bytes.starts_with(magic)) return unreadable("这不是邻里的文本分类模型文件。");
    Reader reader(bytes.substr(magic.size()));
    std::uint32_t version = 0;
    std::uint64_t length = 0;
    if (!reader.take(version) || !reader.take(length)) return unreadable("文件头不完整。");
    if (version != current_version)
        return unreadable("文件格式版本为 " + std::to_string(version) + "，本程序只认识版本 " +
                          std::to_string(current_version) + "。");
    const auto content = bytes.substr(head_size);
    if (content.size() < length)
        return unreadable("文件不完整：少了 " + std::to_string(length - content.size()) + " 字节。");
    if (content.size() > length) return unreadable("文件末尾有多余的内容。");
    if (sha256(content).view() != bytes.substr(head_size - 32, 32)) return unreadable("校验和不符，文件已损坏。");
    return read_model_content(content);
}

}  // namespace linli::recognition
