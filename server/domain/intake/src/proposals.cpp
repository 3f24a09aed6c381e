#include "proposals.h"

#include <array>
#include <cstdint>

namespace linli::intake {
namespace {

constexpr std::chrono::days oldest{29};  // cases take ids of thirty days

/// What stays the same when the same chat is pasted again on the same day.
Instant moment_of(const std::optional<Instant>& said_at, Instant now) {
    if (said_at && *said_at <= now && *said_at > now - oldest) return *said_at;
    return shanghai_instant(shanghai_date(now), std::chrono::minutes(0));
}

Uuid id_of(Instant at, std::string_view image) {
    std::array<std::uint8_t, 16> bytes{};
    const auto ms = static_cast<std::uint64_t>(to_ms(at));
    for (std::size_t i = 0; i < 6; ++i) bytes.at(i) = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
    for (std::size_t i = 6; i < 16; ++i) bytes.at(i) = static_cast<std::uint8_t>(image.at(i - 6));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x70);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return Uuid(bytes);
}

}  // namespace

ReportProposals proposals_of(const Chat& chat, Instant now, const KeyedImage& image) {
    ReportProposals out;
    out.cut = chat.cut;
    for (const auto& message : chat.messages) {
        const auto said = message.said_at ? std::to_string(to_ms(*message.said_at)) : std::string("-");
        const auto key = image(message.author + "\n" + said + "\n" + message.text);
        out.items.push_back({cases::CaseId(id_of(moment_of(message.said_at, now), key)), message.author,
                             message.said_at, message.text, message.matter});
    }
    return out;
}

SheetProposals proposals_of(const ReportSheet& sheet, Instant now, const KeyedImage& image) {
    SheetProposals out;
    out.cut = sheet.cut;
    for (const auto& column : sheet.columns) out.columns.push_back({column.name, column.field});
    for (const auto& row : sheet.rows) {
        const auto said = row.happened_at ? std::to_string(to_ms(*row.happened_at)) : std::string("-");
        const auto key = image(row.number.value_or("") + "\n" + row.name.value_or("") + "\n" + row.phone.value_or("") +
                               "\n" + said + "\n" + row.text);
        SheetProposal one{.id = cases::CaseId(id_of(moment_of(row.happened_at, now), key)), .row = row.row};
        one.text = row.text;
        one.title = row.title;
        one.address = row.address;
        one.name = row.name;
        one.phone = row.phone;
        one.number = row.number;
        one.happened_at = row.happened_at;
        for (const auto& fault : row.faults) one.faults.push_back({fault.field, fault.text});
        out.items.push_back(std::move(one));
    }
    return out;
}

}  // namespace linli::intake
