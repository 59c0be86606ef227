"""Looking at the rule orders: what one reader keeps or oversees, why a case was granted, and the self-service list."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.reading import select
from yimen.engine.case.rule_orders import moves
from yimen.engine.case.rule_orders.models import RuleOrder, RuleTrial
from yimen.engine.case.rule_orders.rows import ListedRow, Orderable, OrderRow, TrialRow
from yimen.kernel.actor import Actor, ActorKind, Role, ScopeKind
from yimen.kernel.by_rule import Finding, PassedOn, Rule, Weighed, again, bars
from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share
from yimen.kernel.terms import Terms
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 100
WHO_READS = (Role.OFFICE_HEAD, Role.DECIDER, Role.CHIEF, Role.REVIEWER)
_OVERSEEN = """
with recursive under(id) as (select id from regions_region where id = any(%s)
  union select r.id from regions_region r join under u on r.parent_id = u.id)
select o.id from offices_office o join under u on u.id = o.region_id
"""
_NOW = f"""
select l.ref, i.ref item_ref, v.name item_name, o.ref office_ref, i.office_id, l.reason, l.begins, l.ended_at,
  l.end_reason, exists (select from rule_orders_ruleorder r where r.item_id = i.id and r.version_id = v.id
    and r.ended_at is null and r.valid @> %(on)s::date and {moves.GRANTS}) ordered,
  exists (select from catalogue_suspension s where s.item_id = i.id and s.during @> %(now)s) suspended,
  exists (select from jsonb_array_elements(v.terms->'fees') f where (f->>'fen')::bigint > 0) charged,
  v.terms #>> '{{service,online_payment}}' online
from rule_orders_selfservicelisting l join catalogue_item i on i.id = l.item_id
  join offices_office o on o.id = i.office_id
  join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s
where l.ended_at is null or l.ended_at > %(now)s - interval '400 days' order by v.sort_key, l.id limit 201
"""


def decided_by_hand(case: str) -> str:
    """What somebody decided themselves, as a condition on a case's number: a grant by rule stands under the signer of
    the order, who never saw the case."""
    return f"not exists (select from rule_orders_ruletrial br_ where br_.case_id = {case} and br_.passed_on = '')"


def orders(actor: Actor, now: datetime) -> Capped[OrderRow]:
    """The orders of the reader's offices, or of those they oversee, those that hold first."""
    rows = _told(_seen(actor).order_by("ended_at", "-signed_at"), actor, now)
    return Capped(rows, MOST)


def order(ref: str, actor: Actor, now: datetime) -> OrderRow | None:
    """One of them."""
    return next(iter(_told(_seen(actor).filter(ref=ref), actor, now)), None)


def orderable(actor: Actor, now: datetime) -> tuple[Orderable, ...]:
    """The instant items of the offices that the reader heads, each with what keeps it from being granted by rule."""
    heads = sorted(actor.offices(Role.OFFICE_HEAD))
    found = catalogue.instant_of(heads, now) if heads else ()
    return tuple(Orderable(one.ref, one.name, bars(one.kind, one.terms)) for one in found)


def to_order(item_ref: str, actor: Actor, now: datetime) -> ItemView | None:
    """An item of an office that the reader heads, to write an order for."""
    item = catalogue.in_force(item_ref, now)
    return item if item is not None and item.office_id in actor.offices(Role.OFFICE_HEAD) else None


def trials(order_ref: str, actor: Actor) -> Capped[TrialRow]:
    """What came of the cases that were weighed by an order, the latest first."""
    rows = RuleTrial.objects.filter(order__in=_seen(actor).filter(ref=order_ref)).order_by("-tried_at", "-pk")
    return Capped(_trials(rows), MOST)


def to_look_at(actor: Actor) -> Capped[TrialRow]:
    """The drawn grants that wait for somebody, without those that the reader's own order granted."""
    rows = RuleTrial.objects.filter(order__in=_seen(actor), drawn="yes", checked_at=None)
    return Capped(_trials(rows.exclude(order__signer_id=actor.staff_id).order_by("tried_at", "pk")), MOST)


def of_case(case_ref: str, actor: Actor, now: datetime) -> TrialRow | None:
    """How a case was weighed by rule, for whoever may see it; what was drawn and found the applicant is not told."""
    row = RuleTrial.objects.filter(case_ref=case_ref).select_related("order__signer", "checker", "order__version")
    found = row.first()
    if found is None or cases.find(case_ref, actor, now) is None:
        return None
    told = _trials([found])[0]
    return told if actor.kind is ActorKind.STAFF else _without_the_draw(told)


