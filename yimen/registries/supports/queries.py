"""Looking at the supporting services: those of a day, each day in another order."""

from datetime import date

from yimen.kernel.snapshot import snapshot
from yimen.kernel.supports import SupportKind, in_turn
from yimen.registries.supports.models import Support

MOST = 200


@snapshot
class SupportRow:
    """A supporting service as everybody reads it."""

    ref: str
    kind: SupportKind
    provider: str
    provider_number: str
    about: str
    price: str
    phone: str
    events: tuple[str, ...]
    basis: str
    begins: date
    ends: date | None


def supports(on: date, event: str = "") -> tuple[SupportRow, ...]:
    """The services of a day, of one life event when it is named, in the order of that day."""
    rows = Support.objects.filter(valid__contains=on).order_by("pk")
    found = rows.filter(events__contains=[event]) if event else rows
    return in_turn((_row(one) for one in found[:MOST]), lambda row: row.ref, on)


def _row(one: Support) -> SupportRow:
    return SupportRow(
        one.ref, SupportKind(one.kind), one.provider, one.provider_number, one.about, one.price, one.phone,
        tuple(one.events), one.basis, one.valid.lower, one.valid.upper,
    )  # fmt: skip
