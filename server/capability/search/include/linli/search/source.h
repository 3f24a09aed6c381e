#pragma once

#include <linli/access/scope.h>
#include <linli/area/types.h>
#include <linli/base/id.h>
#include <linli/db/database.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::search {

/// What the one box looks for. @source DAT-51
enum class Kind { person, dwelling, establishment, object, matter, file };
constexpr std::array<std::string_view, 6> words(Kind) {
    return {"person", "dwelling", "establishment", "object", "case", "file"};
}

/// What a record may be found by, in plain words. Lives in memory only: the index keeps keyed tokens of it.
struct Document {
    Uuid record;
    std::int64_t version = 1;
    area::Ancestors place;
    std::vector<std::string> names;    ///< of people: characters, pairs, pinyin, initials
    std::vector<std::string> doors;    ///< standard addresses: compound, building, unit, room
    std::vector<std::string> homes;    ///< addresses of people: compound and building only
    std::vector<std::string> texts;    ///< names of units, titles, addresses as text
    std::vector<std::string> numbers;  ///< identity numbers, telephones, codes: found when typed in full
    std::vector<std::string> phones;   ///< found by their last four digits, too
};

/// How a record stands in its own table; the index is held against it.
struct Stamp {
    Uuid record;
    std::int64_t version = 1;
    area::Ancestors place;
    bool findable = true;  ///< false: merged, withdrawn, erased
};

/// A record as a caller may see it: what matched is worked out on `document`, what is shown is title and detail.
struct Shown {
    Document document;
    std::string title;
    json::Mask title_mask = json::Mask::none;  ///< applied for callers whose scope masks
    std::string detail;
    json::Mask detail_mask = json::Mask::none;
    std::optional<std::string> standing;  ///< deceased, moved out …
    std::optional<Uuid> parent;           ///< of a file: the case it belongs to
};

/// Port: the room that owns a kind of records says what they are found by, and shows them within a scope.
/// Implementations are thread-safe and ask nothing row by row.
class Source {
public:
    virtual ~Source() = default;
    virtual Kind kind() const = 0;
    /// Who may find records of this kind by words.
    virtual const access::Permission& permission() const = 0;
    /// Who may find them by numbers typed in full or by the end of a telephone; nothing: whoever finds by words.
    virtual const access::Permission* number_permission() const { return nullptr; }
    /// Of `records` those that can be found, in any order; the others are taken out of the index.
    virtual std::vector<Document> documents(db::ReadTx& tx, TenantId tenant, std::span<const Uuid> records) const = 0;
    /// At most `limit` records behind `after`, by id.
    virtual std::vector<Stamp> stamps(db::ReadTx& tx, TenantId tenant, const Uuid& after, std::size_t limit) const = 0;
    /// Of `records` those inside the scope that can be found. @param numbers whether numbers and phones are needed
    virtual std::vector<Shown> shown(db::ReadTx& tx, const access::Scope& scope, std::span<const Uuid> records,
                                     bool numbers) const = 0;
};

}  // namespace linli::search
