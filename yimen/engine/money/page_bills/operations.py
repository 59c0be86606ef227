"""Take a run in, bring its bills to their owners, read one, and want none any more.

Bringing is one statement over all that waits: who registers later finds what waited, who stopped a kind is passed over.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from django.db import connection

from yimen.engine.money.page_bills.models import BillRun, BillStop, PageBill
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.page_bills import BillKind, SentBill, SentRun, must_be_sound
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.vault import keyed_hash

CHUNK = 1000
_BRING = """
update page_bills_pagebill b set party_id = p.id, brought_at = %(now)s
  from people_party p, page_bills_billrun r
 where b.party_id is null and p.number_hash = b.owner_hash and r.id = b.run_id
   and not exists (select from page_bills_billstop s where s.party_id = p.id and s.kind = r.kind and s.ended_at is null)
"""


class BillUnknown(Refusal):
    """There is no such bill on a page of this actor."""

    code: ClassVar[str] = "pagebill.unknown"


@snapshot
class RunTaken:
    """A run by its reference, and how many lines it has."""

    ref: str
    lines: int


@snapshot
class Brought:
    """How many bills came to their owners."""

    bills: int


@snapshot
class BillNoted:
    """What was noted of bills, of which kind."""

    kind: str


@operation
def take_in_run(run: SentRun, bills: Sequence[SentBill], *, by: Actor, now: datetime) -> RunTaken:
    """Take a run in whole or not at all; the same number again is the same run. By the system alone.

    Refuses with NotAllowed, NotInList, NoSuchThing, Missing or RunUnsound.
    """
    must_hold(by)
    known = BillRun.objects.filter(number=named(run.number, "number")).first()
    if known is not None:
        return RunTaken(known.ref, known.lines)
    if run.kind not in set(BillKind):
        raise NotInList(field="kind")
    office = offices.office_by_uscc(run.issuer, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    must_be_sound(run, bills)
    row = BillRun.objects.create(
        ref=new_ref(), number=run.number.strip(), kind=run.kind, period=named(run.period, "period", 20),
        office_id=office.id, taken_in_at=now, lines=run.lines,
    )  # fmt: skip
    for first in range(0, len(bills), CHUNK):
        chunk = enumerate(bills[first : first + CHUNK], start=first + 1)
        PageBill.objects.bulk_create(_bill(row, line, one) for line, one in chunk)
    body = {"kind": row.kind, "period": row.period, "lines": row.lines}
    tell(Subject("bill_run", "page_bills_billrun", row.pk, row.ref, 0, b""), Line("take_in_run", body, now), by)
    return RunTaken(row.ref, row.lines)


@operation
def bring_bills(*, by: Actor, now: datetime) -> Brought:
    """Bring whatever waits to the pages of those who are known by now; by the system alone. Refuses with NotAllowed."""
    must_hold(by)
    with connection.cursor() as cursor:
        cursor.execute(_BRING, {"now": now})
        return Brought(cursor.rowcount)


@operation
def read_page_bill(ref: str, *, by: Actor, now: datetime) -> BillNoted:
    """Note that a bill was read, the first time; by who acts for its owner. Refuses with BillUnknown."""
    row = PageBill.objects.select_related("run").filter(ref=ref, party_id__in=set(by.parties())).first()
    if row is None:
        raise BillUnknown()
    PageBill.objects.filter(pk=row.pk, read_at=None).update(read_at=now)
    return BillNoted(row.run.kind)


@operation
def stop_bills(party_ref: str, kind: str, *, by: Actor, now: datetime) -> BillNoted:
    """Want no bills of a kind any more; those that came stay. Refuses with NoSuchThing or NotInList."""
    party_id = _own(party_ref, kind, by)
    BillStop.objects.get_or_create(party_id=party_id, kind=kind, ended_at=None, defaults={"since": now})
    return BillNoted(kind)


@operation
def want_bills(party_ref: str, kind: str, *, by: Actor, now: datetime) -> BillNoted:
    """Want the bills of a kind again, with those that came meanwhile. Refuses with NoSuchThing or NotInList."""
    party_id = _own(party_ref, kind, by)
    BillStop.objects.filter(party_id=party_id, kind=kind, ended_at=None).update(ended_at=now)
    return BillNoted(kind)


def _own(party_ref: str, kind: str, by: Actor) -> int:
    if kind not in set(BillKind):
        raise NotInList(field="kind")
    party = people.party(party_ref) if party_ref else None
    if party is None or party.id not in set(by.parties()):
        raise NoSuchThing(what="party")
    return party.id


def _bill(run: BillRun, line: int, one: SentBill) -> PageBill:
    number = "".join(one.number.split()).upper()
    return PageBill(
        ref=new_ref(), run=run, line=line, owner_hash=keyed_hash(number), fen=one.fen,
        parts=[[what[:100], fen] for what, fen in one.parts], due_on=one.due,
    )  # fmt: skip
