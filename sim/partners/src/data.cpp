#include <linli/base/date.h>
#include <linli/partners/house.h>

#include <linli/crypto/secret.h>

namespace linli::partners {
namespace {

/// One number a question, spread evenly.
std::uint64_t draw(std::uint64_t seed, std::string_view field, std::string_view key) {
    const auto hash = crypto::suite(crypto::Suite::international).hash({std::to_string(seed), "\n", field, "\n", key});
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < sizeof out; ++i) out = out << 8U | hash.bytes[i];
    return out;
}

template <std::size_t size>
std::string one_of(const std::array<std::string_view, size>& list, std::uint64_t number) {
    return std::string(list[number % size]);
}

constexpr std::array<std::string_view, 4> employment{"在职参保", "灵活就业", "登记失业", "未登记"};
constexpr std::array<std::string_view, 3> account{"正常缴存", "封存", "未开户"};
constexpr std::array<std::string_view, 3> licence{"存续", "存续", "注销"};
constexpr std::array<std::string_view, 3> tax{"正常", "正常", "非正常"};
constexpr std::array<std::string_view, 3> parking{"无车位", "月租", "产权"};
constexpr std::array<std::string_view, 4> filings{"0", "0", "1", "2"};
constexpr std::uint64_t most_fee_fen = 200'000;

/// How often a verdict is "yes", in a hundred.
unsigned share_of_yes(std::string_view field) {
    if (field == "police.name_matches_number") return 98;
    if (field == "police.registered_here" || field == "medical_insurance.insured") return 85;
    if (field == "human_resources.pension" || field == "real_estate.owns_dwelling") return 60;
    return field == "health.family_doctor" ? 50 : 8;
}

}  // namespace

std::string demo_secret(std::uint64_t seed, std::string_view partner) {
    const auto& suite = crypto::suite(crypto::Suite::international);
    return suite.hash({"linli simulated partner\n", std::to_string(seed), "\n", partner}).text();
}

std::string invented(std::uint64_t seed, std::string_view field, std::string_view key) {
    const auto number = draw(seed, field, key);
    if (field == "human_resources.employment") return one_of(employment, number);
    if (field == "provident_fund.account") return one_of(account, number);
    if (field == "market_regulation.licence") return one_of(licence, number);
    if (field == "taxation.status") return one_of(tax, number);
    if (field == "property.parking") return one_of(parking, number);
    if (field == "government_service.open_filings") return one_of(filings, number);
    if (field == "property.fee_due") return std::to_string(number % 3 == 0 ? number % most_fee_fen : 0);
    if (field.ends_with("_on") || field.ends_with("check") || field == "medical.vaccination")
        return Date::parse("2026-01-01")->plus_days(static_cast<int>(number % 300)).text();
    if (field == "establishment.name") return "商户" + std::to_string(number % 10'000);
    return number % 100 < share_of_yes(field) ? "yes" : "no";
}

}  // namespace linli::partners
