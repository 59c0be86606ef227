"""Waking: a job is put in for the worker at once, and only once. A sweep would find its work without; nobody waits."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued


def put_in(name: str, lock: str, **facts: str) -> None:
    """Put a job in unless the same one waits; the lock also keeps the same one from being done by two at once.

    Asked first, for each refusal by the index stands as an error in the log of the server; the index has the last word.
    """
    if ProcrastinateJob.objects.filter(queueing_lock=lock, status="todo").exists():
        return
    try:
        with transaction.atomic():
            app.configure_task(name, queueing_lock=lock, lock=lock).defer(**facts)
    except AlreadyEnqueued:
        return


def wake_bulk(ref: str) -> None:
    """Have the worker take up a bulk work."""
    put_in("clockwork.bulk", f"bulk-{ref}", ref=ref)
