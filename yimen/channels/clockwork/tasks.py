"""The clockwork: what happens because time passes. The database is the truth; every minute a sweep finds the work anew.

A sweep only looks and puts one job in per case, so that one that fails never stops the next. A case that has moved on
meanwhile refuses, and that is the end of it.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import connection, connections, transaction
from django.urls import reverse
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from yimen.channels.clockwork import billing, putting_right
from yimen.engine.case.accountability.operations import claim_checks, claim_warnings
from yimen.engine.case.cases import noticing, operations, queries
from yimen.engine.case.clearing import operations as clearing
from yimen.engine.case.reprojections import operations as reprojecting
from yimen.engine.case.reprojections import queries as reprojections
from yimen.engine.case.stepclocks import operations as stepclocks
from yimen.engine.case.stepclocks.operations import Followed
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries as appointment_queries
from yimen.engine.centre.appointments.operations.by_itself import AHEAD
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.counter import queries as counter_queries
from yimen.engine.centre.kiosks import operations as kiosks
from yimen.engine.centre.terminals import operations as terminals
from yimen.engine.centre.terminals import queries as terminal_queries
from yimen.engine.centre.tickets import operations as tickets
from yimen.engine.centre.tickets import queries as ticket_queries
from yimen.engine.centre.window_proposals import operations as window_proposals
from yimen.engine.centre.window_proposals import queries as counters
from yimen.engine.delivery.parcels import operations as parcel_operations
from yimen.engine.delivery.parcels import queries as parcels
from yimen.engine.exchange.connections import operations as lines
from yimen.engine.exchange.connections.operations import Silenced
from yimen.engine.exchange.dispatches import operations as dispatches
from yimen.engine.exchange.dispatches import queries as dispatch_queries
from yimen.engine.exchange.sharing import operations as sharing
from yimen.engine.exchange.sharing.operations import GrantedBySilence
from yimen.engine.exchange.superiors import operations as superiors
from yimen.engine.exchange.superiors import queries as superior_queries
from yimen.engine.exchange.superiors.refusals import SuperiorUnknown
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import queries as fee_queries
from yimen.engine.papers.certificates import operations as certificates
from yimen.engine.papers.certificates import queries as certificate_queries
from yimen.engine.papers.documents import queries as documents
from yimen.engine.parallel.conveyances import operations as conveyances
from yimen.engine.parallel.conveyances.operations.by_itself import ConveyancesFollowed
from yimen.engine.parallel.joint import operations as joint
from yimen.engine.parallel.joint.operations.by_itself import JointFollowed
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.subtasks.operations.by_itself import TasksFollowed
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.complaints.operations.handling import RaisedComplaints
from yimen.engine.public.evaluations import operations as evaluations
from yimen.engine.public.evaluations.ends import ends_a_service
from yimen.engine.public.evaluations.operations import Raised
from yimen.engine.public.outreach import operations as outreach
from yimen.engine.public.outreach import queries as outreach_queries
from yimen.engine.public.voices import operations as voices
from yimen.engine.public.voices.operations import RaisedVoices
from yimen.engine.publication.bulk import queries as bulk
from yimen.engine.publication.bulk.working import work_on
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.engine.records.archives import operations as archives
from yimen.engine.records.archives import queries as archive_queries
from yimen.engine.records.traces import operations as traces
from yimen.engine.staff.awards import operations as awards
from yimen.engine.supervision.availability import operations as availability
from yimen.engine.supervision.availability import ports as availability_ports
from yimen.engine.supervision.enterprises import operations as enterprises
from yimen.engine.supervision.findings import operations as findings
from yimen.engine.supervision.supervision_records import operations as supervision_records
from yimen.engine.supervision.supervision_records.operations import PermitsFollowed
from yimen.engine.supervision.supervision_tasks import operations as supervision_tasks
from yimen.engine.supervision.supervision_tasks.operations import TasksOpened
from yimen.journal import cursors, sealing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.availability import Answer, ServiceDoor
from yimen.kernel.offices.stamps import NoStampUsable
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.slots import GRACE
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.dated import day_of
from yimen.registries.grants import operations as grants
from yimen.registries.grants import queries as letters
from yimen.registries.people import operations as people
from yimen.threshold import clock
from yimen.threshold.run import run
from yimen.threshold.stillness import held_still
from yimen.threshold.waking import put_in, wake_bulk

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=3)
EVERY_MINUTE, EVERY_FIVE, EVERY_HOUR, EVERY_NIGHT = "* * * * *", "*/5 * * * *", "7 * * * *", "23 3 * * *"
DOORS = {
    ServiceDoor.CATALOGUE: "hall:lists",
    ServiceDoor.FILING: "hall:login",
    ServiceDoor.QUERY: "hall:progress",
    ServiceDoor.KIOSK: "kiosk:home",
}
"""The page of each public door at which the probe knocks."""
ERRANDS_KEPT, KNOCKS_KEPT = timedelta(days=7), timedelta(days=1)
MONTHS_AHEAD = 3
USE_COUNTED = timedelta(days=365)
SILENT_FOR = 30
SLICES_A_SWEEP = 20
UNHEARD = timedelta(minutes=1)
"""How long a payment's callback may take before the gateway is asked."""

