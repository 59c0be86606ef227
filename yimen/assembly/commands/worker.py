"""`yimen worker`: documents, messages, papers, seals and everything the clock brings. What `yimen serve` starts.

The queue's own notifications wake it for jobs; new journal lines are looked for every second, because a NOTIFY in every
act would make their commits wait for each other.
"""

import argparse
import asyncio

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from procrastinate.contrib.django import app

from yimen.channels.clockwork import tasks as clockwork
from yimen.channels.notices import tasks as notices

BETWEEN_LOOKS = 1.0
AT_ONCE = 2
TO_FINISH = 5.0
TASKS = (clockwork, notices)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("worker", help="what happens after an act, and when time passes")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop."""
    asyncio.run(_work())
    return 0


async def _work() -> None:
    working = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    async with working.open_async():
        worker = asyncio.create_task(
            working.run_worker_async(concurrency=AT_ONCE, delete_jobs="successful", shutdown_graceful_timeout=TO_FINISH)
        )
        watch = asyncio.create_task(_watch())
        # Whichever ends takes the other along: the supervisor starts a worker whose watch broke off again.
        await asyncio.wait({worker, watch}, return_when=asyncio.FIRST_COMPLETED)
        for task in (watch, worker):
            if not task.done():
                task.cancel()
        results = await asyncio.gather(worker, watch, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def _watch() -> None:
    look = sync_to_async(_look, thread_sensitive=False)
    while True:
        if not await look():
            await asyncio.sleep(BETWEEN_LOOKS)


def _look() -> int:
    close_old_connections()
    return notices.hand_out()
