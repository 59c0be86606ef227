"""Reading the tenders: projects as they were told last, one with all tellings and alarms, and the alarms by rule."""

from typing import Any

from django.db import connection
from django.db.models import F

from yimen.engine.supervision.tenders import reading
from yimen.engine.supervision.tenders.models import TenderAlarm, TenderSource, TenderTelling
from yimen.engine.supervision.tenders.rows import (
    AlarmCount,
    AlarmRow,
    TellingRow,
    TenderPage,
    TenderRow,
    TenderSourceRow,
    TenderView,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.supervision.tenders import TenderRule

PAGE = 50
_ROWS = """
select t.ref, l.said, l.number, l.source, l.told_at,
  (select count(*) from tenders_tenderalarm a where a.tender_id = t.id and a.settled_at is null),
  (select count(*) from tenders_tenderalarm a where a.tender_id = t.id), l.id
from tenders_tender t join lateral (select * from tenders_tendertelling where tender_id = t.id
  order by number desc limit 1) l on true
where {where} order by l.id desc limit %(limit)s
"""
_OPEN = "exists (select from tenders_tenderalarm a where a.tender_id = t.id and a.settled_at is null)"
_COUNTS = """
select rule, count(*), count(*) filter (where settled_at is null) from tenders_tenderalarm group by rule
"""


def may_look(actor: Actor) -> bool:
    """Supervision, and who keeps the platform."""
    return actor.kind is ActorKind.SYSTEM or actor.has_role(Role.SUPERVISOR, Role.ADMINISTRATOR)


def tenders(actor: Actor, alarmed: str = "", after: str = "", limit: int = PAGE) -> TenderPage:
    """Projects, those told last first; `alarmed` leaves out those without an open alarm. A page by key."""
    if not may_look(actor):
        return TenderPage((), None)
    tests = ["true"]
    facts: dict[str, Any] = {"limit": limit + 1}
    if alarmed:
        tests.append(_OPEN)
    if after.isascii() and after.isdigit() and len(after) < 18:
        tests.append("l.id < %(after)s")
        facts["after"] = int(after)
    rows = _all(_ROWS.format(where=" and ".join(tests)), facts)
    return TenderPage(tuple(_row(row) for row in rows[:limit]), str(rows[limit - 1][-1]) if len(rows) > limit else None)


def tender(ref: str, actor: Actor) -> TenderView | None:
    """One project; None when there is none for this reader."""
    if not may_look(actor):
        return None
    rows = _all(_ROWS.format(where="t.ref = %(ref)s"), {"ref": ref, "limit": 1})
    if not rows:
        return None
    tellings = TenderTelling.objects.filter(tender__ref=ref).order_by("-number")[:200]
    alarms = TenderAlarm.objects.filter(tender__ref=ref).select_related("settled_by").order_by("pk")[:200]
    return TenderView(_row(rows[0]), tuple(map(_telling, tellings)), tuple(map(_alarm, alarms)))


def counts(actor: Actor) -> tuple[AlarmCount, ...]:
    """How many alarms each rule has raised, and how many are open; for supervision."""
    if not may_look(actor):
        return ()
    told = {rule: (raised, is_open) for rule, raised, is_open in _all(_COUNTS, {})}
    return tuple(AlarmCount(rule, *told.get(rule.value, (0, 0))) for rule in TenderRule)


def sources(actor: Actor) -> tuple[TenderSourceRow, ...]:
    """The trading centres that tell, those that tell no more last; for supervision. At most a hundred."""
    if not may_look(actor):
        return ()
    rows = TenderSource.objects.order_by(F("until").desc(nulls_first=True), "name")
    return tuple(TenderSourceRow(one.ref, one.name, one.since, one.until) for one in rows[:100])


def _row(row: tuple[Any, ...]) -> TenderRow:
    ref, said, *rest, _ = row
    return TenderRow(ref, reading.said_of(said), *rest)


def _telling(one: TenderTelling) -> TellingRow:
    return TellingRow(one.number, reading.said_of(one.said), one.source, one.sha256, one.told_at)


def _alarm(one: TenderAlarm) -> AlarmRow:
    by = one.settled_by.name if one.settled_by else ""
    return AlarmRow(one.ref, reading.breach_of(one.breach), one.noticed_at, one.settled_at, by, one.note)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
