"""Looking at connected systems: the register with what each is like, what is missing, and who asked what about me."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.connections.models import ConnectedSystem, Jump, SystemCall
from yimen.engine.exchange.connections.rows import (
    READERS,
    CallRow,
    Coverage,
    GoesAs,
    JumpOffered,
    JumpRow,
    SystemHeard,
    SystemShown,
)
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.capped import Capped
from yimen.kernel.connections import OBJECTS, HeardOf, Standing, SystemKind, standing_of

MONTH = timedelta(days=30)
MOST = 50
_SYSTEMS = """
select s.*, coalesce(t.name, '') office_name,
  (select count(*) from connections_connecteditem i where i.system_id = s.id) items,
  (select count(*) from connections_jump j where j.system_id = s.id and j.issued_at > %s) jumps,
  (select count(*) from connections_jump j where j.system_id = s.id and j.issued_at > %s
     and j.redeemed_at is not null) redeemed,
  c.asked, c.answered, d.day reckoned_on, coalesce(abs(d.ours - d.theirs), 0) differs
from connections_connectedsystem s
  left join lateral (select name from offices_officeterm where office_id = s.office_id order by valid desc limit 1) t
    on true
  left join lateral (select count(*) asked, count(*) filter (where outcome <> 'unanswered') answered
    from connections_systemcall k where k.system_id = s.id and k.asked_at > %s) c on true
  left join lateral (select day, ours, theirs from connections_daycount n where n.system_id = s.id
    order by day desc limit 1) d on true
where %s = '' or s.kind = %s
order by s.closed_at is not null, s.kind, s.id limit 500
"""
_OFFERED = """
select s.ref, s.name, coalesce(t.name, '') office_name, s.opened_at, s.closed_at, s.heard_at, s.failed_in_a_row,
  s.silent_after_minutes
from connections_connectedsystem s join connections_connecteditem i on i.system_id = s.id
  join catalogue_item c on c.id = i.item_id
  left join lateral (select name from offices_officeterm where office_id = s.office_id order by valid desc limit 1) t
    on true
where s.way = 'jump' and s.closed_at is null and c.ref = %s order by s.id
"""
_HEARD = """
select s.id, s.ref, s.name, s.office_id, coalesce(t.name, '') office_name, o.calendar_id, s.opened_at, s.closed_at,
  s.heard_at, s.failed_in_a_row, s.silent_after_minutes
from connections_connectedsystem s join offices_office o on o.id = s.office_id
  left join lateral (select name from offices_officeterm where office_id = s.office_id order by valid desc limit 1) t
    on true
where s.closed_at is null order by s.id limit 500
"""
# A case comes to a system by a jump, or by a question about its applicant.
_CAME = """
select k.system_id, h.begins, count(*) from unnest(%s::timestamptz[]) h(begins) cross join lateral (
  select system_id from connections_jump j where j.issued_at >= h.begins and j.issued_at < h.begins + interval '1 hour'
  union all
  select system_id from connections_systemcall c
    where c.asked_at >= h.begins and c.asked_at < h.begins + interval '1 hour') k
