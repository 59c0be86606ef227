"""What follows the journal and the limits: clocks of steps, supervision, registers, traces, evaluations.

Each follows on from where it stood, slice by slice. The database is the truth; every sweep finds the work anew.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from yimen.channels.clockwork.beats import EVERY_MINUTE, SLICES_A_SWEEP, beat, sliced
from yimen.engine.case.accountability.operations import claim_checks, claim_warnings
from yimen.engine.case.cases import operations
from yimen.engine.case.stepclocks import operations as stepclocks
from yimen.engine.exchange.connections import operations as lines
from yimen.engine.exchange.sharing import operations as sharing
from yimen.engine.parallel.conveyances import operations as conveyances
from yimen.engine.parallel.joint import operations as joint
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.zones import operations as zones
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.evaluations import operations as evaluations
from yimen.engine.public.evaluations.ends import ends_a_service
from yimen.engine.public.interviews import operations as interviews
from yimen.engine.public.talks import operations as talks
from yimen.engine.public.voices import operations as voices
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.engine.records.traces import operations as traces
from yimen.engine.supervision.enterprises import operations as enterprises
from yimen.engine.supervision.findings import operations as findings
from yimen.engine.supervision.supervision_records import operations as supervision_records
from yimen.engine.supervision.supervision_tasks import operations as supervision_tasks
from yimen.journal import cursors
from yimen.kernel.actor import SYSTEM
from yimen.threshold.run import run

Follower = Callable[..., object]
RAISING: tuple[Follower, ...] = (
    *(evaluations.raise_follow_ups, complaints.raise_complaints, voices.raise_late_voices),
    *(lines.raise_silence, sharing.grant_by_silence, interviews.close_interviews, talks.lapse_talks),
)
"""What brings late answers before supervision, and what ends by itself when its time is over."""
SUPERVISING: tuple[Follower, ...] = (supervision_tasks.open_supervision_tasks, supervision_records.follow_permits)
"""What follows a permit after its grant."""
STEPPING: tuple[Follower, ...] = (
    *(stepclocks.follow, stepclocks.recount, stepclocks.claim_steps),
    *(subtasks.follow_procedure, subtasks.recount_subtasks, subtasks.claim_subtasks),
    *(joint.follow_joint, joint.recount_opinions, joint.claim_opinions),
    *(conveyances.follow_conveyances, zones.follow_zones),
)
"""What the clocks of steps, subtasks and opinions need."""


def claimed(now: datetime) -> int:
    """Claim every rung that has come and every later check whose day passed, slice by slice; how many there were."""
    count = 0
    while slice_ := _warned(now):
        count += slice_
    return count + sliced(claim_checks, now, "claimed", most=None)


def _warned(now: datetime) -> int:
    """Claim a slice of rungs, and warn of those that turned amber in the same transaction: none is claimed unwarned."""
    with transaction.atomic():
        slice_ = run(claim_warnings, by=SYSTEM, now=now)
        if slice_.amber:
            run(findings.warn_early, slice_.amber, by=SYSTEM, now=now)
    return slice_.claimed


def stepped(now: datetime) -> int:
    """Let steps and subtasks follow the journal and the calendars, and claim their rungs; how much there was to do."""
    return sum(sliced(act, now) for act in STEPPING)


def traced(now: datetime) -> int:
    """Let the traces of cases follow the journal; how many lines were read."""
    return sliced(traces.follow_traces, now, "lines")


def watched(now: datetime) -> int:
    """Let supervision follow journal and limits, and bring up what nobody answered; how many lines were read."""
    count = sliced(findings.follow_journal, now, "lines")
    sliced(findings.raise_missed, now, "raised", most=None)
    sliced(findings.escalate_cards, now, "gone_up", most=None)
    return count


def outlived(now: datetime) -> int:
    """Tell open cases of certificates that ended by their last day; how many uses were looked at."""
    return sliced(operations.lose_expired, now, most=None)


def supervised(now: datetime) -> int:
    """Open the checks and the records that follow a grant, and take in what came of them; how many lines were read."""
    return sum(sliced(act, now) for act in SUPERVISING)


def registered(now: datetime) -> int:
    """Write the business register from the grants of its items, and remind of permits; how many lines were read."""
    count = sliced(enterprises.enter_register, now)
    sliced(enterprises.remind_permits, now)
    return count


def evaluated(now: datetime) -> int:
    """Invite to rate what has ended, and bring late answers to bad grades before supervision; how much was done."""
    count = 0
    for _ in range(SLICES_A_SWEEP):
        with transaction.atomic():
            lines_read = cursors.batch("evaluations")
            for line in lines_read:
                if ends_a_service(line):
                    evaluations.invite_evaluation(line.id, by=SYSTEM, now=now)
        count += len(lines_read)
        if not lines_read:
            break
    return count + sum(sliced(act, now, most=None) for act in RAISING)


@beat(EVERY_MINUTE)
def disclose(now: datetime) -> None:
    """Put licences that were granted onto the public list."""
    while disclosed(now):
        pass


def disclosed(now: datetime) -> int:
    """The same for the next lines of the journal; how many were read."""
    with transaction.atomic():
        lines_read = cursors.batch("disclosures")
        for line in lines_read:
            if line.kind == "case" and line.verb in disclosures.GRANTS:
                disclosures.disclose(line.id, by=SYSTEM, now=now)
    return len(lines_read)
