#pragma once

#include <linli/access/scope.h>
#include <linli/api/desk.h>
#include <linli/base/clock.h>
#include <linli/db/database.h>
#include <linli/reference/forms.h>
#include <linli/reference/list.h>
#include <linli/reference/views.h>

#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace linli::audit {
class Audit;
}

namespace linli::reference {

inline constexpr ProblemType no_such_list{"reference/no-such-list", 404, "没有这个代码集", "There is no such list"};
inline constexpr ProblemType changed_meanwhile{"reference/changed-meanwhile", 409,
                                               "代码集已有更新的版本，请刷新后再发布",
                                               "A newer version was published meanwhile"};
inline constexpr ProblemType starts_too_early{"reference/starts-too-early", 422, "生效日期不能早于上一版本",
                                              "A version cannot hold before the one it replaces"};

/// The lists of all tenants. Versions are immutable and kept in memory. Thread-safe.
/// @throws db::StoreFault when the store fails.
class Reference {
public:
    /// `clock` is the domain clock: which version holds today.
    Reference(db::Database& database, const Clock& clock, audit::Audit& audit);

    /// The version that holds on `on`: the newest published one that began, else the built-in one.
    /// @throws InvariantBroken for a code that names no list
    std::shared_ptr<const List> on(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on);
    /// The version that holds on `on` by what was published until `known`: later ones, even backdated, change nothing.
    std::shared_ptr<const List> as_known(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on,
                                         Instant known);
    /// The same, today.
    std::shared_ptr<const List> today(db::ReadTx& tx, TenantId tenant, std::string_view list_code);
    /// Notes how good the values of an entry are, per mille; the newest score stays.
    void set_score(db::WriteTx& tx, TenantId tenant, std::string_view list_code, std::string_view code, int per_mille,
                   Instant now);

    /// Every list with the version that holds today.
    Result<ListsView> all(const access::Scope& scope);
    /// Told once, before anybody asks: every field that may be filled in. @source DAT-22
    void know_forms(std::vector<FormField> forms) { forms_ = std::move(forms); }
    /// Those fields with what the catalogue of today says of them.
    Result<FormFields> form_fields(const access::Scope& scope, const AskFormFields& in);
    /// Fields without purpose and legal basis in the catalogue of today, a sentence each.
    std::vector<std::string> uncovered_today(db::ReadTx& tx, TenantId tenant);
    /// @refuses no_such_list
    Result<ListView> read(const access::Scope& scope, std::string_view list_code, const ReadList& in);
    /// @refuses no_such_list, changed_meanwhile, starts_too_early, json::invalid_fields.
    Result<ListView> publish(const access::Scope& scope, std::string_view list_code, const PublishList& in);

private:
    using Key = std::tuple<std::int64_t, std::string, std::int64_t>;
    /// @return null when there is no such version
    std::shared_ptr<const List> version(db::ReadTx& tx, TenantId tenant, const Shape& shape, std::int64_t number);
    /// The list with its newest scores.
    Result<ListView> view(db::ReadTx& tx, TenantId tenant, const Shape& shape, const List& list);

    db::Database& database_;
    const Clock& clock_;
    audit::Audit& audit_;
    std::vector<FormField> forms_;
    std::mutex mutex_;
    std::map<Key, std::shared_ptr<const List>> cache_;
};

/// Mounts the routes.
void mount(api::Desk& desk, Reference& reference);

}  // namespace linli::reference
