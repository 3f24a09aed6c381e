#pragma once

#include <linli/cases/events.h>
#include <linli/db/database.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace linli::channels::repository {

/// `:c0, :c1 …` for a list of cases; always a power of two places, so that few statements serve all lists.
class CasePlaces {
public:
    explicit CasePlaces(std::span<const cases::CaseId> cases) {
        std::size_t count = 1;
        while (count < cases.size()) count *= 2;
        for (std::size_t i = 0; i < count; ++i) names_.push_back("c" + std::to_string(i));
        for (std::size_t i = 0; i < count; ++i) list_ += (i == 0 ? ":" : ", :") + names_[i];
        for (std::size_t i = 0; i < count; ++i) params_.emplace_back(names_[i], cases[std::min(i, cases.size() - 1)]);
    }
    CasePlaces(const CasePlaces&) = delete;
    CasePlaces& operator=(const CasePlaces&) = delete;

    const std::string& list() const { return list_; }
    /// Of the list and of `more`; looks into this object.
    std::vector<db::Param> params(std::initializer_list<db::Param> more) const {
        auto out = params_;
        out.insert(out.end(), more.begin(), more.end());
        return out;
    }

private:
    std::vector<std::string> names_;
    std::string list_;
    std::vector<db::Param> params_;
};

}  // namespace linli::channels::repository