ACTS: dict[str, Callable[..., object]] = {
    "deem_accepted": operations.deem_accepted,
    "deem_renewed": operations.deem_renewed,
    "lapse_correction": operations.lapse_correction,
    "lapse_promise": operations.lapse_promise,
    "fall_back_late": counter.fall_back_late,
    "archive": archives.archive_case,
    "cancel_expired": operations.cancel_expired,
    "archive_anew": archives.archive_anew,
    "deliver": operations.deliver,
    "remind": appointments.remind,
    "mark_missed": appointments.mark_missed,
    "remind_waiting": tickets.remind_waiting,
    "chase_order": fees.chase_order,
    "send_refund": fees.send_refund,
    "miss_contact": outreach.miss_contact,
    "remind_units": grants.remind_units,
    "end_sitting": terminals.end_sitting,
    "measure_windows": window_proposals.measure_windows,
}
"""What the clock may ask for, by the name of the act."""
RAISING: tuple[Callable[..., Raised | RaisedComplaints | RaisedVoices | Silenced | GrantedBySilence], ...] = (
    *(evaluations.raise_follow_ups, complaints.raise_complaints, voices.raise_late_voices),
    *(lines.raise_silence, sharing.grant_by_silence),
)
"""What brings late answers before supervision."""
SUPERVISING: tuple[Callable[..., TasksOpened | PermitsFollowed], ...] = (
    *(supervision_tasks.open_supervision_tasks, supervision_records.follow_permits),
)
"""What follows a permit after its grant."""
STEPPING: tuple[Callable[..., Followed | TasksFollowed | JointFollowed | ConveyancesFollowed], ...] = (
    *(stepclocks.follow, stepclocks.recount, stepclocks.claim_steps),
    *(subtasks.follow_procedure, subtasks.recount_subtasks, subtasks.claim_subtasks),
    *(joint.follow_joint, joint.recount_opinions, joint.claim_opinions),
    conveyances.follow_conveyances,
)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="clockwork.seal", queue="clockwork", queueing_lock="clockwork.seal", priority=10)
def seal(timestamp: int) -> None:
    """Seal the journal rows of the last minute."""
    while sealing.seal() is not None:
        pass


