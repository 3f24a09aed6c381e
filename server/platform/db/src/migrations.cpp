#include "migrations.h"

#include "hex.h"
#include "lexer.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include <openssl/evp.h>

namespace linli::db {
namespace {

struct TypeToken {
    std::string_view token;
    std::string_view sqlite;
    std::string_view postgres;
};

/// Bytewise collation: the order of words must not depend on the locale of the machine.
constexpr std::array type_tokens{
    TypeToken{"@id", "BLOB", "uuid"},
    TypeToken{"@code", "TEXT", "text COLLATE \"C\""},
    TypeToken{"@text", "TEXT", "text COLLATE \"C\""},
    TypeToken{"@json", "TEXT", "text COLLATE \"C\""},
    TypeToken{"@on", "TEXT", "text COLLATE \"C\""},
    TypeToken{"@int", "INTEGER", "bigint"},
    TypeToken{"@ms", "INTEGER", "bigint"},
    TypeToken{"@fen", "INTEGER", "bigint"},
    TypeToken{"@count", "INTEGER", "bigint"},
    TypeToken{"@flag", "INTEGER", "boolean"},
    TypeToken{"@real", "REAL", "double precision"},
    TypeToken{"@blob", "BLOB", "bytea"},
    TypeToken{"@sealed", "BLOB", "bytea"},
    TypeToken{"@table", "STRICT", ""},
    TypeToken{"@clustered", "STRICT, WITHOUT ROWID", ""},
};

/// Keeps the lines that concern `engine`: `-- dialect: sqlite` up to `-- dialect: both` is for SQLite only.
std::string lines_for(std::string_view text, Engine engine) {
    constexpr std::string_view mark = "-- dialect: ";
    std::string kept;
    bool keep = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        const std::string_view line = text.substr(0, end + 1);
        text.remove_prefix(end + 1);
        if (line.starts_with(mark)) {
            const std::string_view rest = line.substr(mark.size());
            const std::string_view named = rest.substr(0, rest.find_last_not_of(" \t\r\n") + 1);
            if (named != "both" && !from_word<Engine>(named))
                throw StoreFault("unknown dialect: " + std::string(named));
            keep = named == "both" || named == word(engine);
        } else if (keep) {
            kept += line;
        }
    }
    return kept;
}

struct Applied {
    std::string name;
    std::string checksum;
};
using Journal = std::map<std::pair<std::string, int>, Applied>;

constexpr std::string_view journal_table = R"sql(
CREATE TABLE IF NOT EXISTS db_migration (
    module        @code  NOT NULL,
    number        @int   NOT NULL,
    name          @code  NOT NULL,
    checksum      @code  NOT NULL,
    applied_at_ms @ms    NOT NULL,
    PRIMARY KEY (module, number)
) @table;
)sql";

Journal read_journal(EngineSession& session) {
    Journal journal;
    session.each("SELECT module, number, name, checksum FROM db_migration", {}, [&](const Row& row) {
        journal[{row.get<std::string>("module"), row.get<int>("number")}] = {row.get<std::string>("name"),
                                                                             row.get<std::string>("checksum")};
    });
    return journal;
}

const Migration* find(std::span<const ModuleSql* const> modules, std::string_view module, int number) {
    for (const ModuleSql* candidate : modules) {
        if (candidate->module != module) continue;
        for (const Migration& migration : candidate->migrations)
            if (migration.number == number) return &migration;
    }
    return nullptr;
}

/// The journal must be a beginning of what this program knows, module by module.
void compare(const Journal& journal, std::span<const ModuleSql* const> modules) {
    for (const auto& [key, applied] : journal) {
        const auto& [module, number] = key;
        const Migration* known = find(modules, module, number);
        if (!known) throw StoreFault("the schema is newer than this program: it has " + module + " " + applied.name);
        if (applied.name != known->name || applied.checksum != checksum(known->sql))
            throw StoreFault("a merged migration was edited: " + module + " " + applied.name);
    }
}

/// Files not yet applied, in order. @throws StoreFault when one comes before a file that was already applied.
std::vector<const Migration*> pending(const Journal& journal, const ModuleSql& module) {
    std::vector<const Migration*> files;
    int last = 0;
    for (const auto& [key, applied] : journal)
        if (key.first == module.module) last = std::max(last, key.second);
    for (const Migration& migration : module.migrations) {
        if (journal.contains({std::string(module.module), migration.number})) continue;
        if (migration.number <= last)
            throw StoreFault("a migration was added before one already applied: " + std::string(module.module) + " " +
                             std::string(migration.name));
        files.push_back(&migration);
    }
    std::sort(files.begin(), files.end(), [](const Migration* a, const Migration* b) { return a->number < b->number; });
    return files;
}

void apply(EngineSession& session, const ModuleSql& module, const Migration& migration, Instant now) {
    // Another process may have been faster while we waited for the lock.
    if (read_journal(session).contains({std::string(module.module), migration.number})) return;
    session.script(migration_sql(migration.sql, session.engine()));
    const std::array<Param, 5> row{Param{"module", module.module}, Param{"number", migration.number},
                                   Param{"name", migration.name}, Param{"checksum", checksum(migration.sql)},
                                   Param{"now", now}};
    session.exec(
        "INSERT INTO db_migration (module, number, name, checksum, applied_at_ms) "
        "VALUES (:module, :number, :name, :checksum, :now)",
        row);
}

}  // namespace

std::string migration_sql(std::string_view text, Engine engine) {
    const std::string mine = lines_for(text, engine);
    std::string out;
    for (const Token& token : lex(mine)) {
        if (token.kind != Token::Kind::type) {
            out += token.text;
            continue;
        }
        const auto found = std::find_if(type_tokens.begin(), type_tokens.end(),
                                        [&](const TypeToken& type) { return type.token == token.text; });
        if (found == type_tokens.end()) throw StoreFault("unknown type token " + std::string(token.text));
        out += engine == Engine::sqlite ? found->sqlite : found->postgres;
    }
    return out;
}

std::string checksum(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw StoreFault("SHA-256 is not available");
    return to_hex({reinterpret_cast<const char*>(digest.data()), size});
}

void migrate_with(const LockedWrite& locked_write, Engine engine, std::span<const ModuleSql* const> modules,
                  Instant now) {
    std::vector<const ModuleSql*> ordered(modules.begin(), modules.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const ModuleSql* a, const ModuleSql* b) {
        return std::pair(a->floor, a->module) < std::pair(b->floor, b->module);
    });
    Journal journal;
    locked_write([&](EngineSession& session) {
        session.script(migration_sql(journal_table, engine));
        journal = read_journal(session);
    });
    compare(journal, ordered);
    for (const ModuleSql* module : ordered)
        for (const Migration* migration : pending(journal, *module))
            locked_write([&](EngineSession& session) { apply(session, *module, *migration, now); });
}

}  // namespace linli::db
