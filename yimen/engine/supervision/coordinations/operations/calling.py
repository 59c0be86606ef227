"""Calling a coordination meeting: who always sits, the agenda out of what is stuck, its papers; calling it off."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from yimen.engine.papers.dossiers import ports, sniffing
from yimen.engine.supervision.coordinations import moves
from yimen.engine.supervision.coordinations.models import (
    Coordination,
    CoordinationMaterial,
    CoordinationPoint,
    CoordinationSeat,
    StandingSeat,
)
from yimen.engine.supervision.coordinations.refusals import NotInvited, NotStuck, SignedAlready, SitsAlready
from yimen.engine.supervision.coordinations.stuck import stuck
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.coordination import (
    CoordinationKind,
    CoordinationMove,
    CoordinationState,
    PointSource,
    must_be_full,
)
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.offices import queries as offices

MOST_POINTS, MEGABYTES = 20, 10


@snapshot
class Brought:
    """A point that an office brings by itself."""

    office_ref: str
    title: str
    told: str


@snapshot
class Called:
    """What a meeting is to be: when and where, about which project, with whom, about what.

    `stuck` names what the records say is stuck; `offices` who is asked to come beside those on whom it hangs.
    """

    kind: str
    title: str
    place: str
    begins_at: datetime
    stuck: tuple[str, ...] = ()
    brought: tuple[Brought, ...] = ()
    offices: tuple[str, ...] = ()
    project_ref: str = ""


@snapshot
class CoordinationKept:
    """A meeting, a seat or a paper by its reference, and how far the meeting is."""

    ref: str
    state: str


@snapshot
class _Point:
    """A point before it is written."""

    source: str
    ref: str
    office_id: int
    title: str
    told: str = ""


@operation
def name_standing_seat(office_ref: str, basis: str, *, by: Actor, now: datetime) -> CoordinationKept:
    """Let a department sit at every 5+X meeting from today, by a document.

    Refuses with NotAllowed, NoSuchThing, Missing or SitsAlready.
    """
    must_hold(by, Role.REFORM_OFFICE)
    office = _office(office_ref, now)
    with refusing(standing_seat_once_a_time=SitsAlready()):
        row = StandingSeat.objects.create(
            ref=new_ref(), office_id=office, basis=named(basis, "basis"), valid=days(day_of(now))
        )
    moves.told(row, Line("name_standing_seat", {"office": office_ref, "basis": row.basis}, now), by)
    return CoordinationKept(row.ref, "")


@operation
def end_standing_seat(ref: str, basis: str, *, by: Actor, now: datetime) -> CoordinationKept:
    """From today the department does not always sit. Refuses with NotAllowed, NoSuchThing or Missing."""
    must_hold(by, Role.REFORM_OFFICE)
    row = locked(StandingSeat, ref, "standing_seat")
    if row.valid.upper is not None:
        raise NoSuchThing(what="standing_seat")
    end_term(row, days(min(row.valid.lower, day_of(now)), day_of(now)), named(basis, "basis"))
    moves.told(row, Line("end_standing_seat", {"basis": row.end_basis}, now), by)
    return CoordinationKept(ref, "")


@operation
def call_coordination(called: Called, *, by: Actor, now: datetime) -> CoordinationKept:
    """Call a meeting about what is stuck; the offices on which it hangs are invited with it.

    Refuses with NotAllowed, NotInList, ImpossibleDates, NoSuchThing, NotStuck, FiveMissing, TwoNeeded, Missing or
    TextMissing.
    """
    must_hold(by, *moves.KEEPERS)
    if by.staff_id is None:
        raise NoSuchThing(what="staff")
    if called.kind not in set(CoordinationKind):
        raise NotInList(field="kind")
    if called.begins_at <= now:
        raise ImpossibleDates()
    points = _points(called, now)
    standing = _standing(called.kind, now)
    others = {_office(ref, now) for ref in called.offices} | {one.office_id for one in points}
    must_be_full(called.kind, len(standing), len(standing | others))
    row = Coordination.objects.create(
        ref=new_ref(), kind=called.kind, title=named(called.title, "title", 80), place=named(called.place, "place", 80),
        project_id=_project(called.project_ref), begins_at=called.begins_at, called_by_id=by.staff_id, called_at=now,
    )  # fmt: skip
    CoordinationSeat.objects.bulk_create(
        CoordinationSeat(coordination=row, office_id=one, standing="yes" if one in standing else "no")
        for one in sorted(standing | others)
    )
    CoordinationPoint.objects.bulk_create(
        CoordinationPoint(
            coordination=row, number=number, source=one.source, source_ref=one.ref, office_id=one.office_id,
            title=one.title, told=one.told,
        )
        for number, one in enumerate(points, 1)
    )  # fmt: skip
    body = {
        "kind": row.kind, "begins_at": row.begins_at, "offices": sorted(standing | others),
        "points": [[one.source, one.ref, one.office_id] for one in points],
        "said": digest("\x1f".join([row.title, *(one.title + one.told for one in points)]).encode(), row.ref.encode()),
    }  # fmt: skip
    moves.told(row, Line("call_coordination", body, now), by)
    return CoordinationKept(row.ref, row.state)


@operation
def call_off_coordination(ref: str, why: str, *, by: Actor, now: datetime) -> CoordinationKept:
    """Call a meeting off, with the reason.

    Refuses with CoordinationUnknown, NotTheCaller, TextMissing or WrongState.
    """
    row = moves.lock_called(ref, by)
    said = must_be_said("why", why, 500).strip()
    moves.move(row, CoordinationMove.CALL_OFF, called_off_why=said)
    moves.told(row, Line("call_off_coordination", {"why": digest(said.encode(), ref.encode())}, now), by)
    return CoordinationKept(ref, row.state)


@operation
def keep_material(ref: str, title: str, content: bytes, *, by: Actor, now: datetime) -> CoordinationKept:
    """Hand in a paper for a meeting: who called it, or an office that is invited; until its minutes are issued.

    Refuses with CoordinationUnknown, NotInvited, Missing, WrongState, SignedAlready or with why the file
    may not come in.
    """
    row = moves.lock(ref, by)
    if row.called_by_id != by.staff_id and not moves.seats_of(row, by):
        raise NotInvited()
    if row.state not in (CoordinationState.CALLED, CoordinationState.MINUTED):
        raise WrongState(move="keep_material", state=row.state)
    assert by.staff_id is not None, "the lock is for staff alone"
    said = named(title, "title", 80)
    kind = sniffing.sniff(content, said, sniffing.UploadLimits(megabytes=MEGABYTES)).kind
    with refusing(coordination_material_is_kept_once=SignedAlready()):
        paper = CoordinationMaterial.objects.create(
            coordination=row, ref=new_ref(), title=said, media=kind.value, sha256=ports.store().put(content),
            kept_by_id=by.staff_id, kept_at=now,
        )  # fmt: skip
    moves.told(row, Line("keep_material", {"paper": paper.ref, "sha256": paper.sha256}, now), by)
    return CoordinationKept(paper.ref, row.state)


def _points(called: Called, now: datetime) -> Sequence[_Point]:
    found = {one.ref: one for one in stuck(now, called.project_ref, called.stuck)} if called.stuck else {}
    if not set(called.stuck) <= found.keys():
        raise NotStuck()
    points = [
        _Point(found[ref].source, ref, found[ref].office_id, found[ref].title or found[ref].project or "—")
        for ref in dict.fromkeys(called.stuck)
    ]
    points += [
        _Point(
            PointSource.BROUGHT, "", _office(one.office_ref, now), named(one.title, "title", 80),
            must_be_said("told", one.told, 2000).strip(),
        )
        for one in called.brought
    ]  # fmt: skip
    if not points:
        raise Missing(field="points")
    if len(points) > MOST_POINTS:
        raise NotInList(field="points")
    return points


def _standing(kind: str, now: datetime) -> frozenset[int]:
    if kind != CoordinationKind.FIVE_X:
        return frozenset()
    found = StandingSeat.objects.filter(valid__contains=day_of(now))
    return frozenset(found.values_list("office_id", flat=True))


def _office(ref: str, now: datetime) -> int:
    office = offices.office(ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    return office.id


def _project(ref: str) -> int | None:
    if not ref:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select id from projects_project where ref = %s", (ref,))
        found = cursor.fetchone()
    if found is None:
        raise NoSuchThing(what="project")
    return int(found[0])
