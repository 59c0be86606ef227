"""Begin: the lead has accepted, and everybody concerned is told at the same moment, with the same shared data."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.models import JointApproval, JointGroup, Opinion
from yimen.engine.parallel.joint.reading import RUNS as RUNS
from yimen.engine.parallel.joint.reading import answers_of, shared_of
from yimen.engine.parallel.joint.refusals import JointBegun, NotParallel
from yimen.engine.parallel.joint.telling import tell
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.joint_plan import Need, groups_among, is_concerned
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.parallels import queries as parallels
from yimen.registries.parallels.rows import ParticipantRow, RulesRow


@snapshot
class JointTold:
    """The joint approval of a case as an act left it."""

    ref: str
    case_ref: str
    concluded: str
    """yes or no."""


@operation
def begin_joint(case_ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> JointTold:
    """Begin the joint approval of an accepted case at once, by the desk at which it lies; else it begins by itself.

    Refuses with NotYourDesk, WrongState, NotParallel or JointBegun.
    """
    file = cases.read(case_ref, by, now, seen)
    allow.at_desk(file, "begin_joint", Role.WINDOW, *allow.WHO_REVIEWS)
    must_run(file, "begin_joint")
    rules = parallels.rules_for(file.item_id, file.received_at)
    if rules is None:
        raise NotParallel()
    return begun(file, rules, by, now)


def must_run(file: CaseFile, act: str) -> None:
    """The case is accepted and not decided; refuses with WrongState."""
    if file.state not in RUNS:
        raise WrongState(move=act, state=file.state)


def begun(file: CaseFile, rules: RulesRow, by: Actor, now: datetime) -> JointTold:
    """Copy notices to all participants, and the first group at work; refuses with JointBegun."""
    with refusing(joint_jointapproval_case_id_key=JointBegun()):
        joint = JointApproval.objects.create(
            ref=new_ref(), case_id=file.id, rules_id=rules.id, begun_at=now, shared=shared_of(file)
        )
    asked = _asked(rules.participants, answers_of(file))
    number = 0
    for place, members in enumerate(asked, 1):
        group = JointGroup.objects.create(joint=joint, number=place)
        for one in members:
            number += 1
            put(joint, group, number, one, file, now)
    went = moves.go_on(joint, now)
    body = {
        "joint": joint.ref,
        "rules": rules.ref,
        "offices": _offices(one for members in asked for one in members),
        "shared": joint.shared,
    }
    tell(joint, file, Line("begin_joint", body, now), went, by, now)
    return JointTold(joint.ref, file.ref, "no")


def _asked(participants: Sequence[ParticipantRow], answers: Collection[str]) -> tuple[tuple[ParticipantRow, ...], ...]:
    """Who is asked in this situation, in groups; nobody waits for one that is not."""
    concerned = {one.code: one for one in participants if is_concerned(one.when, answers)}
    groups = groups_among([Need(one.code, frozenset(one.needs)) for one in participants], concerned)
    return tuple(tuple(concerned[code] for code in codes) for codes in groups)


def _offices(participants: Iterable[ParticipantRow]) -> list[str]:
    return list(dict.fromkeys(one.office_ref for one in participants))


def put(
    joint: JointApproval, group: JointGroup, number: int, one: ParticipantRow, file: CaseFile, now: datetime
) -> Opinion:
    """The row of an opinion that is asked in a group, on its own office's calendar."""
    office = offices.office(one.office_id, day_of(now))
    calendar = office.calendar_id if office else file.calendar_id
    return Opinion.objects.create(
        ref=new_ref(),
        joint=joint,
        group=group,
        number=number,
        office_id=one.office_id,
        work=one.work,
        materials=[code for code in one.materials if code in {term.code for term in file.terms.materials}],
        amount=one.amount,
        unit=one.unit,
        calendar_id=calendar,
        calendar_revision=calendars.calendar(calendar).revision,
    )
