"""The doctor is green on a sound installation and names what is wrong with a broken one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest

from tests.launch.terminal import command
from yimen.assembly.commands import doctor
from yimen.assembly.database import Address, Role
from yimen.assembly.home import Home
from yimen.threshold import clock

Examine = Callable[[Path, str], dict[str, tuple[bool, str]]]


@pytest.fixture
def examine(monkeypatch: pytest.MonkeyPatch) -> Examine:
    """The doctor in this process: what it finds is the same, and the command is proved once, by the sound one."""

    def found(home: Path, url: str) -> dict[str, tuple[bool, str]]:
        monkeypatch.setenv("YIMEN_DATABASE_URL", url)
        return {finding.name: (finding.ok, finding.say) for finding in doctor.examine(Home(home))}

    return found


def test_a_sound_installation_has_a_sound_database(own_database: Address, tmp_path: Path) -> None:
    Home(tmp_path).make()

    said = command(tmp_path, "doctor", "--json", YIMEN_DATABASE_URL=own_database.administrator)

    found = {check["name"]: (check["ok"], check["say"]) for check in json.loads(said.stdout)["checks"]}
    assert [name for name in ("settings", "database", "roles", "files", "keys", "clock") if not found[name][0]] == []
    assert {"fonts", "disk"} <= found.keys()


def test_the_doctor_is_red_when_the_app_owns_a_table(own_database: Address, tmp_path: Path, examine: Examine) -> None:
    Home(tmp_path).make()
    with psycopg.connect(own_database.administrator) as server:
        server.execute("ALTER TABLE django_session OWNER TO yimen_app")

    found = examine(tmp_path, own_database.administrator)

    assert not found["roles"][0]
    assert "django_session" in found["roles"][1]


@pytest.mark.parametrize("table", ["journal_entry", "journal_entry_rest"])
def test_the_doctor_is_red_when_the_app_may_rewrite_the_journal(
    own_database: Address, tmp_path: Path, table: str, examine: Examine
) -> None:
    Home(tmp_path).make()
    with psycopg.connect(own_database.conninfo(Role.OWNER)) as server:
        server.execute(f"GRANT UPDATE ON {table} TO yimen_app")

    found = examine(tmp_path, own_database.administrator)

    assert not found["roles"][0]
    assert table in found["roles"][1]


def test_a_database_that_is_away_is_said_in_one_sentence(tmp_path: Path, examine: Examine) -> None:
    Home(tmp_path).make()

    found = examine(tmp_path, "postgresql://nobody:nothing@127.0.0.1:1/nowhere")

    assert not found["database"][0]
    assert "does not answer" in found["database"][1]
    assert found["settings"][0]


def test_a_home_that_was_never_set_up_is_told_what_to_run(tmp_path: Path) -> None:
    said = command(tmp_path, "doctor", "--json")

    found = {check["name"]: check["say"] for check in json.loads(said.stdout)["checks"]}
    assert "yimen migrate" in found["database"]
    assert not Home(tmp_path).postgres.exists()


@pytest.mark.parametrize(
    ("words", "environment", "sentence"),
    [
        (("serve", "--port", "abc"), {}, "65535"),
        (("serve", "--port", "99999"), {}, "65535"),
        (("serve",), {"PORT": "0"}, "65535"),
        (("serve",), {"YIMEN_NOW": "tomorrow"}, "YIMEN_NOW"),
        (("doctor",), {"YIMEN_NOW": "tomorrow"}, "YIMEN_NOW"),
        (("doctor",), {"YIMEN_HOME": "/proc/yimen"}, "/proc/yimen"),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence(
    words: tuple[str, ...], environment: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    said = command(tmp_path, *words, **environment)

    assert said.returncode == 2
    assert sentence in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"PORT": "9000"}, "http://127.0.0.1:9000"),
        ({"YIMEN_HOSTS": "city.example.cn,www.example.cn", "YIMEN_HTTPS": "1"}, "https://city.example.cn"),
        ({"YIMEN_HOSTS": "city.example.cn", "YIMEN_ADDRESS": "https://door.example.cn/"}, "https://door.example.cn"),
    ],
)
def test_codes_lead_to_the_city_s_own_address(environment: dict[str, str], address: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from yimen.assembly import settings; print(settings.YIMEN_ADDRESS)"],
        env={**os.environ, "YIMEN_HOME": str(tmp_path), **environment}, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.strip() == address


def test_a_process_that_starts_later_is_on_the_same_moved_clock(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.YIMEN_DEMO = True
    monkeypatch.setenv("YIMEN_NOW", "2026-10-08T08:59:00+08:00")
    monkeypatch.setenv(clock.SINCE, (datetime.now(UTC) - timedelta(hours=3)).isoformat())

    moved = clock.now().astimezone(ZoneInfo("Asia/Shanghai"))

    assert (moved.hour, moved.minute) >= (11, 59)


def test_a_real_city_s_clock_cannot_be_moved(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.YIMEN_DEMO = False
    monkeypatch.setenv("YIMEN_NOW", "2020-10-08T08:59:00+08:00")

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_key_that_others_can_read_is_red(own_database: Address, tmp_path: Path, examine: Examine) -> None:
    home = Home(tmp_path)
    home.ensure_secrets()
    home.secrets_file.chmod(0o644)

    found = examine(tmp_path, own_database.administrator)

    assert not found["keys"][0]
    assert "secrets.json" in found["keys"][1]
