"""The inside of the rule orders: an order held fast while it decides or ends, and what is told on its chain."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection

from yimen.engine.case.rule_orders.models import RuleOrder, SelfServiceListing
from yimen.engine.case.rule_orders.refusals import OrderEnded, OrderUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role, Scope, ScopeKind
from yimen.kernel.by_rule import LOOKED_AT_WITHIN, Answer, OrderEnd, PassedOn, Rule, RuleKind, Weighed
from yimen.kernel.evidence import Line, canonical
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions

# Shared: many cases are decided by it at once, and whoever withdraws it waits for those under way and stops the next.
_IN_FORCE = """
select r.id from rule_orders_ruleorder r join catalogue_itemversion v on v.id = r.version_id
where r.item_id = %(item)s and r.office_id = %(office)s and r.version_id = %(version)s and r.ended_at is null
  and r.valid @> %(on)s::date and r.signed_at <= %(now)s and v.in_force @> %(now)s
  and not exists (select from catalogue_suspension s where s.item_id = r.item_id and s.during @> %(now)s)
for share of r
"""


def in_force(item_id: int, office_id: int, version_id: int, now: datetime) -> RuleOrder | None:
    """The order by which a case is decided now, held fast against its end; None when none covers it.

    Nothing is granted by rule while the item is suspended, or once another version of it is in force.
    """
    facts: dict[str, int | date | datetime] = {
        "item": item_id,
        "office": office_id,
        "version": version_id,
        "on": day_of(now),
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, facts)
        row = cursor.fetchone()
    return RuleOrder.objects.select_related("signer").get(pk=row[0]) if row else None


# What stops an order that has not ended: its signer heads the office no more, or a drawn grant waits too long. Who
# withdraws an order and signs another has looked at nothing: the grants of the earlier ones count, too.
NO_HEAD = """not exists (select from people_posting hg join people_post hp on hp.id = hg.post_id
  where hg.staff_id = r.signer_id and hp.role = 'office_head' and hp.office_id = r.office_id and hg.valid @> %(now)s
    and hp.valid @> %(on)s::date)"""
UNLOOKED = """exists (select from rule_orders_ruleorder uo join rule_orders_ruletrial ut on ut.order_id = uo.id
  where uo.item_id = r.item_id and uo.office_id = r.office_id and ut.drawn = 'yes'
  and ut.checked_at is null and ut.tried_at <= %(now)s - make_interval(days => %(within)s))"""
GRANTS = f"not ({NO_HEAD}) and not {UNLOOKED}"
_STOPPED = f"select r.id, {NO_HEAD}, {UNLOOKED} from rule_orders_ruleorder r where r.id = any(%(orders)s)"


def at(now: datetime) -> dict[str, Any]:
    """The moment at which these conditions are asked."""
    return {"now": now, "on": day_of(now), "within": LOOKED_AT_WITHIN.days}


def stopped(order_ids: Collection[int], now: datetime) -> Mapping[int, PassedOn]:
    """Which of these orders grant nothing at this moment, and why; one statement."""
    if not order_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STOPPED, {**at(now), "orders": list(order_ids)})
        rows = cursor.fetchall()
    return {
        id_: PassedOn.NO_HEAD if headless else PassedOn.UNLOOKED
        for id_, headless, unlooked in rows
        if headless or unlooked
    }


def one_after_another(applicant_id: int, item_id: int) -> None:
    """Cases of one applicant for one item are weighed one after another: each knows what the one before was granted."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 2))", (f"by rule {applicant_id} {item_id}",))


def open_one(ref: str, by: Actor, now: datetime) -> RuleOrder:
    """An order that has not ended, locked, for the head of its office or its supervision.

    Refuses with OrderUnknown or OrderEnded.
    """
    row = RuleOrder.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None or not (heads(by, row.office_id) or oversees(by, row.office_id, now)):
        raise OrderUnknown()
    if row.ended_at is not None or day_of(now) >= row.valid.upper:
        raise OrderEnded()
    return row


def heads(by: Actor, office_id: int) -> bool:
    """Whether somebody is the head of an office."""
    return office_id in by.offices(Role.OFFICE_HEAD)


def oversees(by: Actor, office_id: int, now: datetime) -> bool:
    """Whether somebody is supervision of the place in which an office stands."""
    office = offices.office(office_id, day_of(now)) if by.has_role(Role.SUPERVISOR) else None
    if office is None:
        return False
    line = regions.line(office.region_id)
    places = {
        ScopeKind.CITY: line.city_id, ScopeKind.COUNTY: line.county_id, ScopeKind.TOWN: line.town_id,
        ScopeKind.VILLAGE: line.village_id,
    }  # fmt: skip
    return any(place is not None and Scope(kind, place) in by.scopes for kind, place in places.items())


def end(row: RuleOrder, how: OrderEnd, reason: str, by: Actor, now: datetime) -> None:
    """End a locked order at this moment, and tell it."""
    row.ended_at, row.how, row.end_reason, row.ended_by_id = now, how, reason, by.staff_id
    row.save(update_fields=["ended_at", "how", "end_reason", "ended_by"])
    tell_of(row, Line("end_order", {"how": how}, now), by)


def tell_of(row: RuleOrder | SelfServiceListing, line: Line, by: Actor) -> None:
    """Tell an act on the chain of an order or of an entry of the list."""
    kind, table = (
        ("rule_order", "rule_orders_ruleorder")
        if isinstance(row, RuleOrder)
        else ("self_service_listing", "rule_orders_selfservicelisting")
    )
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def kept(rules: Iterable[Rule]) -> list[list[Any]]:
    """Rules as they are stored."""
    return [[str(one.kind), one.on, list(one.wants)] for one in rules]


def rules_of(stored: Sequence[Sequence[Any]]) -> tuple[Rule, ...]:
    """Stored rules as they are weighed."""
    return tuple(Rule(RuleKind(kind), on, tuple(wants)) for kind, on, wants in stored)


def hash_of(rules: Iterable[Rule]) -> bytes:
    """The hash over a rule set: two orders with one hash say the same."""
    return sha256(canonical({"rules": kept(rules)})).digest()


def weighed_kept(weighed: Iterable[Weighed]) -> list[list[Any]]:
    """Conditions with their answers, as they are stored with a case."""
    return [[*kept((one.rule,))[0], one.read, str(one.answer)] for one in weighed]


def weighed_of(stored: Sequence[Sequence[Any]]) -> tuple[Weighed, ...]:
    """The same as it is shown, and judged again."""
    return tuple(Weighed(rules_of([one[:3]])[0], one[3], Answer(one[4])) for one in stored)
