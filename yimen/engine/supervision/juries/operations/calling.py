"""Calling an evaluation group: what is judged by which indicators, who sits, and when all four kinds do."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime

from yimen.engine.supervision.juries import moves, near
from yimen.engine.supervision.juries.figures import counted
from yimen.engine.supervision.juries.models import Juror, Jury, JuryIndicator
from yimen.engine.supervision.juries.refusals import (
    DaysJudged,
    DaysNotOver,
    JudgedAlready,
    JuryUnknown,
    NotTheConvener,
    SeatOfAnother,
    SeatTaken,
)
from yimen.engine.supervision.juries.rows import CONVENERS
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.juries import (
    EVERY,
    FROM_OUTSIDE,
    OF_THE_STAFF,
    JurorKind,
    JuryMove,
    JuryState,
    KindNotTheirs,
    QualityFigure,
    UnitKind,
    must_fit,
    must_have_every_kind,
    must_weigh_a_hundred,
)
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

MOST_INDICATORS, MOST_SEATS = 20, 60


@snapshot
class Asked:
    """An indicator: a figure of the house, or none where the group scores it; its weight and its least in per cent."""

    title: str
    figure: str
    weight: int
    least: int


@snapshot
class Called:
    """What is judged: the unit, the days looked at, until when it is scored, and after how many months again."""

    title: str
    unit: str
    unit_ref: str
    first_day: date
    last_day: date
    score_by: date
    every: int
    indicators: tuple[Asked, ...]


@snapshot
class JuryKept:
    """An evaluation by its reference, and how far it is."""

    ref: str
    state: str


@snapshot
class AskedIn:
    """The seat of somebody from outside, and the code by which they take it; told here alone."""

    ref: str
    code: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", moves.code_of(self.ref))


@operation
def call_jury(said: Called, *, by: Actor, now: datetime) -> JuryKept:
    """Call a group to judge one unit over days that are past; by the reform office or supervision.

    Refuses with NotAllowed, NotTheConvener, NotInList, NoSuchThing, ImpossibleDates, DaysNotOver, Missing,
    WeightsNotWhole, JudgedAlready or DaysJudged.
    """
    must_hold(by, *CONVENERS)
    if by.staff_id is None:
        raise NoSuchThing(what="staff")
    unit = _unit(said, now)
    _must_be_days(said, day_of(now))
    if said.every not in EVERY:
        raise NotInList(field="every")
    indicators = _indicators(said.indicators)
    _must_be_new_days(said, unit)
    with refusing(jury_one_at_a_time=JudgedAlready()):
        row = Jury.objects.create(
            ref=new_ref(), title=named(said.title, "title", 60), unit=said.unit, **unit, first_day=said.first_day,
            last_day=said.last_day, score_by=said.score_by, every=said.every, called_by_id=by.staff_id, called_at=now,
        )  # fmt: skip
    if not moves.convenes(row, by, now):
        raise NotTheConvener()
    for one in indicators:
        one.jury = row
    JuryIndicator.objects.bulk_create(indicators)
    asked = [[one.number, one.title, one.figure, one.weight, one.least] for one in indicators]
    body = {
        "unit": said.unit, "of": said.unit_ref, "from": said.first_day, "to": said.last_day, "score_by": said.score_by,
        "indicators": asked,
    }  # fmt: skip
    moves.told(row, Line("call_jury", body, now), by)
    return JuryKept(row.ref, row.state)


@operation
def seat_staff_juror(ref: str, kind: str, staff_ref: str, standing: str, *, by: Actor, now: datetime) -> JuryKept:
    """Name a member of staff to the group: an official, an expert or a technician, and nobody near to the unit.

    Refuses with JuryUnknown, NotTheConvener, WrongState, KindNotTheirs, NoSuchThing, TooNear, SeatTaken or Missing.
    """
    row = _called(ref, "seat_staff_juror", by, now)
    staff, today = people.staff_member(staff_ref), day_of(now)
    if staff is None or staff.begins > today or (staff.ends is not None and staff.ends <= today):
        raise NoSuchThing(what="staff")
    seat = must_fit(kind, OF_THE_STAFF)
    near.must_be_apart(row, staff.id, now)
    with refusing(juror_of_the_staff_sits_once=SeatTaken(), juror_person_sits_once=SeatTaken()):
        Juror.objects.create(
            ref=new_ref(), jury=row, kind=seat.value, name=staff.name, standing=named(standing, "standing", 60),
            staff_id=staff.id, person_id=near.person_behind(staff.id), taken_at=now,
        )  # fmt: skip
    moves.told(row, Line("seat_staff_juror", {"kind": seat.value, "staff": staff_ref}, now), by)
    return JuryKept(ref, row.state)


@operation
def ask_in(ref: str, kind: str, name: str, standing: str, *, by: Actor, now: datetime) -> AskedIn:
    """Ask somebody from outside into the group; they take the seat in their own account with the code.

    Refuses with JuryUnknown, NotTheConvener, WrongState, KindNotTheirs or Missing.
    """
    row = _called(ref, "ask_in", by, now)
    seat_ref, seat = new_ref(), must_fit(kind, FROM_OUTSIDE)
    who = named(name, "name", 30)
    Juror.objects.create(
        ref=seat_ref, jury=row, kind=seat.value, name=who, standing=named(standing, "standing", 60),
        code_hash=moves.hash_of(moves.code_of(seat_ref)),
    )  # fmt: skip
    body = {"kind": seat.value, "seat": seat_ref, "name": digest(who.encode(), seat_ref.encode())}
    moves.told(row, Line("ask_in", body, now), by)
    return AskedIn(seat_ref)


@operation
def take_juror_seat(code: str, *, by: Actor, now: datetime) -> JuryKept:
    """Take the seat one was asked into: by a code, once, in one's own account, and apart from the unit.

    The name on the seat is theirs: a code that was handed on opens nothing. Refuses with JuryUnknown, WrongState,
    KindNotTheirs, TooNear, SeatTaken or SeatOfAnother.
    """
    seat = Juror.objects.filter(code_hash=moves.hash_of(code)).first()
    if seat is None or by.kind is not ActorKind.CITIZEN or by.party_id is None:
        raise JuryUnknown()
    row = Jury.objects.select_for_update(of=("self",)).select_related("window").get(pk=seat.jury_id)
    moves.must_be(row, JuryState.CALLED, "take_juror_seat")
    if seat.party_id is not None or row.jurors.filter(person_id=by.party_id).exists():
        raise SeatTaken()
    _must_come_from_outside(row, seat, by.party_id, now)
    if [one.name for one in people.parties({by.party_id})] != [seat.name]:
        raise SeatOfAnother()
    with refusing(juror_from_outside_sits_once=SeatTaken(), juror_person_sits_once=SeatTaken()):
        taken = Juror.objects.filter(pk=seat.pk, party=None).update(
            party_id=by.party_id, person_id=by.party_id, taken_at=now
        )
    if not taken:
        raise SeatTaken()
    moves.told(row, Line("take_juror_seat", {"seat": seat.ref}, now), by)
    return JuryKept(row.ref, row.state)


@operation
def open_jury(ref: str, *, by: Actor, now: datetime) -> JuryKept:
    """Open the scoring: all four kinds have taken their seats, and the house counts what it counts, once.

    Refuses with JuryUnknown, NotTheConvener, WrongState, KindsMissing or TooNear.
    """
    row = moves.lock_convened(ref, by, now)
    moves.must_be(row, JuryState.CALLED, JuryMove.OPEN)
    seats = list(row.jurors.filter(taken_at__isnull=False))
    must_have_every_kind({one.kind for one in seats})
    for one in seats:
        near.must_be_apart(row, one.staff_id, now, one.person_id)
    unit_id = row.centre_id or row.window_id or row.office_id or 0
    found = []
    for line in row.indicators.exclude(figure="").order_by("number"):
        share = counted(line.figure, row.unit, unit_id, row.first_day, row.last_day)
        line.part, line.whole = share.part, share.whole
        line.save(update_fields=["part", "whole"])
        found.append([line.number, share.part, share.whole])
    moves.move(row, JuryMove.OPEN, opened_at=now)
    body = {"kinds": sorted(one.kind for one in seats), "counted": found}
    moves.told(row, Line("open_jury", body, now), by)
    return JuryKept(ref, row.state)


@operation
def call_off_jury(ref: str, why: str, *, by: Actor, now: datetime) -> JuryKept:
    """Call an evaluation off before it is closed, with the reason.

    Refuses with JuryUnknown, NotTheConvener, TextMissing or WrongState.
    """
    row = moves.lock_convened(ref, by, now)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, JuryMove.CALL_OFF, off_why=said)
    moves.told(row, Line("call_off_jury", {"why": digest(said.encode(), ref.encode())}, now), by)
    return JuryKept(ref, row.state)


def _called(ref: str, step: str, by: Actor, now: datetime) -> Jury:
    row = moves.lock_convened(ref, by, now)
    moves.must_be(row, JuryState.CALLED, step)
    if row.jurors.count() >= MOST_SEATS:
        raise SeatTaken()
    return row


def _must_come_from_outside(row: Jury, seat: Juror, party_id: int, now: datetime) -> None:
    """The public is nobody who is of the staff now; whoever was or is of it is apart like any other."""
    if seat.kind == JurorKind.PUBLIC and near.staff_behind(party_id, now) is not None:
        raise KindNotTheirs()
    near.must_be_apart(row, None, now, party_id)


def _unit(said: Called, now: datetime) -> dict[str, int]:
    if said.unit not in set(UnitKind):
        raise NotInList(field="unit")
    reads = {UnitKind.CENTRE: offices.centre, UnitKind.WINDOW: offices.window, UnitKind.OFFICE: offices.office}
    found = reads[UnitKind(said.unit)](said.unit_ref, day_of(now))
    if found is None:
        raise NoSuchThing(what=said.unit)
    return {f"{said.unit}_id": found.id}


def _must_be_days(said: Called, today: date) -> None:
    if said.last_day < said.first_day or (said.last_day - said.first_day).days > 366:
        raise ImpossibleDates()
    if said.last_day >= today or said.score_by < today:
        raise DaysNotOver()


def _must_be_new_days(said: Called, unit: dict[str, int]) -> None:
    """What was found of these days stays found: the unit is not judged over them anew until it comes out better.

    Who is being judged, or waits for what was found to be published, is refused by that first.
    """
    told = Jury.objects.filter(**unit, state=JuryState.PUBLISHED.value)
    if told.filter(first_day__lte=said.last_day, last_day__gte=said.first_day).exists():
        raise DaysJudged()


def _indicators(asked: Sequence[Asked]) -> list[JuryIndicator]:
    """At least one that people score, or there would be nothing to judge; each once."""
    if not any(not one.figure for one in asked):
        raise Missing(field="indicators")
    if len({one.title.strip() for one in asked}) != len(asked) or len(asked) > MOST_INDICATORS:
        raise NotInList(field="indicators")
    must_weigh_a_hundred(one.weight for one in asked)
    for one in asked:
        if one.figure and one.figure not in set(QualityFigure):
            raise NotInList(field="figure")
        if not 1 <= one.least <= 100:
            raise NotInList(field="least")
    return [
        JuryIndicator(
            number=number, title=named(one.title, "title", 40), figure=one.figure, weight=one.weight, least=one.least
        )
        for number, one in enumerate(asked, 1)
    ]
