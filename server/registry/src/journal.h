#pragma once

#include <linli/db/database.h>
#include <linli/registry/changes.h>

#include <boost/json/object.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace linli::registry {

/// Tables whose rows a change request may touch.
enum class Book { relation, person, establishment, tag, link, consent };
constexpr std::array<std::string_view, 6> words(Book) {
    return {"relation", "person", "establishment", "tag", "link", "consent"};
}

/// Writes rows for one request and keeps what stood before, so that everything can be taken back in reverse order.
/// Rows are named and kept as JSON: ids as text, days, words, numbers and flags; never a sealed value.
class Journal {
public:
    /// `now` is the moment at which everything it writes becomes known.
    Journal(db::WriteTx& tx, TenantId tenant, RequestId request, Instant now);

    /// Sets cells of the row with this key. The row must be there.
    void update(Book book, const boost::json::object& key, const boost::json::object& cells);
    void insert(Book book, const boost::json::object& row);
    void remove(Book book, const boost::json::object& key);
    /// What another room moved to `into`.
    void note_references(const std::string& room, const Uuid& into, const std::vector<std::string>& rows);
    std::map<std::string, std::vector<std::string>> references() const;
    /// Takes everything back. @return false, having changed nothing that stays, when a row is no longer as the request
    /// left it: the caller refuses, which rolls back
    bool undo();
    /// Notes a row written elsewhere (a new person), so that what depends on it is counted again.
    void touch_person(PersonId id) { people_.insert(id); }
    /// Counts doors and households again that were touched.
    void recount();

private:
    bool merged(const std::vector<Uuid>& records) const;
    void note(std::string_view what, Book book, const boost::json::object& key, const boost::json::object& before,
              const boost::json::object& after);
    void touch(Book book, const boost::json::object& row);
    boost::json::object read(Book book, const boost::json::object& key) const;
    void write(Book book, const boost::json::object& key, const boost::json::object& cells);
    void add(Book book, const boost::json::object& row);
    void erase(Book book, const boost::json::object& key);

    db::WriteTx& tx_;
    TenantId tenant_;
    RequestId request_;
    Instant now_;
    std::int64_t position_ = 0;
    std::set<DwellingId> dwellings_;
    std::set<HouseholdId> households_;
    std::set<PersonId> people_;
};

}  // namespace linli::registry
