#include <linli/recognition/commands.h>

#include <linli/base/text.h>
#include <linli/json/write.h>
#include <linli/lines/files.h>
#include <linli/lines/lines.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace linli::recognition {
namespace {

constexpr std::size_t best_shown = 3;

std::string take_message(const boost::json::object& line, bool labelled, Message& out) {
    if (auto wrong = lines::text_member(line, "text", true, out.text); !wrong.empty()) return wrong;
    if (auto wrong = lines::text_member(line, "title", false, out.title); !wrong.empty()) return wrong;
    if (!labelled) return {};
    if (auto wrong = lines::text_member(line, "label", true, out.label); !wrong.empty()) return wrong;
    out.label = std::string(text::trim(out.label));
    return out.label.empty() ? "\"label\" 为空。" : "";
}

void append_reasons(std::string& out, const Explanation& explanation) {
    lines::append_name(out, "reasons");
    out += '[';
    for (const auto& reason : explanation.reasons) {
        out += out.back() == '[' ? "{" : ",{";
        lines::append_name(out, "words"), json::append(out, std::string_view(reason.words));
        lines::append_name(out, "contribution"), json::append(out, reason.contribution);
        lines::append_name(out, "places"), out += '[';
        for (const auto& place : reason.places) {
            out += out.back() == '[' ? "{" : ",{";
            lines::append_name(out, "part"), json::append(out, word(place.part));
            lines::append_name(out, "from"), json::append(out, static_cast<std::int64_t>(place.from));
            lines::append_name(out, "until"), json::append(out, static_cast<std::int64_t>(place.until));
            out += '}';
        }
        out += "]}";
    }
    out += ']';
}

void append_ranking(std::string& out, const Prediction& prediction) {
    lines::append_name(out, "human_decides"), json::append(out, prediction.human_decides);
    lines::append_name(out, "ranking"), out += '[';
    for (std::size_t i = 0; i < std::min(prediction.ranking.size(), best_shown); ++i) {
        out += i == 0 ? "{" : ",{";
        lines::append_name(out, "label"), json::append(out, std::string_view(prediction.ranking[i].label));
        lines::append_name(out, "confidence"), json::append(out, prediction.ranking[i].confidence);
        out += '}';
    }
    out += ']';
}

constexpr std::array<std::string_view, 5> ours{"label", "confidence", "human_decides", "ranking", "reasons"};

std::string answer(std::string out, const Message& message, const TextClassifier& model, const Prediction& prediction,
                   bool explain) {
    lines::append_name(out, "label"), json::append(out, std::string_view(prediction.label));
    lines::append_name(out, "confidence"), json::append(out, prediction.confidence);
    if (explain) {
        append_ranking(out, prediction);
        append_reasons(out, model.explain(message.title, message.text, prediction.label).value());
    }
    return out += '}';
}

}  // namespace

Result<std::vector<Message>> read_messages(const std::string& path, std::size_t most) {
    std::vector<Message> messages;
    const auto outcome = lines::each_line(path, [&](const boost::json::object& line, std::string_view) -> std::string {
        Message message;
        if (auto wrong = take_message(line, true, message); !wrong.empty()) return wrong;
        messages.push_back(std::move(message));
        return messages.size() <= most ? "" : "太多。";
    });
    if (messages.size() > most) return refuse(too_much_data, "一次最多 " + std::to_string(most) + " 条。");
    if (!outcome) return refuse(outcome.problem());
    return messages;
}

Result<TrainReport> train_command(const TrainCommand& command) {
    LINLI_TRY(const auto messages, read_messages(command.in, command.options.most_messages));
    LINLI_TRY(auto trained, train(messages, command.options));
    TrainReport report;
    report.model = command.out;
    report.model_id = trained.model.id();
    const auto bytes = trained.model.to_bytes();
    report.model_bytes = static_cast<std::int64_t>(bytes.size());
    lines::replace_file(command.out, bytes);
    if (!command.card_out.empty()) lines::replace_file(command.card_out, to_text(trained.card));
    report.card = std::move(trained.card);
    return report;
}

Result<ClassifyReport> classify_command(const ClassifyCommand& command) {
    LINLI_TRY(const auto model, TextClassifier::load(command.model));
    ClassifyReport report;
    report.model_id = model.id();
    report.threshold = model.threshold();
    std::map<std::string, std::int64_t> counts;
    lines::LineWriter writer(command.out);
    Message message;
    const auto take = [&](const boost::json::object& line, std::string_view content) -> std::string {
        if (auto wrong = take_message(line, false, message); !wrong.empty()) return wrong;
        const auto prediction = model.predict(message.title, message.text);
        const std::span<const std::string_view> written(ours.data(), command.explain ? ours.size() : 2);
        writer.write(answer(lines::opened(content, line, written), message, model, prediction, command.explain));
        ++report.messages;
        ++counts[prediction.label];
        report.human_decides += prediction.human_decides ? 1 : 0;
        return {};
    };
    LINLI_CHECK(lines::each_line(command.in, take));
    writer.finish();
    for (const auto& [label, count] : counts) report.labels.push_back({label, count});
    return report;
}

}  // namespace linli::recognition
