"""The quick way of migrating is open to every migration there is, and leads to the same tables as Django's own."""

import subprocess

import pytest
from django.db.migrations import AlterField, CreateModel, RenameModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models import BigAutoField, CharField

from tests.conftest import Elsewhere, drop_database, named_database
from yimen.assembly import database, migrating
from yimen.assembly.embedded import binaries

SLOW = {
    "a key that others refer to": AlterField("case", "id", BigAutoField(primary_key=True)),
    "another name": RenameModel("Case", "File"),
}


def test_every_step_of_every_migration_touches_one_table() -> None:
    migrations = MigrationLoader(None).disk_migrations.items()

    slow = {key: step for key, migration in migrations for step in migration.operations if not quick(step)}

    assert slow == {}, "a first start of every city and every run of tests would take four times as long"


@pytest.mark.parametrize("step", SLOW.values(), ids=SLOW.keys())
def test_what_has_to_be_altered_with_its_neighbours_goes_django_s_own_way(step: Operation) -> None:
    assert not quick(step)
    assert quick(AlterField("case", "name", CharField(max_length=9)))
    assert quick(CreateModel("Case", [("id", BigAutoField(primary_key=True))]))


def test_the_tables_rules_and_rights_of_a_database_are_told_for_comparison(test_database: database.Address) -> None:
    told = _tables_of(test_database)

    assert told.count("CREATE TABLE") > 150 and told.count("GRANT ") > 150


@pytest.mark.soak
def test_both_ways_make_the_same_tables_rules_and_rights(
    server_url: str,
    test_database: database.Address,
    elsewhere: Elsewhere,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quickly = _prepared(server_url, f"{test_database.name}_quick", elsewhere)
    monkeypatch.setattr(migrating, "_touches_one_table", lambda step: False)
    slowly = _prepared(server_url, f"{test_database.name}_slow", elsewhere)

    assert quickly == slowly
    assert quickly.count("CREATE TABLE") > 150


def quick(step: Operation) -> bool:
    return migrating._touches_one_table(step)


def _prepared(server_url: str, name: str, elsewhere: Elsewhere) -> str:
    """What a database made anew has."""
    where = named_database(server_url, name)
    with elsewhere(where):
        database.prepare_database(where)
    told = _tables_of(where)
    drop_database(server_url, name)
    return told


def _tables_of(where: database.Address) -> str:
    """Every table, rule, function and right."""
    program = [str(binaries() / "pg_dump"), "--schema-only", where.administrator]
    dumped = subprocess.run(program, capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in dumped.splitlines() if not line.startswith(("\\restrict", "\\unrestrict")))