@app.periodic(cron="* * * * * */15")
@app.task(name="clockwork.sweep", queue="clockwork", queueing_lock="clockwork.sweep")
def sweep(timestamp: int) -> None:
    """Find everything that is due, and put a job in for each."""
    if held_still():
        return
    now = clock.now()
    claimed(now)
    stepped(now)
    followed(now)
    watched(now)
    outlived(now)
    for act, refs in due(now):
        for ref in refs:
            put_in("clockwork.act", f"{act}-{ref}", act=act, ref=ref)
    for ref in certificate_queries.without_paper(now):
        put_in("clockwork.certificate_paper", f"certificate-{ref}", ref=ref)
    for ref in documents.without_paper(now):
        put_in("notices.document_paper", f"document-{ref}", ref=ref)
    told_upward(now)
    supervised(now)
    registered(now)
    evaluated(now)
    followed_upward(now)
    for ref in superior_queries.to_send(now):
        put_in("clockwork.send_words", f"superior-{ref}", ref=ref)
    for ref in dispatch_queries.unsent():
        put_in("clockwork.send_dispatch", f"dispatch-{ref}", ref=ref)
    for ref in parcels.to_be_fetched():
        put_in("clockwork.fetch_parcel", f"parcel-{ref}", ref=ref)
    for ref in reprojections.waiting():
        put_in("clockwork.reproject", f"reproject-{ref}", calendar=ref)
    for ref in bulk.to_do():
        wake_bulk(ref)


def told_upward(now: datetime) -> int:
    """Take note of every case that ended, to be told upward; how many lines were read."""
    count = 0
    for _ in range(SLICES_A_SWEEP):
        done = run(dispatches.prepare_dispatches, by=SYSTEM, now=now).done
        count += done
        if not done:
            break
    return count


def followed_upward(now: datetime) -> int:
    """Make the words for the platforms above, and number those that can be said; how many lines were read."""
    count = 0
    for _ in range(SLICES_A_SWEEP):
        done = run(superiors.follow_upward, by=SYSTEM, now=now).done
        count += done
        if not done:
            break
    for ref in superior_queries.to_number(now):
        run(superiors.number_words, ref, by=SYSTEM, now=now)
    return count


def supervised(now: datetime) -> int:
    """Open the checks and the records that follow a grant, and take in what came of them; how many lines were read."""
    count = 0
    for act in SUPERVISING:
        for _ in range(SLICES_A_SWEEP):
            done = run(act, by=SYSTEM, now=now).done
            count += done
            if not done:
                break
    return count


def registered(now: datetime) -> int:
    """Write the business register from the grants of its items, and remind of permits; how many lines were read."""
    count = 0
    for _ in range(SLICES_A_SWEEP):
        done = run(enterprises.enter_register, by=SYSTEM, now=now).done
        count += done
        if not done:
            break
    for _ in range(SLICES_A_SWEEP):
        if not run(enterprises.remind_permits, by=SYSTEM, now=now).done:
            break
    return count


def evaluated(now: datetime) -> int:
    """Invite to rate what has ended, and bring late answers to bad grades before supervision; how much was done."""
    count = 0
    for _ in range(SLICES_A_SWEEP):
        with transaction.atomic():
            lines = cursors.batch("evaluations")
            for line in lines:
                if ends_a_service(line):
                    evaluations.invite_evaluation(line.id, by=SYSTEM, now=now)
        count += len(lines)
        if not lines:
            break
    for act in RAISING:
        while raised := run(act, by=SYSTEM, now=now).done:
            count += raised
    return count


def claimed(now: datetime) -> int:
    """Claim every rung that has come and every later check whose day passed, slice by slice; how many there were."""
    count = 0
    while slice_ := _warned(now):
        count += slice_
    while slice_ := run(claim_checks, by=SYSTEM, now=now).claimed:
        count += slice_
    return count


def _warned(now: datetime) -> int:
    """Claim a slice of rungs, and warn of those that turned amber in the same transaction: none is claimed unwarned."""
    with transaction.atomic():
        slice_ = run(claim_warnings, by=SYSTEM, now=now)
        if slice_.amber:
            run(findings.warn_early, slice_.amber, by=SYSTEM, now=now)
    return slice_.claimed


