"""What the supervision of tenders shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.tenders import TenderBreach, TenderRule, TenderSaid


@snapshot
class TenderRow:
    """A project as it was told last, and how many alarms are open."""

    ref: str
    said: TenderSaid
    tellings: int
    source: str
    told_at: datetime
    open_alarms: int
    alarms: int


@snapshot
class TenderPage:
    """Projects, those told last first; a page by key."""

    rows: tuple[TenderRow, ...]
    after: str | None


@snapshot
class TellingRow:
    """What was told at one moment, with the digest of it."""

    number: int
    said: TenderSaid
    source: str
    sha256: str
    told_at: datetime


@snapshot
class AlarmRow:
    """An alarm, with what shows it and what supervision found."""

    ref: str
    breach: TenderBreach
    noticed_at: datetime
    settled_at: datetime | None
    settled_by: str
    note: str


@snapshot
class TenderView:
    """One project with everything that was told of it and its alarms."""

    row: TenderRow
    tellings: tuple[TellingRow, ...]
    alarms: tuple[AlarmRow, ...]


@snapshot
class TenderSourceRow:
    """A trading centre that tells its projects, since when, and until when it did."""

    ref: str
    name: str
    since: date
    until: date | None


@snapshot
class AlarmCount:
    """How many alarms a rule has raised, and how many are open."""

    rule: TenderRule
    raised: int
    open: int
