#include "postgres_database.h"
#include "sqlite_database.h"

namespace linli::db {

std::unique_ptr<Database> open(const DatabaseOptions& options) {
    switch (options.engine) {
    case Engine::sqlite: return std::make_unique<sqlite::SqliteDatabase>(options);
    case Engine::postgres: return std::make_unique<postgres::PostgresDatabase>(options);
    }
    throw StoreFault("unknown engine");
}

}  // namespace linli::db
