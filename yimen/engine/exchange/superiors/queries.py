"""Looking at superior platforms: how each exchange goes, what waits and why, what was found, what came from there."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.superiors import signing
from yimen.engine.exchange.superiors.models import (
    SuperiorCode,
    SuperiorDay,
    SuperiorFiling,
    SuperiorFinding,
    SuperiorPlatform,
    SuperiorResult,
    SuperiorWord,
)
from yimen.engine.exchange.superiors.rows import (
    READERS,
    FiledAbove,
    HallAbove,
    SuperiorCodeRow,
    SuperiorDayRow,
    SuperiorFilingRow,
    SuperiorFindingRow,
    SuperiorResultRow,
    SuperiorShown,
    SuperiorWordRow,
)
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.capped import Capped
from yimen.kernel.superiors import CodeList, SuperiorKind, Wrong, link_of
from yimen.registries.dated import day_of

MOST, COUNTED = 50, 1000
DAYS_BACK, DAYS_AT_ONCE = 366, 31
"""So many days back a day that was not held against theirs is still asked for, and so many of them in one hour."""
#: What was true before a platform was connected (an item in force since last year) has waited since it was.
_PLATFORMS = f"""
select p.*, coalesce(t.name, '') office_name, w.waiting, w.uncoded, w.since waiting_since,
  (select count(*) from superiors_superiorfinding f where f.platform_id = p.id and f.settled_at is null) findings,
  (select count(*) from superiors_superiorfiling f where f.platform_id = p.id and f.case_id is not null) filed,
  (select count(*) from superiors_superiorfiling f where f.platform_id = p.id and f.case_id is null) refused
from superiors_superiorplatform p
  left join lateral (select name from offices_officeterm where office_id = p.office_id order by valid desc limit 1) t
    on true
  left join lateral (select least(count(*), {COUNTED}) waiting, min(greatest(happened_at, p.opened_at)) since,
      count(*) filter (where lacks_code <> '') uncoded
    from ((select happened_at, lacks_code from superiors_superiorword o where o.platform_id = p.id
        and o.number > p.taken_number order by o.number limit {COUNTED})
      union all (select happened_at, lacks_code from superiors_superiorword o where o.platform_id = p.id
        and o.number is null and o.happened_at <= %(now)s order by o.id limit {COUNTED})) n) w
    on true
where %(ref)s = '' or p.ref = %(ref)s
order by p.closed_at is not null, p.id limit 100
"""
_WORDS = f"""
select w.number, w.kind, w.verb, w.happened_at, w.taken_at,
  coalesce(c.number, v.name, k.ref, z.identifier, '') about,
  case when i.ref is not null then coalesce(n.name, i.local_code) else w.lacks_code end lacks_code
from superiors_superiorword w join superiors_superiorplatform p on p.id = w.platform_id
  left join cases_case c on w.kind in ('case', 'event') and c.id = w.subject_id
  left join catalogue_itemversion v on w.kind = 'item' and v.id = w.subject_id
  left join findings_card k on w.kind = 'card' and k.id = w.subject_id
  left join certificates_certificate z on w.kind = 'certificate' and z.id = w.subject_id
  left join catalogue_item i on i.ref = w.lacks_code
  left join lateral (select name from catalogue_itemversion where item_id = i.id order by number desc limit 1) n on true
where p.ref = %s order by w.id desc limit {MOST + 1}
"""
_LACKING = f"""
select w.lacks_code ours, count(*) waiting, case when i.ref is null then 'state' else 'item' end list,
  coalesce(max(n.name), w.lacks_code) name
from superiors_superiorword w join superiors_superiorplatform p on p.id = w.platform_id
  left join catalogue_item i on i.ref = w.lacks_code
  left join lateral (select name from catalogue_itemversion where item_id = i.id order by number desc limit 1) n on true
