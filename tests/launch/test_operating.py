"""What an operator relies on: one address for the monitor, logs that end, and a real city that nobody plays with."""

import os
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client

from tests.launch.terminal import command
from yimen.assembly import supervisor
from yimen.assembly.commands import doctor, serve
from yimen.assembly.database import Address, Role
from yimen.assembly.trouble import Trouble

_A_REGION = """
    WITH region AS (INSERT INTO regions_region (ref, level) VALUES ('R1', 3) RETURNING id)
    INSERT INTO regions_regionterm (region_id, code, name, valid, basis, end_basis)
    SELECT id, '990421000000', '安和县', '[2026-01-01,)', %s, '' FROM region
"""


@pytest.mark.django_db
def test_the_monitor_hears_which_part_is_away(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.YIMEN_HOME = tmp_path

    without = client.get("/health")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    whole = client.get("/health")

    assert (without.status_code, without.json()["checks"]["worker"]) == (503, False)
    assert (whole.status_code, whole.json()) == (
        200,
        {"ok": True, "checks": {"database": True, "worker": True, "disk": True}},
    )


def test_a_demonstration_is_not_started_in_a_real_city(own_database: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YIMEN_DEMO", raising=False)
    with psycopg.connect(own_database.conninfo(Role.OWNER)) as server:
        server.execute(_A_REGION, ["示范市"])
    serve._must_not_play_with(own_database)

    with psycopg.connect(own_database.conninfo(Role.OWNER)) as server:
        server.execute("UPDATE regions_regionterm SET basis = '建立系统'")

    with pytest.raises(Trouble, match="YIMEN_DEMO=0"):
        serve._must_not_play_with(own_database)
    monkeypatch.setenv("YIMEN_DEMO", "0")
    serve._must_not_play_with(own_database)


def test_the_doctor_counts_the_jobs_that_failed(own_database: Address) -> None:
    sound = doctor._work(own_database)
    with psycopg.connect(own_database.conninfo(Role.OWNER)) as server:
        server.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('notices', 'a.task', 'failed')"
        )

    ill = doctor._work(own_database)

    assert (sound.ok, ill.ok) == (True, False)
    assert "1" in ill.say and "/desk/jobs" in ill.say


def test_a_long_log_begins_anew_under_whoever_writes_it(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    log.touch()
    os.truncate(log, supervisor._LOG_LIMIT + 1)

    with open(log, "ab") as writer:
        supervisor._shorten(log)
        writer.write(b"after\n")

    assert log.read_bytes() == b"after\n"
    assert (tmp_path / "web.old.log").stat().st_size > supervisor._LOG_LIMIT


def test_a_number_of_web_processes_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    said = command(tmp_path, "serve", YIMEN_WEB_WORKERS="many")

    assert said.returncode == 2
    assert "YIMEN_WEB_WORKERS" in said.stderr and "Traceback" not in said.stderr
