"""Beats and jobs: a function of the moment becomes what the worker does by the clock, a function of a thing a job.

    @beat(EVERY_NIGHT, rests="yes")
    def clear(now: datetime) -> None: ...

    @job("dispatch")
    def send_dispatch(ref: str, now: datetime) -> None: ...

The function stays what it is: whoever wants it done at a moment of their own calls it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count, repeat
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from yimen.kernel.actor import SYSTEM
from yimen.threshold import clock
from yimen.threshold.run import run
from yimen.threshold.stillness import held_still
from yimen.threshold.waking import put_in

EVERY_QUARTER, EVERY_MINUTE, EVERY_FIVE = "* * * * * */15", "* * * * *", "*/5 * * * *"
"""A quarter of a minute, a minute, five minutes."""
EVERY_HOUR, EVERY_NIGHT = "7 * * * *", "23 3 * * *"
AGAIN = RetryStrategy(max_attempts=5, exponential_wait=3)
SLICES_A_SWEEP = 20
"""A city of many years is caught up with sweep by sweep; nobody waits for it."""

Beat = Callable[[datetime], object]
Job = Callable[[str, datetime], object]


def beat(cron: str, rests: str = "no", again: str = "no", priority: int = 0) -> Callable[[Beat], Beat]:
    """Done again and again. It `rests` while somebody builds a city's past; one that failed is tried `again`."""

    def kept(act: Beat) -> Beat:
        def struck(timestamp: int) -> None:
            if rests == "no" or not held_still():
                act(clock.now())

        name = f"clockwork.{act.__name__}"
        retry = AGAIN if again == "yes" else False
        app.periodic(cron=cron)(
            app.task(name=name, queue="clockwork", queueing_lock=name, retry=retry, priority=priority)(struck)
        )
        return act

    return kept


def job(lock: str) -> Callable[[Job], Job]:
    """Done for one thing when it is put in; one that failed is tried again. No two of one `lock` and thing at once."""

    def kept(act: Job) -> Job:
        def worked(ref: str) -> None:
            act(ref, clock.now())

        app.task(name=f"clockwork.{act.__name__}", queue="clockwork", retry=AGAIN)(worked)
        _LOCKS[act] = lock
        return act

    return kept


_LOCKS: dict[Job, str] = {}


def put_each(job_of: Job, refs: Iterable[str]) -> None:
    """Put a job in for each of these."""
    for ref in refs:
        put_in(f"clockwork.{job_of.__name__}", f"{_LOCKS[job_of]}-{ref}", ref=ref)


def sliced(act: Callable[..., Any], now: datetime, counted: str = "done", most: int | None = SLICES_A_SWEEP) -> int:
    """Do an act slice by slice until one is empty, `most` of them; how much there was to do, as its result counts."""
    total = 0
    for _ in count() if most is None else repeat(None, most):
        done: int = getattr(run(act, by=SYSTEM, now=now), counted)
        total += done
        if not done:
            break
    return total
