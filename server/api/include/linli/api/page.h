#pragma once

#include <linli/access/scope.h>
#include <linli/api/route.h>
#include <linli/db/database.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::crypto {
class Keyring;
}

namespace linli::api {

/// Seals what a list needs to go on: the last row's keys, bound to operation, tenant, user and filters, so that a
/// cursor
/// of somebody else or of another list is refused. AEAD under the keyring's "cursor" key; no personal data inside.
class CursorSealer {
public:
    virtual ~CursorSealer() = default;
    /// An opaque text for `content`, URL-safe.
    virtual std::string seal(const access::Scope& scope, std::string_view operation,
                             std::string_view content) const = 0;
    /// @refuses bad_cursor
    virtual Result<std::string> open(const access::Scope& scope, std::string_view operation,
                                     std::string_view cursor) const = 0;
};
/// The sealer of a server: keys from its keyring, bound to operation, tenant, user and post.
std::unique_ptr<CursorSealer> make_cursor_sealer(const crypto::Keyring& keyring);
inline constexpr ProblemType bad_cursor{"request/bad-cursor", 422, "翻页位置无效，请从第一页重新查看",
                                        "The cursor is not valid here"};

/// A keyset page over one table whose indexes lead with (tenant, ancestor, order, id).
/// Each branch of the scope is its own index range; branches are merged in the database (UNION), so a page costs
/// the same at 10⁴ and 10⁶ rows.
struct PageQuery {
    std::string_view select;  ///< column list; must contain `order` and `id`
    std::string_view from;    ///< table, with an alias if `select` and `columns` use one
    std::string_view order;   ///< one int column, bare: "reported_at_ms"
    std::string_view id;      ///< unique tie-breaker, bare: "case_id"
    bool descending = true;
    access::ScopeColumns columns{};
    std::string extra{};              ///< further conditions ("state = :state"), literals of the repository only
    std::vector<db::Param> params{};  ///< of `extra`
    std::size_t limit = 50;
};
/// Where the last page ended.
struct PageKey {
    std::int64_t order = 0;
    Uuid id;
    std::string text() const;
    static std::optional<PageKey> parse(std::string_view text);
};
/// Visits at most `limit` rows after `after`. @return the key to go on from; nothing when this was the last page.
std::optional<PageKey> fetch_page(db::ReadTx& tx, const access::Scope& scope, const PageQuery& query,
                                  const std::optional<PageKey>& after,
                                  const std::function<void(const db::Row&)>& visit);

}  // namespace linli::api
