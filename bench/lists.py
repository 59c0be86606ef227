"""worklist_p95 and my_cases_p95: the lists people open all day, with a million cases behind them.

Twenty rows a page, signed in, over loopback HTTP with one keep-alive client; 60 % desk officers, 20 % office heads, 10 %
town and 10 % city supervisors, and one officer who may see nothing. The database part is measured in this process on the
same queries. The limit is the same list with 10,000 cases.
"""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections

from bench import fill
from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from tests.operations import errand
from tests.operations import town as places
from yimen.engine.case.cases import queries as cases
from yimen.engine.centre.matters import queries as matters
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.threshold import clock

SMALL, LARGE, REQUESTS = 10_000, 1_000_000, 500
MIX = (("desk", 60), ("head", 20), ("town", 10), ("city", 10))


@dataclass(frozen=True)
class Caller:
    """Somebody who opens a list: the account, its session and the page."""

    account_id: int
    session: str
    path: str


def main() -> None:
    """Print the two figures, each with its database part."""
    now = clock.now()
    with scratch_server() as server:
        url = url_of(server, "postgres")
        where = scratch_city(url)
        office = errand.an_office()
        fill.lay_out(where.administrator)
        staff, citizens = _callers(office, now)
        with _web(url) as port:
            fill.fill(where.administrator, 1, SMALL, now)
            small = [_measured(kind, port) for kind in (staff, citizens)]
            filled = fill.fill(where.administrator, SMALL + 1, LARGE, now)
            print(f"  filled {filled.cases:,} cases in {filled.seconds:.0f} s", file=sys.stderr)
            large = [_measured(kind, port) for kind in (staff, citizens)]
        connections.close_all()
    for name, few, many in zip(("worklist_p95", "my_cases_p95"), small, large, strict=True):
        for part, at in (("", 0), ("_database", 1)):
            value, limit = round(many[at], 2), round(few[at], 2)
            tell(Figure(name + part, value, "ms", "lower", limit, None, round(value / limit, 2), None, REQUESTS))


def _callers(office: errand.Office, now: datetime) -> tuple[list[Caller], list[Caller]]:
    """Officers on some of the thousand desks, heads, supervisors, one with no post; and citizens with cases."""
    kinds = {
        "desk": _refs("bench-desk-%", 12),
        "head": _refs("bench-head-%", 4),
        "town": _posts_at(4, 3),
        "city": _posts_at(2, 1),
        "nobody": [""],
    }
    by_kind: dict[str, list[Caller]] = {}
    for kind, posts in kinds.items():
        by_kind[kind] = [_officer(office, f"{kind}{n}", post, now) for n, post in enumerate(posts)]
    dice = random.Random(7)
    staff = [
        dice.choice(by_kind[kind]) for kind in dice.choices([k for k, _ in MIX], [w for _, w in MIX], k=REQUESTS - 20)
    ] + by_kind["nobody"] * 20
    dice.shuffle(staff)
    citizens = [_citizen(n, now) for n in range(1, 11)]
    return staff, [dice.choice(citizens) for _ in range(REQUESTS)]


def _refs(like: str, most: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_post where ref like %s order by id limit %s", (like, most))
        return [ref for (ref,) in cursor.fetchall()]


def _posts_at(level: int, most: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.ref from people_post p join regions_region r on r.id = p.region_id"
            " where r.level = %s and p.ref like 'bench-watch-%%' order by p.id limit %s",
            (level, most),
        )
        return [ref for (ref,) in cursor.fetchall()]


def _officer(office: errand.Office, name: str, post: str, now: datetime) -> Caller:
    number = f"B{name}"
    staff = people.enrol_staff(number, f"官{name}", office.town.office, "formal", places.BEGAN, by=SYSTEM, now=now).ref
    if post:
        people.hold_post(staff, post, places.SINCE, None, "holder", by=SYSTEM, now=now)
    account = people.open_staff_account(f"bench.{name}", places.PASSWORD, places.SECRET, staff, by=SYSTEM, now=now).ref
    return _signed_in(account, "/desk/cases/", now)


def _citizen(number: int, now: datetime) -> Caller:
    account = people.open_account(
        f"bench.citizen{number}", places.PASSWORD, f"bench-party-{number}", by=SYSTEM, now=now
    ).ref
    return _signed_in(account, "/mine", now)


def _signed_in(account_ref: str, path: str, now: datetime) -> Caller:
    account = people_queries.account(account_ref)
    assert account is not None
    session = SessionStore()
    moment = int(now.timestamp())
    session.update({"account": account.id, "epoch": account.epoch, "since": moment, "seen": moment})
    session.set_expiry(36_000)
    session.save()
    assert session.session_key is not None
    return Caller(account.id, session.session_key, path)


@contextmanager
def _web(url: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--blocking-threads", "4", "--no-ws", "--http", "1", "--log-level", "warning", "yimen.assembly.wsgi:application",
    ]  # fmt: skip
    environment = {**os.environ, "YIMEN_DATABASE_URL": url, "YIMEN_HOME": str(settings.YIMEN_HOME)}
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(15)


def _measured(callers: list[Caller], port: int) -> tuple[float, float]:
    """The 95th percentile of the whole request and of its database part, in milliseconds."""
    client = http.client.HTTPConnection("127.0.0.1", port)
    for caller in callers[:20]:
        _asked(client, caller)
    whole = [_asked(client, caller) for caller in callers]
    client.close()
    return _p95(whole), _p95([_database_part(caller) for caller in callers])


def _asked(client: http.client.HTTPConnection, caller: Caller) -> float:
    started = time.perf_counter()
    client.request("GET", caller.path, headers={"Cookie": f"yimen_session={caller.session}"})
    answer = client.getresponse()
    body = answer.read()
    took = (time.perf_counter() - started) * 1000
    if answer.status != 200:
        raise SystemExit(f"{caller.path} answered {answer.status}: {body[:200]!r}")
    return took


def _database_part(caller: Caller) -> float:
    """The statements of the list alone: actor, rows and counts."""
    spent = 0.0

    def timed(execute: Callable[..., object], *arguments: object) -> object:
        nonlocal spent
        started = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            spent += (time.perf_counter() - started) * 1000

    now = clock.now()
    with connection.execute_wrapper(timed):
        actor = people_queries.actor_of(caller.account_id, now)
        assert actor is not None
        _list_of(actor, caller, now)
    return spent


def _list_of(actor: Actor, caller: Caller, now: datetime) -> None:
    if caller.path.startswith("/desk"):
        cases.worklist(actor, now)
        cases.counts(actor, now)
    else:
        cases.mine(actor, now)
        matters.begun(actor)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
