"""case_life: receive, accept, hand over, review, decide with certificate record, through the operations, durably.

Measured against bench/case_life_limit.py (what PostgreSQL and psycopg can do at most) and against SpiffWorkflow
saving a four-step process to the same server, interleaved, median of five pairs. The peer restores what it saved before
each step; a second figure compares with one that keeps each workflow in memory (bench/case_life_peer.py says why).
"""

import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path

from django.db import connections

from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from tests.operations import errand
from tests.operations.town import NOW
from yimen.assembly import database
from yimen.assembly.settling import settle
from yimen.engine.case.cases import operations as cases
from yimen.kernel.actor import Actor
from yimen.kernel.rulings import Advice
from yimen.registries.people import queries as people

PROCESSES = 4
LIVES = 150
PAIRS = 5
# The reference program goes round 200 letters; as many offices as a middle-sized city has.
OFFICES = 20
WARM_LIVES = 12
LIMIT = Path(__file__).with_name("case_life_limit.py")


def main() -> None:
    """Print the figure of case_life; progress goes to standard error."""
    with scratch_server() as server:
        url = url_of(server, "postgres")
        scratch_city(url)
        world = _build()
        ours, limits, peers, keeping = [], [], [], []
        for pair in range(PAIRS):
            limits.append(_limit(url))
            ours.append(_run(url, world, LIVES))
            peers.append(_peer(url, "restore"))
            keeping.append(_peer(url, "keep"))
            print(
                f"  pair {pair + 1}/{PAIRS}: ours {ours[-1]:.0f}, limit {limits[-1]:.0f}, peer {peers[-1]:.0f},"
                f" keeping {keeping[-1]:.0f}",
                file=sys.stderr,
            )
        _tell("case_life", ours, limits, peers)
        _tell("case_life_keeping_peer", ours, limits, keeping)


def _tell(name: str, ours: list[float], limits: list[float], peers: list[float]) -> None:
    value, limit, peer = (round(statistics.median(one), 1) for one in (ours, limits, peers))
    ratio = statistics.median(a / b for a, b in zip(ours, limits, strict=True))
    to_peer = statistics.median(a / b for a, b in zip(ours, peers, strict=True))
    lives = PAIRS * PROCESSES * LIVES
    tell(Figure(name, value, "lives/s", "higher", limit, peer, round(ratio, 3), round(to_peer, 2), lives))


def _build() -> list[dict[str, str]]:
    """Offices of the tests with real rows, built once through the operations; the lives go round them."""
    # In the situation of the bench no material applies: the reference program hands in no files either.
    elsewhere = tuple(replace(one, when=("form:sale",)) for one in errand.TERMS.materials)
    terms = replace(errand.TERMS, materials=elsewhere)
    first = errand.an_office(terms)
    others = [errand.another_office(first, number, terms) for number in range(1, OFFICES)]
    connections.close_all()
    return [
        {
            "item": office.item,
            "party": office.party,
            "clerk": str(office.clerk.account_id),
            "reviewer": str(office.reviewer.account_id),
            "decider": str(office.decider.account_id),
        }
        for office in (first, *others)
    ]


def _run(url: str, world: list[dict[str, str]], lives: int) -> float:
    """Lives a second of warm workers: connected, plans made, calendars built, as a server is after its first minute."""
    ready = multiprocessing.Barrier(PROCESSES + 1)
    workers = [
        multiprocessing.Process(target=_worker, args=(url, world, lives, n * OFFICES // PROCESSES, ready))
        for n in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    ready.wait()
    started = time.perf_counter()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - started
    if any(worker.exitcode for worker in workers):
        raise SystemExit("a worker of the bench failed")
    return PROCESSES * lives / seconds


def _worker(url: str, world: list[dict[str, str]], lives: int, seed: int, ready: Barrier) -> None:
    database.configure(database.by_url(url))
    settle()
    officers = [
        {role: people.actor_of(int(office[role]), NOW) for role in ("clerk", "reviewer", "decider")} for office in world
    ]
    _live(world, officers, WARM_LIVES, seed)
    ready.wait()
    _live(world, officers, lives, seed)


def _live(world: list[dict[str, str]], officers: list[dict[str, Actor | None]], lives: int, seed: int) -> None:
    for n in range(lives):
        place = (n + seed) % len(world)
        clerk, reviewer, decider = (officers[place][role] for role in ("clerk", "reviewer", "decider"))
        assert clerk and reviewer and decider
        now = NOW + timedelta(minutes=n)
        ref = cases.receive(
            world[place]["item"], world[place]["party"], errand.ANSWERS, errand.FORM, by=clerk, now=now
        ).ref
        cases.accept(ref, by=clerk, now=now)
        cases.hand_over(ref, by=clerk, now=now)
        cases.review(ref, Advice.GRANT, "符合条件", by=reviewer, now=now)
        cases.decide(ref, errand.GRANT, by=decider, now=now)


def _limit(url: str) -> float:
    done = subprocess.run(
        [sys.executable, str(LIMIT), url, "--processes", str(PROCESSES), "--lives", str(LIVES)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(json.loads(done.stdout)["value"])


def _peer(url: str, way: str) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "bench.case_life_peer", url, str(PROCESSES), str(LIVES // 3), way],
        capture_output=True, text=True, check=True, env={**os.environ},
    )  # fmt: skip
    return float(json.loads(done.stdout)["value"])
