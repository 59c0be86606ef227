"""Reading the register of parallel items: what is in it, one item with its rules, and the rules of a case."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, Role
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.parallels.models import JointRules, Participant
from yimen.registries.parallels.rows import ParallelRow, ParallelView, ParticipantRow, RulesRow

PAGE = 50
SPEAKS = (Role.OFFICE_HEAD, Role.CHIEF)
KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)
_ROWS = """
select p.id, p.ref, i.ref, coalesce(v.name, ''), o.ref, coalesce(t.name, ''), p.document, lower(p.valid),
  upper(p.valid), coalesce(r.number, 0),
  (select count(*) from parallels_participant x where x.rules_id = r.id),
  (select coalesce(max(x.group_number), 0) from parallels_participant x where x.rules_id = r.id),
  (select count(distinct x.office_id) from parallels_participant x join parallels_jointrules w on w.id = x.rules_id
    where w.parallel_id = p.id and w.settled_at is null and w.dropped_at is null and x.confirmed_at is null)
from parallels_parallelitem p join catalogue_item i on i.id = p.item_id join offices_office o on o.id = i.office_id
  left join lateral (select name from offices_officeterm where office_id = o.id and valid @> %(on)s::date limit 1) t
    on true
  left join lateral (select name from catalogue_itemversion where item_id = i.id and state = 'published'
    order by id desc limit 1) v on true
  left join lateral (select id, number from parallels_jointrules where parallel_id = p.id and settled_at is not null
    order by number desc limit 1) r on true
where """
_MINE = (
    "(i.office_id = any(%(offices)s) or exists (select from parallels_participant y join parallels_jointrules z"
    " on z.id = y.rules_id where z.parallel_id = p.id and z.dropped_at is null and y.office_id = any(%(offices)s)))"
)


def register(now: datetime, after: str = "") -> tuple[tuple[ParallelRow, ...], str | None]:
    """The items of the register today, a page by key, in the order in which they were entered."""
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0
    rows = _rows(f"p.valid @> %(on)s::date and p.id > %(last)s order by p.id limit {PAGE + 1}", now, last=last)
    return rows[:PAGE], str(rows[PAGE - 1].id) if len(rows) > PAGE else None


def mine(actor: Actor, now: datetime) -> tuple[ParallelRow, ...]:
    """The items that this reader's offices lead or take part in, those with something to confirm first."""
    held = sorted({post.office_id for post in actor.posts if post.office_id is not None})
    found = _rows(f"p.valid @> %(on)s::date and {_MINE} order by p.id limit {PAGE}", now, offices=held)
    return tuple(sorted(found, key=lambda row: not row.waiting))


def parallel(ref: str, actor: Actor, now: datetime) -> ParallelView | None:
    """One item of the register with its rules, and what this reader may do with them."""
    found = _rows("p.ref = %(ref)s", now, ref=ref)
    if not found:
        return None
    row, speaks = found[0], actor.offices(*SPEAKS)
    rules = JointRules.objects.filter(parallel_id=row.id).select_related("proposed_by").order_by("-number")
    leads = _leads(row, speaks, now)
    keeps = actor.has_role(*KEEPERS) and row.ends is None
    return ParallelView(
        row, tuple(_rules(rules, row.number, speaks, leads, now)), "yes" if leads else "", "yes" if keeps else ""
    )


def rules_for(item_id: int, received_at: datetime) -> RulesRow | None:
    """The rules under which a case of this item is handled: those that held when it was received."""
    found = (
        JointRules.objects.filter(
            parallel__item_id=item_id, parallel__valid__contains=day_of(received_at), settled_at__lte=received_at
        )
        .select_related("proposed_by")
        .order_by("-number")[:1]
    )
    return next(_rules(found, 0, frozenset(), "", received_at), None)


def rules(rules_id: int, now: datetime) -> RulesRow:
    """One version of rules, for who holds its number."""
    found = JointRules.objects.filter(pk=rules_id).select_related("proposed_by")
    return next(_rules(found, 0, frozenset(), "", now))


def silent(rules_id: int) -> frozenset[tuple[int, str]]:
    """Whose silence is consent under a version of rules, each with its work; empty where the rules do not say so.

    A department that is asked beside them has confirmed nothing.
    """
    found = Participant.objects.filter(rules_id=rules_id, rules__tacit="yes")
    return frozenset(found.values_list("office_id", "work"))


def code_of(rules_id: int, office_id: int, work: str) -> str:
    """By which code a version of rules names a participant and its work; "" for one that was asked beside them."""
    found = Participant.objects.filter(rules_id=rules_id, office_id=office_id, work=work)
    return found.values_list("code", flat=True).first() or ""


def asks(item_id: int, received_at: datetime, code: str) -> bool:
    """Whether the rules under which a case is handled ask a participant of this code."""
    rules = rules_for(item_id, received_at)
    return rules is not None and any(one.code == code for one in rules.participants)


def _leads(row: ParallelRow, speaks: frozenset[int], now: datetime) -> str:
    office = offices.office(row.lead_ref, day_of(now))
    return "yes" if office is not None and office.id in speaks else ""


def _rules(
    found: Iterable[JointRules], in_force: int, speaks: frozenset[int], leads: str, now: datetime
) -> Iterator[RulesRow]:
    for one in found:
        taking = tuple(one.participants.select_related("office", "confirmed_by").order_by("group_number", "place"))
        names = offices.office_names({part.office_id for part in taking}, day_of(now))
        open_ = one.settled_at is None and one.dropped_at is None
        asked = open_ and any(part.office_id in speaks for part in taking)
        yield RulesRow(
            id=one.pk, ref=one.ref, number=one.number, title=one.title, text=one.text, tacit=one.tacit,
            tacit_basis=one.tacit_basis, proposed_by=one.proposed_by.name if one.proposed_by else "",
            proposed_at=one.proposed_at, settled_at=one.settled_at, dropped_at=one.dropped_at,
            standing=_standing(one, in_force),
            participants=tuple(
                ParticipantRow(
                    part.ref, part.code, part.office_id, part.office.ref, names.get(part.office_id, ""), part.work,
                    part.amount, part.unit, tuple(part.materials), tuple(part.needs), tuple(part.when),
                    part.group_number,
                    part.confirmed_by.name if part.confirmed_by else "", part.confirmed_at,
                )
                for part in taking
            ),
            groups=max((part.group_number for part in taking), default=0),
            may_confirm="yes" if open_ and any(p.office_id in speaks and not p.confirmed_at for p in taking) else "",
            may_drop="yes" if open_ and (leads or asked) else "",
        )  # fmt: skip


def _standing(one: JointRules, in_force: int) -> str:
    if one.dropped_at is not None:
        return "dropped"
    if one.settled_at is None:
        return "proposed"
    return "in_force" if one.number >= in_force else "superseded"


def _rows(where: str, now: datetime, **facts: Any) -> tuple[ParallelRow, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS + where, {"on": day_of(now), **facts})
        return tuple(ParallelRow(*row) for row in cursor.fetchall())
