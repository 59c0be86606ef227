"""The doctor is green on a sound installation and names what is wrong with a broken one."""

import json
from pathlib import Path

import psycopg
import pytest

from tests.launch.terminal import command
from yimen.assembly.database import Address, Role
from yimen.assembly.home import Home


def examine(home: Path, url: str, **environment: str) -> dict[str, tuple[bool, str]]:
    said = command(home, "doctor", "--json", YIMEN_DATABASE_URL=url, **environment)
    return {check["name"]: (check["ok"], check["say"]) for check in json.loads(said.stdout)["checks"]}


def test_a_sound_installation_has_a_sound_database(own_database: Address, tmp_path: Path) -> None:
    Home(tmp_path).make()

    found = examine(tmp_path, own_database.administrator)

    assert [name for name in ("settings", "database", "roles", "files", "keys", "clock") if not found[name][0]] == []
    assert {"fonts", "disk"} <= found.keys()


def test_the_doctor_is_red_when_the_app_owns_a_table(own_database: Address, tmp_path: Path) -> None:
    Home(tmp_path).make()
    with psycopg.connect(own_database.administrator) as server:
        server.execute("ALTER TABLE django_session OWNER TO yimen_app")

    found = examine(tmp_path, own_database.administrator)

    assert not found["roles"][0]
    assert "django_session" in found["roles"][1]


@pytest.mark.parametrize("table", ["journal_entry", "journal_entry_rest"])
def test_the_doctor_is_red_when_the_app_may_rewrite_the_journal(
    own_database: Address, tmp_path: Path, table: str
) -> None:
    Home(tmp_path).make()
    with psycopg.connect(own_database.conninfo(Role.OWNER)) as server:
        server.execute(f"GRANT UPDATE ON {table} TO yimen_app")

    found = examine(tmp_path, own_database.administrator)

    assert not found["roles"][0]
    assert table in found["roles"][1]


def test_a_database_that_is_away_is_said_in_one_sentence(tmp_path: Path) -> None:
    Home(tmp_path).make()

    found = examine(tmp_path, "postgresql://nobody:nothing@127.0.0.1:1/nowhere")

    assert not found["database"][0]
    assert "does not answer" in found["database"][1]
    assert found["settings"][0]


def test_a_key_that_others_can_read_is_red(own_database: Address, tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.ensure_secrets()
    home.secrets_file.chmod(0o644)

    found = examine(tmp_path, own_database.administrator)

    assert not found["keys"][0]
    assert "secrets.json" in found["keys"][1]