def watched(now: datetime) -> int:
    """Let supervision follow journal and limits, and bring up what nobody answered; how many lines were read."""
    count = 0
    for _ in range(SLICES_A_SWEEP):
        lines = run(findings.follow_journal, by=SYSTEM, now=now).lines
        count += lines
        if not lines:
            break
    while run(findings.raise_missed, by=SYSTEM, now=now).raised:
        pass
    while run(findings.escalate_cards, by=SYSTEM, now=now).gone_up:
        pass
    return count


def stepped(now: datetime) -> int:
    """Let steps and subtasks follow the journal and the calendars, and claim their rungs; how much there was to do."""
    count = 0
    for act in STEPPING:
        # A city of many years is caught up with sweep by sweep; nobody waits for it.
        for _ in range(SLICES_A_SWEEP):
            followed: Followed | TasksFollowed | JointFollowed | ConveyancesFollowed = run(act, by=SYSTEM, now=now)
            count += followed.done
            if not followed.done:
                break
    return count


def followed(now: datetime) -> int:
    """Let the traces of cases follow the journal; how many lines were read."""
    count = 0
    for _ in range(SLICES_A_SWEEP):
        lines = run(traces.follow_traces, by=SYSTEM, now=now).lines
        count += lines
        if not lines:
            break
    return count


def outlived(now: datetime) -> int:
    """Tell open cases of certificates that ended by their last day; how many uses were looked at."""
    count = 0
    while done := run(operations.lose_expired, by=SYSTEM, now=now).done:
        count += done
    return count


