"""The journal is evidence: whoever works with the application can add to it and cannot change a row of it."""

import psycopg
import pytest

from yimen.assembly.database import APPEND_ONLY, NEVER_DELETED, OWNERS_OWN, Address, Role

PARTITIONED = "journal_entry"


@pytest.mark.parametrize("table", [*APPEND_ONLY, *OWNERS_OWN])
@pytest.mark.parametrize("act", ["update {} set {} = {}", "delete from {}", "truncate {}"])
def test_the_application_rewrites_nothing(test_database: Address, table: str, act: str) -> None:
    with psycopg.connect(test_database.conninfo(Role.APP)) as server:
        column = server.execute(
            "select attname from pg_attribute"
            " where attrelid = %s::regclass and attnum > 0 and attidentity = '' limit 1",
            (table,),
        ).fetchone()
        assert column is not None
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute(act.format(table, column[0], column[0]))


@pytest.mark.parametrize("table", NEVER_DELETED)
@pytest.mark.parametrize("act", ["delete from {}", "truncate {} cascade"])
def test_the_application_takes_away_nothing_that_cases_rest_on(test_database: Address, table: str, act: str) -> None:
    with (
        psycopg.connect(test_database.conninfo(Role.APP)) as server,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        server.execute(act.format(table))


def test_no_part_of_the_journal_is_reached_past_the_journal(test_database: Address) -> None:
    with psycopg.connect(test_database.conninfo(Role.OWNER)) as server:
        rights = server.execute(
            "select c.relname, r.role, p.right, has_table_privilege(r.role, c.oid, p.right) from pg_class c,"
            " unnest(array['yimen_app', 'yimen_read']) r(role),"
            " unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p(\"right\")"
            " where c.relispartition and c.relkind = 'r'"
        ).fetchall()

    assert len({row[0] for row in rights}) > 3
    assert [row[:3] for row in rights if row[3]] == []


def test_the_application_adds_to_the_journal_and_reads_it(test_database: Address) -> None:
    with psycopg.connect(test_database.conninfo(Role.APP)) as server:
        row = server.execute(
            "select has_table_privilege('journal_entry', 'INSERT'), has_table_privilege('journal_entry', 'SELECT')"
        ).fetchone()

    assert row == (True, True)


def test_the_application_and_the_reader_own_nothing_and_are_nobody_else(test_database: Address) -> None:
    with psycopg.connect(test_database.conninfo(Role.OWNER)) as server:
        owned = server.execute(
            "select relname from pg_class where relowner in ('yimen_app'::regrole, 'yimen_read'::regrole)"
        ).fetchall()
        powers = server.execute(
            "select rolname from pg_roles where rolname in ('yimen_app', 'yimen_read')"
            " and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication"
            "      or pg_has_role(oid, 'yimen_owner', 'MEMBER'))"
        ).fetchall()

    assert (owned, powers) == ([], [])


def test_even_the_owner_is_held_by_the_trigger(test_database: Address) -> None:
    with psycopg.connect(test_database.conninfo(Role.OWNER)) as server:
        triggers = server.execute(
            "select tgname, tgenabled from pg_trigger where tgrelid = %s::regclass and not tgisinternal", (PARTITIONED,)
        ).fetchall()

    assert ("journal_append_only", "O") in triggers
