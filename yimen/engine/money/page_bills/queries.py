"""Looking at bills: those of the parties one acts for, which kinds they stopped, and how the runs stand."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.engine.money.page_bills.models import BillStop, PageBill
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.capped import Capped
from yimen.kernel.page_bills import BillKind
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 36
_RUNS = """
select r.ref, r.number, r.kind, r.period, r.taken_in_at, r.lines, count(b.brought_at), count(b.read_at)
  from page_bills_billrun r left join page_bills_pagebill b on b.run_id = r.id
 group by r.id order by r.id desc limit 60
"""


@snapshot
class PageBillRow:
    """A bill as its owner reads it."""

    ref: str
    kind: BillKind
    period: str
    office_name: str
    fen: int
    parts: tuple[tuple[str, int], ...]
    due_on: date | None
    brought_at: datetime
    read_at: datetime | None


@snapshot
class BillRunRow:
    """A run with how many of its bills came to a page and how many were read; nobody's amounts."""

    ref: str
    number: str
    kind: BillKind
    period: str
    taken_in_at: datetime
    lines: int
    brought: int
    read: int


def bills(actor: Actor, now: datetime, kinds: Collection[str] = ()) -> tuple[PageBillRow, ...]:
    """The bills of whom this actor acts for, the latest first, of some kinds when they are named."""
    rows = PageBill.objects.filter(party_id__in=set(actor.parties())).select_related("run")
    found = list((rows.filter(run__kind__in=list(kinds)) if kinds else rows).order_by("-id")[: MOST + 1])
    names = offices.office_names({one.run.office_id for one in found}, day_of(now)) if found else {}
    return Capped((_row(one, names.get(one.run.office_id, "")) for one in found), MOST)


def stopped(party_id: int) -> frozenset[str]:
    """The kinds of bills that a party wants no more."""
    return frozenset(BillStop.objects.filter(party_id=party_id, ended_at=None).values_list("kind", flat=True))


def runs(actor: Actor) -> tuple[BillRunRow, ...]:
    """The latest runs, for administrators and supervision."""
    if not (actor.kind is ActorKind.SYSTEM or actor.has_role(Role.ADMINISTRATOR, Role.SUPERVISOR)):
        return ()
    return tuple(BillRunRow(row[0], row[1], BillKind(row[2]), *row[3:]) for row in _all(_RUNS))


def _row(one: PageBill, office: str) -> PageBillRow:
    assert one.brought_at is not None, "what has an owner was brought to them"
    return PageBillRow(
        one.ref, BillKind(one.run.kind), one.run.period, office, one.fen,
        tuple((what, fen) for what, fen in one.parts), one.due_on, one.brought_at, one.read_at,
    )  # fmt: skip


def _all(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