def due(now: datetime) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Which act is due on which cases and appointments."""
    yield "deem_accepted", queries.due_deemed(now)
    yield "deem_renewed", queries.due_renewed(day_of(now))
    yield "lapse_correction", queries.due_lapsed(now)
    yield "lapse_promise", queries.due_promises(day_of(now))
    yield "fall_back_late", counter_queries.due_late()
    yield "deliver", noticing.due_delivery(now)
    yield "remind", appointment_queries.due_reminders(now, AHEAD)
    yield "mark_missed", appointment_queries.due_missed(now, GRACE)
    yield "remind_waiting", ticket_queries.near(now)
    yield "chase_order", fee_queries.orders_to_chase(now, UNHEARD)
    yield "send_refund", fee_queries.refunds_to_send()
    yield "miss_contact", outreach_queries.due_contacts(now)
    yield "remind_units", letters.due_reminders(now)
    yield "end_sitting", terminal_queries.sittings_over(now)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="clockwork.disclose", queue="clockwork", queueing_lock="clockwork.disclose")
def disclose(timestamp: int) -> None:
    """Put licences that were granted onto the public list."""
    while disclosed(clock.now()):
        pass


def disclosed(now: datetime) -> int:
    """The same at a moment, for the next lines of the journal; how many were read."""
    with transaction.atomic():
        lines = cursors.batch("disclosures")
        for line in lines:
            if line.kind == "case" and line.verb in disclosures.GRANTS:
                disclosures.disclose(line.id, by=SYSTEM, now=now)
    return len(lines)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="clockwork.patrol", queue="clockwork", queueing_lock="clockwork.patrol")
def patrol(timestamp: int) -> None:
    """Hold the rows of the next cases against their chains, round and round through the whole city."""
    if not held_still():
        run(findings.patrol_cases, by=SYSTEM, now=clock.now())


@app.periodic(cron=EVERY_FIVE)
@app.task(name="clockwork.probe", queue="clockwork", queueing_lock="clockwork.probe")
def probe(timestamp: int) -> None:
    """Knock at every public door as the public does, and note which answered."""
    if not held_still():
        probed(clock.now())


def probed(now: datetime) -> int:
    """The same at a moment; how many doors answered."""
    asked = [(door, *availability_ports.prober().knock(reverse(name))) for door, name in DOORS.items()]
    availability.note_probe(tuple(Answer(*one) for one in asked), by=SYSTEM, now=now)
    return sum(answered == "yes" for _, answered, _ in asked)


@app.periodic(cron=EVERY_FIVE)
@app.task(name="clockwork.hear_kiosks", queue="clockwork", queueing_lock="clockwork.hear_kiosks")
def hear_kiosks(timestamp: int) -> None:
    """Find the kiosks that have gone silent."""
    kiosks.notice_silence(by=SYSTEM, now=clock.now())


@app.periodic(cron=EVERY_HOUR)
@app.task(name="clockwork.fetch_bills", queue="clockwork", queueing_lock="clockwork.fetch_bills")
def fetch_bills(timestamp: int) -> None:
    """Take in the runs of bills that lie ready, and bring what waits to the pages of its owners."""
    billing.fetched(clock.now())


@app.periodic(cron=EVERY_HOUR)
@app.task(name="clockwork.file_away", queue="clockwork", queueing_lock="clockwork.file_away")
def file_away(timestamp: int) -> None:
    """Put closed cases on file that are whole, and cancel certificates whose days are over."""
    now = clock.now()
    for act, refs in (
        ("archive", archive_queries.due(now)),
        ("archive_anew", archive_queries.due_anew()),
        ("cancel_expired", noticing.due_expiry(day_of(now))),
    ):
        for ref in refs:
            put_in("clockwork.act", f"{act}-{ref}", act=act, ref=ref)


@app.task(name="clockwork.act", queue="clockwork", retry=AGAIN)
def act(act: str, ref: str) -> None:
    """Do one act on one case by itself."""
    perform(act, ref, clock.now())


def perform(act: str, ref: str, now: datetime) -> bool:
    """The act, unless the case has moved on meanwhile."""
    facts = {"how": "electronic"} if act == "deliver" else {}
    try:
        run(ACTS[act], ref, by=SYSTEM, now=now, **facts)
    except Refusal:
        return False
    return True


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


@app.task(name="clockwork.certificate_paper", queue="clockwork", retry=AGAIN)
def certificate_paper(ref: str) -> None:
    """The paper of one certificate that lies without."""
    with suppress(NoStampUsable):  # it waits; the sweep finds it when a stamp is in use again
        certificates.make_paper(ref, by=SYSTEM, now=clock.now())


@app.task(name="clockwork.bulk", queue="clockwork", retry=AGAIN)
def bulk_work(ref: str) -> None:
    """Look at, or do, a bulk work; one that was cut off goes on where it stood."""
    work_on(ref, clock.now())


@app.task(name="clockwork.send_dispatch", queue="clockwork", retry=AGAIN)
def send_dispatch(ref: str) -> None:
    """Tell the higher level of one case; a platform that is away is told again."""
    dispatches.send_dispatch(ref, by=SYSTEM, now=clock.now())


@app.task(name="clockwork.send_words", queue="clockwork", retry=AGAIN)
def send_words(ref: str) -> None:
    """Send a platform above what it does not have; one that is away rests, and the sweep comes back to it."""
    # One that was closed meanwhile is told nothing more.
    with suppress(SuperiorUnknown):
        while superiors.send_words(ref, by=SYSTEM, now=clock.now()).new:
            pass


@app.periodic(cron=EVERY_HOUR)
@app.task(name="clockwork.reckon_upward", queue="clockwork", queueing_lock="clockwork.reckon_upward")
def reckon_upward(timestamp: int) -> None:
    """Hold the days that are over against the counts of the platforms above: a job for each, for one may be away."""
    for ref in superior_queries.to_reckon(clock.now()):
        put_in("clockwork.reckon_superior", f"reckon-{ref}", ref=ref)


@app.task(name="clockwork.reckon_superior", queue="clockwork", retry=AGAIN)
def reckon_superior(ref: str) -> None:
    """Hold the days of one platform against its counts, until it does not answer."""
    now = clock.now()
    with suppress(SuperiorUnknown):
        for day in superior_queries.days_to_reckon(ref, now):
            if not superiors.reckon_day(ref, day, by=SYSTEM, now=now).agrees:
                return


@app.task(name="clockwork.fetch_parcel", queue="clockwork", retry=AGAIN)
def fetch_parcel(ref: str) -> None:
    """Ask the carrier to fetch originals at the applicant's; a carrier that is away is asked again."""
    parcel_operations.post_parcel(ref, by=SYSTEM, now=clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="clockwork.revive", queue="clockwork", queueing_lock="clockwork.revive", pass_context=True)
