"""Checking a centre: its own people answer what people look at, the house looks at the rest, others confirm it."""

from datetime import datetime

from yimen.engine.supervision.norms import moves
from yimen.engine.supervision.norms.models import Norm, SelfCheck, SelfCheckLine
from yimen.engine.supervision.norms.probes import found
from yimen.engine.supervision.norms.refusals import CheckedAlready, NotForThisCentre, NotOfTheCentre
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.norms import (
    SELF_CHECK_LIFE,
    CheckedByThemselves,
    ClausesOpen,
    Outcome,
    ProbedByItself,
    SelfCheckMove,
    SelfCheckState,
    weighed,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class SelfChecked:
    """A self-check by its reference, and how far it is."""

    ref: str
    state: str


@snapshot
class Struck:
    """A clause that is not accepted as met, and why."""

    number: int
    why: str


@operation
def open_self_check(norm_ref: str, centre_ref: str, *, by: Actor, now: datetime) -> SelfChecked:
    """Begin to check one's own centre against a norm.

    Refuses with NoSuchThing, NotOfTheCentre, NotForThisCentre or CheckedAlready.
    """
    centre = offices.centre(centre_ref, day_of(now))
    norm = Norm.objects.filter(ref=norm_ref).first()
    if centre is None or norm is None:
        raise NoSuchThing(what="centre" if centre is None else "norm")
    if by.staff_id is None or not moves.of_centre(by, centre.id):
        raise NotOfTheCentre()
    if centre.kind not in norm.kinds or day_of(now) not in norm.valid:
        raise NotForThisCentre()
    with refusing(self_check_one_at_a_time=CheckedAlready()):
        row = SelfCheck.objects.create(
            ref=new_ref(), norm=norm, centre_id=centre.id, opened_by_id=by.staff_id, opened_at=now
        )
    moves.told(row, Line("open_self_check", {"norm": norm_ref, "centre": centre_ref}, now), by)
    return SelfChecked(row.ref, row.state)


@operation
def answer_clause(ref: str, number: int, outcome: str, evidence: str, *, by: Actor, now: datetime) -> SelfChecked:
    """Say how a clause is met, with evidence; said again, the last word stands until it is handed in.

    Refuses with SelfCheckUnknown, NotOfTheCentre, WrongState, NoSuchThing, ProbedByItself, NotInList or TextMissing.
    """
    row = moves.lock_own(ref, by, "answer_clause")
    clause = row.norm.clauses.filter(number=number).first()
    if clause is None:
        raise NoSuchThing(what="clause")
    if clause.probe:
        raise ProbedByItself()
    if outcome not in set(Outcome):
        raise NotInList(field="outcome")
    said = must_be_said("evidence", evidence, 1000).strip()
    SelfCheckLine.objects.update_or_create(
        check_of=row, clause=clause, defaults={"outcome": outcome, "evidence": said, "struck": ""}
    )
    body = {"clause": number, "outcome": outcome, "evidence": digest(said.encode(), ref.encode())}
    moves.told(row, Line("answer_clause", body, now), by)
    return SelfChecked(ref, row.state)


@operation
def submit_self_check(ref: str, *, by: Actor, now: datetime) -> SelfChecked:
    """Hand a self-check in: everything that people look at is answered, and the house freezes what it finds now.

    Refuses with SelfCheckUnknown, NotOfTheCentre, ClausesOpen or WrongState.
    """
    row = moves.lock_own(ref, by, SelfCheckMove.SUBMIT)
    clauses = list(row.norm.clauses.order_by("number"))
    answered = set(row.lines.values_list("clause_id", flat=True))
    waiting = tuple(one.number for one in clauses if not one.probe and one.pk not in answered)
    if waiting:
        raise ClausesOpen(numbers=waiting)
    probed = [one for one in clauses if one.probe]
    shares = found((one.probe for one in probed), [row.centre_id], now)[row.centre_id]
    row.lines.filter(clause__in=probed).delete()
    SelfCheckLine.objects.bulk_create(
        SelfCheckLine(
            check_of=row, clause=one, outcome=weighed(shares[one.probe], one.least), part=shares[one.probe].part,
            whole=shares[one.probe].whole,
        )
        for one in probed
    )  # fmt: skip
    moves.move(row, SelfCheckMove.SUBMIT, submitted_by_id=by.staff_id, submitted_at=now, returned_why="")
    told = [[one.number, shares[one.probe].part, shares[one.probe].whole] for one in probed]
    moves.told(row, Line("submit_self_check", {"found": told}, now), by)
    return SelfChecked(ref, row.state)


@operation
def return_self_check(ref: str, why: str, *, by: Actor, now: datetime) -> SelfChecked:
    """Return a self-check to the centre, with the reason.

    Refuses with NotAllowed, SelfCheckUnknown, CheckedByThemselves, TextMissing or WrongState.
    """
    row = _to_confirm(ref, by)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, SelfCheckMove.RETURN, returned_why=said)
    moves.told(row, Line("return_self_check", {"why": digest(said.encode(), ref.encode())}, now), by)
    return SelfChecked(ref, row.state)


@operation
def confirm_self_check(
    ref: str, seen: str, struck: tuple[Struck, ...] = (), *, by: Actor, now: datetime
) -> SelfChecked:
    """Confirm a self-check with what was seen; clauses that are not accepted count as missed.

    By supervision or the reform office, never by who belongs to the centre or handed it in. Refuses with NotAllowed,
    SelfCheckUnknown, CheckedByThemselves, NoSuchThing, TextMissing or WrongState.
    """
    row = _to_confirm(ref, by)
    said = must_be_said("seen", seen, 1000).strip()
    SELF_CHECK_LIFE.after(SelfCheckMove.CONFIRM, SelfCheckState(row.state))
    for one in struck:
        why = must_be_said("why", one.why, 300).strip()
        lines = row.lines.filter(clause__number=one.number, outcome=Outcome.MET)
        if not lines.update(outcome=Outcome.UNMET.value, struck=why):
            raise NoSuchThing(what="clause")
    moves.move(row, SelfCheckMove.CONFIRM, confirmed_by_id=by.staff_id, confirmed_at=now, seen=said)
    body = {"seen": digest(said.encode(), ref.encode()), "struck": sorted(one.number for one in struck)}
    moves.told(row, Line("confirm_self_check", body, now), by)
    return SelfChecked(ref, row.state)


def _to_confirm(ref: str, by: Actor) -> SelfCheck:
    must_hold(by, *moves.WATCHERS)
    row = moves.lock(ref, by)
    if moves.of_centre(by, row.centre_id) or by.staff_id in (row.submitted_by_id, row.opened_by_id):
        raise CheckedByThemselves()
    return row
