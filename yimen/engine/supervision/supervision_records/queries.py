"""Looking at supervision records: what an office looks after, one record whole, what may be drawn, and the gaps."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.supervision.supervision_records.models import SupervisionRecord
from yimen.engine.supervision.supervision_records.rows import (
    LOOKERS,
    NAMERS,
    ElsewhereRow,
    Gaps,
    HeldPermit,
    NeverRow,
    RecordPage,
    RecordRow,
    RecordView,
    ResultRow,
    SidesRow,
    UnownedRow,
)
from yimen.kernel.actor import Actor, Role
from yimen.kernel.spot_checks import MOST_DRAWN_FROM, DrawScope
from yimen.registries.offices import queries as offices

PAGE, LISTED = 50, 100
SEES_ALL = (Role.SUPERVISOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
_LIVE = "k.state in ('valid', 'suspended') and (k.valid_to is null or k.valid_to >= %(today)s)"
_FROM = """
  from supervision_records_supervisionrecord r join certificates_certificate k on k.id = r.certificate_id
"""
_ROWS = f"""
select r.id, r.ref, r.item_name, r.holder_name, k.number licence, k.state standing, r.way, r.granted_on, r.approver_id,
  r.owner_id, r.owner_basis, r.band, r.reason, r.last_outcome, r.last_on, r.next_on {_FROM}
"""
_UNOWNED = f"""
select i.ref item_ref, max(r.item_name) item_name, r.approver_id, count(*) permits, min(r.ref) first_ref {_FROM}
  join catalogue_item i on i.id = r.item_id where r.owner_id is null and {_LIVE}
 group by i.ref, r.approver_id order by count(*) desc, i.ref
"""
_ELSEWHERE = f"""
select max(r.item_name) item_name, r.approver_id, r.owner_id, max(r.owner_basis) basis, count(*) permits {_FROM}
 where r.owner_id <> r.approver_id and {_LIVE} group by r.item_id, r.approver_id, r.owner_id order by count(*) desc
"""
_NEVER = f"""
select max(r.holder_name) holder_name, count(*) permits, min(r.granted_on) since, min(r.owner_id) owner_id,
  min(r.next_on) next_on {_FROM} join people_party p on p.id = r.holder_id and p.kind = 'organisation'
 where {_LIVE} group by r.holder_id having bool_and(r.last_on is null) order by min(r.next_on), r.holder_id
"""
_COUNTS = f"""
select count(*) permits, count(*) filter (where r.owner_id is null) unowned,
  count(*) filter (where r.owner_id <> r.approver_id) elsewhere,
  count(distinct r.holder_id) filter (where p.kind = 'organisation') enterprises {_FROM}
  join people_party p on p.id = r.holder_id where {_LIVE}
"""
_STOCK = f"""
select count(*) n from (select from certificates_certificate k where k.case_id is null and {_LIVE} and not exists (
  select from supervision_records_supervisionrecord r where r.certificate_id = k.id) limit 1000) found
"""
_SIDES = """
select max(r.item_name) item_name, count(*) permits, count(*) filter (where r.way <> 'usual') quick,
  sum(b.reviews + b.places)::bigint before, sum(a.results)::bigint as "after"
  from supervision_records_supervisionrecord r
  join lateral (select (select count(*) from cases_review v where v.case_id = r.case_id) reviews,
    (select count(*) from inspections_inspection i where i.case_id = r.case_id and i.concluded_at is not null) places
  ) b on true
  join lateral (select count(*) results from supervision_records_supervisionresult s where s.record_id = r.id) a on true
 where r.granted_on >= %(since)s group by r.item_id order by count(*) desc, r.item_id limit %(limit)s
"""
_HELD = f"""
select r.id record_id, r.ref, r.band, r.holder_id, r.decided_by {_FROM} join people_party p on p.id = r.holder_id
 where r.owner_id = %(office)s and p.kind = 'organisation' and {_LIVE}
   and ((%(way)s = '' or r.way = %(way)s) and (%(item)s::bigint is null or r.item_id = %(item)s)
     or r.id = any(%(also)s))
 order by r.id limit %(limit)s
"""


_BANDS = f"""
select r.band, count(*) n {_FROM} join people_party p on p.id = r.holder_id
 where r.owner_id = %(office)s and p.kind = 'organisation' and {_LIVE} and not r.id = any(%(but)s) group by r.band
"""


def looked_after(actor: Actor, today: date, after: str = "") -> RecordPage:
    """The permits that the actor's offices look after, by the day of the next look; a page by key."""
    held = sorted(actor.offices(*LOOKERS))
    day, last = _key(after)
    where = f"where r.owner_id = any(%(held)s) and {_LIVE} and (r.next_on, r.id) > (%(day)s::date, %(last)s)"
    facts = {"held": held, "today": today, "day": day, "last": last, "limit": PAGE + 1}
    rows = _rows(select(f"{_ROWS} {where} order by r.next_on, r.id limit %(limit)s", facts), today)
    shown = rows[:PAGE]
    return RecordPage(shown, f"{shown[-1].next_on}.{shown[-1].id}" if len(rows) > PAGE else None)


