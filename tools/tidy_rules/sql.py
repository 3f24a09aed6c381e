"""Rules about SQL: one text for two engines, in repositories and migrations only."""
from .rule import FileRule, LineRule, view

SQL_FILES = ("*.sql",)
CPP = ("server/*.cpp", "server/*.h", "sim/*.cpp", "sim/*.h")
NOT_PRODUCT = ("*/tests/*", "*/testing/*", "server/testing/*", "*/fuzz/*")
# Where the two engines are allowed to differ.
DIALECT = ("server/platform/db/*", "*/dialect*", *NOT_PRODUCT)
# Where SQL may stand at all.
SQL_PLACES = ("server/platform/db/*", "*repository*", "server/kernel/*/src/*",  # a room of the kernel is its tables
              "server/api/src/idempotency.cpp", "server/api/src/page.cpp", *NOT_PRODUCT)

FOREIGN = (r"(?i)\bINSERT\s+OR\s+(REPLACE|IGNORE)\b|\bAUTOINCREMENT\b|\b(BIG)?SERIAL\b|\bILIKE\b|\bnow\s*\(\s*\)"
           r"|\bdatetime\s*\(|\bstrftime\s*\(|\bdate_trunc\s*\(|\bstring_agg\s*\(|\bgroup_concat\s*\("
           r"|\bFOR\s+UPDATE\b|\bjson_each\b|\bjson_extract\b|->>")
FOREIGN_WHY = "not the same on both engines (docs/adr/0002): pass the value, or put it into a dialect file of platform/db"

RULES = [
    LineRule("sql-dialect", FOREIGN_WHY, FOREIGN, files=SQL_FILES,
             good=("INSERT INTO t (a) VALUES (:a) ON CONFLICT (a) DO NOTHING", "-- known at once"),
             bad=("INSERT OR REPLACE INTO t VALUES (1)", "id INTEGER PRIMARY KEY AUTOINCREMENT", "created = now()",
                  "WHERE doc->>'k' = '5'", "WHERE name ILIKE 'a%'", "SELECT 1 FOR UPDATE")),
    LineRule("sql-dialect-in-code", FOREIGN_WHY, FOREIGN, files=CPP, allowed=DIALECT, where="strings",
             good=('"UPDATE t SET a = :a WHERE id = :id"', "const auto now = clock.now();"),
             bad=('"INSERT OR REPLACE INTO t VALUES (:a)"', '"UPDATE t SET at = now()"', "\"WHERE doc->>'k' = :k\"")),
    LineRule("sql-place", "SQL stands in repository files and migrations, nowhere else",
             r'"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX)\s|WITH\s+\w+.*\sAS\s*\()',
             files=CPP, allowed=SQL_PLACES, where="strings",
             good=('"SELECT"', '"Select a grid"'),
             bad=('"SELECT id FROM cases_case"', '"INSERT INTO t (a) VALUES (:a)"', '"UPDATE t SET a = 1"')),
    LineRule("sql-column-type", "a migration names the types of platform/db: @id, @code, @text, @int, @ms, @on ...",
             r"(?i)^\s+\w+\s+(INTEGER|BIGINT|SMALLINT|VARCHAR|TIMESTAMPTZ?|UUID|BOOLEAN|REAL|DOUBLE|NUMERIC|BYTEA|JSONB)\b",
             files=("*/migrations/*.sql",),
             good=("    tenant_id   @int NOT NULL,", "    at_ms @ms NOT NULL"),
             bad=("    id UUID PRIMARY KEY,", "    n INTEGER NOT NULL")),
]


def parameters(path: str, text: str):
    """SQL text is never put together from values: parameters are `:name`."""
    strings = view(path, text, "strings")
    for number, (code, literal) in enumerate(zip(text.split("\n"), strings.split("\n")), 1):
        if "WHERE" in literal or "VALUES" in literal:
            if "fmt::format" in code or '= \'" +' in code or "= '{}'" in literal or '" + to_string' in code:
                yield number, "SQL with a value pasted in; bind it as :name"
            if "$1" in literal or "= ?" in literal:
                yield number, "positional parameter; write :name"


RULES.append(FileRule(
    "sql-parameters", parameters, files=CPP, allowed=("server/platform/db/*", *NOT_PRODUCT),
    good=('tx.query("SELECT a FROM t WHERE id = :id", id);',),
    bad=('tx.query(fmt::format("SELECT a FROM t WHERE id = {}", id));', 'q("SELECT a FROM t WHERE id = $1", id);'),
    sample="server/domain/cases/src/repository.cpp"))
