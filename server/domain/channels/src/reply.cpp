#include <linli/channels/reply.h>

#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/crypto/secret.h>
#include <linli/http/url.h>
#include <linli/json/field.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <array>
#include <charconv>
#include <initializer_list>
#include <tuple>
#include <utility>

namespace linli::channels {
namespace {

constexpr std::size_t longest_code = 64;

/// The hotline's fixed codes and the mailbox's words, in the order of `Reply`.
constexpr std::array<std::string_view, 4> hotline_codes{"01", "03", "02", "04"};
constexpr std::array<std::string_view, 4> mailbox_words{"受理", "进展", "退回", "答复"};

/// Of what an answer concludes, in the order of `Conclusion`.
constexpr std::array<std::string_view, 5> hotline_outcomes{"1", "2", "3", "4", "5"};
constexpr std::array<std::string_view, 5> mailbox_outcomes{"已解决", "部分解决", "未解决", "不予受理", "转外部单位"};

struct HotlineAnswer {
    std::string order_no;
    std::string key;
    std::string code;
    std::string text;
    Instant at{};
    std::optional<std::string> outcome;
    static constexpr std::string_view schema_name = "HotlineAnswer";
    static constexpr auto fields() {
        using json::field;
        return std::tuple{field("order_no", &HotlineAnswer::order_no, "工单编号"),
                          field("key", &HotlineAnswer::key, "幂等键"),
                          field("code", &HotlineAnswer::code, "办理状态码"),
                          field("text", &HotlineAnswer::text, "内容"),
                          field("at_ms", &HotlineAnswer::at, "时间"),
                          field("outcome_code", &HotlineAnswer::outcome, "办理结论码")};
    }
};

struct HotlineAcceptance {
    std::string order_no;
    std::string message_no;
    std::string case_number;
    Instant at{};
    static constexpr std::string_view schema_name = "HotlineAcceptance";
    static constexpr auto fields() {
        using json::field;
        return std::tuple{field("order_no", &HotlineAcceptance::order_no, "工单编号"),
                          field("message_no", &HotlineAcceptance::message_no, "报文编号"),
                          field("case_number", &HotlineAcceptance::case_number, "受理编号"),
                          field("accepted_at_ms", &HotlineAcceptance::at, "受理时间")};
    }
};

struct HotlineReceipt {
    std::string receipt_no;
    std::string key;
    Instant at{};
    std::string signature;
    static constexpr std::string_view schema_name = "HotlineReceipt";
    static constexpr auto fields() {
        using json::field;
        return std::tuple{field("receipt_no", &HotlineReceipt::receipt_no, "回执编号", {.min = 1, .max = longest_code}),
                          field("key", &HotlineReceipt::key, "幂等键", {.min = 1, .max = longest_code}),
                          field("at_ms", &HotlineReceipt::at, "时间"),
                          field("signature", &HotlineReceipt::signature, "签名", {.min = 1, .max = longest_code})};
    }
};

std::string form_of(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
    std::string out;
    for (const auto& [name, value] : fields) {
        if (!out.empty()) out += '&';
        out.append(name).append("=").append(http::percent_encode(value));
    }
    return out;
}

std::optional<Instant> read_milliseconds(std::string_view text) {
    constexpr std::int64_t last_ms = 32'503'680'000'000;  // the year 3000
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (error != std::errc{} || end != text.data() + text.size() || ms < 0 || ms > last_ms) return std::nullopt;
    return from_ms(ms);
}

/// Exactly the four fields of the mailbox, each once.
std::optional<Receipt> read_mailbox_receipt(std::string_view body) {
    const auto parameters = http::parse_query(body);
    if (!parameters || parameters->size() != 4) return std::nullopt;
    Receipt out;
    std::string at;
    for (const auto& [name, value] : *parameters) {
        std::string* part = name == "receipt_no"  ? &out.number
                            : name == "key"       ? &out.key
                            : name == "at"        ? &at
                            : name == "signature" ? &out.signature
                                                  : nullptr;
        if (part == nullptr || !part->empty() || value.empty() || value.size() > longest_code) return std::nullopt;
        *part = value;
    }
    const auto time = read_milliseconds(at);
    if (!time) return std::nullopt;
    out.at = *time;
    return out;
}

/// A part with a line break could pass for two parts.
bool one_line(std::string_view text) { return !text.empty() && text.find_first_of("\r\n") == std::string_view::npos; }

}  // namespace

std::string write_answer(Channel channel, const Answer& answer) {
    const auto index = static_cast<std::size_t>(answer.reply);
    const auto outcome = [&](const auto& names) {
        return answer.conclusion ? std::optional<std::string>(names[static_cast<std::size_t>(*answer.conclusion)])
                                 : std::nullopt;
    };
    if (channel == Channel::hotline)
        return json::write(HotlineAnswer{answer.number, answer.key, std::string(hotline_codes[index]), answer.text,
                                         answer.at, outcome(hotline_outcomes)});
    auto form = form_of({{"letter_no", answer.number},
                         {"key", answer.key},
                         {"type", mailbox_words[index]},
                         {"body", answer.text},
                         {"sent", shanghai_text(answer.at)}});
    if (const auto said = outcome(mailbox_outcomes)) form += "&" + form_of({{"outcome", *said}});
    return form;
}

std::string_view media_type(Channel channel) {
    return channel == Channel::hotline ? "application/json" : "application/x-www-form-urlencoded";
}

std::string write_acceptance(Channel channel, const Acceptance& in) {
    if (channel == Channel::hotline)
        return json::write(HotlineAcceptance{in.number, in.message_id, in.case_number, in.at});
    return form_of({{"letter_no", in.number},
                    {"message_no", in.message_id},
                    {"case_number", in.case_number},
                    {"accepted", shanghai_text(in.at)}});
}

std::optional<Receipt> read_receipt(Channel channel, std::string_view body) {
    if (channel == Channel::mailbox) return read_mailbox_receipt(body);
    auto read = json::read_text<HotlineReceipt>(body);
    if (!read) return std::nullopt;
    return Receipt{std::move(read->receipt_no), std::move(read->key), read->at, std::move(read->signature)};
}

std::string sign_receipt(crypto::Suite number, std::string_view secret, Channel channel, const Receipt& receipt,
                         std::string_view sent_body) {
    const auto& suite = crypto::suite(number);
    std::string signed_text("linli-channel-receipt-1");
    const auto at = std::to_string(to_ms(receipt.at));
    const auto hash = suite.hash(sent_body).hex();
    for (const std::string_view part : {word(channel), std::string_view(receipt.key), std::string_view(receipt.number),
                                        std::string_view(at), std::string_view(hash)})
        signed_text.append("\n").append(part);
    return suite.mac(secret, {signed_text}).hex();
}

bool receipt_counts(crypto::Suite suite, std::string_view secret, Channel channel, const Receipt& receipt,
                    std::string_view key, std::string_view sent_body) {
    if (!one_line(receipt.key) || !one_line(receipt.number) || receipt.key != key) return false;
    return crypto::same_bytes(receipt.signature, sign_receipt(suite, secret, channel, receipt, sent_body));
}

}  // namespace linli::channels
