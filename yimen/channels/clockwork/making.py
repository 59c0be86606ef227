"""What takes long and is made apart: papers that lie without, bulk works, open cases of a changed calendar."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from procrastinate.contrib.django import app

from yimen.channels.clockwork.beats import AGAIN, job
from yimen.engine.case.reprojections import operations as reprojecting
from yimen.engine.papers.certificates import operations as certificates
from yimen.engine.publication.bulk.working import work_on
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.stamps import NoStampUsable
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.run import run
from yimen.threshold.stillness import held_still


@job("certificate")
def certificate_paper(ref: str, now: datetime) -> None:
    """The paper of one certificate that lies without."""
    with suppress(NoStampUsable):  # it waits; the sweep finds it when a stamp is in use again
        certificates.make_paper(ref, by=SYSTEM, now=now)


@job("bulk")
def bulk(ref: str, now: datetime) -> None:
    """Look at, or do, a bulk work; one that was cut off goes on where it stood."""
    work_on(ref, now)


@app.task(name="clockwork.reproject", queue="clockwork", retry=AGAIN)
def reproject(calendar: str) -> None:
    """Count the open cases of a changed calendar again, slice by slice; a worker that is killed is taken over from."""
    reprojected(calendar, clock.now)


def reprojected(calendar: str, now: Callable[[], datetime]) -> int:
    """The same by a clock; how many cases this worker counted. What is left, the next sweep finds."""
    counted = 0
    try:
        run_ref = run(reprojecting.begin_reprojection, calendar, by=SYSTEM, now=now()).ref
        while not held_still():
            done = run(reprojecting.reproject, run_ref, by=SYSTEM, now=now())
            counted += done.counted
            if done.finished or not done.counted:
                break
    except Refusal:
        return counted
    return counted
