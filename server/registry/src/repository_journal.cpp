#include "journal.h"

#include <linli/json/read.h>

#include "counts.h"
#include "key_chunks.h"
#include "past_tables.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace linli::registry {
namespace {

using boost::json::object;

/// How an effect is called that happened in another room.
const std::string reference_mark = "reference:";

enum class Cell { id, text, flag, count };

struct Column {
    std::string_view name;
    Cell cell = Cell::text;
    bool key = false;
};

struct Table {
    std::string_view name;
    std::span<const Column> columns;
};

constexpr Column relation_columns[] = {{"relation_id", Cell::id, true},
                                       {"person_id", Cell::id},
                                       {"dwelling_id", Cell::id},
                                       {"address"},
                                       {"kind"},
                                       {"lives_here", Cell::flag},
                                       {"state"},
                                       {"from_on"},
                                       {"until_on"},
                                       {"source"},
                                       {"district_id", Cell::id},
                                       {"street_id", Cell::id},
                                       {"community_id", Cell::id},
                                       {"grid_id", Cell::id},
                                       {"recorded_at_ms", Cell::count}};
constexpr Column person_columns[] = {{"person_id", Cell::id, true},
                                     {"household_id", Cell::id},
                                     {"dwelling_id", Cell::id},
                                     {"district_id", Cell::id},
                                     {"street_id", Cell::id},
                                     {"community_id", Cell::id},
                                     {"grid_id", Cell::id},
                                     {"standing"},
                                     {"standing_on"},
                                     {"merged_into", Cell::id}};
constexpr Column establishment_columns[] = {
    {"merchant_id", Cell::id, true}, {"standing"}, {"standing_on"}, {"merged_into", Cell::id}};
constexpr Column tag_columns[] = {{"person_id", Cell::id, true},
                                  {"word", Cell::text, true},
                                  {"from_on", Cell::text, true},
                                  {"until_on"},
                                  {"label"},
                                  {"source"},
                                  {"basis"},
                                  {"district_id", Cell::id},
                                  {"street_id", Cell::id},
                                  {"community_id", Cell::id},
                                  {"grid_id", Cell::id},
                                  {"recorded_at_ms", Cell::count}};
constexpr Column link_columns[] = {{"link_id", Cell::id, true},
                                   {"kind"},
                                   {"from_kind"},
                                   {"from_id", Cell::id},
                                   {"to_kind"},
                                   {"to_id", Cell::id},
                                   {"from_on"},
                                   {"until_on"},
                                   {"source"},
                                   {"basis"},
                                   {"recorded_at_ms", Cell::count}};
constexpr Column consent_columns[] = {
    {"consent_id", Cell::id, true}, {"person_id", Cell::id}, {"withdrawn_at_ms", Cell::count}};

constexpr Table tables[] = {{"registry_relation", relation_columns},
                            {"registry_person", person_columns},
                            {"registry_merchant", establishment_columns},
                            {"registry_tag", tag_columns},
                            {"registry_link", link_columns},
                            {"registry_consent", consent_columns}};

const Table& table(Book book) { return tables[static_cast<std::size_t>(book)]; }

const Column& column(Book book, std::string_view name) {
    const auto& columns = table(book).columns;
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
    LINLI_INVARIANT(found != columns.end(), "a change of a column that has no history: " + std::string(name));
    return *found;
}

db::Value value_of(const Column& column, const boost::json::value& value) {
    if (value.is_null()) return std::monostate{};
    switch (column.cell) {
    case Cell::id: return db::to_value(Uuid::parse(value.as_string()).value_or(Uuid{}));
    case Cell::flag: return db::to_value(value.as_bool());
    case Cell::count: return db::to_value(value.to_number<std::int64_t>());
    case Cell::text: break;
    }
    return db::Value(std::string(value.as_string()));
}

boost::json::value json_of(const Column& column, const db::Row& row) {
    const auto at = row.column(column.name);
    if (row.null(at)) return nullptr;
    switch (column.cell) {
    case Cell::id: return boost::json::value(row.uuid(at).text());
    case Cell::flag: return row.flag(at);
    case Cell::count: return row.i64(at);
    case Cell::text: break;
    }
    return boost::json::value(row.text(at));
}

void add_params(Book book, const object& cells, std::vector<db::Param>& params) {
    for (const auto& [name, value] : cells) {
        const auto& spec = column(book, name);
        params.emplace_back(spec.name, std::nullopt);
        params.back().value = value_of(spec, value);
    }
}

/// `a = :a AND b = :b` or `a = :a, b = :b`; names come from the tables above.
std::string assignments(Book book, const object& cells, std::string_view between) {
    std::string out;
    for (const auto& [name, value] : cells) {
        const std::string spec(column(book, name).name);
        out += (out.empty() ? "" : std::string(between)) + spec + " = :" + spec;
    }
    return out;
}

object key_of(Book book, const object& row) {
    object key;
    for (const auto& one : table(book).columns)
        if (one.key) key[one.name] = row.at(one.name);
    return key;
}

object part(const object& row, const object& names) {
    object out;
    for (const auto& [name, value] : names) out[name] = row.at(name);
    return out;
}

Uuid first_id(const object& key) { return Uuid::parse(key.begin()->value().as_string()).value_or(Uuid{}); }

template <class Id>
void note_id(std::set<Id>& into, const object& row, std::string_view name) {
    if (const auto* found = row.if_contains(name); found != nullptr && found->is_string())
        into.insert(Id(Uuid::parse(found->as_string()).value_or(Uuid{})));
}

}  // namespace

