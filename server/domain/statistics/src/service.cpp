#include <linli/statistics/service.h>

#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/reference/reference.h>
#include <linli/statistics/permissions.h>
#include <linli/statistics/settings.h>
#include <linli/statistics/suppress.h>
#include <linli/tenant/tenants.h>

#include "dimensions.h"
#include "repository.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace linli::statistics {
namespace {

constexpr int least_count = 3, most_count = 50;
constexpr std::size_t most_categories = 60;
constexpr std::string_view other = "other";

std::optional<int> smallest_count_of(std::string_view content) {
    int out = 0;
    const auto [end, error] = std::from_chars(content.data(), content.data() + content.size(), out);
    if (error != std::errc() || end != content.data() + content.size()) return std::nullopt;
    return out >= least_count && out <= most_count ? std::optional(out) : std::nullopt;
}

/// The categories of one side of a table, in the order in which they are shown, and where a code goes.
struct Axis {
    std::vector<CrosstabHead> heads;
    std::map<std::string, std::size_t> at;
    void add(std::string code, std::string label) {
        at.emplace(code, heads.size());
        heads.push_back({std::move(code), std::move(label)});
    }
};

struct Maker {
    db::ReadTx& tx;
    TenantId tenant;
    const reference::List& tags;
    bool sensitive_tags;
    std::int64_t k;

    /// @param sums what each code that was found sums up to
    Axis axis(const DimensionSpec& spec, const std::map<std::string, std::int64_t>& sums) const {
        switch (spec.from) {
        case Categories::areas: return areas(sums);
        case Categories::tags: return of_tags();
        case Categories::written: return written(sums);
        default: break;
        }
        Axis out;
        for (const auto& one : spec.fixed) out.add(std::string(one.code), std::string(one.label));
        return out;
    }

private:
    Axis areas(const std::map<std::string, std::int64_t>& sums) const {
        std::vector<std::pair<std::string, std::string>> named;
        for (const auto& [code, sum] : sums) {
            const auto id = Uuid::parse(code);
            if (named.size() > most_categories) break;
            const auto area = id ? area::find(tx, tenant, AreaId(*id)) : std::nullopt;
            named.emplace_back(area ? area->code : "~", code);
        }
        std::sort(named.begin(), named.end());
        Axis out;
        for (const auto& [order, code] : named) {
            const auto id = Uuid::parse(code);
            const auto area = id ? area::find(tx, tenant, AreaId(*id)) : std::nullopt;
            out.add(code, area ? area->name : id ? "已撤销的区域" : "未落到此级");
        }
        return out;
    }

    /// All tags that the caller may count by, whether anybody has them or not.
    Axis of_tags() const {
        Axis out;
        for (const auto& entry : tags.entries())
            if (sensitive_tags || entry.text("sensitivity") != "sensitive") out.add(entry.code, entry.label);
        return out;
    }

