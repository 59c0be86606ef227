"""Databases with real commits, lent out and washed: a copy costs up to a second of work, a wash a hundredth of it.

A washed database holds what the migrations left in it, row for row, and its sequences begin again. One whose tables,
rights or triggers somebody has changed, or a row that the migrations wrote, is not clean again, and one that held a
whole city is heavy with what was deleted: those are dropped, and the next is copied anew.
"""

from dataclasses import dataclass, field
from typing import LiteralString

import psycopg
from psycopg import sql

from yimen.assembly import database

Server = psycopg.Connection[tuple[object, ...]]


@dataclass
class Laundry:
    """The databases of one worker that nobody uses now, and how a clean one looks."""

    clean: str = ""
    seeded: frozenset[str] = frozenset()
    numbers: frozenset[tuple[object, ...]] = frozenset()
    size: int = 0
    ready: list[database.Address] = field(default_factory=list)

    def inspect(self, unused: database.Address) -> None:
        """Learn what is clean from a copy that nobody has used: even what was taken back leaves its pages behind, and
        a table with pages would be taken for one that the migrations wrote."""
        with psycopg.connect(unused.administrator, autocommit=True) as server:
            self.seeded = frozenset(_written(server))
            self.numbers = frozenset(server.execute(_NUMBERS).fetchall())
            self.clean = self._looks(server)
            self.size = _size(server)

    def washed(self, used: database.Address) -> bool:
        """Empty what tests have written; whether it is clean now."""
        with psycopg.connect(used.administrator, autocommit=True) as server:
            server.execute(_OTHERS_OUT)
            if _size(server) > 2 * self.size:
                return False
            server.execute("SET session_replication_role = replica; SET lock_timeout = '10s'")
            tables = [sql.Identifier(table) for table in _written(server) if table not in self.seeded]
            server.execute(sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(table) for table in tables))
            for name, _, start in frozenset(server.execute(_NUMBERS).fetchall()) - self.numbers:
                server.execute("SELECT setval(%s::regclass, %s, false)", [name, start])
            return self._looks(server) == self.clean

    def _looks(self, server: Server) -> str:
        looks = [_one(server, _TABLES_AND_RIGHTS)]
        for table in sorted(self.seeded):
            looks.append(_one(server, sql.SQL(_ROWS).format(sql.Identifier(table))))
        return "\n".join(looks)


def _written(server: Server) -> list[str]:
    """Tables with at least one page."""
    return [str(name) for (name,) in server.execute(_WITH_PAGES).fetchall()]


def _size(server: Server) -> int:
    return int(_one(server, "SELECT pg_database_size(current_database())"))


def _one(server: Server, question: LiteralString | sql.Composed) -> str:
    row = server.execute(question).fetchone()
    assert row is not None
    return str(row[0])


_OTHERS_OUT = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_WITH_PAGES = """
SELECT relname FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0 ORDER BY relname
"""
_NUMBERS = """
SELECT format('%I', sequencename), last_value, start_value FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
_ROWS = "SELECT md5(string_agg(one::text, ';' ORDER BY one::text)) FROM {} one"
# Partitions for the months to come may be there or not: nobody who looks for what was told sees a difference.
_TABLES_AND_RIGHTS = """
SELECT md5(string_agg(one, ';' ORDER BY one)) FROM (
  SELECT concat_ws(' ', relname, relowner, relacl, relrowsecurity) FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v')
  UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, convalidated) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', indexrelid::regclass, indisvalid) FROM pg_index
  UNION ALL SELECT concat_ws(' ', oid::regprocedure, md5(prosrc), proacl) FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', nspname, nspacl) FROM pg_namespace WHERE nspname !~ '^pg_'
  UNION ALL SELECT concat_ws(' ', datdba, datacl) FROM pg_database WHERE datname = current_database()
) AS everything(one)
"""
