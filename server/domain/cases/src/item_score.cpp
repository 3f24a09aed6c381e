#include <linli/cases/learning.h>

#include <linli/cases/understanding.h>
#include <linli/lines/lines.h>

#include "csv.h"
#include "item_index.h"

#include <algorithm>
#include <map>

namespace linli::cases {
namespace {

/// Which file of real messages a source is.
constexpr std::pair<std::string_view, std::string_view> sources[] = {{"messages", "messages_2017_2020.jsonl.gz"},
                                                                     {"replies", "messages_with_replies.jsonl.gz"}};

using Key = std::pair<std::string, std::string>;  ///< source, id

Outcome fill_texts(const std::string& folder, std::string_view source, std::string_view file,
                   std::map<Key, LabelledMessage*>& wanted) {
    return lines::each_line(folder + "/" + std::string(file),
                            [&](const boost::json::object& line, std::string_view) -> std::string {
                                std::string id;
                                if (auto wrong = lines::text_member(line, "id", true, id); !wrong.empty()) return wrong;
                                const auto found = wanted.find({std::string(source), id});
                                if (found == wanted.end()) return {};
                                auto& message = *found->second;
                                wanted.erase(found);
                                if (auto wrong = lines::text_member(line, "title", true, message.title); !wrong.empty())
                                    return wrong;
                                return lines::text_member(line, "text", true, message.text);
                            });
}

bool accepted(const LabelledMessage& message, const std::string& code) {
    return std::find(message.items.begin(), message.items.end(), code) != message.items.end();
}

void add(ItemScore& score, const LabelledMessage& message, const std::vector<Suggestion>& best) {
    const auto any = [&](auto right) { return std::any_of(best.begin(), best.end(), right) ? 1.0 : 0.0; };
    const bool first = !best.empty() && accepted(message, best.front().item_code);
    const bool sure = !best.empty() && best.front().confidence >= UnderstandingChoice{}.threshold;
    ++score.messages;
    score.first += first ? 1 : 0;
    score.first_strict += !best.empty() && best.front().item_code == message.items.front() ? 1 : 0;
    score.three += any([&](const Suggestion& s) { return accepted(message, s.item_code); });
    score.three_strict += any([&](const Suggestion& s) { return s.item_code == message.items.front(); });
    score.dispatched += sure ? 1 : 0;
    score.dispatched_right += sure && first ? 1 : 0;
}

void finish(ItemScore& score) {
    const auto all = static_cast<double>(std::max<std::int64_t>(1, score.messages));
    score.dispatched_right /= std::max(1.0, score.dispatched);
    for (auto* share : {&score.first, &score.three, &score.first_strict, &score.three_strict, &score.dispatched})
        *share /= all;
}

}  // namespace

Result<std::vector<LabelledMessage>> read_labels(const std::string& table, const std::string& folder) {
    LINLI_TRY(const auto rows, CsvTable::read(table, bad_labels));
    std::vector<LabelledMessage> out;
    std::vector<Key> keys;
    LINLI_CHECK(rows.each([&](const CsvRecord& row) {
        LabelledMessage message{row.text("split"), {row.text("item")}, {}, {}};
        if (auto also = row.text("also_ok"); !also.empty()) message.items.push_back(std::move(also));
        if (message.items.front().empty()) row.bad("item", "不能为空");
        out.push_back(std::move(message));
        keys.emplace_back(row.text("source"), row.text("id"));
    }));
    std::map<Key, LabelledMessage*> wanted;
    for (std::size_t i = 0; i < out.size(); ++i) wanted.emplace(keys[i], &out[i]);
    for (const auto& [source, file] : sources) LINLI_CHECK(fill_texts(folder, source, file, wanted));
    if (!wanted.empty())
        return refuse(bad_labels, "没有找到 " + wanted.begin()->first.first + " 的第 " + wanted.begin()->first.second +
                                      " 号消息。");
    return out;
}

std::vector<ItemScore> score_items(const std::vector<Item>& items, const std::vector<LabelledMessage>& messages) {
    const ItemIndex index(items);
    std::map<std::string, ItemScore> splits;
    for (const auto& message : messages) {
        auto& score = splits[message.split];
        score.split = message.split;
        add(score, message, index.rank(message.title, message.text, 3));
    }
    std::vector<ItemScore> out;
    for (auto& [split, score] : splits) {
        finish(score);
        out.push_back(score);
    }
    return out;
}

}  // namespace linli::cases