Journal::Journal(db::WriteTx& tx, TenantId tenant, RequestId request, Instant now)
    : tx_(tx), tenant_(tenant), request_(request), now_(now) {}

void Journal::touch(Book book, const object& row) {
    if (book == Book::relation) {
        note_id(dwellings_, row, "dwelling_id");
        note_id(people_, row, "person_id");
    }
    if (book == Book::person) {
        note_id(households_, row, "household_id");
        note_id(people_, row, "person_id");
    }
}

object Journal::read(Book book, const object& key) const {
    std::string columns;
    for (const auto& one : table(book).columns) columns += (columns.empty() ? "" : ", ") + std::string(one.name);
    std::vector<db::Param> params{{"tenant", tenant_}};
    add_params(book, key, params);
    object out;
    tx_.each("SELECT " + columns + " FROM " + std::string(table(book).name) + " WHERE tenant_id = :tenant AND " +
                 assignments(book, key, " AND "),
             db::Params(params), [&](const db::Row& row) {
                 for (const auto& one : table(book).columns) out[one.name] = json_of(one, row);
             });
    return out;
}

void Journal::write(Book book, const object& key, const object& cells) {
    std::vector<db::Param> params{{"tenant", tenant_}};
    add_params(book, key, params);
    if (const auto* kept = past::table_of(table(book).name))
        past::keep_where(tx_, *kept, assignments(book, key, " AND "), db::Params(params), now_);
    add_params(book, cells, params);
    const bool versioned = book == Book::person || book == Book::establishment;
    tx_.exec("UPDATE " + std::string(table(book).name) + " SET " + assignments(book, cells, ", ") +
                 (versioned ? ", version = version + 1" : "") + " WHERE tenant_id = :tenant AND " +
                 assignments(book, key, " AND "),
             db::Params(params));
}

void Journal::add(Book book, const object& row) {
    std::string columns = "tenant_id", values = ":tenant";
    for (const auto& [name, value] : row) {
        const std::string spec(column(book, name).name);
        columns += ", " + spec;
        values += ", :" + spec;
    }
    std::vector<db::Param> params{{"tenant", tenant_}};
    add_params(book, row, params);
    tx_.exec("INSERT INTO " + std::string(table(book).name) + " (" + columns + ") VALUES (" + values + ")",
             db::Params(params));
    // A row that came back, or came from another record, is older than its being here.
    const auto key = key_of(book, row);
    std::vector<db::Param> found{{"tenant", tenant_}};
    add_params(book, key, found);
    if (const auto* kept = past::table_of(table(book).name))
        past::keep_absence(tx_, *kept, assignments(book, key, " AND "), db::Params(found), now_);
}

void Journal::erase(Book book, const object& key) {
    std::vector<db::Param> params{{"tenant", tenant_}};
    add_params(book, key, params);
    if (const auto* kept = past::table_of(table(book).name))
        past::keep_where(tx_, *kept, assignments(book, key, " AND "), db::Params(params), now_);
    tx_.exec("DELETE FROM " + std::string(table(book).name) + " WHERE tenant_id = :tenant AND " +
                 assignments(book, key, " AND "),
             db::Params(params));
}

void Journal::note(std::string_view what, Book book, const object& key, const object& before, const object& after) {
    object keyed_before = before;
    keyed_before["key"] = key;
    tx_.exec(
        "INSERT INTO registry_effect (tenant_id, request_id, position, what, row_id, before, after)"
        " VALUES (:tenant, :request, :position, :what, :row, :before, :after)",
        {{"tenant", tenant_},
         {"request", request_},
         {"position", position_++},
         {"what", std::string(what) + ":" + std::string(word(book))},
         {"row", first_id(key)},
         {"before", boost::json::serialize(keyed_before)},
         {"after", boost::json::serialize(after)}});
}

