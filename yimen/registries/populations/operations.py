"""Enter how many people live in a place, and withdraw what should not have been entered. No figure is rewritten."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, must_hold, named, span
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.populations.models import Population
from yimen.registries.populations.refusals import NotACrowd, PopulationTwice, PopulationWithdrawn
from yimen.registries.regions import queries as regions

KEEPERS = (Role.REFORM_OFFICE, Role.SUPERVISOR, Role.ADMINISTRATOR)
MOST = 2_000_000_000


@snapshot
class PopulationKept:
    """A figure by its reference."""

    ref: str


@operation
def enter_population(
    region_ref: str, people: str, as_of: date, source: str, *, by: Actor, now: datetime
) -> PopulationKept:
    """Enter how many people live in a place, as published; by the reform office, supervision or an administrator.

    Refuses with NotAllowed, NoSuchThing, NotACrowd, ImpossibleDates, Missing, TooLong or PopulationTwice.
    """
    must_hold(by, *KEEPERS)
    if by.staff_id is None:
        raise NotAllowed()
    span(as_of, None)
    if as_of > day_of(now):
        raise ImpossibleDates()
    region = regions.region(region_ref, as_of) or regions.region(region_ref, day_of(now))
    if region is None:
        raise NoSuchThing(what="region")
    row = Population(
        ref=new_ref(), region_id=region.id, people=_counted(people), as_of=as_of, source=named(source, "source", 300),
        entered_by_id=by.staff_id, entered_at=now,
    )  # fmt: skip
    with refusing(population_once_a_day=PopulationTwice()):
        row.save(force_insert=True)
    body = {"region": region_ref, "people": row.people, "as_of": as_of, "source": row.source}
    _tell(row, Line("enter_population", body, now), by)
    return PopulationKept(row.ref)


@operation
def withdraw_population(ref: str, reason: str, *, by: Actor, now: datetime) -> PopulationKept:
    """Withdraw a figure that should not have been entered; it stays readable and counts no more.

    Refuses with NotAllowed, NoSuchThing, PopulationWithdrawn or TextMissing.
    """
    must_hold(by, *KEEPERS)
    row = locked(Population, ref, "population")
    if row.withdrawn_at is not None:
        raise PopulationWithdrawn()
    row.withdrawn_at, row.withdrawn_for = now, must_be_said("reason", reason, 300).strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_for"])
    _tell(row, Line("withdraw_population", {"reason": row.withdrawn_for}, now), by)
    return PopulationKept(ref)


def _counted(typed: str) -> int:
    plain = typed.strip().replace(",", "").replace("，", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 10 and 0 < int(plain) <= MOST):
        raise NotACrowd()
    return int(plain)


def _tell(row: Population, line: Line, by: Actor) -> None:
    subject = Subject("population", "populations_population", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    tell(subject, line, by)
