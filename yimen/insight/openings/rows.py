"""What the openings show: frozen rows, never models."""

from fractions import Fraction

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class Speed:
    """How fast enterprises were registered in the last ninety days, the latest thousand of them."""

    registered: int
    average: Fraction | None
    """Working days from the hand-in to the decision; None: nobody was registered."""
    same_day: Share
    """Within one working day, at the counter or not."""
    fast: Share
    """Within two working days."""
    together: Share
    """Openings whose certificates that belong together came out on one day."""

    @property
    def days(self) -> str:
        """The average as it is said, with one decimal; a dash when there is none."""
        return "—" if self.average is None else f"{float(round(self.average * 10) / 10):.1f}"
