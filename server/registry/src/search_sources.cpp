#include <linli/registry/search_sources.h>

#include <linli/base/codes.h>
#include <linli/registry/load.h>
#include <linli/registry/permissions.h>
#include <linli/vault/vault.h>

#include "fields.h"
#include "repository_search.h"
#include "visible.h"

#include <optional>
#include <utility>

namespace linli::registry {
namespace {

using repository::SearchRow;
using search::Kind;

bool counts(const SearchRow& row) {
    return !row.standing || (*row.standing != "merged" && *row.standing != "withdrawn");
}

search::Document document_of(const SearchRow& row) {
    return {.record = row.id,
            .version = row.version,
            .place = row.place,
            .names = {},
            .doors = {},
            .homes = {},
            .texts = {},
            .numbers = {},
            .phones = {}};
}

/// Numbers of people lie sealed; whoever was erased is not found, whatever row is left.
class PersonSource final : public search::Source {
public:
    explicit PersonSource(vault::Vault& vault) : vault_(vault) {}
    Kind kind() const override { return Kind::person; }
    const access::Permission& permission() const override { return may_list_persons; }
    const access::Permission* number_permission() const override { return &may_search; }

    std::vector<search::Document> documents(db::ReadTx& tx, TenantId tenant,
                                            std::span<const Uuid> records) const override {
        std::vector<search::Document> out;
        for (auto& [row, document] : read(tx, tenant, records, true)) out.push_back(std::move(document));
        return out;
    }
    std::vector<search::Stamp> stamps(db::ReadTx& tx, TenantId tenant, const Uuid& after,
                                      std::size_t limit) const override {
        return repository::search_stamps(tx, tenant, Kind::person, after, limit);
    }
    std::vector<search::Shown> shown(db::ReadTx& tx, const access::Scope& scope, std::span<const Uuid> records,
                                     bool numbers) const override {
        std::vector<search::Shown> out;
        for (auto& [row, document] : read(tx, scope.tenant(), records, numbers)) {
            if (!scope.covers(row.place, {}, {}, {}, {}, PersonId(row.id))) continue;
            out.push_back({.document = std::move(document),
                           .title = row.name,
                           .title_mask = json::Mask::name,
                           .detail = row.address,
                           .detail_mask = json::Mask::address,
                           .standing = row.standing,
                           .parent = {}});
        }
        return out;
    }

private:
    std::vector<std::pair<SearchRow, search::Document>> read(db::ReadTx& tx, TenantId tenant,
                                                             std::span<const Uuid> records, bool numbers) const {
        auto rows = repository::search_rows(tx, tenant, Kind::person, records);
        std::vector<PersonId> people;
        for (const auto& row : rows) people.emplace_back(row.id);
        // Names lie open: keys are opened only when numbers are asked for, and nobody is shown whose key is gone.
        const auto keys = numbers ? std::optional(vault_.keys(tx, tenant, people)) : std::nullopt;
        std::vector<Uuid> unknown;
        for (const auto& id : people)
            if (!keys || !keys->has(id)) unknown.push_back(id.uuid());
        const auto erased = repository::search_erased(tx, tenant, unknown);
        std::vector<std::pair<SearchRow, search::Document>> out;
        for (auto& row : rows) {
            const auto key = erased.find(row.id);
            const bool gone = key != erased.end() && key->second;
            const bool readable = (keys && keys->has(PersonId(row.id))) || (key != erased.end() && !gone);
            if (!counts(row) || gone || (!readable && row.sealed)) continue;
            auto document = document_of(row);
            document.names = {row.name};
            document.homes = {row.address};
            if (numbers) add_numbers(row, *keys, document);
            out.emplace_back(std::move(row), std::move(document));
        }
        return out;
    }

    static void add_numbers(const SearchRow& row, const vault::KeySet& keys, search::Document& document) {
        const PersonId id(row.id);
        if (row.id_number)
            if (const auto number = keys.open(id, fields::id_number, *row.id_number))
                document.numbers = {normal_id_number(*number).value_or(*number)};
        if (row.phone)
            if (const auto phone = keys.open(id, fields::phone, *row.phone))
                document.phones = {codes::normal_mobile(*phone).value_or(*phone)};
    }

    vault::Vault& vault_;
};

/// Records without anything sealed.
class OpenSource final : public search::Source {
public:
    OpenSource(Kind kind, const access::Permission& permission) : kind_(kind), permission_(permission) {}
    Kind kind() const override { return kind_; }
    const access::Permission& permission() const override { return permission_; }

    std::vector<search::Document> documents(db::ReadTx& tx, TenantId tenant,
                                            std::span<const Uuid> records) const override {
        std::vector<search::Document> out;
        for (const auto& row : repository::search_rows(tx, tenant, kind_, records))
            if (counts(row)) out.push_back(found_by(row));
        return out;
    }
    std::vector<search::Stamp> stamps(db::ReadTx& tx, TenantId tenant, const Uuid& after,
                                      std::size_t limit) const override {
        return repository::search_stamps(tx, tenant, kind_, after, limit);
    }
    std::vector<search::Shown> shown(db::ReadTx& tx, const access::Scope& scope, std::span<const Uuid> records,
                                     bool) const override {
        std::vector<search::Shown> out;
        for (const auto& row : repository::search_rows(tx, scope.tenant(), kind_, records)) {
            if (!counts(row) || !scope.covers(row.place, {}, {}, {}, {})) continue;
            out.push_back({.document = found_by(row),
                           .title = title(row),
                           .title_mask = json::Mask::none,
                           .detail = row.address,
                           .detail_mask = json::Mask::none,
                           .standing = row.standing,
                           .parent = {}});
        }
        return out;
    }

private:
    static const std::string& title(const SearchRow& row) { return row.name.empty() ? row.address : row.name; }

    search::Document found_by(const SearchRow& row) const {
        auto out = document_of(row);
        if (!row.code.empty()) out.numbers = {row.code};
        if (kind_ == Kind::dwelling)
            out.doors = {title(row)};
        else
            out.texts = {row.name, row.address};
        return out;
    }

    Kind kind_;
    const access::Permission& permission_;
};

}  // namespace

std::vector<std::unique_ptr<search::Source>> search_sources(vault::Vault& vault) {
    std::vector<std::unique_ptr<search::Source>> out;
    out.push_back(std::make_unique<PersonSource>(vault));
    out.push_back(std::make_unique<OpenSource>(Kind::dwelling, may_list_dwellings));
    out.push_back(std::make_unique<OpenSource>(Kind::establishment, may_read_establishments));
    out.push_back(std::make_unique<OpenSource>(Kind::object, may_read_objects));
    return out;
}

}  // namespace linli::registry
