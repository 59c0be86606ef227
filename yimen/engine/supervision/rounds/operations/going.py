"""Going round: planned, drawn by lot, visited on its day, closed with the secret that it was drawn from."""

import secrets
from datetime import date, datetime, timedelta

from yimen.engine.papers.dossiers import ports, sniffing
from yimen.engine.supervision.rounds import moves
from yimen.engine.supervision.rounds.models import RoundFinding, RoundVisit, WindowRound
from yimen.engine.supervision.rounds.refusals import NotTheDay, RoundUnknown, VisitsAhead
from yimen.engine.supervision.rounds.rows import PLANNERS
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.rounds import BY_CODE, MENDED_WITHIN, RoundKind, drawn, must_be_points, must_be_several
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, must_hold, named, written
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.rows import StaffRow

MOST_DAYS, MEGABYTES = 92, 10


@snapshot
class Found:
    """A point that is wrong: what was seen, whom it concerns, and a photograph."""

    point: str
    told: str
    staff_ref: str = ""
    photo: bytes = b""


@snapshot
class RoundKept:
    """A round, a visit or a finding by its reference."""

    ref: str


@operation
def plan_round(
    kind: str, title: str, centre_ref: str, days: tuple[date, date], how_many: int, inspectors: tuple[str, ...],
    *, by: Actor, now: datetime,
) -> RoundKept:  # fmt: skip
    """Plan a round and draw its windows and days; only the digest of the secret is told until it is over.

    Patrols are the manager's of the centre, style inspections supervision's, joint ones need both and another office.
    Refuses with NotAllowed, NotInList, NoSuchThing, ImpossibleDates, TooFewToDraw, JointNeedsSeveral or Missing.
    """
    must_hold(by, *PLANNERS)
    if kind not in set(RoundKind):
        raise NotInList(field="kind")
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    if not by.has_role(Role.SUPERVISOR) and (kind != RoundKind.PATROL or not moves.manages(centre.id, by)):
        raise NotAllowed()
    first, last = days
    if not day_of(now) <= first <= last <= first + timedelta(days=MOST_DAYS):
        raise ImpossibleDates()
    going = _inspectors(inspectors)
    if kind == RoundKind.JOINT:
        _must_be_several(going, now)
    calendar = calendars.calendar(centre.calendar_id)
    open_days = [
        day for n in range((last - first).days + 1) if calendar.is_working_day(day := first + timedelta(days=n))
    ]
    windows = {row.ref: row.id for row in offices.windows(centre_ref, first)}
    secret = secrets.token_hex(16)
    lots = drawn(windows, open_days, how_many, secret)
    assert by.staff_id is not None, "who holds a post is somebody"
    row = WindowRound.objects.create(
        ref=new_ref(), kind=kind, title=named(title, "title", 60), centre_id=centre.id, first_day=first, last_day=last,
        inspectors=[member.id for member in going], secret=secret, planned_by_id=by.staff_id, planned_at=now,
    )  # fmt: skip
    RoundVisit.objects.bulk_create(
        RoundVisit(ref=new_ref(), round=row, window_id=windows[window], on=day) for window, day in lots
    )
    body = {
        "kind": kind,
        "centre": centre_ref,
        "windows": how_many,
        "secret": digest(secret.encode(), row.ref.encode()),
    }
    moves.told(row, Line("plan_round", body, now), by)
    return RoundKept(row.ref)


@operation
def record_visit(ref: str, present: str, found: tuple[Found, ...], *, by: Actor, now: datetime) -> RoundKept:
    """Record a visit on its day: who was there, and each point that was wrong, each with its own life from here on.

    Refuses with RoundUnknown, NearTheWindow, NotTheDay, PointUnknown, NoSuchThing, TextMissing or what a file is
    refused with.
    """
    visit = moves.visit(ref, by)
    if visit.on != day_of(now) or visit.visited_at is not None:
        raise NotTheDay()
    must_be_points([one.point for one in found])
    visit.visited_at, visit.visited_by_id, visit.present = now, by.staff_id, written(present, "present")
    visit.save(update_fields=["visited_at", "visited_by", "present"])
    centre = offices.centre(visit.round.centre_id, day_of(now))
    assert centre is not None, "a round is planned in a centre that there is"
    mend_by = calendars.calendar(centre.calendar_id).closing_after(now, MENDED_WITHIN)
    for one in found:
        _found(visit, one, mend_by, by, now)
    moves.told(visit.round, Line("record_visit", {"visit": ref, "found": len(found)}, now), by)
    return RoundKept(ref)


@operation
def close_round(ref: str, *, by: Actor, now: datetime) -> RoundKept:
    """Close a round whose days are over; its secret is told, and whoever doubts the lot draws again.

    Refuses with NotAllowed, RoundUnknown or VisitsAhead.
    """
    must_hold(by, *PLANNERS)
    row = WindowRound.objects.select_for_update().filter(ref=ref, closed_at=None).first()
    if row is None or row.planned_by_id != by.staff_id:
        raise RoundUnknown()
    if RoundVisit.objects.filter(round=row, visited_at=None, on__gte=day_of(now)).exists():
        raise VisitsAhead()
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    missed = RoundVisit.objects.filter(round=row, visited_at=None).count()
    moves.told(row, Line("close_round", {"secret": row.secret, "missed": missed}, now), by)
    return RoundKept(ref)


def _inspectors(refs: tuple[str, ...]) -> list[StaffRow]:
    found = [people.staff_member(ref) for ref in dict.fromkeys(refs)]
    if not found or any(member is None for member in found):
        raise NoSuchThing(what="staff")
    return [member for member in found if member is not None]


def _must_be_several(going: list[StaffRow], now: datetime) -> None:
    roles = {
        posting.role
        for member in going
        for posting in people.postings_of(member.ref)
        if posting.begins <= now and (posting.ends is None or now < posting.ends)
    }
    offices_of = [member.office_id for member in going]
    must_be_several(offices_of, Role.SUPERVISOR in roles, Role.CENTRE_MANAGER in roles)


def _found(visit: RoundVisit, one: Found, mend_by: datetime, by: Actor, now: datetime) -> None:
    member = people.staff_member(one.staff_ref) if one.staff_ref else None
    if one.staff_ref and member is None:
        raise NoSuchThing(what="staff")
    row = RoundFinding.objects.create(
        ref=new_ref(), visit=visit, point=one.point, off=BY_CODE[one.point].off,
        told=must_be_said("told", one.told, 500).strip(), staff_id=member.id if member else None,
        photo=_photo(one.photo), found_at=now, mend_by=mend_by,
    )  # fmt: skip
    body = {"visit": visit.ref, "point": one.point, "off": row.off, "photo": row.photo, "mend_by": mend_by}
    said = digest(row.told.encode(), row.ref.encode())
    moves.told(row, Line("find_point", {**body, "said": said, "staff": one.staff_ref}, now), by)


def _photo(content: bytes) -> str:
    if not content:
        return ""
    found = sniffing.sniff(content, "photo", sniffing.UploadLimits(megabytes=MEGABYTES, pages=1))
    if found.kind == "pdf":
        raise NotInList(field="photo")
    return ports.store().put(content)
