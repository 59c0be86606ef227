"""What the benchmarks show: frozen rows, never models."""

from datetime import date, datetime
from decimal import Decimal

from yimen.kernel.reform.benchmarks import BenchmarkUnit
from yimen.kernel.snapshot import snapshot


@snapshot
class ReferenceRow:
    """What a city published, with the value that counts now and who entered it."""

    ref: str
    city: str
    title: str
    indicator: str
    """Key of the figure counted here; empty: none corresponds, and nothing is compared."""
    unit: BenchmarkUnit
    as_of: date
    value: Decimal
    source: str
    entered_by: str
    entered_at: datetime
    corrections: int
    withdrawn_at: datetime | None
    withdrawn_for: str


@snapshot
class ValueRow:
    """A value as it was entered; the first without a reason, the others with why the one before was wrong."""

    number: int
    value: Decimal
    source: str
    reason: str
    entered_by: str
    entered_at: datetime


@snapshot
class ReferencePage:
    """A reference with every value that was entered, the newest first."""

    row: ReferenceRow
    values: tuple[ValueRow, ...]
