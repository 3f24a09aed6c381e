#include <linli/cases/search_sources.h>

#include <linli/cases/permissions.h>

#include "repository_search.h"

namespace linli::cases {
namespace {

using search::Kind;

class MatterSource final : public search::Source {
public:
    explicit MatterSource(Kind kind) : kind_(kind) {}
    Kind kind() const override { return kind_; }
    const access::Permission& permission() const override { return may_read; }

    std::vector<search::Document> documents(db::ReadTx& tx, TenantId tenant,
                                            std::span<const Uuid> records) const override {
        std::vector<search::Document> out;
        for (const auto& row : repository::search_rows(tx, tenant, nullptr, kind_, records))
            out.push_back(found_by(row));
        return out;
    }
    std::vector<search::Stamp> stamps(db::ReadTx& tx, TenantId tenant, const Uuid& after,
                                      std::size_t limit) const override {
        return repository::search_stamps(tx, tenant, kind_, after, limit);
    }
    std::vector<search::Shown> shown(db::ReadTx& tx, const access::Scope& scope, std::span<const Uuid> records,
                                     bool) const override {
        std::vector<search::Shown> out;
        for (const auto& row : repository::search_rows(tx, scope.tenant(), &scope, kind_, records)) {
            const bool file = kind_ == Kind::file;
            const auto about = row.address.empty() ? row.number : row.number + " " + row.address;
            out.push_back({.document = found_by(row),
                           .title = file ? row.file_name : row.title,
                           .title_mask = json::Mask::none,
                           .detail = file ? row.title : about,
                           .detail_mask = json::Mask::none,
                           .standing = row.state,
                           .parent = file ? std::optional(row.case_id) : std::nullopt});
        }
        return out;
    }

private:
    search::Document found_by(const repository::SearchRow& row) const {
        search::Document out{.record = row.id,
                             .version = row.version,
                             .place = row.place,
                             .names = {},
                             .doors = {},
                             .homes = {},
                             .texts = {},
                             .numbers = {},
                             .phones = {}};
        if (kind_ == Kind::file) {
            out.texts = {row.file_name};
        } else {
            out.texts = {row.title, row.address};
            out.numbers = {row.number};
        }
        return out;
    }

    Kind kind_;
};

}  // namespace

std::vector<std::unique_ptr<search::Source>> search_sources() {
    std::vector<std::unique_ptr<search::Source>> out;
    out.push_back(std::make_unique<MatterSource>(Kind::matter));
    out.push_back(std::make_unique<MatterSource>(Kind::file));
    return out;
}

}  // namespace linli::cases
