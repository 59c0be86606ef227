"""Enter what another city published, correct it with a reason, withdraw it. No value is rewritten, none is removed."""

from datetime import date, datetime
from decimal import Decimal

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.reform.benchmarks import MEASURED, BenchmarkFigure, BenchmarkUnit, amount_of
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList, must_hold, named, span
from yimen.registries.benchmarks.models import Reference, ReferenceValue
from yimen.registries.benchmarks.refusals import ReferenceTwice, ReferenceWithdrawn, SameAsBefore
from yimen.registries.dated import day_of, locked, new_ref, refusing

KEEPERS = (Role.REFORM_OFFICE, Role.SUPERVISOR, Role.ADMINISTRATOR)
"""Who keeps the benchmark table."""


@snapshot
class ReferenceSaid:
    """What a city published: of which figure, in which unit, how much, as of which day, and where it stands."""

    city: str
    title: str
    figure: str
    """Key of the figure counted here; empty: none corresponds."""
    told_in: str
    """The unit; a figure counted here has its own."""
    value: str
    as_of: date
    source: str


@snapshot
class ReferenceKept:
    """A reference by its reference, with how many values were entered for it."""

    ref: str
    number: int


@operation
def enter_reference(said: ReferenceSaid, *, by: Actor, now: datetime) -> ReferenceKept:
    """Enter what another city published; by the reform office, supervision or an administrator, in person.

    Refuses with NotAllowed, NotInList, NotAnAmount, ImpossibleDates, Missing, TooLong, StrangeCharacter or
    ReferenceTwice.
    """
    staff = _keeper(by)
    if said.figure not in ("", *BenchmarkFigure):
        raise NotInList(field="figure")
    unit = _unit(said)
    value = amount_of(said.value, unit, said.figure)
    span(said.as_of, None)
    if said.as_of > day_of(now):
        raise ImpossibleDates()
    row = Reference(
        ref=new_ref(), city=named(said.city, "city", 60), title=named(said.title, "title", 100),
        indicator=said.figure, unit=unit, as_of=said.as_of,
    )  # fmt: skip
    with refusing(reference_once_a_day=ReferenceTwice()):
        row.save(force_insert=True)
    _enter(row, 1, value, named(said.source, "source", 300), "", staff, now)
    body = {
        "city": row.city, "title": row.title, "of": row.indicator, "unit": row.unit, "as_of": row.as_of,
        "value": f"{value:f}",
    }  # fmt: skip
    _tell(row, "enter_reference", body, by, now)
    return ReferenceKept(row.ref, 1)


def _unit(said: ReferenceSaid) -> BenchmarkUnit:
    """A figure counted here has its unit; what is context says its own."""
    if said.figure:
        return MEASURED[BenchmarkFigure(said.figure)][0]
    if said.told_in not in list(BenchmarkUnit):
        raise NotInList(field="told_in")
    return BenchmarkUnit(said.told_in)


@operation
def correct_reference(
    ref: str, seen: int, value: str, source: str, reason: str, *, by: Actor, now: datetime
) -> ReferenceKept:
    """Enter another value for a reference and say why the one before was wrong; that one stays readable.

    Refuses with NotAllowed, NoSuchThing, ReferenceWithdrawn, ChangedSinceRead, NotAnAmount, Missing, TooLong,
    StrangeCharacter, SameAsBefore or TextMissing.
    """
    staff, row = _keeper(by), _standing(ref)
    newest = row.values.order_by("-number").first()
    assert newest is not None, "no reference is entered without a value"
    if newest.number != seen:
        raise ChangedSinceRead()
    amount = amount_of(value, BenchmarkUnit(row.unit), row.indicator)
    stands = named(source, "source", 300)
    if (amount, stands) == (newest.value, newest.source):
        raise SameAsBefore()
    why = must_be_said("reason", reason, 300).strip()
    _enter(row, seen + 1, amount, stands, why, staff, now)
    _tell(row, "correct_reference", {"number": seen + 1, "value": f"{amount:f}"}, by, now)
    return ReferenceKept(row.ref, seen + 1)


@operation
def withdraw_reference(ref: str, reason: str, *, by: Actor, now: datetime) -> ReferenceKept:
    """Withdraw a reference that should not have been entered; it stays readable and is compared with nothing.

    Refuses with NotAllowed, NoSuchThing, ReferenceWithdrawn or TextMissing.
    """
    _keeper(by)
    row = _standing(ref)
    row.withdrawn_at, row.withdrawn_for = now, must_be_said("reason", reason, 300).strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_for"])
    _tell(row, "withdraw_reference", {"reason": row.withdrawn_for}, by, now)
    return ReferenceKept(row.ref, row.values.count())


def _keeper(by: Actor) -> int:
    """Who enters a value does so in person: the row bears their name."""
    must_hold(by, *KEEPERS)
    if by.staff_id is None:
        raise NotAllowed()
    return by.staff_id


def _standing(ref: str) -> Reference:
    row = locked(Reference, ref, "reference")
    if row.withdrawn_at is not None:
        raise ReferenceWithdrawn()
    return row


def _enter(row: Reference, number: int, value: Decimal, source: str, reason: str, staff_id: int, now: datetime) -> None:
    ReferenceValue.objects.create(
        reference=row, number=number, value=value, source=source, reason=reason, entered_by_id=staff_id, entered_at=now
    )


def _tell(row: Reference, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    subject = Subject("reference", "benchmarks_reference", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    tell(subject, Line(verb, body, now), by)
