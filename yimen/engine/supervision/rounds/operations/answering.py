"""Answering: the unit objects or mends, others judge and look again; what is lifted counts against nobody."""

from datetime import datetime

from yimen.engine.supervision.rounds import moves
from yimen.engine.supervision.rounds.operations.going import RoundKept
from yimen.engine.supervision.rounds.refusals import NotForTheUnit, RoundUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.rounds import FindingMove
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList


@operation
def object_to_finding(ref: str, why: str, *, by: Actor, now: datetime) -> RoundKept:
    """Object to what was found, for the unit. Refuses with RoundUnknown, NotForTheUnit, TextMissing or WrongState."""
    row = moves.of_the_unit(ref, by)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, FindingMove.OBJECT, objection=said, objected_by_id=by.staff_id)
    moves.told(row, Line("object_to_finding", {"why": digest(said.encode(), ref.encode())}, now), by)
    return RoundKept(ref)


@operation
def judge_objection(ref: str, outcome: str, why: str, *, by: Actor, now: datetime) -> RoundKept:
    """Uphold a finding, or lift it: by who planned the round, and neither by the unit nor by who found it.

    Refuses with RoundUnknown, NotForTheUnit, NotInList, TextMissing or WrongState.
    """
    row = moves.finding(ref)
    if not moves.sees(row.visit, by):
        raise RoundUnknown()
    planned = row.visit.round.planned_by_id == by.staff_id
    if not planned or moves.is_unit(row.visit, by) or row.visit.visited_by_id == by.staff_id:
        raise NotForTheUnit()
    if outcome not in (FindingMove.UPHOLD, FindingMove.LIFT):
        raise NotInList(field="outcome")
    said = must_be_said("why", why, 500).strip()
    moves.move(row, FindingMove(outcome), judgement=said)
    moves.told(row, Line("judge_objection", {"outcome": outcome, "why": digest(said.encode(), ref.encode())}, now), by)
    return RoundKept(ref)


@operation
def report_mended(ref: str, mended: str, *, by: Actor, now: datetime) -> RoundKept:
    """Say how it was put right, for the unit. Refuses with RoundUnknown, NotForTheUnit, TextMissing or WrongState."""
    row = moves.of_the_unit(ref, by)
    said = must_be_said("mended", mended, 500).strip()
    moves.move(row, FindingMove.MEND, mended=said, mended_at=now)
    late = "yes" if now > row.mend_by else "no"
    moves.told(row, Line("report_mended", {"mended": digest(said.encode(), ref.encode()), "late": late}, now), by)
    return RoundKept(ref)


@operation
def look_again(ref: str, outcome: str, looked: str, *, by: Actor, now: datetime) -> RoundKept:
    """Look again at what was put right: it is, or it is not; by an inspector of the round.

    Refuses with RoundUnknown, NotForTheUnit, NearTheWindow, NotInList, TextMissing or WrongState.
    """
    row = moves.of_the_inspectors(ref, by)
    if outcome not in (FindingMove.CLOSE, FindingMove.FAIL):
        raise NotInList(field="outcome")
    said = must_be_said("looked", looked, 500).strip()
    ended = {"closed_at": now} if outcome == FindingMove.CLOSE else {}
    moves.move(row, FindingMove(outcome), looked=said, **ended)
    moves.told(row, Line("look_again", {"outcome": outcome, "looked": digest(said.encode(), ref.encode())}, now), by)
    return RoundKept(ref)
