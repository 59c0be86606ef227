"""Looking: one of the two writes down what was found, the other signs it or says otherwise; signed, it is public."""

from datetime import datetime

from yimen.engine.papers.dossiers.operations import Attached, keep_file
from yimen.engine.supervision.spot_checks import moves, near
from yimen.engine.supervision.spot_checks.models import SpotCheck
from yimen.engine.supervision.spot_checks.refusals import (
    FindingsBeyond,
    InspectorNear,
    NobodyLeft,
    NoPromiseGiven,
    NotTheOther,
    PhotographNeeded,
    PointWithoutFinding,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import must_be_formal
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import must_be_as_read
from yimen.kernel.risk import CheckOutcome, PermitWay
from yimen.kernel.snapshot import snapshot
from yimen.kernel.spot_checks import SpotCheckMove, SpotCheckState, in_order, looked_at, position, seed_of
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList, written
from yimen.registries.dated import day_of

PHOTO = MaterialTerm("photo", "检查照片", page_limit=1)
SHOWN = frozenset({CheckOutcome.MENDED, CheckOutcome.VIOLATION, CheckOutcome.FALSE_PROMISE})
"""What is found wrong is shown; of what nobody found, or what is sound, a photograph is not asked."""


@snapshot
class SpotFound:
    """What was found: point by point and as a whole, where the telephone was, and when it was looked at."""

    outcome: str
    findings: tuple[str, ...]
    summary: str
    looked_at: datetime
    position: str = ""
    without_position: str = ""


@snapshot
class SpotCheckKept:
    """A check by its reference, and how far it is."""

    ref: str
    state: str


@operation
def photograph_spot(ref: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Attached:
    """Keep a photograph of a check, one by one, as a thin line lets it through; refuses as every file that comes in.

    Refuses with SpotCheckUnknown, InspectorNear, WrongState, NotInList or what a file is refused with.
    """
    row = _mine(ref, by, now)
    if row.state not in (SpotCheckState.DRAWN, SpotCheckState.RECORDED):
        raise WrongState(move=SpotCheckMove.RECORD, state=row.state)
    kept = keep_file(row.record.holder_id, moves.PURPOSE, row.pk, PHOTO, filename, content, 0, by, now)
    if kept.kind == "pdf":
        raise NotInList(field="photo")
    moves.told(row, Line("photograph_spot", {"file": kept.sha256}, now), by)
    return kept


@operation
def record_spot_check(ref: str, found: SpotFound, *, by: Actor, now: datetime) -> SpotCheckKept:
    """Write down what was found, by one of the two; it is nothing before the other has signed it.

    Refuses with SpotCheckUnknown, InspectorNear, NotFormal, NotInList, NoPromiseGiven, PointWithoutFinding,
    FindingsBeyond, PhotographNeeded, PositionUnclear, LookedAtUnclear, TextMissing or WrongState.
    """
    row = _mine(ref, by, now)
    if found.outcome not in set(CheckOutcome):
        raise NotInList(field="outcome")
    outcome, said = CheckOutcome(found.outcome), [written(one, "findings", 300) for one in found.findings]
    if outcome is CheckOutcome.FALSE_PROMISE and row.record.way != PermitWay.PROMISED:
        raise NoPromiseGiven()
    if len(said) > len(row.draw.points):
        raise FindingsBeyond(points=len(row.draw.points))
    said += [""] * (len(row.draw.points) - len(said))
    if outcome is not CheckOutcome.NOT_FOUND:
        for point, one in zip(row.draw.points, said, strict=False):
            if not one:
                raise PointWithoutFinding(point=point)
    if outcome in SHOWN and not moves.photographs_of(row.pk):
        raise PhotographNeeded()
    where = position(found.position)
    why_not = "" if where else must_be_said("without_position", found.without_position, 200).strip()
    assert row.draw.drawn_at is not None, "a check is of a draw that was drawn"
    days = (row.draw.first_day, row.draw.last_day)
    moment = looked_at(found.looked_at, row.draw.drawn_at, now, day_of(found.looked_at), days)
    summary = must_be_said("summary", found.summary, 1000).strip()
    moves.move(
        row, SpotCheckMove.RECORD, outcome=outcome, findings=said, summary=summary,
        position=where, without_position=why_not, looked_at=moment, recorded_at=now, recorded_by_id=by.staff_id,
        differed="",
    )  # fmt: skip
    body = {
        "outcome": outcome, "summary": digest(summary.encode(), ref.encode()), "looked_at": moment,
        "position": digest(where.encode(), ref.encode()), "photographs": list(moves.photographs_of(row.pk)),
    }  # fmt: skip
    moves.told(row, Line("record_spot_check", body, now), by)
    return SpotCheckKept(ref, row.state)


@operation
def sign_spot_check(ref: str, seen: str = "", *, by: Actor, now: datetime) -> SpotCheckKept:
    """Sign what the other of the two wrote down; from now on it is public, and the permit is looked after by it.

    Refuses with SpotCheckUnknown, InspectorNear, NotFormal, NotTheOther, ChangedSinceRead or WrongState.
    """
    row = _mine(ref, by, now)
    _must_be_the_other(row, by)
    must_be_as_read(seen, row.mark(moves.photographs_of(row.pk)))
    moves.move(row, SpotCheckMove.SIGN, signed_by_id=by.staff_id, published_at=now)
    moves.told(row, Line("sign_spot_check", {"outcome": row.outcome, "draw": row.draw.ref}, now), by)
    return SpotCheckKept(ref, row.state)


@operation
def differ_spot_check(ref: str, why: str, *, by: Actor, now: datetime) -> SpotCheckKept:
    """Say that it was otherwise: what was written down counts for nothing, and the two write it anew.

    Refuses with SpotCheckUnknown, InspectorNear, NotTheOther, TextMissing or WrongState.
    """
    row = _mine(ref, by, now)
    _must_be_the_other(row, by)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, SpotCheckMove.DIFFER, differed=said)
    moves.told(row, Line("differ_spot_check", {"why": digest(said.encode(), ref.encode())}, now), by)
    return SpotCheckKept(ref, row.state)


@operation
def stand_aside_spot(ref: str, why: str, *, by: Actor, now: datetime) -> SpotCheckKept:
    """Declare an interest 回避: whose lot comes next takes over, of those who are free of one. Nobody chooses them.

    What was written down waits for the signature of who takes over; when who wrote it stands aside,
    it counts for nothing.

    Refuses with SpotCheckUnknown, TextMissing, NobodyLeft or WrongState.
    """
    row = moves.check(ref, by)
    assert by.staff_id is not None, "an inspector is somebody"
    if row.state not in (SpotCheckState.DRAWN, SpotCheckState.RECORDED):
        raise WrongState(move=SpotCheckMove.RECORD, state=row.state)
    said = must_be_said("why", why, 500).strip()
    staff = near.inspecting(row.draw.inspectors, now)
    barred = near.barred([row.record_id], staff)[row.record_id]
    one = next(one for one in moves.pool_of(row.draw) if one.ref == row.record.ref)
    ids = {each.ref: each.id for each in staff if each.ref not in barred}
    order = in_order(one, row.draw.inspectors, seed_of(row.draw.secret, row.draw.word))
    gone = {*row.inspectors, *row.aside}
    following = next((ids[each] for each in order if each in ids and ids[each] not in gone), None)
    if following is None:
        raise NobodyLeft()
    row.inspectors = [following if each == by.staff_id else each for each in row.inspectors]
    row.aside = [*row.aside, by.staff_id]
    row.save(update_fields=["inspectors", "aside"])
    if row.state == SpotCheckState.RECORDED and row.recorded_by_id == by.staff_id:
        moves.move(row, SpotCheckMove.DIFFER)
    moves.told(row, Line("stand_aside_spot", {"why": digest(said.encode(), ref.encode())}, now), by)
    return SpotCheckKept(ref, row.state)


def _mine(ref: str, by: Actor, now: datetime) -> SpotCheck:
    """The check for one of its two, who is still apart from it today, whatever they were on the day of the draw."""
    row = moves.check(ref, by)
    must_be_formal(by.formal)
    refs = [one.ref for one in near.inspecting(row.draw.inspectors, now) if one.id == by.staff_id]
    if not refs or refs[0] in near.barred([row.record_id], near.inspecting(refs, now))[row.record_id]:
        raise InspectorNear()
    return row


def _must_be_the_other(row: SpotCheck, by: Actor) -> None:
    if row.recorded_by_id == by.staff_id:
        raise NotTheOther()
