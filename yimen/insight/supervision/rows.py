"""What supervision shows: frozen rows."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class Acts:
    """What was done in a span of time, counted from journal lines and stopped clocks."""

    received: int = 0
    accepted: int = 0
    decided: int = 0
    timed: int = 0
    """Of the decided, those that had a clock."""
    on_time: int = 0
    """Of the timed, those whose clock stopped at or before its due moment."""

    @property
    def late(self) -> int:
        return self.timed - self.on_time


@snapshot
class Lamps:
    """The open cases by the lamp of their clock, as of one moment."""

    open: int = 0
    red: int = 0
    amber: int = 0
    paused: int = 0

    @property
    def green(self) -> int:
        return self.open - self.red - self.amber - self.paused


@snapshot
class OfficeFigures:
    """One office on the board."""

    ref: str
    name: str
    acts: Acts
    lamps: Lamps


@snapshot
class Board:
    """The figures of everything the asker oversees, and of each office in it."""

    acts: Acts
    lamps: Lamps
    offices: tuple[OfficeFigures, ...]


@snapshot
class HourRow:
    """What came in within one hour of the day."""

    hour: int
    received: int


@snapshot
class ListedCase:
    """A case behind a figure: with the journal line that made it count, or with its clock."""

    ref: str
    number: str
    item_name: str
    applicant_name: str
    office_name: str
    verb: str
    at: datetime
    due_at: datetime | None
    lamp: str
    """green | amber | red | paused for open cases; in_time | late | none for what is decided."""


@snapshot
class ListedPage:
    rows: tuple[ListedCase, ...]
    after: str | None


@snapshot
class AttemptRow:
    """A refused act: who tried what on what, and the code of the refusal."""

    at: datetime
    who: str
    kind: str
    """staff | citizen | other"""
    operation: str
    subject: str
    number: str
    """Of the case, when the subject was one."""
    code: str


@snapshot
class AttemptPage:
    rows: tuple[AttemptRow, ...]
    after: str | None


@snapshot
class SealRow:
    """How far the journal is sealed."""

    number: int
    sealed_at: datetime | None
    rows: int
    """Lines under the last seal."""
    loose: int
    """Lines not sealed yet, counted up to a thousand."""