void Journal::update(Book book, const object& key, const object& cells) {
    const auto row = read(book, key);
    LINLI_INVARIANT(!row.empty(), "a change of a row that is not there");
    const auto before = part(row, cells);
    if (before == cells) return;
    touch(book, row);
    touch(book, cells);
    write(book, key, cells);
    note("update", book, key, before, cells);
}

void Journal::insert(Book book, const object& row) {
    touch(book, row);
    add(book, row);
    note("insert", book, key_of(book, row), {}, row);
}

void Journal::remove(Book book, const object& key) {
    const auto row = read(book, key);
    LINLI_INVARIANT(!row.empty(), "a change of a row that is not there");
    touch(book, row);
    erase(book, key);
    note("remove", book, key, row, {});
}

void Journal::note_references(const std::string& room, const Uuid& into, const std::vector<std::string>& rows) {
    if (rows.empty()) return;
    boost::json::array list;
    for (const auto& row : rows) list.emplace_back(row);
    tx_.exec(
        "INSERT INTO registry_effect (tenant_id, request_id, position, what, row_id, before, after)"
        " VALUES (:tenant, :request, :position, :what, :row, '{}', :after)",
        {{"tenant", tenant_},
         {"request", request_},
         {"position", position_++},
         {"what", reference_mark + room},
         {"row", into},
         {"after", boost::json::serialize(object{{"rows", std::move(list)}})}});
}

std::map<std::string, std::vector<std::string>> Journal::references() const {
    std::map<std::string, std::vector<std::string>> out;
    tx_.each(
        "SELECT what, after FROM registry_effect WHERE tenant_id = :tenant AND request_id = :request"
        " AND what LIKE 'reference:%' ORDER BY position",
        {{"tenant", tenant_}, {"request", request_}}, [&](const db::Row& row) {
            auto& rows = out[row.get<std::string>("what").substr(reference_mark.size())];
            const auto after = json::parse(row.text(row.column("after"))).value();
            for (const auto& one : after.at("rows").as_array()) rows.emplace_back(one.as_string());
        });
    return out;
}

/// Whether one of these was merged into another record since: what names them cannot come back.
bool Journal::merged(const std::vector<Uuid>& records) const {
    bool found = false;
    each_chunk(records, {{"tenant", tenant_}}, [&](const std::string& list, db::Params params) {
        tx_.each(
            "SELECT person_id FROM registry_person WHERE tenant_id = :tenant AND standing = 'merged' AND person_id"
            " IN " +
                list +
                " UNION ALL SELECT merchant_id FROM registry_merchant WHERE tenant_id = :tenant"
                " AND standing = 'merged' AND merchant_id IN " +
                list,
            params, [&](const db::Row&) { found = true; });
    });
    return found;
}

bool Journal::undo() {
    struct Effect {
        std::string what;
        object before, after;
    };
    const auto effects = tx_.all(
        "SELECT what, before, after FROM registry_effect WHERE tenant_id = :tenant AND request_id = :request"
        " AND what NOT LIKE 'reference:%' ORDER BY position DESC",
        {{"tenant", tenant_}, {"request", request_}}, [](const db::Row& row) {
            const auto parsed = [&](std::string_view name) {
                return json::parse(row.text(row.column(name))).value().get_object();
            };
            return Effect{row.get<std::string>("what"), parsed("before"), parsed("after")};
        });
    std::vector<Uuid> named;
    for (const auto& effect : effects) {
        const auto colon = effect.what.find(':');
        const auto what = effect.what.substr(0, colon);
        const auto book = from_word<Book>(effect.what.substr(colon + 1)).value();
        const auto key = effect.before.at("key").get_object();
        auto before = effect.before;
        before.erase("key");
        const auto row = read(book, key);
        touch(book, row);
        touch(book, before);
        for (const auto* end : {"person_id", "from_id", "to_id"})
            if (const auto* id = before.if_contains(end); id != nullptr && id->is_string())
                if (const auto record = Uuid::parse(std::string_view(id->as_string()))) named.push_back(*record);
        if (what == "remove") {
            if (!row.empty()) return false;
            add(book, before);
        } else {
            if (row.empty() || part(row, effect.after) != effect.after) return false;
            what == "insert" ? erase(book, key) : write(book, key, before);
        }
    }
    return !merged(distinct(std::move(named)));
}

void Journal::recount() {
    auto households = households_of(tx_, tenant_, {people_.begin(), people_.end()});
    households.insert(households.end(), households_.begin(), households_.end());
    recount_dwellings(tx_, tenant_, {dwellings_.begin(), dwellings_.end()});
    recount_households(tx_, tenant_, std::move(households));
}

}  // namespace linli::registry
