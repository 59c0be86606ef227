"""Hand a desk over, and acknowledge it: the list of open cases is drawn by the house, nobody leaves one out."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from django.db import connection

from yimen.engine.staff.reliefs.models import Relief
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, must_hold, written
from yimen.registries.dated import new_ref
from yimen.registries.people import operations as people


class ReliefKind(StrEnum):
    """Why a desk is handed over."""

    SHIFT = "shift"
    LEAVE = "leave"
    DEPARTURE = "departure"


class NotAtThatDesk(Refusal):
    """Whoever takes a desk over holds it or stands in at it then."""

    code: ClassVar[str] = "relief.not_at_that_desk"


class AcknowledgedAlready(Refusal):
    """The list has been acknowledged."""

    code: ClassVar[str] = "relief.acknowledged_already"


class HandOverFirst(Refusal):
    """Open cases lie at desks that nobody else holds, and no list of them was handed over and acknowledged."""

    code: ClassVar[str] = "relief.hand_over_first"
    cases: int


@snapshot
class LetGo:
    """Somebody is no member of staff any more from this day."""

    ref: str
    day: date


@snapshot
class Relieved:
    """A list by its reference, with how many cases stand on it."""

    ref: str
    cases: int


@operation
def hand_over_desk(
    post_ref: str, to_staff_ref: str, kind: ReliefKind, note: str = "", *, by: Actor, now: datetime
) -> Relieved:
    """Hand a desk over with the list of its open cases: by who holds it, or by the head when nobody does any more.

    Refuses with NoSuchThing, NotAllowed, NotAtThatDesk or NotInList.
    """
    post, office, centre = _post(post_ref)
    holds = any(held.post_id == post for held in by.posts)
    heads = office in by.offices(Role.OFFICE_HEAD) or any(
        held.role is Role.CENTRE_MANAGER and held.centre_id == centre is not None for held in by.posts
    )
    if not holds and not heads and not by.has_role(Role.ADMINISTRATOR):
        raise NotAllowed()
    if kind not in list(ReliefKind):
        raise NotInList(field="kind")
    taker = _taker(post, to_staff_ref, by)
    relief = Relief.objects.create(
        ref=new_ref(), post_id=post, kind=kind, handed_by_id=by.staff_id, taken_by_id=taker,
        note=written(note, "note", 500), handed_at=now,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into reliefs_reliefentry (relief_id, case_id, stood_at, due_at)"
            " select %s, id, state, due_at from cases_case where desk_id = %s and state = any(%s) order by due_at, id",
            (relief.pk, post, sorted(OPEN_STATES)),
        )
        listed = int(cursor.rowcount)
    tell(_subject(relief), Line("hand_over_desk", {"post": post_ref, "to": to_staff_ref, "cases": listed}, now), by)
    return Relieved(relief.ref, listed)


def _post(ref: str) -> tuple[int, int | None, int | None]:
    with connection.cursor() as cursor:
        cursor.execute("select id, office_id, centre_id from people_post where ref = %s", (ref,))
        row = cursor.fetchone()
    if row is None:
        raise NoSuchThing(what="post")
    return row[0], row[1], row[2]


def _taker(post: int, staff_ref: str, by: Actor) -> int:
    """Whoever takes it over: another who holds the desk or is named to stand in at it, now or later."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select s.id from people_staff s where s.ref = %s and s.id is distinct from %s"
            " and (exists (select from people_posting g where g.staff_id = s.id and g.post_id = %s)"
            "  or exists (select from people_standin i where i.staff_id = s.id and i.post_id = %s"
            "    and upper_inf(i.valid)))",
            (staff_ref, by.staff_id, post, post),
        )
        row = cursor.fetchone()
    if row is None:
        raise NotAtThatDesk()
    return int(row[0])


@operation
def acknowledge_relief(ref: str, *, by: Actor, now: datetime) -> Relieved:
    """Acknowledge a list that was handed over; from here on whoever signed answers for it.

    Refuses with NoSuchThing for anybody else and AcknowledgedAlready the second time.
    """
    relief = Relief.objects.select_for_update().filter(ref=ref, taken_by_id=by.staff_id or 0).first()
    if relief is None:
        raise NoSuchThing(what="relief")
    if relief.acknowledged_at is not None:
        raise AcknowledgedAlready()
    relief.acknowledged_at = now
    relief.save(update_fields=["acknowledged_at"])
    listed = relief.entries.count()
    tell(_subject(relief), Line("acknowledge_relief", {"cases": listed}, now), by)
    return Relieved(ref, listed)


def _subject(row: Relief) -> Subject:
    return Subject("relief", "reliefs_relief", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))


_LEFT_BEHIND = """
select count(*) from people_posting g join people_staff s on s.id = g.staff_id and s.ref = %(staff)s
  join cases_case c on c.desk_id = g.post_id and c.state = any(%(open)s)
where g.valid @> %(now)s::timestamptz and not exists (select from people_posting o
    where o.post_id = g.post_id and o.staff_id <> g.staff_id and o.kind = 'holder' and o.valid @> %(now)s::timestamptz)
  and not exists (select from reliefs_relief r where r.post_id = g.post_id and r.handed_by_id = s.id
    and r.kind = 'departure' and r.acknowledged_at is not null)
"""


@operation
def let_go(staff_ref: str, on: date, *, by: Actor, now: datetime) -> LetGo:
    """Let somebody leave on a day 离岗, when every desk that is theirs alone has been handed over with its list.

    Refuses with HandOverFirst, and as `leave_staff` does.
    """
    must_hold(by, Role.ADMINISTRATOR)
    with connection.cursor() as cursor:
        cursor.execute(_LEFT_BEHIND, {"staff": staff_ref, "open": sorted(OPEN_STATES), "now": now})
        left = int(cursor.fetchone()[0])
    if left:
        raise HandOverFirst(cases=left)
    gone = people.leave_staff(staff_ref, on, by=by.within(), now=now)
    return LetGo(gone.ref, gone.day)
