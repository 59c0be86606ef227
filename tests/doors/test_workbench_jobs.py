"""Failed jobs: an administrator sees each of them and puts it back in."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation

from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from yimen.assembly import database
from yimen.channels.clockwork import keeping, tasks
from yimen.channels.notices import tasks as notices
from yimen.channels.workbench import jobs


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    with fresh_database():
        yield errand.an_office()


@pytest.fixture
def administrator(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    staff = town.an_officer(office.town, "administrator", "777")
    return at_the_desk(town.signed_on(staff, "administrator.desk"), later(1), monkeypatch)


def a_failed_job() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args, status, attempts)"
            " values ('notices', 'notices.document_paper', '{\"ref\": \"D1\"}', 'todo', 0) returning id"
        )
        (job,) = cursor.fetchone()
        cursor.execute("update procrastinate_jobs set status = 'doing', attempts = 5 where id = %s", (job,))
        cursor.execute("update procrastinate_jobs set status = 'failed' where id = %s", (job,))
    return int(job)


def state(job: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select status from procrastinate_jobs where id = %s", (job,))
        return str(cursor.fetchone()[0])


def test_a_failed_job_is_shown_and_put_back_in_once(administrator: Client, office: errand.Office) -> None:
    assert "没有失败的任务" in administrator.get("/desk/admin/jobs").content.decode()
    job = a_failed_job()
    page = administrator.get("/desk/admin/jobs").content.decode()
    assert "notices.document_paper" in page and "ref D1" in page

    first = administrator.post(f"/desk/admin/jobs/{job}")
    again = administrator.post(f"/desk/admin/jobs/{job}")

    assert first.headers["Location"] == again.headers["Location"] == "/desk/admin/jobs?done=yes"
    assert state(job) == "todo"
    assert "已重新排队" in administrator.get(first.headers["Location"]).content.decode()


def test_every_kind_of_work_is_told_in_words() -> None:
    ours = {name for name in app.tasks if name.startswith(("clockwork.", "notices."))}

    assert {notices.carry.name, f"clockwork.{tasks.sweep.__name__}"} <= ours == set(jobs.WORK)


def test_nobody_else_sees_or_retries_them(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    job = a_failed_job()
    clerk = at_the_desk(office.clerk, later(1), monkeypatch)

    assert clerk.get("/desk/admin/jobs").status_code == 403
    assert clerk.post(f"/desk/admin/jobs/{job}").status_code == 403
    assert state(job) == "failed"


class KilledJobs:
    """The keeper of jobs after a kill: of the first kind another waits already."""

    def __init__(self) -> None:
        self.back: list[str] = []
        self.ended: list[str] = []

    async def get_stalled_jobs(self, **how: object) -> list[str]:
        return ["seal", "paper"]

    async def retry_job(self, job: str) -> None:
        if job == "seal":
            raise UniqueViolation(constraint_name=None, queueing_lock="clockwork.seal")
        self.back.append(job)

    async def finish_job(self, job: str, status: object, *, delete_job: bool) -> None:
        self.ended.append(job)


def test_a_killed_job_whose_like_waits_already_holds_up_no_other() -> None:
    keeper = KilledJobs()
    context: Any = SimpleNamespace(app=SimpleNamespace(job_manager=keeper))

    asyncio.run(keeping.revive.func(context, 0))

    assert (keeper.ended, keeper.back) == (["seal"], ["paper"])
