"""Reading the trades: what a business needs before and after its licence, and what is wrong with the rules today."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.enterprises import CAPITAL_REPORT, Link, PermitStage, RegisterEffect, is_trade_field
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue import prerequisites
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.trades.models import OpeningScheme
from yimen.registries.trades.rows import (
    Asked,
    Lightened,
    MergedRow,
    PermitRow,
    PriorRow,
    RegistrationRow,
    SchemeRow,
    TradeFault,
    TradeRow,
)

MOST = 200
_NAME = """left join lateral (select name from offices_officeterm t where t.office_id = {of}
  order by t.valid @> %(on)s::date desc, upper(t.valid) desc nulls first limit 1) {as_} on true"""
_ITEM = """join catalogue_item i on i.id = {of}.item_id
  left join lateral (select name from catalogue_itemversion v where v.item_id = i.id and v.state = 'published'
    order by v.id desc limit 1) v on true"""
_TRADES = f"""
select r.id, r.ref, r.code, r.name, r.concrete, coalesce(a.name, ''), r.supervising_office_id, coalesce(b.name, ''),
  r.notice_days, r.basis, lower(r.valid)
from trades_trade r {_NAME.format(of="r.entry_office_id", as_="a")}
  {_NAME.format(of="r.supervising_office_id", as_="b")}
"""
_PERMITS = f"""
select p.trade_id, r.name, i.id, i.ref, coalesce(v.name, ''), coalesce(a.name, ''), p.stage
from trades_tradepermit p join trades_trade r on r.id = p.trade_id {_ITEM.format(of="p")}
  {_NAME.format(of="i.office_id", as_="a")}
where p.trade_id = any(%(trades)s) order by p.stage desc, p.id
"""
_PRIOR = f"""
select p.ref, i.ref, coalesce(v.name, ''), p.document, lower(p.valid) from trades_priorpermit p {_ITEM.format(of="p")}
where p.valid @> %(on)s::date order by p.id limit %(most)s
"""
_MERGED = f"""
select m.id, m.ref, m.name, m.office_id, coalesce(a.name, ''), m.notice_days, m.basis, lower(m.valid)
from trades_mergedcertificate m {_NAME.format(of="m.office_id", as_="a")}
where m.valid @> %(on)s::date order by m.id limit %(most)s
"""
_REGISTRATIONS = f"""
select r.ref, i.id, i.ref, coalesce(v.name, ''), r.effect, r.basis, lower(r.valid) from trades_registrationitem r
{_ITEM.format(of="r")} where r.valid @> %(on)s::date order by r.id limit %(most)s
"""
_GONE = """
select r.name from trades_trade r where r.valid @> %(on)s::date and exists (select from unnest(
  array[r.entry_office_id, r.supervising_office_id]) o(id) where not exists (select from offices_officeterm t
    where t.office_id = o.id and t.valid @> %(on)s::date)) order by r.id
"""
_DOUBLE = """
select r.name, coalesce(v.name, i.ref) from trades_trade r join trades_tradepermit p on p.trade_id = r.id
  join catalogue_item i on i.id = p.item_id left join lateral (select name from catalogue_itemversion v
    where v.item_id = i.id and v.state = 'published' order by v.id desc limit 1) v on true
