"""A point says that it is there; the clockwork finds what is silent or stalls; who answers for it says what is done."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.heartbeats import reading
from yimen.engine.exchange.heartbeats.models import HeartbeatAlarm, HeartbeatOwner
from yimen.engine.exchange.heartbeats.refusals import AlarmAnsweredAlready, NotItsOwner
from yimen.engine.exchange.heartbeats.rows import KEEPERS, WatchedRow
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.connections import Standing
from yimen.kernel.evidence import Line
from yimen.kernel.heartbeats import (
    ANSWER_WITHIN,
    POINT_SILENT_AFTER,
    HeartFault,
    HourOfCases,
    PointLine,
    Pulse,
    compared,
    is_open,
    last_hour,
    same_hours,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, must_hold
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, locked, new_ref
from yimen.registries.people import queries as people

_BEAT = """
insert into heartbeats_heartbeat (centre_id, heard_at)
select id, %(now)s from offices_centre where id = any(%(centres)s) and kind = any(%(kinds)s)
on conflict (centre_id) do update set heard_at = greatest(heartbeats_heartbeat.heard_at, excluded.heard_at)
"""
_KEEP = """
insert into heartbeats_heartbeat ({column}, hour, came, earlier)
select k.id, %(hour)s, k.came, k.earlier from jsonb_to_recordset(%(felt)s) k(id bigint, came int, earlier int[])
on conflict ({column}) do update set hour = excluded.hour, came = excluded.came, earlier = excluded.earlier
"""
# Who heads the office of a system, or serves at a point: the first of them answers where nobody was named.
_AT_HAND = """
select g.staff_id from people_post p join people_posting g on g.post_id = p.id
where p.valid @> %(on)s::date and g.valid @> %(now)s::timestamptz
  and (p.office_id = %(office)s and p.role = 'office_head' or p.centre_id = %(centre)s and p.role = any(%(roles)s))
