"""Inside of the business register: lock an enterprise, write facts, tell. It decides nothing by itself."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from yimen.engine.supervision.enterprises.models import Enterprise, EnterpriseFact, EnterpriseTrade, EntryNotice
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.enterprises import FactKind, Read
from yimen.kernel.evidence import Line
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import NoSuchThing
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.trades.rows import TradeRow


def locked(ref: str) -> Enterprise:
    """The enterprise with this reference, nobody else's until the act ends. Refuses with NoSuchThing."""
    row = Enterprise.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise NoSuchThing(what="enterprise")
    return row


def write_facts(row: Enterprise, facts: Sequence[Read], case_id: int, since: datetime) -> None:
    """What a grant says holds from now on; what was said of the same thing before ends. A report ends no other."""
    _end_left_out(row, facts, since)
    for one in facts:
        standing = EnterpriseFact.objects.filter(enterprise=row, kind=one.kind, place=one.place, until=None)
        if standing.filter(value=one.value).exists():
            continue
        standing.update(until=since)
        EnterpriseFact.objects.create(
            enterprise=row, kind=one.kind, place=one.place, value=one.value, case_id=case_id, since=since
        )
    name = next((one.value for one in facts if one.kind is FactKind.NAME), row.name)
    if name != row.name:
        row.name = name
        row.save(update_fields=["name"])


_OF_A_CONTRIBUTOR = (FactKind.CONTRIBUTOR, FactKind.SUBSCRIBED, FactKind.SUBSCRIBED_UNTIL, FactKind.PAID)


def _end_left_out(row: Enterprise, facts: Sequence[Read], since: datetime) -> None:
    """Whoever names contributors or premises names all of them: those left out are no more."""
    for kind, together in ((FactKind.CONTRIBUTOR, _OF_A_CONTRIBUTOR), (FactKind.PREMISES, (FactKind.PREMISES,))):
        named = [one.place for one in facts if one.kind is kind]
        if named:
            left = EnterpriseFact.objects.filter(enterprise=row, kind__in=together, until=None)
            left.exclude(place__in=named).update(until=since)


def write_trades(row: Enterprise, chosen: Sequence[TradeRow], case_id: int, since: datetime) -> tuple[TradeRow, ...]:
    """The scope from now on; which trades of it are new."""
    held = EnterpriseTrade.objects.filter(enterprise=row, until=None)
    held.exclude(code__in=[one.code for one in chosen]).update(until=since)
    known = set(held.values_list("code", flat=True))
    new = tuple(one for one in chosen if one.code not in known)
    EnterpriseTrade.objects.bulk_create(
        EnterpriseTrade(enterprise=row, code=one.code, name=one.name, case_id=case_id, since=since) for one in new
    )
    return new


def send_notices(row: Enterprise, about: str, told: Iterable[tuple[str, int, int]], now: datetime) -> None:
    """Tell offices: of what, which office, and within how many working days of its own calendar it answers."""
    EntryNotice.objects.bulk_create(
        EntryNotice(
            ref=new_ref(), enterprise=row, office_id=office, about=about, what=what, sent_at=now,
            due_at=_due(office, days, now),
        )
        for what, office, days in told
    )  # fmt: skip


def _due(office_id: int, days: int, now: datetime) -> datetime:
    office = offices.office(office_id, day_of(now))
    calendar = calendars.calendar(office.calendar_id) if office else calendars.named("national")
    assert calendar is not None, "the national calendar is always there"
    found = due_at(calendar, now, Limit.of(days, Unit.WORKING_DAY))
    assert found is not None, "nothing stops a notice"
    return found


def tell_of(row: Enterprise, line: Line, by: Actor) -> None:
    """Tell an act to the chain of an enterprise."""
    subject = Subject("enterprise", "enterprises_enterprise", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    told = tell(subject, line, by)
    row.journal_seq, row.journal_head = told.seq, told.hash
