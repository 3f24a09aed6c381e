#include "explain.h"

#include <linli/base/text.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace linli::recognition {
namespace {

/// What each character adds to the score, and whether it belongs to a piece that matters.
struct Shares {
    std::vector<double> values;
    std::vector<bool> matters;
};

/// Contribution of every known piece of the text, all its occurrences together.
std::unordered_map<std::uint32_t, ActivePiece> contributions(const Model& model, const std::vector<Piece>& pieces,
                                                             std::size_t label) {
    std::unordered_map<std::uint32_t, ActivePiece> out;
    for (auto active : activate(model, pieces)) {
        active.value *= static_cast<double>(model.weights[active.feature * model.labels.size() + label]);
        out.emplace(active.feature, active);
    }
    return out;
}

/// Each occurrence of a piece carries an equal part of the piece's contribution; a two-character piece gives half
/// to each character. The sum over all characters is the score. A piece matters with a fifth of the strongest
/// contribution: words are cut where such pieces end, not in their middle.
Shares spread(const Model& model, const std::vector<Piece>& pieces, std::size_t points, std::size_t label) {
    const auto known = contributions(model, pieces, label);
    double strongest = 0;
    for (const auto& [feature, active] : known) strongest = std::max(strongest, active.value);
    Shares out{std::vector<double>(points), std::vector<bool>(points)};
    for (const auto& piece : pieces) {
        const auto feature = model.index.find(piece.key, model.keys);
        if (!feature) continue;
        const auto& active = known.at(*feature);
        for (std::uint32_t i = piece.at; i < piece.at + piece.length; ++i) {
            out.values[i] += active.value / active.count / piece.length;
            if (active.value > 0 && active.value >= strongest / 5) out.matters[i] = true;
        }
    }
    return out;
}

/// Neighbouring characters that belong to pieces that matter: [from, until) of the normal text.
struct Run {
    std::size_t from = 0;
    std::size_t until = 0;
    double contribution = 0;
};

/// A run also ends where the writer made a break. Runs that speak against the label after all are left to `rest`.
std::vector<Run> runs(const NormalText& text, const Shares& shares) {
    std::vector<Run> out;
    bool open = false;
    for (std::size_t i = 0; i < shares.values.size(); ++i) {
        if (shares.matters[i] && (!open || text.origins[i].after_break)) out.push_back({i, i, 0});
        open = shares.matters[i];
        if (!open) continue;
        out.back().until = i + 1;
        out.back().contribution += shares.values[i];
    }
    std::erase_if(out, [](const Run& run) { return run.contribution <= 0; });
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
    double strongest = 0;
    for (const auto& [points, reason] : by_points) strongest = std::max(strongest, reason.contribution);
    std::vector<Reason> reasons;  // a lone character says little to a reader unless it weighs much
    for (auto& [points, reason] : by_points)
        if (points.size() > 1 || reason.contribution >= strongest / 3) reasons.push_back(std::move(reason));
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
    for (const auto share : shares.values) out.score += share;
    out.reasons = gather(runs(normal, shares), normal, text::to_u32(title), text::to_u32(text));
    if (out.reasons.size() > most) out.reasons.resize(most);
    out.rest = out.score;
    for (const auto& reason : out.reasons) out.rest -= reason.contribution;
    return out;
}

}  // namespace linli::recognition