    /// What is written there by at least k; that somebody wrote something else would say that there is somebody.
    Axis written(const std::map<std::string, std::int64_t>& sums) const {
        Axis out;
        for (const auto& [code, sum] : sums)
            if (sum >= k && !code.empty()) out.add(code, code);
        out.add(std::string(other), "其他和不详");
        for (const auto& [code, sum] : sums)
            if (out.at.count(code) == 0) out.at.emplace(code, out.heads.size() - 1);
        return out;
    }
};

Axis one_column() {
    Axis out;
    out.add("", "数量");
    return out;
}

/// Row by row; what belongs to no category of a side is left out.
std::vector<std::int64_t> cells_of(const std::vector<repository::Counted>& counted, const Axis& rows,
                                   const Axis& columns) {
    std::vector<std::int64_t> out(rows.heads.size() * columns.heads.size(), 0);
    for (const auto& one : counted) {
        const auto i = rows.at.find(one.row);
        const auto j = columns.at.find(one.column);
        if (i == rows.at.end() || j == columns.at.end()) continue;
        out[i->second * columns.heads.size() + j->second] += one.count;
    }
    return out;
}

Crosstab shown(const AskCrosstab& in, Date as_of, std::int64_t k, Axis rows, Axis columns, const Printed& printed) {
    Crosstab out{.measure = in.measure, .as_of = as_of, .smallest_count = k, .columns = std::move(columns.heads)};
    const auto width = out.columns.size(), height = rows.heads.size();
    for (std::size_t i = 0; i < height; ++i) {
        CrosstabRow row{.head = std::move(rows.heads[i]), .counts = {}, .sum = {printed.at(i, width)}};
        for (std::size_t j = 0; j < width; ++j) row.counts.push_back({printed.at(i, j)});
        out.rows.push_back(std::move(row));
    }
    for (std::size_t j = 0; j < width; ++j) out.sums.push_back({printed.at(height, j)});
    out.sum.count = printed.at(height, width);
    out.left_out = std::count_if(printed.counts.begin(), printed.counts.end(), [](const auto& one) { return !one; });
    return out;
}

Result<Date> reference_day(const AskCrosstab& in, Date today) {
    if (!in.as_of || *in.as_of == today) return today;
    // Tables of neighbouring days would tell birthdays.
    if (in.as_of->text().ends_with("-01") && *in.as_of < today) return *in.as_of;
    return refuse(json::invalid_fields,
                  std::vector<FieldError>{{"/as_of_on", "not_a_reference_day", "基准日只能是当天或以前某月的一日"}});
}

}  // namespace

bool fits_smallest_count(std::string_view content) { return content.empty() || smallest_count_of(content).has_value(); }

Result<Crosstab> StatisticsService::crosstab(const access::Scope& scope, const AskCrosstab& in) {
    const auto* rows = spec_of(in.rows, in.measure);
    const auto* columns = in.columns ? spec_of(*in.columns, in.measure) : nullptr;
    if (rows == nullptr || (in.columns && (columns == nullptr || columns == rows))) return refuse(no_such_table);
    const bool may_sensitive = access::Gate::admit(scope.actor(), may_tabulate_sensitive).ok();
    if (!may_sensitive && (rows->sensitive || (columns != nullptr && columns->sensitive)))
        return refuse(sensitive_dimension);
    LINLI_TRY(const auto as_of, reference_day(in, shanghai_date(parts_.clock.now())));
    const auto detail = std::string(word(in.measure)) + " " + std::string(word(in.rows)) +
                        (in.columns ? " " + std::string(word(*in.columns)) : std::string());
    LINLI_CHECK(parts_.audit.looked(scope, {.kind = audit::Kind::read,
                                            .operation = "askCrosstab",
                                            .subject_kind = "crosstab",
                                            .subject = {},
                                            .person = {},
                                            .purpose = scope.actor().purpose,
                                            .detail = detail}));
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Crosstab> {
        const auto tenant = scope.tenant();
        const auto k = smallest_count_of(tenant::setting(tx, tenant, smallest_count_setting).value_or(""))
                           .value_or(default_smallest_count);
        const auto counted = repository::count(tx, scope, in.measure, in.rows, in.columns, as_of);
        std::map<std::string, std::int64_t> row_sums, column_sums;
        for (const auto& one : counted) {
            row_sums[one.row] += one.count;
            column_sums[one.column] += one.count;
        }
        const auto tags = parts_.reference.today(tx, tenant, reference::lists::person_tags);
        const Maker maker{tx, tenant, *tags, may_sensitive, k};
        auto down = maker.axis(*rows, row_sums);
        auto across = columns == nullptr ? one_column() : maker.axis(*columns, column_sums);
        if (down.heads.size() > most_categories || across.heads.size() > most_categories) return refuse(too_wide);
        const auto printed =
            suppress(with_sums(down.heads.size(), across.heads.size(), cells_of(counted, down, across)), k);
        auto out = shown(in, as_of, k, std::move(down), std::move(across), printed);
        out.several = rows->several || (columns != nullptr && columns->several);
        return out;
    });
}

}  // namespace linli::statistics
