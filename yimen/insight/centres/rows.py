"""What is shown of centres: frozen rows, each with what it was counted from."""

from collections.abc import Iterable
from datetime import date

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class CentreFigures:
    """A centre, or several together: who is there, what is done there, and how it went in a span of days."""

    ref: str
    name: str
    kind: str
    region_name: str
    area: int
    """Square metres; nought: nobody has said."""
    offices: int
    items: int
    windows: int
    received: int
    days: int
    """Working days of the span on which anything was received."""
    on_time: Share
    same_day: Share

    @property
    def daily(self) -> int:
        """How many came in on a day on which any did, rounded."""
        return round(self.received / self.days) if self.days else 0


def together(rows: Iterable[CentreFigures], offices: int, items: int, days: int) -> CentreFigures:
    """Several centres as one. Who is in two of them is counted once, by the caller."""
    parts = tuple(rows)

    def share(of: str) -> Share:
        shares: list[Share] = [getattr(one, of) for one in parts]
        return Share(sum(one.part for one in shares), sum(one.whole for one in shares))

    return CentreFigures(
        "", "", "", "", sum(one.area for one in parts), offices, items, sum(one.windows for one in parts),
        sum(one.received for one in parts), days, share("on_time"), share("same_day"),
    )  # fmt: skip


@snapshot
class CentreReport:
    """The centres side by side, and the city together."""

    rows: tuple[CentreFigures, ...]
    city: CentreFigures


@snapshot
class CentreVolume:
    """What a centre took in in a time, how much was done on the spot, and who was satisfied of those who rated."""

    ref: str
    name: str
    kind: str
    trial_since: date | None
    """Since when it ran on trial 试运行."""
    windows: int
    received: int
    on_the_spot: Share
    satisfied: Share
    since_trial: int
    """Taken in since the trial began, up to the end of the time; nought where no trial is on record."""
