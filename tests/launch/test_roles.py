"""Who may do what in the database."""

import psycopg
import pytest
from django.db import connection

from yimen.assembly.database import Address, Role, prepare_database


def test_the_app_owns_no_table(test_database: Address) -> None:
    with psycopg.connect(test_database.conninfo(Role.APP)) as server:
        owners = server.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'").fetchall()

    assert owners == [("yimen_owner",)]


@pytest.mark.parametrize("role", [Role.APP, Role.READ])
def test_nobody_but_the_owner_makes_tables(test_database: Address, role: Role) -> None:
    with psycopg.connect(test_database.conninfo(role)) as server:
        server.execute("SET default_transaction_read_only = off")
        server.commit()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute("CREATE TABLE mine (id int)")


def test_the_reader_writes_nothing(test_database: Address) -> None:
    with psycopg.connect(test_database.conninfo(Role.READ)) as server:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            server.execute("DELETE FROM django_session")
        server.rollback()
        server.execute("SET default_transaction_read_only = off")
        server.commit()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute("DELETE FROM django_session")


def test_preparing_a_database_twice_changes_nothing(own_database: Address) -> None:
    before = _rights(own_database)

    prepare_database(own_database)

    assert _rights(own_database) == before


def _rights(where: Address) -> list[tuple[str, str]]:
    with psycopg.connect(where.administrator) as server:
        query = "SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
        return server.execute(query).fetchall()


@pytest.mark.django_db
def test_what_a_test_writes_is_gone_in_the_next() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("yimen_app",)
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
        cursor.execute("INSERT INTO django_session VALUES ('a', 'b', now())")


test_what_a_test_writes_is_gone_in_the_one_after = test_what_a_test_writes_is_gone_in_the_next
