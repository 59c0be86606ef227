"""At a department that takes part: take note of the copy notice, and say that it agrees, or on which conditions."""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.models import JointApproval, Opinion, OpinionAnswer
from yimen.engine.parallel.joint.operations.beginning import must_run
from yimen.engine.parallel.joint.refusals import AnsweredByWork, DisagreementWaits, OpinionUnknown
from yimen.engine.parallel.joint.telling import tell
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import must_be_formal
from yimen.kernel.conveyance.standing import BY_TASK
from yimen.kernel.evidence import Line, digest
from yimen.kernel.joint_life import OPINION_LIFE, OpinionMove, OpinionStance, OpinionState
from yimen.kernel.noes import NoNeedsApprover, must_not_be_against
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.parallels import queries as parallels

ANSWERS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Whose desks at the department answer."""


@snapshot
class OpinionTold:
    """An opinion as an act left it, and whether the whole is concluded."""

    ref: str
    state: str
    case_ref: str
    concluded: str
    """yes or no."""


@snapshot
class Asked:
    """An opinion under the lock of its approval, with its case, and the officer of the department who acts."""

    joint: JointApproval
    opinion: Opinion
    file: CaseFile
    officer: Officer


@operation
def note_receipt(ref: str, *, by: Actor, now: datetime) -> OpinionTold:
    """Take note of the copy notice 签收抄告 for one's department; who and when is recorded, once.

    Refuses with OpinionUnknown, NotFormal, OwnMatter, StoodAside or WrongState.
    """
    asked = at_the_department(ref, "note_receipt", by, now)
    if asked.opinion.noticed_at is None:
        noted(asked, now)
        cases.remark(asked.file, Line("note_receipt", facts_of(asked.opinion, now), now), by)
    return OpinionTold(ref, asked.opinion.state, asked.file.ref, _concluded(asked.joint))


@operation
def give_opinion(ref: str, stance: OpinionStance, text: str = "", *, by: Actor, now: datetime) -> OpinionTold:
    """Say that the department agrees, or on which conditions; with the last answer of a group the next one starts.

    To disagree is proposed, not said. Refuses with OpinionUnknown, WrongState, NoNeedsApprover, DisagreementWaits,
    AnsweredByWork, NotFormal, OwnMatter, StoodAside, NotInList or TextMissing.
    """
    asked = at_the_department(ref, "give_opinion", by, now)
    opinion, officer = asked.opinion, asked.officer
    if stance not in list(OpinionStance):
        raise NotInList(field="stance")
    if stance is OpinionStance.DISAGREE:
        raise NoNeedsApprover()
    OPINION_LIFE.after(OpinionMove.ANSWER, OpinionState(opinion.state))
    must_not_wait(opinion)
    if parallels.code_of(asked.joint.rules_id, opinion.office_id, opinion.work) in BY_TASK:
        raise AnsweredByWork()
    said = (
        must_be_said("text", text, 4000)
        if stance is OpinionStance.CONDITIONS
        else must_be_clean("text", text.strip(), 4000)
    )
    must_not_be_against(said)
    OpinionAnswer.objects.create(
        ref=new_ref(), opinion=opinion, round=opinion.round, stance=stance, text=said, written_by_id=officer.staff_id,
        written_at=now, said_by_id=officer.staff_id, said_at=now,
    )  # fmt: skip
    return answered(asked, stance, said, by, now)


def answered(asked: Asked, stance: OpinionStance, said: str, by: Actor, now: datetime) -> OpinionTold:
    """The department has spoken: its time stops, and the whole goes on as far as it can."""
    noted(asked, now)
    opinion = asked.opinion
    state = moves.move(opinion, OpinionMove.ANSWER, now, {})
    went = moves.go_on(asked.joint, now)
    body = {**facts_of(opinion, now), "stance": stance, "text": digest(said.encode(), opinion.ref.encode())}
    tell(asked.joint, asked.file, Line("give_opinion", body, now), went, by, now)
    return OpinionTold(opinion.ref, state, asked.file.ref, went.concluded)


def at_the_department(ref: str, act: str, by: Actor, now: datetime) -> Asked:
    """The opinion with its case, for a formal officer of the department with no interest in it."""
    joint, opinion = moves.lock(ref)
    file = cases.read_freely(joint.case.ref, by, now)
    if file.officer is None or not file.officer.holds_role(opinion.office_id, *ANSWERS):
        raise OpinionUnknown(ref=ref)
    officer = allow.officer_of(file, act)
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    must_run(file, act)
    return Asked(joint, opinion, file, officer)


def must_not_wait(opinion: Opinion) -> None:
    """Refuses with DisagreementWaits while one is proposed and nobody has answered it."""
    if moves.latest().filter(opinion=opinion, said_at=None).exists():
        raise DisagreementWaits()


def noted(asked: Asked, now: datetime) -> None:
    """Who answers has received the copy notice, at the latest now."""
    opinion = asked.opinion
    if opinion.noticed_at is None:
        opinion.noticed_by_id, opinion.noticed_at = asked.officer.staff_id, now
        opinion.save(update_fields=["noticed_by", "noticed_at"])


def facts_of(opinion: Opinion, now: datetime) -> dict[str, object]:
    """What a line says of an opinion: which, and whose."""
    office = offices.office(opinion.office_id, day_of(now))
    again = {"round": opinion.round} if opinion.round > 1 else {}
    return {"opinion": opinion.ref, "unit_name": office.name if office else "", **again}


def _concluded(joint: JointApproval) -> str:
    return "no" if joint.concluded_at is None else "yes"
