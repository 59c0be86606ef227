"""Reading penalties: any staff reads standards; penalties are for supervision and the office that imposed them."""

from datetime import date

from django.db import connection
from django.db.models import QuerySet

from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.penalties import Grade, PenaltyFinding, in_order
from yimen.registries.offices import queries as offices
from yimen.registries.penalties.models import Penalty, PenaltyStandard
from yimen.registries.penalties.rows import (
    Monitored,
    OfficePenalties,
    PenaltyPage,
    PenaltyRow,
    PenaltyShown,
    PenaltyStandardPage,
    PenaltyStandardRow,
    PenaltyView,
)

MOST = 50
WHO_OVERSEES = (Role.SUPERVISOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
WHO_ANSWERS = (Role.OFFICE_HEAD, Role.CHIEF, Role.DECIDER)
_MONITORED = """
select (select count(*) from penalties_penaltystandard where valid @> %(on)s::date),
  (select count(*) from (select distinct p.office_id, p.violation, p.grade from penalties_penalty p
    where p.finding = 'no_standard' and not exists (select from penalties_penaltystandard s
      where s.office_id = p.office_id and s.violation = p.violation and s.grade = p.grade
        and s.valid @> %(on)s::date)) lacking)
"""
_OFFICES = """
select o.ref, coalesce((select t.name from offices_officeterm t where t.office_id = o.id
    order by t.valid @> %(on)s::date desc, t.id desc limit 1), ''),
  (select count(*) from penalties_penaltystandard s where s.office_id = o.id and s.valid @> %(on)s::date),
  coalesce(p.penalties, 0), coalesce(p.alarms, 0), coalesce(p.open, 0)
from offices_office o left join (select p.office_id, count(*) penalties, count(a.id) alarms,
    count(*) filter (where a.id is not null and a.closed_at is null) as open
  from penalties_penalty p left join penalties_penaltyalarm a on a.penalty_id = p.id group by p.office_id) p
  on p.office_id = o.id
where (o.id in (select office_id from penalties_penaltystandard) or p.office_id is not null)
  and (%(mine)s::bigint[] is null or o.id = any(%(mine)s::bigint[]))
order by coalesce(p.open, 0) desc, o.id limit 200
"""


def monitored(actor: Actor, on: date) -> Monitored:
    """How many standards are monitored of those needed, over the city; and the offices that the actor may see."""
    mine = _mine(actor)
    with connection.cursor() as cursor:
        cursor.execute(_MONITORED, {"on": on})
        standing, lacking = cursor.fetchone()
        cursor.execute(_OFFICES, {"on": on, "mine": mine})
        rows = tuple(OfficePenalties(*row) for row in cursor.fetchall())
    return Monitored(standing, standing + lacking, rows)


def standards(on: date, office_ref: str = "", after: str = "") -> PenaltyStandardPage:
    """The standards in force on a day, of one office or of all."""
    found = PenaltyStandard.objects.filter(valid__contains=on).select_related("office").order_by("pk")
    if office_ref:
        found = found.filter(office__ref=office_ref)
    if key := _key(after):
        found = found.filter(pk__gt=key)
    rows = list(found[: MOST + 1])
    names = offices.office_names([row.office_id for row in rows], on)
    told = tuple(_standard(row, names.get(row.office_id, "")) for row in rows[:MOST])
    return PenaltyStandardPage(told, str(rows[MOST - 1].pk) if len(rows) > MOST else "")


def penalties(actor: Actor, on: date, office_ref: str = "", only: str = "", after: str = "") -> PenaltyPage:
    """The penalties that the actor may see, the latest first; only those with an `alarm`, or an `open` one."""
    found = _seen(actor)
    if office_ref:
        found = found.filter(office__ref=office_ref)
    if only in ("alarm", "open"):
        found = found.filter(alarm__isnull=False)
    if only == "open":
        found = found.filter(alarm__closed_at=None)
    if key := _key(after):
        found = found.filter(pk__lt=key)
    rows = list(found.order_by("-pk")[: MOST + 1])
    names = offices.office_names([row.office_id for row in rows], on)
    told = tuple(_penalty(row, names.get(row.office_id, "")) for row in rows[:MOST])
    return PenaltyPage(told, str(rows[MOST - 1].pk) if len(rows) > MOST else "")


def penalty(ref: str, actor: Actor, on: date) -> PenaltyView | None:
    """One of them, with the standard by which it was weighed."""
    row = _seen(actor).select_related("standard__office").filter(ref=ref).first()
    if row is None:
        return None
    name = offices.office_names([row.office_id], on).get(row.office_id, "")
    return PenaltyView(_penalty(row, name), _standard(row.standard, name) if row.standard else None)


def of_organisation(code: str, on: date) -> tuple[PenaltyShown, ...]:
    """The penalties of an organisation as anybody reads them, the latest first."""
    rows = list(Penalty.objects.filter(code=code).exclude(code="").order_by("-pk")[:MOST])
    names = offices.office_names([row.office_id for row in rows], on)
    return tuple(
        PenaltyShown(row.number, names.get(row.office_id, ""), row.violation, in_order(row.kinds), row.fen, row.day)
        for row in rows
    )


def _mine(actor: Actor) -> list[int] | None:
    """The offices whose penalties the actor may see; None: all."""
    if actor.kind is ActorKind.SYSTEM or actor.has_role(*WHO_OVERSEES):
        return None
    return sorted(actor.offices(*WHO_ANSWERS))


def _seen(actor: Actor) -> QuerySet[Penalty]:
    rows, mine = Penalty.objects.select_related("office", "alarm"), _mine(actor)
    return rows if mine is None else rows.filter(office_id__in=mine)


def _key(after: str) -> int:
    return int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0


def _standard(row: PenaltyStandard, office_name: str) -> PenaltyStandardRow:
    return PenaltyStandardRow(
        row.ref, row.office.ref, office_name, row.violation, Grade(row.grade), row.circumstances, in_order(row.kinds),
        row.least_fen, row.most_fen, row.basis, row.valid.lower, row.valid.upper,
    )  # fmt: skip


def _penalty(row: Penalty, office_name: str) -> PenaltyRow:
    alarm = getattr(row, "alarm", None)
    told = (alarm.opened_at, alarm.answer, alarm.note, alarm.closed_at) if alarm else (None, "", "", None)
    opened_at, answer, note, closed_at = told
    return PenaltyRow(
        row.ref, row.office.ref, office_name, row.number, row.file_number, row.violation, Grade(row.grade),
        in_order(row.kinds), row.fen, row.day, PenaltyFinding(row.finding), opened_at, answer,
        note, closed_at, row.code,
    )  # fmt: skip
