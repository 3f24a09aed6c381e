#include <linli/search/service.h>

#include <linli/audit/audit.h>

#include "judge.h"
#include "walk.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace linli::search {
namespace {

constexpr std::size_t at_once = 24;        ///< candidates read together, so that the best of them come first
constexpr std::size_t most_outside = 600;  ///< candidates that may lie outside a scope which has no area

/// What the caller may do with one kind.
struct Right {
    access::Scope scope;
    bool by_words = false, by_numbers = false;
};

std::optional<Right> right_of(const access::Actor& actor, const Source& source) {
    auto by_words = access::Gate::admit(actor, source.permission());
    const auto* numbers = source.number_permission();
    if (numbers == nullptr)
        return by_words ? std::optional(Right{std::move(by_words).value(), true, true}) : std::nullopt;
    auto by_numbers = access::Gate::admit(actor, *numbers);
    const bool both = by_numbers.ok();
    if (by_words) return Right{std::move(by_words).value(), true, both};
    if (both) return Right{std::move(by_numbers).value(), false, true};
    return std::nullopt;
}

struct Found {
    Hit hit;
    int score = 0;
};

Found found_of(const Shown& shown, Verdict verdict, const access::Scope& scope) {
    const bool masks = scope.view() == json::View::masked;
    const auto text_of = [&](const std::string& text, json::Mask mask) {
        return masks && mask != json::Mask::none ? json::masked(mask, text) : text;
    };
    Found out{.hit = {.record_id = shown.document.record,
                      .title = text_of(shown.title, shown.title_mask),
                      .title_marks = std::move(verdict.title_marks),
                      .detail = text_of(shown.detail, shown.detail_mask),
                      .detail_marks = std::move(verdict.detail_marks),
                      .why = verdict.why,
                      .standing = shown.standing,
                      .parent_id = shown.parent,
                      .community_id = shown.document.place.community,
                      .grid_id = shown.document.place.grid},
              .score = verdict.score};
    // A mark in a masked text would say which letters stand under the stars.
    if (masks && shown.title_mask != json::Mask::none) out.hit.title_marks.clear();
    if (masks && shown.detail_mask != json::Mask::none) out.hit.detail_marks.clear();
    return out;
}

/// One search among the records of one kind.
class Look {
public:
    Look(db::ReadTx& tx, const Index::Impl& index, const Source& source, const Query& query, const Right& right,
         std::size_t limit)
        : tx_(tx), index_(index), source_(source), query_(query), right_(right), limit_(limit) {}

    HitGroup run(const PlaceBook& places) {
        const auto tiers = plan_for(source_.kind(), query_, right_.by_words, right_.by_numbers);
        Field below{places.ranges(right_.scope), {}}, everywhere{{Range{}}, {}};
        for (const auto& tier : tiers) {
            if (enough() || (tier.last_resort && !found_.empty())) break;
            if (!below.ranges.empty()) walk(tier, below, Walk::most_candidates);
            if (beyond_areas() && !enough()) walk(tier, everywhere, most_outside);
        }
        return group();
    }

private:
    bool enough() const { return found_.size() > limit_; }
    bool beyond_areas() const {
        const auto reaches = right_.scope.reaches();
        return reaches.has(access::Reach::organisation) || reaches.has(access::Reach::assigned) ||
               reaches.has(access::Reach::reported) || reaches.has(access::Reach::about_me);
    }

    void walk(const Tier& tier, Field& field, std::size_t most) {
        if (tier.clauses.empty()) return;
        Walk steps(index_, tx_, right_.scope.tenant(), source_.kind(), tier, field);
        std::size_t looked = 0;
        // When all are worth the same, the first are as good as any.
        auto wanted = seen_.empty() && worth_the_same(tier.clauses.front()) ? limit_ + 1 : at_once;
        while (!enough()) {
            if (looked >= most) {
                complete_ = false;
                break;
            }
            const auto spots = steps.next(std::exchange(wanted, at_once));
            if (spots.empty()) break;
            looked += spots.size();
            take(spots);
        }
        complete_ = complete_ && steps.complete();
    }

    void take(const std::vector<std::int64_t>& spots) {
        std::vector<std::int64_t> fresh;
        for (const auto spot : spots)
            if (seen_.insert(spot).second) fresh.push_back(spot);
        if (fresh.empty()) return;
        std::vector<Uuid> records;
        for (const auto& [spot, record] : repository::records(tx_, right_.scope.tenant(), fresh))
            records.push_back(record);
        const bool numbers =
            query_.numeric || query_.tail || std::any_of(query_.words.begin(), query_.words.end(), digits);
        for (const auto& shown : source_.shown(tx_, right_.scope, records, numbers && right_.by_numbers))
            if (auto verdict = judge(source_.kind(), query_, shown, right_.by_words, right_.by_numbers))
                found_.push_back(found_of(shown, std::move(*verdict), right_.scope));
    }

    HitGroup group() {
        std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
            return std::tuple(-a.score, a.hit.title.size(), a.hit.record_id) <
                   std::tuple(-b.score, b.hit.title.size(), b.hit.record_id);
        });
        HitGroup out{.kind = source_.kind(), .items = {}, .more = found_.size() > limit_, .complete = complete_};
        for (auto& one : found_)
            if (out.items.size() < limit_) out.items.push_back(std::move(one.hit));
        return out;
    }

    db::ReadTx& tx_;
    const Index::Impl& index_;
    const Source& source_;
    const Query& query_;
    const Right& right_;
    std::size_t limit_;
    std::vector<Found> found_;
    std::unordered_set<std::int64_t> seen_;
    bool complete_ = true;
};

}  // namespace

Result<Hits> SearchService::find(const access::Scope& scope, const GlobalSearch& in) {
    LINLI_CHECK(audit_.looked(scope, {.kind = audit::Kind::read,
                                      .operation = "searchEverything",
                                      .subject_kind = "search",
                                      .subject = {},
                                      .person = {},
                                      .purpose = scope.actor().purpose,
                                      .detail = {}}));
    const auto query = query_of(in.text);
    auto& index = *index_.impl_;
    return database_.read([&](db::ReadTx& tx) -> Result<Hits> {
        Hits out;
        const auto places = index.places(tx, scope.tenant());
        for (const auto* source : index.sources) {
            if (!in.kinds.empty() && std::find(in.kinds.begin(), in.kinds.end(), source->kind()) == in.kinds.end())
                continue;
            const auto right = right_of(scope.actor(), *source);
            if (!right) continue;
            out.groups.push_back(
                Look(tx, index, *source, query, *right, static_cast<std::size_t>(in.limit)).run(*places));
        }
        return out;
    });
}

}  // namespace linli::search
