"""Openings 企业开办: the certificates of one matter under the one limit of its scheme, and which of them breaks it."""

from datetime import datetime
from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.centre.matters import queries as matters
from yimen.engine.supervision.enterprises.rows import OpeningPart, OpeningView
from yimen.kernel.actor import Actor, Role
from yimen.kernel.enterprises import Child, breaking
from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.trades import queries as trades
from yimen.registries.trades.rows import SchemeRow

MOST = 100
OVERSEES = (Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.SUPERVISOR, Role.ADMINISTRATOR)
_OPEN = """
select m.ref, b.ref bundle_ref, m.submitted_at from matters_matter m join bundles_bundle b on b.id = m.bundle_id
where m.submitted_at is not null and exists (select from trades_openingscheme s where s.bundle_id = b.id
    and s.valid @> (m.submitted_at at time zone 'Asia/Shanghai')::date)
  and exists (select from matters_matterpart x join cases_case c on c.id = x.case_id where x.matter_id = m.id
    and c.decided_at is null)
  and (%s or exists (select from matters_matterpart x join cases_case c on c.id = x.case_id where x.matter_id = m.id
    and c.office_id = any(%s)))
order by m.submitted_at limit %s
"""
_PARTS = """
select i.ref item_ref, c.item_name, c.office_name, c.ref case_ref, c.number, c.state, c.due_at, c.calendar_id,
  c.version_id, c.accepted_at, c.decided_at, c.delivered_at, coalesce(k.type_name, '') certificate,
  coalesce(e.code, '') code
from matters_matterpart x join matters_matter m on m.id = x.matter_id join catalogue_item i on i.id = x.item_id
  join cases_case c on c.id = x.case_id left join certificates_certificate k on k.case_id = c.id
  left join enterprises_enterprise e on e.case_id = c.id
where m.ref = %s order by x.place
"""


def find(matter_ref: str, actor: Actor, now: datetime) -> OpeningView | None:
    """An opening as its applicant, or an officer who may see one of its cases, sees it; None: there is none."""
    seen = matters.find(matter_ref, actor, now)
    if seen is None or seen.row.submitted_at is None:
        return None
    return _view(matter_ref, seen.row.bundle_ref, seen.row.submitted_at, now)


def under_way(actor: Actor, now: datetime) -> tuple[OpeningView, ...]:
    """The openings that run, in the order in which they came in: of one's offices, or all for who oversees them."""
    everything = actor.has_role(*OVERSEES)
    held = sorted({post.office_id for post in actor.posts if post.office_id is not None})
    found = select(_OPEN, (everything, held, MOST))
    views = (_view(row["ref"], row["bundle_ref"], row["submitted_at"], now) for row in found)
    return tuple(view for view in views if view is not None)


def _view(matter_ref: str, bundle_ref: str, submitted_at: datetime, now: datetime) -> OpeningView | None:
    scheme, rows = trades.scheme_of(bundle_ref, day_of(submitted_at)), select(_PARTS, (matter_ref,))
    if scheme is None or not rows:
        return None
    due = _due(calendars.calendar(rows[0]["calendar_id"]), submitted_at, scheme.limit)
    ends = {row["case_ref"]: _end(row, now) for row in rows}
    broken = breaking([Child(row["case_ref"], ends[row["case_ref"]], row["decided_at"]) for row in rows], due, now)
    parts = tuple(_part(row, ends[row["case_ref"]], scheme, broken) for row in rows)
    done = max(row["decided_at"] for row in rows) if all(row["decided_at"] for row in rows) else None
    code = next((row["code"] for row in rows if row["code"]), "")
    return OpeningView(
        matter_ref, scheme.bundle_name, submitted_at, due, parts, done, code, _standing(due, done, broken, now)
    )


def _standing(due: datetime, done: datetime | None, broken: tuple[str, ...], now: datetime) -> str:
    if done is not None:
        return "done" if done <= due else "late"
    return "late" if now > due else "at_risk" if broken else "on_time"


def _end(row: dict[str, Any], now: datetime) -> datetime:
    """When a certificate is due; one that nobody has accepted yet as if it were accepted now."""
    told: datetime | None = row["decided_at"] or (row["due_at"] if row["accepted_at"] else None)
    if told is not None:
        return told
    version = catalogue.version_by_id(row["version_id"])
    assert version is not None and version.promised is not None, "an item of a scheme promises a time"
    return _due(calendars.calendar(row["calendar_id"]), now, version.promised)


def _due(calendar: WorkCalendar, start: datetime, limit: TimeLimit) -> datetime:
    found = due_at(calendar, start, Limit(limit.amount, Unit(limit.unit)))
    assert found is not None, "nothing stops the promise of an opening"
    return found


def _part(row: dict[str, Any], ends: datetime, scheme: SchemeRow, broken: tuple[str, ...]) -> OpeningPart:
    return OpeningPart(
        row["item_ref"], row["item_name"], row["office_name"], row["case_ref"], row["number"], row["state"], ends,
        row["decided_at"], row["delivered_at"], row["certificate"],
        "yes" if row["item_ref"] in scheme.together else "", "yes" if row["case_ref"] in broken else "",
    )  # fmt: skip