group by 1, 2
"""


def has(office_id: int, kind: str) -> bool:
    """An office has a system of the kind connected now."""
    return ConnectedSystem.objects.filter(office_id=office_id, kind=kind, closed_at=None).exists()


def is_open(ref: str) -> bool:
    """A system stands on the register now."""
    return ConnectedSystem.objects.filter(ref=ref, closed_at=None).exists()


def standing_of_kind(kind: str) -> str:
    """What the first system of a kind that stands is called; empty: none does."""
    return (
        ConnectedSystem.objects.filter(kind=kind, closed_at=None).order_by("id").values_list("name", flat=True).first()
        or ""
    )


def systems(actor: Actor, now: datetime, kind: str = "") -> tuple[SystemShown, ...]:
    """The register, for who keeps it or watches; those in use first."""
    if actor.kind is not ActorKind.SYSTEM and not actor.has_role(*READERS):
        return ()
    found, since = [], now - MONTH
    for row in select(_SYSTEMS, (since, since, since, kind, kind)):
        found.append(
            SystemShown(
                ref=row["ref"], kind=row["kind"], name=row["name"], office_name=row["office_name"], way=row["way"],
                address=row["address"], contract=row["contract"], speaks_of=OBJECTS[SystemKind(row["kind"])],
                items=row["items"], opened_at=row["opened_at"], closed_at=row["closed_at"], heard_at=row["heard_at"],
                alarmed_at=row["alarmed_at"], standing=str(_standing(row, now)),
                asked=row["asked"] + row["jumps"], answered=row["answered"] + row["redeemed"],
                reckoned_on=row["reckoned_on"], differs=row["differs"],
            )
        )  # fmt: skip
    return tuple(found)


def heard(now: datetime) -> tuple[SystemHeard, ...]:
    """The systems in use, each with what it is like now; for who watches over them."""
    shown = ("id", "ref", "name", "office_id", "office_name", "calendar_id", "opened_at", "heard_at")
    return tuple(
        SystemHeard(**{name: row[name] for name in shown}, standing=str(_standing(row, now)))
        for row in select(_HEARD, ())
    )


def came_in(hours: Sequence[datetime]) -> Mapping[tuple[int, datetime], int]:
    """How many jumps and questions each system had in each of these hours; those that had none are not told."""
    return {(row["system_id"], row["begins"]): row["count"] for row in select(_CAME, (list(hours),))}


def coverage(actor: Actor, now: datetime) -> Coverage:
    """How many of the kinds that the hall has to do with are connected, and which are missing."""
    shown = [one for one in systems(actor, now) if one.closed_at is None]
    connected = {one.kind for one in shown}
    in_step = {one.kind for one in shown if one.standing == Standing.IN_STEP}
    missing = tuple(str(kind) for kind in SystemKind if kind not in connected)
    return Coverage(len(SystemKind), len(connected), len(in_step), missing)


def to_jump_to(item_ref: str, now: datetime) -> tuple[JumpOffered, ...]:
    """The systems to which a case of this item may go over."""
    return tuple(
        JumpOffered(row["ref"], row["name"], row["office_name"], str(_standing(row, now)))
        for row in select(_OFFERED, (item_ref,))
    )


def goes_as(case_id: int, actor: Actor) -> GoesAs | None:
    """As whom a reader of a case goes over with it; None when they are no side of it."""
    if actor.kind is not ActorKind.CITIZEN:
        return None
    rows = select(
        "select p.ref, c.applicant_name, p.id from cases_case c join people_party p on p.id = c.applicant_id"
        " where c.id = %s",
        (case_id,),
    )
    (one,) = rows
    return GoesAs(one["ref"], "" if one["id"] == actor.party_id else one["applicant_name"])


def jumps_of(case_ref: str, case_id: int) -> tuple[JumpRow, ...]:
    """The jumps from a case, for whoever was shown the case."""
    rows = Jump.objects.filter(case_id=case_id, case__ref=case_ref).select_related("system").order_by("-id")[:MOST]
    return tuple(
        JumpRow(one.ref, one.system.name, one.issued_at, one.redeemed_at, one.word, one.their_number, one.told_at)
        for one in rows
    )


def direct() -> tuple[JumpOffered, ...]:
    """The directly connected systems, to be asked about oneself."""
    return _offered(ConnectedSystem.objects.all())


def direct_for(item_ref: str) -> tuple[JumpOffered, ...]:
    """Those that are connected for an item, to be asked for a case of it."""
    return _offered(ConnectedSystem.objects.filter(items__item__ref=item_ref))


def _offered(rows: QuerySet[ConnectedSystem]) -> tuple[JumpOffered, ...]:
    rows = rows.filter(way="direct", closed_at=None).order_by("kind", "id")
    return tuple(JumpOffered(one.ref, one.name, one.kind, "") for one in rows)


def asked_of_mine(actor: Actor) -> tuple[CallRow, ...]:
    """Who asked which system about those I act for, the latest first."""
    return _calls(SystemCall.objects.filter(party_id__in=set(actor.parties())))


def asked_for_case(case_id: int) -> tuple[CallRow, ...]:
    """What was asked for a case, for whoever was shown the case."""
    return _calls(SystemCall.objects.filter(case_id=case_id))


def _calls(rows: QuerySet[SystemCall]) -> tuple[CallRow, ...]:
    found = (
        CallRow(
            one.system.name, one.system.kind, one.object, one.purpose, one.place, one.asked_at, one.outcome, one.serial
        )
        for one in rows.select_related("system").order_by("-id")[: MOST + 1]
    )
    return Capped(found, MOST)


def _standing(row: Mapping[str, Any], now: datetime) -> Standing:
    silent_after = timedelta(minutes=row["silent_after_minutes"])
    facts = (row["opened_at"], row["closed_at"], row["heard_at"], row["failed_in_a_row"])
    return standing_of(HeardOf(*facts, silent_after), now)