where p.ref = %s and w.number is null and w.lacks_code <> '' group by w.lacks_code, i.ref
order by count(*) desc, 1 limit {MOST + 1}
"""


_CODES_ABOVE = """
select i.ref item, coalesce(c.theirs, case when p.codes = 'national' then i.implementation_code end) code
from catalogue_item i join superiors_superiorplatform p on p.ref = %(ref)s
  left join superiors_superiorcode c on c.platform_id = p.id and c.list = 'item' and c.ours = i.ref
where i.ref = any(%(items)s)
"""


def superiors(actor: Actor, now: datetime, ref: str = "") -> tuple[SuperiorShown, ...]:
    """The superior platforms, for who keeps the register or watches; those in use first."""
    if not _may_read(actor):
        return ()
    return tuple(_shown(row) for row in select(_PLATFORMS, {"ref": ref, "now": now}))


def superior(ref: str, actor: Actor, now: datetime) -> SuperiorShown | None:
    """One of them."""
    return next(iter(superiors(actor, now, ref)), None) if ref else None


def _may_read(actor: Actor) -> bool:
    return actor.kind is ActorKind.SYSTEM or actor.has_role(*READERS)


def _shown(row: Mapping[str, Any]) -> SuperiorShown:
    link = link_of(row["closed_at"], row["failed_in_a_row"], row["stood_in_a_row"], row["waiting"])
    told = {one.name: row[one.name] for one in fields(SuperiorShown) if one.name != "link"}
    return SuperiorShown(link=str(link), **told)


def words(ref: str, actor: Actor) -> tuple[SuperiorWordRow, ...]:
    """The last words to a platform, the newest first."""
    rows = select(_WORDS, (ref,)) if _may_read(actor) else []
    return Capped((SuperiorWordRow(**row) for row in rows), MOST)


def lacking(ref: str, actor: Actor) -> tuple[SuperiorCodeRow, ...]:
    """What has no code up there though words wait for it, the most waited for first."""
    rows = select(_LACKING, (ref,)) if _may_read(actor) else []
    return Capped((SuperiorCodeRow(theirs="", **row) for row in rows), MOST)


def codes(ref: str, actor: Actor) -> tuple[SuperiorCodeRow, ...]:
    """What ours are called up there, as it was said."""
    if not _may_read(actor):
        return ()
    rows = SuperiorCode.objects.filter(platform__ref=ref).order_by("list", "theirs")[: MOST + 1]
    said = list(rows.values_list("list", "ours", "theirs"))
    named = {
        row["ref"]: row["name"]
        for row in select(
            "select i.ref, max(v.name) as name from catalogue_item i join catalogue_itemversion v on v.item_id = i.id"
            " where i.ref = any(%s) group by 1",
            ([ours for code_list, ours, _ in said if code_list == CodeList.ITEM],),
        )
    }
    return Capped((SuperiorCodeRow(kind, ours, named.get(ours, ours), theirs, 0) for kind, ours, theirs in said), MOST)


def days(ref: str, actor: Actor) -> tuple[SuperiorDayRow, ...]:
    """The last days that were held against each other."""
    if not _may_read(actor):
        return ()
    rows = SuperiorDay.objects.filter(platform__ref=ref).order_by("-day", "kind")[:30]
    return tuple(SuperiorDayRow(one.day, one.kind, one.ours, one.theirs) for one in rows)


def findings(ref: str, actor: Actor) -> tuple[SuperiorFindingRow, ...]:
    """What is wrong with the exchange, and what was; what stands open first."""
    if not _may_read(actor):
        return ()
    rows = SuperiorFinding.objects.filter(platform__ref=ref).select_related("settled_by")
    found = (
        SuperiorFindingRow(
            one.ref, one.what, one.day, one.kind, one.ours, one.theirs, one.found_at, one.settled_at,
            one.settled_by.name if one.settled_by else "", one.how,
        )
        for one in rows.order_by("settled_at", "-found_at", "-id")[: MOST + 1]
    )  # fmt: skip
    return Capped(found, MOST)


def filings(ref: str, actor: Actor) -> tuple[SuperiorFilingRow, ...]:
    """What was filed up there, what it became and what it lacks; the newest first."""
    if not _may_read(actor):
        return ()
    rows = SuperiorFiling.objects.filter(platform__ref=ref).select_related("case").order_by("-came_at", "-id")
    found = (
        SuperiorFilingRow(
            one.their_number, one.case.ref if one.case else "", one.case.number if one.case else "",
            one.case.item_name if one.case else "", one.code, one.lacks, signing.facts_of(one.facts), one.came_at,
        )
        for one in rows[: MOST + 1]
    )  # fmt: skip
    return Capped(found, MOST)


def filed_above(case_id: int) -> FiledAbove | None:
    """Where a case was filed, for whoever was shown the case; None: here."""
    row = SuperiorFiling.objects.filter(case_id=case_id).select_related("platform").first()
    return FiledAbove(row.platform.name, row.their_number, row.came_at) if row else None


def results_of_mine(actor: Actor) -> tuple[SuperiorResultRow, ...]:
    """How the cases stand that those I act for have at the level above, the latest first."""
    rows = SuperiorResult.objects.filter(party_id__in=set(actor.parties())).select_related("platform", "party")
    found = (
        SuperiorResultRow(
            one.platform.name, one.their_number, one.party.name, one.item_name, one.office_name, one.their_state,
            one.happened_at,
        )
        for one in rows.order_by("-happened_at", "-id")[: MOST + 1]
    )  # fmt: skip
    return Capped(found, MOST)


def hall_above(now: datetime) -> HallAbove | None:
    """The service hall of the level above with which this one is connected; None: with none."""
    rows = SuperiorPlatform.objects.filter(kind=SuperiorKind.HALL, closed_at=None, opened_at__lte=now).order_by("id")
    row = rows.first()
    return HallAbove(row.ref, row.name) if row else None


def codes_above(hall: HallAbove, items: Collection[str]) -> Mapping[str, str]:
    """What items are called in the hall above, by their refs; one without a code there is not in it yet."""
    found = select(_CODES_ABOVE, {"ref": hall.ref, "items": list(items)})
    return {row["item"]: row["code"] for row in found if row["code"]}


def to_number(now: datetime) -> tuple[str, ...]:
    """Platforms for which words wait for their number."""
    unnumbered = SuperiorWord.objects.filter(platform=OuterRef("pk"), number=None, lacks_code="", happened_at__lte=now)
    rows = SuperiorPlatform.objects.filter(Exists(unnumbered), closed_at=None)
    return tuple(rows.order_by("id").values_list("ref", flat=True))


def to_send(now: datetime) -> tuple[str, ...]:
    """Platforms that do not have everything yet, and do not rest."""
    rows = _awake(now).filter(taken_number__lt=F("last_number"))
    return tuple(rows.order_by("id").values_list("ref", flat=True))


def _awake(now: datetime) -> QuerySet[SuperiorPlatform]:
    return SuperiorPlatform.objects.filter(Q(rests_until=None) | Q(rests_until__lte=now), closed_at=None)


def to_reckon(now: datetime) -> tuple[str, ...]:
    """Platforms that do not rest, with days that are over and were not held against theirs yet, or differed then."""
    refs = _awake(now).order_by("id").values_list("ref", flat=True)
    return tuple(ref for ref in refs if days_to_reckon(ref, now))


def days_to_reckon(ref: str, now: datetime) -> tuple[date, ...]:
    """The days of one platform that are to be held against theirs: what was never asked first, the oldest first."""
    row = SuperiorPlatform.objects.filter(ref=ref, closed_at=None).first()
    if row is None:
        return ()
    today = day_of(now)
    first = max(day_of(row.opened_at), today - timedelta(DAYS_BACK))
    asked = set(row.days.filter(day__gte=first).values_list("day", flat=True))
    standing = row.findings.filter(what=Wrong.DIFFERS, settled_at=None, day__gte=first).values_list("day", flat=True)
    differing = {day for day in standing if day is not None}
    over = [first + timedelta(n) for n in range((today - first).days)]
    due = sorted(set(over) - asked) + sorted(differing & asked)
    return tuple(due[:DAYS_AT_ONCE])
