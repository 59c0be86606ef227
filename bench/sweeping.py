"""warning_sweep: what it costs to find and claim the rungs that have come, with a million open cases and with ten thousand.

The same number of cases falls due in both; each is claimed, told and gets its item, in slices as the clockwork does. The
limit is the cost with 10,000 open cases: it may grow by half at most. A second figure is a sweep that finds nothing.
"""

import statistics
import sys
import time
from datetime import datetime, timedelta

from django.db import connections

from bench.open_cases import MOST, fill, make_due
from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from tests.operations import errand
from tests.operations.town import NOW
from yimen.channels.clockwork.following import claimed

SMALL, DUE, IDLE, ROUNDS = 10_000, 2_000, 200, 5
LATE = NOW + timedelta(hours=2)


def main() -> None:
    """Print both figures: milliseconds a claimed case, and a sweep of nothing."""
    with scratch_server() as server:
        where = scratch_city(url_of(server, "postgres"))
        office = errand.an_office()
        fill(where.administrator, office, 1, SMALL, NOW)
        small = _measured(where.administrator, LATE)
        started = time.perf_counter()
        fill(where.administrator, office, SMALL + 1, MOST, NOW)
        print(f"  filled {MOST:,} open cases in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        large = _measured(where.administrator, LATE)
        connections.close_all()
    for name, few, many, n in zip(("warning_sweep", "warning_sweep_idle"), small, large, (DUE, IDLE), strict=True):
        value, limit = round(many, 3), round(few, 3)
        tell(Figure(name, value, "ms", "lower", limit, None, round(value / limit, 2), None, n))


def _measured(administrator: str, now: datetime) -> tuple[float, float]:
    """The median cost of one claimed case and of one sweep that finds nothing, in milliseconds."""
    while claimed(now):
        pass
    costs = []
    for _ in range(ROUNDS):
        make_due(administrator, DUE, now)
        started = time.perf_counter()
        found = claimed(now)
        costs.append((time.perf_counter() - started) * 1000 / found)
        if found != DUE:
            raise SystemExit(f"{found} of {DUE} were claimed")
    started = time.perf_counter()
    for _ in range(IDLE):
        claimed(now)
    return statistics.median(costs), (time.perf_counter() - started) * 1000 / IDLE
