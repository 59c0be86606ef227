"""A backup holds the whole city, and a restore gives it back, in a new era of the journal."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
import pytest

from tests import made_home
from tests.launch.terminal import command, left_of
from yimen.assembly.database import Role, embedded
from yimen.assembly.embedded import EmbeddedServer
from yimen.assembly.home import Home

ENTRY = """
INSERT INTO journal_entry (subject_kind, subject_id, subject_ref, seq, verb, schema_no, effective_at, actor_ref,
  on_behalf, authority, law, body, prev, hash)
VALUES ('case', 1, 'c1', 1, 'receive', 1, now(), 'a', '', '', '', 'body', '', 'hash')
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = made_home.folder("archive")
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def city(folder: Path, a_made_home: Callable[[Path], Home]) -> Home:
    home = a_made_home(folder / "city")
    (home.files / "ab").mkdir(mode=0o700)
    (home.files / "ab" / "abcdef").write_bytes(b"%PDF-1.7 a scanned lease")
    return home


@pytest.fixture(scope="module")
def backup(folder: Path, city: Home) -> Path:
    target = folder / "city.backup"
    with _server(city), psycopg.connect(embedded(city).conninfo(Role.APP)) as server:
        server.execute(ENTRY)
        server.commit()
        made = command(city.path, "backup", str(target), "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["files"] == 1
    return target


def test_a_backup_is_readable_by_its_owner_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_a_restored_city_has_its_database_files_and_keys(folder: Path, city: Home, backup: Path) -> None:
    restored = Home(folder / "restored")

    done = command(restored.path, "restore", str(backup), "--json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["era"] == 2
    assert restored.secrets() == city.secrets()
    assert (restored.files / "ab" / "abcdef").read_bytes() == b"%PDF-1.7 a scanned lease"
    with _server(restored), psycopg.connect(embedded(restored).conninfo(Role.APP)) as server:
        server.execute(ENTRY.replace("'c1', 1", "'c1', 2"))
        assert server.execute("SELECT era, seq FROM journal_entry ORDER BY seq").fetchall() == [(1, 1), (2, 2)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.execute("DELETE FROM journal_entry")
    doctor = json.loads(command(restored.path, "doctor", "--json").stdout)
    broken = {check["name"]: check["say"] for check in doctor["checks"] if not check["ok"]}
    assert broken.keys() <= {"disk", "fonts"}, broken
    assert left_of(restored.path) == []


def test_nothing_is_restored_over_a_city_that_stands(city: Home, backup: Path) -> None:
    before = city.secrets()

    refused = command(city.path, "restore", str(backup))

    assert refused.returncode == 2
    assert "empty home" in refused.stderr
    assert city.secrets() == before


def test_a_damaged_backup_is_refused_and_leaves_the_home_empty(folder: Path, backup: Path) -> None:
    damaged = folder / "damaged.backup"
    content = backup.read_bytes()
    assert content.count(b"a scanned lease") == 1
    damaged.write_bytes(content.replace(b"a scanned lease", b"a scanned leash"))
    home = Home(folder / "stays-empty")

    refused = command(home.path, "restore", str(damaged))

    assert refused.returncode == 2
    assert "files/ab/abcdef is damaged" in refused.stderr
    assert not home.secrets_file.exists()
    assert not home.files.exists()


def _server(home: Home) -> AbstractContextManager[None]:
    return EmbeddedServer.of(home).running()
