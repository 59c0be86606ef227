"""Reads of the bundles: which there are, the one guide of a matter, and how far it gets at a place."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel import bundles
from yimen.kernel.bundles import Part
from yimen.registries.bundles.models import BundleItem
from yimen.registries.bundles.rows import BundleGuide, BundleItemRow, BundleRow, FitRow
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.offices import queries as offices

MOST = 200
_ROWS = """
select b.id, b.ref, b.name, b.summary, b.audience, b.life_event, count(i.id), count(distinct i.office_id),
  lower(b.valid), upper(b.valid), b.basis, b.kind
from bundles_bundle b
  left join bundles_bundleitem x on x.bundle_id = b.id and x.valid @> %(on)s::date
  left join catalogue_item i on i.id = x.item_id
"""
_OFFERED = "b.kind = 'matter' and b.valid @> %(on)s::date"  # a stage is opened with its project
_GROUPED = " group by b.id order by b.id limit %(limit)s"


def bundles_in_force(now: datetime, audience: str = "") -> tuple[BundleRow, ...]:
    """The matters of today, for persons or organisations or both, in the order in which they were published."""
    condition = (
        " where b.kind = 'matter' and b.valid @> %(on)s::date and (%(audience)s = '' or b.audience = %(audience)s)"
    )
    return _rows(condition, {"audience": audience}, now)


def bundle(ref: str, now: datetime) -> BundleRow | None:
    """One matter, in force or over."""
    return next(iter(_rows(" where b.ref = %(ref)s", {"ref": ref}, now)), None)


def is_in_force(row: BundleRow, now: datetime) -> str:
    """yes or no."""
    return "yes" if row.begins <= day_of(now) and (row.ends is None or day_of(now) < row.ends) else "no"


def views(ref: str, now: datetime) -> tuple[tuple[ItemView, str], ...]:
    """The items of a bundle that can be applied for today, in their order, each with its need."""
    held = BundleItem.objects.filter(bundle__ref=ref, valid__contains=day_of(now)).order_by("place")
    found = [(catalogue.in_force(one.item.ref, now), one.need) for one in held.select_related("item")]
    return tuple((view, need) for view, need in found if view is not None and not view.guide_only)


def groups(ref: str, now: datetime) -> Mapping[str, int]:
    """In which parallel group each item of a bundle stands today."""
    held = BundleItem.objects.filter(bundle__ref=ref, valid__contains=day_of(now))
    return dict(held.values_list("item__ref", "group_number"))


def part(view: ItemView, answers: Sequence[str] = (), group: int = 1) -> Part:
    """An item as a part of a bundle."""
    codes = frozenset({view.ref, view.implementation_code, view.base_code, view.local_code} - {""})
    return Part(view.ref, view.terms, tuple(answers), codes, group)


def guide(ref: str, chosen: Sequence[str], said: Mapping[str, str], now: datetime) -> BundleGuide | None:
    """One guide for a matter: for the items chosen (none named: all of them) and what was answered so far."""
    row, found = bundle(ref, now), views(ref, now)
    if row is None:
        return None
    all_parts = [part(view) for view, _ in found]
    names = {view.ref: view.name for view, _ in found}
    taken = [view for view, need in found if need == "always" or not chosen or view.ref in chosen]
    parts = tuple(part(view, bundles.answers_for(part(view), said)) for view in taken)
    return BundleGuide(
        bundle=row,
        items=tuple(_item(view, need, all_parts, names) for view, need in found),
        chosen=tuple(view.ref for view in taken),
        questions=bundles.questions(parts),
        fields=bundles.fields(parts),
        materials=bundles.materials(parts),
        saved=bundles.saved(parts),
        promised=bundles.longest(parts),
        fen=sum(fee.fen for one in parts for fee in one.applying.fees),
        trips=max((one.terms.trips for one in parts), default=0),
    )


def fit(ref: str, centre_ref: str, now: datetime) -> tuple[FitRow, ...]:
    """How far each item of a bundle gets at a place, so that nobody finds out there."""
    centre, on = offices.centre(centre_ref, day_of(now)), day_of(now)
    if centre is None:
        return ()
    rows = []
    for view, _ in views(ref, now):
        place = next(
            (one for one in delegations.places(view.ref, on, centre.region_ref) if one.centre_ref == centre_ref), None
        )
        decider = offices.office(place.decides_ref, on) if place else None
        if place is None:
            rows.append(FitRow(view.ref, view.name, "none", view.office_name))
            continue
        at_home = decider is not None and decider.region_id == centre.region_id
        reach = "decide" if at_home and place.reach == "accept" else place.reach
        rows.append(FitRow(view.ref, view.name, reach, place.decides_name))
    return tuple(rows)


def _item(view: ItemView, need: str, parts: Sequence[Part], names: Mapping[str, str]) -> BundleItemRow:
    waits = bundles.waits_for(part(view), parts)
    return BundleItemRow(
        ref=view.ref,
        name=view.name,
        office_ref=view.office_ref,
        office_name=view.office_name,
        need=need,
        promised=view.promised,
        fen=sum(fee.fen for fee in view.terms.fees),
        waits_for=tuple(names[one] for one in waits),
    )


def _rows(condition: str, facts: dict[str, Any], now: datetime) -> tuple[BundleRow, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS + condition + _GROUPED, {**facts, "on": day_of(now), "limit": MOST})
        return tuple(BundleRow(*row) for row in cursor.fetchall())


def holding(item_ref: str, now: datetime) -> tuple[BundleRow, ...]:
    """The matters to which an item belongs today."""
    of_item = (
        "select h.bundle_id from bundles_bundleitem h join catalogue_item m on m.id = h.item_id"
        " where m.ref = %(item)s and h.valid @> %(on)s::date"
    )
    return _rows(f" where {_OFFERED} and b.id in ({of_item})", {"item": item_ref}, now)
