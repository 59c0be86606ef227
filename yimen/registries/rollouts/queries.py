"""Reading the rollouts: batches, what each item still lacks, and which window services have no online counterpart."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.lists import LISTS
from yimen.kernel.readiness import CHECKS, WAYS, Channel, Confirmation, is_offered, lacking, unprepared
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import day_of
from yimen.registries.rollouts.rows import (
    BatchFigures,
    ChannelStep,
    GapPage,
    GapRow,
    ItemReadiness,
    RolloutPage,
    RolloutRow,
)

PAGE = 50
_ROLLOUTS = f"""
select r.id, r.ref, i.ref, coalesce(v.name, ''), i.office_id, coalesce(t.name, ''), r.channel, r.batch, r.due,
       r.planned_on, r.trained_on, r.trained_note, r.trial_on, r.trial_note, v.terms::text
  from rollouts_rollout r join catalogue_item i on i.id = r.item_id
  left join catalogue_itemversion v on v.item_id = i.id and v.state = 'published' and v.in_force @> %(now)s {OFFICE}
 where r.called_off_on is null
"""
_OFFERS = f"""(v.terms #> '{{service,ways}}') ? (case r.channel when 'web' then '{WAYS[Channel.WEB]}'
    else '{WAYS[Channel.MOBILE]}' end)"""
_BATCHES = f"""
select r.batch, max(r.due), count(*), count(*) filter (where {_OFFERS}),
       count(*) filter (where r.due < %(on)s and {_OFFERS} is not true)
  from rollouts_rollout r
  left join catalogue_itemversion v on v.item_id = r.item_id and v.state = 'published' and v.in_force @> %(now)s
 where r.called_off_on is null group by 1 order by max(r.due) desc, 1 limit 200
"""
_GAPS = f"""
select i.ref, v.name, coalesce(t.name, ''), r.due, coalesce(r.batch, ''), v.sort_key || '~' || v.id
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}
  left join rollouts_rollout r on r.item_id = i.id and r.channel = 'web' and r.called_off_on is null
 where v.lists <> 0 and v.lists & {LISTS["window_only"].bit} <> 0 and v.in_force @> %(now)s
   and (%(office)s = '' or o.ref = %(office)s) and (v.sort_key, v.id) > (%(key)s, %(last)s)
 order by v.sort_key, v.id limit %(limit)s
"""


def rollouts(now: datetime, batch: str = "", after: str = "", limit: int = PAGE) -> RolloutPage:
    """What is planned, by its day; of one batch or of all."""
    due, _, last = after.partition("~")
    facts: dict[str, Any] = {"now": now, "batch": batch, "limit": limit + 1}
    further = ""
    if _is_day(due) and last.isascii() and last.isdigit() and len(last) < 18:
        further = " and (r.due, r.id) > (%(due)s::date, %(last)s)"
        facts |= {"due": due, "last": int(last)}
    sql = f"{_ROLLOUTS} and (%(batch)s = '' or r.batch = %(batch)s){further} order by r.due, r.id limit %(limit)s"
    rows = _all(sql, facts)
    shown = tuple(_rollout(row, day_of(now)) for row in rows[:limit])
    return RolloutPage(shown, f"{shown[-1].due.isoformat()}~{shown[-1].id}" if len(rows) > limit else None)


def batches(now: datetime) -> tuple[BatchFigures, ...]:
    """The batches, the latest day first."""
    return tuple(BatchFigures(*row) for row in _all(_BATCHES, {"now": now, "on": day_of(now)}))


def readiness(ref_or_code: str, now: datetime) -> ItemReadiness | None:
    """An item's channels and checklist; None: no such item in force."""
    item = catalogue.in_force(ref_or_code, now)
    if item is None or item.guide_only:
        return None
    rows = _all(f"{_ROLLOUTS} and i.ref = %(ref)s order by r.due, r.id", {"now": now, "ref": item.ref})
    planned = tuple(_rollout(row, day_of(now)) for row in rows)
    confirmed = frozenset(what for one in planned for what in _confirmed(one.trained_on, one.trial_on))
    missing = set(lacking(item.terms, confirmed))
    return ItemReadiness(
        item.ref,
        item.name,
        item.office_id,
        item.office_name,
        tuple(_step(channel, is_offered(item.terms, channel), planned) for channel in Channel),
        tuple((code, "no" if code in missing else "yes") for code in (*CHECKS, *Confirmation)),
        tuple(dict.fromkeys(element for _, element in unprepared(item.terms))),
        planned,
    )


def online_by(item_ref: str) -> date | None:
    """The day by which an item shall be filed online; None: nobody has planned it."""
    rows = _all(
        "select min(r.due) from rollouts_rollout r join catalogue_item i on i.id = r.item_id"
        " where i.ref = %(ref)s and r.channel = 'web' and r.called_off_on is null",
        {"ref": item_ref},
    )
    found: date | None = rows[0][0]
    return found


def gaps(now: datetime, office_ref: str = "", after: str = "", limit: int = PAGE) -> GapPage:
    """Window services without an online counterpart, of an office or of all, each with its planned day."""
    key, _, last = after.rpartition("~")
    facts = {
        "now": now,
        "office": office_ref,
        "key": key,
        "last": int(last) if last.isascii() and last.isdigit() and len(last) < 18 else 0,
        "limit": limit + 1,
    }
    rows = _all(_GAPS, facts)
    shown = tuple(GapRow(*row[:5]) for row in rows[:limit])
    return GapPage(shown, str(rows[limit - 1][5]) if len(rows) > limit else None)


def _rollout(row: tuple[Any, ...], today: date) -> RolloutRow:
    *told, trained_on, trained_note, trial_on, trial_note, text = row
    channel, due = Channel(told[6]), told[8]
    terms = terms_from_text(text) if text else None
    missing = lacking(terms, frozenset(_confirmed(trained_on, trial_on))) if terms else ("in_force",)
    if terms is not None and is_offered(terms, channel):
        standing, missing = "open", ()
    else:
        standing = "late" if due < today else "preparing" if missing else "ready"
    told[6] = channel
    return RolloutRow(*(*told, trained_on, trained_note, trial_on, trial_note, standing, missing))


def _step(channel: Channel, offered: bool, planned: Iterable[RolloutRow]) -> ChannelStep:
    plan = next((one for one in planned if one.channel is channel), None)
    return ChannelStep(channel, "yes" if offered else "no", plan.due if plan else None, plan.batch if plan else "")


def _confirmed(trained_on: date | None, trial_on: date | None) -> tuple[str, ...]:
    days = ((Confirmation.TRAINED, trained_on), (Confirmation.TRIAL, trial_on))
    return tuple(what for what, day in days if day is not None)


def _is_day(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
