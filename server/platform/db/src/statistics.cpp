// dialect: only PostgreSQL needs to be told.
#include <linli/db/statistics.h>

namespace linli::db {

void gather_statistics(Database& database) {
    if (database.engine() != Engine::postgres) return;
    database.write([](WriteTx& tx) {
        const auto tables = tx.value<std::string>(
            "SELECT string_agg(quote_ident(c.relname), ', ' ORDER BY c.relname) FROM pg_class c JOIN pg_namespace n"
            " ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'",
            {});
        if (tables) tx.exec("ANALYZE " + *tables, {});
    });
}

}  // namespace linli::db
