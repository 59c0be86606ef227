"""What happens by itself: it begins when the lead has accepted, opens again what a new document touches, tells who is
late, and ends with its case.
"""

from datetime import datetime

from django.db import connection

from yimen.engine.case.accountability.moves import Missed, open_items
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.reading import select
from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.anew import ask_anew, running
from yimen.engine.parallel.joint.models import JointApproval, Opinion
from yimen.engine.parallel.joint.operations.answering import facts_of
from yimen.engine.parallel.joint.operations.beginning import RUNS, begun
from yimen.engine.parallel.joint.refusals import JointUnknown
from yimen.engine.parallel.joint.telling import tell
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.joint_life import UNSETTLED, OpinionMove, OpinionState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.dated import day_of
from yimen.registries.parallels import queries as parallels
from yimen.registries.people import queries as people

CONSUMER = "joint"
SLICE = 50
BEGINS = frozenset({"accept", "accept_tolerating", "accept_on_commitment", "deem_accepted", "hand_over"})
ENDS = frozenset({"withdraw", "deem_renewed", "deny", "grant", "grant_tolerated"})
CAME_IN = frozenset({"hand_in", "pull_certificate"})
"""A file came for a material: it was handed in, or the window pulled the certificate that stands for it."""
CASE_ENDED = "办件已经结束"

_PARALLEL = """
select c.ref from cases_case c join parallels_parallelitem p on p.item_id = c.item_id
 where c.id = %s and not exists (select from joint_jointapproval j where j.case_id = c.id) limit 1
"""
_DUE = """
select distinct joint_id from joint_opinion where state = 'running' and next_warning_at < %s limit %s
"""
_STALE = """
select o.id from joint_opinion o join calendars_calendar k on k.id = o.calendar_id
 where o.state = 'running' and o.calendar_revision < k.revision limit %s for update of o skip locked
"""


@snapshot
class JointFollowed:
    """How many lines, clocks or rungs there were to look at."""

    done: int


@operation
def follow_joint(size: int = SLICE, *, by: Actor, now: datetime) -> JointFollowed:
    """Read the next lines of the journal: begin what was accepted, ask anew after a new document, end with the case."""
    _by_itself(by)
    lines = cursors.batch(CONSUMER, size)
    for line in lines:
        if line.kind != "case":
            continue
        if line.verb in BEGINS:
            _begin(line.subject_id, by, now)
        elif line.verb in CAME_IN:
            _ask_anew(line, by, now)
        elif line.verb in ENDS:
            _call_off(line.subject_id, by, now)
    return JointFollowed(len(lines))


def _by_itself(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise JointUnknown(ref="")


def _begin(case_id: int, by: Actor, now: datetime) -> None:
    found = select(_PARALLEL, (case_id,))
    if not found:
        return
    file = cases.read_freely(found[0]["ref"], by, now)
    rules = parallels.rules_for(file.item_id, file.received_at)
    if rules is not None and file.state in RUNS:
        begun(file, rules, by, now)


def _ask_anew(line: Told, by: Actor, now: datetime) -> None:
    """Exactly those whose answer used the document that came in are asked again, each with its whole time."""
    joint = running(line.subject_id)
    material = str(line.body["material"])
    if joint is None:
        return
    file = cases.read_freely(joint.case.ref, by, now)
    stale = joint.opinions.filter(
        state__in=[OpinionState.ANSWERED, OpinionState.TACIT],
        materials__contains=[material],
        ended_at__lt=line.effective_at,
    )
    used = list(stale.select_related("group").order_by("number")) if file.state in RUNS else []
    ask_anew(joint, file, used, _called(file.terms, material), {"material": material}, by, now)


def _called(terms: Terms, material: str) -> str:
    return next((one.name for one in terms.materials if one.code == material), material)


def _call_off(case_id: int, by: Actor, now: datetime) -> None:
    joint = running(case_id)
    if joint is None or joint.concluded_at is not None:
        return
    file = cases.read_freely(joint.case.ref, by, now)
    if file.state in RUNS:
        return
    for opinion in joint.opinions.filter(state__in=sorted(UNSETTLED)):
        moves.move(opinion, OpinionMove.WITHDRAW, now, {"reason": CASE_ENDED})
    joint.called_off_at = now
    joint.save(update_fields=["called_off_at"])
    cases.remark(file, Line("call_off_joint", {"joint": joint.ref}, now), by)


@operation
def claim_opinions(size: int = SLICE, *, by: Actor, now: datetime) -> JointFollowed:
    """Take note of the rungs that have come, each once: who is late is told and answers for it, and where the rules
    say so has agreed by silence.
    """
    _by_itself(by)
    ids = _ids(_DUE, now, size)
    done = 0
    for joint in (
        JointApproval.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk__in=ids)
        .select_related("case", "rules")
    ):
        for opinion in joint.opinions.filter(state=OpinionState.RUNNING, next_warning_at__lt=now).order_by("number"):
            _rung(joint, opinion, by, now)
            done += 1
    return JointFollowed(done)


def _rung(joint: JointApproval, opinion: Opinion, by: Actor, now: datetime) -> None:
    assert opinion.due_at is not None, "opinion_runs_against_a_clock"
    missed = opinion.due_at < now
    opinion.next_warning_at = None if missed else opinion.due_at
    opinion.save(update_fields=["next_warning_at"])
    if not missed:
        return
    file = cases.read_freely(joint.case.ref, by, now)
    cases.remark(file, Line("miss_opinion", {**facts_of(opinion, now), "due_at": opinion.due_at}, now), by)
    step = f"opinion-{opinion.number}"
    desk = _head_of(opinion.office_id, now) or file.desk_id
    open_items((Missed(joint.case_id, step, "promised", opinion.due_at, opinion.office_id, desk),), now)
    # Who has said no inside the department is not silent, though nobody has heard it yet.
    proposed = moves.latest().filter(opinion=opinion, said_at=None).exists()
    bound = (opinion.office_id, opinion.work) in parallels.silent(joint.rules_id)
    if bound and not proposed and file.state in RUNS:
        moves.move(opinion, OpinionMove.LAPSE, now, {})
        after = cases.read_freely(file.ref, by, now)
        tell(joint, after, Line("lapse_opinion", facts_of(opinion, now), now), moves.go_on(joint, now), by, now)


def _head_of(office_id: int, now: datetime) -> int | None:
    """The post that heads a department: an opinion lies at the whole department, and the lead's desk is not late."""
    posts = people.posts_of(Role.OFFICE_HEAD, day_of(now), office_id)
    return posts[0].id if posts else None


@operation
def recount_opinions(size: int = SLICE, *, by: Actor, now: datetime) -> JointFollowed:
    """Count the running opinions again whose office's calendar has changed since."""
    _by_itself(by)
    stale = list(Opinion.objects.filter(id__in=_ids(_STALE, size)).select_related("calendar", "group"))
    for opinion in stale:
        waited = opinion.next_warning_at
        opinion.calendar_revision = opinion.calendar.revision
        began = opinion.began_at or opinion.group.started_at
        assert began is not None, "what runs has begun"
        for name, moment in moves.times(opinion, began, now).items():
            setattr(opinion, name, moment)
        if waited is not None and opinion.next_warning_at is None:
            # The change moved its due moment into the past: missed, and nobody has been told.
            opinion.next_warning_at = opinion.due_at
        opinion.save(update_fields=["calendar_revision", "due_at", "warning_at", "next_warning_at"])
    return JointFollowed(len(stale))


def _ids(sql: str, *facts: datetime | int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return [int(id_) for (id_,) in cursor.fetchall()]
