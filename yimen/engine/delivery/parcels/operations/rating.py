"""Rating: what a parcel costs from a day on, and who pays. By document; what was agreed before stays as it was."""

from collections.abc import Sequence
from datetime import date, datetime

from yimen.engine.delivery.parcels.models import PostageRate
from yimen.engine.delivery.parcels.refusals import RateStands
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.postage import must_be_rate
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, must_hold, named, span
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class RateKept:
    """A rate by its reference."""

    ref: str


@operation
def state_postage_rate(
    direction: str, fen: int, ways: Sequence[str], basis: str, valid_from: date, *, by: Actor, now: datetime
) -> RateKept:
    """State what a parcel in a direction costs from a day on and how it may be paid for.

    Refuses with NotAllowed, NotInList, Missing, ImpossibleDates or RateStands.
    """
    must_hold(by, *KEEPERS)
    said = must_be_rate(direction, fen, ways)
    span(valid_from, None)
    if valid_from < day_of(now):
        # Somebody may have agreed to another amount by now.
        raise ImpossibleDates()
    with refusing(postage_rate_once_at_a_time=RateStands()):
        row = PostageRate.objects.create(
            ref=new_ref(), direction=direction, fen=fen, ways=list(said), basis=named(basis, "basis"),
            valid=days(valid_from),
        )  # fmt: skip
    body = {"direction": direction, "fen": fen, "ways": list(said), "from": valid_from, "basis": row.basis}
    _told(row, Line("state_postage_rate", body, now), by)
    return RateKept(row.ref)


@operation
def end_postage_rate(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> RateKept:
    """The rate holds no more from a day on. Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates."""
    must_hold(by, *KEEPERS)
    row = locked(PostageRate, ref, "rate")
    if on < day_of(now) or on <= row.valid.lower or row.valid.upper is not None:
        raise ImpossibleDates()
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    _told(row, Line("end_postage_rate", {"on": on, "basis": row.end_basis}, now), by)
    return RateKept(ref)


def _told(row: PostageRate, line: Line, by: Actor) -> None:
    head = bytes(row.journal_head)
    tell(Subject("postage_rate", "parcels_postagerate", row.pk, row.ref, row.journal_seq, head), line, by)
