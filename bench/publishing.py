"""publish_version: what it costs to put the next version of an item in force, in a full prefecture, durably.

The limit is writing about the same bytes with one insert and one commit.
"""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, connections

from bench import prefecture
from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from tests.operations.catalogue import a_draft
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import Way
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.queries import Filter
from yimen.threshold import clock

VERSIONS, WARM = 60, 5


def main() -> None:
    """Print the figure."""
    with scratch_server() as server:
        where = scratch_city(url_of(server, "postgres"))
        prefecture.fill(where.administrator)
        with connections["owner"].cursor() as cursor:
            cursor.execute("create table bench_bare (id int primary key, told text)")
            cursor.execute("grant all on bench_bare to yimen_app")
        # What goes onto the net for the first time has to be tried before: these are there already.
        rows = queries.listed(Filter(way=Way.WEB), clock.now(), limit=VERSIONS + WARM).rows
        ours = [_published(row.ref, at) for at, row in enumerate(rows)][WARM:]
        bare = [_bare(at) for at in range(VERSIONS)]
        connections.close_all()
    value, limit = round(statistics.median(ours), 2), round(statistics.median(bare), 2)
    tell(Figure("publish_version", value, "ms", "lower", limit, None, round(value / limit, 2), None, len(ours)))


def _published(ref: str, at: int) -> float:
    now = clock.now() + timedelta(seconds=at)
    # What the rules of publication ask for is kept true in one place: the builders of the tests.
    version = operations.draft_version(ref, a_draft(), by=SYSTEM, now=now).ref
    return _timed(lambda: operations.publish(version, now, by=SYSTEM, now=now))


def _bare(at: int) -> float:
    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute("insert into bench_bare (id, told) values (%s, %s)", (at, "条" * 2000))

    return _timed(write)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