def filled_in(row: TrialRow, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Who applied and what they wrote, for whoever looks at a drawn grant: others than the signer."""
    if row.drawn != "yes" or row.finding:
        return ()
    found = RuleTrial.objects.filter(order__in=_seen(actor), case_ref=row.case_ref, drawn="yes", checked_at=None)
    trial = found.exclude(order__signer_id=actor.staff_id).first()
    if trial is None:
        return ()
    (case,) = select("select applicant_name, form::text form from cases_case where id = %s", (trial.case_id,))
    said = json.loads(case["form"])
    return (("", case["applicant_name"]), *((row.fields.get(code, code), str(text)) for code, text in said.items()))


def judged_again(row: TrialRow) -> tuple[Weighed, ...]:
    """The conditions judged once more from what was read then: the same, or somebody changed a rule of the house."""
    return again(row.weighed, row.on)


def listed(now: datetime) -> Capped[ListedRow]:
    """The self-service list, with what was on it in the last year."""
    rows = select(_NOW, moves.at(now))
    names = offices.office_names({row["office_id"] for row in rows}, day_of(now))
    return Capped((_listing(row, names, now) for row in rows), 200)


def open_at_terminals(now: datetime) -> tuple[ListedRow, ...]:
    """What can be done at the self-service area without a clerk at this moment."""
    return tuple(row for row in listed(now) if row.standing == "open")


_TO_LIST = f"""
select i.ref, r.item_name from rule_orders_ruleorder r join catalogue_item i on i.id = r.item_id
  join catalogue_itemversion v on v.id = r.version_id and v.in_force @> %(now)s
where r.ended_at is null and r.valid @> %(on)s::date and {moves.GRANTS}
  and not exists (select from rule_orders_selfservicelisting l where l.item_id = r.item_id and l.ended_at is null)
order by r.item_name limit {MOST}
"""


def to_list(now: datetime) -> tuple[tuple[str, str], ...]:
    """The items with an order in force that do not stand on the self-service list."""
    return tuple((row["ref"], row["item_name"]) for row in select(_TO_LIST, moves.at(now)))


def certificate_types() -> tuple[tuple[str, str], ...]:
    """The types of certificates that are on file in the house, with what they are called."""
    rows = select("select distinct on (type_name) type_code, type_name from certificates_certificate limit 500", ())
    return tuple((row["type_code"], row["type_name"]) for row in rows)


_COVERS = f"""
select r.id from rule_orders_ruleorder r join catalogue_item i on i.id = r.item_id
where i.ref = %(item)s and r.version_id = %(version)s and r.ended_at is null and r.valid @> %(on)s::date
  and {moves.GRANTS} limit 1
"""


def covers(item_ref: str, version_id: int, now: datetime) -> str:
    """Whether an order for this version grants now: then its guide says that it may be granted at once by rule."""
    return "yes" if select(_COVERS, {**moves.at(now), "item": item_ref, "version": version_id}) else ""


def to_weigh(now: datetime, limit: int = 100) -> tuple[str, ...]:
    """Cases of the last hour that an order covers and that nobody weighed: a door that fell silent forgot them."""
    rows = select(
        "select c.ref from rule_orders_ruleorder r join cases_case c on c.item_id = r.item_id"
        " and c.office_id = r.office_id and c.version_id = r.version_id"
        " join catalogue_itemversion v on v.id = r.version_id and v.in_force @> %(now)s where r.ended_at is null"
        " and r.valid @> %(on)s::date and not exists (select from catalogue_suspension s"
        " where s.item_id = c.item_id and s.during @> %(now)s)"
        " and c.state = 'received' and c.channel in ('hall', 'mobile', 'kiosk', 'api')"
        " and c.received_at >= r.signed_at and c.received_at > %(now)s - interval '1 hour'"
        " and c.received_at < %(now)s - interval '20 seconds'"
        " and not exists (select from rule_orders_ruletrial t where t.case_id = c.id) order by c.id limit %(most)s",
        {"on": day_of(now), "now": now, "most": limit},
    )
    return tuple(row["ref"] for row in rows)


def _seen(actor: Actor) -> QuerySet[RuleOrder]:
    """The orders that somebody may read: of their offices, or of the places they oversee."""
    places = [
        one.id for one in actor.scopes
        if one.kind in (ScopeKind.CITY, ScopeKind.COUNTY, ScopeKind.TOWN, ScopeKind.VILLAGE)
    ] if actor.has_role(Role.SUPERVISOR) else []  # fmt: skip
    overseen = [row["id"] for row in select(_OVERSEEN, (places,))] if places else []
    rows = RuleOrder.objects.filter(office_id__in={*actor.offices(*WHO_READS), *overseen})
    return rows.select_related("signer", "item", "version")


def _told(rows: QuerySet[RuleOrder], actor: Actor, now: datetime) -> list[OrderRow]:
    counted = rows.annotate(
        granted=Count("trials", filter=Q(trials__passed_on="")),
        passed=Count("trials", filter=~Q(trials__passed_on="")),
        drawn=Count("trials", filter=Q(trials__drawn="yes")),
        looked=Count("trials", filter=Q(trials__checked_at__isnull=False)),
        wrong=Count("trials", filter=Q(trials__finding=Finding.WRONG)),
    )[: MOST + 1]
    found = list(counted)
    names = offices.office_names({row.office_id for row in found}, day_of(now))
    stopped = moves.stopped([row.pk for row in found if row.ended_at is None], now)
    return [_order(row, names, stopped.get(row.pk), actor, now) for row in found]


def _order(row: Any, names: Mapping[int, str], stopped: PassedOn | None, actor: Actor, now: datetime) -> OrderRow:
    rules = moves.rules_of(row.rules)
    holds = row.ended_at is None and day_of(now) < row.valid.upper
    ours = moves.heads(actor, row.office_id) or actor.has_role(Role.SUPERVISOR)
    return OrderRow(
        ref=row.ref,
        item_ref=row.item.ref,
        item_name=row.item_name,
        office_name=names.get(row.office_id, ""),
        signer=row.signer.name,
        edition=row.edition,
        digest=bytes(row.rules_hash).hex()[:8],
        rules=rules,
        fields=_called(rules, row.version_id),
        begins=row.valid.lower,
        ends=row.valid.upper,
        share=row.share,
        wrong_most=row.wrong_most,
        signed_at=row.signed_at,
        standing=_standing(row, stopped, now),
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        granted=row.granted,
        passed_on=row.passed,
        looked_at=Share(row.looked, row.drawn),
        wrong=Share(row.wrong, row.looked),
        withdrawable="yes" if holds and ours else "",
    )


def _standing(row: RuleOrder, stopped: PassedOn | None, now: datetime) -> str:
    today = day_of(now)
    if row.ended_at is not None:
        return row.how
    if today >= row.valid.upper:
        return "over"
    in_force = row.version.in_force
    if in_force is None or now not in in_force:
        return "another_version"
    if today < row.valid.lower:
        return "ahead"
    return str(stopped) if stopped else "in_force"


def _called(rules: Iterable[Rule], version_id: int) -> dict[str, str]:
    """What the fields and types of certificates are called of which these rules speak."""
    item = catalogue.version_by_id(version_id)
    labels = {one.code: one.label for one in (item.terms if item else Terms()).fields}
    types = [one.on for one in rules if one.on and one.on not in labels]
    named = select(
        "select distinct on (type_code) type_code, type_name from certificates_certificate where type_code = any(%s)",
        (types,),
    ) if types else []  # fmt: skip
    return labels | {row["type_code"]: row["type_name"] for row in named}


def _trials(rows: Iterable[RuleTrial]) -> list[TrialRow]:
    if isinstance(rows, QuerySet):
        rows = rows.select_related("order__signer", "checker")[: MOST + 1]
    called: dict[int, dict[str, str]] = {}
    found = []
    for row in rows:
        weighed = moves.weighed_of(row.weighed)
        if row.order_id not in called:
            called[row.order_id] = _called((one.rule for one in weighed), row.order.version_id)
        found.append(_trial(row, weighed, called[row.order_id]))
    return found


def _trial(row: RuleTrial, weighed: tuple[Weighed, ...], called: dict[str, str]) -> TrialRow:
    return TrialRow(
        case_ref=row.case_ref,
        case_number=row.case_number,
        item_name=row.order.item_name,
        edition=row.order.edition,
        digest=bytes(row.order.rules_hash).hex()[:8],
        signer=row.order.signer.name,
        tried_at=row.tried_at,
        on=row.on,
        weighed=weighed,
        fields=called,
        passed_on=row.passed_on,
        minutes=row.minutes,
        drawn=row.drawn,
        finding=row.finding,
        note=row.note,
        checker=row.checker.name if row.checker else "",
        checked_at=row.checked_at,
        order_ref=row.order.ref,
    )


def _without_the_draw(row: TrialRow) -> TrialRow:
    return replace(row, drawn="", finding="", note="", checker="", checked_at=None, order_ref="")


def _listing(row: Mapping[str, Any], names: Mapping[int, str], now: datetime) -> ListedRow:
    if row["ended_at"] is not None:
        standing = "over"
    elif day_of(now) < row["begins"]:
        standing = "ahead"
    else:
        standing = _at_a_terminal(row)
    return ListedRow(
        row["ref"], row["item_ref"], row["item_name"], names.get(row["office_id"], ""), row["reason"], row["begins"],
        row["ended_at"], row["end_reason"], standing, "yes" if row["charged"] else "",
    )  # fmt: skip


def _at_a_terminal(row: Mapping[str, Any]) -> str:
    """Whether it can be done there from beginning to end at this moment; else what is missing."""
    if row["suspended"]:
        return "suspended"
    if not row["ordered"]:
        return "no_order"
    return "fee" if row["charged"] and row["online"] != "yes" else "open"
