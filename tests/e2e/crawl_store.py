"""The database behind the server, read and planted directly: what the crawl measures the answers by."""
import json
import os
import sqlite3
import subprocess
import uuid


class Store:
    """Both engines behind two calls. Ids come as UUID text; times, counts and texts as they are."""

    def __init__(self, server):
        self.conninfo, self.schema = server.database or (None, None)
        self.file = server.folder / "linli.db"

    def rows(self, sql):
        if self.conninfo:
            text = self._psql(f"SELECT coalesce(json_agg(row_to_json(t)), '[]') FROM ({sql}) t")
            return json.loads(text)
        with sqlite3.connect(self.file, timeout=20) as database:
            cursor = database.execute(sql)
            names = [column[0] for column in cursor.description]
            return [{name: self._plain(value) for name, value in zip(names, row)} for row in cursor]

    def run(self, statements):
        """Runs statements in one transaction."""
        if self.conninfo:
            self._psql("BEGIN;\n" + ";\n".join(statements) + ";\nCOMMIT;")
            return
        with sqlite3.connect(self.file, timeout=20) as database:
            for statement in statements:
                database.execute(statement)
        database.close()

    def id(self, text):
        """An id as a literal of this engine."""
        return f"'{text}'" if self.conninfo else f"x'{text.replace('-', '')}'"

    def literal(self, column, value):
        return self.id(value) if column.endswith("_id") and column != "tenant_id" else repr(value)

    def tables(self):
        if self.conninfo:
            found = self.rows(f"SELECT table_name AS name FROM information_schema.tables"
                              f" WHERE table_schema = '{self.schema}'")
        else:
            found = self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        return sorted(row["name"] for row in found)

    def dump(self, table):
        """A whole table as text, to look for what must not stand in it."""
        return json.dumps(self.rows(f"SELECT * FROM {table}"), ensure_ascii=False, default=str)

    @staticmethod
    def _plain(value):
        if not isinstance(value, bytes):
            return value
        return str(uuid.UUID(bytes=value)) if len(value) == 16 else value.decode("latin-1")

    def _psql(self, sql):
        options = f"-c search_path={self.schema} --client-min-messages=warning"
        done = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", self.conninfo], input=sql, check=True,
                              capture_output=True, text=True, env={**os.environ, "PGOPTIONS": options})
        return done.stdout.strip()
