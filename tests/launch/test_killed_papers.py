"""A desk or a worker that is killed (kill -9) between a decision and its sealed certificate: nothing is lost, and
nothing is issued twice. Every process here is a child of its own, so that the press is never shared by two.
"""

import os
import random
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from tests.operations import aftermath, errand
from tests.operations.aftermath import lines_of
from tests.operations.errand import GRANT, later
from yimen.assembly import wiring
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.channels.notices import deriving
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.certificates import ports, queries
from yimen.engine.papers.certificates.ports import Press, Pressed, Seal
from yimen.engine.papers.dossiers import ports as files
from yimen.gateways.storage.folder import Folder
from yimen.journal import queries as journal
from yimen.kernel.papers import Paper

POINTS = ("decided", "taken up", "sealed", "stored", "recorded", "made")
"""Where one dies: the decision stands; its paper is begun, sealed, stored, recorded but not committed, all done."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def forked(work: Callable[[], None]) -> int:
    """Do some work in a process of its own; which signal ended it, or 0."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            work()
            connections.close_all()
        except BaseException:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


class DyingPress:
    """A press that somebody pulls the plug of, before it begins or when it is done."""

    def __init__(self, press: Press, point: str) -> None:
        self.press_of, self.point = press, point

    def press(self, paper: Paper, seal: Seal, sealed_at: datetime, version: int = 0) -> Pressed:
        if self.point == "taken up":
            die()
        pressed = self.press_of.press(paper, seal, sealed_at, version)
        if self.point == "sealed":
            die()
        return pressed

    def __getattr__(self, name: str) -> Any:
        return getattr(self.press_of, name)


class DyingFolder(Folder):
    """A store that is unplugged when the certificate lies in it."""

    def put(self, content: bytes) -> str:
        super().put(content)
        die()
        raise AssertionError


def dies_at(point: str, store: Path, ref: str, office: errand.Office) -> None:
    """Decide, then make the certificate's paper, as desk and worker do; never comes back."""
    with ExitStack() as stack:
        if point in ("taken up", "sealed"):
            ports.wire(DyingPress(ports.press(), point), ports.cases())  # type: ignore[arg-type]
        if point == "recorded":
            stack.enter_context(connection.execute_wrapper(_dying_when_recorded))
        cases.decide(ref, GRANT, by=office.decider, now=later(4))
        if point == "decided":
            die()
        if point.startswith("somewhere"):
            threading.Timer(random.Random(point).uniform(0, 1), die).start()
        if point == "stored":
            files.wire(DyingFolder(store))
        (row,) = queries.mine(office.citizen, later(5))
        for line in lines_of(row.ref, "issue"):
            deriving.derive(line, later(5))
        die()


def _dying_when_recorded(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    done = execute(sql, params, many, context)
    if sql.startswith("UPDATE") and "paper_sha256" in sql:
        die()
    return done


def the_next_worker(ref: str, certificate: str) -> None:
    """Every line of the case and its certificate is a job; each is done, and done again."""
    for line in (*lines_of(ref), *lines_of(certificate)) * 2:
        deriving.derive(line, later(6))


def nothing_is_lost_and_nothing_twice(point: str, store: Path, killed: Callable[[str, errand.Office], None]) -> None:
    """The decision stood when the process died; whoever comes next makes one paper of one certificate."""
    office = errand.an_office()
    ref = errand.reviewed(office)

    killed(ref, office)
    (before,) = queries.mine(office.citizen, later(5))
    lay = pdfs(store)
    assert forked(lambda: the_next_worker(ref, before.ref)) == 0

    (row,) = queries.mine(office.citizen, later(8))
    found = queries.paper(row.ref, office.citizen)
    assert (row.ref, row.number, row.identifier) == (before.ref, before.number, before.identifier)
    assert row.ready and found is not None and found[1].startswith(b"%PDF") and lay <= pdfs(store)
    assert len(lines_of(row.ref, "issue")) == len(lines_of(ref, "grant")) == 1
    if point in ("stored", "recorded", "made"):
        assert lay and found[1] in lay, "what was sealed before is sealed again byte for byte"
    assert journal.verify(SUBJECTS).sound


def pdfs(store: Path) -> set[bytes]:
    return {path.read_bytes() for path in store.rglob("*") if path.is_file() and path.stat().st_size}


@pytest.mark.parametrize("point", ["decided", "recorded"])
def test_who_is_killed_after_a_decision_loses_no_certificate_and_issues_none_twice(
    own_database: Address, tmp_path: Path, point: str
) -> None:
    aftermath.wired()
    errands_store = Folder(tmp_path)

    def killed(ref: str, office: errand.Office) -> None:
        files.wire(errands_store)
        assert forked(lambda: dies_at(point, tmp_path, ref, office)) == signal.SIGKILL

    nothing_is_lost_and_nothing_twice(point, tmp_path, killed)


@pytest.mark.soak
@pytest.mark.parametrize("point", [*POINTS, *(f"somewhere {n}" for n in range(6))])
def test_whoever_is_killed_with_the_real_press_and_seal_loses_nothing(
    own_database: Address, tmp_path: Path, point: str
) -> None:
    aftermath.wired()
    wiring.wire()

    def killed(ref: str, office: errand.Office) -> None:
        files.wire(Folder(tmp_path))
        assert forked(lambda: dies_at(point, tmp_path, ref, office)) == signal.SIGKILL

    nothing_is_lost_and_nothing_twice(point, tmp_path, killed)
