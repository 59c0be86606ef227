"""What keeps the house in order: seals, patrols and probes, jobs of killed workers, what is forgotten or destroyed."""

from datetime import datetime, timedelta

from django.db import connection, connections, transaction
from django.urls import reverse
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from yimen.channels.clockwork.beats import EVERY_FIVE, EVERY_HOUR, EVERY_MINUTE, EVERY_NIGHT, beat
from yimen.engine.case.clearing import operations as clearing
from yimen.engine.centre.kiosks import operations as kiosks
from yimen.engine.exchange.heartbeats import operations as heartbeats
from yimen.engine.records.archives import operations as archives
from yimen.engine.supervision.availability import operations as availability
from yimen.engine.supervision.availability import ports
from yimen.engine.supervision.findings import operations as findings
from yimen.journal import sealing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.availability import Answer, ServiceDoor
from yimen.registries.followers import operations as followers
from yimen.registries.people import operations as people
from yimen.threshold.run import run
from yimen.threshold.stillness import held_still

DOORS = {
    ServiceDoor.CATALOGUE: "hall:lists",
    ServiceDoor.FILING: "hall:login",
    ServiceDoor.QUERY: "hall:progress",
    ServiceDoor.KIOSK: "kiosk:home",
}
"""The page of each public door at which the probe knocks."""
ERRANDS_KEPT, KNOCKS_KEPT = timedelta(days=7), timedelta(days=1)
MONTHS_AHEAD = 3
SILENT_FOR = 30
"""Seconds after which a worker that says nothing is taken for killed."""


@beat(EVERY_MINUTE, priority=10)
def seal(now: datetime) -> None:
    """Seal the journal rows of the last minute."""
    while sealing.seal() is not None:
        pass


@beat(EVERY_MINUTE, rests="yes")
def patrol(now: datetime) -> None:
    """Hold the rows of the next cases against their chains, round and round through the whole city."""
    run(findings.patrol_cases, by=SYSTEM, now=now)


@beat(EVERY_FIVE, rests="yes")
def probe(now: datetime) -> int:
    """Knock at every public door as the public does, and note which answered; how many did."""
    asked = [(door, *ports.prober().knock(reverse(name))) for door, name in DOORS.items()]
    availability.note_probe(tuple(Answer(*one) for one in asked), by=SYSTEM, now=now)
    return sum(answered == "yes" for _, answered, _ in asked)


@beat(EVERY_FIVE)
def hear_kiosks(now: datetime) -> None:
    """Find the kiosks that have gone silent."""
    kiosks.notice_silence(by=SYSTEM, now=now)


@beat(EVERY_FIVE, rests="yes")
def listen_to_lines(now: datetime) -> None:
    """Find the systems and points that are silent, and who answers for it."""
    run(heartbeats.raise_silent_lines, by=SYSTEM, now=now)


@beat(EVERY_HOUR, rests="yes")
def feel_pulses(now: datetime) -> None:
    """Hold the cases of the last hour against those of earlier weeks."""
    run(heartbeats.feel_pulses, by=SYSTEM, now=now)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="clockwork.revive", queue="clockwork", queueing_lock="clockwork.revive", pass_context=True)
async def revive(context: JobContext, timestamp: int) -> None:
    """Put jobs back in whose worker was killed."""
    manager = context.app.job_manager
    for one in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_FOR):
        try:
            await manager.retry_job(one)
        except UniqueViolation:
            # Another of its kind waits in its place already: the killed one is not needed, and holds up no other.
            await manager.finish_job(one, Status.ABORTED, delete_job=False)


@beat(EVERY_HOUR)
def tidy(now: datetime) -> None:
    """Forget idempotency keys after a week and counted knocks after a day; make the journal's next months."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from journal_erranddone where done_at < %s", (now - ERRANDS_KEPT,))
    people.forget_knocks(now - KNOCKS_KEPT)
    with transaction.atomic(using=sealing.OWNER), connections[sealing.OWNER].cursor() as cursor:
        cursor.execute("select journal_make_partitions(%s)", (MONTHS_AHEAD,))


@beat(EVERY_NIGHT, rests="yes")
def clear(now: datetime) -> None:
    """Delete for good what people threw away, and what the platform calls those whose login was renewed or closed."""
    run(clearing.clear_thrown_away, by=SYSTEM, now=now)
    run(followers.forget_followers, by=SYSTEM, now=now)


@beat(EVERY_NIGHT)
def destroy(now: datetime) -> None:
    """Destroy for good the volumes of which that was approved."""
    while not held_still() and run(archives.destroy_volumes, by=SYSTEM, now=now).volumes:
        pass
