"""What is shown of waiting: frozen rows, each with what it was counted from."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class WaitsRow:
    """How long people waited and were served: of an hour, a day, a queue, a counter or an item."""

    key: str
    name: str
    tickets: int
    called: int
    """Of these, called to a counter: the denominator."""
    in_time: int
    """Of those called, within the target: the numerator."""
    mean: float
    """Minutes from arrival to call."""
    median: float
    ninth: float
    """Nine of ten waited at most so many minutes."""
    served: int
    """Of those called, served to the end."""
    mean_served: float
    """Minutes from call to finish."""

    @property
    def percent(self) -> str:
        """The share of those called that was called within the target."""
        return Share(self.in_time, self.called).percent


@snapshot
class WaitLine:
    """One ticket behind a figure; nothing says whose."""

    key: int
    number: str
    day: date
    queue: str
    about: str
    window: str
    standing: str
    taken_at: datetime
    called_at: datetime | None
    ended_at: datetime | None
    waited: float | None
    served: float | None


@snapshot
class WaitPage:
    """A page of tickets by key: `after` opens the next one, None at the end."""

    rows: tuple[WaitLine, ...]
    after: str | None


@snapshot
class FlowRow:
    """Who came in an hour of the day or on a day, by the source that says so."""

    key: str
    tickets: int
    visits: int
    """Visits at counters that no ticket began."""
    capacity: float
    """How many the counters could have served then; 0: nobody can say."""

    @property
    def people(self) -> int:
        """Everybody who came."""
        return self.tickets + self.visits

    @property
    def over(self) -> str:
        """yes: more came than could be served."""
        return "yes" if self.capacity and self.people > self.capacity else "no"


@snapshot
class FlowReport:
    """Visitors of a centre: by hour, and by day."""

    days: int
    """On how many days somebody came."""
    hours: tuple[FlowRow, ...]
    """All days together; the capacity too."""
    by_day: tuple[FlowRow, ...]


@snapshot
class HourRow:
    """What an hour of a weekday is like: of the same weekday in the last weeks."""

    hour: int
    days: int
    people: float
    """How many took a ticket, a day."""
    minutes: float
    """How long they waited."""