where r.valid @> %(on)s::date and i.office_id <> r.supervising_office_id order by r.id
"""


def trades(on: date) -> tuple[TradeRow, ...]:
    """The trades in force on a day, by their code, each with its permits."""
    return _trades("where r.valid @> %(on)s::date order by r.code, r.id", {}, on)


def by_name(names: Sequence[str], on: date) -> tuple[TradeRow, ...]:
    """The trades of these names on a day, in the order of their codes."""
    return _trades(
        "where r.valid @> %(on)s::date and r.name = any(%(names)s) order by r.code", {"names": list(names)}, on
    )


def by_code(codes: Sequence[str], on: date) -> tuple[TradeRow, ...]:
    """The trades of these codes on a day: what they need now, whenever somebody chose them."""
    return _trades(
        "where r.valid @> %(on)s::date and r.code = any(%(codes)s) order by r.code", {"codes": list(codes)}, on
    )


def prior(on: date) -> tuple[PriorRow, ...]:
    """The permits that may come before a licence on a day."""
    return tuple(PriorRow(*row) for row in _all(_PRIOR, {}, on))


def merged(on: date) -> tuple[MergedRow, ...]:
    """The certificates that are merged into the licence on a day."""
    return tuple(MergedRow(*row) for row in _all(_MERGED, {}, on))


def registrations(on: date) -> tuple[RegistrationRow, ...]:
    """The items that write the register on a day."""
    return tuple(_registration(*row) for row in _all(_REGISTRATIONS, {}, on))


def lightened(now: datetime) -> tuple[Lightened, ...]:
    """The registrations that ask otherwise than when they were first published, counted from both texts."""
    found = []
    for row in registrations(day_of(now)):
        stood = [one for one in catalogue.history(row.item_ref) if one.in_force_from and one.in_force_from <= now]
        first, view = (
            (catalogue.version(stood[-1].version_ref) if stood else None),
            catalogue.in_force(row.item_ref, now),
        )
        if first is not None and view is not None and first.version_ref != view.version_ref:
            found.append(Lightened(row.item_ref, view.name, _asked(first), _asked(view)))
    return tuple(found)


def _asked(view: ItemView) -> Asked:
    terms = view.terms
    return Asked(len(terms.materials), len(terms.steps), len(terms.conditions), terms.promised)


def _registration(
    ref: str, item_id: int, item_ref: str, item_name: str, effect: str, basis: str, begins: date
) -> RegistrationRow:
    return RegistrationRow(ref, item_id, item_ref, item_name, RegisterEffect(effect), basis, begins)


def schemes(on: date) -> tuple[SchemeRow, ...]:
    """The schemes in force on a day."""
    rows = OpeningScheme.objects.filter(valid__contains=on).select_related("bundle").order_by("id")
    return tuple(_scheme(row) for row in rows.prefetch_related("links")[:MOST])


def scheme_of(bundle_ref: str, on: date) -> SchemeRow | None:
    """The scheme by which a bundle was done on a day."""
    rows = OpeningScheme.objects.filter(valid__contains=on, bundle__ref=bundle_ref).select_related("bundle")
    row = rows.prefetch_related("links").first()
    return _scheme(row) if row else None


def edges_outside(about: ItemView, now: datetime) -> tuple[str, ...]:
    """What an item waits for that is not on the list of prior permits."""
    listed = {row.item_ref for row in prior(day_of(now))}
    steps = prerequisites.chain(about.terms.service.prerequisites, now, about.item_id)
    return tuple(step.name or step.code for step in steps if step.depth == 1 and step.ref not in listed)


def faults(now: datetime) -> tuple[TradeFault, ...]:
    """What is wrong today: owners that are gone or doubled, and registrations that grew together with permits again."""
    on = day_of(now)
    known = {row.name for row in trades(on)}
    found = [TradeFault("owner_gone", name, "") for (name,) in _all(_GONE, {}, on)]
    found += [TradeFault("double_owner", name, item) for name, item in _all(_DOUBLE, {}, on)]
    for row in registrations(on):
        view = catalogue.in_force(row.item_ref, now)
        if view is not None:
            found += _of_registration(view, known, now)
    return tuple(found)


def _of_registration(view: ItemView, known: set[str], now: datetime) -> list[TradeFault]:
    found = [TradeFault("interlocked", view.name, name) for name in edges_outside(view, now)]
    found += [
        TradeFault("capital_report", view.name, one.name) for one in view.terms.materials if CAPITAL_REPORT in one.name
    ]
    options = {option for field in view.terms.fields if is_trade_field(field.code) for option in field.options}
    return found + [TradeFault("option_unknown", view.name, option) for option in sorted(options - known)]


def _scheme(row: OpeningScheme) -> SchemeRow:
    links = sorted(row.links.all(), key=lambda one: one.place)
    before, now = (
        tuple(Link(one.name, one.days) for one in links if one.since == since) for since in ("before", "now")
    )
    limit = TimeLimit(row.amount, row.unit)
    return SchemeRow(
        row.ref, row.bundle.ref, row.bundle.name, limit, tuple(row.together), row.basis, row.valid.lower, before, now
    )


def _trades(where: str, facts: dict[str, Any], on: date) -> tuple[TradeRow, ...]:
    rows = _all(f"{_TRADES}{where} limit %(most)s", facts, on)
    permits: dict[int, list[PermitRow]] = {row[0]: [] for row in rows}
    for trade, *told, stage in _all(_PERMITS, {"trades": list(permits)}, on):
        values: tuple[Any, ...] = (*told, PermitStage(stage))
        permits[trade].append(PermitRow(*values))
    return tuple(_trade(row, tuple(permits[row[0]])) for row in rows)


def _trade(row: tuple[Any, ...], permits: tuple[PermitRow, ...]) -> TradeRow:
    values: tuple[Any, ...] = (*row[:4], tuple(row[4]), *row[5:], permits)
    return TradeRow(*values)


def _all(sql: str, facts: dict[str, Any], on: date) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {**facts, "on": on, "most": MOST})
        return list(cursor.fetchall())