def record(ref: str, actor: Actor, today: date) -> RecordView | None:
    """One record, for the office that looks after it or granted it, and for who watches over all."""
    row = SupervisionRecord.objects.filter(ref=ref).prefetch_related("results").first()
    if row is None or not _sees(row, actor):
        return None
    found = _rows(select(f"{_ROWS} where r.id = %(id)s", {"id": row.pk}), today)
    results = sorted(row.results.all(), key=lambda one: one.found_at, reverse=True)
    return RecordView(
        found[0],
        tuple(row.plan),
        tuple(ResultRow(one.source, one.outcome, one.finding, one.found_at) for one in results),
    )


def of_case(case_ref: str) -> str:
    """The record of the permit that a case granted; empty: there is none (yet)."""
    return SupervisionRecord.objects.filter(case__ref=case_ref).values_list("ref", flat=True).first() or ""


def to_draw(
    office_id: int, scope: DrawScope, item_id: int | None, today: date, also: Collection[int] = ()
) -> tuple[HeldPermit, ...]:
    """The permits in force of enterprises that an office looks after, `also` those of any kind: and one more."""
    facts = {
        "office": office_id, "way": "promised" if scope is DrawScope.PROMISED else "", "item": item_id,
        "today": today, "limit": MOST_DRAWN_FROM + 1, "also": list(also),
    }  # fmt: skip
    return tuple(HeldPermit(**{**row, "decided_by": tuple(row["decided_by"])}) for row in select(_HELD, facts))


def bands_held(office_id: int, today: date, but: Collection[int]) -> Mapping[str, int]:
    """How many permits of enterprises an office looks after, by band, but for some."""
    facts = {"office": office_id, "today": today, "but": list(but)}
    return {row["band"]: row["n"] for row in select(_BANDS, facts)}


def gaps(actor: Actor, today: date) -> Gaps | None:
    """Permits without an owner, owners other than the approver, enterprises nobody looked at: the whole city."""
    if not actor.has_role(*SEES_ALL):
        return None
    facts = {"today": today}
    (counts,), (stock,) = select(_COUNTS, facts), select(_STOCK, facts)
    unowned, elsewhere, never = (select(sql, facts) for sql in (_UNOWNED, _ELSEWHERE, _NEVER))
    ids = {row[key] for row in (*unowned, *elsewhere, *never) for key in ("approver_id", "owner_id") if row.get(key)}
    names = offices.office_names(ids, today)
    return Gaps(
        permits=counts["permits"],
        unowned=tuple(
            UnownedRow(
                one["item_ref"], one["item_name"], names.get(one["approver_id"], ""), one["permits"], one["first_ref"]
            )
            for one in unowned[:LISTED]
        ),
        unowned_permits=counts["unowned"],
        elsewhere=tuple(
            ElsewhereRow(
                one["item_name"], names.get(one["approver_id"], ""), names.get(one["owner_id"], ""), one["basis"],
                one["permits"],
            )
            for one in elsewhere[:LISTED]
        ),
        elsewhere_permits=counts["elsewhere"],
        never=tuple(
            NeverRow(
                one["holder_name"], one["permits"], one["since"], names.get(one["owner_id"], ""),
                "yes" if one["next_on"] < today else "",
            )
            for one in never[:LISTED]
        ),
        never_enterprises=len(never),
        enterprises=counts["enterprises"],
        unrecorded=stock["n"],
    )  # fmt: skip


def side_by_side(actor: Actor, since: date) -> tuple[SidesRow, ...]:
    """How often the permits granted since were looked at before and after, item by item; for who watches over all."""
    if not actor.has_role(*SEES_ALL):
        return ()
    return tuple(SidesRow(**row) for row in select(_SIDES, {"since": since, "limit": LISTED}))


def may_name(actor: Actor) -> str:
    """A hint for the page; the rule is in the act."""
    return "yes" if actor.has_role(*NAMERS) else ""


def _sees(row: SupervisionRecord, actor: Actor) -> bool:
    return actor.has_role(*SEES_ALL) or bool({row.owner_id, row.approver_id} & actor.offices(*LOOKERS))


def _key(after: str) -> tuple[str, int]:
    day, _, last = after.partition(".")
    if len(day) == 10 and last.isascii() and last.isdigit() and len(last) < 18:
        try:
            return date.fromisoformat(day).isoformat(), int(last)
        except ValueError:
            pass
    return "1900-01-01", 0


def _rows(found: list[dict[str, Any]], today: date) -> tuple[RecordRow, ...]:
    names = offices.office_names({row[key] for row in found for key in ("approver_id", "owner_id") if row[key]}, today)
    return tuple(
        RecordRow(
            approver=names.get(row.pop("approver_id"), ""),
            owner=names.get(row.pop("owner_id") or 0, ""),
            overdue="yes" if row["next_on"] < today else "",
            **row,
        )
        for row in found
    )


def ids_of(refs: Iterable[str]) -> Mapping[str, int]:
    """The numbers behind the references of records."""
    return dict(SupervisionRecord.objects.filter(ref__in=list(refs)).values_list("ref", "pk"))
