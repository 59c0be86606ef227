"""Workers that are killed in the middle (kill -9): every rung is claimed once, every case counted again once."""

import os
import random
import subprocess
import sys
import time
from datetime import date, datetime

import pytest
from django.db import connection, connections

from tests.house_rules.sources import PROJECT
from tests.operations import errand
from tests.operations.test_accountability import RED, claim
from tests.operations.test_reprojections import WHEN, close, reproject, told
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.journal import queries as journal

MANY, KILLS = 150, 12


def killed(where: Address, what: str, at: datetime, after: float) -> None:
    """A worker of its own, killed so many seconds after it began to work."""
    facts = {**os.environ, "YIMEN_DATABASE_URL": where.administrator}
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.launch.claiming", what, at.isoformat()],
        cwd=PROJECT, env=facts, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert worker.stdout is not None
    assert worker.stdout.readline().strip() == "working"
    time.sleep(after)
    worker.kill()
    worker.wait()


@pytest.mark.soak
@pytest.mark.parametrize(("what", "verb", "at"), [("claim", "fall_overdue", RED), ("reproject", "reproject", WHEN)])
def test_work_that_is_killed_again_and_again_is_done_once(
    own_database: Address, what: str, verb: str, at: datetime
) -> None:
    office = errand.an_office()
    refs = [errand.in_department(office) for _ in range(MANY)]
    if what == "reproject":
        close(date(2026, 11, 25))
    dice = random.Random(7)

    for _ in range(KILLS):
        killed(own_database, what, at, dice.uniform(0, 0.3))
    before = sum(len(told(ref, verb)) for ref in refs)
    claim(at) if what == "claim" else reproject(at)

    print(f"{before} of {MANY} were done by workers that were killed")
    assert [len(told(ref, verb)) for ref in refs] == [1] * MANY
    assert journal.verify(SUBJECTS).sound
    if what == "claim":
        with connection.cursor() as cursor:
            cursor.execute("select count(*), count(distinct case_id) from accountability_accountabilityitem")
            assert cursor.fetchone() == (MANY, MANY)
    connections.close_all()