order by array_position(%(roles)s, p.role), g.id limit 1
"""
AT_A_POINT = ["agent", "centre_manager", "window"]
SILENT = frozenset({Standing.SILENT, Standing.FAILING, PointLine.SILENT})
COLUMNS = {"system": "system_id", "point": "centre_id"}


@snapshot
class PointsHeard:
    """How many points were heard."""

    points: int


@snapshot
class AlarmsRaised:
    """How many alarms were raised, and how many ended because something came again."""

    raised: int
    ended: int


@snapshot
class OwnerOfHeartbeat:
    """Who answers now, by the reference of the naming."""

    ref: str


@snapshot
class AlarmAnswered:
    """An alarm that was answered."""

    ref: str


@operation
def beat_point(*, by: Actor, now: datetime) -> PointsHeard:
    """The point of a town or village at which somebody serves is there; of who serves elsewhere nothing is kept.

    It is a sign of life, and no act upon anything.
    """
    centres = [post.centre_id for post in by.posts if post.centre_id is not None]
    with connection.cursor() as cursor:
        cursor.execute(_BEAT, {"now": now, "centres": centres, "kinds": list(reading.POINT_KINDS)})
        heard: int = cursor.rowcount
    return PointsHeard(heard)


@operation
def name_heartbeat_owner(kind: str, ref: str, staff_number: str, *, by: Actor, now: datetime) -> OwnerOfHeartbeat:
    """Name who answers for a system or a point from now on; also for its alarms that nobody has answered.

    It is somebody in service. Who oversees a county names for its points alone. Who is named for an alarm that had no
    owner has the whole time. Refuses with NotAllowed or NoSuchThing.
    """
    must_hold(by, *KEEPERS)
    one = next((row for row in reading.watched(now) if (row.kind, row.ref) == (kind, ref)), None)
    if one is None or not reading.in_sight(one, by):
        raise NoSuchThing(what=kind if kind in COLUMNS else "system")
    member = people.staff_by_number(staff_number.strip())
    today = day_of(now)
    if member is None or member.begins > today or (member.ends is not None and member.ends <= today):
        raise NoSuchThing(what="staff")
    of = {COLUMNS[kind]: one.id}
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"heartbeat {ref}",))
    HeartbeatOwner.objects.select_for_update().filter(**of, until=None).update(until=now)
    row = HeartbeatOwner.objects.create(ref=new_ref(), staff_id=member.id, since=now, **of)
    subject = Subject("heartbeat_owner", "heartbeats_heartbeatowner", row.pk, row.ref, 0, b"")
    tell(subject, Line("name_heartbeat_owner", {"kind": kind, "of": ref, "staff": member.ref}, now), by)
    for alarm in HeartbeatAlarm.objects.select_for_update().filter(**of, answered_at=None):
        if alarm.owner_id is None:
            alarm.answer_by = _answer_by(one, now)
        alarm.owner_id = member.id
        alarm.save(update_fields=["owner", "answer_by"])
        _tell(alarm, "hand_alarm", {"owner": member.ref, "answer_by": alarm.answer_by}, by, now)
    return OwnerOfHeartbeat(row.ref)


@operation
def answer_heartbeat_alarm(ref: str, words: str, *, by: Actor, now: datetime) -> AlarmAnswered:
    """Whoever answers for it says what was the matter and what is done; once. Later than its time it counts as late.

    Refuses with NoSuchThing, NotItsOwner, AlarmAnsweredAlready or TextMissing.
    """
    row = locked(HeartbeatAlarm, ref, "alarm")
    if by.staff_id is None or not (by.staff_id == row.owner_id or by.has_role(*KEEPERS)):
        raise NoSuchThing(what="alarm")
    if by.staff_id != row.owner_id:
        raise NotItsOwner(name=row.owner.name if row.owner else "")
    if row.answered_at is not None:
        raise AlarmAnsweredAlready()
    row.answer, row.answered_by_id, row.answered_at = must_be_said("words", words, 1000).strip(), by.staff_id, now
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    _tell(row, "answer_alarm", {"late": "yes" if now > row.answer_by else "no"}, by, now)
    return AlarmAnswered(row.ref)


@operation
def raise_silent_lines(*, by: Actor, now: datetime) -> AlarmsRaised:
    """Raise an alarm for every system and point that is silent, once; end those of what is heard again. By the system.

    The alarms of what was disconnected or closed meanwhile end. Only points that were not heard lately, or of which an
    alarm stands, are read. A point that was never heard of is not connected, which the list of lines says.

    Refuses with NotAllowed.
    """
    must_hold(by)
    found = reading.watched(now, now - POINT_SILENT_AFTER)
    silent = [one for one in found if one.line in SILENT]
    _let_go({(one.kind, one.id) for one in found}, now)
    return _told(HeartFault.SILENT, silent, [one for one in found if one.line not in SILENT], {}, now)


def _let_go(there: Collection[tuple[str, int]], now: datetime) -> None:
    """End the alarms of what is not there any more; who answers for one answers all the same."""
    for row in HeartbeatAlarm.objects.select_for_update().filter(ended_at=None):
        if _of(row) not in there:
            _end(row, "line_closed", now)


def _of(row: HeartbeatAlarm) -> tuple[str, int]:
    return ("system", row.system_id) if row.system_id else ("point", row.centre_id or 0)


def _end(row: HeartbeatAlarm, verb: str, now: datetime) -> None:
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    _tell(row, verb, {}, SYSTEM, now)


@operation
def feel_pulses(*, by: Actor, now: datetime) -> AlarmsRaised:
    """Hold the cases of the last whole hour against the same hour of earlier weeks, for whatever was open in it.

    Raises an alarm for what has stalled, once, and ends those of what goes on as usual. By the system alone; refuses
    with NotAllowed.
    """
    must_hold(by)
    hour = last_hour(now)
    hours = [hour, *same_hours(hour)]
    came = reading.came_in(hours)
    felt: dict[tuple[str, int], HourOfCases] = {}
    found = reading.watched(now)
    known = reading.calendars_of(one.calendar_id for one in found)
    for one in found:
        calendar = known[one.calendar_id]
        if one.since <= hour and is_open(calendar, hour):
            counts = [came.get((one.kind, one.id, at), 0) for at in hours]
            felt[one.kind, one.id] = compared(counts, hours, calendar, one.since)
    _keep(felt, hour)
    stalled = [one for one in found if _pulse(felt, one) is Pulse.STALLED]
    usual = [one for one in found if _pulse(felt, one) is Pulse.USUAL]
    return _told(HeartFault.STALLED, stalled, usual, felt, now)


def _pulse(felt: Mapping[tuple[str, int], HourOfCases], one: WatchedRow) -> Pulse | None:
    counted = felt.get((one.kind, one.id))
    return counted.pulse if counted else None


def _keep(felt: Mapping[tuple[str, int], HourOfCases], hour: datetime) -> None:
    with connection.cursor() as cursor:
        for kind, column in COLUMNS.items():
            rows = [
                {"id": id, "came": one.came, "earlier": one.earlier} for (of, id), one in felt.items() if of == kind
            ]
            cursor.execute(_KEEP.format(column=column), {"hour": hour, "felt": json.dumps(rows)})


def _told(
    fault: HeartFault, wrong: Sequence[WatchedRow], right: Sequence[WatchedRow],
    felt: Mapping[tuple[str, int], HourOfCases], now: datetime,
) -> AlarmsRaised:  # fmt: skip
    standing = {_of(row): row for row in HeartbeatAlarm.objects.select_for_update().filter(fault=fault, ended_at=None)}
    ended = [standing[one.kind, one.id] for one in right if (one.kind, one.id) in standing]
    for row in ended:
        _end(row, "heard_again", now)
    fresh = [one for one in wrong if (one.kind, one.id) not in standing]
    for one in fresh:
        _raise(one, fault, felt.get((one.kind, one.id)), now)
    return AlarmsRaised(len(fresh), len(ended))


def _raise(one: WatchedRow, fault: HeartFault, counted: HourOfCases | None, now: datetime) -> None:
    row = HeartbeatAlarm.objects.create(
        ref=new_ref(), fault=fault, raised_at=now, heard_at=one.heard_at, came=counted.came if counted else 0,
        normal=counted.normal if counted else 0, owner_id=_owner(one, now), answer_by=_answer_by(one, now),
        **{COLUMNS[one.kind]: one.id},
    )  # fmt: skip
    body = {"kind": one.kind, "of": one.ref, "fault": fault, "came": row.came, "normal": row.normal}
    _tell(row, "raise_alarm", {**body, "answer_by": row.answer_by}, SYSTEM, now)


def _answer_by(one: WatchedRow, now: datetime) -> datetime:
    return calendars.calendar(one.calendar_id).add(now, ANSWER_WITHIN)


def _owner(one: WatchedRow, now: datetime) -> int | None:
    """Who was named; else who heads the office, or serves at the point."""
    named = HeartbeatOwner.objects.filter(**{COLUMNS[one.kind]: one.id}, until=None).values_list("staff_id", flat=True)
    if (first := named.first()) is not None:
        return first
    centre = one.id if one.kind == "point" else None
    facts = {"on": day_of(now), "now": now, "office": one.office_id, "centre": centre, "roles": AT_A_POINT}
    rows = select(_AT_HAND, facts)
    return rows[0]["staff_id"] if rows else None


def _tell(row: HeartbeatAlarm, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    subject = Subject(
        "heartbeat_alarm", "heartbeats_heartbeatalarm", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash
