#include "explain.h"

#include <linli/base/text.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace linli::recognition {
namespace {

/// Each occurrence of a piece carries an equal part of the piece's contribution; a two-character piece gives half
/// to each character. The sum over all characters is the score.
std::vector<double> spread(const Model& model, const std::vector<Piece>& pieces, std::size_t points,
                           std::size_t label) {
    std::unordered_map<std::uint32_t, double> per_occurrence;
    for (const auto& active : activate(model, pieces)) {
        const auto weight = static_cast<double>(model.weights[active.feature * model.labels.size() + label]);
        per_occurrence[active.feature] = active.value * weight / active.count;
    }
    std::vector<double> out(points);
    for (const auto& piece : pieces) {
        const auto feature = model.index.find(piece.key, model.keys);
        if (!feature) continue;
        const double each = per_occurrence[*feature] / piece.length;
        for (std::uint32_t i = 0; i < piece.length; ++i) out[piece.at + i] += each;
    }
    return out;
}

/// Neighbouring characters that all speak clearly for the label: [from, until) of the normal text.
struct Run {
    std::size_t from = 0;
    std::size_t until = 0;
    double contribution = 0;
};

/// A run ends where the writer made a break, and at characters below a tenth of the strongest one.
std::vector<Run> runs(const NormalText& text, const std::vector<double>& spread) {
    const double strongest = spread.empty() ? 0 : *std::ranges::max_element(spread);
    std::vector<Run> out;
    bool open = false;
    for (std::size_t i = 0; i < spread.size(); ++i) {
        const bool speaks = spread[i] > 0 && spread[i] >= strongest / 10;
        if (speaks && (!open || text.origins[i].after_break)) out.push_back({i, i, 0});
        open = speaks;
        if (!open) continue;
        out.back().until = i + 1;
        out.back().contribution += spread[i];
    }
    return out;
}

/// The words as the writer typed them, without white space inside.
std::string typed(const std::u32string& title, const std::u32string& text, const Place& place) {
    const auto& source = place.part == Part::title ? title : text;
    std::u32string out;
    for (auto i = place.from; i < std::min(place.until, source.size()); ++i)
        if (source[i] > U' ' && source[i] != 0x3000 && source[i] != 0xA0) out += source[i];
    return text::from_u32(out);
}

std::vector<Reason> gather(const std::vector<Run>& found, const NormalText& normal, const std::u32string& title,
                           const std::u32string& text) {
    std::map<std::u32string, Reason> by_points;  // the same words in other spellings are one reason
    for (const auto& run : found) {
        const auto& first = normal.origins[run.from];
        const Place place{first.part, first.from, normal.origins[run.until - 1].until};
        const std::u32string points(normal.points.begin() + static_cast<std::ptrdiff_t>(run.from),
                                    normal.points.begin() + static_cast<std::ptrdiff_t>(run.until));
        auto& reason = by_points[points];
        if (reason.places.empty()) reason.words = typed(title, text, place);
        reason.contribution += run.contribution;
        reason.places.push_back(place);
    }
    std::vector<Reason> reasons;
    for (auto& [points, reason] : by_points) reasons.push_back(std::move(reason));
    std::ranges::stable_sort(reasons, [](const Reason& a, const Reason& b) { return a.contribution > b.contribution; });
    return reasons;
}

}  // namespace

Explanation explain_text(const Model& model, std::string_view title, std::string_view text, std::size_t label,
                         std::size_t most) {
    const auto normal = normal_text(title, text, Digits::fold);
    const auto shares = spread(model, pieces_of(normal, model.title_points), normal.points.size(), label);
    Explanation out;
    out.label = model.labels[label];
    for (const auto share : shares) out.score += share;
    out.reasons = gather(runs(normal, shares), normal, text::to_u32(title), text::to_u32(text));
    if (out.reasons.size() > most) out.reasons.resize(most);
    out.rest = out.score;
    for (const auto& reason : out.reasons) out.rest -= reason.contribution;
    return out;
}

}  // namespace linli::recognition
