"""Tasks within a joint approval: opinions that are given by doing a piece of work, kept elsewhere.

The rules of the item name them by their codes. Whoever keeps the work finds the opinion here under its lock, answers it
by the work itself, has it asked anew when its ground has changed, and lets the others stop.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.anew import ask_anew
from yimen.engine.parallel.joint.anew import running as running
from yimen.engine.parallel.joint.models import OpinionAnswer
from yimen.engine.parallel.joint.operations.answering import Asked, answered, at_the_department, must_not_wait
from yimen.engine.parallel.joint.refusals import OpinionUnknown
from yimen.engine.parallel.joint.task_rows import of_case
from yimen.engine.parallel.joint.telling import tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.joint_life import OPINION_LIFE, UNSETTLED, OpinionMove, OpinionStance, OpinionState


def task(case_ref: str, case_id: int, code: str, act: str, by: Actor, now: datetime) -> Asked:
    """The task under the lock of its approval, for a formal officer of its department; refuses with OpinionUnknown,
    NotFormal, OwnMatter, StoodAside, DisagreementWaits or WrongState.
    """
    found = next((row for row in of_case(case_id) if row.code == code), None)
    if found is None:
        raise OpinionUnknown(ref=case_ref)
    asked = at_the_department(found.ref, act, by, now)
    if asked.opinion.state not in (OpinionState.RUNNING, OpinionState.TACIT):
        OPINION_LIFE.after(OpinionMove.ANSWER, OpinionState(asked.opinion.state))
    must_not_wait(asked.opinion)
    return asked


def answer(asked: Asked, line: Line, by: Actor, now: datetime) -> None:
    """The work is done: it is told on the chain of the case, and is the answer of the department."""
    cases.remark(asked.file, line, by)
    opinion = asked.opinion
    if opinion.state != OpinionState.RUNNING:
        return
    OpinionAnswer.objects.create(
        ref=f"{opinion.ref}-{opinion.round}", opinion=opinion, round=opinion.round, stance=OpinionStance.AGREE,
        text="", written_by_id=asked.officer.staff_id, written_at=now, said_by_id=asked.officer.staff_id, said_at=now,
    )  # fmt: skip
    after = replace(asked, file=cases.read_freely(asked.file.ref, by, now))
    answered(after, OpinionStance.AGREE, "", by, now)


def reopen(case_id: int, codes: Collection[str], reason: str, by: Actor, now: datetime) -> None:
    """Those of these tasks that were done are asked anew, each with its whole time."""
    refs = [row.ref for row in of_case(case_id) if row.code in codes]
    joint = running(case_id)
    if joint is None or not refs:
        return
    done = joint.opinions.filter(ref__in=refs, state__in=[OpinionState.ANSWERED, OpinionState.TACIT])
    used = list(done.select_related("group").order_by("number"))
    ask_anew(joint, cases.read_freely(joint.case.ref, by, now), used, reason, {"reason": "corrected"}, by, now)


def stop(case_id: int, reason: str, by: Actor, now: datetime) -> None:
    """Nobody answers any more: what runs or was planned is withdrawn, and the whole is concluded as it is."""
    joint = running(case_id)
    if joint is None:
        return
    left = list(joint.opinions.filter(state__in=sorted(UNSETTLED)).order_by("number"))
    for opinion in left:
        moves.move(opinion, OpinionMove.WITHDRAW, now, {"reason": reason})
    if left:
        body = {"opinions": [one.ref for one in left]}
        file = cases.read_freely(joint.case.ref, by, now)
        tell(joint, file, Line("stop_opinions", body, now), moves.go_on(joint, now), by, now)
