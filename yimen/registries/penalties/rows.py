"""What the penalties show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.penalties import Grade, PenaltyFinding, Sanction
from yimen.kernel.snapshot import snapshot


@snapshot
class PenaltyStandardRow:
    """What an office may impose for a violation in one grade of circumstances; `ends` does not belong to it."""

    ref: str
    office_ref: str
    office_name: str
    violation: str
    grade: Grade
    circumstances: str
    kinds: tuple[Sanction, ...]
    least_fen: int
    most_fen: int
    basis: str
    begins: date
    ends: date | None


@snapshot
class PenaltyStandardPage:
    """Standards in force, with the key of the next page."""

    rows: tuple[PenaltyStandardRow, ...]
    after: str


@snapshot
class PenaltyRow:
    """A penalty with what weighing it came to; without an alarm `opened_at` is empty."""

    ref: str
    office_ref: str
    office_name: str
    number: str
    file_number: str
    violation: str
    grade: Grade
    kinds: tuple[Sanction, ...]
    fen: int
    day: date
    finding: PenaltyFinding
    opened_at: datetime | None
    answer: str
    note: str
    closed_at: datetime | None
    code: str
    """Of the organisation that was punished; empty for a person."""


@snapshot
class PenaltyShown:
    """A penalty on the public page of an organisation."""

    number: str
    office_name: str
    violation: str
    kinds: tuple[Sanction, ...]
    fen: int
    day: date


@snapshot
class PenaltyPage:
    """Penalties, the latest first, with the key of the next page."""

    rows: tuple[PenaltyRow, ...]
    after: str


@snapshot
class PenaltyView:
    """A penalty with the standard by which it was weighed."""

    row: PenaltyRow
    standard: PenaltyStandardRow | None


@snapshot
class OfficePenalties:
    """An office under the standards: how many it has, what it imposed, and how many alarms there were and are open."""

    ref: str
    name: str
    standards: int
    penalties: int
    alarms: int
    open: int


@snapshot
class Monitored:
    """How many of the standards that are needed are monitored: those in force, and what was punished without one."""

    monitored: int
    needed: int
    offices: tuple[OfficePenalties, ...]
