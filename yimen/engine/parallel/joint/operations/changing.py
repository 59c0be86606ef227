"""The lead changes who is asked while it runs: one more department, or one that need not answer; with a reason."""

from datetime import datetime

from django.db.models import Max

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.models import JointApproval, JointGroup, Opinion
from yimen.engine.parallel.joint.operations.answering import OpinionTold, facts_of, must_not_wait
from yimen.engine.parallel.joint.operations.beginning import must_run
from yimen.engine.parallel.joint.refusals import (
    JointUnknown,
    LastOpinion,
    MaterialUnknown,
    OfficeUnknown,
    OpinionAsked,
    OpinionUnknown,
)
from yimen.engine.parallel.joint.telling import tell
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.joint_life import MOST_OPINIONS, OpinionMove, OpinionState, must_have_time
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.time.limit import Limit
from yimen.kernel.writing import named
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class OpinionSaid:
    """Who is to be asked too: which office, for what, how long, with which of the case's materials."""

    office: str
    work: str
    limit: Limit
    materials: tuple[str, ...] = ()


@operation
def add_opinion(case_ref: str, asked: OpinionSaid, reason: str, *, by: Actor, now: datetime) -> OpinionTold:
    """Ask one more department while the joint approval runs, or after it has joined and before the decision.

    Refuses with JointUnknown, NotYourDesk, WrongState, OfficeUnknown, MaterialUnknown, OpinionTime, OpinionAsked,
    Missing or TextMissing.
    """
    joint = moves.lock_of_case(case_ref)
    file = _at_the_lead(joint, "add_opinion", by, now)
    said = must_be_said("reason", reason, 500).strip()
    group = _open_group(joint)
    opinion = _added(joint, group, asked, file, said, now)
    moves.move(opinion, OpinionMove.START, now, {"began_at": now, **moves.times(opinion, now, now)})
    moves.open_again(joint, group)
    body = {**facts_of(opinion, now), "reason": digest(said.encode(), opinion.ref.encode())}
    tell(joint, file, Line("add_opinion", body, now), moves.go_on(joint, now), by, now)
    return OpinionTold(opinion.ref, opinion.state, file.ref, "no")


@operation
def withdraw_opinion(ref: str, reason: str, *, by: Actor, now: datetime) -> OpinionTold:
    """Say that a department need not answer, with the reason; the others go on, and one at least remains.

    Refuses with OpinionUnknown, JointUnknown, NotYourDesk, WrongState, DisagreementWaits, LastOpinion or TextMissing.
    """
    joint, opinion = moves.lock(ref)
    file = _at_the_lead(joint, "withdraw_opinion", by, now)
    must_not_wait(opinion)
    if not joint.opinions.exclude(pk=opinion.pk).exclude(state=OpinionState.WITHDRAWN).exists():
        raise LastOpinion()
    said = must_be_said("reason", reason, 500).strip()
    state = moves.move(opinion, OpinionMove.WITHDRAW, now, {"reason": said})
    went = moves.go_on(joint, now)
    body = {**facts_of(opinion, now), "reason": digest(said.encode(), opinion.ref.encode())}
    tell(joint, file, Line("withdraw_opinion", body, now), went, by, now)
    return OpinionTold(ref, state, file.ref, went.concluded)


def _at_the_lead(joint: JointApproval, act: str, by: Actor, now: datetime) -> CaseFile:
    """The case, for the desk of the lead at which it lies."""
    file = cases.read_freely(joint.case.ref, by, now)
    if not cases.may_see(file, by):
        raise OpinionUnknown(ref=joint.ref)
    allow.at_desk(file, act, *allow.WHO_REVIEWS)
    must_run(file, act)
    if joint.called_off_at is not None:
        raise JointUnknown(ref=file.ref)
    return file


def _open_group(joint: JointApproval) -> JointGroup:
    """The group that runs now; when all have joined, the last one."""
    running = joint.groups.filter(started_at__isnull=False, joined_at=None).order_by("-number").first()
    return running or joint.groups.order_by("-number")[0]


def _added(
    joint: JointApproval, group: JointGroup, asked: OpinionSaid, file: CaseFile, reason: str, now: datetime
) -> Opinion:
    office = offices.office(asked.office, day_of(now))
    if office is None:
        raise OfficeUnknown()
    known = {term.code for term in file.terms.materials}
    for material in asked.materials:
        if material not in known:
            raise MaterialUnknown(material=material)
    must_have_time(asked.limit)
    last = joint.opinions.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_OPINIONS:
        raise OpinionAsked()
    with refusing(opinion_is_asked_for_a_work_once=OpinionAsked()):
        return Opinion.objects.create(
            ref=new_ref(), joint=joint, group=group, number=last + 1, office_id=office.id,
            work=named(asked.work, "work", 100), materials=list(dict.fromkeys(asked.materials)),
            amount=asked.limit.amount, unit=asked.limit.unit, calendar_id=office.calendar_id,
            calendar_revision=calendars.calendar(office.calendar_id).revision, reason=reason,
        )  # fmt: skip
