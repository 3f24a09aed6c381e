#include <linli/resemblance/rarity.h>

#include <algorithm>
#include <cmath>

namespace linli::resemblance {
namespace {

constexpr double smoothing = 8;         // a handful of texts is no statistic
constexpr std::int64_t statistic = 50;  // from so many texts on, what many say says nothing
constexpr double common_share = 0.5;    // one issue may be a third of what a place reports in a week
constexpr double name_bonus = 1.5;

}  // namespace

double cosine(const Weights& a, const Weights& b) {
    double sum = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (x->key == y->key)
            sum += static_cast<double>((x++)->value) * static_cast<double>((y++)->value);
        else if (x->key < y->key)
            ++x;
        else
            ++y;
    }
    return std::min(sum, 1.0);
}

void Rarity::count(const Words& words) {
    ++texts_;
    for (const auto& term : words.terms) ++holding_[term.key];
    if (holding_.size() > most_) forget();
}

void Rarity::forget() {
    std::erase_if(holding_, [](const auto& entry) { return entry.second == 1; });
    if (holding_.size() > most_) holding_.clear(), texts_ = 0;  // as good as a fresh start, and bounded
}

std::int64_t Rarity::holding(std::uint64_t key) const {
    const auto found = holding_.find(key);
    return found == holding_.end() ? 0 : found->second;
}

double Rarity::weight(std::uint64_t key) const {
    const auto texts = static_cast<double>(texts_), held = static_cast<double>(holding(key));
    if (texts_ >= statistic && held > texts * common_share) return 0;
    return std::log((texts + smoothing) / (held + 1));
}

Weights Rarity::weights(const Words& words, std::size_t most) const {
    Weights out;
    for (const auto& term : words.terms) {
        const double bonus = term.kind == Kind::words ? 1 : name_bonus;
        // What stands nowhere else links nothing: in a large collection it would only dilute.
        if (texts_ >= statistic && holding(term.key) == 1) continue;
        const double value = (1 + std::log(static_cast<double>(term.count))) * weight(term.key) * bonus;
        if (value > 0) out.push_back({term.key, static_cast<float>(value), term.kind});
    }
    const auto heavier = [](const Weight& a, const Weight& b) {
        return a.value != b.value ? a.value > b.value : a.key < b.key;
    };
    if (out.size() > most) {
        std::nth_element(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(), heavier);
        out.resize(most);
    }
    std::sort(out.begin(), out.end(), [](const Weight& a, const Weight& b) { return a.key < b.key; });
    double sum = 0;
    for (const auto& weight : out) sum += static_cast<double>(weight.value) * static_cast<double>(weight.value);
    const auto length = static_cast<float>(sum > 0 ? std::sqrt(sum) : 1);
    for (auto& weight : out) weight.value /= length;
    return out;
}

}  // namespace linli::resemblance