async def revive(context: JobContext, timestamp: int) -> None:
    """Put jobs back in whose worker was killed."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_FOR):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            # Another of its kind waits in its place already: the killed one is not needed, and holds up no other.
            await manager.finish_job(job, Status.ABORTED, delete_job=False)


@app.periodic(cron=EVERY_HOUR)
@app.task(name="clockwork.tidy", queue="clockwork", queueing_lock="clockwork.tidy")
def tidy(timestamp: int) -> None:
    """Forget idempotency keys after a week and counted knocks after a day; make the journal's next months."""
    tidied(clock.now())


def tidied(now: datetime) -> None:
    """The same, at a moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from journal_erranddone where done_at < %s", (now - ERRANDS_KEPT,))
    people.forget_knocks(now - KNOCKS_KEPT)
    with transaction.atomic(using=sealing.OWNER), connections[sealing.OWNER].cursor() as cursor:
        cursor.execute("select journal_make_partitions(%s)", (MONTHS_AHEAD,))


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="clockwork.clear", queue="clockwork", queueing_lock="clockwork.clear")
def clear(timestamp: int) -> None:
    """Delete for good what people threw away."""
    if not held_still():
        run(clearing.clear_thrown_away, by=SYSTEM, now=clock.now())


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="clockwork.destroy", queue="clockwork", queueing_lock="clockwork.destroy")
def destroy(timestamp: int) -> None:
    """Destroy for good the volumes of which that was approved."""
    while not held_still() and run(archives.destroy_volumes, by=SYSTEM, now=clock.now()).volumes:
        pass


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="clockwork.report_voices", queue="clockwork", queueing_lock="clockwork.report_voices")
def report_voices(timestamp: int) -> None:
    """Count last month's voices once it is over, and publish the reports whose day has come."""
    if not held_still():
        run(voices.follow_months, by=SYSTEM, now=clock.now())


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="clockwork.look_over_windows", queue="clockwork", queueing_lock="clockwork.look_over_windows")
def look_over_windows(timestamp: int) -> None:
    """Count anew what demonstration posts promised, and have every centre's counters measured."""
    if not held_still():
        looked_over(clock.now())


def looked_over(now: datetime) -> int:
    """The same, at a moment; how many posts were looked at."""
    for ref in counters.to_measure(day_of(now)):
        put_in("clockwork.act", f"measure_windows-{ref}", act="measure_windows", ref=ref)
    count = 0
    while reviewed := run(awards.review_pioneers, by=SYSTEM, now=now).reviewed:
        count += reviewed
    return count


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="clockwork.reconcile", queue="clockwork", queueing_lock="clockwork.reconcile", retry=AGAIN)
def reconcile(timestamp: int) -> None:
    """Hold yesterday against the payment gateway's day file."""
    now = clock.now()
    fees.reconcile(day_of(now) - timedelta(days=1), by=SYSTEM, now=now)


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="clockwork.put_right", queue="clockwork", queueing_lock="clockwork.put_right", retry=AGAIN)
def put_right(timestamp: int) -> None:
    """Open a task for every item that is found to be done or published otherwise than it says."""
    putting_right.put_right(clock.now())


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="clockwork.count_use", queue="clockwork", queueing_lock="clockwork.count_use")
def count_use(timestamp: int) -> None:
    """Count how often each item was applied for in the last year: what is used more is found first."""
    use_counted(clock.now())


def use_counted(now: datetime) -> int:
    """The same, at a moment; how many versions stand higher or lower by it."""
    return catalogue.count_use(noticing.applied_for(now - USE_COUNTED), by=SYSTEM, now=now).changed
